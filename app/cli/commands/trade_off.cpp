// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/trade_off.h"
#include "app/cli/balance_arguments.h"
#include "app/cli/commands/all.h"
#include "app/cli/score_text.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"

namespace app {

namespace {

struct Options {
    std::string workspace;
    BalanceArguments balance;
    core::TradeOffParams params;
};

std::string textOf(const core::TradeOffReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const core::TradeOffRow& row : report.plans) {
        rows.push_back({std::to_string(row.number), core::percent(row.maxDeviation),
                        core::percent(row.disruption), core::grouped(row.accounts),
                        core::format("{:.3g}", row.compactness),
                        core::format("{:.0f}", row.travelMinutes), row.knee ? "knee" : "",
                        row.scenario});
    }
    std::string text = tableText({">plan", ">max deviation", ">changes hands", ">accounts",
                                  report.objective == "travel" ? ">travel" : ">moment of inertia",
                                  ">drive min*", "", "kept as"},
                                 rows);
    text += core::format("\n{} computed; none of these is worse than another throughout\n",
                         core::counted(report.tried, "plan", "plans"));
    if (!report.against.empty()) {
        text += core::format("Changes hands: share of {} against {}\n", report.disruptionMeasure,
                             report.against);
    }
    return text + core::format("* mean one-way drive from the centre, estimated from distance\n"
                               "{:.1f} s, seed {}\n",
                               report.seconds, report.seed);
}

} // namespace

void addTradeOffCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add(
        "trade-off", "Find plans that trade balance, disruption and compactness",
        "evenlode trade-off plan.gpkg --from Current --plans 5 --save knee",
        [options](Console& console) {
            core::Workspace ws = core::Workspace::open(options->workspace);
            core::TradeOffParams params = options->params;
            std::vector<core::Issue> listed;
            params.balance = balanceParams(ws, options->balance, listed);
            core::TradeOffReport report = core::tradeOff(ws, params, console.job());
            report.issues.insert(report.issues.begin(), listed.begin(), listed.end());
            console.answer(report, textOf(report));
            console.issues(report.issues);
        },
        true);
    core::TradeOffParams& params = options->params;
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("--plans", params.plans, "At most so many (7)")->check(CLI::Range(1, 100));
    command.add_option("--tolerances", params.tolerances, "Tolerances to try: 0.02,0.05,0.1")
        ->delimiter(',')
        ->check(CLI::Range(0.0001, 0.99));
    command.add_option("--budgets", params.budgets, "Shares that may change hands: 0.05,0.1")
        ->delimiter(',')
        ->check(CLI::Range(0.0, 1.0));
    command.add_option("--save", params.save, "Keep as scenarios: knee, all, or numbers")
        ->delimiter(',');
    command.add_option("--name", params.name, "Name of kept scenarios");
    addBalanceOptions(command, options->balance);
}

} // namespace app
