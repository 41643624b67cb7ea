// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/plan/shape.h"
#include "core/verbs/travel_estimate.h"
#include "geo/roads/directions.h"
#include "geo/roads/roads.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace geo {

/// What became of a point on its way to the roads.
struct PointSnap {
    bool snapped = false; ///< false: no road within the limit, so nothing can be reached
    bool apart = false;   ///< on roads that hang together with none of the largest part
    double metres = 0;    ///< from the point to the road; not part of any drive
    core::Point onRoad;   ///< degrees
};

/// Drive times and distances from every row to every column.
struct TravelTable {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<std::int32_t> milliseconds; ///< row by row; -1 = no way
    std::vector<std::int32_t> metres;       ///< of the quickest way; -1 = no way
    std::vector<PointSnap> from;
    std::vector<PointSnap> to;
    std::string engine;      ///< "embedded" or "estimate"
    std::string version;     ///< names data and settings: the same only for the same answers
    std::string attribution; ///< to be shown with the result; may be empty
    bool estimate = false;   ///< a rule of thumb, to be labelled so wherever it is shown

    /// Seconds; empty where there is no way.
    std::optional<double> seconds(std::size_t row, std::size_t column) const {
        const std::int32_t ms = milliseconds[row * columns + column];
        return ms < 0 ? std::nullopt : std::optional(ms / 1000.0);
    }
    std::optional<double> distance(std::size_t row, std::size_t column) const {
        const std::int32_t m = metres[row * columns + column];
        return m < 0 ? std::nullopt : std::optional<double>(m);
    }
    std::int64_t unreachable() const;
};

/// How far a point may lie from a road unless told otherwise, in metres.
inline constexpr double kSnapLimit = 1000;

/// Drive times between points in degrees, by the embedded engine: exact for the network. Points
/// beyond `limit` metres from any road reach nothing and are reported in `from` and `to`.
TravelTable travelMatrix(const Roads& roads, std::span<const core::Point> from,
                         std::span<const core::Point> to, core::Job& job,
                         double limit = kSnapLimit);

/// A table by the rule of thumb, labelled as an estimate. Never without an answer, but for
/// positions that are no positions.
TravelTable estimateMatrix(std::span<const core::Point> from, std::span<const core::Point> to,
                           const core::TravelEstimate& estimate = {});

/// The estimate that comes closest to drives between random places of a network: the median detour,
/// and the speeds with the least squared error of the logarithm of time. The same seed gives the
/// same. The usual one, not marked as fitted, where the network is too small for a fit.
core::TravelEstimate fitEstimate(const Roads& roads, std::uint64_t seed, core::Job& job);

/// A drive between two points along the roads.
struct RoadRoute {
    double seconds = 0;
    double metres = 0;
    std::vector<core::Point> line; ///< degrees, from road to road
    std::vector<RoadStep> steps;   ///< from road to road
    PointSnap from;
    PointSnap to;
};

/// The quickest drive from each point to the next; empty where there is none.
std::vector<std::optional<RoadRoute>> roadRoutes(const Roads& roads,
                                                 std::span<const core::Point> points,
                                                 core::Job& job, double limit = kSnapLimit);

} // namespace geo
