// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "core/base/text.h"
#include "tests/bench/roads/road_bench.h"

#include <memory>

namespace app {

namespace {

std::string textOf(const bench::RoadBenchReport& report) {
    std::string text = core::format(
        "{}: {} nodes, {} vertices, {} arcs, read in {:.3f} s\n"
        "plain search to all: {:.2f} ms\nordering: {:.2f} s, {:.0f} ×\none drive: {:.1f} µs\n",
        report.file, core::grouped(report.nodes), core::grouped(report.vertices),
        core::grouped(report.arcs), report.graphSeconds, report.dijkstraSeconds * 1e3,
        report.buildSeconds, report.buildMultiple, report.queryMicroseconds);
    for (const bench::RoadBenchTable& table : report.tables) {
        text += core::format("{0} × {0}: {1:.3f} s, {2:.1f} ×\n", table.side, table.seconds,
                             table.multiple);
    }
    if (report.isochroneSeconds > 0) {
        text += core::format("30 minutes around the middle: {:.1f} ms\n",
                             report.isochroneSeconds * 1e3);
    }
    return text + core::format("{} of {} pairs differ from the plain search\n",
                               core::grouped(report.differing), core::grouped(report.pairs));
}

} // namespace

void addBenchRoads(CommandLine& line) {
    auto params = std::make_shared<bench::RoadBenchParams>();
    CLI::App& command = line.add(
        "bench roads", "Time the road engine on a network and check it against plain searches",
        "evenlode bench roads ohio.osm.pbf", [params](Console& console) {
            params->file = absolutePath(params->file);
            const auto report = bench::benchRoads(*params, console.job());
            console.answer(report, textOf(report));
            console.setStatus(report.differing == 0 ? 0 : 70);
        });
    command.add_option("file", params->file, ".osm.pbf, or a PACE graph (.gr, .gr.xz)")
        ->required()
        ->check(CLI::ExistingFile);
    command.add_option("--tables", params->tables, "Sides of square tables")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->capture_default_str();
    command.add_option("--pairs", params->pairs, "Pairs that are compared")->capture_default_str();
    command.add_option("--repeats", params->repeats, "Of each timing; the median counts")
        ->capture_default_str();
    command.add_option("--seed", params->seed, "For random places")->capture_default_str();
}

} // namespace app
