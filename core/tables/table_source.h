// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/table_column.h"
#include "core/tables/table_sql.h"
#include "core/workspace/connection.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace core::tables {

/// Which rows, in which order.
struct RowQuery {
    std::string where; ///< expression as `--where` takes it; empty = all
    std::string sort;  ///< id of a column; empty = as they are stored
    bool descending = false;

    bool operator==(const RowQuery&) const = default;
};

/// A table of the plan, read in two steps that never hold all of it: `select` gives the numbers of
/// the rows that are asked for in their order (8 bytes each), `rows` the cells of a few of them.
///
/// One thread at a time, but `interrupt` may come from any.
class TableSource {
public:
    /// Takes a connection of its own. A layer or scenario of id 0 means there is none.
    TableSource(Connection db, Table table, LayerId layer, ScenarioId scenario);

    Table table() const { return table_; }
    const std::vector<Column>& columns() const { return sql_.columns; }
    /// Index of a column; throws Error(Input) that lists the columns.
    std::size_t columnNamed(const std::string& id) const;

    /// Reads which further columns the accounts have, segments and those of their file, at the end
    /// of `columns`. Until then expressions do not know them. False if there are none.
    bool learnColumns();
    /// Whether segment schemes came or went since `learnColumns`.
    bool segmentsChanged() const;
    const FurtherColumns& further() const { return state_.further; }

    /// What a source has to know from elsewhere.
    struct State {
        FurtherColumns further; ///< as another source learned them
        std::uint64_t plan = 0; ///< another number whenever the plan has changed
        std::uint64_t data = 0; ///< the same for accounts, measures and units

        bool operator==(const State&) const = default;
    };
    /// Reads again what has changed since the last state.
    void follow(const State& state);

    /// Hands the ids of the rows to `take`, a few at first and then many at a time. Text is ordered
    /// without regard to case, what is empty comes last. Throws Error(Input) if the expression or
    /// the column is not understood, Error(Cancelled) after `interrupt`.
    using Take = std::function<void(std::span<const std::int64_t>)>;
    void select(const RowQuery& query, const Take& take) const;
    /// The cells of rows in the order of `ids`, of columns by their index. Rows that are gone have
    /// no cells.
    std::vector<Row> rows(std::span<const std::int64_t> ids,
                          const std::vector<std::size_t>& columns) const;
    /// One column of numbers per row, for ids that another part works with.
    std::vector<std::int64_t> numbers(const RowQuery& query, const std::string& column) const;
    /// Hands each row's id and its cell of a column to `take`; without a column the cells are
    /// empty. Throws as `select` does.
    void cells(const RowQuery& query, const std::string& column,
               const std::function<void(std::int64_t, Cell)>& take) const;

    /// Stops what another thread is reading.
    void interrupt() const { db_.interrupt(); }

private:
    TableSql build() const;
    Statement prepare(const RowQuery& query, const std::string& terms) const;

    Connection db_;
    Table table_;
    LayerId layer_;
    ScenarioId scenario_;
    State state_;
    TableSql sql_;
};

} // namespace core::tables
