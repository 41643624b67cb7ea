// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "tests/bench/render/fractal_layer.h"

#include <string>
#include <vector>

namespace bench {

struct RenderParams {
    FractalLayerParams layer;
    int points = 1'000'000;
    int territories = 500;
    int width = 1920;
    int height = 1080;
    int repeats = 15;     ///< of each measurement but frames
    int frames = 240;     ///< of each pan
    std::string folder;   ///< where the plan is written; empty = a temporary folder, deleted
    std::string pictures; ///< folder for a picture of each view; empty = none
    std::string peer;     ///< program that draws the same layer; see docs/benchmarks.md
};

/// Times of one measurement in milliseconds.
struct Timing {
    std::string name; ///< "pan nation"
    std::vector<double> values;
    double target = 0;  ///< what it must stay below, 0 = nothing is asked
    double share = 0.5; ///< the quantile that the target is for

    double median() const;
    double quantile(double part) const;
    double judged() const { return quantile(share); }
    bool met() const { return target <= 0 || judged() <= target; }
};

/// What a peer took for the same view; ratio = ours / its.
struct PeerRatio {
    std::string view;
    double peer = 0;
    double ours = 0;
    double target = 0;
    double ratio() const { return peer > 0 ? ours / peer : 0; }
};

struct RenderReport {
    int units = 0;
    std::size_t vertices = 0;
    int arcs = 0;
    int points = 0;
    std::vector<Timing> timings;
    std::vector<PeerRatio> ratios;
    std::string peerName;
    int slivers = 0; ///< pixels of background inside the plan, over all scales looked at
    int scales = 0;  ///< how many were looked at
    double peakMegabytes = 0;
};

/// Makes the layer, stores it in a plan, and works the map of the window on it with real events.
/// Throws Error(Usage) without a widget application, Error(Storage) if the plan cannot be written,
/// Error(Input) if the peer fails.
RenderReport runRenderBench(const RenderParams& params, core::Job& job);

/// A table of times with those that missed their target marked, and the same for machines.
std::string textOf(const std::vector<Timing>& timings);
core::Json jsonOf(const std::vector<Timing>& timings);

std::string textOf(const RenderReport& report);
void to_json(core::Json& json, const RenderReport& report);

} // namespace bench
