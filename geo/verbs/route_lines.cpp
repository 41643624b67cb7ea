// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/route_lines.h"

#include "geo/roads/road_rules.h"
#include "geo/roads/travel_matrix.h"

#include <filesystem>

namespace geo {

std::vector<RouteLine> routeLines(const core::Workspace& ws,
                                  std::span<const core::visits::DayRoute> routes, core::Job& job) {
    std::vector<RouteLine> lines;
    if (routes.empty() || !std::filesystem::exists(roadsFile(ws.path()))) {
        return lines;
    }
    const auto roads = Roads::open(ws.path(), withRules({}, loadRoadRules(ws.newReader())), job);
    for (const core::visits::DayRoute& route : routes) {
        job.checkpoint();
        std::vector<core::Point> places;
        if (route.base) {
            places.push_back(*route.base);
        }
        for (const core::visits::RouteStop& stop : route.stops) {
            places.push_back(stop.place);
        }
        if (route.base) {
            places.push_back(*route.base);
        }
        RouteLine line;
        const auto drives = roadRoutes(*roads, places, job);
        for (std::size_t i = 0; i < drives.size(); ++i) {
            line.emplace_back();
            if (drives[i]) {
                // The road is where the drive runs; the last steps from it are straight.
                line.back() = drives[i]->line;
                line.back().insert(line.back().begin(), places[i]);
                line.back().push_back(places[i + 1]);
            }
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace geo
