// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/balance.h"
#include "app/cli/commands/all.h"
#include "app/cli/score_text.h"
#include "core/base/error.h"
#include "core/base/text.h"

namespace app {

namespace {

struct Options {
    std::string workspace;
    std::vector<std::string> measures;
    std::vector<std::string> minima;
    std::vector<std::string> maxima;
    core::BalanceParams params;
    double tolerance = -1;
};

/// "potential=12000" applied to the measure of that name.
void applyLimit(std::vector<core::ScenarioMeasure>& measures, const std::string& text,
                bool minimum) {
    const auto equals = text.rfind('=');
    const auto value = equals == std::string::npos
                           ? std::nullopt
                           : core::parseNumber(std::string_view(text).substr(equals + 1));
    for (core::ScenarioMeasure& measure : measures) {
        if (value && measure.measure == text.substr(0, equals)) {
            (minimum ? measure.minimum : measure.maximum) = value;
            return;
        }
    }
    throw core::Error(core::Code::Usage,
                      core::format("\"{}\" is no limit of a balanced measure", text),
                      "write MEASURE=VALUE with a measure named by --measure", text);
}

core::BalanceParams paramsOf(const Options& options) {
    core::BalanceParams params = options.params;
    for (const std::string& measure : options.measures) {
        params.measures.push_back(core::parseMeasure(measure));
    }
    for (const std::string& text : options.minima) {
        applyLimit(params.measures, text, true);
    }
    for (const std::string& text : options.maxima) {
        applyLimit(params.measures, text, false);
    }
    if (options.tolerance >= 0) {
        params.tolerance = options.tolerance;
    }
    return params;
}

std::string textOf(const core::BalanceReport& report) {
    std::string text = scoreText(report.figures);
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
    for (const core::align::Relaxation& relaxation : report.relaxations) {
        text += core::format(
            "{}: {}\n", relaxation.sufficient ? "This would allow the plan" : "This would help",
            relaxation.message);
    }
    if (report.timeLimitHit) {
        text += "The time limit ended the search; another run may find another plan\n";
    }
    return text + core::format("{:.1f} s, seed {}\n", report.seconds, report.seed);
}

} // namespace

void addBalanceCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add(
        "balance", "Build or rebalance a scenario",
        "evenlode balance plan.gpkg --layer zip --measure population --territories 8 --tolerance "
        "0.05",
        [options](Console& console) {
            core::Workspace ws = core::Workspace::open(options->workspace);
            const core::BalanceReport report = core::balance(ws, paramsOf(*options), console.job());
            console.answer(report, textOf(report));
            console.issues(report.figures.issues);
            console.setStatus(report.feasible ? 0 : static_cast<int>(core::Code::Infeasible));
        },
        true);
    core::BalanceParams& params = options->params;
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("--layer", params.layer, "Unit layer");
    command.add_option("--measure", options->measures,
                       "Measure to balance, NAME or NAME:WEIGHT; repeatable");
    command.add_option("--territories", params.territories, "How many")->check(CLI::PositiveNumber);
    command
        .add_option("--tolerance", options->tolerance,
                    "Allowed deviation from the target, 0.05 = 5 %")
        ->check(CLI::Range(0.0001, 0.99));
    command.add_option("--min", options->minima, "Hard minimum per territory, MEASURE=VALUE");
    command.add_option("--max", options->maxima, "Hard maximum per territory, MEASURE=VALUE");
    command.add_option("--scenario", params.scenario,
                       "Name of the result; an existing one is rebalanced");
    command.add_option("--from", params.from, "Scenario to start from");
    command
        .add_option("--targets", params.targetWeights, "Unequal targets: one weight per territory")
        ->delimiter(',');
    command.add_option("--seed", params.seed, "Same inputs and seed, same plan");
    command.add_option("--time-limit", params.timeLimitSeconds, "Cap in seconds")
        ->check(CLI::PositiveNumber);
    command.add_option("--threads", params.threads, "Threads; does not change the plan")
        ->check(CLI::PositiveNumber);
}

} // namespace app
