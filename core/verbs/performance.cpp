// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/performance.h"

#include "core/analysis/quota.h"
#include "core/base/error.h"
#include "core/base/json_optional.h"
#include "core/base/text.h"
#include "core/verbs/day_range.h"
#include "core/verbs/scenario_deals.h"
#include "core/verbs/score.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace core {

namespace {

constexpr double kNormal80 = 1.281552;

std::string dayBefore(const Connection& db, const std::string& day, std::int64_t days) {
    Statement row = db.prepare("SELECT date(?1, ?2)");
    row.bind(day, format("-{} days", days));
    row.step();
    return row.string(0);
}

class PerformanceStudy {
public:
    PerformanceStudy(const Connection& db, const PerformanceParams& params, Job& job)
        : db_(db), params_(params), job_(job) {}

    PerformanceReport run() {
        setDays();
        job_.step(0.1, "reading accounts");
        addPotential();
        const ScenarioAccounts plan = loadScenarioAccounts(db_, report_.scenario, {}, {});
        job_.step(0.5, "reading opportunities");
        const auto deals = loadScenarioDeals(db_, plan, params_.value, params_.where);
        countDeals(deals);
        countNewAccounts(deals);
        job_.step(0.9, "comparing territories");
        addExpectations();
        addTargets();
        sum();
        return std::move(report_);
    }

private:
    void setDays() {
        period_ = dayRange(params_.from, params_.to);
        report_.from = period_.from;
        report_.to = period_.to;
        report_.beforeFrom = dayBefore(db_, period_.from, period_.days);
        report_.beforeTo = dayBefore(db_, report_.from, 1);
        before_ = {report_.beforeFrom, report_.beforeTo, period_.days};
        if (params_.target && *params_.target < 0) {
            throw Error(Code::Usage, "a target cannot be below 0", "give a sum from 0");
        }
    }

    void addPotential() {
        ScoreParams asked;
        asked.scenario = params_.scenario;
        if (!params_.potential.empty()) {
            asked.measures = {{params_.potential, 1, {}, {}, {}}};
        }
        const ScoreReport figures = score(db_, asked, job_);
        report_.scenario = figures.scenario;
        report_.potential = figures.measures.front().name;
        for (const TerritoryFigures& one : figures.territories) {
            TerritoryPerformance made;
            made.territory = one.territory;
            made.potential = one.values.front();
            report_.territories.push_back(std::move(made));
        }
    }

    void countDeals(const std::vector<ScenarioDeal>& deals) {
        for (const ScenarioDeal& deal : deals) {
            if (!deal.account) {
                ++report_.withoutAccount;
                continue;
            }
            if (!deal.open() && deal.closed.empty()) {
                ++report_.withoutDate;
                continue;
            }
            const bool now = period_.holds(deal.closed);
            if (deal.territory < 0) {
                ++report_.withoutTerritory;
                report_.withoutTerritoryValue += deal.won && now ? deal.value : 0;
                continue;
            }
            count(deal, now, report_.territories[static_cast<std::size_t>(deal.territory)]);
        }
    }

    void count(const ScenarioDeal& deal, bool now, TerritoryPerformance& made) {
        const bool before = before_.holds(deal.closed);
        report_.deals += deal.open() || now || (before && deal.won) ? 1 : 0;
        made.open += deal.open() ? deal.value : 0;
        made.won += deal.won && now ? deal.value : 0;
        made.wonDeals += deal.won && now ? 1 : 0;
        made.lostDeals += deal.lost && now ? 1 : 0;
        made.before += deal.won && before ? deal.value : 0;
    }

    /// An account is new where the first deal it ever gave was won in the period.
    void countNewAccounts(const std::vector<ScenarioDeal>& deals) {
        std::map<std::size_t, const ScenarioDeal*> firsts;
        for (const ScenarioDeal& deal : deals) {
            if (!deal.won || !deal.account || deal.closed.empty()) {
                continue;
            }
            const ScenarioDeal*& first = firsts[*deal.account];
            first = first == nullptr || deal.closed < first->closed ? &deal : first;
        }
        for (const auto& [account, first] : firsts) {
            if (first->territory >= 0 && period_.holds(first->closed)) {
                ++report_.territories[static_cast<std::size_t>(first->territory)].newAccounts;
            }
        }
    }

    void addExpectations() {
        std::vector<double> potential, won;
        for (const TerritoryPerformance& made : report_.territories) {
            potential.push_back(made.potential);
            won.push_back(made.won);
        }
        report_.fit = analysis::fitPotential(potential, won);
        double mean = 0;
        for (const double expected : report_.fit.expected) {
            mean += expected / static_cast<double>(report_.fit.expected.size());
        }
        for (std::size_t t = 0; t < report_.territories.size(); ++t) {
            TerritoryPerformance& made = report_.territories[t];
            made.expected = report_.fit.expected[t];
            if (!(made.expected > 0)) {
                continue;
            }
            const double reach = kNormal80 * report_.fit.spread * made.expected;
            made.low = std::max(0.0, made.expected - reach);
            made.high = made.expected + reach;
            made.structural = made.expected - mean;
            made.own = made.won - made.expected;
            made.verdict = made.won > made.high  ? Verdict::Above
                           : made.won < made.low ? Verdict::Below
                                                 : Verdict::AsExpected;
        }
    }

    void addTargets() {
        if (!params_.target) {
            return;
        }
        const auto parts = analysis::quotas(potentials(), *params_.target, params_.targetCap);
        for (std::size_t t = 0; t < parts.size(); ++t) {
            report_.territories[t].target = parts[t];
        }
        report_.all.target = *params_.target;
    }

    std::vector<double> potentials() const {
        std::vector<double> potential;
        for (const TerritoryPerformance& made : report_.territories) {
            potential.push_back(made.potential);
        }
        return potential;
    }

    void sum() {
        TerritoryPerformance& all = report_.all;
        for (const TerritoryPerformance& made : report_.territories) {
            all.won += made.won;
            all.wonDeals += made.wonDeals;
            all.lostDeals += made.lostDeals;
            all.open += made.open;
            all.before += made.before;
            all.newAccounts += made.newAccounts;
            all.potential += made.potential;
        }
    }

    const Connection& db_;
    const PerformanceParams& params_;
    Job& job_;
    DayRange period_, before_;
    PerformanceReport report_;
};

Json performanceJson(const TerritoryPerformance& made) {
    return {{"won", made.won},
            {"won_deals", made.wonDeals},
            {"lost_deals", made.lostDeals},
            {"conversion", orNull(made.conversion())},
            {"open", made.open},
            {"before", made.before},
            {"growth", orNull(made.growth())},
            {"new_accounts", made.newAccounts},
            {"target", orNull(made.target)},
            {"attainment", made.target && *made.target > 0
                               ? Json(made.won / static_cast<double>(*made.target))
                               : Json()},
            {"potential", made.potential}};
}

} // namespace

const char* verdictName(Verdict verdict) noexcept {
    switch (verdict) {
    case Verdict::AsExpected: return "as expected";
    case Verdict::Above: return "above";
    case Verdict::Below: return "below";
    case Verdict::Unknown: break;
    }
    return "unknown";
}

std::optional<double> TerritoryPerformance::growth() const {
    return before > 0 ? std::optional(won / before - 1) : std::nullopt;
}

std::optional<double> TerritoryPerformance::conversion() const {
    const std::int64_t closed = wonDeals + lostDeals;
    return closed > 0 ? std::optional(static_cast<double>(wonDeals) / static_cast<double>(closed))
                      : std::nullopt;
}

void to_json(Json& json, const PerformanceReport& report) {
    json = performanceJson(report.all);
    json["scenario"] = report.scenario;
    json["potential_measure"] = report.potential;
    json["from"] = report.from;
    json["to"] = report.to;
    json["before_from"] = report.beforeFrom;
    json["before_to"] = report.beforeTo;
    json["deals"] = report.deals;
    json["without_account"] = report.withoutAccount;
    json["without_territory"] = {{"deals", report.withoutTerritory},
                                 {"won", report.withoutTerritoryValue}};
    json["without_date"] = report.withoutDate;
    json["model"] = {{"elasticity", report.fit.elasticity},
                     {"fitted", report.fit.fitted},
                     {"spread", report.fit.spread},
                     {"structural_share", report.fit.structural}};
    json["territories"] = Json::array();
    for (const TerritoryPerformance& made : report.territories) {
        Json one = performanceJson(made);
        one["id"] = made.territory.code;
        one["name"] = made.territory.name;
        one["owner"] = made.territory.owner;
        one["expected"] = made.expected;
        one["expected_low"] = made.low;
        one["expected_high"] = made.high;
        one["structural_part"] = made.structural;
        one["own_part"] = made.own;
        one["verdict"] = verdictName(made.verdict);
        json["territories"].push_back(std::move(one));
    }
}

PerformanceReport performance(const Connection& db, const PerformanceParams& params, Job& job) {
    return PerformanceStudy(db, params, job).run();
}

} // namespace core
