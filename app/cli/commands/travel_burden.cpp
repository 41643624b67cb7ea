// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/travel_burden.h"
#include "app/cli/commands/all.h"
#include "app/cli/engine_arguments.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"
#include "geo/verbs/route_travel.h"
#include "geo/verbs/unit_travel.h"

#include <cmath>
#include <memory>

namespace app {

namespace {

struct Options {
    std::string workspace;
    core::TravelBurdenParams params;
    EngineArguments engine;
    bool keep = false;
};

std::string calibrationText(const core::BurdenCalibration& calibration) {
    if (calibration.samples == 0) {
        return "Not calibrated: the usual constants of line-haul and tour\n";
    }
    return core::format("Calibrated on {} planned with the drives of {}: off by {} on average, {} "
                        "at worst ({} with the usual constants)\n",
                        core::counted(calibration.samples, "tour", "tours"), calibration.engine,
                        core::percent(calibration.meanError, 0),
                        core::percent(calibration.worstError, 0),
                        core::percent(calibration.unfittedError, 0));
}

std::string textOf(const core::TravelBurdenReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const core::TerritoryBurden& t : report.territories) {
        rows.push_back(
            {t.territory.name, core::baseText(t.base), core::grouped(t.accounts),
             core::grouped(std::llround(t.input.visits)), core::format("{:.0f}", t.meanMinutes),
             core::format("{:.1f}", t.burden.visitsPerDay), core::format("{:.1f}", t.burden.days),
             core::format("{:.1f}", t.burden.haulSeconds / 3600),
             core::format("{:.1f}", t.burden.tourSeconds / 3600),
             core::format("{:.1f}", t.driveHours())});
    }
    std::string text =
        core::format("{}: driving to serve the call plan (estimate)\n\n", report.scenario) +
        tableText({"territory", "from", ">accounts", ">calls", ">drive min", ">calls a day",
                   ">days", ">line-haul h", ">tours h", ">driving h"},
                  rows) +
        calibrationText(report.calibration) +
        core::format("Drives from bases: {}\n",
                     report.estimate ? "estimate, " + report.estimate->text() : report.engine);
    return report.attribution.empty() ? text : text + report.attribution + "\n";
}

} // namespace

void addTravelBurdenCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command =
        line.add("travel-burden", "Estimate the driving that a call plan takes, by territory",
                 "evenlode travel-burden plan.gpkg --scenario Balanced --required visits_per_year",
                 [options](Console& console) {
                     core::Workspace ws = core::Workspace::open(options->workspace);
                     const auto engine = options->engine.engine(ws);
                     core::TravelBurdenParams params = options->params;
                     params.calibrate = !options->keep;
                     const auto report = core::travelBurden(
                         ws, params, geo::unitTravel(engine, core::loadTravelEstimate(ws.reader())),
                         geo::routeTravel(engine), console.job());
                     console.answer(report, textOf(report));
                     console.issues(report.issues);
                 });
    core::TravelBurdenParams& params = options->params;
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("--scenario", params.scenario, "Scenario");
    command.add_option("--required", params.required,
                       "Calls asked for: column or expression over accounts; 1 each unless told");
    command.add_option("--where", params.where, "Only accounts this is true for");
    command.add_option("--hours", params.day.hours, "Of a working day")->capture_default_str();
    command.add_option("--visit-minutes", params.day.visitMinutes, "Of each call")
        ->capture_default_str();
    command.add_option("--most-visits", params.day.mostVisits, "Calls a day at most")
        ->capture_default_str();
    command.add_flag("--keep-calibration", options->keep,
                     "Plan no tours; take the calibration that the workspace has");
    command.add_option("--seed", params.seed, "Of the tours")->capture_default_str();
    options->engine.add(command, "else the workspace's roads where there are any");
}

} // namespace app
