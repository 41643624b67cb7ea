// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"
#include "ui/draw/headless.h"
#include "ui/verbs/daily.h"
#include "ui/verbs/quarterly.h"
#include "ui/verbs/weekly.h"

#include <cmath>
#include <memory>

namespace app {

namespace {

std::string headsText(const std::vector<core::ReviewHead>& heads) {
    std::string text;
    for (const core::ReviewHead& head : heads) {
        text += core::format("{}: {}\n", head.figure, head.text);
    }
    return text + "\n";
}

std::string decisionsText(const std::vector<core::ReviewDecision>& decisions) {
    std::string text = "\nTo decide:\n";
    for (const core::ReviewDecision& decision : decisions) {
        text += core::format("  {}: {}\n", decision.about, decision.text);
    }
    return decisions.empty() ? text + "  nothing\n" : text;
}

std::string packText(const ui::WrittenPack& pack) {
    return pack.file.empty()
               ? std::string()
               : core::format("\n{}: {}\n", pack.file, core::counted(pack.pages, "page", "pages"));
}

void addPackFile(CLI::App& command, ui::PackFile& pack) {
    command.add_option("--out", pack.file, "Write the pack to this pdf");
    command.add_option("--paper", pack.paper, "a4 or letter")
        ->check(CLI::IsMember({"a4", "letter"}));
    command.add_option("--language", pack.language, "Of the pack: en or de");
}

void prepareForPack(const ui::PackFile& pack) {
    if (!pack.file.empty()) {
        ui::ensureHeadlessGui();
    }
}

void addWeek(CLI::App& command, core::WeekParams& week) {
    command.add_option("--date", week.date, "A day of the week; else yesterday");
    command.add_option("--today", week.today, "Another day than today");
    command.add_option("--scenario", week.scenario,
                       "This scenario instead of the plan that was published");
}

std::string textOf(const core::WeekFigures& week) {
    std::vector<std::vector<std::string>> rows;
    for (const core::WeekRep& rep : week.reps) {
        rows.push_back({rep.rep, rep.territories, core::format("{:.1f}", rep.hours),
                        core::grouped(rep.planned), core::grouped(rep.done),
                        core::shortAmount(rep.openValue(), "$")});
    }
    return core::format(
        "Week {}, {} to {}, kept as of {}: {} of {} territories in band\n{}", week.week, week.from,
        week.to, week.takenAt, week.inBand, week.territories.size(),
        tableText({"rep", "territories", ">hours", ">planned", ">done", ">open"}, rows));
}

void addSnapshot(CommandLine& line) {
    struct Words {
        std::string workspace;
        core::WeekParams week;
    };
    auto words = std::make_shared<Words>();
    CLI::App& command =
        line.add("review snapshot", "Keep the figures of a week as they are known now",
                 "evenlode review snapshot plan.gpkg --date 2027-01-15", [words](Console& console) {
                     core::Workspace ws = core::Workspace::open(words->workspace);
                     std::vector<core::Issue> issues;
                     const auto figures = ui::snapshotWeek(ws, words->week, issues, console.job());
                     core::Json json = figures;
                     json["issues"] = issues;
                     console.answer(json, textOf(figures));
                     console.issues(issues);
                 });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    addWeek(command, words->week);
}

std::string textOf(const ui::WeeklyReport& report) {
    std::string text;
    text += headsText(report.review.heads) + textOf(report.review.week);
    if (!report.review.last) {
        text += "Nothing was kept of the week before\n";
    }
    return text + decisionsText(report.review.decisions) + packText(report.pack);
}

void addWhitespaceSource(CLI::App& command, geo::WhitespaceParams& market) {
    command.add_option("--market", market.market,
                       "Flag whitespace by this measure or column, as in `evenlode whitespace`");
    command.add_option("--market-from", market.marketFrom, "Table with the market");
    command.add_option("--market-key", market.marketKey, "Its column with the units' keys")
        ->capture_default_str();
    command.add_option("--withheld", market.withheld, "Its column of withheld values");
    command.add_option("--customers", market.customers,
                       "Column or expression over accounts; else their number");
    command.add_option("--layer", market.layer, "Layer of the market");
}

void addWeekly(CommandLine& line) {
    struct Words {
        std::string workspace;
        ui::WeeklyParams params;
        geo::WhitespaceParams market;
    };
    auto words = std::make_shared<Words>();
    CLI::App& command = line.add(
        "review weekly", "Make the pack for the weekly meeting",
        "evenlode review weekly plan.gpkg --hours 24 --out pack.pdf", [words](Console& console) {
            prepareForPack(words->params.pack);
            core::Workspace ws = core::Workspace::open(words->workspace);
            if (!words->market.market.empty()) {
                words->params.whitespace = words->market;
            }
            const auto report = ui::weekly(ws, words->params, console.job());
            console.answer(report, textOf(report));
            console.issues(report.issues);
        });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    addWeek(command, words->params.review.week);
    command.add_option("--hours", words->params.review.fieldHours,
                       "Hours of a rep in the field in a week; more is marked");
    addPackFile(command, words->params.pack);
    command.add_flag("--again", words->params.review.again,
                     "Take the figures of the last week anew, although they were kept");
    addWhitespaceSource(command, words->market);
}

std::string whole(double value) {
    return core::grouped(std::llround(value));
}

std::string textOf(const ui::DailyReport& report) {
    const core::DailyReview& day = report.review;
    std::vector<std::vector<std::string>> reps;
    for (const core::DailyRep& rep : day.reps) {
        const bool route = !rep.plan.empty();
        reps.push_back({rep.rep, rep.territories,
                        core::grouped(static_cast<std::int64_t>(rep.calls.size())),
                        route ? core::visits::clockTextOf(rep.starts) : "",
                        route ? core::visits::clockTextOf(rep.ends) : "",
                        whole(static_cast<double>(rep.driving) / 60),
                        whole(static_cast<double>(rep.metres) / 1000),
                        core::shortAmount(rep.openValue(), "$")});
    }
    std::vector<std::vector<std::string>> missed;
    for (const core::DailyVisit& visit : day.visits) {
        if (visit.visit.state == core::VisitState::Missed) {
            missed.push_back({visit.visit.rep, visit.visit.account, visit.visit.name,
                              core::shortAmount(visit.openValue, "$"),
                              visit.important ? "important" : ""});
        }
    }
    std::string text =
        core::format("{}\n", day.date) + headsText(day.heads) +
        tableText({"rep", "territories", ">calls", "from", "to", ">drive min", ">km", ">open"},
                  reps);
    if (!missed.empty()) {
        text += core::format("\nNot done, {} to {}:\n{}", day.from, day.to,
                             tableText({"rep", "account", "name", ">open", ""}, missed));
    }
    return text + decisionsText(day.decisions) + packText(report.pack);
}

void addDaily(CommandLine& line) {
    struct Words {
        std::string workspace;
        ui::DailyParams params;
    };
    auto words = std::make_shared<Words>();
    CLI::App& command =
        line.add("review daily", "Make the pack for the morning: routes, visits, what to decide",
                 "evenlode review daily plan.gpkg --date 2027-01-11 --out day.pdf",
                 [words](Console& console) {
                     prepareForPack(words->params.pack);
                     core::Workspace ws = core::Workspace::open(words->workspace);
                     const auto report = ui::daily(ws, words->params, console.job());
                     console.answer(report, textOf(report));
                     console.issues(report.issues);
                 });
    core::DailyReviewParams& review = words->params.review;
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("--date", review.date, "The day; else today");
    command.add_option("--today", review.today, "Another day than today");
    command.add_option("--scenario", review.scenario,
                       "This scenario instead of the plan that was published");
    command.add_option("--important", review.important,
                       "Accounts with so much open value are important, as are those of class A; "
                       "else the fifth that has most");
    addPackFile(command, words->params.pack);
}

std::string textOf(const ui::QuarterlyReport& report) {
    const core::QuarterlyReview& review = report.review;
    std::vector<std::vector<std::string>> rows;
    for (const core::QuarterTerritory& one : review.territories) {
        rows.push_back({one.name, one.rep, core::percent(one.share()),
                        one.inside ? "in band" : "outside", core::shortAmount(one.made.won, "$"),
                        core::verdictName(one.made.verdict),
                        one.quota ? core::grouped(*one.quota) : "–", whole(one.hours()),
                        core::grouped(one.visits.inTime + one.visits.late) + "/" +
                            core::grouped(one.visits.planned)});
    }
    std::string text =
        core::format("{}{} to {}{}\n", review.quarter.empty() ? "" : review.quarter + ", ",
                     review.from, review.to,
                     review.scenario.empty() ? std::string() : ": " + review.scenario) +
        headsText(review.heads);
    if (!rows.empty()) {
        text += tableText({"territory", "rep", ">of target", "", ">won", "as potential", ">quota",
                           ">hours a year", ">visits"},
                          rows);
    }
    rows.clear();
    for (const core::QuarterScenario& one : review.scenarios) {
        rows.push_back({one.name, core::format("{} of {}", one.inBand, one.territories),
                        core::percent(one.maxDeviation), core::grouped(one.units),
                        core::grouped(one.accountsChangingRep)});
    }
    if (!rows.empty()) {
        text += "\n" + tableText({"scenario", ">in band", ">largest deviation", ">units move",
                                  ">accounts change rep"},
                                 rows);
    }
    return text + decisionsText(review.decisions) + packText(report.pack);
}

void addQuarterly(CommandLine& line) {
    struct Words {
        std::string workspace, calls;
        ui::QuarterlyParams params;
    };
    auto words = std::make_shared<Words>();
    CLI::App& command = line.add(
        "review quarterly", "Make the pack for the quarter: balance, drift, results, quotas, work",
        "evenlode review quarterly plan.gpkg --quarter 2026-Q4 --quota 12000000 --out quarter.pdf",
        [words](Console& console) {
            prepareForPack(words->params.pack);
            core::Workspace ws = core::Workspace::open(words->workspace);
            if (!words->calls.empty()) {
                words->params.review.calls = core::callNorm(words->calls);
            }
            const auto report = ui::quarterly(ws, words->params, console.job());
            console.answer(report, textOf(report));
            console.issues(report.issues);
        });
    core::QuarterlyReviewParams& review = words->params.review;
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("--quarter", review.quarter, "As 2026-Q4; else that of yesterday");
    command.add_option("--from", review.from, "First day, in place of a quarter");
    command.add_option("--to", review.to, "Last day; else today");
    command.add_option("--today", review.today, "Another day than today");
    command.add_option("--scenario", review.scenario,
                       "This scenario instead of the plan that was published");
    command
        .add_option("--beside", review.others,
                    "Scenarios to set beside it; else the newest of its layer")
        ->delimiter(',');
    command.add_option("--quota", review.quota,
                       "Sum to be shared out by potential; else what was won");
    command.add_option("--quota-cap", review.quotaCap, "No quota is farther from the mean one")
        ->capture_default_str();
    command.add_option("--calls", words->calls,
                       "Visits a year to each account x minutes; else 12x45");
    command.add_option("--capacity", review.capacityHours,
                       "Hours of a rep in a year; else what reps say");
    addPackFile(command, words->params.pack);
}

} // namespace

void addReviewCommands(CommandLine& line) {
    addSnapshot(line);
    addWeekly(line);
    addDaily(line);
    addQuarterly(line);
}

} // namespace app
