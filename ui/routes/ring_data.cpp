// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/ring_data.h"

#include "core/records/attribute_columns.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/unit_store.h"
#include "geo/verbs/import_roads.h"

#include <QRegularExpression>

#include <algorithm>
#include <filesystem>

namespace ui {

namespace {

constexpr double kMostMinutes = 300;

void readBases(const core::Connection& db, RingSources& sources) {
    core::Statement rows =
        db.prepare("SELECT external_id, name, lon, lat FROM base_reps WHERE removed = 0 AND kind = "
                   "'person' AND lon IS NOT NULL AND lat IS NOT NULL ORDER BY external_id, id");
    while (rows.step()) {
        RingBase base;
        base.rep = QString::fromStdString(rows.string(0));
        base.name = QString::fromStdString(rows.string(1));
        base.home = {rows.real(2), rows.real(3)};
        sources.bases.push_back(std::move(base));
    }
}

} // namespace

RingSources loadRingSources(const core::Workspace& ws, const std::string& layer) {
    RingSources sources;
    const core::Connection db = ws.newReader();
    readBases(db, sources);
    for (const auto& column : core::records::attributeColumns(db, "accounts")) {
        if (column.numeric) {
            sources.values << QString::fromStdString(column.name);
        }
    }
    if (!layer.empty()) {
        sources.layer = QString::fromStdString(layer);
        for (const core::Measure& measure :
             core::loadMeasures(db, core::requireLayer(db, layer).id)) {
            sources.measures << QString::fromStdString(measure.name);
        }
    }
    if (std::filesystem::exists(geo::roadsFile(ws.path()))) {
        core::Job job;
        const geo::RoadsInfo info = geo::roadsInfo(ws, job);
        const std::string said = info.about.value("attribution", "");
        sources.roads = QString::fromStdString(
            said.empty() ? std::filesystem::path(info.about.value("source", "")).filename().string()
                         : said);
    }
    const geo::RoadRules rules = geo::loadRoadRules(db);
    sources.barriers = rules.barriers;
    for (const geo::RoadFactor& factor : rules.factors) {
        const bool always = factor.fromHour == 0 && factor.toHour == 24;
        const QString hour = QStringLiteral("%1:00").arg(factor.fromHour, 2, 10, QChar('0'));
        if (!always && !sources.hours.contains(hour)) {
            sources.hours << hour;
        }
    }
    return sources;
}

std::vector<RingBase> inVerbOrder(std::vector<RingBase> chosen) {
    std::stable_partition(chosen.begin(), chosen.end(), [](const RingBase& base) {
        return base.rep.isEmpty() || base.moved.has_value();
    });
    return chosen;
}

geo::IsochroneParams ringParams(const std::vector<RingBase>& chosen, const RingAsk& ask,
                                const RingSources& sources, const QString& scenario) {
    geo::IsochroneParams params;
    params.apart = true;
    params.together = true;
    params.minutes = ask.minutes;
    params.estimate = !ask.roads;
    params.use.traffic = ask.traffic.toStdString();
    if (!ask.depart.isEmpty()) {
        params.use.hours = geo::driveHoursOf(ask.depart.toStdString());
    }
    params.inward = ask.inward;
    params.value = ask.value.toStdString();
    params.scenario = scenario.toStdString();
    if (!ask.measure.isEmpty()) {
        params.measures = {ask.measure.toStdString()};
        params.layer = sources.layer.toStdString();
    }
    for (const RingBase& base : chosen) {
        if (base.rep.isEmpty() || base.moved) {
            params.at.push_back(base.at());
        } else {
            params.reps.push_back(base.rep.toStdString());
        }
    }
    return params;
}

std::vector<double> minutesFrom(const QString& text) {
    std::vector<double> minutes;
    for (const QString& part :
         text.split(QRegularExpression(QStringLiteral("[,;\\s]+")), Qt::SkipEmptyParts)) {
        bool number = false;
        const double one = part.toDouble(&number);
        if (!number || !(one > 0) || one > kMostMinutes) {
            return {};
        }
        minutes.push_back(one);
    }
    std::sort(minutes.begin(), minutes.end());
    minutes.erase(std::unique(minutes.begin(), minutes.end()), minutes.end());
    return minutes;
}

} // namespace ui
