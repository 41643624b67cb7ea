// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/coverage.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/workspace/record_query.h"
#include "core/workspace/unit_store.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <span>

namespace core {

namespace {

/// Drives that are held at once: of a million accounts and hundreds of bases they would fill the
/// memory.
constexpr std::size_t kMostDrives = 32'000'000;

/// Visits made at each account between two days: those noted here, and what the CRM's timeline
/// holds besides.
std::map<std::int64_t, double> visitsMade(const Connection& db, const std::string& since,
                                          const std::string& until) {
    std::map<std::int64_t, double> visits;
    Statement rows = db.prepare(
        "SELECT account_id, count(*) FROM (SELECT account_id, starts FROM plan_visits WHERE done = "
        "1 UNION ALL SELECT b.id, t.starts FROM base_activities t JOIN base_accounts b ON b.source "
        "= t.source AND b.external_id = t.account_external_id WHERE t.done = 1 AND t.removed = 0 "
        "AND t.kind IN ('meeting', 'call') AND t.own_key NOT IN (SELECT own_key FROM plan_visits)) "
        "WHERE substr(starts, 1, 10) BETWEEN ?1 AND ?2 GROUP BY account_id");
    rows.bind(since, until);
    while (rows.step()) {
        visits[rows.integer(0)] = rows.real(1);
    }
    return visits;
}

std::map<std::int64_t, double> visitsRequired(const Connection& db, const std::string& expression,
                                              const std::string& where) {
    const std::string sql = columnOrExpression(db, RecordTable::Accounts, expression, "1");
    std::map<std::int64_t, double> required;
    for (const RecordValue& item : selectRecordValues(db, RecordTable::Accounts, sql, where)) {
        required[item.id] =
            item.value && std::isfinite(*item.value) ? std::max(0.0, *item.value) : 0;
    }
    return required;
}

/// What is found out about one account.
struct Covered {
    bool beyondOwn = false;
    bool beyondAll = false;
    bool placed = false;
    double required = 0;
    double made = 0;
};

class Coverage {
public:
    Coverage(const Connection& db, const CoverageParams& params, Job& job,
             const TravelFunction& travel)
        : db_(db), params_(params), job_(job), travel_(travel),
          plan_(loadScenarioAccounts(db, params.scenario, params.value, params.where)) {}

    CoverageReport run() {
        report_.scenario = plan_.scenario.name;
        report_.minutes = params_.minutes;
        report_.territories = plan_.territories;
        report_.reach.resize(plan_.territories.size());
        report_.byVisits = !params_.since.empty();
        report_.withoutBase = static_cast<int>(std::count_if(
            plan_.bases.begin(), plan_.bases.end(), [](const auto& base) { return !base; }));
        covered_.resize(plan_.accounts.size());
        job_.step(0.2, "finding drive times");
        measureReach();
        if (report_.byVisits) {
            compareVisits();
        }
        std::map<UnitId, Reach> inUnits;
        for (std::size_t i = 0; i < covered_.size(); ++i) {
            add(report_.all, i);
            if (plan_.accounts[i].unit) {
                add(inUnits[plan_.accounts[i].unit], i);
            }
            if (plan_.accounts[i].territory >= 0) {
                add(report_.reach[static_cast<std::size_t>(plan_.accounts[i].territory)], i);
            }
        }
        for (const auto& [unit, reach] : inUnits) {
            report_.units.push_back({unit, reach});
        }
        job_.step(0.5, "looking for clusters");
        findClusters();
        return std::move(report_);
    }

private:
    void measureReach() {
        std::vector<std::size_t> accounts;
        for (std::size_t i = 0; i < plan_.accounts.size(); ++i) {
            if (plan_.accounts[i].lonLat) {
                covered_[i].placed = true;
                accounts.push_back(i);
            }
        }
        const std::size_t most = kMostDrives / std::max<std::size_t>(1, plan_.bases.size()) + 1;
        const double all = std::max(1.0, static_cast<double>(accounts.size()));
        std::size_t begin = 0;
        do { // once without any, for the engine's sake
            const std::size_t end = std::min(accounts.size(), begin + most);
            const Job::Part part(job_, 0.2 + 0.3 * static_cast<double>(begin) / all,
                                 0.2 + 0.3 * static_cast<double>(end) / all);
            measureReach({accounts.begin() + static_cast<std::ptrdiff_t>(begin),
                          accounts.begin() + static_cast<std::ptrdiff_t>(end)});
            begin = end;
        } while (begin < accounts.size());
    }

    void measureReach(std::span<const std::size_t> accounts) {
        std::vector<Point> places;
        for (const std::size_t i : accounts) {
            places.push_back(*plan_.accounts[i].lonLat);
        }
        const TravelTimes times =
            travel_ ? travel_(places, plan_.bases, job_)
                    : estimateTravel(places, plan_.bases, loadTravelEstimate(db_));
        report_.engine = times.engine;
        report_.attribution = times.attribution;
        const std::size_t bases = plan_.bases.size();
        const double limit = params_.minutes * 60;
        for (std::size_t k = 0; k < accounts.size(); ++k) {
            Covered& c = covered_[accounts[k]];
            double nearest = std::numeric_limits<double>::infinity();
            for (std::size_t b = 0; b < bases; ++b) {
                nearest = std::min(nearest, static_cast<double>(times.seconds[k * bases + b]));
            }
            const int own = plan_.accounts[accounts[k]].territory;
            c.beyondAll = !(nearest <= limit);
            c.beyondOwn = own < 0 ||
                          !(static_cast<double>(
                                times.seconds[k * bases + static_cast<std::size_t>(own)]) <= limit);
        }
    }

    void compareVisits() {
        const std::string until = params_.until.empty() ? nowUtc().substr(0, 10) : params_.until;
        const auto made = visitsMade(db_, params_.since, until);
        const auto required = visitsRequired(db_, params_.required, params_.where);
        for (std::size_t i = 0; i < covered_.size(); ++i) {
            const std::int64_t id = plan_.accounts[i].id.value;
            const auto m = made.find(id);
            const auto r = required.find(id);
            covered_[i].made = m == made.end() ? 0 : m->second;
            covered_[i].required = r == required.end() ? 0 : r->second;
        }
    }

    void add(Reach& reach, std::size_t i) const {
        const Covered& c = covered_[i];
        const double value = plan_.accounts[i].value;
        ++reach.accounts;
        reach.value += value;
        reach.noPlace += c.placed ? 0 : 1;
        reach.beyondOwn += c.beyondOwn ? 1 : 0;
        reach.beyondOwnValue += c.beyondOwn ? value : 0;
        reach.beyondAll += c.beyondAll ? 1 : 0;
        reach.beyondAllValue += c.beyondAll ? value : 0;
        reach.visitsRequired += c.required;
        reach.visitsMade += c.made;
        reach.visitsKept += std::min(c.made, c.required);
        reach.neverVisited += c.required > 0 && c.made == 0 ? 1 : 0;
    }

    bool isCase(const Covered& c) const {
        return report_.byVisits ? c.made < c.required : c.beyondOwn;
    }
    bool counts(const Covered& c) const { return report_.byVisits ? c.required > 0 : c.placed; }

    void findClusters() {
        const std::vector<BasicUnit> units = loadUnits(db_, plan_.scenario.layer);
        std::map<UnitId, std::size_t> index;
        std::vector<analysis::ScanPlace> places;
        for (const BasicUnit& unit : units) {
            index[unit.id] = places.size();
            places.push_back({unit.position, 0, 0});
        }
        std::vector<std::vector<std::size_t>> members(places.size());
        for (std::size_t i = 0; i < covered_.size(); ++i) {
            const auto unit = index.find(plan_.accounts[i].unit);
            if (unit != index.end() && counts(covered_[i])) {
                ++places[unit->second].population;
                places[unit->second].cases += isCase(covered_[i]) ? 1 : 0;
                members[unit->second].push_back(i);
            }
        }
        for (analysis::ScanCluster& found : analysis::scanForClusters(places, params_.scan, job_)) {
            CoverageCluster cluster;
            std::map<int, int> territories;
            for (const int place : found.places) {
                const auto p = static_cast<std::size_t>(place);
                if (places[p].population > 0) {
                    cluster.units.push_back(units[p].key);
                }
                for (const std::size_t i : members[p]) {
                    ++territories[plan_.accounts[i].territory];
                    cluster.value += isCase(covered_[i]) ? plan_.accounts[i].value : 0;
                }
            }
            const auto most =
                std::max_element(territories.begin(), territories.end(),
                                 [](const auto& a, const auto& b) { return a.second < b.second; });
            if (most != territories.end() && most->first >= 0) {
                cluster.territory = plan_.territories[static_cast<std::size_t>(most->first)].name;
            }
            cluster.found = std::move(found);
            report_.clusters.push_back(std::move(cluster));
        }
    }

    const Connection& db_;
    const CoverageParams& params_;
    Job& job_;
    const TravelFunction& travel_;
    ScenarioAccounts plan_;
    std::vector<Covered> covered_;
    CoverageReport report_;
};

Json jsonOf(const Reach& reach) {
    return {{"accounts", reach.accounts},
            {"value", reach.value},
            {"beyond_own", {{"accounts", reach.beyondOwn}, {"value", reach.beyondOwnValue}}},
            {"beyond_all", {{"accounts", reach.beyondAll}, {"value", reach.beyondAllValue}}},
            {"without_place", reach.noPlace},
            {"visits",
             {{"required", reach.visitsRequired},
              {"kept", reach.visitsKept},
              {"made", reach.visitsMade},
              {"never_visited", reach.neverVisited}}}};
}

} // namespace

void to_json(Json& json, const CoverageReport& report) {
    Json territories = Json::array();
    for (std::size_t t = 0; t < report.territories.size(); ++t) {
        Json one = jsonOf(report.reach[t]);
        one["id"] = report.territories[t].code;
        one["name"] = report.territories[t].name;
        territories.push_back(std::move(one));
    }
    Json clusters = Json::array();
    for (const CoverageCluster& c : report.clusters) {
        clusters.push_back({{"units", c.units},
                            {"territory", c.territory},
                            {"radius_km", c.found.radius / 1000},
                            {"accounts", c.found.population},
                            {"not_covered", c.found.cases},
                            {"share", c.found.share},
                            {"share_elsewhere", c.found.shareOutside},
                            {"value", c.value},
                            {"p", c.found.p}});
    }
    json = Json{{"scenario", report.scenario},
                {"minutes", report.minutes},
                {"engine", report.engine},
                {"attribution", report.attribution},
                {"all", jsonOf(report.all)},
                {"territories", std::move(territories)},
                {"territories_without_base", report.withoutBase},
                {"clusters_of", report.byVisits ? "visits" : "reach"},
                {"clusters", std::move(clusters)}};
}

CoverageReport coverage(const Connection& db, const CoverageParams& params, Job& job,
                        const TravelFunction& travel) {
    if (!(params.minutes > 0) || !std::isfinite(params.minutes)) {
        throw Error(Code::Usage, "the minutes must be above 0", "write --minutes 45");
    }
    for (const std::string* date : {&params.since, &params.until}) {
        if (!date->empty() && !isDate(*date)) {
            throw Error(Code::Usage, format("\"{}\" is not a date", *date),
                        "write it as 2026-03-31", *date);
        }
    }
    job.step(0, "reading accounts");
    return Coverage(db, params, job, travel).run();
}

} // namespace core
