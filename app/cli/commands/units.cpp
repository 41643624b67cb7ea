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

struct AreasOptions {
    std::string workspace;
    geo::MakeZipAreasParams params;
};

void addAreas(CommandLine& line) {
    auto options = std::make_shared<AreasOptions>();
    CLI::App& command = line.add(
        "units areas", "Make approximate ZIP areas where no polygons are at hand",
        "evenlode units areas plan.gpkg --layer zip --states CT,RI", [options](Console& console) {
            core::Workspace ws = core::Workspace::open(options->workspace);
            const auto report = geo::makeZipAreas(ws, options->params, console.job());
            console.answer(
                report,
                core::format("{}: {} for {} ZIPs, {} borders, {} before bridges, {:.1f} s\n"
                             "Approximate ZIP areas: cells around ZIP points inside counties\n",
                             report.layer, core::counted(report.units, "unit", "units"),
                             core::grouped(report.zips), core::grouped(report.edges),
                             core::counted(report.components, "component", "components"),
                             report.seconds));
            console.issues(report.issues);
        });
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("--layer", options->params.layer, "Name of the layer in the workspace")
        ->required();
    command
        .add_option("--states", options->params.states,
                    "Postal abbreviations, CT,RI; all if left out")
        ->delimiter(',');
}

struct MeasureOptions {
    std::string workspace;
    geo::MeasureUnitsParams params;
};

std::string textOf(const geo::MeasureUnitsReport& report) {
    std::string text = core::format("{} matched, {} without a value, {} without a unit\n",
                                    core::counted(report.matched, "unit", "units"),
                                    core::grouped(report.unitsWithout),
                                    core::counted(report.rowsWithout, "row", "rows"));
    for (const geo::MeasureTotal& measure : report.measures) {
        text += core::format("{}: total {}, {} units without a value\n", measure.name,
                             figure(measure.total), core::grouped(measure.missing));
    }
    return text;
}

void addMeasure(CommandLine& line) {
    auto options = std::make_shared<MeasureOptions>();
    CLI::App& command = line.add("units measure", "Join a table, or sum a raster, to units",
                                 "evenlode units measure plan.gpkg --layer zip --from census.csv "
                                 "--key zip --columns population,homes=units*0.9",
                                 [options](Console& console) {
                                     core::Workspace ws = core::Workspace::open(options->workspace);
                                     const auto report =
                                         geo::measureUnits(ws, options->params, console.job());
                                     console.answer(report, textOf(report));
                                     console.issues(report.issues);
                                 });
    geo::MeasureUnitsParams& params = options->params;
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("--layer", params.layer, "Unit layer");
    command.add_option("--from", params.from, "Table, or a raster together with --as")->required();
    command.add_option("--key", params.key, "Column that holds the units' keys");
    command.add_option("--columns", params.columns,
                       "Columns, separated by commas, also NAME=EXPRESSION");
    command.add_option("--as", params.as, "Name of the measure that a raster gives");
    command.add_option("--sheet", params.sheet, "Sheet or table of the source");
    command.add_option("--unit", params.unit, "What the values are counted in, for people");
}

struct AggregateOptions {
    std::string workspace;
    geo::AggregateUnitsParams params;
};

std::string textOf(const geo::AggregateUnitsReport& report) {
    return core::format(
        "{}: {} of {} by point, {} by ZIP, {} in no unit; total {} = {} + {} outside\n",
        report.measure, core::grouped(report.byPoint), core::grouped(report.read),
        core::grouped(report.byZip), core::grouped(report.rowsWithout), figure(report.total),
        figure(report.inside), figure(report.outside));
}

void addAggregate(CommandLine& line) {
    auto options = std::make_shared<AggregateOptions>();
    CLI::App& command = line.add("units aggregate", "Sum account or opportunity values per unit",
                                 "evenlode units aggregate plan.gpkg --layer zip --from accounts "
                                 "--value potential:sum --as potential",
                                 [options](Console& console) {
                                     core::Workspace ws = core::Workspace::open(options->workspace);
                                     const auto report =
                                         geo::aggregateUnits(ws, options->params, console.job());
                                     console.answer(report, textOf(report));
                                     console.issues(report.issues);
                                 });
    geo::AggregateUnitsParams& params = options->params;
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("--layer", params.layer, "Unit layer");
    command.add_option("--from", params.from, "accounts or opportunities")->required();
    command.add_option("--value", params.value, "COLUMN, COLUMN:sum, COLUMN:mean or COLUMN:count")
        ->required();
    command.add_option("--as", params.as, "Name of the measure")->required();
    command.add_option("--where", params.where, "Only records for which this expression is true");
    command.add_option("--unit", params.unit, "What the values are counted in, for people");
}

} // namespace

void addUnitsCommands(CommandLine& line) {
    addImport(line);
    addAreas(line);
    addMeasure(line);
    addAggregate(line);
}

} // namespace app
