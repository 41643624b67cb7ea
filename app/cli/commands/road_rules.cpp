// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/road_rules.h"
#include "app/cli/commands/all.h"
#include "app/cli/road_arguments.h"
#include "app/cli/table_text.h"
#include "core/base/error.h"
#include "core/base/text.h"

#include <memory>

namespace app {

namespace {

std::string textOf(const geo::RoadRulesReport& report) {
    std::vector<std::vector<std::string>> barriers;
    for (const geo::RoadBarrier& barrier : report.rules.barriers) {
        barriers.push_back(
            {std::to_string(barrier.id), barrier.name, std::to_string(barrier.line.size()),
             core::format("{:.4f}, {:.4f}", barrier.line.front().x, barrier.line.front().y)});
    }
    std::vector<std::vector<std::string>> factors;
    for (const geo::RoadFactor& factor : report.rules.factors) {
        const bool always = factor.fromHour == 0 && factor.toHour == 24;
        factors.push_back(
            {always ? "always" : core::format("{}-{}", factor.fromHour, factor.toHour),
             factor.roadClass, core::format("{:g}", factor.factor)});
    }
    std::string text;
    if (!barriers.empty()) {
        text += tableText({">barrier", "name", ">places", "begins at"}, barriers);
    }
    if (!factors.empty()) {
        text += tableText({"hours", "roads", ">factor"}, factors);
    }
    return text.empty() ? "no barriers, and speeds as the roads say\n" : text;
}

std::vector<core::Point> lineOf(const std::string& text) {
    std::vector<core::Point> line;
    for (const std::string& place : core::split(text, ' ')) {
        if (!core::trim(place).empty()) {
            line.push_back(parsePosition(place));
        }
    }
    return line;
}

void addRules(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    CLI::App& command =
        line.add("roads rules", "List the barriers and speeds that a plan keeps for its roads",
                 "evenlode roads rules plan.gpkg", [workspace](Console& console) {
                     const auto report = geo::listRoadRules(core::Workspace::open(*workspace));
                     console.answer(report, textOf(report));
                 });
    command.add_option("workspace", *workspace, "Workspace")->required();
}

void addBar(CommandLine& line) {
    struct Words {
        std::string workspace;
        std::vector<std::string> lines;
        geo::AddBarriersParams params;
    };
    auto words = std::make_shared<Words>();
    CLI::App& command = line.add("roads bar", "Keep lines that no drive may cross",
                                 "evenlode roads bar plan.gpkg river.geojson --name \"Ohio River\"",
                                 [words](Console& console) {
                                     core::Workspace ws = core::Workspace::open(words->workspace);
                                     for (const std::string& text : words->lines) {
                                         words->params.lines.push_back(lineOf(text));
                                     }
                                     const auto report = geo::addBarriers(ws, words->params);
                                     console.answer(report, textOf(report));
                                 });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("file", words->params.file, "Lines, in any format");
    command
        .add_option("--line", words->lines,
                    "Or a line, \"-83.1,39.9 -83.0,39.95\" in degrees; may be repeated")
        ->allow_extra_args(false);
    command.add_option("--name", words->params.name, "What it is");
}

void addUnbar(CommandLine& line) {
    struct Words {
        std::string workspace;
        std::vector<std::int64_t> barriers;
        bool all = false;
    };
    auto words = std::make_shared<Words>();
    CLI::App& command =
        line.add("roads unbar", "Take barriers back", "evenlode roads unbar plan.gpkg 2",
                 [words](Console& console) {
                     core::Workspace ws = core::Workspace::open(words->workspace);
                     if (words->all != words->barriers.empty()) {
                         throw core::Error(core::Code::Usage, "it is not clear which barriers go",
                                           "give their numbers, or --all");
                     }
                     const auto report = geo::removeBarriers(ws, words->barriers);
                     console.answer(report, textOf(report));
                 });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("barriers", words->barriers, "Their numbers, see roads rules");
    command.add_flag("--all", words->all, "All of them");
}

void readHours(const std::string& text, geo::RoadSpeedsParams& params) {
    const std::vector<std::string> parts = core::split(text, '-');
    const auto from = parts.size() == 2 ? core::parseInteger(parts[0]) : std::nullopt;
    const auto to = parts.size() == 2 ? core::parseInteger(parts[1]) : std::nullopt;
    if (!from || !to || *from < 0 || *to > 24) {
        throw core::Error(core::Code::Usage, core::format("\"{}\" are no hours of a day", text),
                          "give whole hours, for example --hours 7-9", text);
    }
    params.fromHour = static_cast<int>(*from);
    params.toHour = static_cast<int>(*to);
}

void addSpeeds(CommandLine& line) {
    struct Words {
        std::string workspace, hours;
        std::vector<std::string> factors;
        geo::RoadSpeedsParams params;
    };
    auto words = std::make_shared<Words>();
    CLI::App& command =
        line.add("roads speeds", "Keep how much slower or faster roads are, always or by the hour",
                 "evenlode roads speeds plan.gpkg motorway=1.4,all=1.15 --hours 7-9",
                 [words](Console& console) {
                     core::Workspace ws = core::Workspace::open(words->workspace);
                     words->params.factors = roadFactors(words->factors);
                     if (!words->hours.empty()) {
                         readHours(words->hours, words->params);
                     }
                     const auto report = geo::setRoadSpeeds(ws, words->params);
                     console.answer(report, textOf(report));
                 });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command
        .add_option("factors", words->factors,
                    "CLASS=FACTOR or all=FACTOR: 1.2 = a fifth slower, 1 = as the roads say")
        ->delimiter(',');
    command.add_option("--hours", words->hours, "Between these hours of the day only, 7-9");
    command.add_flag("--clear", words->params.clear, "Forget what was kept before");
}

} // namespace

void addRoadRules(CommandLine& line) {
    addRules(line);
    addBar(line);
    addUnbar(line);
    addSpeeds(line);
}

} // namespace app
