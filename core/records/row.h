// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core::records {

/// A cell as text; empty optional = NULL. A cell of an empty text is text, until it is normalised.
using Value = std::optional<std::string>;

/// What a reader knows about a column beyond its name.
enum class ColumnRole {
    Plain,
    PointLon, ///< longitude of the row's point geometry, in degrees of EPSG:4326
    PointLat  ///< latitude of the same
};

struct Column {
    std::string name;
    ColumnRole role = ColumnRole::Plain;
};

/// One row of any table: a file, a sheet, a database table, a CRM's answer.
struct RecordRow {
    /// As a spreadsheet shows it where there is a header row (the first record is 2), else from 1.
    std::int64_t number = 0;
    std::vector<Value> values; ///< as many as the table has columns
};

/// Rows with their columns, for callers who hold a whole table.
struct RecordTable {
    std::vector<Column> columns;
    std::vector<RecordRow> rows;
};

/// Columns that have nothing but a name.
std::vector<Column> plainColumns(const std::vector<std::string>& names);

} // namespace core::records
