// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/plan_routes.h"
#include "geo/roads/road_rules.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace ui {

/// What people want to know at a stop beside its time.
struct StopFacts {
    QString account; ///< its number
    QString name;
    std::optional<int> daysSinceVisit; ///< empty = never
    std::optional<double> openValue;
};

/// Everything that the routes workspace shows of the newest plan.
struct RouteData {
    std::optional<core::RouteReport> report; ///< empty: nothing has been planned
    std::map<core::AccountId, StopFacts> facts;
    QStringList reps;      ///< of the workspace
    QStringList scenarios; ///< of the workspace
    std::vector<geo::RoadBarrier> barriers;

    const core::visits::RoutePlan* plan() const { return report ? &report->plan : nullptr; }
    /// The days that have routes, in order.
    QStringList days() const;
    /// Indices of the routes of a day.
    std::vector<std::size_t> routesOn(const QString& day) const;
    QString repName(core::RepId rep) const;
    StopFacts factsOf(core::AccountId account) const;
};

/// Reads it. Takes a connection of its own through the workspace.
RouteData loadRouteData(const core::Workspace& ws);

/// "7 h 22 min".
QString drivingText(std::int64_t seconds);
/// "08:36".
QString clockText(core::visits::ClockTime time);

} // namespace ui
