// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "core/base/text.h"
#include "geo/verbs/export.h"
#include "ui/draw/headless.h"
#include "ui/verbs/render.h"
#include "ui/verbs/report.h"

#include <memory>

namespace app {

namespace {

void addExport(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<geo::ExportParams>();
    CLI::App& command =
        line.add("export", "Write units, territories, assignments or accounts to a file",
                 "evenlode export plan.gpkg --what assignments --scenario Balanced plan.xlsx",
                 [=](Console& console) {
                     core::Workspace ws = core::Workspace::open(*workspace);
                     const auto report = geo::exportTable(ws, *params, console.job());
                     console.answer(report, core::format("{} written to {}",
                                                         core::counted(report.rows, "row", "rows"),
                                                         report.file));
                     console.issues(report.issues);
                 });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command
        .add_option("file", params->file,
                    "csv, xlsx, ods, geojson, gpkg, shp, kml, fgb, parquet by its ending")
        ->required();
    command
        .add_option("--what", params->what, "units, territories, assignments, accounts or moves")
        ->required();
    command.add_option("--scenario", params->scenario, "Scenario");
    command.add_option("--from", params->from, "Scenario that moves lead from");
    command.add_option("--layer", params->layer, "Unit layer, for units without a scenario");
}

struct RenderOptions {
    std::string workspace;
    std::string size;
    std::string bbox;
    ui::RenderParams params;
};

void addRender(CommandLine& line) {
    auto options = std::make_shared<RenderOptions>();
    CLI::App& command =
        line.add("render", "Draw the map into a picture",
                 "evenlode render plan.gpkg map.png --scenario Balanced --size 1600x1000",
                 [options](Console& console) {
                     ui::RenderParams& params = options->params;
                     if (!options->size.empty()) {
                         std::tie(params.width, params.height) = ui::parseSize(options->size);
                     }
                     if (!options->bbox.empty()) {
                         params.bbox = ui::parseBbox(options->bbox);
                     }
                     ui::ensureHeadlessGui();
                     core::Workspace ws = core::Workspace::open(options->workspace);
                     const auto report = ui::render(ws, params, console.job());
                     console.answer(report, core::format("{} drawn in {:.0f} ms", report.file,
                                                         report.milliseconds));
                     console.issues(report.issues);
                 });
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("file", options->params.file, "Picture to write: png, pdf or svg")
        ->required();
    command.add_option("--scenario", options->params.scenario, "Scenario");
    command.add_option("--layer", options->params.layer, "Unit layer");
    command
        .add_option("--style", options->params.style, "territories, choropleth:MEASURE or plain")
        ->capture_default_str();
    command.add_option("--size", options->size, "Pixels, 1600x1000");
    command.add_option("--bbox", options->bbox, "West,south,east,north in degrees");
}

void addReport(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<ui::ReportParams>();
    CLI::App& command = line.add(
        "report", "Write the map book", "evenlode report plan.gpkg book.pdf --scenario Balanced",
        [=](Console& console) {
            ui::ensureHeadlessGui();
            core::Workspace ws = core::Workspace::open(*workspace);
            const auto report = ui::report(ws, *params, console.job());
            console.answer(report, core::format("{}: {}", report.file,
                                                core::counted(report.pages, "page", "pages")));
            console.issues(report.issues);
        });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("file", params->file, "PDF to write")->required();
    command.add_option("--scenario", params->scenario, "Scenario");
    command.add_option("--paper", params->paper, "a4 or letter")
        ->check(CLI::IsMember({"a4", "letter"}));
}

} // namespace

void addOutputCommands(CommandLine& line) {
    addExport(line);
    addRender(line);
    addReport(line);
}

} // namespace app
