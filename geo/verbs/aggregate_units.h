// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

enum class Aggregate { Sum, Count, Mean };

/// What is taken together: a column (or an expression over columns) of the records, and how.
struct AggregateValue {
    std::string expression;
    Aggregate how = Aggregate::Sum;
    bool operator==(const AggregateValue&) const = default;
};

/// Reads "amount", "amount:mean", "amount * probability:sum", "*:count" (all records) or "count"
/// (the same). Throws Error(Usage) for an empty text.
AggregateValue parseAggregateValue(std::string_view text);

struct AggregateUnitsParams {
    std::string layer; ///< empty for the only layer of the workspace
    std::string from;  ///< "accounts" or "opportunities"
    std::string value; ///< see `parseAggregateValue`
    std::string as;    ///< name of the measure
    std::string where; ///< expression over the records' columns; empty for all
    std::string unit;  ///< "$"; may be empty
};
void to_json(core::Json& json, const AggregateUnitsParams& params);

struct AggregateUnitsReport {
    std::string layer;
    std::string measure;
    std::int64_t read = 0;         ///< records that `where` selects
    std::int64_t byPoint = 0;      ///< in a unit by point in polygon
    std::int64_t byZip = 0;        ///< known by their ZIP only: in the unit of that key
    std::int64_t rowsWithout = 0;  ///< in no unit; each is an issue
    std::int64_t noValue = 0;      ///< records whose value is empty or no number
    std::int64_t matched = 0;      ///< units with a record
    std::int64_t unitsWithout = 0; ///< the other units of the layer
    /// Sum (or number) of the values of all records = `inside` + `outside`.
    double total = 0;
    double inside = 0;
    double outside = 0;
    /// Records of accounts that others stand for, while each company counts once, and what they
    /// would bring; they are in `total`, but not in `measureTotal`.
    std::int64_t notCounted = 0;
    double notCountedValue = 0;
    std::string unlocated;    ///< "412 accounts have no point: counted by ZIP"; may be empty
    double measureTotal = 0;  ///< of the measure; for means that of the means
    std::int64_t missing = 0; ///< units of the layer without a value
    double seconds = 0;
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const AggregateUnitsReport& report);

/// Makes a measure of the values of records in each unit. An account lies where its pin or its
/// point is; one that is known by its ZIP only counts for the unit with that key (or alias), and by
/// the ZIP's point if there is none. An opportunity lies where its account does. Units without
/// records get 0 for sums and counts and no value for means. Records outside of all units are
/// listed and not counted. A measure of the same name is replaced. Throws Error(Input) for
/// expressions that are not understood and when there is no record; Error(Usage) for other kinds of
/// records or a measure without a name.
AggregateUnitsReport aggregateUnits(core::Workspace& ws, const AggregateUnitsParams& params,
                                    core::Job& job);

/// The measure that `aggregateUnits` would write; writes nothing. Throws alike.
core::NewMeasure sumUnits(const core::Connection& db, const AggregateUnitsParams& params,
                          AggregateUnitsReport& report, core::Job& job);

/// How a measure was summed, from what `aggregateUnits` noted as its source; empty for any other.
std::optional<AggregateUnitsParams> aggregateOf(const std::string& layer,
                                                const core::Measure& measure);

} // namespace geo
