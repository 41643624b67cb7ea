// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/demo.h"
#include "app/cli/commands/all.h"
#include "app/cli/score_text.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"
#include "ui/draw/headless.h"

#include <memory>

namespace app {

namespace {

std::string textOf(const ui::DemoReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t t = 0; t < report.after.territories.size(); ++t) {
        const core::TerritoryFigures& after = report.after.territories[t];
        const core::TerritoryFigures& before = report.before.territories[t];
        rows.push_back({after.territory.code, after.territory.name, after.territory.owner,
                        core::signedPercent(before.deviations[0]),
                        core::signedPercent(after.deviations[0]), core::grouped(after.units),
                        core::grouped(after.accounts)});
    }
    std::string text = tableText(
        {"id", "territory", "owner", ">before", ">after", ">ZIP areas", ">accounts"}, rows);
    text += core::format("\n{}, {} with a point. Largest deviation {} → {}, {}. {} written to the "
                         "file CRM. {:.0f} s\n",
                         core::counted(report.accounts, "account", "accounts"),
                         core::grouped(report.geocoded), core::percent(report.before.maxDeviation),
                         core::percent(report.after.maxDeviation),
                         report.after.contiguous ? "all contiguous" : "not all contiguous",
                         core::counted(report.published, "record", "records"), report.seconds);
    text += "ZIP areas are approximate: made from points. Files:\n";
    for (const std::string& file : report.files) {
        text += "  " + file + '\n';
    }
    return text;
}

} // namespace

void addDemoCommand(CommandLine& line) {
    auto params = std::make_shared<ui::DemoParams>();
    CLI::App& command = line.add("demo", "Build a sample workspace and run the whole loop on it",
                                 "evenlode demo sample --accounts 5000 --territories 12",
                                 [params](Console& console) {
                                     ui::ensureHeadlessGui();
                                     const ui::DemoReport report = ui::demo(*params, console.job());
                                     console.answer(report, textOf(report));
                                 });
    command.add_option("folder", params->folder, "Where to put it")->capture_default_str();
    command.add_option("--accounts", params->sample.accounts, "How many")
        ->check(CLI::Range(1, 1000000))
        ->capture_default_str();
    command.add_option("--territories", params->sample.reps, "How many")
        ->check(CLI::Range(1, 99))
        ->capture_default_str();
    command.add_option("--state", params->sample.state, "Which state")->capture_default_str();
    command.add_option("--seed", params->sample.seed, "Another seed, another sample")
        ->capture_default_str();
}

} // namespace app
