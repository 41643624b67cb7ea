// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/drift.h"
#include "app/cli/commands/all.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"
#include "core/verbs/drift_repair.h"

#include <algorithm>
#include <memory>

namespace app {

namespace {

std::string territoriesText(const core::DriftReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const core::DriftTerritory& territory : report.territories) {
        std::string state = territory.state();
        std::replace(state.begin(), state.end(), '_', ' ');
        rows.push_back({territory.code, territory.name, territory.owner,
                        core::percent(territory.shareThen()), core::percent(territory.share()),
                        territory.repairedValue ? core::percent(territory.repairedShare()) : "",
                        state});
    }
    return tableText({"", "territory", "owner", ">then", ">now", ">repaired", "state"}, rows);
}

std::string textOf(const core::DriftReport& report) {
    std::string text =
        core::format("{}, in force since {}: {} of {} in band (±{} of {})\n{}", report.scenario,
                     report.since, report.inBand, report.territories.size(),
                     core::percent(report.tolerance, 0), report.measure, territoriesText(report));
    if (!report.causes.empty()) {
        text += "\nWhat changed:\n";
    }
    for (const core::DriftCause& cause : report.causes) {
        text += core::format("  {} {}\n", cause.territory, cause.text);
    }
    if (report.moreCauses > 0) {
        text += core::format("  and {} more\n",
                             core::counted(report.moreCauses, "account", "accounts"));
    }
    if (report.repair) {
        text += "\n" + report.repair->text + "\n";
    }
    if (report.changedSince > 0) {
        text += core::format("{} of {} moved since it was published; drift is that of the "
                             "published plan\n",
                             core::counted(report.changedSince, "unit", "units"), report.scenario);
    }
    for (const core::DriftNotice& notice : report.raised) {
        text += core::format("\nNew notice {}: {}\n", notice.id, notice.text);
    }
    for (const core::DriftNotice& notice : report.ended) {
        text += core::format("\nNotice {} has ended: {}\n", notice.id, notice.endedWhy);
    }
    return text;
}

void addDrift(CommandLine& line) {
    struct Words {
        std::string workspace, keep;
        core::DriftParams params;
        std::int64_t dismiss = 0;
        bool accept = false, noRepair = false;
    };
    auto words = std::make_shared<Words>();
    CLI::App& command = line.add(
        "drift", "Score the plan in force with today's data, and find its smallest repair",
        "evenlode drift plan.gpkg --keep Repaired", [words](Console& console) {
            core::Workspace ws = core::Workspace::open(words->workspace);
            if (words->dismiss > 0) {
                core::dismissNotice(ws, words->dismiss);
            }
            words->params.repair = !words->noRepair;
            const ui::DriftLook look = ui::drift(ws, words->params, console.job());
            core::Json json = look.report;
            json["issues"] = look.issues;
            std::string text = textOf(look.report);
            if (words->accept || !words->keep.empty()) {
                const auto kept = core::keepRepair(ws, look.report, words->keep, console.job());
                json["kept"] = core::Json{
                    {"scenario", kept.scenario}, {"moved", kept.moved}, {"left", kept.left}};
                text += core::format("\n{} moved in {}\n",
                                     core::counted(kept.moved, "unit", "units"), kept.scenario);
            }
            console.answer(json, text);
            console.issues(look.issues);
        });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("--scenario", words->params.scenario,
                       "Watch this scenario instead of the plan that was published");
    command.add_option("--today", words->params.today, "Another day than today");
    command.add_flag("--no-repair", words->noRepair, "Do not look for the smallest repair");
    command.add_option("--work", words->params.work, "Moves weighed before it gives up proving")
        ->capture_default_str();
    command
        .add_option("--acquisition", words->params.acquisition,
                    "So many new accounts of one source at once are an acquisition")
        ->capture_default_str();
    command.add_option("--big-deal", words->params.bigDeal,
                       "Amount of a big win or loss; else ten times the median");
    auto* keep =
        command.add_option("--keep", words->keep, "Keep the repair as a new scenario of this name");
    command.add_flag("--accept", words->accept, "Write the repair into the scenario")
        ->excludes(keep);
    command.add_option("--dismiss", words->dismiss, "End the notice of this number first");
}

} // namespace

void addDriftCommands(CommandLine& line) {
    addDrift(line);
}

} // namespace app
