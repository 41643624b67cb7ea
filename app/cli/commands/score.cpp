// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/score.h"
#include "app/cli/commands/all.h"
#include "app/cli/score_text.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"
#include "core/verbs/compare.h"

namespace app {

namespace {

struct ScoreOptions {
    std::string workspace;
    std::vector<std::string> measures;
    double tolerance = -1;
    core::ScoreParams params;
};

void addScore(CommandLine& line) {
    auto options = std::make_shared<ScoreOptions>();
    CLI::App& command =
        line.add("score", "Compute the figures of a scenario from scratch",
                 "evenlode score plan.gpkg --scenario Balanced", [options](Console& console) {
                     const core::Workspace ws = core::Workspace::open(options->workspace);
                     core::ScoreParams params = options->params;
                     for (const std::string& measure : options->measures) {
                         params.measures.push_back(core::parseMeasure(measure));
                     }
                     if (options->tolerance >= 0) {
                         params.tolerance = options->tolerance;
                     }
                     const core::ScoreReport report =
                         core::score(ws.reader(), params, console.job());
                     console.answer(report, scoreText(report));
                     console.issues(report.issues);
                 });
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("--scenario", options->params.scenario, "Scenario");
    command.add_option("--measure", options->measures,
                       "Measure instead of the scenario's own; repeatable");
    command.add_option("--tolerance", options->tolerance,
                       "Tolerance instead of the scenario's own");
}

std::string textOf(const core::CompareReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const core::ScoreReport& score : report.scenarios) {
        rows.push_back({score.scenario, core::percent(score.maxDeviation),
                        core::format("{} of {}", score.inBand, score.territories.size()),
                        core::format("{:.1f}", score.measures[0].score.balanceIndex),
                        score.contiguous ? "yes" : "no",
                        core::format("{:.3g}", score.momentOfInertia)});
    }
    std::string text = tableText({"scenario", ">max deviation", ">in band", ">balance index",
                                  "contiguous", ">moment of inertia"},
                                 rows);
    return text + core::format("\n{} → {}: {} and {} change hands, {} ({})\n", report.from,
                               report.to, core::counted(report.units, "unit", "units"),
                               core::counted(report.accounts, "account", "accounts"),
                               figure(report.measure), core::percent(report.measureShare));
}

void addCompare(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto scenarios = std::make_shared<std::vector<std::string>>();
    CLI::App& command =
        line.add("compare", "Set scenarios side by side and list the moves",
                 "evenlode compare plan.gpkg Published Balanced", [=](Console& console) {
                     const core::Workspace ws = core::Workspace::open(*workspace);
                     const auto report = core::compare(ws.reader(), *scenarios, console.job());
                     console.answer(report, textOf(report));
                 });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("scenarios", *scenarios, "Two or more scenarios")
        ->required()
        ->expected(2, -1);
}

} // namespace

void addScoreCommands(CommandLine& line) {
    addScore(line);
    addCompare(line);
}

} // namespace app
