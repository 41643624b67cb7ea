// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "app/cli/score_text.h"
#include "app/cli/table_text.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/decide_duplicates.h"
#include "core/verbs/duplicate_list.h"
#include "geo/verbs/dedupe.h"

#include <memory>

namespace app {

namespace {

constexpr std::size_t kCasesShown = 25;

std::string hundredths(double score) {
    return core::format("{:.2f}", core::quality::shownScore(score) / 100.0);
}

std::string reasonsText(const std::vector<core::quality::ScoreWeight>& weights) {
    std::vector<std::string> parts;
    for (const core::quality::ScoreWeight& weight : weights) {
        parts.push_back(core::format("{:+.2f} {}", weight.hundredths / 100.0, weight.text));
    }
    return core::join(parts, "; ");
}

std::string textOf(const geo::DedupeReport& report) {
    std::string text = core::format(
        "{}: {} with {}; {} compared in {:.1f} s\n",
        core::counted(report.accounts, "account", "accounts"),
        core::counted(static_cast<std::int64_t>(report.clusters.size()), "cluster", "clusters"),
        core::counted(report.accountsInClusters, "account", "accounts"),
        core::counted(report.compared, "pair", "pairs"), report.seconds);
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < report.clusters.size() && i < kCasesShown; ++i) {
        const geo::DedupeCluster& cluster = report.clusters[i];
        rows.push_back({core::join(cluster.accounts, ", "), hundredths(cluster.score),
                        reasonsText(cluster.weights)});
    }
    if (!rows.empty()) {
        text += tableText({"accounts", ">score", "why"}, rows);
    }
    if (report.clusters.size() > kCasesShown) {
        text += core::format("... and {} more: evenlode duplicates list\n",
                             report.clusters.size() - kCasesShown);
    }
    return text;
}

struct DedupeOptions {
    std::string workspace;
    std::string compare = "all";
    geo::DedupeParams params;
};

void addDedupe(CommandLine& line) {
    auto options = std::make_shared<DedupeOptions>();
    CLI::App& command =
        line.add("dedupe", "Find accounts that are probably there twice",
                 "evenlode dedupe plan.gpkg --threshold 0.9", [options](Console& console) {
                     core::Workspace ws = core::Workspace::open(options->workspace);
                     geo::DedupeParams params = options->params;
                     params.scope = geo::parseDedupeScope(options->compare);
                     const auto report = geo::dedupe(ws, params, console.job());
                     console.answer(report, textOf(report));
                 });
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command
        .add_option("--threshold", options->params.threshold,
                    "Probability from which a pair is listed, 0.5 to 0.99")
        ->capture_default_str();
    command
        .add_option("--compare", options->compare, "all, across sources only, or inside them only")
        ->check(CLI::IsMember({"all", "across", "inside"}))
        ->capture_default_str();
    command.add_option("--threads", options->params.threads, "Threads; all cores unless told")
        ->check(CLI::PositiveNumber);
}

std::string textOf(const core::DuplicateList& list) {
    std::vector<std::vector<std::string>> rows;
    for (const core::DuplicateCase& item : list.cases) {
        std::vector<std::string> ids;
        for (const core::DuplicateMember& member : item.members) {
            ids.push_back(member.id);
        }
        rows.push_back({core::join(ids, ", "),
                        item.members.empty() ? "" : item.members[item.survivor].name,
                        item.state == "open" ? hundredths(item.score) : item.state,
                        figure(item.together), reasonsText(item.weights)});
    }
    return core::format("{} to decide, {} linked, {} told apart; totals count {}\n",
                        core::grouped(list.open), core::grouped(list.linked),
                        core::grouped(list.ignored),
                        list.countOnce ? "each company once" : "all records") +
           (rows.empty() ? ""
                         : tableText({"accounts", "survivor", ">score", ">together", "why"}, rows));
}

std::string textOf(const core::OnceTotals& totals) {
    std::vector<std::vector<std::string>> rows;
    for (const core::OnceTotal& item : totals.territories) {
        rows.push_back({item.code, item.name, core::format("{:.1f}", item.indexAll),
                        core::format("{:.1f}", item.indexOnce)});
    }
    return core::format("\n{}: {} and {} of {} would count no more\n", totals.measure,
                        core::counted(totals.records, "record", "records"), figure(totals.value),
                        figure(totals.total)) +
           tableText({"id", "territory", ">index, all", ">index, once"}, rows);
}

struct ListOptions {
    std::string workspace;
    std::string scenario;
    std::string measure;
    core::DuplicateListParams params;
};

void addList(CommandLine& line) {
    auto options = std::make_shared<ListOptions>();
    CLI::App& command =
        line.add("duplicates list", "List probable duplicates, or those decided about",
                 "evenlode duplicates list plan.gpkg --value potential --scenario Balanced",
                 [options](Console& console) {
                     const core::Workspace ws = core::Workspace::open(options->workspace);
                     const core::Connection db = ws.newReader();
                     const auto list = core::listDuplicates(db, options->params);
                     core::Json json = list;
                     std::string text = textOf(list);
                     if (!options->scenario.empty()) {
                         const auto totals =
                             core::onceTotals(db, options->scenario, options->measure, true);
                         json["totals"] = totals;
                         text += textOf(totals);
                     }
                     console.answer(json, text);
                 });
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("--state", options->params.state, "open, linked or ignored")
        ->check(CLI::IsMember({"open", "linked", "ignored"}))
        ->capture_default_str();
    command.add_option("--value", options->params.value,
                       "Column or expression: what an account is worth");
    command.add_option("--most", options->params.most, "So many cases at most");
    command.add_option("--scenario", options->scenario,
                       "Also its totals with all records and with each company once");
    command.add_option("--measure", options->measure,
                       "Measure of these; the first one unless told");
}

std::string textOf(const core::DecideDuplicatesReport& report) {
    std::string text = core::format("{}: {} changed\n", core::join(report.accounts, ", "),
                                    core::counted(report.changed, "row", "rows"));
    if (!report.survivor.empty()) {
        text += core::format("survivor {}\n", report.survivor);
    }
    for (const core::records::FieldChange& change : report.queued) {
        text +=
            core::format("queued for the CRM: {} of {}: {} → {}\n", change.field, change.externalId,
                         change.oldValue.value_or("–"), change.newValue.value_or("–"));
    }
    return text;
}

struct DecideOptions {
    std::string workspace;
    std::string decision;
    std::vector<std::string> keep;
    core::DecideDuplicatesParams params;
};

void addDecide(CommandLine& line) {
    auto options = std::make_shared<DecideOptions>();
    CLI::App& command = line.add(
        "duplicates decide", "Link, merge or tell apart accounts that look alike",
        "evenlode duplicates decide plan.gpkg link A17,A42 --survivor A17",
        [options](Console& console) {
            core::Workspace ws = core::Workspace::open(options->workspace);
            core::DecideDuplicatesParams params = options->params;
            params.decision = core::parseDuplicateDecision(options->decision);
            for (const std::string& pair : options->keep) {
                const auto equals = pair.find('=');
                if (equals == std::string::npos || equals == 0) {
                    throw core::Error(core::Code::Usage, core::format("\"{}\" keeps nothing", pair),
                                      "write FIELD=ACCOUNT, for example --keep phone=A42", pair);
                }
                params.keep[pair.substr(0, equals)] = pair.substr(equals + 1);
            }
            const auto report = core::decideDuplicates(ws, params);
            console.answer(report, textOf(report));
            console.issues(report.issues);
        });
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("decision", options->decision, "link, merge, ignore or release")
        ->required()
        ->check(CLI::IsMember({"link", "merge", "ignore", "release"}));
    command.add_option("accounts", options->params.accounts, "Account ids, separated by commas")
        ->required()
        ->delimiter(',');
    command.add_option("--survivor", options->params.survivor,
                       "The one that stands for all; the proposed one unless told");
    command.add_option("--keep", options->keep,
                       "For a merge: FIELD=ACCOUNT whose value is kept; repeatable");
    command.add_option("--note", options->params.note, "Why");
}

void addCount(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto how = std::make_shared<std::string>();
    CLI::App& command = line.add(
        "duplicates count", "Count linked accounts once in totals, or all records",
        "evenlode duplicates count plan.gpkg once", [=](Console& console) {
            core::Workspace ws = core::Workspace::open(*workspace);
            const auto report = core::countClustersOnce(ws, *how == "once");
            console.answer(report,
                           report.once
                               ? core::format("totals count {} once: {} not counted",
                                              core::counted(report.groups, "company", "companies"),
                                              core::counted(report.records, "record", "records"))
                               : "totals count all records");
        });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("how", *how, "once or all")
        ->required()
        ->check(CLI::IsMember({"once", "all"}));
}

} // namespace

void addQualityCommands(CommandLine& line) {
    addDedupe(line);
    addList(line);
    addDecide(line);
    addCount(line);
}

} // namespace app
