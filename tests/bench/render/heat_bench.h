// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/heat.h"
#include "core/base/job.h"
#include "core/base/json.h"

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

struct HeatParams {
    int points = 1'000'000;
    std::uint64_t seed = 1;
    int width = 1920;
    int height = 1080;
    double radius = 20; ///< pixels
    core::analysis::HeatKernel kernel = core::analysis::HeatKernel::Gaussian;
    int repeats = 15;
    int samples = 400; ///< cells of each view that are checked against brute force
    int threads = 0;   ///< 0 = all cores
    std::string peer;  ///< program that draws the same points, for ratios; empty = none
};

struct HeatTimes {
    std::string view;        ///< "nation", "state" or "city"
    double extentKm = 0;     ///< width
    double surfaceMs = 0;    ///< median; binning and spreading
    double colourMs = 0;     ///< median; to pixels
    double milliseconds = 0; ///< median of both together
    double processorMs = 0;  ///< time of all threads, median: what a busy machine does not distort
    double worst = 0;        ///< largest relative error of a sampled cell against brute force
    double worstOfPeak = 0;  ///< against the kernel at the points' own places, of the peak
    double peer = 0;         ///< milliseconds of the peer, 0 = not asked
};

struct HeatReport {
    int points = 0;
    double prepareMs = 0; ///< of putting the points in order, once
    std::vector<HeatTimes> views;
    std::string peerName;
    double maxRelativeError() const;
};
void to_json(core::Json& json, const HeatReport& report);
std::string textOf(const HeatReport& report);

/// Points at the ZIP codes of the 48 states and DC, scattered around them, in EPSG:5070: as many
/// at each as its seeded log-normal weight says.
std::vector<core::analysis::HeatPoint> generatedPoints(int count, std::uint64_t seed);

/// Times heat surfaces at the scales of a nation, a state (640 km) and a city (64 km), around the
/// most crowded place, and checks sampled cells against sums over all points in double precision.
HeatReport runHeatBench(const HeatParams& params, core::Job& job);

} // namespace bench
