// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/balance_arguments.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/plan_problem.h"
#include "geo/engines/local_engine.h"
#include "geo/verbs/plan_lists.h"
#include "geo/verbs/unit_travel.h"

namespace app {

namespace {

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

core::TargetValue parseTargetValue(const std::string& text) {
    const auto equals = text.rfind('=');
    const auto value = equals == std::string::npos
                           ? std::nullopt
                           : core::parseNumber(std::string_view(text).substr(equals + 1));
    if (!value) {
        throw core::Error(core::Code::Usage,
                          core::format("\"{}\" is no value of a measure per territory", text),
                          "write MEASURE=VALUE", text);
    }
    return {text.substr(0, equals), *value};
}

core::BalanceParams paramsOf(const BalanceArguments& options) {
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
    if (!options.targetValue.empty()) {
        params.targetValue = parseTargetValue(options.targetValue);
    }
    if (options.maxDisruption >= 0) {
        params.maxDisruption = options.maxDisruption;
    }
    params.objective =
        options.objective == "travel" ? core::Objective::Travel : core::Objective::Compactness;
    return params;
}

/// Reads the lists that the options name; places are projected for the layer.
std::vector<core::Issue> readLists(const core::Connection& db, const BalanceArguments& options,
                                   core::BalanceParams& params) {
    std::vector<core::Issue> issues;
    if (!options.centres.empty()) {
        geo::CentreList list = options.centres == "reps"
                                   ? geo::centresOfReps(db, params)
                                   : geo::centresOfFile(db, params, options.centres);
        params.centres = std::move(list.centres);
        issues = std::move(list.issues);
    }
    if (!options.lockFile.empty()) {
        params.locks = geo::locksOfFile(options.lockFile);
    }
    return issues;
}

/// Who finds drive times, where a rule asks for them.
void addDrives(const core::Workspace& ws, const BalanceArguments& options,
               core::BalanceParams& params) {
    if (options.speed > 0 && !options.engine.word().empty() &&
        options.engine.word() != geo::kEstimate) {
        throw core::Error(
            core::Code::Usage,
            core::format("--speed is of estimates, and {} is none", options.engine.word()),
            "leave --speed out, or give --engine estimate", "--speed");
    }
    if (options.speed > 0) {
        params.travel = core::TravelEstimate::atSpeed(options.speed);
        return;
    }
    params.drives =
        geo::unitTravel(options.engine.engine(ws), core::loadTravelEstimate(ws.reader()));
}

void addRules(CLI::App& command, BalanceArguments& options) {
    core::BalanceParams& params = options.params;
    command.add_option("--target-value", options.targetValue,
                       "Instead of --territories: what one shall hold, MEASURE=VALUE");
    command.add_option("--target-by", params.targetBy,
                       "Unequal targets by a column of the reps in charge: capacity");
    command.add_option("--ramp-months", params.ramp.months,
                       "Months until a new rep carries a whole share (6); starts at a quarter");
    command.add_option("--ramp-date", params.ramp.date, "Day for which shares count; today");
    command.add_option("--centres", options.centres,
                       "Fixed bases: reps, or a table with territory, lon, lat");
    command
        .add_option("--max-travel", params.maxTravelMinutes,
                    "Longest drive from the base in minutes")
        ->check(CLI::PositiveNumber);
    command
        .add_option("--speed", options.speed,
                    "Drives are estimated at this speed, km/h, whatever roads there are")
        ->check(CLI::Range(1.0, 300.0));
    options.engine.add(command, "else the workspace's roads where there are any");
    command
        .add_option("--objective", options.objective, "What to keep small: compactness or travel")
        ->check(CLI::IsMember({"compactness", "travel"}));
    command
        .add_option("--only", options.params.only,
                    "Of the plan found, move only these units (keys, separated by commas)")
        ->delimiter(',');
    command
        .add_option("--scope", options.params.scope,
                    "Search among moves of these units only (keys, separated by commas)")
        ->delimiter(',');
    command.add_option("--lock", options.lockFile,
                       "Table of units that stay: unit, and if wanted territory, reason");
    command
        .add_option("--max-disruption", options.maxDisruption,
                    "Hard limit on what may change hands, 0.1 = 10 % of the measure")
        ->check(CLI::Range(0.0, 1.0));
    command.add_option("--disruption-measure", params.disruptionMeasure,
                       "What the limit counts: units, accounts or a measure");
    command.add_option("--disruption-price", params.disruptionPrice,
                       "Price of moving everything, in multiples of the plan's compactness");
    command.add_flag("--gentle", params.gentle,
                     "Repair the plan with few moves; 5 % may change hands unless said otherwise");
}

} // namespace

void addBalanceOptions(CLI::App& command, BalanceArguments& options) {
    core::BalanceParams& params = options.params;
    command.add_option("--layer", params.layer, "Unit layer");
    command.add_option("--measure", options.measures,
                       "Measure to balance, NAME or NAME:WEIGHT; repeatable");
    command.add_option("--territories", params.territories, "How many")->check(CLI::PositiveNumber);
    command
        .add_option("--tolerance", options.tolerance,
                    "Allowed deviation from the target, 0.05 = 5 %")
        ->check(CLI::Range(0.0001, 0.99));
    command.add_option("--min", options.minima, "Hard minimum per territory, MEASURE=VALUE");
    command.add_option("--max", options.maxima, "Hard maximum per territory, MEASURE=VALUE");
    command.add_option("--scenario", params.scenario,
                       "Name of the result; an existing one is rebalanced");
    command.add_option("--from", params.from, "Scenario to start from");
    command
        .add_option("--targets", params.targetWeights, "Unequal targets: one weight per territory")
        ->delimiter(',');
    addRules(command, options);
    command.add_option("--seed", params.seed, "Same inputs and seed, same plan");
    command.add_option("--time-limit", params.timeLimitSeconds, "Cap in seconds")
        ->check(CLI::PositiveNumber);
    command.add_option("--threads", params.threads, "Threads; does not change the plan")
        ->check(CLI::PositiveNumber);
}

core::BalanceParams balanceParams(const core::Workspace& ws, const BalanceArguments& arguments,
                                  std::vector<core::Issue>& issues) {
    core::BalanceParams params = paramsOf(arguments);
    addDrives(ws, arguments, params);
    const std::vector<core::Issue> listed = readLists(ws.reader(), arguments, params);
    issues.insert(issues.end(), listed.begin(), listed.end());
    return params;
}

} // namespace app
