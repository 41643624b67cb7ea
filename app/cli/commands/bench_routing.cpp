// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "core/base/error.h"
#include "tests/bench/routing.h"

#include <algorithm>
#include <filesystem>
#include <memory>

namespace app {

namespace {

struct Options {
    bench::RoutingParams params;
    std::string format;
};

void run(const Options& options, Console& console) {
    bench::RoutingParams params = options.params;
    params.instance = absolutePath(params.instance);
    params.planOut = params.planOut.empty() ? "" : absolutePath(params.planOut);
    params.format = bench::routingFormat(options.format);
    bool feasible = true;
    if (std::filesystem::is_directory(params.instance)) {
        const auto summary = bench::solveRoutingFolder(params, console.job());
        feasible = std::all_of(summary.reports.begin(), summary.reports.end(),
                               [](const auto& report) { return report.feasible; });
        console.answer(summary, bench::textOf(summary));
    } else {
        const auto report = bench::solveRouting(params, console.job());
        feasible = report.feasible;
        console.answer(report, bench::textOf(report));
    }
    console.setStatus(feasible ? 0 : static_cast<int>(core::Code::Infeasible));
}

} // namespace

void addBenchRouting(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add(
        "bench routing", "Solve routing instances with published best values",
        "evenlode bench routing R101.txt --time-limit 5 --plan-out routes.txt",
        [options](Console& console) { run(*options, console); }, true);
    bench::RoutingParams& params = options->params;
    command
        .add_option("instance", params.instance,
                    "Instance file, or a folder with best_known.csv for a summary")
        ->required();
    command.add_option("--format", options->format, "Of the file; guessed unless told")
        ->check(CLI::IsMember({"tsplib", "solomon", "tsptw"}));
    command
        .add_option("--time-limit", params.timeLimitSeconds,
                    "Search for so many seconds; without it, for a fixed number of iterations")
        ->check(CLI::PositiveNumber);
    command.add_option("--seed", params.seed, "Another seed, another search");
    command.add_option("--threads", params.threads, "At most two are of use")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command.add_option("--plan-out", params.planOut,
                       "File for the routes, one a line, numbers as in the instance");
}

} // namespace app
