// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/weekly.h"

#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"
#include "ui/book/weekly_pages.h"
#include "ui/draw/scene_loader.h"

#include <QCoreApplication>

namespace ui {

namespace {

constexpr std::size_t kFlags = 7;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(WeeklyPack)
};

/// The areas with most to win that are surely more than nothing.
void addFlags(core::Workspace& ws, const geo::WhitespaceParams& asked, core::WeekParams& week,
              core::Job& job) {
    const geo::WhitespaceReport found = geo::whitespace(ws, asked, job);
    week.market = found.market;
    for (const geo::WhitespaceRow& row : found.rows) {
        if (row.hasMarket && row.gap.low > 0 && week.flags.size() < kFlags) {
            week.flags.push_back(
                {row.key, row.name, row.rep, row.gap.low, row.middle.x, row.middle.y});
        }
    }
}

/// The published plan with the moves of the review as a proposal.
void addScene(const core::Workspace& ws, const core::WeekParams& asked, WeeklyPack& pack,
              core::Job& job) {
    const core::Connection& db = ws.reader();
    const core::WeekFigures& week = pack.review.week;
    const auto found = core::watch::findPlanInForce(db, pack.review.printed, asked.scenario);
    const core::Scenario scenario =
        found ? found->scenario : core::requireScenario(db, week.scenario);
    const LayerMap map = loadLayerMap(db, core::requireLayer(db, scenario.layerName), job);
    MapScene scene = planScene(db, map, scenario, nullptr);
    if (found) {
        scene.territoryOf = found->plan.data.current;
    }
    scene.layers.accounts = scene.layers.bases = false;
    scene.proposedOf = scene.territoryOf;
    const auto units = core::loadUnits(db, map.layer.id);
    for (const core::WeekDrift::Move& move : week.drift.moves) {
        for (std::size_t i = 0; found && i < units.size(); ++i) {
            if (units[i].key != move.unit) {
                continue;
            }
            for (std::size_t t = 0; t < found->plan.territories.size(); ++t) {
                if (found->plan.territories[t].code == move.to) {
                    scene.proposedOf[i] = static_cast<int>(t);
                    pack.moved.add(scene.units->bounds(static_cast<int>(i)));
                }
            }
        }
    }
    if (scene.approximate) {
        pack.source.push_back(Words::tr("Approximate ZIP areas."));
        scene.approximate = false; // said at the foot: the maps are too small for it
    }
    pack.scene = finishScene(std::move(scene));
    if (!pack.scene->attribution.isEmpty()) {
        pack.source.push_back(pack.scene->attribution);
    }
}

PdfPages pagesOf(const core::Workspace& ws, const WeeklyParams& params, WeeklyPack& pack,
                 core::Job& job) {
    const QString at = QString::fromStdString(pack.review.week.takenAt);
    pack.source.push_back(
        Words::tr("Figures as known on %1 %2 UTC.").arg(at.left(10), at.mid(11, 5)));
    addScene(ws, params.review.week, pack, job);
    PdfPages pdf;
    pdf.title = Words::tr("Weekly review");
    pdf.pages = [&](double height) { return weeklyPages(pack, height); };
    pdf.foot = [&](Sheet& sheet, int page, int pages) {
        paintWeeklyFoot(sheet, pack, page, pages);
    };
    return pdf;
}

} // namespace

void to_json(core::Json& json, const WeeklyReport& report) {
    json = report.review;
    addPackJson(json, report.pack);
    json["issues"] = report.issues;
}

WeeklyReport weekly(core::Workspace& ws, const WeeklyParams& params, core::Job& job) {
    WeeklyReport report;
    report.pack = preparePack(ws, params.pack);
    core::WeeklyReviewParams asked = params.review;
    {
        const core::Job::Part part(job, 0, 0.3);
        report.issues = bringUpToDate(ws, job);
        if (params.whitespace) {
            addFlags(ws, *params.whitespace, asked.week, job);
        }
    }
    {
        const core::Job::Part part(job, 0.3, 0.6);
        report.review = core::weeklyReview(ws, asked, job);
    }
    const core::Job::Part part(job, 0.6, 1);
    WeeklyPack pack{report.review, {}, {}, {}};
    writePack(
        params.pack, report.pack, [&] { return pagesOf(ws, params, pack, job); }, job);
    return report;
}

core::WeekFigures snapshotWeek(core::Workspace& ws, const core::WeekParams& params,
                               std::vector<core::Issue>& issues, core::Job& job) {
    {
        const core::Job::Part part(job, 0, 0.4);
        issues = bringUpToDate(ws, job);
    }
    const core::Job::Part part(job, 0.4, 1);
    return core::takeWeek(ws, params, "by hand", job);
}

} // namespace ui
