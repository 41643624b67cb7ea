// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/heat_points.h"
#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/workspace/connection.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace geo {

/// What a heatmap is of.
struct HeatQuery {
    std::string of = "accounts"; ///< "accounts", "opportunities", "leads" or "visits"
    std::string value;           ///< a column or an expression over columns; "count" or empty = 1
    std::string where;           ///< expression over the records' columns; empty for all
    std::string minus;           ///< what fits this is taken off: won minus lost
    bool difference = false;     ///< whether `minus` is meant (an empty one is all)
};

/// Records as points in a plane.
struct HeatRecords {
    std::string crs; ///< of the plane, see `workCrsFor`
    std::vector<core::analysis::HeatPoint> points;
    std::int64_t read = 0;       ///< records that the filters select
    std::int64_t noPlace = 0;    ///< without a point: not on the map
    double noPlaceValue = 0;     ///< what those hold
    std::int64_t noValue = 0;    ///< whose value is empty or no number
    std::int64_t byZip = 0;      ///< placed by ZIP or city only: near, not exact
    std::int64_t notCounted = 0; ///< of accounts that others stand for (see `countedForOthers`)
    double total = 0;            ///< of the points
    std::vector<core::Issue> issues;
};

/// Chooses a plane for points, given their extent, both in degrees: `workCrsFor`, for one.
using PlaneChoice =
    std::function<std::string(const core::Box& extent, std::span<const core::Point> points)>;

/// Reads what a heatmap is made of. Opportunities and visits lie where their account does. Columns
/// of visits: kind, subject, starts, minutes, rep, outcome, done (1 = made, 0 = planned). Throws
/// Error(Usage) for other records, Error(Input) for expressions that are not understood and when no
/// record fits.
HeatRecords loadHeatRecords(const core::Connection& db, const HeatQuery& query,
                            const PlaneChoice& plane, core::Job& job);

} // namespace geo
