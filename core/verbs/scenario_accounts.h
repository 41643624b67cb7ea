// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/plan/scenario.h"
#include "core/workspace/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// An account as a scenario has it.
struct ScenarioAccount {
    AccountId id;
    std::string externalId;
    std::string name;
    std::string owner; ///< who works it, as the CRM says
    std::string segment;
    std::optional<Point> lonLat;
    UnitId unit;        ///< 0 = none
    int territory = -1; ///< index into `territories`; -1 = none, or held out
    double value = 0;
};

struct ScenarioAccounts {
    Scenario scenario;
    std::vector<Territory> territories;      ///< of level 0, in order of position
    std::vector<std::optional<Point>> bases; ///< per territory: home of who is in charge, or centre
    std::vector<ScenarioAccount> accounts;   ///< in order of id
    int notCounted = 0;                      ///< others stand for them
};

/// Reads the accounts of a scenario with a value (column or expression; empty = 1 each) and who
/// has them: the territory of their unit, or the one an override names. Accounts whose value is no
/// number count 0. Throws Error(Input) for a scenario or an expression that is not understood.
ScenarioAccounts loadScenarioAccounts(const Connection& db, const std::string& scenario,
                                      const std::string& value, const std::string& where);

} // namespace core
