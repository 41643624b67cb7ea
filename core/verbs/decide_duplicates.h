// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/json.h"
#include "core/records/field_change_store.h"
#include "core/workspace/workspace.h"

#include <map>
#include <string>
#include <vector>

namespace core {

enum class DuplicateDecision {
    Link,   ///< one company in Evenlode; the CRM keeps its records as they are
    Merge,  ///< the same, and the survivor's fields are queued for the CRM
    Ignore, ///< different companies: not proposed again unless a field changes
    Release ///< forgets links, merges and ignored pairs among the accounts
};
/// "link", "merge", "ignore" or "release"; throws Error(Usage) for another word.
DuplicateDecision parseDuplicateDecision(const std::string& word);

struct DecideDuplicatesParams {
    DuplicateDecision decision = DuplicateDecision::Link;
    std::vector<std::string>
        accounts;         ///< ids as in the CRM or file, two or more; see `requireAccount`
    std::string survivor; ///< one of them; empty = the proposed one
    /// For a merge: field -> the account whose value is kept. Others keep the survivor's value, or
    /// the first one there is where that is empty.
    std::map<std::string, std::string> keep;
    std::string note;
};

struct DecideDuplicatesReport {
    std::string survivor; ///< its id; empty for Ignore and Release
    std::vector<std::string> accounts;
    std::vector<records::FieldChange> queued; ///< what the merge shall change in the CRM
    std::int64_t changed = 0;                 ///< rows of the plan
    std::vector<Issue> issues;
    Changes changes;
};
void to_json(Json& json, const DecideDuplicatesReport& report);

/// Decides about accounts that look alike, in one step to undo. Imports do not change a decision.
/// Nothing is sent or deleted: a merge queues field values, and the records of other sources than
/// the survivor's are only linked, which is said in the issues.
/// Throws Error(Input) for unknown accounts, Error(Usage) for fewer than two.
DecideDuplicatesReport decideDuplicates(Workspace& ws, const DecideDuplicatesParams& params);

struct CountOnceReport {
    bool once = false;
    std::int64_t groups = 0;
    std::int64_t records = 0; ///< that count no more while it is on
};
void to_json(Json& json, const CountOnceReport& report);
/// Lets totals count each group of linked accounts once, or all records as they are. One step to
/// undo; measures need not be made again.
CountOnceReport countClustersOnce(Workspace& ws, bool once);

} // namespace core
