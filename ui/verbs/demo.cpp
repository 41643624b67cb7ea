// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/demo.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/balance.h"
#include "core/verbs/create_scenario.h"
#include "core/workspace/unit_store.h"
#include "crm/verbs/connections.h"
#include "geo/verbs/aggregate_units.h"
#include "geo/verbs/make_zip_areas.h"
#include "ui/verbs/render.h"
#include "ui/verbs/report.h"
#include "ui/verbs/sync.h"

#include <chrono>
#include <filesystem>
#include <map>

namespace ui {

namespace {

namespace fs = std::filesystem;

constexpr const char* kLayer = "zip";
constexpr const char* kMeasure = "potential";
constexpr const char* kConnection = "sample-crm";
constexpr const char* kMarker = "made-by-evenlode-demo";

/// A folder of our own: a marker file says that what lies beside it may be replaced.
void prepareFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder / "crm", error);
    if (error) {
        throw core::Error(core::Code::Storage,
                          core::format("{} cannot be made ({})", folder.string(), error.message()),
                          "check the permissions of the folder", folder.string());
    }
    const bool ours = fs::exists(folder / kMarker);
    if (!ours && fs::exists(folder / "plan.gpkg")) {
        throw core::Error(core::Code::Input,
                          core::format("{} holds a plan that no demo made", folder.string()),
                          "choose another folder; nothing was changed", folder.string());
    }
    core::Connection((folder / kMarker).string(), core::Connection::Mode::Create);
    for (const char* name : {"plan.gpkg", "plan.gpkg-wal", "plan.gpkg-shm"}) {
        fs::remove(folder / name, error);
    }
}

std::map<std::string, std::size_t> unitOfZip(const core::Connection& db, core::LayerId layer) {
    std::map<core::UnitId, std::size_t> index;
    for (const core::BasicUnit& unit : core::loadUnits(db, layer)) {
        index.emplace(unit.id, index.size());
    }
    std::map<std::string, std::size_t> units;
    for (const auto& [key, unit] : core::loadUnitKeys(db, layer)) {
        units[key] = index.at(unit);
    }
    return units;
}

/// Who has which ZIP at present: the nearest rep, whatever that means for the load.
struct PresentPlan {
    std::vector<SampleRep> reps;
    std::vector<int> repOfUnit;
    std::map<std::string, std::size_t> unitOfZip;
    std::size_t repOf(const std::string& zip) const {
        const auto unit = unitOfZip.find(zip);
        const int rep = unit == unitOfZip.end() ? -1 : repOfUnit[unit->second];
        return rep < 0 ? 0 : static_cast<std::size_t>(rep);
    }
};

PresentPlan presentPlan(const core::Workspace& ws, const SampleParams& params) {
    PresentPlan plan;
    plan.reps = chooseReps(params);
    const core::UnitLayer layer = core::requireLayer(ws.reader(), kLayer);
    plan.unitOfZip = unitOfZip(ws.reader(), layer.id);
    std::vector<std::size_t> bases;
    for (const SampleRep& rep : plan.reps) {
        bases.push_back(plan.unitOfZip.at(rep.zip));
    }
    plan.repOfUnit = core::growFromBases(ws.reader(), layer.id, bases);
    return plan;
}

core::RepId repId(const core::Connection& db, const std::string& externalId) {
    core::Statement row =
        db.prepare("SELECT id FROM base_reps WHERE external_id = ? AND removed = 0");
    row.bind(externalId);
    return row.step() ? row.id<core::RepTag>(0) : core::RepId();
}

void makeCurrentScenario(core::Workspace& ws, const PresentPlan& plan) {
    const core::UnitLayer layer = core::requireLayer(ws.reader(), kLayer);
    const std::vector<core::BasicUnit> units = core::loadUnits(ws.reader(), layer.id);
    core::CreateScenarioParams params;
    params.scenario.name = "Current";
    params.scenario.layer = layer.id;
    params.scenario.note = "Each ZIP with the nearest rep: unbalanced on purpose";
    params.scenario.measures = {{kMeasure, 1, {}, {}, {}}};
    for (const SampleRep& rep : plan.reps) {
        core::NewTerritory territory;
        territory.territory.position = static_cast<int>(params.territories.size()) + 1;
        territory.territory.code = core::format("T{}", rep.id.substr(1));
        territory.territory.name = rep.city;
        territory.territory.centre = rep.home;
        if (const core::RepId owner = repId(ws.reader(), rep.id)) {
            territory.owners = {owner};
        }
        params.territories.push_back(territory);
    }
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (plan.repOfUnit[i] >= 0) {
            params.assignments.emplace_back(units[i].id,
                                            static_cast<std::size_t>(plan.repOfUnit[i]));
        }
    }
    core::createScenario(ws, params);
}

void aggregatePotential(core::Workspace& ws, core::Job& job) {
    geo::AggregateUnitsParams params;
    params.layer = kLayer;
    params.from = "accounts";
    params.value = kMeasure;
    params.as = kMeasure;
    params.unit = "$";
    geo::aggregateUnits(ws, params, job);
}

std::int64_t count(const core::Workspace& ws, const char* where) {
    return ws.reader()
        .integer(core::format("SELECT count(*) FROM accounts WHERE {}", where))
        .value_or(0);
}

crm::PublishReport publish(core::Workspace& ws, const std::string& scenario, core::Job& job) {
    crm::PublishParams params;
    params.connection = kConnection;
    params.scenario = scenario;
    params.yes = true; // the files were made a moment ago, by us
    return publishPlan(ws, params, job);
}

} // namespace

void to_json(core::Json& json, const DemoReport& report) {
    json = core::Json{{"workspace", report.workspace},
                      {"accounts", report.accounts},
                      {"geocoded", report.geocoded},
                      {"territories", report.after.territories.size()},
                      {"max_deviation_before", report.before.maxDeviation},
                      {"max_deviation", report.after.maxDeviation},
                      {"contiguous", report.after.contiguous},
                      {"published", report.published},
                      {"files", report.files},
                      {"seconds", report.seconds}};
}

std::string makeSample(const DemoParams& params, core::Job& job) {
    const fs::path folder = fs::absolute(params.folder).lexically_normal();
    prepareFolder(folder);
    const std::string path = (folder / "plan.gpkg").string();
    core::Workspace ws = core::Workspace::create(path);
    {
        const core::Job::Part part(job, 0, 0.5);
        geo::makeZipAreas(ws, {kLayer, {params.sample.state}}, job);
    }
    const PresentPlan plan = presentPlan(ws, params.sample);
    const std::string crm = (folder / "crm").string();
    writeSampleFiles(crm, params.sample, plan.reps,
                     [&](const std::string& zip) { return plan.repOf(zip); });
    {
        const core::Job::Part part(job, 0.5, 0.9);
        crm::addConnection(ws, {kConnection, "files", crm, ""}, job);
        syncAndPlace(ws, {}, job);
    }
    const core::Job::Part part(job, 0.9, 1);
    aggregatePotential(ws, job);
    makeCurrentScenario(ws, plan);
    return path;
}

DemoReport demo(const DemoParams& params, core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    DemoReport report;
    {
        const core::Job::Part part(job, 0, 0.4);
        report.workspace = makeSample(params, job);
    }
    core::Workspace ws = core::Workspace::open(report.workspace);
    report.accounts = count(ws, "1");
    report.geocoded = count(ws, "lon IS NOT NULL");
    report.before = core::score(ws.reader(), {"Current", {}, {}}, job);
    core::BalanceParams balance;
    balance.from = "Current";
    balance.scenario = "Balanced";
    {
        const core::Job::Part part(job, 0.4, 0.7);
        report.after = core::balance(ws, balance, job).figures;
    }
    const fs::path folder = fs::path(report.workspace).parent_path();
    const core::Job::Part part(job, 0.7, 1);
    report.published = publish(ws, "Balanced", job).written;
    RenderParams map;
    map.file = (folder / "map.png").string();
    map.scenario = "Balanced";
    render(ws, map, job);
    ReportParams book;
    book.file = (folder / "report.pdf").string();
    book.scenario = "Balanced";
    ui::report(ws, book, job);
    report.files = {report.workspace, map.file, book.file, (folder / "crm").string()};
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace ui
