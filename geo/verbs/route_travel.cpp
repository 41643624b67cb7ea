// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/route_travel.h"

#include "core/base/text.h"
#include "geo/engines/local_engine.h"

#include <cmath>
#include <utility>

namespace geo {

namespace {

constexpr double kMilliseconds = 1000;

core::RouteTravel travelBy(TravelEngine& engine, std::span<const core::Point> places,
                           core::Job& job) {
    const TravelTable table = engine.matrix(places, places, kSnapLimit, job);
    core::RouteTravel travel;
    travel.engine = table.engine;
    const auto size = static_cast<int>(places.size());
    travel.matrix = core::route::TravelMatrix::ofSize(size, true);
    for (std::size_t i = 0; i < table.milliseconds.size(); ++i) {
        const std::int32_t ms = table.milliseconds[i];
        travel.matrix.duration[i] =
            ms < 0 ? core::route::kUnreachable
                   : static_cast<std::int32_t>(std::lround(ms / kMilliseconds));
        travel.matrix.distance[i] = ms < 0 ? core::route::kUnreachable : table.metres[i];
    }
    for (std::size_t i = 0; i < table.from.size(); ++i) {
        if (!table.from[i].snapped || table.from[i].apart) {
            travel.issues.push_back({core::Severity::Warning,
                                     core::format("{:.5f}, {:.5f}", places[i].y, places[i].x), 0,
                                     table.from[i].snapped
                                         ? "lies on roads that are cut off from the others"
                                         : "has no road within a kilometre",
                                     "check its place on the map, or import roads that cover it"});
        }
    }
    return travel;
}

} // namespace

core::RouteTravelFinder routeTravel(std::shared_ptr<TravelEngine> engine) {
    return [engine = std::move(engine)](std::span<const core::Point> places, core::Job& job) {
        return travelBy(*engine, places, job);
    };
}

core::RouteTravelFinder routeTravel(const core::Workspace& ws, const std::string& engine,
                                    const std::string& hours) {
    RoadUse use;
    if (!hours.empty()) {
        use.hours = driveHoursOf(hours);
    }
    return routeTravel(localEngine(ws, engine, use));
}

} // namespace geo
