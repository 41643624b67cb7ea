// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/nearest_rep.h"

#include "core/verbs/travel_estimate.h"

#include <algorithm>
#include <optional>

namespace geo {

std::vector<NearestRep> nearestReps(const core::Connection& db,
                                    std::span<const core::Point> places) {
    std::vector<std::string> names;
    std::vector<std::optional<core::Point>> bases;
    core::Statement rows = db.prepare("SELECT name, lon, lat FROM base_reps WHERE removed = 0 AND "
                                      "lon IS NOT NULL AND lat IS NOT NULL ORDER BY id");
    while (rows.step()) {
        names.push_back(rows.string(0));
        bases.emplace_back(core::Point{rows.real(1), rows.real(2)});
    }
    std::vector<NearestRep> nearest;
    if (names.empty()) {
        return nearest;
    }
    const core::TravelTimes times =
        core::estimateTravel(places, bases, core::loadTravelEstimate(db));
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto begin = times.seconds.begin() + static_cast<std::ptrdiff_t>(i * names.size());
        const auto best =
            std::min_element(begin, begin + static_cast<std::ptrdiff_t>(names.size()));
        nearest.push_back(
            {names[static_cast<std::size_t>(best - begin)], static_cast<double>(*best) / 60});
    }
    return nearest;
}

} // namespace geo
