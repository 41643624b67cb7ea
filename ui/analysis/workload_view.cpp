// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/imbalance.h"
#include "core/verbs/workload.h"
#include "geo/verbs/unit_travel.h"
#include "ui/analysis/analysis_frame.h"
#include "ui/widgets/core_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(WorkloadView)
};

class Workload {
public:
    Workload(const AnalysisInput& input, core::Job& job) : input_(input) {
        const core::Connection db = input.workspace->newReader();
        core::ImbalanceParams params;
        params.scenario = input.scenario;
        params.measure = input.query.measure;
        params.visitsPerYear = input.query.visits;
        params.minutesPerVisit = input.query.visitMinutes;
        if (input.query.capacityHours > 0) {
            params.capacityHours = input.query.capacityHours;
        }
        params.error = input.query.error / 100;
        if (input.query.quota > 0) {
            params.quota = std::llround(input.query.quota);
        }
        {
            const core::Job::Part part(job, 0, input.query.calls.empty() ? 1 : 0.5);
            report_ = core::imbalance(db, params, job);
        }
        if (!input.query.calls.empty()) {
            const core::Job::Part part(job, 0.5, 1);
            work_ = workByClass(db, job);
        }
        double largest = 0;
        for (const core::TerritoryLoad& load : report_.territories) {
            largest = std::max({largest, load.value, load.target});
        }
        scale_ = scaleFor(largest, input.unitOf(report_.measure));
    }

    AnalysisResult run() {
        AnalysisResult result;
        result.listTitle = Words::tr("Ranked by load");
        result.areaHead = Words::tr("Territory");
        result.valueHead = Words::tr("Load, % of target");
        result.adds = false; // shares
        result.besideHead = Words::tr("h/year");
        for (const core::TerritoryLoad& load : report_.territories) {
            result.areas.push_back(areaOf(load));
        }
        std::erase_if(result.areas, [](const AnalysisArea& area) { return area.units.empty(); });
        rank(result, [](const AnalysisArea&) { return true; });
        const QString title = measureTitle(QString::fromStdString(report_.measure));
        result.upper.classes = classes(
            Words::tr("Load: %1").arg(title), Words::tr("% above or below the target"),
            [](const core::TerritoryLoad& load) { return std::optional((load.share - 1) * 100); });
        result.lower.classes = hoursMap();
        result.totals = totals();
        result.meaning =
            Words::tr("Grey figures: the load with an error of the data of ±%1 %, in 95 of 100 "
                      "cases. Hours are visits and driving; driving is an estimate.")
                .arg(decimalText(report_.error * 100, 0));
        result.remark = robustness();
        if (work_) {
            result.sources = QString::fromStdString(work_->attribution);
        }
        return result;
    }

private:
    core::WorkloadReport workByClass(const core::Connection& db, core::Job& job) const {
        core::WorkloadParams params;
        params.scenario = input_.scenario;
        params.classes = core::callNorms(input_.query.calls);
        if (input_.query.visits > 0) {
            params.others = core::CallNorm{input_.query.visits, input_.query.visitMinutes};
        }
        if (input_.query.capacityHours > 0) {
            params.capacityHours = input_.query.capacityHours;
        }
        return core::workload(db, params, job, geo::workspaceDrives(*input_.workspace));
    }

    /// By class of account where calls are given by class, else all accounts alike.
    struct Hours {
        double visits = 0;
        double travel = 0;
        std::optional<double> capacity;
        double sum() const { return visits + travel; }
    };
    Hours hoursOf(const core::TerritoryLoad& load) const {
        if (const core::TerritoryWork* work = workOf(load)) {
            return {work->visitHours, work->travelHours, work->capacityHours};
        }
        return {load.visitHours, load.travelHours, load.capacityHours};
    }
    const core::TerritoryWork* workOf(const core::TerritoryLoad& load) const {
        for (std::size_t i = 0; work_ && i < work_->territories.size(); ++i) {
            if (work_->territories[i].territory.code == load.territory.code) {
                return &work_->territories[i];
            }
        }
        return nullptr;
    }

    static QString hoursText(double hours) {
        return Words::tr("%1 h").arg(groupedText(std::llround(hours)));
    }

    /// What an error of the data, or counting companies once, does to the order.
    QString robustness() const {
        const QString error = decimalText(report_.error * 100, 0);
        QStringList sentences;
        for (const std::string& flip : report_.flips) {
            sentences << coreText(flip);
        }
        if (sentences.isEmpty()) {
            return Words::tr("The order holds: an error of the data of ±%1 % changes neither who "
                             "has most nor who is out of the band.")
                .arg(error);
        }
        return Words::tr("The order is not certain with an error of the data of ±%1 %:")
                   .arg(error) +
               QLatin1Char('\n') + sentences.join(QLatin1Char('\n'));
    }

    static void addClasses(std::vector<KeyValue>& rows,
                           const std::vector<core::ClassWork>& classes) {
        for (const core::ClassWork& one : classes) {
            rows.push_back(
                {one.name.empty() ? Words::tr("Other accounts")
                                  : Words::tr("Class %1").arg(QString::fromStdString(one.name)),
                 Words::tr("%1 in %2").arg(hoursText(one.hours), countedAccounts(one.accounts))});
        }
    }

    QString quotaText(std::int64_t quota) const {
        return scaleFor(input_.query.quota, input_.unitOf("amount"))
            .text(static_cast<double>(quota));
    }

    AnalysisArea areaOf(const core::TerritoryLoad& load) const {
        AnalysisArea area = territoryArea(input_, load.territory);
        const Hours work = hoursOf(load);
        area.beside = groupedText(std::llround(work.sum()));
        area.value = load.share * 100;
        area.low = load.low * 100;
        area.high = load.high * 100;
        const QString hours = Words::tr("%1 h, of which about %2 h driving")
                                  .arg(area.beside, groupedText(std::llround(work.travel)));
        area.lines = {
            Words::tr("%1 of %2").arg(scale_.text(load.value), scale_.text(load.target)), hours,
            Words::tr("Load %1 (%2 to %3)")
                .arg(percentText(load.share), percentText(load.low), percentText(load.high))};
        area.facts = {
            {Words::tr("Load"), scale_.text(load.value)},
            {Words::tr("Target"), scale_.text(load.target)},
            {Words::tr("Share of target"), percentText(load.share)},
            {Words::tr("Out of band, cases of 100"), decimalText(load.outOfBand * 100, 0)},
            {Words::tr("Accounts"), groupedText(load.accounts)},
            {Words::tr("Visits"), hoursText(work.visits)}};
        if (const core::TerritoryWork* classes = workOf(load)) {
            addClasses(area.facts, classes->classes);
        }
        area.facts.push_back({Words::tr("Driving, estimate"),
                              Words::tr("about %1 h").arg(groupedText(std::llround(work.travel)))});
        if (work.capacity) {
            area.facts.push_back({Words::tr("Capacity"), hoursText(*work.capacity)});
            area.facts.push_back(
                {Words::tr("Hours of capacity"), percentText(work.sum() / *work.capacity)});
        }
        if (load.quota) {
            area.facts.push_back({Words::tr("Quota, proposed"), quotaText(*load.quota)});
        }
        if (load.withoutDuplicates) {
            area.facts.push_back(
                {Words::tr("Without suspected duplicates"), percentText(*load.withoutDuplicates)});
        }
        QStringList reasons;
        for (const std::string& reason : load.reasons) {
            reasons << coreText(reason);
        }
        area.remark = reasons.join(QLatin1Char('\n'));
        return area;
    }

    template <class Value> std::vector<double> valuesOf(Value&& value) const {
        std::vector<double> values(static_cast<std::size_t>(input_.units->count()), kNoShare);
        for (const core::TerritoryLoad& load : report_.territories) {
            if (const std::optional<double> figure = value(load)) {
                for (const int unit : unitsOfTerritory(input_, load.territory.code)) {
                    values[static_cast<std::size_t>(unit)] = *figure;
                }
            }
        }
        return values;
    }

    template <class Value>
    Choropleth classes(const QString& title, const QString& unit, Value&& value) const {
        Choropleth made = divergingClasses(valuesOf(value), title, unit, false);
        made.highest = Words::tr("too much");
        made.lowest = Words::tr("too little");
        made.noData = Words::tr("no territory");
        return made;
    }

    Choropleth hoursMap() const {
        const bool capacity = std::any_of(
            report_.territories.begin(), report_.territories.end(),
            [this](const core::TerritoryLoad& load) { return hoursOf(load).capacity.has_value(); });
        if (capacity) {
            return classes(Words::tr("Hours against capacity"),
                           Words::tr("% above or below the rep's hours"),
                           [this](const core::TerritoryLoad& load) {
                               const Hours work = hoursOf(load);
                               return work.capacity
                                          ? std::optional((work.sum() / *work.capacity - 1) * 100)
                                          : std::nullopt;
                           });
        }
        Choropleth made =
            classify(valuesOf([this](const core::TerritoryLoad& load) {
                         return std::optional(hoursOf(load).sum());
                     }),
                     Words::tr("Hours of work"), Words::tr("h a year; no capacity is known"), 5);
        made.noData = Words::tr("no territory");
        return made;
    }

    std::vector<KeyValue> totals() const {
        std::vector<KeyValue> rows = {
            {Words::tr("Hours of work"), hoursText(work_ ? work_->all.hours() : report_.hours)},
            {Words::tr("Balance index"), decimalText(report_.balanceIndex, 0)},
            {Words::tr("Gini"), decimalText(report_.gini, 3)},
            {Words::tr("Suspected duplicates"), groupedText(report_.duplicateClusters)}};
        const std::optional<int> needed = work_ ? work_->repsNeeded : report_.repsNeeded;
        if (needed) {
            rows.insert(rows.begin() + 1, {Words::tr("Reps that takes"), groupedText(*needed)});
        }
        if (work_) {
            addTeam(rows);
        }
        return rows;
    }

    /// The work by class, and how busy teams of other sizes would be.
    void addTeam(std::vector<KeyValue>& rows) const {
        addClasses(rows, work_->all.classes.empty() ? work_->classes : work_->all.classes);
        for (const core::TeamSize& size : work_->sizes) {
            rows.push_back({Words::tr("With a team of %1").arg(groupedText(size.reps)),
                            Words::tr("%1 busy").arg(percentText(size.utilisation, 0))});
        }
        if (work_->unclassified > 0) {
            rows.push_back(
                {Words::tr("Accounts of no class, not counted"), groupedText(work_->unclassified)});
        }
    }

    const AnalysisInput& input_;
    core::ImbalanceReport report_;
    std::optional<core::WorkloadReport> work_; ///< with calls by class
    ValueScale scale_;
};

} // namespace

AnalysisResult workloadView(const AnalysisInput& input, core::Job& job) {
    return Workload(input, job).run();
}

} // namespace ui
