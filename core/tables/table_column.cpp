// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/table_column.h"

#include "core/base/error.h"
#include "core/base/text.h"

namespace core::tables {

namespace {

const char* kindName(ColumnKind kind) {
    switch (kind) {
    case ColumnKind::Text: return "text";
    case ColumnKind::Flag: return "flag";
    case ColumnKind::Count: return "count";
    case ColumnKind::Amount: return "amount";
    case ColumnKind::Share: return "share";
    case ColumnKind::Area: return "km2";
    case ColumnKind::Degree: return "degree";
    case ColumnKind::Number: break;
    }
    return "number";
}

} // namespace

const char* tableName(Table table) {
    switch (table) {
    case Table::Territories: return "territories";
    case Table::Units: return "units";
    case Table::Accounts: break;
    }
    return "accounts";
}

Table tableNamed(std::string_view name) {
    for (const Table table : {Table::Territories, Table::Units, Table::Accounts}) {
        if (name == tableName(table)) {
            return table;
        }
    }
    throw Error(Code::Usage, format("there is no table \"{}\"", name),
                "say territories, units or accounts", std::string(name));
}

bool isNumeric(ColumnKind kind) {
    return kind != ColumnKind::Text && kind != ColumnKind::Flag;
}

void to_json(Json& json, const Column& column) {
    json = Json{{"id", column.id}, {"kind", kindName(column.kind)}};
    if (!column.unit.empty()) {
        json["unit"] = column.unit;
    }
}

Json jsonOf(const Cell& cell) {
    return std::visit(
        [](const auto& value) -> Json {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
                return nullptr;
            } else {
                return value;
            }
        },
        cell);
}

std::string textOf(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        return format("{}", *whole);
    }
    if (const auto* real = std::get_if<double>(&cell)) {
        return format("{:.12g}", *real);
    }
    return {};
}

} // namespace core::tables
