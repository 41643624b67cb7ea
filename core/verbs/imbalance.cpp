// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/imbalance.h"

#include "core/analysis/inequality.h"
#include "core/analysis/quota.h"
#include "core/base/error.h"
#include "core/base/json_optional.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "core/quality/duplicate_store.h"
#include "core/verbs/rep_capacity.h"
#include "core/verbs/travel_burden.h"
#include "core/workspace/scenario_store.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace core {

namespace {

constexpr double kNormal95 = 1.959964;
constexpr double kCertain = 0.95;
constexpr std::size_t kTopUnits = 3;

void check(const ImbalanceParams& params) {
    const auto refuse = [](const char* what, const char* hint) {
        throw Error(Code::Usage, what, hint);
    };
    if (!(params.error >= 0 && params.error <= 1)) {
        refuse("that is no data error", "choose 0 to 1, as in --error 0.1 for 10 %");
    }
    if (params.draws < 1 || params.draws > 1'000'000) {
        refuse("that is no number of draws", "choose 1 to a million");
    }
    if (!(params.visitsPerYear >= 0 && params.minutesPerVisit >= 0) ||
        (params.capacityHours && !(*params.capacityHours > 0))) {
        refuse("visits and hours cannot be below 0", "give a capacity above 0 hours");
    }
    if (!(params.quotaCap >= 0) || (params.quota && *params.quota < 0)) {
        refuse("that is no quota", "give a sum from 0 and a cap from 0");
    }
}

/// Values of a territory's units, for what explains its load and how sure it is.
struct Holdings {
    std::vector<std::vector<std::pair<double, int>>> units; ///< per territory: value and unit
    std::vector<double> totals;
};

Holdings holdingsOf(const PlanProblem& plan, const align::Alignment& alignment) {
    Holdings out;
    out.units.resize(plan.territories.size());
    out.totals.resize(plan.territories.size(), 0.0);
    for (std::size_t i = 0; i < alignment.size(); ++i) {
        if (alignment[i] != align::kUnassigned) {
            const double value = plan.display(0, plan.data.measures[0].values[i]);
            const auto t = static_cast<std::size_t>(alignment[i]);
            out.units[t].emplace_back(value, static_cast<int>(i));
            out.totals[t] += value;
        }
    }
    for (std::size_t t = 0; t < plan.fixed.size(); ++t) {
        out.totals[t] += plan.display(0, plan.fixed[t][0]);
    }
    return out;
}

class Imbalance {
public:
    Imbalance(const Connection& db, const ImbalanceParams& params, Job& job)
        : db_(db), params_(params), job_(job), scenario_(requireScenario(db, params.scenario)) {
        ScoreParams wanted;
        wanted.scenario = scenario_.name;
        if (!params.measure.empty()) {
            wanted.measures = {{params.measure, 1, {}, {}, {}}};
        }
        score_ = score(db, wanted, job);
        measures_ = {{score_.measures.front().name, 1, {}, {}, {}}};
    }

    ImbalanceReport run() {
        const PlanProblem plan = loadPlanProblem(db_, scenario_, measures_);
        const align::Alignment alignment = loadAlignment(db_, plan, scenario_.id);
        const Holdings holdings = holdingsOf(plan, alignment);
        describe();
        addDataError(holdings);
        addDuplicates();
        addWork();
        addReasons(plan, holdings);
        addQuota();
        return std::move(report_);
    }

private:
    void describe() {
        report_.scenario = score_.scenario;
        report_.measure = score_.measures.front().name;
        report_.tolerance = score_.tolerance;
        report_.error = params_.error;
        report_.balanceIndex = score_.measures.front().score.balanceIndex;
        std::vector<analysis::Portion> portions;
        for (const TerritoryFigures& figures : score_.territories) {
            TerritoryLoad load;
            load.territory = figures.territory;
            load.value = figures.values.front();
            load.target = figures.targets.front();
            load.share = load.target > 0 ? load.value / load.target : 1;
            load.accounts = figures.accounts;
            portions.push_back({load.share, 1});
            report_.territories.push_back(std::move(load));
        }
        report_.gini = analysis::gini(analysis::lorenzCurve(portions));
    }

    std::size_t mostLoaded() const {
        const auto most = std::max_element(
            report_.territories.begin(), report_.territories.end(),
            [](const TerritoryLoad& a, const TerritoryLoad& b) { return a.share < b.share; });
        return static_cast<std::size_t>(most - report_.territories.begin());
    }

    void addDataError(const Holdings& holdings) {
        auto& all = report_.territories;
        if (all.empty()) {
            return;
        }
        std::vector<double> deviation; // of the total
        double targets = 0;
        for (std::size_t t = 0; t < all.size(); ++t) {
            double squares = 0;
            for (const auto& [value, unit] : holdings.units[t]) {
                squares += value * value;
            }
            deviation.push_back(params_.error / kNormal95 * std::sqrt(squares));
            targets += all[t].target;
        }
        Random random(params_.seed);
        std::vector<std::vector<double>> shares(all.size());
        for (int draw = 0; draw < params_.draws; ++draw) {
            job_.checkpoint();
            std::vector<double> values;
            double sum = 0;
            for (std::size_t t = 0; t < all.size(); ++t) {
                values.push_back(std::max(0.0, all[t].value + deviation[t] * random.normal()));
                sum += values.back();
            }
            // Targets are shares of the whole, which is uncertain as well.
            std::size_t top = 0;
            for (std::size_t t = 0; t < all.size(); ++t) {
                const double target = targets > 0 ? all[t].target / targets * sum : 0;
                shares[t].push_back(target > 0 ? values[t] / target : 1);
                top = shares[t].back() > shares[top].back() ? t : top;
                all[t].outOfBand +=
                    std::abs(shares[t].back() - 1) > report_.tolerance ? 1.0 / params_.draws : 0;
            }
            all[top].mostLoaded += 1.0 / params_.draws;
        }
        for (std::size_t t = 0; t < all.size(); ++t) {
            std::sort(shares[t].begin(), shares[t].end());
            const auto last = static_cast<double>(shares[t].size() - 1);
            all[t].low = shares[t][static_cast<std::size_t>(0.025 * last)];
            all[t].high = shares[t][static_cast<std::size_t>(std::ceil(0.975 * last))];
        }
        const TerritoryLoad& top = all[mostLoaded()];
        report_.topHolds = top.mostLoaded;
        if (top.mostLoaded < kCertain) {
            report_.flips.push_back(
                format("with ±{} of data error, {} has the highest load in {} of cases only",
                       percent(params_.error, 0), top.territory.name, percent(top.mostLoaded, 0)));
        }
    }

    /// Suspected duplicates counted once, beside those that are decided about.
    void addDuplicates() {
        CountedFor duplicates = countedForOthers(db_);
        for (const quality::StoredCluster& cluster : quality::loadClusters(db_)) {
            ++report_.duplicateClusters;
            for (std::size_t i = 1; i < cluster.accounts.size(); ++i) {
                duplicates.emplace(cluster.accounts[i], cluster.accounts.front());
            }
        }
        if (report_.duplicateClusters == 0 || report_.territories.empty()) {
            return;
        }
        const PlanProblem plan = loadPlanProblem(db_, scenario_, measures_, duplicates);
        const Holdings holdings = holdingsOf(plan, loadAlignment(db_, plan, scenario_.id));
        const double now = std::accumulate(
            report_.territories.begin(), report_.territories.end(), 0.0,
            [](double sum, const TerritoryLoad& load) { return sum + load.target; });
        const double then = std::accumulate(holdings.totals.begin(), holdings.totals.end(), 0.0);
        std::size_t top = 0;
        for (std::size_t t = 0; t < report_.territories.size(); ++t) {
            TerritoryLoad& load = report_.territories[t];
            const double target = now > 0 ? load.target / now * then : 0;
            load.withoutDuplicates = target > 0 ? holdings.totals[t] / target : 1;
            top = *load.withoutDuplicates > *report_.territories[top].withoutDuplicates ? t : top;
            const auto within = [&](double share) {
                return std::abs(share - 1) <= report_.tolerance;
            };
            if (within(load.share) != within(*load.withoutDuplicates)) {
                report_.flips.push_back(
                    format("without suspected duplicates, {} is {} the band ({} of target)",
                           load.territory.name, within(load.share) ? "outside of" : "within",
                           percent(*load.withoutDuplicates, 0)));
            }
        }
        if (top != mostLoaded()) {
            report_.flips.push_back(
                format("without suspected duplicates, {} has the highest load, not {}",
                       report_.territories[top].territory.name,
                       report_.territories[mostLoaded()].territory.name));
        }
    }

    void addWork() {
        const TravelBurdenReport burden = burdenPerRound();
        double capacities = 0;
        double reps = 0;
        for (std::size_t t = 0; t < report_.territories.size(); ++t) {
            TerritoryLoad& load = report_.territories[t];
            load.visitHours = load.accounts * params_.visitsPerYear * params_.minutesPerVisit / 60;
            load.travelHours = travelHours(burden, t);
            report_.hours += load.hours();
            const RepCapacity capacity = repCapacity(db_, load.territory.id);
            if (params_.capacityHours) {
                load.capacityHours = params_.capacityHours;
            } else if (capacity.reps > 0) {
                load.capacityHours = capacity.hours;
                capacities += capacity.hours;
                reps += capacity.reps;
            }
        }
        report_.capacityPerRep = params_.capacityHours;
        if (!report_.capacityPerRep && reps > 0) {
            report_.capacityPerRep = capacities / reps;
        }
        if (report_.capacityPerRep) {
            report_.repsNeeded =
                static_cast<int>(std::ceil(report_.hours / *report_.capacityPerRep - 1e-9));
        }
    }

    /// Driving for one call on each account.
    TravelBurdenReport burdenPerRound() {
        TravelBurdenParams asked;
        asked.scenario = scenario_.name;
        asked.day.visitMinutes = params_.minutesPerVisit;
        TravelBurdenReport burden = estimateBurden(db_, asked, job_);
        report_.travelTours = burden.calibration.samples;
        report_.travelError = burden.calibration.meanError;
        return burden;
    }

    double travelHours(const TravelBurdenReport& burden, std::size_t territory) const {
        const TerritoryBurden& round = burden.territories[territory];
        if (round.accounts == 0 || !round.base.at) {
            return score_.territories[territory].tourHours * params_.visitsPerYear;
        }
        analysis::BurdenInput year = round.input;
        year.visits *= params_.visitsPerYear;
        analysis::BurdenDay day;
        day.visitMinutes = params_.minutesPerVisit;
        return analysis::burdenOf(year, day, burden.calibration.model).seconds() / 3600;
    }

    void addReasons(const PlanProblem& plan, const Holdings& holdings) {
        double accounts = 0;
        double value = 0;
        for (const TerritoryLoad& load : report_.territories) {
            accounts += load.accounts;
            value += load.value;
        }
        const auto count = static_cast<double>(report_.territories.size());
        for (std::size_t t = 0; t < report_.territories.size(); ++t) {
            TerritoryLoad& load = report_.territories[t];
            if (std::abs(load.share - 1) <= report_.tolerance || load.value <= 0) {
                continue;
            }
            auto units = holdings.units[t];
            std::sort(units.begin(), units.end(), [](const auto& a, const auto& b) {
                return a.first != b.first ? a.first > b.first : a.second < b.second;
            });
            units.resize(std::min(units.size(), kTopUnits));
            double top = 0;
            std::vector<std::string> names;
            for (const auto& [amount, unit] : units) {
                top += amount;
                names.push_back(plan.units[static_cast<std::size_t>(unit)].key);
            }
            load.reasons.push_back(
                format("{} of it lies in {}", percent(top / load.value, 0), join(names, ", ")));
            if (accounts > 0 && load.accounts > 0) {
                const double number = load.accounts / (accounts / count) - 1;
                const double each = load.value / load.accounts / (value / accounts) - 1;
                load.reasons.push_back(format("{} accounts against the mean, {} each",
                                              signedPercent(number, 0), signedPercent(each, 0)));
            }
        }
    }

    void addQuota() {
        if (!params_.quota) {
            return;
        }
        std::vector<double> potentials;
        for (const TerritoryLoad& load : report_.territories) {
            potentials.push_back(load.value);
        }
        const auto parts = analysis::quotas(potentials, *params_.quota, params_.quotaCap);
        for (std::size_t t = 0; t < parts.size(); ++t) {
            report_.territories[t].quota = parts[t];
        }
    }

    const Connection& db_;
    const ImbalanceParams& params_;
    Job& job_;
    Scenario scenario_;
    ScoreReport score_;
    std::vector<ScenarioMeasure> measures_;
    ImbalanceReport report_;
};

} // namespace

void to_json(Json& json, const ImbalanceReport& report) {
    Json territories = Json::array();
    for (const TerritoryLoad& t : report.territories) {
        territories.push_back(
            {{"id", t.territory.code},
             {"name", t.territory.name},
             {"value", t.value},
             {"target", t.target},
             {"share", t.share},
             {"share_low", t.low},
             {"share_high", t.high},
             {"out_of_band", t.outOfBand},
             {"most_loaded", t.mostLoaded},
             {"share_without_duplicates", orNull(t.withoutDuplicates)},
             {"accounts", t.accounts},
             {"visit_hours", t.visitHours},
             {"travel_hours_estimate", t.travelHours},
             {"hours", t.hours()},
             {"capacity_hours", orNull(t.capacityHours)},
             {"utilisation", t.capacityHours ? Json(t.hours() / *t.capacityHours) : Json()},
             {"reasons", t.reasons},
             {"quota", orNull(t.quota)}});
    }
    json = Json{
        {"scenario", report.scenario},
        {"measure", report.measure},
        {"tolerance", report.tolerance},
        {"error", report.error},
        {"gini", report.gini},
        {"balance_index", report.balanceIndex},
        {"territories", std::move(territories)},
        {"top_holds", report.topHolds},
        {"duplicate_clusters", report.duplicateClusters},
        {"flips", report.flips},
        {"hours", report.hours},
        {"travel_calibration", {{"tours", report.travelTours}, {"mean_error", report.travelError}}},
        {"capacity_per_rep", orNull(report.capacityPerRep)},
        {"reps_needed", orNull(report.repsNeeded)}};
}

ImbalanceReport imbalance(const Connection& db, const ImbalanceParams& params, Job& job) {
    check(params);
    return Imbalance(db, params, job).run();
}

} // namespace core
