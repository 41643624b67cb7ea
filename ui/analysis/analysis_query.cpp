// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analysis_query.h"

#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(AnalysisQuery)
};

} // namespace

void to_json(core::Json& json, const AnalysisQuery& query) {
    json = {{"kind", static_cast<int>(query.kind)},
            {"where", query.where},
            {"market", query.market},
            {"customers", query.customers},
            {"by", query.by},
            {"least", query.least},
            {"quantiles", query.quantiles},
            {"amount", query.amount},
            {"stage", query.stage},
            {"lowest_first", query.lowestFirst},
            {"measure", query.measure},
            {"visits", query.visits},
            {"visit_minutes", query.visitMinutes},
            {"capacity_hours", query.capacityHours},
            {"minutes", query.minutes},
            {"kilometres", query.kilometres},
            {"value", query.value},
            {"of", query.of},
            {"weight", query.weight},
            {"radius_km", query.radiusKm}};
}

void from_json(const core::Json& json, AnalysisQuery& query) {
    const auto take = [&](const char* name, auto& into) { into = json.value(name, into); };
    query.kind =
        static_cast<AnalysisKind>(std::clamp(json.value("kind", 0), 0, kAnalysisKinds - 1));
    take("where", query.where);
    take("market", query.market);
    take("customers", query.customers);
    take("by", query.by);
    take("least", query.least);
    take("quantiles", query.quantiles);
    take("amount", query.amount);
    take("stage", query.stage);
    take("lowest_first", query.lowestFirst);
    take("measure", query.measure);
    take("visits", query.visits);
    take("visit_minutes", query.visitMinutes);
    take("capacity_hours", query.capacityHours);
    take("minutes", query.minutes);
    take("kilometres", query.kilometres);
    take("value", query.value);
    take("of", query.of);
    take("weight", query.weight);
    take("radius_km", query.radiusKm);
}

QString nameOf(const AnalysisQuery& query) {
    switch (query.kind) {
    case AnalysisKind::Whitespace: return Words::tr("Whitespace and density");
    case AnalysisKind::WonLost: return Words::tr("Won minus lost");
    case AnalysisKind::Pipeline: return Words::tr("Pipeline by stage");
    case AnalysisKind::Workload: return Words::tr("Workload and capacity");
    case AnalysisKind::Coverage:
        return Words::tr("Coverage beyond %1 min").arg(decimalText(query.minutes, 0));
    case AnalysisKind::Overlap: return Words::tr("Overlap");
    }
    return {};
}

} // namespace ui
