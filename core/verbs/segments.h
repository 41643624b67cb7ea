// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <string>
#include <vector>

namespace core {

/// What decides which segment an account is in.
enum class SegmentBy {
    Rules,     ///< expressions, the first that is true
    Shares,    ///< what it adds to the sum of a value: A, B, C
    Quantiles, ///< its rank by a value
    Buying     ///< recency, frequency and value of what it bought
};

struct SegmentRule {
    std::string name;
    std::string where; ///< expression over accounts
};

struct SegmentScheme {
    std::string name; ///< becomes a column of accounts
    SegmentBy by = SegmentBy::Rules;
    std::vector<SegmentRule> rules;
    std::string otherwise; ///< of accounts that no rule takes; empty = none
    std::string value;     ///< column or expression over accounts, for shares and ranks
    std::vector<double> shares = {0.8, 0.15}; ///< of the sum, largest accounts first
    int classes = 4;                          ///< of ranks
    std::vector<std::string> labels;          ///< best first; empty = A, B, C, ...
    std::string where;                        ///< only accounts this is true for
    std::string until; ///< for buying: the last day that counts; empty = today
};
void to_json(Json& json, const SegmentScheme& scheme);
void from_json(const Json& json, SegmentScheme& scheme);

struct SegmentTally {
    std::string segment; ///< empty = in none
    std::int64_t accounts = 0;
    double value = 0; ///< of the scheme's value; of what was bought, for buying; else 0
};

struct SegmentReport {
    SegmentScheme scheme;
    std::vector<SegmentTally> segments; ///< best first, those in none last
    std::int64_t changed = 0; ///< accounts that were in another segment, or in none, before
};
void to_json(Json& json, const SegmentReport& report);

/// Puts accounts into segments, as one step to undo, and keeps the scheme. Each scheme is a column
/// of accounts from then on: in tables, filters, expressions, and classes of a call plan. A scheme
/// of the same name is replaced. Throws Error(Usage) for a scheme that makes no sense, Error(Input)
/// for an expression that is not understood or a name that a column has already.
SegmentReport segmentAccounts(Workspace& ws, const SegmentScheme& scheme, Job& job);

/// What `segmentAccounts` would report, without writing anything. Throws as it does; a scheme that
/// has no name yet is not refused.
SegmentReport previewSegments(const Connection& db, const SegmentScheme& scheme, Job& job);

/// The segments that a scheme can put accounts into, best first.
std::vector<std::string> segmentNames(const SegmentScheme& scheme);

/// The schemes of a workspace with their segments as they are now; `changed` is 0.
std::vector<SegmentReport> listSegments(const Connection& db);

/// The scheme as it was defined; Error(Input) if there is none of that name.
SegmentScheme requireSegmentScheme(const Connection& db, const std::string& name);

/// Removes a scheme and its column. Throws Error(Input) if there is none of that name.
void removeSegments(Workspace& ws, const std::string& name);

} // namespace core
