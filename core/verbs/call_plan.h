// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/connection.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace core {

struct CallPlanParams {
    std::string from; ///< first day of the horizon
    std::string to;   ///< last day; empty = today
    std::string scenario;
    std::string where; ///< only accounts this is true for
    /// Days between two calls: a number, or a column or expression over accounts; accounts for
    /// which it gives none are not in the call plan. Or, instead, by class:
    std::string every;
    std::string classColumn; ///< with `frequencies`; empty = "class", else "segment"
    std::map<std::string, double> frequencies; ///< class -> days between two calls
};

/// Days between two calls by class as people write them: "A=7", "B=28". Throws Error(Usage) for
/// what is none.
void setFrequencies(CallPlanParams& params, const std::vector<std::string>& texts);

/// An account of the call plan.
struct PlannedAccount {
    std::string account, name; ///< number and name
    std::string rep, territory;
    std::string accountClass;   ///< empty without classes
    double every = 0;           ///< days
    std::int64_t asked = 0;     ///< whole intervals of the horizon
    std::int64_t made = 0;      ///< visits in the horizon
    std::string lastVisit = {}; ///< a day, also before the horizon; empty = none known

    std::int64_t kept() const { return made < asked ? made : asked; }
};

struct CallPlanTally {
    std::int64_t accounts = 0;
    std::int64_t asked = 0, made = 0;
    std::int64_t kept = 0;         ///< of those asked for; more visits than that count no more
    std::int64_t fullyKept = 0;    ///< accounts with all their calls
    std::int64_t neverVisited = 0; ///< accounts that should have been, and were not once

    void add(const PlannedAccount& account);
    double share() const; ///< kept of asked, 0 to 1; 1 where nothing was asked for
};

struct CallPlanReport {
    std::string from, to;
    std::int64_t days = 0;                ///< of the horizon
    std::vector<PlannedAccount> accounts; ///< by missing calls, most first, then number
    CallPlanTally all;
    std::map<std::string, CallPlanTally> byRep, byTerritory, byClass; ///< "" = none
};
void to_json(Json& json, const CallPlanReport& report);

/// Whether accounts were visited as often as the call plan asks. Throws Error(Usage) for days or
/// frequencies that make no sense, Error(Input) for an expression that is not understood.
CallPlanReport callPlan(const Connection& db, const CallPlanParams& params, Job& job);

} // namespace core
