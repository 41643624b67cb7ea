// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/segments.h"
#include "app/cli/commands/all.h"
#include "app/cli/table_text.h"
#include "core/base/error.h"
#include "core/base/text.h"

#include <cmath>
#include <memory>

namespace app {

namespace {

struct Options {
    std::string workspace, sharesOf, ranksOf;
    std::vector<std::string> rules;
    std::vector<double> percents;
    bool buying = false;
    core::SegmentScheme scheme;
};

std::string textOf(const core::SegmentReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const core::SegmentTally& tally : report.segments) {
        rows.push_back({tally.segment.empty() ? "none" : tally.segment,
                        core::grouped(tally.accounts), core::grouped(std::llround(tally.value))});
    }
    return report.scheme.name + "\n\n" + tableText({"segment", ">accounts", ">value"}, rows);
}

core::SegmentRule ruleOf(const std::string& text) {
    const auto equals = text.find('=');
    if (equals == std::string::npos) {
        throw core::Error(core::Code::Usage, core::format("\"{}\" is no rule", text),
                          "write --rule \"Large=potential > 100000\"", text);
    }
    return {std::string(core::trim(text.substr(0, equals))),
            std::string(core::trim(text.substr(equals + 1)))};
}

core::SegmentScheme schemeOf(const Options& options) {
    core::SegmentScheme scheme = options.scheme;
    const int ways = (options.rules.empty() ? 0 : 1) + (options.sharesOf.empty() ? 0 : 1) +
                     (options.ranksOf.empty() ? 0 : 1) + (options.buying ? 1 : 0);
    if (ways != 1) {
        throw core::Error(core::Code::Usage, "it takes one way to tell segments apart",
                          "give --rule, --shares-of, --ranks-of or --buying");
    }
    for (const std::string& rule : options.rules) {
        scheme.rules.push_back(ruleOf(rule));
    }
    scheme.by = options.buying              ? core::SegmentBy::Buying
                : !options.sharesOf.empty() ? core::SegmentBy::Shares
                : !options.ranksOf.empty()  ? core::SegmentBy::Quantiles
                                            : core::SegmentBy::Rules;
    scheme.value = options.sharesOf.empty() ? options.ranksOf : options.sharesOf;
    if (!options.percents.empty()) {
        scheme.shares.clear();
        for (const double percent : options.percents) {
            scheme.shares.push_back(percent / 100);
        }
    }
    return scheme;
}

void addMake(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add(
        "segments make", "Put accounts into segments; each scheme becomes a column",
        "evenlode segments make plan.gpkg --as tier --shares-of potential --shares 80,15",
        [options](Console& console) {
            core::Workspace ws = core::Workspace::open(options->workspace);
            const auto report = core::segmentAccounts(ws, schemeOf(*options), console.job());
            console.answer(report,
                           textOf(report) +
                               core::format("{} changed segment\n",
                                            core::counted(report.changed, "account", "accounts")));
        });
    core::SegmentScheme& scheme = options->scheme;
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("--as", scheme.name, "Name of the column")->required();
    command.add_option("--rule", options->rules,
                       "SEGMENT=EXPRESSION over accounts; the first that is true counts");
    command.add_option("--otherwise", scheme.otherwise, "Segment of accounts that no rule takes");
    command.add_option("--shares-of", options->sharesOf,
                       "By what accounts add to the sum of this column or expression");
    command
        .add_option("--shares", options->percents,
                    "Per cent of the sum for the first classes; 80,15 unless told")
        ->delimiter(',');
    command.add_option("--ranks-of", options->ranksOf,
                       "By their rank in this column or expression");
    command.add_option("--classes", scheme.classes, "Of ranks")->capture_default_str();
    command.add_flag("--buying", options->buying,
                     "By recency, frequency and value of won opportunities");
    command.add_option("--until", scheme.until, "Last day that counts for --buying; else today");
    command.add_option("--labels", scheme.labels, "Names of the classes, best first")
        ->delimiter(',');
    command.add_option("--where", scheme.where, "Only accounts this is true for");
}

void addRefresh(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto name = std::make_shared<std::string>();
    CLI::App& command =
        line.add("segments refresh", "Work out a scheme of segments anew",
                 "evenlode segments refresh plan.gpkg tier", [=](Console& console) {
                     core::Workspace ws = core::Workspace::open(*workspace);
                     const auto report = core::segmentAccounts(
                         ws, core::requireSegmentScheme(ws.reader(), *name), console.job());
                     console.answer(report, textOf(report));
                 });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("name", *name, "Scheme")->required();
}

void addList(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    CLI::App& command = line.add("segments list", "List the schemes of segments",
                                 "evenlode segments list plan.gpkg", [=](Console& console) {
                                     const core::Workspace ws = core::Workspace::open(*workspace);
                                     core::Json json{{"schemes", core::Json::array()}};
                                     std::string text;
                                     for (const auto& one : core::listSegments(ws.reader())) {
                                         json["schemes"].push_back(one);
                                         text += textOf(one) + "\n";
                                     }
                                     console.answer(json, text);
                                 });
    command.add_option("workspace", *workspace, "Workspace")->required();
}

void addRemove(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto name = std::make_shared<std::string>();
    CLI::App& command = line.add(
        "segments remove", "Remove a scheme of segments", "evenlode segments remove plan.gpkg tier",
        [=](Console& console) {
            core::Workspace ws = core::Workspace::open(*workspace);
            core::removeSegments(ws, *name);
            console.answer(core::Json{{"removed", *name}}, core::format("{} removed\n", *name));
        });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("name", *name, "Scheme")->required();
}

} // namespace

void addSegmentCommands(CommandLine& line) {
    addMake(line);
    addRefresh(line);
    addList(line);
    addRemove(line);
}

} // namespace app
