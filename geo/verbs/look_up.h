// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/ledger/alignment_state.h"
#include "core/plan/scenario.h"
#include "core/plan/shape.h"
#include "core/workspace/workspace.h"
#include "geo/geometry/unit_locator.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// A question of lead routing. Just one of the three is set.
struct LookupQuery {
    std::string zip;                  ///< or any key of the scenario's layer
    std::optional<core::Point> point; ///< EPSG:4326
    std::string account;              ///< its number in the CRM
};

/// Whom it belongs to.
struct LookupAnswer {
    std::string asked; ///< as it was asked, for people
    bool found = false;
    std::string unit;      ///< key; empty if an override decides
    std::string territory; ///< code
    std::string name;
    std::string owner;  ///< names, joined by ", "
    std::string reason; ///< why it was not found, or that an override decides
};
void to_json(core::Json& json, const LookupAnswer& answer);

/// Reads "06511", "-72.92,41.31" or "account A1601". Throws Error(Usage) for an empty text.
LookupQuery parseLookup(std::string_view text);

/// Answers who is responsible for a ZIP, a place or an account, from one state of the workspace.
/// Built once, then each answer takes microseconds; any number of threads may ask.
class TerritoryLookup {
public:
    /// Owners and overrides count as of `date`. Throws Error(Input) for an unknown scenario.
    TerritoryLookup(const core::Connection& db, const std::string& scenario,
                    const std::string& date, core::Job& job);

    LookupAnswer find(const LookupQuery& query) const;
    const std::string& scenario() const { return scenario_.name; }

    /// All units with their territory and owner, for code that routes leads by itself:
    /// {"scenario", "layer", "effective", "territories": {"T01": {"name", "owner"}}, "units":
    /// {"06511": "T01"}}.
    core::Json definitions() const;

private:
    void loadAccounts(const core::Connection& db);
    void fill(LookupAnswer& answer, const std::string& unit) const;
    void name(LookupAnswer& answer, const std::string& code) const;

    struct AccountPlace {
        std::string unit;
        std::string override; ///< code of a territory
        bool holdout = false;
    };

    core::Scenario scenario_;
    std::string date_;
    std::map<std::string, std::string, std::less<>> territoryOf_; ///< by key and alias
    std::map<std::string, core::ledger::TerritoryLine> territories_;
    std::vector<std::string> keys_; ///< by place in the locator
    UnitLocator locator_;
    std::map<std::string, AccountPlace> accounts_;
};

} // namespace geo
