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
    std::string centre;
    std::string scale;
    std::string classes = "quantiles";
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
                     if (!options->centre.empty()) {
                         params.view = ui::parseView(options->centre, options->scale);
                     }
                     params.accounts.classes = core::analysis::classByNamed(options->classes);
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
    command.add_option("--size", options->size, "Pixels at 96 dpi, 1600x1000");
    command.add_option("--dpi", options->params.dpi, "Resolution of a png, 300 for print")
        ->capture_default_str();
    command
        .add_option("--hide", options->params.hidden,
                    "Not drawn: accounts,bases,labels,territories,units,unitLabels,base")
        ->delimiter(',');
    CLI::Option* by =
        command.add_option("--colour-accounts-by", options->params.accounts.column,
                           "Colour accounts by a column: a segment, any text, or a number");
    command
        .add_option("--account-classes", options->classes,
                    "Of a number: quantiles, natural or equal")
        ->needs(by)
        ->capture_default_str();
    command.add_option("--accounts-where", options->params.accounts.where,
                       "Draw only accounts this is true for");
    command.add_flag("--graticule", options->params.graticule,
                     "Lines of longitude and latitude with their degrees");
    command.add_option("--base-map", options->params.baseMap.source,
                       "Tiles under the plan: an MBTiles file, or https://.../{z}/{x}/{y}.png");
    command.add_option("--base-map-attribution", options->params.baseMap.attribution,
                       "Whose map an address gives, as its licence asks");
    CLI::Option* box =
        command.add_option("--bbox", options->bbox, "West,south,east,north in degrees");
    CLI::Option* centre =
        command.add_option("--centre", options->centre, "Longitude,latitude of the middle")
            ->excludes(box);
    command.add_option("--scale", options->scale, "1:250000, with --centre")->needs(centre);
    centre->needs("--scale");
}

void addReport(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<ui::ReportParams>();
    CLI::App& command = line.add(
        "report", "Write the map book, or its summary table",
        "evenlode report plan.gpkg book.pdf --scenario Balanced --from Current",
        [=](Console& console) {
            ui::ensureHeadlessGui();
            core::Workspace ws = core::Workspace::open(*workspace);
            const auto report = ui::report(ws, *params, console.job());
            console.answer(report, core::format("{}: {}", report.file,
                                                report.pages > 0
                                                    ? core::counted(report.pages, "page", "pages")
                                                    : core::counted(report.rows, "row", "rows")));
            console.issues(report.issues);
        });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("file", params->file, "pdf: the book; xlsx: its summary table")->required();
    command.add_option("--scenario", params->scenario, "Scenario");
    command.add_option("--from", params->from,
                       "What changed since this scenario or day (2026-03-01); the scenario it is "
                       "based on unless told");
    command.add_flag("!--no-changes", params->changes, "Nothing of what changed");
    command.add_option("--rep", params->rep, "Only the territories of this rep, or this territory");
    command.add_flag("--moves", params->movesOnly, "Only what changes hands, for each rep");
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
