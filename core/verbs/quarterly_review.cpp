// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/quarterly_review.h"

#include "core/analysis/quota.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/week.h"
#include "core/ledger/ledger_store.h"
#include "core/verbs/compare.h"
#include "core/verbs/imbalance.h"
#include "core/verbs/week_figures.h"
#include "core/watch/plan_in_force.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/scenario_store.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace core {

namespace {

constexpr std::size_t kOthers = 4; ///< scenarios beside the plan, unless they are named
constexpr int kWeekDays = 7;

class Quarter {
public:
    Quarter(const Workspace& ws, const QuarterlyReviewParams& params, Job& job)
        : ws_(ws), params_(params), job_(job), db_(ws.newReader()), span_(quarterSpan(params)) {
        if (!(params.quotaCap >= 0) || (params.quota && *params.quota < 0)) {
            throw Error(Code::Usage, "that is no quota", "give a sum from 0 and a cap from 0");
        }
        out_.quarter = span_.quarter;
        out_.from = span_.from;
        out_.to = span_.to;
        out_.printed = span_.today;
        out_.quotaCap = params.quotaCap;
        out_.quotaAsked = params.quota.has_value();
        out_.calls = params.calls;
    }

    QuarterlyReview run() {
        {
            const Snapshot snapshot(db_);
            findPlan();
            if (!out_.scenario.empty()) {
                addBalance(); // the others go by its territories
                addPerformance();
                addQuotas();
                addWork();
                addScenarios();
            }
            addVisits();
            addWeeks();
        }
        addLedger();
        addQuarterlySentences(out_);
        return std::move(out_);
    }

private:
    std::string lastDay() const { return std::min(span_.to, span_.today); }

    void findPlan() {
        const auto found = watch::findPlanInForce(db_, lastDay(), params_.scenario);
        const auto scenarios = loadScenarios(db_);
        if (found) {
            scenario_ = found->scenario;
            out_.since = params_.scenario.empty() ? found->since : std::string();
            out_.changedSince = found->changedSince;
        } else if (scenarios.size() == 1) {
            scenario_ = scenarios.front();
        }
        if (scenario_ && !loadTerritories(db_, scenario_->id).empty() &&
            !scenario_->measures.empty()) {
            out_.scenario = scenario_->name;
        }
    }

    QuarterTerritory* territory(const std::string& code) {
        const auto found =
            std::find_if(out_.territories.begin(), out_.territories.end(),
                         [&](const QuarterTerritory& one) { return one.code == code; });
        return found == out_.territories.end() ? nullptr : &*found;
    }

    void addBalance() {
        const Job::Part part(job_, 0, 0.2);
        ImbalanceParams asked;
        asked.scenario = out_.scenario;
        const ImbalanceReport report = imbalance(db_, asked, job_);
        out_.tolerance = report.tolerance;
        out_.measure = report.measure;
        out_.gini = report.gini;
        out_.balanceIndex = report.balanceIndex;
        for (const Measure& measure : loadMeasures(db_, scenario_->layer)) {
            out_.unit = measure.name == report.measure ? measure.unit : out_.unit;
        }
        std::vector<analysis::Portion> portions;
        for (const TerritoryLoad& load : report.territories) {
            QuarterTerritory one;
            one.code = load.territory.code;
            one.name = load.territory.name;
            one.rep = load.territory.owner;
            one.accounts = load.accounts;
            one.value = load.value;
            one.target = load.target;
            one.low = load.low;
            one.high = load.high;
            one.inside = std::abs(one.share() - 1) <= report.tolerance + 1e-9;
            portions.push_back({one.share(), 1});
            out_.territories.push_back(std::move(one));
        }
        out_.lorenz = analysis::lorenzCurve(portions);
    }

    void addPerformance() {
        const Job::Part part(job_, 0.2, 0.35);
        PerformanceParams asked;
        asked.scenario = out_.scenario;
        asked.from = span_.from;
        asked.to = span_.to;
        const PerformanceReport report = performance(db_, asked, job_);
        for (const TerritoryPerformance& made : report.territories) {
            if (QuarterTerritory* one = territory(made.territory.code)) {
                one->made = made;
            }
        }
        out_.all = report.all;
    }

    void addQuotas() {
        out_.quotaTotal = params_.quota.value_or(std::llround(out_.all.won));
        if (out_.quotaTotal <= 0) {
            return;
        }
        std::vector<double> potentials;
        for (const QuarterTerritory& one : out_.territories) {
            potentials.push_back(one.value);
        }
        const auto parts = analysis::quotas(potentials, out_.quotaTotal, params_.quotaCap);
        for (std::size_t t = 0; t < parts.size(); ++t) {
            out_.territories[t].quota = parts[t];
        }
    }

    void addWork() {
        const Job::Part part(job_, 0.35, 0.5);
        WorkloadParams asked;
        asked.scenario = out_.scenario;
        asked.others = params_.calls;
        asked.capacityHours = params_.capacityHours;
        const WorkloadReport report = workload(db_, asked, job_);
        for (const TerritoryWork& work : report.territories) {
            if (QuarterTerritory* one = territory(work.territory.code)) {
                one->visitHours = work.visitHours;
                one->travelHours = work.travelHours;
                one->capacityHours = work.capacityHours;
            }
        }
        out_.hours = report.all.hours();
        out_.capacityPerRep = report.capacityPerRep;
        out_.repsNeeded = report.repsNeeded;
        out_.sizes = report.sizes;
    }

    /// Those that were asked for, or the newest of the layer that hold something.
    std::vector<std::string> otherNames() const {
        if (!params_.others.empty()) {
            return params_.others;
        }
        std::vector<std::string> names;
        auto scenarios = loadScenarios(db_);
        std::reverse(scenarios.begin(), scenarios.end());
        for (const Scenario& one : scenarios) {
            if (one.id != scenario_->id && one.layer == scenario_->layer &&
                names.size() < kOthers && !loadAssignments(db_, one.id).empty()) {
                names.push_back(one.name);
            }
        }
        return names;
    }

    static QuarterScenario figuresOf(const ScoreReport& score) {
        QuarterScenario one;
        one.name = score.scenario;
        one.territories = static_cast<int>(score.territories.size());
        one.inBand = score.inBand;
        one.maxDeviation = score.maxDeviation;
        one.gini = score.measures.front().score.gini;
        double minutes = 0;
        double weight = 0;
        for (const TerritoryFigures& figures : score.territories) {
            minutes += figures.travelMinutes * figures.accounts;
            weight += figures.accounts;
        }
        one.travelMinutes = weight > 0 ? minutes / weight : 0;
        return one;
    }

    void addScenarios() {
        const std::vector<std::string> names = otherNames();
        if (names.empty()) {
            return;
        }
        for (std::size_t i = 0; i < names.size(); ++i) {
            const double each = 0.3 / static_cast<double>(names.size());
            const Job::Part part(job_, 0.5 + each * static_cast<double>(i),
                                 0.5 + each * static_cast<double>(i + 1));
            const CompareReport beside = compare(db_, {out_.scenario, names[i]}, job_);
            if (i == 0) {
                out_.scenarios.push_back(figuresOf(beside.scenarios[0]));
                out_.scenarios.front().plan = true;
            }
            QuarterScenario one = figuresOf(beside.scenarios[1]);
            one.units = beside.units;
            one.accountsChangingRep = beside.accountsChangingRep;
            one.measureShare = beside.measureShare;
            out_.scenarios.push_back(std::move(one));
        }
    }

    void addVisits() {
        const Job::Part part(job_, 0.8, 0.9);
        CompareVisitsParams asked;
        asked.from = span_.from;
        asked.to = span_.to;
        asked.today = span_.today;
        asked.scenario = out_.scenario;
        const CompareVisitsReport report = compareVisits(db_, asked, job_);
        out_.visits = report.all;
        for (const auto& [name, tally] : report.byTerritory) {
            const auto found = std::find_if(
                out_.territories.begin(), out_.territories.end(),
                [&, key = name](const QuarterTerritory& one) { return one.name == key; });
            if (found != out_.territories.end()) {
                found->visits = tally;
            } else {
                out_.otherVisits += tally.planned + tally.unplanned;
            }
        }
    }

    /// Weeks that lie in the quarter at least with their last day.
    void addWeeks() {
        std::string day = span_.from;
        while (isoWeek(laterBy(day, 1)) == isoWeek(day)) {
            day = laterBy(day, 1);
        }
        for (; day <= span_.to; day = laterBy(day, kWeekDays)) {
            const auto kept = keptWeek(db_, isoWeek(day), params_.scenario);
            if (!kept) {
                continue;
            }
            out_.weeks.push_back(
                {kept->week, kept->to, kept->inBand, static_cast<int>(kept->territories.size())});
            for (QuarterTerritory& one : out_.territories) {
                const WeekTerritory* then = kept->territory(one.code);
                one.weeks.push_back(then == nullptr ? std::nullopt : std::optional(then->share()));
            }
        }
    }

    void addLedger() {
        job_.step(0.95, "reading the ledger");
        const auto entries = ledger::loadEntries(db_);
        for (const ledger::Entry& entry : entries) {
            if (entry.effective < span_.from || entry.effective > span_.to) {
                continue;
            }
            QuarterPublish one;
            one.seq = entry.seq;
            one.effective = entry.effective;
            one.kind = entry.kind;
            one.scenario = entry.scenario;
            one.units = static_cast<int>(entry.units.size());
            std::set<std::string> accounts;
            for (const ledger::RecordLine& record : entry.records) {
                accounts.insert(record.id);
            }
            one.accounts = static_cast<int>(accounts.size());
            out_.publishes.push_back(std::move(one));
        }
        if (!entries.empty()) {
            out_.moved = ledgerShares(ws_, laterBy(span_.from, -1), span_.to);
        }
    }

    const Workspace& ws_;
    const QuarterlyReviewParams& params_;
    Job& job_;
    Connection db_;
    QuarterSpan span_;
    std::optional<Scenario> scenario_;
    QuarterlyReview out_;
};

} // namespace

int QuarterlyReview::inBand() const {
    return static_cast<int>(std::count_if(territories.begin(), territories.end(),
                                          [](const QuarterTerritory& one) { return one.inside; }));
}

int QuarterlyReview::accountsWritten() const {
    int sum = 0;
    for (const QuarterPublish& publish : publishes) {
        sum += publish.accounts;
    }
    return sum;
}

QuarterlyReview quarterlyReview(const Workspace& ws, const QuarterlyReviewParams& params,
                                Job& job) {
    return Quarter(ws, params, job).run();
}

} // namespace core
