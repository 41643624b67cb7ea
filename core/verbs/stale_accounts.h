// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/connection.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace core {

struct StaleAccountsParams {
    int days = 60; ///< without a visit
    std::string scenario;
    std::string where; ///< only accounts this is true for
    std::string
        value; ///< column or expression over accounts; empty = the sum of open opportunities
    std::string today; ///< empty = today
};

struct StaleAccount {
    std::string account, name; ///< number and name
    std::string rep, territory;
    std::string lastVisit = {};            ///< a day; empty = none known
    std::optional<std::int64_t> days = {}; ///< since then
    double value = 0;
};

struct StaleTally {
    std::int64_t accounts = 0; ///< all
    std::int64_t stale = 0;
    std::int64_t never = 0; ///< of those: never visited
    double value = 0;       ///< of all
    double staleValue = 0;
};

struct StaleAccountsReport {
    std::string today;
    int days = 0;
    std::vector<StaleAccount> accounts; ///< the most value first
    StaleTally all;
    std::map<std::string, StaleTally> byRep, byTerritory; ///< "" = none
};
void to_json(Json& json, const StaleAccountsReport& report);

/// Accounts without a visit for so many days or more, and those never visited. Throws Error(Usage)
/// for days below 1 or a date that is none, Error(Input) for an expression that is not understood.
StaleAccountsReport staleAccounts(const Connection& db, const StaleAccountsParams& params,
                                  Job& job);

} // namespace core
