// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/balance.h"
#include "app/cli/balance_arguments.h"
#include "app/cli/commands/all.h"
#include "app/cli/score_text.h"
#include "core/base/error.h"
#include "core/base/text.h"

namespace app {

namespace {

std::string rulesText(const core::BalanceReport& report) {
    std::string text;
    if (!report.territoriesFrom.empty()) {
        text += report.territoriesFrom + "\n";
    }
    if (report.budget) {
        text += core::format("{} of {} changed hands; allowed were {}\n",
                             core::percent(report.budget->used), report.budget->measure,
                             core::percent(report.budget->share));
    }
    if (report.travel) {
        text +=
            report.travel->estimate
                ? core::format("Drive times are an estimate: {}\n", report.travel->estimate->text())
                : core::format("Drive times by {}\n", report.travel->engine);
        for (const auto& drives : report.travel->territories) {
            text += core::format("  {}: {:.0f} min on average from {}, {:.0f} to {}\n",
                                 drives.territory, drives.meanMinutes, drives.base,
                                 drives.worstMinutes, drives.worstUnit);
        }
        text += report.travel->attribution.empty() ? "" : report.travel->attribution + "\n";
    }
    return text;
}

std::string textOf(const core::BalanceReport& report) {
    std::string text = scoreText(report.figures) + rulesText(report);
    if (report.gap) {
        text += core::format("Within {} of the best possible objective\n",
                             core::percent(*report.gap, *report.gap < 0.001 ? 3 : 1));
    }
    for (const core::align::Reason& reason : report.reasons) {
        text += core::format("{}{}: {}\n",
                             reason.proven ? "No plan can keep all rules: "
                                           : "Not all rules are kept: ",
                             reason.message, reason.hint);
    }
    for (const core::WayOut& way : report.waysOut) {
        text += core::format(
            "{}: {}{}{}{}\n", way.sufficient ? "This would allow the plan" : "This would help",
            way.loosen, way.to.empty() ? "" : core::format(", {} to {}", way.from, way.to),
            way.touches.empty() ? "" : "; " + way.touches,
            way.option.empty() ? "" : core::format(" ({})", way.option));
    }
    if (report.timeLimitHit) {
        text += "The time limit ended the search; another run may find another plan\n";
    }
    return text + core::format("{:.1f} s, seed {}\n", report.seconds, report.seed);
}

} // namespace

void addBalanceCommand(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto arguments = std::make_shared<BalanceArguments>();
    CLI::App& command = line.add(
        "balance", "Build or rebalance a scenario",
        "evenlode balance plan.gpkg --layer zip --measure population --territories 8 --tolerance "
        "0.05\n  evenlode balance plan.gpkg --from Current --scenario Spring --max-disruption 0.1 "
        "--disruption-measure accounts\n  evenlode balance plan.gpkg --layer zip --measure "
        "potential --centres reps --target-by capacity --max-travel 90",
        [=](Console& console) {
            core::Workspace ws = core::Workspace::open(*workspace);
            std::vector<core::Issue> listed;
            const core::BalanceParams params = balanceParams(ws, *arguments, listed);
            core::BalanceReport report = core::balance(ws, params, console.job());
            report.figures.issues.insert(report.figures.issues.begin(), listed.begin(),
                                         listed.end());
            console.answer(report, textOf(report));
            console.issues(report.figures.issues);
            console.setStatus(report.feasible ? 0 : static_cast<int>(core::Code::Infeasible));
        },
        true);
    command.add_option("workspace", *workspace, "Workspace")->required();
    addBalanceOptions(command, *arguments);
}

} // namespace app
