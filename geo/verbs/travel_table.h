// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "geo/engines/travel_engine.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace geo {

struct TravelTableParams {
    std::string from;                     ///< as `readPlaces`: a file, accounts, reps, units:LAYER
    std::string to;                       ///< alike
    std::string file;                     ///< for the answer; the format is what its name ends in
    std::string engine = "embedded";      ///< or estimate; not asked where there is a `server`
    std::shared_ptr<TravelEngine> server; ///< a routing server instead
    RoadUse use;
    double snapLimit = kSnapLimit; ///< metres
};
void to_json(core::Json& json, const TravelTableParams& params);

struct TravelTableReport {
    std::string engine;
    std::string file; ///< absolute
    bool estimate = false;
    std::string attribution;
    std::int64_t rows = 0;
    std::int64_t columns = 0;
    std::int64_t unreachable = 0;  ///< pairs without a way
    std::int64_t farFromRoads = 0; ///< places with no road near
    double worstSnapMetres = 0;
    double detour = 0;   ///< of an estimate
    bool fitted = false; ///< the estimate was fitted to the roads of the workspace
    double seconds = 0;  ///< computing, without reading and writing
    double perSecond = 0;
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const TravelTableReport& report);

/// Drive times and distances from all places to all places, written one pair a row: from, to,
/// seconds, metres, engine. The engine "estimate" needs no roads; where the workspace has some, its
/// figures are those fitted to them. Throws Error(Usage) for another engine, Error(Input) where
/// roads are needed and missing, and what `readPlaces` and `ExportFile` throw.
TravelTableReport writeTravelTable(core::Workspace& ws, const TravelTableParams& params,
                                   core::Job& job);

} // namespace geo
