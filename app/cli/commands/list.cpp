// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"
#include "geo/verbs/list_rows.h"

#include <memory>

namespace app {

namespace {

namespace tables = core::tables;

constexpr std::int64_t kShown = 50;

struct ListOptions {
    std::string workspace;
    bool tabs = false;
    geo::ListParams params;
};

std::string cellText(const tables::Cell& cell, const tables::Column& column) {
    const auto* whole = std::get_if<std::int64_t>(&cell);
    const auto* real = std::get_if<double>(&cell);
    if (!whole && !real) {
        return tables::textOf(cell);
    }
    const double value = whole ? static_cast<double>(*whole) : *real;
    switch (column.kind) {
    case tables::ColumnKind::Share: return core::percent(value);
    case tables::ColumnKind::Amount: return core::format("{:.{}f}", value, column.decimals);
    case tables::ColumnKind::Area: return core::format("{:.1f}", value);
    case tables::ColumnKind::Degree: return core::format("{:.5f}", value);
    default: return tables::textOf(cell);
    }
}

std::string textOf(const geo::ListReport& report) {
    if (!report.file.empty()) {
        return core::format("{} written to {}\n", core::counted(report.written, "row", "rows"),
                            report.file);
    }
    std::vector<std::string> heads;
    for (const tables::Column& column : report.columns) {
        heads.push_back((tables::isNumeric(column.kind) ? ">" : "") + column.id);
    }
    std::vector<std::vector<std::string>> rows;
    for (const tables::Row& row : report.rows) {
        std::vector<std::string> cells;
        for (std::size_t i = 0; i < row.size(); ++i) {
            cells.push_back(cellText(row[i], report.columns[i]));
        }
        rows.push_back(std::move(cells));
    }
    return tableText(heads, rows) + core::format("{} of {}\n", core::grouped(report.written),
                                                 core::counted(report.total, "row", "rows"));
}

} // namespace

void addListCommand(CommandLine& line) {
    auto options = std::make_shared<ListOptions>();
    CLI::App& command =
        line.add("list", "List territories, units or accounts, filtered and sorted",
                 "evenlode list plan.gpkg accounts --where \"segment = 'Gold'\" --sort potential "
                 "--descending --columns name,unit,territory",
                 [options](Console& console) {
                     core::Workspace ws = core::Workspace::open(options->workspace);
                     const geo::ListReport report =
                         geo::listRows(ws, options->params, console.job());
                     console.answer(report, options->tabs && report.file.empty()
                                                ? geo::tabSeparated(report.columns, report.rows)
                                                : textOf(report));
                     console.issues(report.issues);
                 });
    geo::ListParams& params = options->params;
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("table", params.table, "territories, units or accounts")->required();
    command.add_option("--scenario", params.scenario, "Scenario");
    command.add_option("--layer", params.layer, "Unit layer, without a scenario");
    command.add_option("--where", params.query.where,
                       "Expression over the columns: \"potential > 5000 AND state = 'CT'\"");
    command.add_option("--sort", params.query.sort, "Column to order by");
    command.add_flag("--descending", params.query.descending, "Largest first");
    command.add_option("--columns", params.columns, "Which, in that order; all unless told")
        ->delimiter(',');
    auto* limit = command.add_option("--limit", params.limit, "Rows at most, 0 = all")
                      ->check(CLI::NonNegativeNumber);
    command.add_option("--offset", params.offset, "Rows to leave out first")
        ->check(CLI::NonNegativeNumber);
    command.add_option("--out", params.file, "File: csv, xlsx, ods …; numbers go as numbers");
    command.add_flag("--tsv", options->tabs,
                     "Tabs between cells, as for a spreadsheet's clipboard");
    command.parse_complete_callback([options, limit] {
        if (limit->count() == 0 && options->params.file.empty() && !options->tabs) {
            options->params.limit = kShown;
        }
    });
}

} // namespace app
