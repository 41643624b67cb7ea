// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "tests/bench/routing_instance.h"

#include <optional>
#include <string>
#include <vector>

namespace bench {

struct RoutingParams {
    std::string instance; ///< path of an instance, or of a folder with best_known.csv
    RoutingFormat format = RoutingFormat::Guess;
    double timeLimitSeconds = 0; ///< search for this long; 0 = a fixed number of iterations
    std::uint64_t seed = 1;
    int threads = 2;
    std::string planOut; ///< file for the routes, one a line; empty = none
};

/// The outcome of one instance, in the file's own unit.
struct RoutingReport {
    std::string instance;
    std::string format;
    int stops = 0;
    int routes = 0;
    double value = 0;
    std::optional<double> bestKnown;
    std::optional<int> bestKnownVehicles; ///< set where the table counts vehicles before distance
    std::optional<double> peer;
    bool feasible = false;
    std::vector<std::string> faults; ///< what an independent check found
    double seconds = 0;
    double firstPlanSeconds = 0;
    double cpuShare = 0; ///< CPU time by wall time and threads: below 1 on a busy machine
    std::int64_t iterations = 0;
    std::uint64_t seed = 0;

    /// value / best known - 1.
    std::optional<double> gap() const;
    /// value / peer - 1.
    std::optional<double> peerGap() const;
};

/// All instances of a folder.
struct RoutingSummary {
    std::string folder;
    std::vector<RoutingReport> reports;

    double meanGap() const;
    std::optional<double> meanPeerGap() const;
    int bestKnownReached() const;
};

/// Solves one instance, checks the plan and writes it. Throws Error(Input) if the file cannot be
/// used, Error(Storage) if the plan cannot be written.
RoutingReport solveRouting(const RoutingParams& params, core::Job& job);
RoutingSummary solveRoutingFolder(const RoutingParams& params, core::Job& job);

void to_json(core::Json& json, const RoutingReport& report);
void to_json(core::Json& json, const RoutingSummary& summary);
std::string textOf(const RoutingReport& report);
/// A Markdown table.
std::string textOf(const RoutingSummary& summary);

} // namespace bench
