// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/daily.h"

#include "core/workspace/scenario_store.h"
#include "ui/book/daily_pages.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(DailyPack)
};

core::Box extentOf(const core::DailyReview& day) {
    core::Box box;
    for (const core::DailyRep& rep : day.reps) {
        if (rep.base && !rep.plan.empty()) {
            box.add(*rep.base);
        }
        for (const core::DailyCall& call : rep.calls) {
            if (call.place) {
                box.add(*call.place);
            }
        }
    }
    return box;
}

void addGround(const core::Workspace& ws, DailyPack& pack, core::Job& job) {
    if (pack.day.routes() == 0) {
        return; // there is nothing to draw on it
    }
    const core::Connection& db = ws.reader();
    const auto scenario =
        pack.day.scenario.empty() ? std::nullopt : core::findScenario(db, pack.day.scenario);
    pack.ground = packGround(db, scenario ? &*scenario : nullptr, extentOf(pack.day), job);
    const bool estimated = std::any_of(pack.day.reps.begin(), pack.day.reps.end(),
                                       [](const core::DailyRep& rep) { return rep.estimated; });
    if (estimated) {
        pack.source.push_back(Words::tr("Drive times are an estimate."));
    }
    if (!pack.ground.attribution.isEmpty()) {
        pack.source.push_back(pack.ground.attribution);
    }
}

} // namespace

void to_json(core::Json& json, const DailyReport& report) {
    json = report.review;
    addPackJson(json, report.pack);
    json["issues"] = report.issues;
}

DailyReport daily(core::Workspace& ws, const DailyParams& params, core::Job& job) {
    DailyReport report;
    report.pack = preparePack(ws, params.pack);
    {
        const core::Job::Part part(job, 0, 0.4);
        report.issues = bringUpToDate(ws, job);
    }
    {
        const core::Job::Part part(job, 0.4, 0.6);
        report.review = core::dailyReview(ws.newReader(), params.review, job);
    }
    const core::Job::Part part(job, 0.6, 1);
    DailyPack pack{report.review, {}, {}};
    const auto make = [&] {
        addGround(ws, pack, job);
        PdfPages pdf;
        pdf.title = Words::tr("Daily review");
        pdf.pages = [&](double height) { return dailyPages(pack, height); };
        pdf.foot = [&](Sheet& sheet, int page, int pages) {
            paintDailyFoot(sheet, pack, page, pages);
        };
        return pdf;
    };
    writePack(params.pack, report.pack, make, job);
    return report;
}

} // namespace ui
