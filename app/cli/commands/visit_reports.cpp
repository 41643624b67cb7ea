// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/visit_commands.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"
#include "geo/verbs/export_visits.h"

#include <cmath>
#include <memory>
#include <optional>

namespace app {

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string whole(double value) {
    return core::grouped(std::llround(value));
}

std::string nameOr(const std::string& name) {
    return name.empty() ? "–" : name;
}

/// Adds the file that was written to what is answered; nothing where none was asked for.
template <class Report>
void answer(Console& console, const Report& report, std::string text,
            const std::optional<geo::ExportReport>& written) {
    core::Json json = report;
    if (written) {
        json["file"] = written->file;
        json["rows"] = written->rows;
        text += core::format("{} written to {}\n", core::counted(written->rows, "row", "rows"),
                             written->file);
    }
    console.answer(json, text);
    if (written) {
        console.issues(written->issues);
    }
}

void addTally(Rows& rows, const std::string& name, const core::VisitTally& tally) {
    rows.push_back({name, core::grouped(tally.planned), core::grouped(tally.inTime),
                    core::grouped(tally.late), core::grouped(tally.missed),
                    core::grouped(tally.open), core::grouped(tally.unplanned),
                    whole(tally.plannedMinutes), whole(tally.actualMinutes),
                    whole(tally.plannedDrive), whole(tally.actualDrive)});
}

std::string textOf(const core::CompareVisitsReport& report) {
    std::string text = core::format("{} to {}\n", report.from, report.to);
    const auto table = [&](const std::string& what, const auto& tallies) {
        Rows rows;
        for (const auto& [name, tally] : tallies) {
            addTally(rows, nameOr(name), tally);
        }
        addTally(rows, "all", report.all);
        text += "\n" +
                tableText({what, ">planned", ">in time", ">late", ">missed", ">open", ">unplanned",
                           ">min planned", ">min on site", ">drive planned", ">drive known"},
                          rows);
    };
    table("rep", report.byRep);
    table("territory", report.byTerritory);
    table("week", report.byWeek);
    return text;
}

void addCompare(CommandLine& line) {
    struct Words {
        std::string workspace, file;
        core::CompareVisitsParams params;
    };
    auto words = std::make_shared<Words>();
    CLI::App& command = line.add(
        "visits compare", "Lay visits that were planned beside those that were made",
        "evenlode visits compare plan.gpkg --from 2026-11-30 --to 2026-12-11 --out visits.csv",
        [words](Console& console) {
            const core::Workspace ws = core::Workspace::open(words->workspace);
            const auto report = core::compareVisits(ws.reader(), words->params, console.job());
            std::optional<geo::ExportReport> written;
            if (!words->file.empty()) {
                written = geo::exportCompared(ws, report, words->file);
            }
            answer(console, report, textOf(report), written);
        });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("--from", words->params.from, "First day; else four weeks before the last");
    command.add_option("--to", words->params.to, "Last day; else today");
    command.add_option("--scenario", words->params.scenario, "Whose territories");
    command
        .add_option("--tolerance", words->params.tolerance,
                    "Minutes after its time at which a call is not late yet")
        ->capture_default_str();
    command.add_option("--today", words->params.today,
                       "Calls planned from then on may still be made; else today");
    command.add_option("--out", words->file, "Write each call and visit to this csv, xlsx, ...");
}

std::string textOf(const core::CallPlanReport& report) {
    std::string text = core::format("{} to {}, {} days\n", report.from, report.to, report.days);
    const auto add = [](Rows& rows, const std::string& name, const core::CallPlanTally& tally) {
        rows.push_back({name, core::grouped(tally.accounts), core::grouped(tally.asked),
                        core::grouped(tally.made), core::grouped(tally.kept),
                        core::percent(tally.share(), 0), core::grouped(tally.fullyKept),
                        core::grouped(tally.neverVisited)});
    };
    const auto table = [&](const std::string& what, const auto& tallies) {
        Rows rows;
        for (const auto& [name, tally] : tallies) {
            add(rows, nameOr(name), tally);
        }
        add(rows, "all", report.all);
        text += "\n" + tableText({what, ">accounts", ">asked", ">made", ">kept", ">share",
                                  ">fully kept", ">not once"},
                                 rows);
    };
    table("rep", report.byRep);
    table("territory", report.byTerritory);
    table("class", report.byClass);
    return text;
}

void addCallPlan(CommandLine& line) {
    struct Words {
        std::string workspace, file;
        std::vector<std::string> frequencies;
        core::CallPlanParams params;
    };
    auto words = std::make_shared<Words>();
    CLI::App& command = line.add(
        "visits coverage", "Say whether accounts were visited as often as the call plan asks",
        "evenlode visits coverage plan.gpkg --from 2026-09-01 --frequency A=7,B=28",
        [words](Console& console) {
            const core::Workspace ws = core::Workspace::open(words->workspace);
            core::setFrequencies(words->params, words->frequencies);
            const auto report = core::callPlan(ws.reader(), words->params, console.job());
            std::optional<geo::ExportReport> written;
            if (!words->file.empty()) {
                written = geo::exportCallPlan(ws, report, words->file);
            }
            answer(console, report, textOf(report), written);
        });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("--from", words->params.from, "First day, 2026-09-01")->required();
    command.add_option("--to", words->params.to, "Last day; else today");
    command.add_option("--every", words->params.every,
                       "Days between two calls: a number, a column or an expression");
    command.add_option("--frequency", words->frequencies, "Or CLASS=DAYS,CLASS=DAYS")
        ->delimiter(',');
    command.add_option("--class", words->params.classColumn,
                       "Column of the classes; else class, or segment");
    command.add_option("--scenario", words->params.scenario, "Whose territories");
    command.add_option("--where", words->params.where, "Only accounts this is true for");
    command.add_option("--out", words->file, "Write each account to this csv, xlsx, ...");
}

std::string textOf(const core::StaleAccountsReport& report, std::size_t top) {
    Rows rows;
    for (const core::StaleAccount& one : report.accounts) {
        if (rows.size() < top) {
            rows.push_back({one.account, one.name, nameOr(one.rep), nameOr(one.territory),
                            nameOr(one.lastVisit), one.days ? core::grouped(*one.days) : "–",
                            whole(one.value)});
        }
    }
    std::string text =
        tableText({"account", "name", "rep", "territory", "last visit", ">days", ">value"}, rows);
    Rows sums;
    const auto add = [&](const std::string& name, const core::StaleTally& tally) {
        sums.push_back({name, core::grouped(tally.accounts), core::grouped(tally.stale),
                        core::grouped(tally.never), whole(tally.staleValue), whole(tally.value)});
    };
    for (const auto& [name, tally] : report.byTerritory) {
        add(nameOr(name), tally);
    }
    add("all", report.all);
    return text + "\n" +
           tableText({"territory", ">accounts", core::format(">not for {} days", report.days),
                      ">never", ">value", ">of"},
                     sums);
}

void addStale(CommandLine& line) {
    struct Words {
        std::string workspace, file;
        std::size_t top = 20;
        core::StaleAccountsParams params;
    };
    auto words = std::make_shared<Words>();
    CLI::App& command = line.add(
        "visits stale", "List accounts without a visit for so many days, by value",
        "evenlode visits stale plan.gpkg --days 60 --out stale.csv", [words](Console& console) {
            const core::Workspace ws = core::Workspace::open(words->workspace);
            const auto report = core::staleAccounts(ws.reader(), words->params, console.job());
            std::optional<geo::ExportReport> written;
            if (!words->file.empty()) {
                written = geo::exportStale(ws, report, words->file);
            }
            answer(console, report, textOf(report, words->top), written);
        });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("--days", words->params.days, "Without a visit")->capture_default_str();
    command.add_option("--value", words->params.value,
                       "Column or expression over accounts; else their open opportunities");
    command.add_option("--where", words->params.where, "Only accounts this is true for");
    command.add_option("--scenario", words->params.scenario, "Whose territories");
    command.add_option("--today", words->params.today, "Another day than today");
    command.add_option("--top", words->top, "Accounts to show; --json and --out have all")
        ->capture_default_str();
    command.add_option("--out", words->file, "Write each of them to this csv, xlsx, ...");
}

} // namespace

void addVisitReports(CommandLine& line) {
    addCompare(line);
    addCallPlan(line);
    addStale(line);
}

} // namespace app
