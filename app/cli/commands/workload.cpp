// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/workload.h"
#include "app/cli/commands/all.h"
#include "app/cli/engine_arguments.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"
#include "geo/verbs/unit_travel.h"

#include <cmath>
#include <memory>
#include <optional>

namespace app {

namespace {

struct Options {
    std::string workspace;
    std::vector<std::string> calls;
    std::string others;
    double capacity = 0;
    core::WorkloadParams params;
    EngineArguments engine;
};

std::string whole(double value) {
    return core::grouped(std::llround(value));
}

core::WorkloadParams paramsOf(const Options& options) {
    core::WorkloadParams params = options.params;
    params.classes = core::callNorms(core::join(options.calls, ","));
    if (!options.others.empty()) {
        params.others = core::callNorm(options.others);
    }
    if (options.capacity != 0) {
        params.capacityHours = options.capacity;
    }
    return params;
}

std::vector<std::string> rowOf(const std::string& name, const core::TerritoryWork& work) {
    return {name,
            core::grouped(work.accounts),
            whole(work.visits),
            whole(work.visitHours),
            whole(work.travelHours),
            whole(work.hours()),
            work.capacityHours ? core::percent(work.hours() / *work.capacityHours, 0) : "–",
            work.reps ? core::format("{:.2f}", *work.reps) : "–"};
}

std::string sizeText(const core::WorkloadReport& report) {
    if (!report.repsNeeded) {
        return "\nHow many reps that takes is not known: give --capacity, or reps their hours\n";
    }
    std::string text = core::format(
        "\n{} hours a year take {} of {} hours in the field; {} now\n", whole(report.all.hours()),
        core::counted(*report.repsNeeded, "rep", "reps"), whole(*report.capacityPerRep),
        core::counted(static_cast<std::int64_t>(report.territories.size()), "territory",
                      "territories"));
    std::vector<std::vector<std::string>> rows;
    for (const core::TeamSize& size : report.sizes) {
        rows.push_back({core::grouped(size.reps), core::percent(size.utilisation, 0)});
    }
    return text + tableText({">reps", ">of their hours"}, rows);
}

std::string textOf(const core::WorkloadReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const core::TerritoryWork& work : report.territories) {
        rows.push_back(rowOf(work.territory.name, work));
    }
    rows.push_back(rowOf("all", report.all));
    std::vector<std::vector<std::string>> classes;
    for (const core::ClassWork& one : report.classes) {
        classes.push_back({one.name.empty() ? "others" : one.name, core::grouped(one.accounts),
                           whole(one.visits), whole(one.hours)});
    }
    std::string text =
        core::format("{}: hours of work a year (driving is an estimate)\n\n", report.scenario) +
        tableText({"territory", ">accounts", ">visits", ">visit h", ">driving h", ">hours",
                   ">of capacity", ">reps"},
                  rows) +
        "\n" + tableText({"class", ">accounts", ">visits", ">visit h"}, classes) + sizeText(report);
    if (report.unclassified > 0) {
        text += core::format("{} of no class asked for, and take nothing\n",
                             core::counted(report.unclassified, "account is", "accounts are"));
    }
    if (report.outside > 0) {
        text += core::format("{} in no territory: {} visits not counted\n",
                             core::counted(report.outside, "account is", "accounts are"),
                             whole(report.outsideVisits));
    }
    return report.attribution.empty() ? text : text + report.attribution + "\n";
}

} // namespace

void addWorkloadCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add(
        "workload", "Add up the hours that a plan takes, and size the team",
        "evenlode workload plan.gpkg --calls A=26x60,B=12x45 --others 4x30 --capacity 1600",
        [options](Console& console) {
            const core::Workspace ws = core::Workspace::open(options->workspace);
            const auto report = core::workload(
                ws.reader(), paramsOf(*options), console.job(),
                geo::unitTravel(options->engine.engine(ws), core::loadTravelEstimate(ws.reader())));
            console.answer(report, textOf(report));
            console.issues(report.issues);
        });
    core::WorkloadParams& params = options->params;
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("--scenario", params.scenario, "Scenario");
    command.add_option("--where", params.where, "Only accounts this is true for");
    command.add_option("--class", params.classColumn,
                       "Column of the classes; else class, or segment");
    command
        .add_option("--calls", options->calls,
                    "CLASS=VISITSxMINUTES,...: visits a year to an account, and how long")
        ->delimiter(',');
    command.add_option("--others", options->others,
                       "VISITSxMINUTES of all other accounts; none unless told");
    command.add_option("--hours", params.dayHours, "Of a day in the field")->capture_default_str();
    command.add_option("--most-visits", params.mostVisits, "Calls a day at most")
        ->capture_default_str();
    command.add_option("--capacity", options->capacity,
                       "Hours of a rep in a year; those of the reps unless told");
    command
        .add_option("--field-share", params.fieldShare,
                    "Of the capacity left for calls and driving, 0.7 = 70 %")
        ->capture_default_str();
    options->engine.add(command, "else the workspace's roads where there are any");
}

} // namespace app
