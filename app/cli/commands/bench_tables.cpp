// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "tests/bench/tables/tables_bench.h"

#include <memory>

namespace app {

void addBenchTables(CommandLine& line) {
    auto params = std::make_shared<bench::TablesParams>();
    CLI::App& command =
        line.add("bench tables", "Time tables, brush and analysis of the window on a large plan",
                 "evenlode bench tables --scrolled 1000000 --json", [params](Console& console) {
                     bench::TablesParams run = *params;
                     run.folder = run.folder.empty() ? "" : absolutePath(run.folder);
                     const bench::TablesReport report = bench::runTablesBench(run, console.job());
                     console.answer(report, bench::textOf(report));
                 });
    command.add_option("--opened", params->opened, "Accounts of the table that is opened")
        ->check(CLI::Range(1, 10'000'000))
        ->capture_default_str();
    command.add_option("--scrolled", params->scrolled, "Accounts of the table that is scrolled")
        ->check(CLI::Range(1, 10'000'000))
        ->capture_default_str();
    command.add_option("--steps", params->steps, "Of the scroll bar")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    command.add_option("--gestures", params->gestures, "Strokes of the brush")
        ->check(CLI::Range(1, 10'000))
        ->capture_default_str();
    command.add_option("--territories", params->territories, "How many")
        ->check(CLI::Range(1, 10'000))
        ->capture_default_str();
    command.add_option("--states", params->states, "Postal abbreviations; without, the 48")
        ->delimiter(',');
    command.add_option("--seed", params->seed, "Another seed, other accounts")
        ->capture_default_str();
    command.add_option("--keep", params->folder,
                       "Folder for the plans; those that are there are used again");
}

} // namespace app
