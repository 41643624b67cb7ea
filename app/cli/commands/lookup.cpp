// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/lookup.h"
#include "app/cli/commands/all.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"

#include <memory>

namespace app {

namespace {

struct Words {
    std::string workspace, scenario, date, batch, out;
    std::vector<std::string> queries;
    int port = -1;
};

std::string answersText(const std::vector<geo::LookupAnswer>& answers) {
    std::vector<std::vector<std::string>> rows;
    for (const geo::LookupAnswer& answer : answers) {
        rows.push_back({answer.asked, answer.territory, answer.name, answer.owner, answer.reason});
    }
    return tableText({"asked", "territory", "name", "owner", ""}, rows);
}

void look(Console& console, const Words& words) {
    ui::LookupParams params{words.scenario, words.date, words.queries, words.batch};
    const core::Workspace ws = core::Workspace::open(words.workspace);
    if (words.port >= 0) {
        ui::serveLookup(
            ws, params, words.port,
            [&](int port) {
                console.issues(
                    {{core::Severity::Info,
                      "",
                      0,
                      core::format("http://127.0.0.1:{}/lookup?zip=06511 answers until Ctrl-C",
                                   port),
                      {}}});
            },
            console.job());
        console.answer({{"served", true}}, "");
        return;
    }
    const auto answers = ui::lookUp(ws, params, console.job());
    console.answer({{"answers", answers}}, answersText(answers));
}

void addLookup(CommandLine& line) {
    auto words = std::make_shared<Words>();
    CLI::App& command = line.add(
        "lookup", "Say whose territory a ZIP, a place or an account is in",
        "evenlode lookup plan.gpkg 06511 -72.92,41.31 \"account A1601\" --scenario Balanced",
        [words](Console& console) { look(console, *words); });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("queries", words->queries, "ZIPs, LON,LAT or \"account NUMBER\"");
    command.add_option("--scenario", words->scenario, "Scenario");
    command.add_option("--date", words->date, "Owners on this date; today if left out");
    command.add_option("--batch", words->batch, "A text file with one question a line");
    command
        .add_option("--serve", words->port,
                    "Answer on this port of 127.0.0.1 until cancelled; 0 = any free one")
        ->check(CLI::Range(0, 65535));
}

void addDefinitions(CommandLine& line) {
    auto words = std::make_shared<Words>();
    CLI::App& command = line.add(
        "definitions export", "Write ZIP to territory and owner as JSON, for lead routing",
        "evenlode definitions export plan.gpkg territories.json --scenario Balanced",
        [words](Console& console) {
            const core::Workspace ws = core::Workspace::open(words->workspace);
            const auto report = ui::exportDefinitions(ws, {words->scenario, words->date, {}, {}},
                                                      absolutePath(words->out), console.job());
            console.answer(report,
                           core::format("{} written to {}\n",
                                        core::counted(report.rows, "unit", "units"), report.file));
        });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("file", words->out, "File to write")->required();
    command.add_option("--scenario", words->scenario, "Scenario");
    command.add_option("--date", words->date, "Owners on this date; today if left out");
}

} // namespace

void addLookupCommands(CommandLine& line) {
    addLookup(line);
    addDefinitions(line);
}

} // namespace app
