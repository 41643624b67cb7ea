// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analysis_sources.h"

#include "core/records/attribute_columns.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/unit_store.h"

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

} // namespace

AnalysisSources loadAnalysisSources(const core::Workspace& ws, const std::string& layer) {
    AnalysisSources sources;
    const core::Connection db = ws.newReader();
    const core::Snapshot snapshot(db);
    if (!layer.empty()) {
        const core::UnitLayer known = core::requireLayer(db, layer);
        for (const core::Measure& measure : core::loadMeasures(db, known.id)) {
            sources.measures << QString::fromStdString(measure.name);
        }
    }
    sources.accountValues = numericColumns(db, "accounts");
    sources.dealValues = QStringList("amount") + numericColumns(db, "base_opportunities");
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

} // namespace ui
