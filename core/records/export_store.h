// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/json.h"
#include "core/plan/shape.h"
#include "core/records/attribute_columns.h"
#include "core/records/row.h"
#include "core/workspace/connection.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace core::records {

/// An account as it leaves the workspace.
struct AccountOut {
    AccountId id;
    std::string externalId;
    std::string source;
    Value name, street, city, state, zip, country, phone, website, segment, owner;
    std::optional<Point> point; ///< the place that counts, a pin before a found one
    std::string matchLevel;
    double matchScore = 0;
    Json attributes;
};

/// Visits all accounts in order of id.
void forEachAccount(const Connection& db, const std::function<void(const AccountOut&)>& visit);

/// The further columns of all accounts, in the order of their first appearance.
std::vector<AttributeColumn> loadAttributeColumns(const Connection& db);

/// The territory that an account is given by hand in a scenario; 0 for one that is held out of all.
/// Those that have expired by the date ("2026-03-01") are left out.
std::map<AccountId, TerritoryId> loadAccountOverrides(const Connection& db, ScenarioId scenario,
                                                      const std::string& date);

/// Name of the scenario that a scenario was copied or rebalanced from; empty if there is none.
std::string baseScenarioName(const Connection& db, ScenarioId scenario);

} // namespace core::records
