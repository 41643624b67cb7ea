// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "tests/bench/render/render_bench.h"

#include <memory>

namespace app {

void addBenchRender(CommandLine& line) {
    auto params = std::make_shared<bench::RenderParams>();
    CLI::App& command =
        line.add("bench render", "Time the map on a national layer with real events",
                 "evenlode bench render --points 1000000 --json", [params](Console& console) {
                     bench::RenderParams run = *params;
                     for (std::string* path : {&run.folder, &run.pictures, &run.peer}) {
                         *path = path->empty() ? "" : absolutePath(*path);
                     }
                     const bench::RenderReport report = bench::runRenderBench(run, console.job());
                     console.answer(report, bench::textOf(report));
                 });
    command.add_option("--points", params->points, "Accounts on the map")
        ->check(CLI::Range(0, 10'000'000))
        ->capture_default_str();
    command.add_option("--vertices", params->layer.vertices, "Vertices of all areas, at least")
        ->check(CLI::Range(1, 50'000'000))
        ->capture_default_str();
    command.add_option("--territories", params->territories, "How many")
        ->check(CLI::Range(1, 10'000))
        ->capture_default_str();
    command.add_option("--states", params->layer.states, "Postal abbreviations; without, the 48")
        ->delimiter(',');
    command.add_option("--seed", params->layer.seed, "Another seed, another layer")
        ->capture_default_str();
    command.add_option("--repeats", params->repeats, "Of each measurement")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command.add_option("--frames", params->frames, "Of each pan")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    command.add_option("--keep", params->folder,
                       "Folder for the plan; the one that is there is used again");
    command.add_option("--pictures", params->pictures, "Folder for a picture of each view");
    command.add_option("--peer", params->peer,
                       "Program that draws the same layer, for ratios (docs/benchmarks.md)");
}

} // namespace app
