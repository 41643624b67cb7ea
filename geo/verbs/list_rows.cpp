// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/list_rows.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"
#include "geo/io/export_file.h"
#include "geo/verbs/export_parts.h"
#include "geo/verbs/own_file.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>

namespace geo {

namespace tables = core::tables;
using core::Code;
using core::Error;

namespace {

/// Rows that are read at once.
constexpr std::size_t kBlock = 1024;

struct Place {
    std::optional<core::Scenario> scenario;
    std::optional<core::UnitLayer> layer;

    core::LayerId layerId() const { return layer ? layer->id : core::LayerId(); }
    core::ScenarioId scenarioId() const { return scenario ? scenario->id : core::ScenarioId(); }
};

Place placeOf(const core::Connection& db, tables::Table table, const ListParams& params) {
    Place place;
    if (table == tables::Table::Territories) {
        place.scenario = core::requireScenario(db, params.scenario);
    } else {
        place.scenario = optionalScenario(db, params.scenario);
    }
    if (place.scenario) {
        place.layer = layerOf(db, *place.scenario);
    } else if (!params.layer.empty() || core::loadLayers(db).size() == 1 ||
               table == tables::Table::Units) {
        place.layer = core::requireLayer(db, params.layer);
    }
    return place;
}

std::vector<std::size_t> chosenColumns(const tables::TableSource& source,
                                       const std::vector<std::string>& wanted) {
    std::vector<std::size_t> columns;
    for (const std::string& id : wanted) {
        columns.push_back(source.columnNamed(id));
    }
    for (std::size_t i = 0; wanted.empty() && i < source.columns().size(); ++i) {
        if (source.columns()[i].listed) {
            columns.push_back(i);
        }
    }
    return columns;
}

CellType typeOf(tables::ColumnKind kind) {
    switch (kind) {
    case tables::ColumnKind::Text: return CellType::Text;
    case tables::ColumnKind::Flag:
    case tables::ColumnKind::Count: return CellType::Integer;
    default: return CellType::Real;
    }
}

/// Files have one type a column; a value of another one is made to fit.
Cell fitted(const tables::Cell& cell, CellType type) {
    if (type == CellType::Text) {
        return cell.index() == 0 ? Cell() : Cell(tables::textOf(cell));
    }
    if (const auto* whole = std::get_if<std::int64_t>(&cell); whole && type == CellType::Real) {
        return static_cast<double>(*whole);
    }
    if (const auto* real = std::get_if<double>(&cell); real && type == CellType::Integer) {
        return static_cast<std::int64_t>(std::llround(*real));
    }
    return std::holds_alternative<std::string>(cell) ? Cell() : Cell(cell);
}

template <class Take>
void forBlocks(const tables::TableSource& source, const std::vector<std::int64_t>& ids,
               const std::vector<std::size_t>& columns, core::Job& job, const Take& take) {
    for (std::size_t at = 0; at < ids.size(); at += kBlock) {
        job.step(static_cast<double>(at) / static_cast<double>(ids.size()), "reading rows");
        const std::size_t count = std::min(kBlock, ids.size() - at);
        for (const tables::Row& row : source.rows(std::span(ids).subspan(at, count), columns)) {
            if (!row.empty()) {
                take(row);
            }
        }
    }
}

std::int64_t writeFile(const tables::TableSource& source, const std::vector<std::int64_t>& ids,
                       const std::vector<std::size_t>& columns, ListReport& report,
                       core::Job& job) {
    std::vector<ExportColumn> heads;
    for (const tables::Column& column : report.columns) {
        heads.push_back({column.id, typeOf(column.kind)});
    }
    const ExportSchema schema = schemaOf(report.table, heads, ExportGeometry::None);
    ExportFile file(report.file, schema);
    std::vector<Cell> cells;
    forBlocks(source, ids, columns, job, [&](const tables::Row& row) {
        cells.clear();
        for (std::size_t i = 0; i < row.size(); ++i) {
            cells.push_back(fitted(row[i], schema.columns[i].type));
        }
        file.add(cells);
    });
    return finished(file, report.issues);
}

void appendLine(std::string& text, const std::vector<std::string>& parts) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        text += i == 0 ? "" : "\t";
        for (const char c : parts[i]) {
            text += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
        }
    }
    text += '\n';
}

std::string headLine(const std::vector<tables::Column>& columns) {
    std::vector<std::string> names;
    for (const tables::Column& column : columns) {
        names.push_back(column.id);
    }
    std::string text;
    appendLine(text, names);
    return text;
}

void appendRow(std::string& text, const tables::Row& row) {
    std::vector<std::string> parts;
    for (const tables::Cell& cell : row) {
        parts.push_back(tables::textOf(cell));
    }
    appendLine(text, parts);
}

} // namespace

void to_json(core::Json& json, const ListParams& params) {
    json = core::Json{{"table", params.table},     {"scenario", params.scenario},
                      {"layer", params.layer},     {"where", params.query.where},
                      {"sort", params.query.sort}, {"descending", params.query.descending},
                      {"columns", params.columns}, {"limit", params.limit},
                      {"offset", params.offset},   {"file", params.file}};
}

void to_json(core::Json& json, const ListReport& report) {
    core::Json rows = core::Json::array();
    for (const tables::Row& row : report.rows) {
        core::Json object = core::Json::object();
        for (std::size_t i = 0; i < row.size(); ++i) {
            object[report.columns[i].id] = tables::jsonOf(row[i]);
        }
        rows.push_back(std::move(object));
    }
    json = core::Json{{"table", report.table},     {"scenario", report.scenario},
                      {"columns", report.columns}, {"rows", std::move(rows)},
                      {"total", report.total},     {"written", report.written},
                      {"file", report.file},       {"issues", report.issues}};
}

ListReport listRows(core::Workspace& ws, const ListParams& params, core::Job& job) {
    const tables::Table table = tables::tableNamed(params.table);
    if (params.limit < 0 || params.offset < 0) {
        throw Error(Code::Usage, "rows are counted from 0",
                    "give --limit and --offset as 0 or more");
    }
    core::Connection db = ws.newReader();
    const Place place = placeOf(db, table, params);
    if (place.layer && table != tables::Table::Territories) {
        accountUnits(ws, *place.layer, job);
    }
    tables::TableSource source(std::move(db), table, place.layerId(), place.scenarioId());
    source.learnColumns();
    const std::vector<std::size_t> columns = chosenColumns(source, params.columns);
    ListReport report;
    report.table = params.table;
    report.scenario = place.scenario ? place.scenario->name : "";
    for (const std::size_t column : columns) {
        report.columns.push_back(source.columns()[column]);
    }
    std::vector<std::int64_t> ids;
    source.select(params.query, [&](std::span<const std::int64_t> found) {
        job.step(0, core::format("{} rows found", core::grouped(report.total)));
        for (const std::int64_t id : found) {
            const bool wanted = report.total >= params.offset &&
                                (params.limit == 0 || report.total < params.offset + params.limit);
            ++report.total;
            if (wanted) {
                ids.push_back(id);
            }
        }
    });
    if (params.file.empty()) {
        forBlocks(source, ids, columns, job,
                  [&](const tables::Row& row) { report.rows.push_back(row); });
        report.written = static_cast<std::int64_t>(report.rows.size());
    } else {
        refuseOwnTarget(ws, params.file);
        report.file = std::filesystem::absolute(params.file).lexically_normal().string();
        report.written = writeFile(source, ids, columns, report, job);
    }
    return report;
}

std::string tabSeparated(const tables::TableSource& source, const std::vector<std::int64_t>& ids,
                         const std::vector<std::size_t>& columns, core::Job& job) {
    std::vector<tables::Column> heads;
    for (const std::size_t column : columns) {
        heads.push_back(source.columns()[column]);
    }
    std::string text = headLine(heads);
    forBlocks(source, ids, columns, job, [&](const tables::Row& row) { appendRow(text, row); });
    return text;
}

std::string tabSeparated(const std::vector<tables::Column>& columns,
                         const std::vector<tables::Row>& rows) {
    std::string text = headLine(columns);
    for (const tables::Row& row : rows) {
        appendRow(text, row);
    }
    return text;
}

} // namespace geo
