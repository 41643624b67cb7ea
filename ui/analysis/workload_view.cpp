// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/imbalance.h"
#include "ui/analysis/analysis_parts.h"
#include "ui/widgets/core_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(WorkloadView)
};

class Workload {
public:
    Workload(const AnalysisInput& input, core::Job& job) : input_(input) {
        core::ImbalanceParams params;
        params.scenario = input.scenario;
        params.measure = input.query.measure;
        params.visitsPerYear = input.query.visits;
        params.minutesPerVisit = input.query.visitMinutes;
        if (input.query.capacityHours > 0) {
            params.capacityHours = input.query.capacityHours;
        }
        report_ = core::imbalance(input.workspace->newReader(), params, job);
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
        result.besideHead = Words::tr("h/year");
        for (const core::TerritoryLoad& load : report_.territories) {
            result.areas.push_back(areaOf(load));
        }
        std::erase_if(result.areas, [](const AnalysisArea& area) { return area.units.empty(); });
        std::stable_sort(result.areas.begin(), result.areas.end(),
                         [](const auto& a, const auto& b) { return a.value > b.value; });
        result.listed = result.areas.size();
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
        QStringList flips;
        for (const std::string& flip : report_.flips) {
            flips << coreText(flip);
        }
        result.sources = flips.join(QLatin1Char('\n'));
        return result;
    }

private:
    std::vector<int> unitsOf(const core::TerritoryLoad& load) const {
        std::vector<int> units;
        const auto code = std::find(input_.territoryCodes.begin(), input_.territoryCodes.end(),
                                    load.territory.code);
        const auto index = static_cast<int>(code - input_.territoryCodes.begin());
        for (std::size_t i = 0; i < input_.owner.size(); ++i) {
            if (input_.owner[i] == index && code != input_.territoryCodes.end()) {
                units.push_back(static_cast<int>(i));
            }
        }
        return units;
    }

    AnalysisArea areaOf(const core::TerritoryLoad& load) const {
        AnalysisArea area;
        area.name = QString::fromStdString(load.territory.name);
        area.rep = QString::fromStdString(load.territory.owner);
        area.beside = groupedText(std::llround(load.hours()));
        area.value = load.share * 100;
        area.low = load.low * 100;
        area.high = load.high * 100;
        area.units = unitsOf(load);
        if (!area.units.empty()) {
            area.at = middleOf(*input_.units, area.units);
        }
        const QString hours = Words::tr("%1 h, of which about %2 h driving")
                                  .arg(area.beside, groupedText(std::llround(load.travelHours)));
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
            {Words::tr("Visits"),
             Words::tr("%1 h").arg(groupedText(std::llround(load.visitHours)))},
            {Words::tr("Driving, estimate"),
             Words::tr("about %1 h").arg(groupedText(std::llround(load.travelHours)))}};
        if (load.capacityHours) {
            area.facts.push_back({Words::tr("Capacity"), Words::tr("%1 h").arg(groupedText(
                                                             std::llround(*load.capacityHours)))});
            area.facts.push_back(
                {Words::tr("Hours of capacity"), percentText(load.hours() / *load.capacityHours)});
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
                for (const int unit : unitsOf(load)) {
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
            [](const core::TerritoryLoad& load) { return load.capacityHours.has_value(); });
        if (capacity) {
            return classes(
                Words::tr("Hours against capacity"), Words::tr("% above or below the rep's hours"),
                [](const core::TerritoryLoad& load) {
                    return load.capacityHours
                               ? std::optional((load.hours() / *load.capacityHours - 1) * 100)
                               : std::nullopt;
                });
        }
        Choropleth made = classify(
            valuesOf([](const core::TerritoryLoad& load) { return std::optional(load.hours()); }),
            Words::tr("Hours of work"), Words::tr("h a year; no capacity is known"), 5);
        made.noData = Words::tr("no territory");
        return made;
    }

    std::vector<KeyValue> totals() const {
        std::vector<KeyValue> rows = {
            {Words::tr("Hours of work"),
             Words::tr("%1 h").arg(groupedText(std::llround(report_.hours)))},
            {Words::tr("Balance index"), decimalText(report_.balanceIndex, 0)},
            {Words::tr("Gini"), decimalText(report_.gini, 3)},
            {Words::tr("Suspected duplicates"), groupedText(report_.duplicateClusters)}};
        if (report_.repsNeeded) {
            rows.insert(rows.begin() + 1,
                        {Words::tr("Reps that takes"), groupedText(*report_.repsNeeded)});
        }
        return rows;
    }

    const AnalysisInput& input_;
    core::ImbalanceReport report_;
    ValueScale scale_;
};

} // namespace

AnalysisResult workloadView(const AnalysisInput& input, core::Job& job) {
    return Workload(input, job).run();
}

} // namespace ui
