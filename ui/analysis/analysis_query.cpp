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

/// Every field but the kind, with the name it is kept under.
template <class Query, class Visit> void eachField(Query& query, Visit&& visit) {
    visit("where", query.where);
    visit("market_from", query.marketFrom);
    visit("market_key", query.marketKey);
    visit("withheld", query.withheld);
    visit("market", query.market);
    visit("customers", query.customers);
    visit("by", query.by);
    visit("least", query.least);
    visit("quantiles", query.quantiles);
    visit("amount", query.amount);
    visit("stage", query.stage);
    visit("lowest_first", query.lowestFirst);
    visit("measure", query.measure);
    visit("visits", query.visits);
    visit("visit_minutes", query.visitMinutes);
    visit("capacity_hours", query.capacityHours);
    visit("calls", query.calls);
    visit("error", query.error);
    visit("quota", query.quota);
    visit("period", query.period);
    visit("from", query.from);
    visit("to", query.to);
    visit("target", query.target);
    visit("figure", query.figure);
    visit("part", query.part);
    visit("leads_by", query.leadsBy);
    visit("areas", query.areas);
    visit("area_column", query.areaColumn);
    visit("answer", query.answer);
    visit("lead_figure", query.leadFigure);
    visit("minutes", query.minutes);
    visit("kilometres", query.kilometres);
    visit("value", query.value);
    visit("of", query.of);
    visit("weight", query.weight);
    visit("radius_km", query.radiusKm);
    visit("fixed_scale", query.fixedScale);
}

} // namespace

void to_json(core::Json& json, const AnalysisQuery& query) {
    json = {{"kind", static_cast<int>(query.kind)}};
    eachField(query, [&](const char* name, const auto& value) { json[name] = value; });
}

void from_json(const core::Json& json, AnalysisQuery& query) {
    query.kind =
        static_cast<AnalysisKind>(std::clamp(json.value("kind", 0), 0, kAnalysisKinds - 1));
    eachField(query, [&](const char* name, auto& value) { value = json.value(name, value); });
}

std::string& pathOf(AnalysisQuery& query, OwnTable which) {
    return which == OwnTable::Market ? query.marketFrom : query.areas;
}

const char* recordsOf(AnalysisKind kind) {
    switch (kind) {
    case AnalysisKind::WonLost:
    case AnalysisKind::Pipeline:
    case AnalysisKind::Performance: return "opportunities";
    case AnalysisKind::Leads: return "leads";
    default: return "accounts";
    }
}

std::pair<QDate, QDate> daysOf(const AnalysisQuery& query, QDate today) {
    const QDate quarter(today.year(), 3 * ((today.month() - 1) / 3) + 1, 1);
    if (query.period == "quarter") {
        return {quarter, today};
    }
    if (query.period == "last-quarter") {
        return {quarter.addMonths(-3), quarter.addDays(-1)};
    }
    if (query.period == "calendar") {
        return {QDate(today.year(), 1, 1), today};
    }
    if (query.period == "last-year") {
        return {QDate(today.year() - 1, 1, 1), QDate(today.year() - 1, 12, 31)};
    }
    const auto day = [](const std::string& text) {
        return QDate::fromString(QString::fromStdString(text), Qt::ISODate);
    };
    if (query.period == "days" && day(query.from).isValid() && day(query.to).isValid()) {
        return {day(query.from), day(query.to)};
    }
    return {today.addYears(-1).addDays(1), today};
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
    case AnalysisKind::Performance: return Words::tr("Performance");
    case AnalysisKind::Leads: return Words::tr("Leads by market");
    }
    return {};
}

} // namespace ui
