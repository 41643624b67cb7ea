// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/coverage.h"
#include "geo/verbs/unit_travel.h"
#include "ui/analysis/analysis_frame.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(CoverageView)
};

class CoverageAreas {
public:
    CoverageAreas(const AnalysisInput& input, core::Job& job) : input_(input), job_(job) {
        core::CoverageParams params;
        params.scenario = input.scenario;
        params.minutes = input.query.minutes;
        params.value = input.query.value;
        params.where = input.query.where;
        const core::Job::Part part(job, 0, 0.7);
        report_ = core::coverage(input.workspace->newReader(), params, job,
                                 geo::workspaceDrives(*input.workspace));
        double largest = 0;
        for (const core::UnitReach& unit : report_.units) {
            largest = std::max(largest, unit.reach.beyondOwnValue);
        }
        scale_ = analysisScale(largest, input.unitOf(input.query.value));
    }

    AnalysisResult run() {
        AnalysisResult result;
        const QString name = Words::tr("Beyond %1 min").arg(decimalText(input_.query.minutes, 0));
        headList(result, Words::tr("Ranked by what is out of reach"), input_.unitWord(), name,
                 scale_);
        addAreas(result);
        result.upper.classes = classes(name);
        addDensity(result, input_, job_);
        const core::Reach& all = report_.all;
        int nowhere = all.beyondOwn;
        for (const core::UnitReach& unit : report_.units) {
            nowhere -= unit.reach.beyondOwn;
        }
        result.totals = {{Words::tr("Accounts"), groupedText(all.accounts)},
                         {Words::tr("Beyond their own rep"),
                          Words::tr("%1, %2").arg(groupedText(all.beyondOwn),
                                                  scale_.full.text(all.beyondOwnValue))},
                         {Words::tr("Beyond any rep"),
                          Words::tr("%1, %2").arg(groupedText(all.beyondAll),
                                                  scale_.full.text(all.beyondAllValue))},
                         {Words::tr("Of those in no area"), groupedText(nowhere)},
                         {Words::tr("Without a place"), groupedText(all.noPlace)},
                         {Words::tr("Clusters of what is left alone"),
                          groupedText(static_cast<qint64>(report_.clusters.size()))}};
        result.meaning =
            report_.engine == "estimate"
                ? Words::tr("Minutes are an estimate along the great circle, from the rep's home "
                            "or the centre of the territory. Rep and Min: nearest rep base.")
                : Words::tr("Minutes to the rep's home or the centre of the territory are by the "
                            "roads. Rep and Min: nearest rep base, estimated minutes.");
        result.sources = QString::fromStdString(report_.attribution);
        return result;
    }

private:
    void addAreas(AnalysisResult& result) {
        std::map<std::string, const core::CoverageCluster*> clusters;
        for (const core::CoverageCluster& cluster : report_.clusters) {
            for (const std::string& unit : cluster.units) {
                clusters.emplace(unit, &cluster);
            }
        }
        for (const core::UnitReach& unit : report_.units) {
            const int index = input_.units->indexOf(unit.unit);
            if (index < 0) {
                continue;
            }
            const core::Reach& reach = unit.reach;
            AnalysisArea area = unitArea(input_, index);
            area.value = reach.beyondOwnValue;
            const QString own =
                Words::tr("%1 of %2")
                    .arg(groupedText(reach.beyondOwn), countedAccounts(reach.accounts));
            area.lines = {Words::tr("%1 beyond their own rep").arg(own),
                          Words::tr("Beyond any rep: %1").arg(groupedText(reach.beyondAll)),
                          Words::tr("Out of reach %1").arg(scale_.full.text(reach.beyondOwnValue))};
            area.facts = {{Words::tr("Beyond their own rep"), own},
                          {Words::tr("Beyond any rep"), groupedText(reach.beyondAll)},
                          {Words::tr("Out of reach"), scale_.full.text(reach.beyondOwnValue)},
                          {Words::tr("Without a place"), groupedText(reach.noPlace)}};
            if (const auto found = clusters.find(area.key.toStdString()); found != clusters.end()) {
                const core::CoverageCluster& cluster = *found->second;
                area.remark =
                    Words::tr("In a cluster of %1 within %2 km: %3 are out of reach, elsewhere %4. "
                              "Chance makes one like it in %5 of cases.")
                        .arg(countedAccounts(cluster.found.population),
                             decimalText(cluster.found.radius / 1000, 0),
                             percentText(cluster.found.share, 0),
                             percentText(cluster.found.shareOutside, 0),
                             percentText(cluster.found.p));
            }
            result.areas.push_back(std::move(area));
        }
        rank(result, [](const AnalysisArea& area) { return area.value > 0; });
        addNearest(input_, input_.workspace->newReader(), result);
    }

    /// Nothing out of reach is an answer; no accounts is none.
    Choropleth classes(const QString& name) const {
        std::vector<double> values(static_cast<std::size_t>(input_.units->count()), kNoShare);
        for (const core::UnitReach& unit : report_.units) {
            const int index = input_.units->indexOf(unit.unit);
            if (index >= 0 && unit.reach.accounts > unit.reach.noPlace) {
                values[static_cast<std::size_t>(index)] =
                    unit.reach.beyondOwnValue / scale_.divisor;
            }
        }
        Choropleth made = classesFromZero(values, name, scale_.unit, Words::tr("all in reach"));
        made.noData = Words::tr("no accounts with a place");
        return made;
    }

    const AnalysisInput& input_;
    core::Job& job_;
    core::CoverageReport report_;
    AnalysisScale scale_;
};

} // namespace

AnalysisResult coverageView(const AnalysisInput& input, core::Job& job) {
    return CoverageAreas(input, job).run();
}

} // namespace ui
