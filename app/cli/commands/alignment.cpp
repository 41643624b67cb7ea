// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"
#include "geo/verbs/import_alignment.h"

#include <memory>

namespace app {

namespace {

struct AlignmentOptions {
    std::string workspace;
    std::string rule = "centroid";
    std::string overlaps = "first";
    geo::ImportAlignmentParams params;
};

std::string textOf(const geo::ImportAlignmentReport& report, bool dryRun) {
    std::vector<std::vector<std::string>> rows;
    for (const geo::AlignedTerritory& t : report.territories) {
        rows.push_back(
            {t.name, core::grouped(t.units), core::grouped(t.gained), t.isNew ? "new" : ""});
    }
    std::string text = tableText({"territory", ">units", ">gained", ""}, rows);
    text += core::format(
        "{} {}, {} the file says nothing about\n", core::counted(report.changed, "unit", "units"),
        dryRun ? "would change" : "changed", core::counted(report.untouched, "unit", "units"));
    for (const geo::Overlap& overlap : report.overlaps) {
        text += core::format(
            "{} is claimed by {}: {}\n", overlap.unit, core::join(overlap.territories, " and "),
            overlap.given.empty() ? "left where it is" : core::format("{} gets it", overlap.given));
    }
    return text;
}

} // namespace

void addAlignmentCommands(CommandLine& line) {
    auto options = std::make_shared<AlignmentOptions>();
    CLI::App& command = line.add(
        "alignment import", "Give units to territories as a table or a map of shapes says",
        "evenlode alignment import plan.gpkg zip-to-territory.xlsx --scenario Balanced --dry-run",
        [options](Console& console) {
            geo::ImportAlignmentParams params = options->params;
            params.rule = geo::insideRule(options->rule);
            params.overlaps = geo::overlapRule(options->overlaps);
            core::Workspace ws = core::Workspace::open(options->workspace);
            const auto report = geo::importAlignment(ws, params, console.job());
            console.answer(report, textOf(report, params.dryRun));
            console.issues(report.issues);
        });
    geo::ImportAlignmentParams& params = options->params;
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command
        .add_option("file", params.file,
                    "Table with a column of units and one of territories, or shapes: GeoJSON, "
                    "Shapefile, KML, GeoPackage")
        ->required();
    command.add_option("--scenario", params.scenario, "Scenario");
    command.add_option("--unit", params.unitColumn, "Column of the units");
    command.add_option("--territory", params.territoryColumn,
                       "Column or attribute of the territories' names or ids");
    command
        .add_option("--rule", options->rule,
                    "When a unit is inside a shape: centroid, area or accounts")
        ->capture_default_str();
    command.add_option("--share", params.share, "For area and accounts: at least this part")
        ->capture_default_str();
    command
        .add_option("--overlaps", options->overlaps,
                    "Who gets what is claimed twice: first, last, larger or leave")
        ->capture_default_str();
    command.add_flag("--dry-run", params.dryRun, "Only say what would change");
}

} // namespace app
