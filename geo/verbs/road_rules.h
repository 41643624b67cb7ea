// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "geo/roads/road_rules.h"

#include <map>
#include <string>
#include <vector>

namespace geo {

struct AddBarriersParams {
    std::string file;                            ///< lines or the edges of areas, in any format
    std::vector<std::vector<core::Point>> lines; ///< or lines of their own, degrees
    std::string name;                            ///< empty = "Barrier 1", ...
};

struct RoadSpeedsParams {
    std::map<std::string, double> factors; ///< by class, or "all"; 1 takes a kept one away
    int fromHour = 0;                      ///< hours of the day from and to which they hold
    int toHour = 24;
    bool clear = false; ///< forgets all that were kept before
};

struct RoadRulesReport {
    RoadRules rules; ///< as they are kept now
    core::Changes changes;
};
void to_json(core::Json& json, const RoadRulesReport& report);

/// Keeps lines with the plan that no drive may cross: matrices, isochrones, routes, travel limits
/// and travel burdens all go round them. One step to undo. Throws Error(Input) for a file without
/// lines, Error(Usage) for lines of less than two different points or off the earth.
RoadRulesReport addBarriers(core::Workspace& ws, const AddBarriersParams& params);
/// Takes barriers back; all of them where no number is given. Throws Error(Input) for a number that
/// there is not.
RoadRulesReport removeBarriers(core::Workspace& ws, const std::vector<std::int64_t>& barriers);
/// Keeps with the plan how much slower or faster its roads are, always or between hours of the day.
/// The latter count where a departure is given. One step to undo. Throws Error(Usage) for a class,
/// factor or hour that is none.
RoadRulesReport setRoadSpeeds(core::Workspace& ws, const RoadSpeedsParams& params);
RoadRulesReport listRoadRules(const core::Workspace& ws);

} // namespace geo
