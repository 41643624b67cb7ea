// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/explain.h"
#include "app/cli/commands/all.h"
#include "app/cli/score_text.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"

namespace app {

namespace {

struct Options {
    std::string workspace;
    std::vector<std::string> measures;
    double tolerance = -1;
    core::ExplainParams params;
};

std::string arrow(const core::Change& change) {
    return core::format("{} → {}", core::signedPercent(change.before),
                        core::signedPercent(change.after));
}

std::string shareOf(const core::Change& change) {
    return change.before > 0 ? core::signedPercent(change.difference() / change.before, 3) : "–";
}

std::string textOf(const core::ExplainReport& report) {
    std::vector<std::vector<std::string>> rows;
    std::string obstacles;
    for (const core::ExplainedMove& move : report.alternatives) {
        const core::MeasureChange& first = move.measures.at(0);
        rows.push_back({move.territory, move.name, move.neighbour ? "yes" : "no",
                        arrow(first.loser), arrow(first.winner), shareOf(move.objective),
                        move.contiguous ? "yes" : "no", move.obstacles.empty() ? "yes" : "no"});
        for (const std::string& obstacle : move.obstacles) {
            obstacles += core::format("{}: {}\n", move.territory, obstacle);
        }
    }
    const std::string own = report.territory.empty() ? "none" : report.territory;
    std::string text = report.summary + "\n";
    if (!rows.empty()) {
        text += "\n" + tableText({"to", "territory", "touches", ">" + own + " deviation",
                                  ">its deviation", ">objective", "contiguous", "possible"},
                                 rows);
    }
    return text + (obstacles.empty() ? "" : "\n" + obstacles);
}

} // namespace

void addExplainCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add(
        "explain", "Say why a unit is where it is, and what another place would change",
        "evenlode explain plan.gpkg --scenario Balanced --unit 06268", [options](Console& console) {
            const core::Workspace ws = core::Workspace::open(options->workspace);
            core::ExplainParams params = options->params;
            for (const std::string& measure : options->measures) {
                params.measures.push_back(core::parseMeasure(measure));
            }
            if (options->tolerance >= 0) {
                params.tolerance = options->tolerance;
            }
            const auto report = core::explain(ws.reader(), params, console.job());
            console.answer(report, textOf(report));
        });
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("--scenario", options->params.scenario, "Scenario");
    command.add_option("--unit", options->params.unit, "Key of the unit")->required();
    command.add_option("--measure", options->measures,
                       "Measure instead of the scenario's own; repeatable");
    command.add_option("--tolerance", options->tolerance,
                       "Tolerance instead of the scenario's own");
    command.add_option("--most", options->params.alternatives, "Alternatives shown (5)")
        ->check(CLI::PositiveNumber);
}

} // namespace app
