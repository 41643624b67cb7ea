// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/unit_travel.h"

#include "core/base/text.h"
#include "geo/engines/local_engine.h"

#include <limits>
#include <utility>

namespace geo {

namespace {

constexpr double kMilliseconds = 1000;

core::TravelTimes fromTable(const TravelTable& table, const std::vector<std::size_t>& column,
                            std::size_t width, const core::TravelEstimate& estimate) {
    core::TravelTimes times;
    times.engine = table.engine;
    times.attribution = table.attribution;
    times.seconds.assign(table.rows * width, std::numeric_limits<float>::infinity());
    for (std::size_t row = 0; row < table.rows; ++row) {
        const double access = estimate.seconds(table.from[row].metres);
        for (std::size_t c = 0; c < table.columns; ++c) {
            const std::int32_t ms = table.milliseconds[row * table.columns + c];
            if (ms >= 0) {
                const double seconds =
                    ms / kMilliseconds + access + estimate.seconds(table.to[c].metres);
                times.seconds[row * width + column[c]] = static_cast<float>(seconds);
            }
        }
    }
    for (std::size_t c = 0; c < table.to.size(); ++c) {
        const PointSnap& snap = table.to[c];
        if (!snap.snapped || snap.metres > kSnapLimit) {
            times.issues.push_back(
                {core::Severity::Warning, core::format("base {}", column[c] + 1), 0,
                 snap.snapped
                     ? core::format("lies {:.1f} km from any road", snap.metres / kMilliseconds)
                     : "lies far from all roads: nothing reaches it",
                 "see whether the roads cover it"});
        }
    }
    return times;
}

} // namespace

core::TravelFunction unitTravel(std::shared_ptr<TravelEngine> engine,
                                const core::TravelEstimate& estimate) {
    return [engine = std::move(engine), estimate](std::span<const core::Point> places,
                                                  std::span<const std::optional<core::Point>> bases,
                                                  core::Job& job) {
        std::vector<core::Point> ends;
        std::vector<std::size_t> column;
        for (std::size_t b = 0; b < bases.size(); ++b) {
            if (bases[b]) {
                ends.push_back(*bases[b]);
                column.push_back(b);
            }
        }
        if (engine->name() == kEstimate) {
            return core::estimateTravel(places, bases, estimate);
        }
        return fromTable(engine->matrix(places, ends, kUnitSnapLimit, job), column, bases.size(),
                         estimate);
    };
}

core::TravelFunction workspaceDrives(const core::Workspace& ws) {
    return unitTravel(localEngine(ws, {}), core::loadTravelEstimate(ws.newReader()));
}

} // namespace geo
