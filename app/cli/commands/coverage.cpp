// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/coverage.h"
#include "app/cli/commands/all.h"
#include "app/cli/engine_arguments.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"
#include "core/verbs/imbalance.h"
#include "core/verbs/overlap.h"
#include "geo/io/export_file.h"
#include "geo/verbs/own_file.h"
#include "geo/verbs/unit_travel.h"

#include <cmath>
#include <memory>

namespace app {

namespace {

std::string number(double value) {
    return core::grouped(std::llround(value));
}

std::string textOf(const core::CoverageReport& report) {
    std::vector<std::vector<std::string>> rows;
    const auto add = [&](const std::string& name, const core::Reach& r) {
        rows.push_back({name, core::grouped(r.accounts), core::grouped(r.beyondOwn),
                        number(r.beyondOwnValue), core::grouped(r.beyondAll),
                        number(r.beyondAllValue),
                        r.visitsRequired > 0 ? core::percent(r.visitsKept / r.visitsRequired, 0)
                                             : std::string("–")});
    };
    for (std::size_t t = 0; t < report.territories.size(); ++t) {
        add(report.territories[t].name, report.reach[t]);
    }
    add("all", report.all);
    std::string text = core::format("{}: accounts beyond {:.0f} minutes ({})\n\n", report.scenario,
                                    report.minutes, report.engine) +
                       tableText({"territory", ">accounts", ">from own rep", ">value", ">from any",
                                  ">value", ">call plan kept"},
                                 rows);
    for (const core::CoverageCluster& c : report.clusters) {
        text += core::format("\nunder-covered around {}: {} of {} accounts, elsewhere {} (p = "
                             "{:.3f})",
                             c.units.empty() ? "" : c.units.front(), c.found.cases,
                             c.found.population, core::percent(c.found.shareOutside, 0), c.found.p);
    }
    text += report.attribution.empty() ? std::string() : '\n' + report.attribution;
    return text + '\n';
}

void addCoverage(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<core::CoverageParams>();
    auto engine = std::make_shared<EngineArguments>();
    CLI::App& command = line.add(
        "coverage", "List accounts out of reach, the call plan, and under-covered clusters",
        "evenlode coverage plan.gpkg --scenario Balanced --minutes 45 --value potential",
        [=](Console& console) {
            const core::Workspace ws = core::Workspace::open(*workspace);
            const auto report = core::coverage(
                ws.reader(), *params, console.job(),
                geo::unitTravel(engine->engine(ws), core::loadTravelEstimate(ws.reader())));
            console.answer(report, textOf(report));
        });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("--scenario", params->scenario, "Scenario");
    command.add_option("--minutes", params->minutes, "One-way drive that is in reach")
        ->capture_default_str();
    command.add_option("--value", params->value, "Column or expression over accounts");
    command.add_option("--where", params->where, "Only accounts this is true for");
    command.add_option("--since", params->since, "Compare visits from this day with the call plan");
    command.add_option("--until", params->until, "Last day; today unless told");
    command.add_option("--required", params->required,
                       "Visits asked for in that time: column or expression; 1 each unless told");
    command.add_option("--replicates", params->scan.replicates, "Maps drawn to test clusters")
        ->check(CLI::Range(39, 9999))
        ->capture_default_str();
    command.add_option("--seed", params->scan.seed, "Of those maps")->capture_default_str();
    engine->add(command, "else the workspace's roads where there are any");
}

std::string textOf(const core::OverlapReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const core::OverlapPair& p : report.pairs) {
        rows.push_back({p.a, p.b, p.overlay ? "overlay: " + p.why : "conflict",
                        core::grouped(p.sharedUnits), core::grouped(p.accounts), number(p.value),
                        core::grouped(p.nearAccounts)});
    }
    std::vector<std::vector<std::string>> moves;
    for (const core::SharedUnit& u : report.untangle) {
        moves.push_back({u.unit, u.keep, u.territory, core::join(u.others, ", "),
                         core::grouped(u.accounts), number(u.value)});
    }
    return core::format("{} of {} in conflict\n\n",
                        core::counted(report.inConflict, "account", "accounts"),
                        core::grouped(report.accounts)) +
           tableText({"rep", "and", "kind", ">shared units", ">accounts", ">value",
                      core::format(">within {:.3g} km", report.kilometres)},
                     rows) +
           "\nto untangle\n" +
           tableText({"unit", "keep with", "territory", "take from", ">accounts", ">value"}, moves);
}

/// The proposal as `balance --lock` reads it.
void writeLocks(const core::OverlapReport& report, const std::string& file) {
    geo::ExportFile out(file, {"locks",
                               {{"unit", geo::CellType::Text},
                                {"territory", geo::CellType::Text},
                                {"reason", geo::CellType::Text}},
                               geo::ExportGeometry::None});
    for (const core::SharedUnit& u : report.untangle) {
        if (!u.territory.empty()) {
            out.add({u.unit, u.territory, "untangle: " + u.keep});
        }
    }
    out.finish();
}

void addOverlap(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto locks = std::make_shared<std::string>();
    auto params = std::make_shared<core::OverlapParams>();
    CLI::App& command =
        line.add("overlap", "List reps on the same ground, and propose how to untangle them",
                 "evenlode overlap plan.gpkg --scenario Current --km 3 --lock-list untangle.csv",
                 [=](Console& console) {
                     const core::Workspace ws = core::Workspace::open(*workspace);
                     if (!locks->empty()) {
                         geo::refuseOwnTarget(ws, *locks);
                     }
                     const auto report = core::overlap(ws.reader(), *params, console.job());
                     core::Json json = report;
                     if (!locks->empty()) {
                         writeLocks(report, *locks);
                         json["lock_list"] = absolutePath(*locks);
                     }
                     console.answer(json, textOf(report));
                 });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("--scenario", params->scenario, "Scenario");
    command.add_option("--km", params->kilometres, "Closer accounts are on the same ground")
        ->capture_default_str();
    command.add_option("--value", params->value, "Column or expression over accounts");
    command.add_option("--where", params->where, "Only accounts this is true for");
    command.add_option("--lock-list", *locks,
                       "Table of the units that one rep keeps, for `balance --lock`");
}

struct ImbalanceOptions {
    std::string workspace;
    double capacity = 0;
    std::int64_t quota = -1;
    core::ImbalanceParams params;
};

std::string textOf(const core::ImbalanceReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const core::TerritoryLoad& t : report.territories) {
        rows.push_back(
            {t.territory.name, number(t.value), core::percent(t.share, 0),
             core::percent(t.low, 0) + " to " + core::percent(t.high, 0), core::grouped(t.accounts),
             number(t.hours()),
             t.capacityHours ? core::percent(t.hours() / *t.capacityHours, 0) : std::string("–"),
             t.quota ? core::grouped(*t.quota) : std::string("–"), core::join(t.reasons, "; ")});
    }
    std::string text =
        core::format("{}, {}: Gini {:.3f}, balance index {:.1f}\n\n", report.scenario,
                     report.measure, report.gini, report.balanceIndex) +
        tableText({"territory", ">value", ">of target", ">with data error", ">accounts",
                   ">hours a year", ">of capacity", ">quota", "why"},
                  rows);
    for (const std::string& flip : report.flips) {
        text += '\n' + flip;
    }
    if (report.repsNeeded) {
        text += core::format("\n{} hours a year take {} of {} hours", number(report.hours),
                             core::counted(*report.repsNeeded, "rep", "reps"),
                             number(*report.capacityPerRep));
    }
    return text + '\n';
}

void addImbalance(CommandLine& line) {
    auto options = std::make_shared<ImbalanceOptions>();
    CLI::App& command =
        line.add("imbalance", "Compare loads, say how sure that is and why, and size the team",
                 "evenlode imbalance plan.gpkg --scenario Current --error 0.1 --capacity 1600",
                 [options](Console& console) {
                     const core::Workspace ws = core::Workspace::open(options->workspace);
                     core::ImbalanceParams params = options->params;
                     if (options->capacity != 0) {
                         params.capacityHours = options->capacity;
                     }
                     if (options->quota >= 0) {
                         params.quota = options->quota;
                     }
                     const auto report = core::imbalance(ws.reader(), params, console.job());
                     console.answer(report, textOf(report));
                 });
    core::ImbalanceParams& params = options->params;
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("--scenario", params.scenario, "Scenario");
    command.add_option("--measure", params.measure, "Measure instead of the scenario's first");
    command.add_option("--error", params.error, "Error of the data, 0.1 = 10 %")
        ->capture_default_str();
    command.add_option("--seed", params.seed, "Of the simulation")->capture_default_str();
    command.add_option("--visits", params.visitsPerYear, "To each account in a year")
        ->capture_default_str();
    command.add_option("--visit-minutes", params.minutesPerVisit, "Of each")->capture_default_str();
    command.add_option("--capacity", options->capacity,
                       "Hours of a rep in a year; those of the reps unless told");
    command.add_option("--quota", options->quota, "Sum to be shared out by potential");
    command.add_option("--quota-cap", params.quotaCap, "No quota is farther from the mean, 0.3")
        ->capture_default_str();
}

} // namespace

void addCoverageCommands(CommandLine& line) {
    addCoverage(line);
    addOverlap(line);
    addImbalance(line);
}

} // namespace app
