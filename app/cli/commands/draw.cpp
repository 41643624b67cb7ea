// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/new_territory.h"
#include "geo/verbs/draw_territory.h"

namespace app {

namespace {

/// What `draw` was told on the command line.
struct DrawWords {
    std::string workspace;
    std::string area;
    std::vector<double> circle; ///< longitude, latitude, kilometres
    std::string rule = "centroid";
    geo::DrawTerritoryParams params;
};

core::MultiPolygon shapeOf(const DrawWords& words) {
    if (words.area.empty() == words.circle.empty()) {
        throw core::Error(core::Code::Usage, "say what was drawn", "use either --area or --circle");
    }
    if (!words.circle.empty()) {
        return geo::circleAround({words.circle[0], words.circle[1]}, words.circle[2] * 1000);
    }
    core::Ring ring = core::parseLine(words.area);
    if (!(ring.front() == ring.back())) {
        ring.push_back(ring.front());
    }
    if (ring.size() < 4) {
        throw core::Error(core::Code::Usage, "an area needs at least three corners",
                          "write it as \"-72.5,41.2 -72.1,41.9 -72.0,41.3\"");
    }
    return {{{{ring}}}};
}

} // namespace

void addDrawCommands(CommandLine& line) {
    auto words = std::make_shared<DrawWords>();
    CLI::App& command = line.add(
        "draw", "Give the units inside a drawn shape to a territory",
        "evenlode draw plan.gpkg --scenario Balanced --circle -72.6,41.7,25 --territory Hartford",
        [=](Console& console) {
            core::Workspace ws = core::Workspace::open(words->workspace);
            geo::DrawTerritoryParams params = words->params;
            params.area = shapeOf(*words);
            params.rule = geo::insideRule(words->rule);
            const auto report = geo::drawTerritory(ws, params, console.job());
            console.answer(report, core::format("{}: {} inside, {} changed", report.territory,
                                                core::counted(report.inside, "unit", "units"),
                                                report.changed));
            console.issues(report.issues);
        });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("--scenario", words->params.scenario, "Scenario");
    command.add_option("--territory", words->params.territory,
                       "Territory by id or name; made if it is not there (a new one)");
    command.add_option("--area", words->area,
                       "Corners: \"-72.5,41.2 -72.1,41.9 -72.0,41.3\", longitude,latitude");
    command.add_option("--circle", words->circle, "LON,LAT,KILOMETRES")
        ->delimiter(',')
        ->expected(3);
    command.add_option("--rule", words->rule, "centroid, area or accounts (centroid)");
    command.add_option("--share", words->params.share,
                       "By area or accounts: how much must lie inside (0.5)");
}

} // namespace app
