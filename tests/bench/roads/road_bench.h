// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

struct RoadBenchParams {
    std::string file; ///< .osm.pbf, or a graph of the PACE challenge (.gr, .gr.xz)
    std::vector<int> tables = {1000, 4000}; ///< sides of square tables
    int pairs = 10000;                      ///< that are compared with a plain search
    int repeats = 3;                        ///< of what is timed, the median counts
    std::uint64_t seed = 1;
};

struct RoadBenchTable {
    int side = 0;
    double seconds = 0;
    double multiple = 0; ///< of one plain search to all
};

/// Times are wall clock, the median of the repeats; multiples are of `dijkstraSeconds`, a plain
/// search from one vertex to all in the same run on one core.
struct RoadBenchReport {
    std::string file;
    std::int64_t nodes = 0;
    std::int64_t vertices = 0; ///< of the graph that is searched
    std::int64_t arcs = 0;
    std::int64_t restrictions = 0;
    double graphSeconds = 0; ///< from the file to a graph that can be searched
    double dijkstraSeconds = 0;
    double buildSeconds = 0;
    double buildMultiple = 0;
    double queryMicroseconds = 0;
    std::vector<RoadBenchTable> tables;
    std::int64_t pairs = 0;
    std::int64_t differing = 0;  ///< pairs whose distance is not that of the plain search
    double isochroneSeconds = 0; ///< 30 minutes around the middle; 0 for bare graphs
    double peakMegabytes = 0;
};
void to_json(core::Json& json, const RoadBenchReport& report);

/// Runs the road engine on one network: reads it, orders it, asks for single drives and tables, and
/// compares random pairs with Dijkstra's search over edges. Throws Error(Input) for a file that is
/// no network.
RoadBenchReport benchRoads(const RoadBenchParams& params, core::Job& job);

} // namespace bench
