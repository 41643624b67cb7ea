// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "app/cli/score_text.h"
#include "app/cli/table_text.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/apply_assignment.h"
#include "core/verbs/assign.h"
#include "core/verbs/fill_gaps.h"
#include "core/verbs/new_territory.h"
#include "core/verbs/override_account.h"
#include "core/verbs/split.h"

namespace app {

namespace {

void answer(Console& console, const core::AssignReport& report) {
    std::string text = core::format("{} changed", report.changed);
    if (report.accounts > 0) {
        text += core::format(", {} came along",
                             core::counted(report.accounts, "named account", "named accounts"));
    }
    console.answer(report, text);
    console.issues(report.issues);
}

void addAssign(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<core::AssignParams>();
    CLI::App& command = line.add(
        "assign", "Give units to a territory by hand",
        "evenlode assign plan.gpkg --scenario Balanced --territory T03 --units 06268,06250",
        [=](Console& console) {
            core::Workspace ws = core::Workspace::open(*workspace);
            answer(console, core::assign(ws, *params));
        });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("--scenario", params->scenario, "Scenario");
    command
        .add_option("--territory", params->territory,
                    "Territory by id, name or number; none = take away")
        ->required();
    command.add_option("--units", params->units, "Unit keys, separated by commas")->delimiter(',');
    command.add_option("--where", params->where,
                       "Or an expression over unit columns: \"population > 50000\"");
    command.add_flag("--keep-whole", params->keepWhole,
                     "Refuse what would cut another territory in two");
    command.add_flag("--with-accounts", params->withAccounts,
                     "Accounts in the units that are named to another territory come along: their "
                     "override ends. Holdouts stay held out");
}

std::string madeText(const core::NewTerritoryReport& report) {
    return core::format("{} {}: {}", report.code, report.name,
                        core::counted(report.changed, "unit", "units"));
}

void addNewTerritory(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<core::NewTerritoryParams>();
    CLI::App& command = line.add(
        "new-territory", "Make a territory of some units",
        "evenlode new-territory plan.gpkg --scenario Balanced --units 06268,06250 --name Quinebaug",
        [=](Console& console) {
            core::Workspace ws = core::Workspace::open(*workspace);
            const auto report = core::newTerritory(ws, *params);
            console.answer(report, madeText(report));
            console.issues(report.issues);
        });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("--scenario", params->scenario, "Scenario");
    command.add_option("--name", params->name, "Name (after the unit that holds most)");
    command.add_option("--units", params->units, "Unit keys, separated by commas")->delimiter(',');
    command.add_option("--where", params->where,
                       "Or an expression over unit columns: \"population > 50000\"");
}

void addRecolour(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<core::RecolourParams>();
    CLI::App& command =
        line.add("recolour", "Give a territory a colour on the map",
                 "evenlode recolour plan.gpkg T03 7 --scenario Balanced", [=](Console& console) {
                     core::Workspace ws = core::Workspace::open(*workspace);
                     answer(console, core::recolourTerritory(ws, *params));
                 });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("territory", params->territory, "Territory")->required();
    command.add_option("colour", params->fill, "1 to 24, or 0 for the map's own choice")
        ->required();
    command.add_option("--scenario", params->scenario, "Scenario");
}

void addIslands(CommandLine& line) {
    auto words = std::make_shared<std::array<std::string, 2>>();
    CLI::App& command = line.add(
        "islands", "List parts of territories that do not hang together with the rest",
        "evenlode islands plan.gpkg --scenario Balanced", [=](Console& console) {
            const core::Workspace ws = core::Workspace::open((*words)[0]);
            const core::IslandsReport report = core::findIslands(ws.reader(), (*words)[1]);
            std::vector<std::vector<std::string>> rows;
            for (const core::Island& island : report.islands) {
                rows.push_back({island.code, island.name, core::join(island.keys, ", ")});
            }
            console.answer(report, rows.empty() ? "every territory hangs together"
                                                : tableText({"id", "territory", "units"}, rows));
        });
    command.add_option("workspace", (*words)[0], "Workspace")->required();
    command.add_option("--scenario", (*words)[1], "Scenario");
}

void addMerge(CommandLine& line) {
    auto words = std::make_shared<std::array<std::string, 3>>();
    auto from = std::make_shared<std::vector<std::string>>();
    CLI::App& command =
        line.add("merge", "Merge territories into another",
                 "evenlode merge plan.gpkg T03 T05 --scenario Balanced", [=](Console& console) {
                     core::Workspace ws = core::Workspace::open((*words)[0]);
                     answer(console, core::mergeTerritories(ws, (*words)[2], *from, (*words)[1]));
                 });
    command.add_option("workspace", (*words)[0], "Workspace")->required();
    command.add_option("from", *from, "Territory that ends; several separated by commas")
        ->delimiter(',')
        ->expected(1)
        ->required();
    command.add_option("into", (*words)[1], "Territory that grows")->required();
    command.add_option("--scenario", (*words)[2], "Scenario");
}

void addLock(CommandLine& line, bool locks) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<core::LockParams>();
    const std::string name = locks ? "lock" : "unlock";
    CLI::App& command =
        line.add(name, locks ? "Lock territories or units" : "Unlock territories or units",
                 core::format("evenlode {} plan.gpkg --scenario Balanced --units 06268{}", name,
                              locks ? " --reason \"named account\" --until 2027-03-31" : ""),
                 [=](Console& console) {
                     core::Workspace ws = core::Workspace::open(*workspace);
                     answer(console, locks ? core::lock(ws, *params) : core::unlock(ws, *params));
                 });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("--scenario", params->scenario, "Scenario");
    command.add_option("--territory", params->territories, "Territory; repeatable");
    command.add_option("--units", params->units, "Unit keys, separated by commas")->delimiter(',');
    if (locks) {
        command.add_option("--reason", params->reason, "Why");
        command.add_option("--until", params->expiresOn,
                           "Last day of the lock (units), 2027-03-31");
    }
}

void addRename(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<core::TerritoryParams>();
    CLI::App& command =
        line.add("rename", "Rename a territory",
                 "evenlode rename plan.gpkg T03 \"Upper valley\" --scenario Balanced",
                 [=](Console& console) {
                     core::Workspace ws = core::Workspace::open(*workspace);
                     answer(console, core::renameTerritory(ws, *params));
                 });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("territory", params->territory, "Territory")->required();
    command.add_option("name", params->name, "New name")->required();
    command.add_option("--scenario", params->scenario, "Scenario");
}

void addSplit(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<core::SplitParams>();
    auto drawn = std::make_shared<std::string>();
    CLI::App& command = line.add(
        "split", "Split a territory into balanced parts, or along a line",
        "evenlode split plan.gpkg T03 --parts 2 --scenario Balanced", [=](Console& console) {
            core::Workspace ws = core::Workspace::open(*workspace);
            if (!drawn->empty()) {
                const auto made = core::splitAlong(
                    ws, {params->scenario, params->territory, core::parseLine(*drawn), ""});
                console.answer(made, madeText(made));
                console.issues(made.issues);
                return;
            }
            const auto report = core::splitTerritory(ws, *params, console.job());
            std::vector<std::vector<std::string>> rows;
            for (const core::SplitPart& part : report.parts) {
                rows.push_back(
                    {part.code, part.name, core::grouped(part.units), figure(part.value)});
            }
            console.answer(report, tableText({"id", "territory", ">units", ">value"}, rows));
            console.issues(report.issues);
        });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("territory", params->territory, "Territory")->required();
    command.add_option("--parts", params->parts, "How many (2)")->check(CLI::Range(2, 1000));
    command.add_option("--line", *drawn,
                       "Along this line instead: \"-72.5,41.2 -72.1,41.9\", longitude,latitude");
    command.add_option("--scenario", params->scenario, "Scenario");
    command.add_option("--seed", params->seed, "Same inputs and seed, same parts");
}

void addOverride(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<core::OverrideParams>();
    auto release = std::make_shared<bool>(false);
    CLI::App& command = line.add(
        "override", "Let accounts not follow their unit",
        "evenlode override plan.gpkg --scenario Balanced --accounts A17,A18 --territory T03 "
        "--reason \"named account\"",
        [=](Console& console) {
            core::Workspace ws = core::Workspace::open(*workspace);
            if (params->accounts.empty() && params->units.empty()) {
                throw core::Error(core::Code::Usage, "say which accounts",
                                  "use --accounts, or --units for all that lie in them");
            }
            answer(console, *release ? core::releaseAccounts(ws, params->scenario, params->accounts,
                                                             params->units)
                                     : core::overrideAccounts(ws, *params));
        });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("--scenario", params->scenario, "Scenario");
    command.add_option("--accounts", params->accounts, "Account ids, separated by commas")
        ->delimiter(',');
    command.add_option("--units", params->units, "Or units: all accounts that lie in them")
        ->delimiter(',');
    command.add_option("--territory", params->territory, "Territory they belong to instead");
    command.add_flag("--holdout", params->holdout, "They belong to no territory");
    command.add_flag("--release", *release, "They follow their unit again");
    command.add_option("--reason", params->reason, "Why");
    command.add_option("--until", params->expiresOn, "Last day, 2027-03-31");
}

void addFillGaps(CommandLine& line) {
    auto words = std::make_shared<std::array<std::string, 2>>();
    CLI::App& command =
        line.add("fill-gaps", "Give unassigned units to the nearest territory",
                 "evenlode fill-gaps plan.gpkg --scenario Balanced", [=](Console& console) {
                     core::Workspace ws = core::Workspace::open((*words)[0]);
                     answer(console, core::fillGaps(ws, (*words)[1], console.job()));
                 });
    command.add_option("workspace", (*words)[0], "Workspace")->required();
    command.add_option("--scenario", (*words)[1], "Scenario");
}

} // namespace

void addEditCommands(CommandLine& line) {
    addAssign(line);
    addNewTerritory(line);
    addMerge(line);
    addSplit(line);
    addOverride(line);
    addLock(line, true);
    addLock(line, false);
    addRename(line);
    addRecolour(line);
    addIslands(line);
    addFillGaps(line);
}

} // namespace app
