// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "app/cli/score_text.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/verbs/aggregate_units.h"
#include "geo/verbs/import_units.h"
#include "geo/verbs/make_zip_areas.h"
#include "geo/verbs/measure_units.h"

namespace app {

namespace {

struct ImportOptions {
    std::string workspace;
    geo::ImportUnitsParams params;
    std::string duplicates = "merge";
};

std::string textOf(const geo::ImportUnitsReport& report) {
    std::string text =
        core::format("{}: {} rows read, {}, {} borders, {} before bridges, {:.1f} s\n",
                     report.layer, core::grouped(report.read),
                     core::counted(report.units, "unit", "units"), core::grouped(report.edges),
                     core::counted(report.components, "component", "components"), report.seconds);
    if (report.repaired + report.duplicates + report.rejected > 0) {
        text +=
            core::format("{} repaired, {} repeated, {} rejected\n", core::grouped(report.repaired),
                         core::grouped(report.duplicates), core::grouped(report.rejected));
    }
    for (const geo::ImportedBridge& bridge : report.bridges) {
        text += core::format("bridge {} – {}: {:.1f} km\n", bridge.from, bridge.to,
                             bridge.gapMetres / 1000);
    }
    return text;
}

void addImport(CommandLine& line) {
    auto options = std::make_shared<ImportOptions>();
    CLI::App& command = line.add(
        "units import", "Read basic units from any map file",
        "evenlode units import plan.gpkg tl_2010_09_zcta510.zip --layer zip --key ZCTA5CE10",
        [options](Console& console) {
            core::Workspace ws = core::Workspace::open(options->workspace);
            options->params.duplicates =
                options->duplicates == "reject" ? geo::Duplicates::Reject : geo::Duplicates::Merge;
            const auto report = geo::importUnits(ws, options->params, console.job());
            console.answer(report, textOf(report));
            console.issues(report.issues);
        });
    geo::ImportUnitsParams& params = options->params;
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("source", params.source, "Shapefile, zip, GeoJSON, GeoPackage, PG: …")
        ->required();
    command.add_option("--layer", params.layer, "Name of the layer in the workspace")->required();
    command.add_option("--key", params.read.keyField,
                       "Field that names the units; guessed if left out");
    command.add_option("--name-field", params.read.nameField, "Field with a name for people");
    command.add_option("--source-layer", params.read.sourceLayer, "Layer of the source");
    command.add_option("--where", params.read.where, "Attribute filter on the source");
    command.add_option("--source-crs", params.read.sourceCrs,
                       "CRS of the source, if it says a wrong one or none");
    command.add_option("--duplicates", options->duplicates, "What to do with a repeated key")
        ->check(CLI::IsMember({"merge", "reject"}));
    command
        .add_option("--border-tolerance", params.borderTolerance,
                    "Metres within which borders count as shared")
        ->check(CLI::NonNegativeNumber);
    command.add_option("--vintage", params.vintage, "Year or edition, for people");
    command.add_option("--attribution", params.attribution, "Shown wherever the layer is");
}

} // namespace

void addUnitsCommands(CommandLine& line) {
    addImport(line);
}

} // namespace app
