// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"
#include "core/verbs/scenarios.h"

namespace app {

namespace {

void answer(Console& console, const core::ScenariosReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const core::ScenarioSummary& summary : report.scenarios) {
        rows.push_back({summary.scenario.name, summary.scenario.status, summary.scenario.layerName,
                        core::grouped(summary.territories), core::grouped(summary.assigned),
                        core::grouped(summary.unassigned)});
    }
    console.answer(report, rows.empty()
                               ? std::string("No scenarios yet: make one with `evenlode balance`")
                               : tableText({"scenario", "status", "layer", ">territories",
                                            ">assigned", ">unassigned"},
                                           rows));
}

using Words = std::array<std::string, 3>;

} // namespace

void addScenarioCommands(CommandLine& line) {
    auto words = std::make_shared<Words>();
    CLI::App& list =
        line.add("scenario list", "List the scenarios", "evenlode scenario list plan.gpkg",
                 [words](Console& console) {
                     answer(console, core::listScenarios(core::Workspace::open((*words)[0])));
                 });
    CLI::App& copy = line.add("scenario copy", "Copy a scenario",
                              "evenlode scenario copy plan.gpkg Balanced \"Fewest moves\"",
                              [words](Console& console) {
                                  core::Workspace ws = core::Workspace::open((*words)[0]);
                                  answer(console, core::copyScenario(ws, (*words)[1], (*words)[2]));
                              });
    CLI::App& rename = line.add(
        "scenario rename", "Rename a scenario",
        "evenlode scenario rename plan.gpkg Balanced \"Spring plan\"", [words](Console& console) {
            core::Workspace ws = core::Workspace::open((*words)[0]);
            answer(console, core::renameScenario(ws, (*words)[1], (*words)[2]));
        });
    CLI::App& remove =
        line.add("scenario delete", "Delete a scenario",
                 "evenlode scenario delete plan.gpkg \"Fewest moves\"", [words](Console& console) {
                     core::Workspace ws = core::Workspace::open((*words)[0]);
                     answer(console, core::deleteScenario(ws, (*words)[1]));
                 });
    for (CLI::App* command : {&list, &copy, &rename, &remove}) {
        command->add_option("workspace", (*words)[0], "Workspace")->required();
    }
    for (CLI::App* command : {&copy, &rename, &remove}) {
        command->add_option("scenario", (*words)[1], "Scenario")->required();
    }
    for (CLI::App* command : {&copy, &rename}) {
        command->add_option("name", (*words)[2], "New name")->required();
    }
}

} // namespace app
