// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/verbs/compare.h"
#include "ui/shell/plan_data.h"

#include <optional>
#include <vector>

namespace ui {

/// One scenario among those that are compared.
struct ComparedRow {
    core::ScenarioId id;
    QString name;
    QString status; ///< "draft", "published" or "archived"
    double maxDeviation = 0;
    int inBand = 0;
    int territories = 0;
    double gini = 0;
    std::optional<double> moved; ///< share of accounts in other hands than in the first scenario
    double driveMinutes = 0;     ///< mean one-way drive to the territory's centre, an estimate
};

/// One unit that changes hands between the two sides.
struct ComparedMove {
    QString unit;
    QString place;
    QString from;
    QString to;
    int fromFill = -1; ///< number of the territory's fill, -1 = none
    int toFill = -1;
    int accounts = 0;
    double value = 0;
    double fromPoints = 0; ///< what the unit is in percent of the target of `from`
    double toPoints = 0;
};

/// Scenarios of one layer side by side: all of them in figures, two of them on the map and in
/// moves.
struct Comparison {
    std::vector<ComparedRow> rows;
    PlanState left;
    PlanState right;
    PlanFigures leftFigures;
    PlanFigures rightFigures;
    std::vector<ComparedMove> moves; ///< largest value first
    int accounts = 0;                ///< that change hands
    double value = 0;                ///< that changes hands, of the measure
    double driveLow = 0;
    double driveHigh = 0;

    const ComparedRow* find(core::ScenarioId id) const;
};

/// Compares all scenarios of the layer, and two of them unit by unit. Territories have the fills
/// that they have in `shown`, the plan on the screen.
Comparison loadComparison(const core::Connection& db, const LayerData& layer,
                          const std::vector<ScenarioRow>& scenarios, const PlanState& shown,
                          core::ScenarioId left, core::ScenarioId right, core::Job& job);

/// The owner of each unit in `plan`, as indices into the territories of `into`: the same
/// territories where their codes are the same, -1 where there is none.
std::vector<int> ownersIn(const PlanState& plan, const PlanState& into);

} // namespace ui
