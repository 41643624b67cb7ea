// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/ledger.h"
#include "app/cli/commands/all.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"
#include "core/verbs/ledger_shares.h"

#include <memory>

namespace app {

namespace {

struct Words {
    std::string workspace, file, from, to;
    bool byTerritory = false;
    core::LedgerQuery query;
};

std::string listText(const core::LedgerList& list) {
    std::vector<std::vector<std::string>> rows;
    for (const core::ledger::Entry& entry : list.entries) {
        rows.push_back({std::to_string(entry.seq), entry.at.substr(0, 19), entry.effective,
                        entry.who, entry.kind, entry.scenario, entry.connection,
                        core::grouped(static_cast<std::int64_t>(entry.units.size())),
                        core::grouped(static_cast<std::int64_t>(entry.records.size())), entry.why});
    }
    return rows.empty() ? "Nothing has been published yet\n"
                        : tableText({">no.", "written (UTC)", "from", "who", "what", "scenario",
                                     "CRM", ">units", ">values", "why"},
                                    rows);
}

std::string stateText(const core::LedgerState& report) {
    std::string text;
    for (const auto& [key, code] : report.state.units) {
        const auto& [force, layer, unit] = key;
        const auto territory = report.state.territories.find({force, code});
        const bool known = territory != report.state.territories.end();
        text += core::format("{} {} {} {}\n", unit, code, known ? territory->second.name : "",
                             known ? territory->second.owner : "");
    }
    for (const core::ledger::Entry& entry : report.reasons) {
        text += core::format("entry {} of {}, from {}, by {}: {}\n", entry.seq,
                             entry.at.substr(0, 10), entry.effective, entry.who, entry.why);
    }
    return text.empty() ? "Nobody had anything\n" : text;
}

std::string sharesText(const core::LedgerShares& report) {
    const auto share = [](const std::optional<double>& value) {
        return value ? core::format("{:.1f} %", *value * 100) : std::string("-");
    };
    std::vector<std::vector<std::string>> rows;
    for (const core::LedgerShare& line : report.territories) {
        rows.push_back({line.code, line.name, core::grouped(std::int64_t{line.units}),
                        core::grouped(std::int64_t{line.unitsGained}),
                        core::grouped(std::int64_t{line.unitsLost}),
                        core::grouped(std::int64_t{line.accounts}),
                        core::grouped(std::int64_t{line.gained}),
                        core::grouped(std::int64_t{line.lost}),
                        core::grouped(std::int64_t{line.accountsThen()}), share(line.share),
                        share(line.shareThen)});
    }
    return rows.empty() ? "Nothing was published up to then\n"
                        : tableText({"code", "territory", ">units", ">gains", ">loses", ">accounts",
                                     ">gains", ">loses", ">then", ">share", ">share then"},
                                    rows);
}

std::string movesText(const core::LedgerDiff& report) {
    const auto orNone = [](const std::string& code) {
        return code.empty() ? std::string("(none)") : code;
    };
    std::string text;
    for (std::size_t i = 0; i < report.changes.units.size(); ++i) {
        const auto& unit = report.changes.units[i];
        text += core::format("{}: {} -> {}\n", unit.unit, orNone(report.before[i].territory),
                             orNone(unit.territory));
    }
    return text.empty() ? "Nothing changed hands\n" : text;
}

CLI::App& withWorkspace(CLI::App& command, Words& words) {
    command.add_option("workspace", words.workspace, "Workspace")->required();
    return command;
}

void addReading(CommandLine& line, const std::shared_ptr<Words>& words) {
    withWorkspace(
        line.add("ledger list", "List what was published", "evenlode ledger list plan.gpkg",
                 [words](Console& console) {
                     const auto list = core::listLedger(core::Workspace::open(words->workspace));
                     console.answer(list, listText(list));
                 }),
        *words);
    CLI::App& asOf =
        withWorkspace(line.add("ledger as-of", "Say who had what on a date, and why",
                               "evenlode ledger as-of plan.gpkg 2026-03-01 --unit 06511",
                               [words](Console& console) {
                                   const auto report = core::ledgerAsOf(
                                       core::Workspace::open(words->workspace), words->query);
                                   console.answer(report, stateText(report));
                               }),
                      *words);
    asOf.add_option("date", words->query.date, "Date, 2026-03-01")->required();
    asOf.add_option("--unit", words->query.unit, "Key of one unit");
    asOf.add_option("--file", words->query.file, "An exported ledger to read instead");
    CLI::App& replay =
        withWorkspace(line.add("ledger replay", "Rebuild the published alignment from the ledger",
                               "evenlode ledger replay plan.gpkg --date 2026-03-01",
                               [words](Console& console) {
                                   const auto report = core::ledgerAsOf(
                                       core::Workspace::open(words->workspace), words->query);
                                   console.answer(report, report.text);
                               }),
                      *words);
    replay.add_option("--date", words->query.date, "In force on this date; the newest if left out");
    replay.add_option("--file", words->query.file, "An exported ledger to read instead");
    CLI::App& diff = withWorkspace(
        line.add("ledger diff", "List what changed hands between two dates",
                 "evenlode ledger diff plan.gpkg 2026-01-01 2026-03-01",
                 [words](Console& console) {
                     const core::Workspace ws = core::Workspace::open(words->workspace);
                     if (words->byTerritory) {
                         const auto report = core::ledgerShares(ws, words->from, words->to);
                         console.answer(report, sharesText(report));
                     } else {
                         const auto report = core::diffLedger(ws, words->from, words->to);
                         console.answer(report, movesText(report));
                     }
                 }),
        *words);
    diff.add_option("from", words->from, "Date")->required();
    diff.add_option("to", words->to, "Date")->required();
    diff.add_flag("--by-territory", words->byTerritory,
                  "Sum up by territory: units, accounts, and share of the target then and now");
}

void addKeeping(CommandLine& line, const std::shared_ptr<Words>& words) {
    CLI::App& verify = withWorkspace(
        line.add("ledger verify", "Check that no entry of the ledger was changed",
                 "evenlode ledger verify plan.gpkg",
                 [words](Console& console) {
                     const auto report =
                         core::verifyLedger(core::Workspace::open(words->workspace), words->file);
                     const auto& check = report.check;
                     console.answer(
                         report,
                         check.ok ? core::format("All {} hold\n",
                                                 core::counted(check.entries, "entry", "entries"))
                                  : check.message + "\n");
                     console.setStatus(check.ok ? 0 : 4);
                 }),
        *words);
    verify.add_option("--file", words->file, "An exported ledger to check instead");
    CLI::App& exported = withWorkspace(
        line.add("ledger export", "Write the ledger to a text file",
                 "evenlode ledger export plan.gpkg ledger.txt",
                 [words](Console& console) {
                     const auto report = core::exportLedger(core::Workspace::open(words->workspace),
                                                            absolutePath(words->file));
                     console.answer(report,
                                    core::format("{} written to {}\n",
                                                 core::counted(report.entries, "entry", "entries"),
                                                 report.file));
                 }),
        *words);
    exported.add_option("file", words->file, "File to write")->required();
}

} // namespace

void addLedgerCommands(CommandLine& line) {
    auto words = std::make_shared<Words>();
    addReading(line, words);
    addKeeping(line, words);
}

} // namespace app
