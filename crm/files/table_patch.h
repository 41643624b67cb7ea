// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crm {

/// A new value for one field. With `expected`, it is written only over that value.
struct CellEdit {
    std::string column;
    std::string value;
    std::optional<std::string> expected;
};

struct RowEdit {
    std::vector<CellEdit> cells;
    bool remove = false; ///< takes the whole row away; `cells` are not looked at
};

/// What to change in a table: rows are told by their value in the key column, which must be there.
struct TableUpdate {
    std::string keyColumn;
    std::map<std::string, RowEdit> rows;
    bool addMissing = false; ///< appends a row for each key that the table does not have
    /// Makes the key of `rows` from a value of the key column; empty: takes outer spaces off.
    std::function<std::string(const std::string&)> keyOf = {};
};

enum class RowOutcome {
    Written,
    Added,
    Removed,
    Unchanged, ///< the file already says so
    Missing,   ///< no row has this key
    Ambiguous, ///< several rows have this key
    Conflict,  ///< a field is not what was expected; the row was left as it is
    Failed     ///< the file cannot hold the value
};

struct RowResult {
    RowOutcome outcome = RowOutcome::Missing;
    std::int64_t row = 0; ///< as a spreadsheet counts; 0 where there is none
    std::string column;   ///< of the conflict
    std::string found;    ///< what the field holds instead of the expected value
    std::string message;  ///< why it failed
};

struct UpdateResult {
    std::int64_t written = 0; ///< rows changed, added or removed
    std::int64_t unchanged = 0;
    std::map<std::string, RowResult> rows; ///< by key, one for each that was asked for

    std::vector<std::string> keys(RowOutcome outcome) const;
};

/// What to rewrite, worked out against one state of a file. Columns are numbered from 0; those at
/// `width` and beyond are the `newColumns`.
struct TablePatch {
    struct Row {
        std::string key;
        std::map<std::size_t, std::string> cells;
        bool remove = false;
    };

    std::size_t width = 0; ///< of the widest row, header included
    std::vector<std::string> newColumns;
    std::map<std::size_t, Row> rows; ///< by `TableRow::index`
    std::vector<Row> added;
    UpdateResult result;

    bool empty() const { return rows.empty() && added.empty(); }
    /// What keeps a row from being written: why, in words.
    using Problem = std::optional<std::string>;
    /// Takes back the rows that have a problem and reports them as failed.
    void vet(const std::function<Problem(const Row&)>& problemOf);
};

class TableFile;

/// Reads the table and decides, row by row, what is to be done. Pure but for the reading.
TablePatch planPatch(TableFile& table, const TableUpdate& wanted);

} // namespace crm
