// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/route_data.h"

#include "core/base/time.h"
#include "core/tables/table_source.h"
#include "core/visits/route_store.h"
#include "core/workspace/scenario_store.h"

#include <QCoreApplication>
#include <QDate>
#include <QStringList>

#include <algorithm>

namespace ui {

namespace tables = core::tables;

namespace {

constexpr int kNever = 99999;

std::optional<double> numberOf(const tables::Cell& cell) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        return static_cast<double>(*whole);
    }
    if (const auto* real = std::get_if<double>(&cell)) {
        return *real;
    }
    return std::nullopt;
}

void addFacts(const core::Workspace& ws, RouteData& data) {
    std::vector<std::int64_t> ids;
    for (const auto& [id, name] : data.report->accounts) {
        ids.push_back(id.value);
        StopFacts& facts = data.facts[id];
        facts.account = QString::fromStdString(name.externalId);
        facts.name = QString::fromStdString(name.name);
    }
    const tables::TableSource source(ws.newReader(), tables::Table::Accounts, core::LayerId(),
                                     core::ScenarioId());
    const auto rows = source.rows(
        ids, {source.columnNamed("days_since_visit"), source.columnNamed("open_value")});
    for (std::size_t i = 0; i < rows.size() && i < ids.size(); ++i) {
        if (rows[i].size() < 2) {
            continue;
        }
        StopFacts& facts = data.facts[core::AccountId(ids[i])];
        const auto days = numberOf(rows[i][0]);
        if (days && *days < kNever) {
            facts.daysSinceVisit = static_cast<int>(*days);
        }
        facts.openValue = numberOf(rows[i][1]);
    }
}

} // namespace

QStringList RouteData::days() const {
    QStringList days;
    if (report) {
        for (const core::visits::DayRoute& route : report->plan.routes) {
            const QString day = QString::fromStdString(route.day);
            if (!days.contains(day)) {
                days << day;
            }
        }
    }
    days.sort();
    return days;
}

std::vector<std::size_t> RouteData::routesOn(const QString& day) const {
    std::vector<std::size_t> found;
    if (report) {
        for (std::size_t i = 0; i < report->plan.routes.size(); ++i) {
            if (QString::fromStdString(report->plan.routes[i].day) == day) {
                found.push_back(i);
            }
        }
    }
    return found;
}

QString RouteData::repName(core::RepId rep) const {
    const auto known =
        report ? report->reps.find(rep) : std::map<core::RepId, std::string>::const_iterator{};
    return report && known != report->reps.end() ? QString::fromStdString(known->second)
                                                 : QString();
}

StopFacts RouteData::factsOf(core::AccountId account) const {
    const auto known = facts.find(account);
    return known == facts.end() ? StopFacts() : known->second;
}

RouteData loadRouteData(const core::Workspace& ws) {
    RouteData data;
    const core::Connection& db = ws.reader();
    if (!core::visits::loadRoutePlans(db).empty()) {
        data.report = core::showRoutes(ws, 0);
        addFacts(ws, data);
    }
    core::Statement reps = db.prepare("SELECT name FROM base_reps WHERE removed = 0 AND kind = "
                                      "'person' ORDER BY name, id");
    while (reps.step()) {
        data.reps << QString::fromStdString(reps.string(0));
    }
    for (const core::Scenario& scenario : core::loadScenarios(db)) {
        data.scenarios << QString::fromStdString(scenario.name);
    }
    data.barriers = geo::loadRoadRules(db).barriers;
    return data;
}

QString drivingText(std::int64_t seconds) {
    const std::int64_t minutes = (std::abs(seconds) + 30) / 60;
    return QCoreApplication::translate("Routes", "%1 h %2 min")
        .arg(minutes / 60)
        .arg(minutes % 60, 2, 10, QChar('0'));
}

QString clockText(core::visits::ClockTime time) {
    return QString::fromStdString(core::visits::clockTextOf(time));
}

} // namespace ui
