// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "app/cli/engine_arguments.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/engines/local_engine.h"
#include "geo/verbs/import_roads.h"
#include "geo/verbs/isochrone.h"
#include "geo/verbs/travel_table.h"

#include <filesystem>

namespace app {

namespace {

struct ImportOptions {
    std::string workspace;
    geo::ImportRoadsParams params;
    std::string unit = "kmh";
    bool quick = false;
};

std::string textOf(const geo::ImportRoadsReport& report) {
    std::string text =
        core::format("{} with {}, {}, {:.0f} km; {}; {:.2f} s, of which {:.2f} s ordering\n",
                     core::counted(report.segments, "piece of road", "pieces of road"),
                     core::counted(report.nodes, "node", "nodes"),
                     core::counted(report.restrictions, "turn restriction", "turn restrictions"),
                     report.kilometres, core::counted(report.components, "part", "parts"),
                     report.seconds, report.hierarchySeconds);
    text += core::format("{} of the roads hang together in the largest part; {:.1f} MB beside the "
                         "workspace\n",
                         core::percent(report.largestShare, 1), report.megabytes);
    return report.attribution.empty() ? text : text + report.attribution + "\n";
}

void addImport(CommandLine& line) {
    auto options = std::make_shared<ImportOptions>();
    CLI::App& command =
        line.add("roads import", "Read roads from OpenStreetMap or a layer of lines",
                 "evenlode roads import plan.gpkg ohio.osm.pbf", [options](Console& console) {
                     core::Workspace ws = core::Workspace::open(options->workspace);
                     // A database has an address, not a path.
                     if (std::filesystem::exists(options->params.source)) {
                         options->params.source = absolutePath(options->params.source);
                     }
                     options->params.lines.milesPerHour = options->unit == "mph";
                     options->params.hierarchy = !options->quick;
                     const auto report = geo::importRoads(ws, options->params, console.job());
                     console.answer(report, textOf(report));
                     console.issues(report.issues);
                 });
    geo::ImportRoadsParams& params = options->params;
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("source", params.source, ".osm.pbf, .osm, or any file with lines")
        ->required();
    command.add_option("--profile", params.profile, "Who drives")->capture_default_str();
    command.add_option("--speeds", params.habits, "Where no limit is known: auto, us or other")
        ->check(CLI::IsMember({"auto", "us", "other"}));
    command.add_option("--source-layer", params.lines.layer, "Layer of the source");
    command.add_option("--speed-field", params.lines.speed, "Field with the speed limit");
    command.add_option("--speed-unit", options->unit, "Of plain numbers: kmh or mph")
        ->check(CLI::IsMember({"kmh", "mph"}));
    command.add_option("--oneway-field", params.lines.oneWay, "Field with the direction");
    command.add_option("--class-field", params.lines.roadClass, "Field with the kind of road");
    command.add_flag("--quick", options->quick,
                     "Put off ordering the roads until a table is asked for");
}

void addInfo(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    CLI::App& command =
        line.add("roads info", "Say what roads a workspace has", "evenlode roads info plan.gpkg",
                 [workspace](Console& console) {
                     const core::Workspace ws = core::Workspace::open(*workspace);
                     const geo::RoadsInfo info = geo::roadsInfo(ws, console.job());
                     std::string text =
                         core::format("{}: {:.1f} MB, {}\n", info.file, info.megabytes,
                                      info.about.value("attribution", ""));
                     for (const auto& [name, kilometres] : info.kilometres) {
                         if (kilometres > 0) {
                             text += core::format("  {:<12} {:>10.1f} km\n", name, kilometres);
                         }
                     }
                     console.answer(info, text);
                 });
    command.add_option("workspace", *workspace, "Workspace")->required();
}

struct MatrixOptions {
    std::string workspace;
    geo::TravelTableParams params;
    EngineArguments engine;
};

std::string textOf(const geo::TravelTableReport& report) {
    std::string text = core::format(
        "{} × {} drive times in {:.2f} s ({} a second), {} without a way; written to {}\n",
        core::grouped(report.rows), core::grouped(report.columns), report.seconds,
        core::grouped(static_cast<std::int64_t>(report.perSecond)),
        core::grouped(report.unreachable), report.file);
    if (report.estimate) {
        text +=
            core::format("Estimate: great circle × {:.2f}, at speeds {}\n", report.detour,
                         report.fitted ? "fitted to the roads of the workspace" : "that are usual");
    }
    return report.attribution.empty() ? text : text + report.attribution + "\n";
}

void addMatrix(CommandLine& line) {
    auto options = std::make_shared<MatrixOptions>();
    CLI::App& command =
        line.add("matrix", "Compute drive times and distances from places to places",
                 "evenlode matrix plan.gpkg --from reps --to accounts times.csv",
                 [options](Console& console) {
                     core::Workspace ws = core::Workspace::open(options->workspace);
                     options->params.server = options->engine.engine(ws, geo::kEmbedded);
                     options->params.engine = options->params.server->name();
                     options->params.file = absolutePath(options->params.file);
                     const auto report = geo::writeTravelTable(ws, options->params, console.job());
                     console.answer(report, textOf(report));
                     console.issues(report.issues);
                 });
    geo::TravelTableParams& params = options->params;
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("out", params.file, "File for the answer: csv, xlsx, parquet, …")
        ->required();
    command.add_option("--from", params.from, "A file of places, accounts, reps or units:LAYER")
        ->required();
    command.add_option("--to", params.to, "The same")->required();
    command.add_option("--snap", params.snapLimit, "Metres that a place may lie from a road")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    options->engine.add(command, "else the workspace's roads");
}

struct IsochroneOptions {
    std::string workspace;
    geo::IsochroneParams params;
    std::vector<std::string> at;
    EngineArguments engine;
};

std::string textOf(const std::vector<geo::IsochronePolygon>& polygons, bool valued, bool together) {
    std::string text;
    for (const geo::IsochronePolygon& polygon : polygons) {
        // Servers do not say how many nodes of theirs they reached.
        const std::string nodes =
            polygon.reachedNodes > 0
                ? core::format("{:>8} nodes  ", core::grouped(polygon.reachedNodes))
                : std::string();
        text += core::format("{:>6.1f} min  {:>10.2f} km²  {}{}  {}\n", polygon.minutes,
                             polygon.areaKm2, nodes,
                             core::counted(polygon.accounts, "account", "accounts"),
                             together ? "all, overlaps once" : polygon.centre);
        if (valued) {
            text += core::format("            value of these accounts: {:.2f}\n", polygon.value);
        }
        for (const auto& [name, value] : polygon.measures) {
            text += core::format("            {}: {:.0f} (units by the share of their area)\n",
                                 name, value);
        }
    }
    return text;
}

std::string textOf(const geo::IsochroneReport& report, bool valued) {
    std::string text = textOf(report.polygons, valued, false);
    text += textOf(report.together, valued, true);
    if (report.beyond) {
        text += core::format("{} of {} of these reps lie in no ring of their own rep\n",
                             core::grouped(report.beyond->accounts),
                             core::counted(report.beyond->of, "account", "accounts"));
    }
    if (report.rule) {
        text +=
            core::format("Estimate: great circle × {:.2f}, without roads\n", report.rule->detour);
    }
    if (report.written > 0) {
        text += core::format("{} hold the ring now\n",
                             core::counted(report.written, "account", "accounts"));
    }
    if (!report.saved.empty()) {
        text += core::format("kept in the workspace as {}\n", report.saved);
    }
    if (!report.file.empty()) {
        text += core::format("written to {}\n", report.file);
    }
    return report.attribution.empty() ? text : text + report.attribution + "\n";
}

void addIsochrone(CommandLine& line) {
    auto options = std::make_shared<IsochroneOptions>();
    CLI::App& command =
        line.add("isochrone", "Draw what can be reached by car within so many minutes",
                 "evenlode isochrone plan.gpkg --at -83.0,39.96 --minutes 10,20,30 reach.geojson",
                 [options](Console& console) {
                     core::Workspace ws = core::Workspace::open(options->workspace);
                     geo::IsochroneParams& params = options->params;
                     for (const std::string& text : options->at) {
                         params.at.push_back(parsePosition(text));
                     }
                     params.server = options->engine.engine(ws, params.estimate ? geo::kEstimate
                                                                                : geo::kEmbedded);
                     params.file = params.file.empty() ? "" : absolutePath(params.file);
                     const auto report = geo::makeIsochrones(ws, params, console.job());
                     console.answer(report, textOf(report, !params.value.empty()));
                     console.issues(report.issues);
                 });
    geo::IsochroneParams& params = options->params;
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("out", params.file, "File for the polygons: geojson, gpkg, shp, kml, …");
    command.add_option("--at", options->at, "A centre, LON,LAT in degrees; may be repeated")
        ->allow_extra_args(false);
    command.add_option("--account", params.accounts, "An account as centre; may be repeated")
        ->allow_extra_args(false);
    command.add_option("--rep", params.reps, "Where a rep works from, or all; may be repeated")
        ->allow_extra_args(false);
    command.add_option("--minutes", params.minutes, "Minutes of driving, 10,20,30")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->required();
    command.add_flag("--apart", params.apart, "Polygons for each centre, not one for all");
    command.add_flag("--together", params.together,
                     "With --apart: also all centres as one, overlaps counted once");
    command.add_flag("--to", params.inward,
                     "From where a centre is reached, instead of what is reached from it");
    command.add_flag("--estimate", params.estimate, "Circles by the estimate, without roads");
    command.add_option("--value", params.value,
                       "Column or expression summed over the accounts inside");
    command.add_option("--scenario", params.scenario,
                       "With --apart --rep: count accounts that their own rep does not reach");
    command.add_option("--measure", params.measures, "Sum a measure over the units inside")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_option("--layer", params.layer, "Unit layer of the measures");
    command.add_option("--save", params.save,
                       "Keep them in the workspace under this name; auto = R-001, R-002, …");
    command.add_flag("--write", params.write,
                     "Note at each account inside in which it lies; needs --save");
    command.add_option("--snap", params.snapLimit, "Metres that a centre may lie from a road")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    options->engine.add(command, "else the workspace's roads");
}

} // namespace

void addRoadCommands(CommandLine& line) {
    addImport(line);
    addInfo(line);
    addMatrix(line);
    addIsochrone(line);
}

} // namespace app
