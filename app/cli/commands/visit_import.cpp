// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/visit_commands.h"
#include "app/cli/table_text.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/zone.h"
#include "geo/verbs/import_visits.h"

#include <memory>

namespace app {

namespace {

struct ImportWords {
    std::string workspace;
    std::vector<std::string> map;
    geo::ImportVisitsParams params;
};

std::string mappingText(const core::Json& mapping) {
    std::string text;
    for (const auto& [field, column] : mapping.items()) {
        text += core::format("  {:<10} {}\n", field, column.get<std::string>());
    }
    return text;
}

std::string openText(const core::TakeVisitsReport& taken) {
    std::vector<std::vector<std::string>> rows;
    for (const core::TakenEntry& one : taken.entries) {
        if (one.fate != core::EntryFate::Unmatched) {
            continue;
        }
        std::vector<std::string> candidates;
        for (const core::visits::MatchCandidate& candidate : one.match.candidates) {
            candidates.push_back(taken.account(candidate.account).number +
                                 (candidate.metres ? core::format(" ({:.0f} m)", *candidate.metres)
                                                   : std::string()));
        }
        const auto starts = core::parseInstant(one.entry.when.starts);
        rows.push_back({one.visit ? std::to_string(one.visit.value) : "–",
                        starts && !one.entry.when.allDay
                            ? core::localText(one.entry.when.zone, *starts)
                            : one.entry.when.starts,
                        one.match.reason, core::join(candidates, ", ")});
    }
    return rows.empty()
               ? std::string()
               : "\nNot matched:\n" + tableText({">visit", "began", "why", "may be"}, rows);
}

std::string textOf(const geo::ImportVisitsReport& report) {
    using core::EntryFate;
    using core::visits::MatchKind;
    const core::TakeVisitsReport& taken = report.taken;
    std::string text = core::format(
        "{}{} read: {} added, {} planned ones carried out, {} without an account, {} known, {} on "
        "the timeline already, {} repeated, {} not made, {} rejected; {:.1f} s\n",
        taken.dryRun ? "nothing imported; " : "",
        report.log.tracks > 0
            ? core::format("{} and {}", core::counted(report.log.tracks, "track", "tracks"),
                           core::counted(static_cast<std::int64_t>(report.log.entries.size()),
                                         "stay", "stays"))
            : core::counted(report.log.read, "row", "rows"),
        core::grouped(taken.count(EntryFate::Added)),
        core::grouped(taken.count(EntryFate::Completed)),
        core::grouped(taken.count(EntryFate::Unmatched)),
        core::grouped(taken.count(EntryFate::Known)), core::grouped(taken.count(EntryFate::Noted)),
        core::grouped(taken.repeated), core::grouped(report.log.notDone),
        core::grouped(report.log.rejected), report.seconds);
    text += core::format(
        "matched by number {}, name {}, planned call {}, nearest account {}; ambiguous {}\n",
        taken.count(MatchKind::Account), taken.count(MatchKind::Name),
        taken.count(MatchKind::Planned), taken.count(MatchKind::Nearest),
        taken.count(MatchKind::Ambiguous));
    if (!report.log.mapping.empty()) {
        text += "columns:\n" + mappingText(report.log.mapping);
    }
    return text + openText(taken);
}

void readMap(ImportWords& words) {
    for (const std::string& text : words.map) {
        const auto equals = text.find('=');
        if (equals == std::string::npos || equals == 0) {
            throw core::Error(core::Code::Usage, core::format("\"{}\" maps nothing", text),
                              "write FIELD=COLUMN, for example --map start=\"Check in\"", text);
        }
        words.params.read.fields.insert_or_assign(text.substr(0, equals), text.substr(equals + 1));
    }
}

} // namespace

void addVisitImport(CommandLine& line) {
    auto words = std::make_shared<ImportWords>();
    CLI::App& command = line.add(
        "visits import", "Take visits in from a table or a GPS track, and match them to accounts",
        "evenlode visits import plan.gpkg week.gpx --rep R-7", [words](Console& console) {
            core::Workspace ws = core::Workspace::open(words->workspace);
            readMap(*words);
            const auto report = geo::importVisits(ws, words->params, console.job());
            console.answer(report, textOf(report));
            console.issues(report.log.issues);
            console.issues(report.taken.issues);
        });
    geo::ImportVisitsParams& params = words->params;
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("source", params.read.source, "CSV, XLSX, GeoJSON, GPX, PG: …")->required();
    command.add_option("--map", words->map, "FIELD=COLUMN, instead of the guess; repeatable");
    command.add_option("--sheet", params.read.sheet, "Sheet or table of the source");
    command.add_option("--zone", params.read.zone,
                       "Time zone of times without one; else this computer's");
    command.add_option("--rep", params.take.rep, "Who made those visits that name nobody");
    command
        .add_option("--metres", params.take.limits.metres,
                    "How far from an account a visit may have been")
        ->capture_default_str();
    command
        .add_option("--clear-by", params.take.limits.clear,
                    "Metres by which the nearest account must be nearer than the second")
        ->capture_default_str();
    command
        .add_option("--hours", params.take.limits.hours,
                    "How far from its time a planned call may have been made")
        ->capture_default_str();
    command.add_option("--radius", params.read.stays.radius, "Of a stay in a track, in metres")
        ->capture_default_str();
    command.add_option("--stay", params.read.stays.minutes, "Minutes from which a stay is a visit")
        ->capture_default_str();
    command.add_flag("--dry-run", params.take.dryRun,
                     "Say how columns are read and visits matched; keep nothing");
}

} // namespace app
