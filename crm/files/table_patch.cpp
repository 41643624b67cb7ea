// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/files/table_patch.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/files/table_file.h"

#include <algorithm>
#include <utility>

namespace crm {

using core::Code;
using core::Error;

namespace {

/// New columns get their place when the widest row is known; until then they count from here.
constexpr std::size_t kNewColumn = std::size_t{1} << 40;

class Planner {
public:
    Planner(TableFile& table, const TableUpdate& wanted) : table_(table), wanted_(wanted) {}

    TablePatch run() {
        table_.forEachRow([this](const TableRow& row) {
            if (!started_) {
                start();
            }
            take(row);
        });
        if (!started_) {
            start();
        }
        patch_.width = std::max(patch_.width, table_.columns().size());
        addMissing();
        placeNewColumns();
        return std::move(patch_);
    }

private:
    /// The header is the one of this reading, which begins with the first row.
    void start() {
        started_ = true;
        const auto key = table_.columnIndex(wanted_.keyColumn);
        if (!key) {
            throw Error(Code::Input,
                        core::format("{} has no column \"{}\"", table_.path().filename().string(),
                                     wanted_.keyColumn),
                        table_.columns().empty()
                            ? "the first row of the file must hold the column names"
                            : "its columns are " + core::join(table_.columns(), ", "),
                        table_.path().string());
        }
        keyColumn_ = *key;
        for (const auto& [id, edit] : wanted_.rows) {
            patch_.result.rows[id];
            for (const CellEdit& cell : edit.cells) {
                place(cell.column);
            }
        }
    }

    void place(const std::string& column) {
        if (places_.contains(column)) {
            return;
        }
        if (const auto found = table_.columnIndex(column)) {
            places_[column] = *found;
            return;
        }
        places_[column] = kNewColumn + patch_.newColumns.size();
        patch_.newColumns.push_back(column);
    }

    void take(const TableRow& row) {
        patch_.width = std::max(patch_.width, row.values.size());
        const std::string& cell = row.value(keyColumn_);
        const std::string key = wanted_.keyOf ? wanted_.keyOf(cell) : std::string(core::trim(cell));
        const auto wanted = wanted_.rows.find(key);
        if (key.empty() || wanted == wanted_.rows.end()) {
            return;
        }
        RowResult& result = patch_.result.rows[key];
        if (result.row != 0) {
            patch_.rows.erase(indexOf_[key]);
            result.outcome = RowOutcome::Ambiguous;
            result.message = core::format("rows {} and {} have the same {}", result.row, row.number,
                                          wanted_.keyColumn);
            return;
        }
        result.row = row.number;
        indexOf_[key] = row.index;
        TablePatch::Row change{key, {}, wanted->second.remove};
        if (compare(row, wanted->second, change, result)) {
            patch_.rows.emplace(row.index, std::move(change));
        }
    }

    /// True if the row is to be written.
    bool compare(const TableRow& row, const RowEdit& edit, TablePatch::Row& change,
                 RowResult& result) {
        if (edit.remove) {
            result.outcome = RowOutcome::Removed;
            return true;
        }
        for (const CellEdit& cell : edit.cells) {
            const std::size_t column = places_.at(cell.column);
            const std::string& found = row.value(column);
            if (found == cell.value) {
                continue;
            }
            if (cell.expected && found != *cell.expected) {
                result = {RowOutcome::Conflict, row.number, cell.column, found, {}};
                return false;
            }
            if (std::find(row.computed.begin(), row.computed.end(), column) != row.computed.end()) {
                result = {RowOutcome::Failed, row.number, cell.column, found,
                          "the cell holds a formula, which would be lost"};
                return false;
            }
            change.cells[column] = cell.value;
        }
        result.outcome = change.cells.empty() ? RowOutcome::Unchanged : RowOutcome::Written;
        return !change.cells.empty();
    }

    void addMissing() {
        for (const auto& [key, edit] : wanted_.rows) {
            RowResult& result = patch_.result.rows[key];
            if (result.row != 0) {
                continue;
            }
            if (edit.remove) {
                result.outcome = RowOutcome::Unchanged;
            } else if (wanted_.addMissing && !key.empty()) {
                TablePatch::Row row{key, {{keyColumn_, key}}, false};
                for (const CellEdit& cell : edit.cells) {
                    row.cells[places_.at(cell.column)] = cell.value;
                }
                patch_.added.push_back(std::move(row));
                result.outcome = RowOutcome::Added;
            }
        }
    }

    /// Columns that no row writes to in the end are not created.
    void placeNewColumns() {
        std::vector<bool> used(patch_.newColumns.size());
        const auto mark = [&](const TablePatch::Row& row) {
            for (const auto& [column, value] : row.cells) {
                if (column >= kNewColumn) {
                    used[column - kNewColumn] = true;
                }
            }
        };
        forEachChange(mark);
        std::vector<std::string> names;
        std::vector<std::size_t> places(used.size());
        for (std::size_t i = 0; i < used.size(); ++i) {
            if (used[i]) {
                places[i] = patch_.width + names.size();
                names.push_back(patch_.newColumns[i]);
            }
        }
        patch_.newColumns = std::move(names);
        forEachChange([&](TablePatch::Row& row) {
            std::map<std::size_t, std::string> cells;
            for (auto& [column, value] : row.cells) {
                cells[column < kNewColumn ? column : places[column - kNewColumn]] =
                    std::move(value);
            }
            row.cells = std::move(cells);
        });
    }

    template <class Action> void forEachChange(const Action& action) {
        for (auto& [index, row] : patch_.rows) {
            action(row);
        }
        for (TablePatch::Row& row : patch_.added) {
            action(row);
        }
    }

    TableFile& table_;
    const TableUpdate& wanted_;
    TablePatch patch_;
    bool started_ = false;
    std::size_t keyColumn_ = 0;
    std::map<std::string, std::size_t> places_;
    std::map<std::string, std::size_t> indexOf_;
};

} // namespace

std::vector<std::string> UpdateResult::keys(RowOutcome outcome) const {
    std::vector<std::string> found;
    for (const auto& [key, row] : rows) {
        if (row.outcome == outcome) {
            found.push_back(key);
        }
    }
    return found;
}

void TablePatch::vet(const std::function<Problem(const Row&)>& problemOf) {
    const auto failed = [&](const Row& row) {
        const Problem problem = problemOf(row);
        if (problem) {
            RowResult& outcome = result.rows[row.key];
            outcome.outcome = RowOutcome::Failed;
            outcome.message = *problem;
        }
        return problem.has_value();
    };
    std::erase_if(rows, [&](const auto& entry) { return failed(entry.second); });
    std::erase_if(added, failed);
}

TablePatch planPatch(TableFile& table, const TableUpdate& wanted) {
    return Planner(table, wanted).run();
}

} // namespace crm
