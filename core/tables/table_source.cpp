// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/table_source.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/segment_store.h"

#include <algorithm>
#include <unordered_map>

namespace core::tables {

namespace {

/// The first rows can be shown while the others are still being found.
constexpr std::size_t kFirst = 512;
constexpr std::size_t kMany = 65'536;

Cell cellOf(const Statement& row, int column) {
    if (row.isNull(column)) {
        return {};
    }
    if (!row.isNumber(column)) {
        return row.string(column);
    }
    const double real = row.real(column);
    const std::int64_t whole = row.integer(column);
    if (static_cast<double>(whole) == real) {
        return whole;
    }
    return real;
}

std::string listed(const std::vector<Column>& columns) {
    std::vector<std::string> names;
    for (const Column& column : columns) {
        if (column.listed) {
            names.push_back(column.id);
        }
    }
    return join(names, ", ");
}

} // namespace

TableSource::TableSource(Connection db, Table table, LayerId layer, ScenarioId scenario)
    : db_(std::move(db)), table_(table), layer_(layer), scenario_(scenario) {
    if (table_ == Table::Territories) {
        countUnitAccounts(db_, layer_);
    }
    sql_ = build();
}

TableSql TableSource::build() const {
    switch (table_) {
    case Table::Territories: return territoryTable(db_, layer_, scenario_);
    case Table::Units: return unitTable(db_, layer_, scenario_);
    case Table::Accounts: break;
    }
    return accountTable(layer_, scenario_, state_.further);
}

std::size_t TableSource::columnNamed(const std::string& id) const {
    const auto found = std::find_if(sql_.columns.begin(), sql_.columns.end(),
                                    [&](const Column& c) { return equalsIgnoreCase(c.id, id); });
    if (found == sql_.columns.end()) {
        throw Error(Code::Input, format("there is no column \"{}\"", id),
                    format("columns: {}", listed(sql_.columns)), id);
    }
    return static_cast<std::size_t>(found - sql_.columns.begin());
}

bool TableSource::learnColumns() {
    if (table_ != Table::Accounts) {
        return false;
    }
    state_.further = {segmentSchemes(db_), records::attributeColumns(db_, "accounts")};
    sql_ = build();
    return state_.further != FurtherColumns{};
}

bool TableSource::segmentsChanged() const {
    return table_ == Table::Accounts && segmentSchemes(db_) != state_.further.segments;
}

void TableSource::follow(const State& state) {
    if (state == state_) {
        return;
    }
    if (state.data != state_.data && table_ == Table::Territories) {
        countUnitAccounts(db_, layer_);
    }
    state_ = state;
    sql_ = build();
}

Statement TableSource::prepare(const RowQuery& query, const std::string& terms) const {
    const std::string where = std::string(trim(query.where));
    std::string order = "id";
    if (!query.sort.empty()) {
        const std::string column = quoteIdentifier(sql_.columns[columnNamed(query.sort)].id);
        order = format("{0} IS NULL, {0} COLLATE NOCASE {1}, id", column,
                       query.descending ? "DESC" : "ASC");
    } else if (table_ == Table::Accounts) {
        order = query.descending ? "id DESC" : "id";
    } else {
        const char* key = table_ == Table::Units ? "key" : "code";
        order = format("{} {}, id", key, query.descending ? "DESC" : "ASC");
    }
    return db_.prepareRestricted(format("SELECT {} FROM ({}) WHERE ({}\n) ORDER BY {}", terms,
                                        sql_.select, where.empty() ? "1" : where, order),
                                 sql_.readable);
}

void TableSource::select(const RowQuery& query, const Take& take) const {
    Statement rows = prepare(query, "id");
    std::vector<std::int64_t> ids;
    std::size_t most = kFirst;
    while (rows.step()) {
        ids.push_back(rows.integer(0));
        if (ids.size() == most) {
            take(ids);
            ids.clear();
            most = kMany;
        }
    }
    take(ids);
}

std::vector<std::int64_t> TableSource::numbers(const RowQuery& query,
                                               const std::string& column) const {
    std::vector<std::int64_t> numbers;
    Statement rows = prepare(query, quoteIdentifier(sql_.columns[columnNamed(column)].id));
    while (rows.step()) {
        numbers.push_back(rows.integer(0));
    }
    return numbers;
}

void TableSource::cells(const RowQuery& query, const std::string& column,
                        const std::function<void(std::int64_t, Cell)>& take) const {
    const std::string term =
        column.empty() ? "NULL" : quoteIdentifier(sql_.columns[columnNamed(column)].id);
    Statement rows = prepare(query, "id, " + term);
    while (rows.step()) {
        take(rows.integer(0), cellOf(rows, 1));
    }
}

std::vector<Row> TableSource::rows(std::span<const std::int64_t> ids,
                                   const std::vector<std::size_t>& columns) const {
    std::vector<Row> result(ids.size());
    if (ids.empty()) {
        return result;
    }
    std::unordered_map<std::int64_t, std::size_t> places;
    std::string list;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        places.emplace(ids[i], i);
        list += format("{}{}", i == 0 ? "" : ",", ids[i]);
    }
    std::string terms = "id";
    for (const std::size_t column : columns) {
        terms += ", " + quoteIdentifier(sql_.columns[column].id);
    }
    Statement row =
        db_.prepare(format("SELECT {} FROM ({}) WHERE id IN ({})", terms, sql_.select, list));
    while (row.step()) {
        Row& cells = result[places.at(row.integer(0))];
        for (std::size_t i = 0; i < columns.size(); ++i) {
            cells.push_back(cellOf(row, static_cast<int>(i) + 1));
        }
    }
    return result;
}

} // namespace core::tables
