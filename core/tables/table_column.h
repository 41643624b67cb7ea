// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/json.h"
#include "core/records/attribute_columns.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace core::tables {

/// The tables that people look at, sort and filter.
enum class Table { Territories, Units, Accounts };
/// "territories", "units", "accounts".
const char* tableName(Table table);
/// Throws Error(Usage) for another word.
Table tableNamed(std::string_view name);

/// What the values of a column are, for those who write them.
enum class ColumnKind {
    Text,
    Flag,   ///< 0 or 1
    Count,  ///< whole
    Amount, ///< of a measure, in `Column::unit`
    Share,  ///< 1 = all of it
    Area,   ///< km²
    Degree, ///< longitude or latitude
    Number, ///< any other
};
bool isNumeric(ColumnKind kind);

/// A column of a table.
struct Column {
    std::string id; ///< what expressions call it; in double quotes if it is no plain word
    ColumnKind kind = ColumnKind::Text;
    std::string unit = {}; ///< "$", "people"; of measures
    int decimals = 0;      ///< of amounts
    bool listed = true;    ///< false: for expressions only
    bool ofPlan = false;   ///< what it says follows the scenario: edits change it
};
void to_json(Json& json, const Column& column);

/// A value; the first alternative is: none.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;
using Row = std::vector<Cell>;
Json jsonOf(const Cell& cell);
/// As files of text have it: no grouping, a point before decimals; empty for none.
std::string textOf(const Cell& cell);

} // namespace core::tables
