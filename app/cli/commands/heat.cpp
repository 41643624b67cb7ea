// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "core/base/text.h"
#include "tests/bench/render/heat_bench.h"
#include "ui/draw/headless.h"
#include "ui/verbs/heatmap.h"
#include "ui/verbs/render.h"

#include <memory>

namespace app {

namespace {

constexpr const char* kKernels = "gaussian, quartic, epanechnikov, triangular or uniform";

struct HeatOptions {
    std::string workspace;
    std::string size;
    std::string bbox;
    std::string kernel = "gaussian";
    double radius = 0;
    double pixels = 0;
    double scale = 0;
    CLI::Option* minus = nullptr;
    ui::HeatmapParams params;
};

std::string textOf(const ui::HeatmapReport& report) {
    return core::format("{} from {} in {:.0f} ms\nradius {:.4g} km, cells of {:.4g} m; {:.6g} on "
                        "the map, at most {:.4g} per km²\n",
                        report.file, core::counted(report.points, "point", "points"),
                        report.milliseconds, report.radiusKm, report.cellM, report.total,
                        report.max);
}

ui::HeatmapParams paramsOf(const HeatOptions& options) {
    ui::HeatmapParams params = options.params;
    if (!options.size.empty()) {
        std::tie(params.width, params.height) = ui::parseSize(options.size);
    }
    if (!options.bbox.empty()) {
        params.bbox = ui::parseBbox(options.bbox);
    }
    if (options.radius != 0) {
        params.radiusKm = options.radius;
    }
    if (options.pixels != 0) {
        params.radiusPixels = options.pixels;
    }
    if (options.scale != 0) {
        params.scale = options.scale;
    }
    params.kernel = core::analysis::parseHeatKernel(options.kernel);
    params.query.difference = options.minus->count() > 0;
    return params;
}

void addHeatmap(CommandLine& line) {
    auto options = std::make_shared<HeatOptions>();
    CLI::App& command = line.add(
        "heatmap", "Compute where records crowd, as a raster or a picture",
        "evenlode heatmap plan.gpkg --of opportunities --value amount --where \"is_won = 1\" "
        "--minus \"is_won = 0 AND is_closed = 1\" --radius 20 won-minus-lost.png",
        [options](Console& console) {
            const ui::HeatmapParams params = paramsOf(*options);
            ui::ensureHeadlessGui();
            core::Workspace ws = core::Workspace::open(options->workspace);
            const auto report = ui::heatmap(ws, params, console.job());
            console.answer(report, textOf(report));
            console.issues(report.issues);
        });
    ui::HeatmapParams& params = options->params;
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("file", params.file, "tif: densities per km²; png: a picture")->required();
    command.add_option("--of", params.query.of, "accounts, opportunities, leads or visits")
        ->capture_default_str();
    command.add_option("--value", params.query.value,
                       "Column or expression over columns; without it each record counts 1");
    command.add_option("--where", params.query.where, "Only records this is true for");
    options->minus = command.add_option("--minus", params.query.minus,
                                        "Take off the records this is true for: a difference");
    CLI::Option* radius = command.add_option("--radius", options->radius,
                                             "Reach on the ground, km; chosen by the extent");
    command.add_option("--pixels", options->pixels, "Reach on the picture, pixels")
        ->excludes(radius);
    command.add_option("--kernel", options->kernel, kKernels)->capture_default_str();
    command.add_option("--size", options->size, "Pixels at most, 1600x1000");
    command.add_option("--bbox", options->bbox, "West,south,east,north in degrees");
    command.add_option("--scale", options->scale,
                       "Density per km² of the last colour, to compare pictures");
    command.add_option("--unit", params.unit, "Unit of the value, for legend and raster");
}

void addBenchHeat(CommandLine& line) {
    auto params = std::make_shared<bench::HeatParams>();
    auto kernel = std::make_shared<std::string>("gaussian");
    CLI::App& command =
        line.add("bench heat", "Time heat surfaces of a million points and check them",
                 "evenlode bench heat --points 1000000 --json", [=](Console& console) {
                     bench::HeatParams run = *params;
                     run.kernel = core::analysis::parseHeatKernel(*kernel);
                     run.peer = run.peer.empty() ? "" : absolutePath(run.peer);
                     const auto report = bench::runHeatBench(run, console.job());
                     console.answer(report, bench::textOf(report));
                 });
    command.add_option("--points", params->points, "How many")
        ->check(CLI::Range(1, 50'000'000))
        ->capture_default_str();
    command.add_option("--radius", params->radius, "Pixels")
        ->check(CLI::Range(1.0, 400.0))
        ->capture_default_str();
    command.add_option("--kernel", *kernel, kKernels)->capture_default_str();
    command.add_option("--seed", params->seed, "Another seed, other points")->capture_default_str();
    command.add_option("--repeats", params->repeats, "Of each measurement")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command.add_option("--samples", params->samples, "Cells checked against brute force")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    command.add_option("--threads", params->threads, "Threads; all cores unless told")
        ->check(CLI::PositiveNumber);
    command.add_option("--peer", params->peer,
                       "Program that draws the same points, for ratios (docs/benchmarks.md)");
}

} // namespace

void addHeatCommands(CommandLine& line) {
    addHeatmap(line);
    addBenchHeat(line);
}

} // namespace app
