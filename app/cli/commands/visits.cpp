// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/visits.h"
#include "app/cli/commands/all.h"
#include "app/cli/commands/visit_commands.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"
#include "core/base/zone.h"
#include "crm/verbs/visits.h"

#include <memory>

namespace app {

namespace {

std::string timeText(const core::visits::Span& when) {
    const auto start = core::parseInstant(when.starts);
    if (when.allDay || !start) {
        return when.starts;
    }
    const std::string zone = core::isZone(when.zone) ? when.zone : "UTC";
    return core::localText(zone, *start) + " " + zone;
}

std::string minutesText(const core::visits::Span& when) {
    return when.seconds() > 0 && !when.allDay ? std::to_string(when.seconds() / 60) : "";
}

std::string visitsText(const std::vector<core::VisitLine>& visits) {
    std::vector<std::vector<std::string>> rows;
    for (const core::VisitLine& line : visits) {
        rows.push_back({std::to_string(line.visit.id.value), timeText(line.visit.when),
                        minutesText(line.visit.when), line.accountName, line.repName,
                        line.visit.kind, line.visit.done ? "made" : "planned", line.visit.subject,
                        line.visit.outcome});
    }
    return tableText(
        {">visit", "begins", ">minutes", "account", "rep", "kind", "state", "subject", "outcome"},
        rows);
}

std::string nearText(const std::vector<core::VisitLine>& visits) {
    std::string text;
    for (const core::VisitLine& line : visits) {
        for (const core::VisitLine::Near& near : line.near) {
            text += core::format("visit {} may be to {} ({}), {:.0f} m away\n", line.visit.id.value,
                                 near.account, near.name, near.metres);
        }
    }
    return text;
}

std::string activitiesText(const std::vector<core::visits::StoredActivity>& activities) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& stored : activities) {
        const auto& activity = stored.activity;
        rows.push_back({stored.source, timeText(activity.when), minutesText(activity.when),
                        activity.account, activity.kind, activity.done ? "done" : "planned",
                        activity.subject, activity.outcome});
    }
    return tableText(
        {"source", "begins", ">minutes", "account", "kind", "state", "subject", "outcome"}, rows);
}

struct VisitOptions {
    std::string workspace;
    std::int64_t visit = 0;
    core::VisitWords words;
    bool made = false;
    bool planned = false;
};

void addWords(CLI::App& command, VisitOptions& options) {
    core::VisitWords& words = options.words;
    command.add_option("--account", words.account, "Number of the account");
    command.add_option("--at", words.at,
                       "When it begins: \"2026-03-29 14:00\" by the clocks of --zone, a moment "
                       "with an offset, or a date for a whole day");
    command.add_option("--minutes", words.minutes, "How long it takes");
    command.add_option("--until", words.until, "Or when it ends, written like --at");
    command.add_option("--zone", words.zone, "Time zone, Europe/Berlin; else this computer's");
    command.add_option("--rep", words.rep, "Number of the rep");
    command.add_option("--kind", words.kind, "meeting, call, note or task");
    command.add_option("--subject", words.subject, "A line about it");
    command.add_option("--location", words.location, "Where it takes place");
    command.add_option("--note", words.note, "What there is to say");
    command.add_option("--outcome", words.outcome, "What came of it");
    command.add_option("--photo", words.photos, "Pictures to add");
    auto* planned = command.add_flag("--planned", options.planned, "It is planned");
    command.add_flag("--made", options.made, "It was made")->excludes(planned);
}

const core::VisitWords& wordsOf(VisitOptions& options) {
    if (options.planned || options.made) {
        options.words.planned = options.planned;
    }
    return options.words;
}

void addAdd(CommandLine& line) {
    auto options = std::make_shared<VisitOptions>();
    CLI::App& command =
        line.add("visits add", "Note a visit that was made or is planned",
                 "evenlode visits add plan.gpkg --account A-1001 --at \"2026-03-27 14:00\" "
                 "--minutes 45 --note \"Wants the new catalogue\"",
                 [options](Console& console) {
                     core::Workspace ws = core::Workspace::open(options->workspace);
                     const auto report = core::addVisit(ws, wordsOf(*options));
                     console.answer(report, visitsText(report.visits));
                 });
    command.add_option("workspace", options->workspace, "Workspace")->required();
    addWords(command, *options);
    command.add_flag("--of-plan", options->words.ofPlan,
                     "It carries out the visit that was planned there that day, if there is one");
}

void addChange(CommandLine& line) {
    auto options = std::make_shared<VisitOptions>();
    CLI::App& command =
        line.add("visits change", "Change a visit",
                 "evenlode visits change plan.gpkg 12 --made --outcome \"Order taken\"",
                 [options](Console& console) {
                     core::Workspace ws = core::Workspace::open(options->workspace);
                     const auto report = core::changeVisit(ws, options->visit, wordsOf(*options));
                     console.answer(report, visitsText(report.visits));
                 });
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("visit", options->visit, "Number of the visit")->required();
    addWords(command, *options);
}

void addRemove(CommandLine& line) {
    struct Words {
        std::string workspace;
        std::vector<std::int64_t> visits;
    };
    auto words = std::make_shared<Words>();
    CLI::App& command = line.add("visits remove", "Take visits back",
                                 "evenlode visits remove plan.gpkg 12", [words](Console& console) {
                                     core::Workspace ws = core::Workspace::open(words->workspace);
                                     const auto report = core::removeVisits(ws, words->visits);
                                     console.answer(report, visitsText(report.visits));
                                 });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("visits", words->visits, "Numbers of the visits")->required();
}

void addList(CommandLine& line) {
    struct Words {
        std::string workspace;
        core::VisitQuery query;
        bool planned = false;
        bool made = false;
    };
    auto words = std::make_shared<Words>();
    CLI::App& command =
        line.add("visits list", "List visits and what the CRM's timeline holds",
                 "evenlode visits list plan.gpkg --account A-1001 --from 2026-03-01",
                 [words](Console& console) {
                     const core::Workspace ws = core::Workspace::open(words->workspace);
                     core::VisitQuery query = words->query;
                     query.planned = !words->made;
                     query.done = !words->planned;
                     const auto report = core::listVisits(ws.reader(), query);
                     std::string text = visitsText(report.visits) + nearText(report.visits);
                     if (!report.activities.empty()) {
                         text += "\n" + activitiesText(report.activities);
                     }
                     console.answer(report, text);
                 });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("--account", words->query.account, "Number of one account");
    command.add_option("--rep", words->query.rep, "Number of one rep");
    command.add_option("--from", words->query.from, "First day, 2026-03-01");
    command.add_option("--to", words->query.to, "Last day");
    auto* planned = command.add_flag("--planned", words->planned, "Only what is planned");
    command.add_flag("--made", words->made, "Only what was made")->excludes(planned);
    command.add_flag("--unmatched", words->query.unmatched,
                     "Only visits that no account was found for, and the accounts near by");
}

void addPush(CommandLine& line) {
    struct Words {
        std::string workspace;
        crm::PushVisitsParams params;
    };
    auto words = std::make_shared<Words>();
    CLI::App& command =
        line.add("visits push", "Post visits to the CRM's timeline now",
                 "evenlode visits push plan.gpkg salesforce", [words](Console& console) {
                     core::Workspace ws = core::Workspace::open(words->workspace);
                     const auto report = crm::pushVisits(ws, words->params, console.job());
                     std::string text =
                         core::format("{} posted, {} taken back, {} waiting\n",
                                      core::counted(report.pushed, "visit", "visits"),
                                      report.removed, report.waiting);
                     for (const crm::OutboxItem& item : report.failed) {
                         text += core::format("  {} was not posted: {}\n", item.ownKey, item.error);
                     }
                     console.answer(report, text);
                     console.issues(report.issues);
                 });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("name", words->params.connection,
                       "Connection; all that may be written to if left out");
}

} // namespace

void addVisitCommands(CommandLine& line) {
    addAdd(line);
    addChange(line);
    addRemove(line);
    addList(line);
    addVisitImport(line);
    addVisitReports(line);
    addPush(line);
}

} // namespace app
