// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/scenario_accounts.h"
#include "core/workspace/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// An opportunity, and where its account belongs.
struct ScenarioDeal {
    std::string closed; ///< the day; empty = not known
    std::string stage;
    double value = 0;
    bool won = false;
    bool lost = false;
    std::optional<std::size_t> account; ///< index into `ScenarioAccounts::accounts`
    int territory = -1;                 ///< as `ScenarioAccount::territory`
    bool open() const { return !won && !lost; }
};

/// The opportunities of the accounts of a scenario with a value (column or expression; empty =
/// amount), in order of id. Accounts that others stand for count as those; values that are no
/// number are 0. Throws Error(Input) for an expression that is not understood.
std::vector<ScenarioDeal> loadScenarioDeals(const Connection& db, const ScenarioAccounts& plan,
                                            const std::string& value, const std::string& where);

} // namespace core
