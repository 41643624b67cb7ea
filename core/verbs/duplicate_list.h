// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/quality/duplicate_store.h"
#include "core/workspace/workspace.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// An account in a list of duplicates, with what is shown side by side.
struct DuplicateMember {
    AccountId account;
    std::string id; ///< in the CRM or file
    std::string source;
    std::string name;
    std::vector<std::optional<std::string>> fields; ///< as in `DuplicateCase::fieldNames`
    std::string matchLevel;
    double errorM = 0; ///< 95 % radius of its place; 0 without one
    std::int64_t openOpportunities = 0;
    double openAmount = 0;
    std::int64_t contacts = 0;
    std::optional<double> value; ///< of the column or expression asked for
    Json attributes;             ///< further columns of its source
};

/// Accounts that look like one, or were said to be.
struct DuplicateCase {
    std::string state;                         ///< "open", "link", "merge" or "ignored"
    double score = 0;                          ///< of open ones
    std::vector<quality::ScoreWeight> weights; ///< they sum to the score in hundredths
    std::size_t survivor = 0;                  ///< place in `members`: proposed, or chosen; first
    std::vector<DuplicateMember> members;
    std::vector<std::string> fieldNames; ///< "street", "city", ...
    std::vector<bool> alike; ///< per field: all values there are the same after normalising
    double together = 0;     ///< sum of the members' values
    double apartM = 0;       ///< largest distance between members; 0 if not known
};

struct DuplicateList {
    std::vector<DuplicateCase> cases; ///< of the state asked for, best score first
    std::int64_t open = 0;
    std::int64_t linked = 0;  ///< groups, merges included
    std::int64_t ignored = 0; ///< pairs
    bool countOnce = false;
};
void to_json(Json& json, const DuplicateList& list);

struct DuplicateListParams {
    std::string state = "open"; ///< "open", "linked" or "ignored"
    std::string value;          ///< column or expression over account columns; may be empty
    std::size_t most = 0;       ///< cases in the list; 0 = all
};

/// What `dedupe` found last and people have not decided, or what they have. Throws Error(Usage) for
/// another state, Error(Input) for a value that is not understood.
DuplicateList listDuplicates(const Connection& db, const DuplicateListParams& params);

/// A territory's total with all records, and with each company counted once.
struct OnceTotal {
    std::string code;
    std::string name;
    double valueAll = 0;
    double valueOnce = 0;
    double indexAll = 0; ///< 100 = target
    double indexOnce = 0;
};
struct OnceTotals {
    std::string scenario;
    std::string measure;
    std::vector<OnceTotal> territories;
    std::int64_t records = 0; ///< that would count no more
    double value = 0;         ///< of the measure, that would count no more
    double total = 0;         ///< of the measure, all records
};
void to_json(Json& json, const OnceTotals& totals);

/// What a scenario's totals of its first measure (or the one named) are with all records, and would
/// be if the linked accounts and, if `withOpen`, all open clusters were counted once, whatever the
/// switch says now.
OnceTotals onceTotals(const Connection& db, const std::string& scenario, const std::string& measure,
                      bool withOpen);

} // namespace core
