// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/overlap.h"
#include "ui/analysis/analysis_frame.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(OverlapView)
};

constexpr std::size_t kPairsNamed = 3;

class OverlapAreas {
public:
    OverlapAreas(const AnalysisInput& input, core::Job& job) : input_(input), job_(job) {
        core::OverlapParams params;
        params.scenario = input.scenario;
        params.kilometres = input.query.kilometres;
        params.value = input.query.value;
        params.where = input.query.where;
        const core::Job::Part part(job, 0, 0.7);
        report_ = core::overlap(input.workspace->newReader(), params, job);
        double largest = 0;
        for (const core::SharedUnit& shared : report_.untangle) {
            largest = std::max(largest, shared.value);
        }
        scale_ = analysisScale(largest, input.unitOf(input.query.value));
    }

    AnalysisResult run() {
        AnalysisResult result;
        headList(result, Words::tr("Ranked by what would change hands"), input_.unitWord(),
                 Words::tr("On others' ground"), scale_);
        std::vector<double> values(static_cast<std::size_t>(input_.units->count()), kNoShare);
        addAreas(result, values);
        result.upper.classes = classify(
            values, Words::tr("Several reps in one %1").arg(input_.unitWord()),
            scale_.unit.isEmpty() ? Words::tr("accounts that would change hands")
                                  : Words::tr("that would change hands, %1").arg(scale_.unit),
            5);
        result.upper.classes->noData = Words::tr("one rep, or none");
        addDensity(result, input_, job_);
        result.totals = {{Words::tr("Accounts with an owner"), groupedText(report_.accounts)},
                         {Words::tr("Nobody's"), groupedText(report_.noOwner)},
                         {Words::tr("In conflict"),
                          Words::tr("%1, %2").arg(groupedText(report_.inConflict),
                                                  scale_.full.text(report_.inConflictValue))}};
        for (std::size_t i = 0; i < std::min(report_.pairs.size(), kPairsNamed); ++i) {
            const core::OverlapPair& pair = report_.pairs[i];
            result.totals.push_back(
                {QStringLiteral("%1, %2").arg(QString::fromStdString(pair.a),
                                              QString::fromStdString(pair.b)),
                 pair.overlay ? Words::tr("overlay") : countedAccounts(pair.accounts)});
        }
        result.meaning = Words::tr("By the owners that accounts have in the CRM. Each shared area "
                                   "is proposed to the rep with most value in it; overlay teams "
                                   "are no conflict. Min: estimated minutes of the nearest rep.");
        return result;
    }

private:
    void addAreas(AnalysisResult& result, std::vector<double>& values) {
        std::map<QString, int> indices;
        for (int i = 0; i < input_.units->count(); ++i) {
            indices.emplace(input_.units->unit(i).key, i);
        }
        for (const core::SharedUnit& shared : report_.untangle) {
            const auto found = indices.find(QString::fromStdString(shared.unit));
            if (found == indices.end()) {
                continue;
            }
            AnalysisArea area = unitArea(input_, found->second);
            area.value = shared.value;
            values[static_cast<std::size_t>(found->second)] = shared.value / scale_.divisor;
            QStringList others;
            for (const std::string& other : shared.others) {
                others << QString::fromStdString(other);
            }
            const QString keep = QString::fromStdString(shared.keep);
            area.lines = {
                Words::tr("Most value: %1").arg(keep),
                Words::tr("Also there: %1").arg(others.join(QStringLiteral(", "))),
                Words::tr("%1 would change hands, %2")
                    .arg(countedAccounts(shared.accounts), scale_.full.text(shared.value))};
            area.facts = {{Words::tr("Proposed to"), keep},
                          {Words::tr("Also there"), others.join(QStringLiteral(", "))},
                          {Words::tr("Would change hands"), countedAccounts(shared.accounts)},
                          {Words::tr("Their value"), scale_.full.text(shared.value)}};
            if (!shared.territory.empty()) {
                area.facts.push_back(
                    {Words::tr("Territory of that rep"), QString::fromStdString(shared.territory)});
            }
            result.areas.push_back(std::move(area));
        }
        result.listed = result.areas.size();
        addNearest(input_, input_.workspace->newReader(), result);
    }

    const AnalysisInput& input_;
    core::Job& job_;
    core::OverlapReport report_;
    AnalysisScale scale_;
};

} // namespace

AnalysisResult overlapView(const AnalysisInput& input, core::Job& job) {
    return OverlapAreas(input, job).run();
}

} // namespace ui
