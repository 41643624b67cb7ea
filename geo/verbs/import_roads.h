// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/verbs/travel_estimate.h"
#include "core/workspace/workspace.h"
#include "geo/roads/line_reader.h"

#include <cstdint>
#include <string>
#include <vector>

namespace geo {

struct ImportRoadsParams {
    std::string source;          ///< an OpenStreetMap file, or any line layer
    std::string profile = "car"; ///< who drives; only cars are known
    std::string habits = "auto"; ///< speeds where no sign is known: us, other, or by the place
    LineFields lines;            ///< for line layers
    bool hierarchy = true;       ///< also order the roads by importance, for large tables
};
void to_json(core::Json& json, const ImportRoadsParams& params);

struct ImportRoadsReport {
    std::string source;
    std::string file; ///< beside the workspace
    std::string attribution;
    std::string habits; ///< us or other
    std::string version;
    std::int64_t read = 0; ///< ways or rows of any kind
    std::int64_t nodes = 0;
    std::int64_t segments = 0;     ///< pieces of road between nodes
    std::int64_t edges = 0;        ///< directions of these that may be driven
    std::int64_t restrictions = 0; ///< banned rows of turns
    std::int64_t components = 0;   ///< parts that hang together for a car
    double largestShare = 0;       ///< of the edges, in the largest part
    double kilometres = 0;
    RoadLosses losses;
    double graphSeconds = 0;     ///< until the roads could be searched
    double hierarchySeconds = 0; ///< ordering them
    double seconds = 0;
    double megabytes = 0;
    core::TravelEstimate estimate; ///< fitted to them, and kept for what is only estimated
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const ImportRoadsReport& report);

/// Makes a road network of an OpenStreetMap extract or a line layer, in a file beside the
/// workspace; an older one is replaced once the new one is whole. Missing nodes, turn restrictions
/// that do not fit, and roads that hang together with nothing are reported. Once the roads are
/// ordered, the estimate of the workspace is fitted to them. Throws Error(Input) for
/// a source that cannot be read or holds no road for cars.
ImportRoadsReport importRoads(core::Workspace& ws, const ImportRoadsParams& params, core::Job& job);

/// What is known of the roads of a workspace. Throws Error(Input) where there are none.
struct RoadsInfo {
    core::Json about; ///< what `importRoads` reported
    std::string file;
    double megabytes = 0;
    core::Box extent;                                       ///< degrees
    std::vector<std::pair<std::string, double>> kilometres; ///< by road class
};
void to_json(core::Json& json, const RoadsInfo& info);
RoadsInfo roadsInfo(const core::Workspace& ws, core::Job& job);

} // namespace geo
