// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analysis_sources.h"

#include "core/base/text.h"
#include "core/records/attribute_columns.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/unit_store.h"
#include "geo/io/table.h"

#include <algorithm>
#include <utility>

namespace ui {

namespace {

QStringList numericColumns(const core::Connection& db, const std::string& table) {
    QStringList columns;
    for (const auto& column : core::records::attributeColumns(db, table)) {
        if (column.numeric) {
            columns << QString::fromStdString(column.name);
        }
    }
    return columns;
}

constexpr int kRowsTried = 200; ///< of a table, to tell which columns hold numbers

/// The first column whose name has one of the words, in the order of the words.
QString named(const QStringList& columns, std::initializer_list<const char*> words) {
    for (const char* word : words) {
        for (const QString& column : columns) {
            if (column.contains(QLatin1String(word), Qt::CaseInsensitive)) {
                return column;
            }
        }
    }
    return {};
}

} // namespace

AnalysisSources loadAnalysisSources(const core::Workspace& ws, const std::string& layer) {
    AnalysisSources sources;
    const core::Connection db = ws.newReader();
    const core::Snapshot snapshot(db);
    if (!layer.empty()) {
        const core::UnitLayer known = core::requireLayer(db, layer);
        for (const core::Measure& measure : core::loadMeasures(db, known.id)) {
            sources.measures << QString::fromStdString(measure.name);
            if (!measure.summedFrom.empty()) {
                sources.summed << sources.measures.back();
            }
        }
    }
    sources.accountValues = numericColumns(db, "accounts");
    sources.dealValues = QStringList("amount") + numericColumns(db, "base_opportunities");
    sources.leadValues = numericColumns(db, "base_leads");
    core::Statement stages = db.prepare("SELECT DISTINCT stage FROM base_opportunities WHERE "
                                        "removed = 0 AND is_closed = 0 AND stage <> '' ORDER BY 1");
    while (stages.step()) {
        sources.stages << QString::fromStdString(stages.string(0));
    }
    const std::pair<const char*, const char*> tables[] = {
        {"accounts", "SELECT EXISTS (SELECT 1 FROM accounts)"},
        {"opportunities", "SELECT EXISTS (SELECT 1 FROM base_opportunities WHERE removed = 0)"},
        {"leads", "SELECT EXISTS (SELECT 1 FROM base_leads WHERE removed = 0)"},
        {"visits", "SELECT EXISTS (SELECT 1 FROM plan_visits)"}};
    for (const auto& [name, sql] : tables) {
        if (db.integer(sql).value_or(0) != 0) {
            sources.records << QString::fromLatin1(name);
        }
    }
    return sources;
}

TableColumns readTableColumns(const std::string& file) {
    geo::TableReader reader(file);
    std::vector<int> filled(reader.columns().size());
    std::vector<int> numbers(reader.columns().size());
    core::records::RecordRow row;
    for (int i = 0; i < kRowsTried && reader.next(row); ++i) {
        for (std::size_t c = 0; c < filled.size(); ++c) {
            const std::string text = row.values[c].value_or("");
            filled[c] += core::trim(text).empty() ? 0 : 1;
            numbers[c] += core::parseNumber(text) ? 1 : 0;
        }
    }
    TableColumns found;
    for (std::size_t c = 0; c < filled.size(); ++c) {
        found.names << QString::fromStdString(reader.columns()[c].name);
        if (filled[c] > 0 && numbers[c] == filled[c]) {
            found.numeric << found.names.back();
        }
    }
    return found;
}

QString marketAmong(const AnalysisSources& sources) {
    QString best;
    for (const QString& name : sources.measures) {
        if (!sources.summed.contains(name)) {
            return name;
        }
        if (best.isEmpty() && !sources.accountValues.contains(name)) {
            best = name;
        }
    }
    return best;
}

QString keyColumn(const TableColumns& table) {
    const QString known = named(table.names, {"zip", "zcta", "geoid", "fips", "postal", "key"});
    return known.isEmpty() && !table.names.isEmpty() ? table.names.front() : known;
}

QString figureColumn(const TableColumns& table) {
    QStringList others = table.numeric;
    others.removeAll(keyColumn(table));
    const QString known = named(others, {"establish", "popul", "house", "employ", "market"});
    return known.isEmpty() && !others.isEmpty() ? others.front() : known;
}

QString withheldColumn(const TableColumns& table) {
    return named(table.names, {"withheld", "empflag", "flag"});
}

QString marketColumn(const TableColumns& table) {
    const QString known =
        named(table.names, {"dma", "cbsatitle", "cbsa", "metro", "market", "region", "area"});
    return known.isEmpty() && !table.names.isEmpty() ? table.names.back() : known;
}

} // namespace ui
