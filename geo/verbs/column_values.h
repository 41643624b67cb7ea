// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/records/row.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace geo {

/// A measure to be made from a table: a column of it, or an arithmetic expression over columns.
struct MeasureColumn {
    std::string name;       ///< of the measure
    std::string expression; ///< SQL; a column's name where it is one
    bool operator==(const MeasureColumn&) const = default;
};

/// Reads "population,density=population/land_area": names of columns, or `name=expression`, parted
/// by commas outside of quotes and brackets. Throws Error(Usage) for an empty part or a name that
/// occurs twice.
std::vector<MeasureColumn> parseMeasureColumns(const std::vector<std::string>& texts);

/// The place of a column by its name, in any case if no column has exactly this one.
std::optional<std::size_t> findColumn(const std::vector<core::records::Column>& columns,
                                      std::string_view name);

/// The columns that the measures read, in order of place.
std::vector<std::size_t> columnsNeeded(const std::vector<core::records::Column>& columns,
                                       const std::vector<MeasureColumn>& measures);

struct ColumnValues {
    /// A value per row and measure; empty where there is none.
    std::vector<std::vector<std::optional<double>>> rows;
    std::vector<core::Issue> issues;
};

/// Computes the measures for each row. Numbers may be written with thousands commas; empty cells
/// have no value; cells that are no numbers (also NaN) have none and are issues; negative values
/// count and are issues. Expressions see columns as numbers where most of their cells are numbers
/// without leading zeros, as text otherwise, and run under an authorizer that lets them read
/// nothing else. Of many issues of a kind the first are listed and the others counted.
/// Throws Error(Input) for a column or an expression that is not understood.
ColumnValues columnValues(const core::records::RecordTable& table,
                          const std::vector<MeasureColumn>& measures, core::Job& job);

} // namespace geo
