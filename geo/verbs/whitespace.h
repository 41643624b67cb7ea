// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/whitespace.h"
#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/plan/shape.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace geo {

struct WhitespaceParams {
    std::string layer;             ///< empty = the only one
    std::string market;            ///< measure of the layer, or a column of `marketFrom`
    std::string marketFrom;        ///< table with one or several rows per unit; empty = a measure
    std::string marketKey = "zip"; ///< its column with the units' keys
    /// Its column that says where the Census withholds the value, by the size classes of County
    /// and ZIP Business Patterns (A = 0 to 19, ...); empty = nothing is withheld.
    std::string withheld;
    /// Table that leads keys without a unit to others (ZIP to ZCTA): its first column of keys and,
    /// after `=`, the column of units, as in "zip_to_zcta.csv:ZIP=ZCTA_USE". Empty = none.
    std::string crosswalk;
    std::string customers;   ///< column or expression over accounts; empty = their number
    std::string where;       ///< only accounts this is true for
    std::string by = "unit"; ///< "unit", "county", "state", or "area": the column of `areas`
    std::string areas;       ///< table of counties, see `readCountyAreas`
    std::string areaColumn;
    std::string scenario; ///< whose territories the rows name; empty = none
    std::string file;     ///< table or map to write, see `ExportFile`; empty = none
    int top = 20;         ///< areas listed in the report
};

/// What did not find its place, by reason.
struct JoinLoss {
    std::string of; ///< "market" or "customers"
    std::string reason;
    std::int64_t rows = 0;
    double value = 0;
    double low = 0; ///< of withheld values
    double high = 0;
    std::vector<std::string> examples;
};

/// One area with its market.
struct WhitespaceRow {
    std::string key;
    std::string name;
    core::Point middle; ///< degrees; of areas of several units their middle by market
    core::analysis::MarketArea figures;
    core::analysis::MarketGap gap;
    bool hasMarket = false; ///< the source has a figure for it
    int withheldCells = 0;
    std::int64_t accounts = 0;
    std::vector<core::UnitId> units; ///< that it is made of
    std::string territory;         ///< with a scenario: whose it is (by units: most of its market)
    std::string rep;               ///< the nearest
    std::optional<double> minutes; ///< to that rep's base, an estimate
};

/// Where a source's total has gone: `source` = `placed` + what the losses hold.
struct SourceTotal {
    std::int64_t rows = 0;
    double source = 0;
    double placed = 0;
    std::int64_t withheldCells = 0; ///< of the placed ones
    double withheldLow = 0;         ///< what those hold, at least and at most; not in `placed`
    double withheldHigh = 0;
};

struct WhitespaceReport {
    std::string layer;
    std::string market;
    std::string customers;
    std::string by;
    std::string file; ///< absolute; empty = none
    SourceTotal marketTotal;
    SourceTotal customerTotal;
    std::vector<JoinLoss> losses;
    core::analysis::WhitespaceModel model; ///< without `areas`, which are in `rows`
    std::vector<WhitespaceRow> rows;       ///< by lower estimate of what is to be won, best first
    std::int64_t withoutMarket = 0;        ///< areas for which the source has no figure
    double customersWithoutMarket = 0;     ///< what is sold there; no part of the average
    int top = 20;
    double seconds = 0;
    std::vector<core::Issue> issues;
};
/// The first `top` rows that have more to win even by the lower estimate, and all totals.
void to_json(core::Json& json, const WhitespaceReport& report);

/// External whitespace: market against customers by unit, county, state or larger areas.
///
/// A value is never lost silently: what the source holds is either placed or counted under a
/// reason. Withheld values are ranges, in the totals as in the areas, where their middle stands for
/// them. Areas that the source does not name have no figure, which is not zero. Accounts belong to
/// the unit they were located in. Throws Error(Input) for a layer, measure, table or column that is
/// not there, an unknown class of withheld values, and where no key of the table fits;
/// Error(Usage) for options that do not go together.
WhitespaceReport whitespace(core::Workspace& ws, const WhitespaceParams& params, core::Job& job);

/// The least and the most that a size class of withheld employment stands for; empty for a letter
/// that is no class. (Census Bureau, County Business Patterns, record layouts to 2016)
std::optional<std::pair<double, double>> employmentClass(std::string_view flag);

} // namespace geo
