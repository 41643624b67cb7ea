// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/tables/table_source.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <string>
#include <vector>

namespace geo {

struct ListParams {
    std::string table;    ///< territories, units or accounts
    std::string scenario; ///< empty = the only one, if there is one
    std::string layer;    ///< without a scenario; empty = the only one
    core::tables::RowQuery query;
    std::vector<std::string> columns; ///< empty = all
    std::int64_t limit = 0;           ///< rows at most, 0 = all
    std::int64_t offset = 0;          ///< rows that are left out first
    std::string file;                 ///< empty = the rows come back in the report
};
void to_json(core::Json& json, const ListParams& params);

struct ListReport {
    std::string table;
    std::string scenario;
    std::vector<core::tables::Column> columns;
    std::vector<core::tables::Row> rows; ///< empty if they went into a file
    std::int64_t total = 0;              ///< that the expression is true for
    std::int64_t written = 0;            ///< listed, or in the file
    std::string file;                    ///< absolute; empty without one
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const ListReport& report);

/// Lists rows of a table as the window shows them: filtered by an expression over its columns,
/// ordered by one of them. Into a file (csv, xlsx, ods …: see `ExportFile`) numbers go as numbers.
/// A million rows are never held at once. Throws Error(Usage) for another table, Error(Input) for
/// an expression or a column that is not understood.
ListReport listRows(core::Workspace& ws, const ListParams& params, core::Job& job);

/// Rows with a line of column names above, tabs between cells: what spreadsheets take from the
/// clipboard. Rows that are gone are left out.
std::string tabSeparated(const core::tables::TableSource& source,
                         const std::vector<std::int64_t>& ids,
                         const std::vector<std::size_t>& columns, core::Job& job);
/// The same of rows in hand.
std::string tabSeparated(const std::vector<core::tables::Column>& columns,
                         const std::vector<core::tables::Row>& rows);

} // namespace geo
