// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/scenario.h"
#include "core/workspace/workspace.h"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace core {

std::vector<Scenario> loadScenarios(const Connection& db);
std::optional<Scenario> findScenario(const Connection& db, std::string_view name);
/// Throws Error(Input) that lists the scenarios. An empty name stands for the only one.
Scenario requireScenario(const Connection& db, std::string_view name);
/// Throws Error(Input) if it is gone.
Scenario requireScenario(const Connection& db, ScenarioId scenario);

/// In order of position.
std::vector<Territory> loadTerritories(const Connection& db, ScenarioId scenario);
/// Finds a territory by code, name (any case) or position; throws Error(Input) that lists them.
Territory requireTerritory(const Connection& db, ScenarioId scenario, std::string_view name);

/// Unit and territory, in order of unit id; unassigned units are absent.
std::vector<std::pair<UnitId, TerritoryId>> loadAssignments(const Connection& db,
                                                            ScenarioId scenario);

struct UnitLock {
    UnitId unit;
    std::string reason;
    std::string expiresOn; ///< date, empty = for good
};
/// Locks in force on the given date ("2026-03-01").
std::vector<UnitLock> loadUnitLocks(const Connection& db, ScenarioId scenario,
                                    const std::string& date);

/// The sales force that plans belong to unless told otherwise; made when there is none.
ForceId defaultForce(Edit& edit);
/// Inserts a scenario row (its id is filled in) with its measures. Throws Error(Input) if the name
/// is taken or empty.
ScenarioId insertScenario(Edit& edit, const Scenario& scenario);
void updateScenarioMeasures(Edit& edit, ScenarioId scenario,
                            const std::vector<ScenarioMeasure>& measures);
TerritoryId insertTerritory(Edit& edit, const Territory& territory);
void updateTerritory(Edit& edit, const Territory& territory);
void deleteTerritory(Edit& edit, TerritoryId territory);
void insertOwner(Edit& edit, TerritoryId territory, RepId rep, const std::string& role = "owner");

/// Gives units to a territory; territory 0 takes them from all.
void assignUnits(Edit& edit, ScenarioId scenario, std::span<const UnitId> units,
                 TerritoryId territory);
void lockUnits(Edit& edit, ScenarioId scenario, std::span<const UnitId> units,
               const std::string& reason, const std::string& expiresOn);
void unlockUnits(Edit& edit, ScenarioId scenario, std::span<const UnitId> units);

} // namespace core
