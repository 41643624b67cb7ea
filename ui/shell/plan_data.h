// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/hand_moves.h"
#include "core/plan/scenario.h"
#include "core/plan/unit_layer.h"
#include "core/workspace/connection.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/scenario_store.h"
#include "ui/views/plan_figures.h"

#include <map>
#include <optional>
#include <span>
#include <vector>

namespace ui {

/// What an edit never changes about a layer: loaded once, then every figure is arithmetic.
/// Index i means the same unit everywhere.
struct LayerData {
    core::UnitLayer layer;
    std::vector<core::BasicUnit> units; ///< in order of id
    std::vector<core::Measure> measures;
    core::Measure measure;      ///< the one the figures are of; id 0 = units are counted
    std::vector<double> values; ///< per unit, 0 where the measure has none
    std::vector<int> accounts;  ///< per unit
    int accountsOutside = 0;    ///< accounts that lie in no unit
    int accountsByZip = 0;
    bool zips = false; ///< units are ZIPs, and called so
    double total = 0;
    /// Neighbours of unit i: neighbours[starts[i]] to neighbours[starts[i + 1] - 1].
    std::vector<int> starts;
    std::vector<int> neighbours;

    int indexOf(core::UnitId unit) const; ///< -1 if it is not of this layer
    core::align::Neighbours graph() const { return {starts, neighbours}; }
};

/// Loads a layer. `measure` is a name; empty, or one that the layer lacks, means its first one.
LayerData loadLayerData(const core::Connection& db, const core::UnitLayer& layer,
                        const std::string& measure);

/// An account that does not follow its unit.
struct KeptAccount {
    int unit = -1;      ///< the unit it would follow; -1 = none
    int territory = -1; ///< where the plan puts it; -1 = it is held out
    double value = 0;   ///< what it brings to the measure shown
};

/// What accounts that do not follow their unit take out of it.
struct TakenOut {
    double value = 0;
    int accounts = 0;
};

/// Which territory each unit belongs to, as index into `territories`; -1 = none.
struct PlanState {
    core::Scenario scenario;
    std::vector<core::Territory> territories; ///< those that hold units, in order of position
    std::vector<int> owner;                   ///< per unit
    std::vector<int> fills;                   ///< per territory
    /// The fill that was last chosen for a territory by itself, by code: what it gets back when a
    /// colour of its own is taken away.
    std::map<std::string, int> ownFills;
    std::map<int, core::UnitLock> unitLocks;  ///< in force today, by unit
    std::vector<KeptAccount> kept;            ///< in force today
    std::map<int, TakenOut> takenOut;         ///< what `kept` takes out of units
    std::vector<std::pair<int, int>> borders; ///< territories that touch; what `fills` go by

    /// What a unit brings to the territory that it belongs to.
    double valueOf(const LayerData& layer, int unit) const;
    int accountsOf(const LayerData& layer, int unit) const;

    /// Index of a territory, -1 if it is not of this state.
    int indexOf(core::TerritoryId territory) const;
};

/// `before` is what was shown until now, so that territories keep their fills; may be null.
PlanState loadPlanState(const core::Connection& db, const LayerData& layer,
                        const core::Scenario& scenario, const PlanState* before = nullptr);
/// The same for figures alone: without colours, which take longer than all else.
PlanState loadPlainState(const core::Connection& db, const LayerData& layer,
                         const core::Scenario& scenario);
/// Follows an edit that gave units to other territories and did nothing else. Returns the
/// territories that lost or won any, by index.
std::vector<int> followUnits(const core::Connection& db, const LayerData& layer, PlanState& state,
                             std::span<const core::UnitId> units);

/// A fill per territory: those of `before` where a territory of the same code had one, and such
/// that neighbours can be told apart. Goes by `state.borders`.
std::vector<int> fillsFor(const PlanState& state, const PlanState* before);

/// All figures of a state: values, targets (shares of the whole by target weight), connected parts.
PlanFigures figuresOf(const LayerData& layer, const PlanState& state);
/// The same after an edit that touched some territories only: what takes longest is worked out for
/// these, and taken from `before`, the figures until now, for all others.
PlanFigures figuresAfter(const LayerData& layer, const PlanState& state, const PlanFigures& before,
                         std::span<const int> touched);

/// What some units hold together, without the list of accounts: that is `largestAccounts`.
SelectionFigures selectionFigures(const LayerData& layer, const PlanState& state,
                                  std::span<const core::UnitId> units);

/// Largest deviation of a scenario, and what differs from `base` (null = it is the base itself).
ScenarioRow scenarioRow(const PlanState& state, const PlanFigures& figures, const PlanState* base);

/// Brings `moved` of the other scenarios up to date after units of the base went to other
/// territories: from `before` to `after`, in nothing but `units`.
void followBase(const core::Connection& db, const LayerData& layer, const PlanState& before,
                const PlanState& after, std::span<const core::UnitId> units,
                std::vector<ScenarioRow>& rows);

/// All scenarios of the workspace, compared with the first one of this layer, which is handed back
/// in `base`.
std::vector<ScenarioRow> scenarioRows(const core::Connection& db, const LayerData& layer,
                                      std::optional<PlanState>& base);

} // namespace ui
