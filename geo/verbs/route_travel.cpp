// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/route_travel.h"

#include "core/base/error.h"
#include "core/base/text.h"

namespace geo {

core::RouteTravelFinder routeTravel(const core::Workspace&, const std::string& engine) {
    if (!engine.empty() && engine != "estimate") {
        throw core::Error(core::Code::Usage, core::format("\"{}\" is no engine for routes", engine),
                          "choose estimate", "--engine");
    }
    return core::estimateRouteTravel;
}

} // namespace geo
