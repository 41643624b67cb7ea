// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "tests/bench/crm/crm_bench.h"

#include <filesystem>
#include <memory>

namespace app {

void addBenchCrm(CommandLine& line) {
    auto params = std::make_shared<bench::CrmBenchParams>();
    CLI::App& command =
        line.add("bench crm", "Time syncs and publishes against a server that stands in for a CRM",
                 "evenlode bench crm --vendor hubspot --server build/release/bin/fake_crm",
                 [params](Console& console) {
                     bench::CrmBenchParams run = *params;
                     run.program = std::filesystem::read_symlink("/proc/self/exe").string();
                     run.server = absolutePath(run.server);
                     const bench::CrmBenchReport report = bench::runCrmBench(run, console.job());
                     console.answer(report, bench::textOf(report));
                 });
    command.add_option("--server", params->server, "The program fake_crm of the tests")->required();
    command.add_option("--vendor", params->vendor, "Which CRM it stands in for")
        ->capture_default_str();
    command.add_option("--accounts", params->accounts, "In the CRM")
        ->check(CLI::Range(100, 10'000'000))
        ->capture_default_str();
    command.add_option("--changes", params->changes, "In the CRM before the second sync")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    command.add_option("--trials", params->trials, "Of each way while watching")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command.add_option("--folder", params->folder, "For the plan; a temporary one if left out");
}

} // namespace app
