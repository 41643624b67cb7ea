// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/quarterly.h"

#include "core/verbs/ledger.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"
#include "ui/book/quarterly_pages.h"
#include "ui/draw/scene_loader.h"

#include <QCoreApplication>

#include <map>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(QuarterlyPack)
};

MapScene sceneOf(const core::Connection& db, const LayerMap& map, const std::string& scenario) {
    MapScene scene = planScene(db, map, core::requireScenario(db, scenario), nullptr);
    scene.layers.accounts = scene.layers.bases = scene.layers.unitLabels = false;
    return scene;
}

/// Index of the territory that the ledger gives each unit on a date; -1 = none, or one that is
/// gone.
std::vector<int> ownersOn(const core::Workspace& ws, const std::string& date,
                          const std::string& layer, const std::vector<core::BasicUnit>& units,
                          const std::vector<core::Territory>& territories) {
    std::map<std::string, int> byCode;
    for (const core::Territory& territory : territories) {
        if (territory.level == 0) {
            byCode.emplace(territory.code, static_cast<int>(byCode.size()));
        }
    }
    std::map<std::string, int> byUnit;
    for (const auto& [key, code] : core::ledgerAsOf(ws, {date, {}, {}}).state.units) {
        const auto found = byCode.find(code);
        if (std::get<1>(key) == layer && found != byCode.end()) {
            byUnit[std::get<2>(key)] = found->second;
        }
    }
    std::vector<int> owners;
    for (const core::BasicUnit& unit : units) {
        const auto found = byUnit.find(unit.key);
        owners.push_back(found == byUnit.end() ? -1 : found->second);
    }
    return owners;
}

void addMaps(const core::Workspace& ws, QuarterlyPack& pack, core::Job& job) {
    const core::QuarterlyReview& review = pack.review;
    if (review.scenario.empty()) {
        return;
    }
    const core::Connection& db = ws.reader();
    const core::Scenario scenario = core::requireScenario(db, review.scenario);
    const core::UnitLayer layer = core::requireLayer(db, scenario.layerName);
    const LayerMap map = loadLayerMap(db, layer, job);
    MapScene scene = sceneOf(db, map, review.scenario);
    if (scene.approximate) {
        pack.source.push_back(Words::tr("Approximate ZIP areas."));
        scene.approximate = false; // the maps are too small for it
    }
    if (!scene.attribution.isEmpty()) {
        pack.source.push_back(scene.attribution);
    }
    if (review.moved && review.moved->units > 0) {
        MapScene changed = scene;
        const auto units = core::loadUnits(db, layer.id);
        const auto territories = core::loadTerritories(db, scenario.id);
        changed.territoryOf = ownersOn(ws, review.moved->from, layer.name, units, territories);
        changed.proposedOf = ownersOn(ws, review.moved->to, layer.name, units, territories);
        pack.changed = finishScene(std::move(changed));
    }
    pack.plan = finishScene(std::move(scene));
    for (const core::QuarterScenario& one : review.scenarios) {
        job.step(0.2, "drawing scenarios");
        pack.scenarios.push_back({QString::fromStdString(one.name),
                                  one.plan ? pack.plan : finishScene(sceneOf(db, map, one.name))});
    }
}

} // namespace

void to_json(core::Json& json, const QuarterlyReport& report) {
    json = report.review;
    addPackJson(json, report.pack);
    json["issues"] = report.issues;
}

QuarterlyReport quarterly(core::Workspace& ws, const QuarterlyParams& params, core::Job& job) {
    core::quarterSpan(params.review); // before anything is done, what cannot be
    QuarterlyReport report;
    report.pack = preparePack(ws, params.pack);
    {
        const core::Job::Part part(job, 0, 0.2);
        report.issues = bringUpToDate(ws, job);
    }
    {
        const core::Job::Part part(job, 0.2, 0.6);
        report.review = core::quarterlyReview(ws, params.review, job);
    }
    const core::Job::Part part(job, 0.6, 1);
    QuarterlyPack pack{report.review, {}, {}, {}, {}};
    const auto make = [&] {
        addMaps(ws, pack, job);
        PdfPages pdf;
        pdf.title = Words::tr("Quarterly review");
        pdf.pages = [&](double height) { return quarterlyPages(pack, height); };
        pdf.foot = [&](Sheet& sheet, int page, int pages) {
            paintQuarterlyFoot(sheet, pack, page, pages);
        };
        return pdf;
    };
    writePack(params.pack, report.pack, make, job);
    return report;
}

} // namespace ui
