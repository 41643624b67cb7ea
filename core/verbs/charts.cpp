// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/charts.h"

#include "core/verbs/score.h"
#include "core/workspace/scenario_store.h"

#include <map>

namespace core {

namespace {

ScoreReport scoreOf(const Connection& db, const std::string& scenario, const std::string& measure,
                    Job& job) {
    ScoreParams params;
    params.scenario = scenario;
    if (!measure.empty()) {
        params.measures = {{measure, 1, {}, {}, {}}};
    }
    return score(db, params, job);
}

double shareOf(const TerritoryFigures& figures) {
    return figures.targets.front() > 0 ? figures.values.front() / figures.targets.front() : 1;
}

/// Shares of target, each territory counting one: the Gini of docs/glossary.md.
std::vector<analysis::Portion> portionsOf(const ScoreReport& report) {
    std::vector<analysis::Portion> portions;
    for (const TerritoryFigures& figures : report.territories) {
        portions.push_back({shareOf(figures), 1});
    }
    return portions;
}

} // namespace

void to_json(Json& json, const ChartsReport& report) {
    Json territories = Json::array();
    for (const ChartTerritory& t : report.territories) {
        territories.push_back({{"id", t.code},
                               {"name", t.name},
                               {"value", t.value},
                               {"target", t.target},
                               {"share", t.share},
                               {"share_before", t.shareBefore ? Json(*t.shareBefore) : Json()}});
    }
    Json bins = Json::array();
    for (const analysis::ShareBin& bin : report.bins) {
        Json members = Json::array();
        for (const int member : bin.members) {
            members.push_back(report.territories[static_cast<std::size_t>(member)].code);
        }
        bins.push_back({{"from", bin.from}, {"to", bin.to}, {"territories", std::move(members)}});
    }
    Json lorenz = Json::array();
    for (const analysis::LorenzPoint& point : report.lorenz) {
        lorenz.push_back({point.targets, point.amounts});
    }
    json = Json{{"scenario", report.scenario},
                {"against", report.against},
                {"measure", report.measure},
                {"tolerance", report.tolerance},
                {"territories", std::move(territories)},
                {"bins", std::move(bins)},
                {"lorenz", std::move(lorenz)},
                {"gini", report.gini},
                {"gini_before", report.giniBefore ? Json(*report.giniBefore) : Json()}};
}

ChartsReport charts(const Connection& db, const ChartsParams& params, Job& job) {
    const ScoreReport now = scoreOf(db, params.scenario, params.measure, job);
    ChartsReport report;
    report.scenario = now.scenario;
    report.measure = now.measures.front().name;
    report.tolerance = now.tolerance;
    std::map<std::string, double> before;
    if (!params.against.empty()) {
        const ScoreReport other = scoreOf(db, params.against, report.measure, job);
        report.against = other.scenario;
        report.giniBefore = analysis::gini(analysis::lorenzCurve(portionsOf(other)));
        for (const TerritoryFigures& figures : other.territories) {
            before[figures.territory.code] = shareOf(figures);
        }
    }
    std::vector<double> shares;
    for (const TerritoryFigures& figures : now.territories) {
        ChartTerritory t{figures.territory.code,  figures.territory.name, figures.values.front(),
                         figures.targets.front(), shareOf(figures),       std::nullopt};
        if (const auto found = before.find(t.code); found != before.end()) {
            t.shareBefore = found->second;
        }
        shares.push_back(t.share);
        report.territories.push_back(std::move(t));
    }
    report.bins = analysis::shareBins(shares);
    report.lorenz = analysis::lorenzCurve(portionsOf(now));
    report.gini = analysis::gini(report.lorenz);
    return report;
}

} // namespace core
