// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/visit_commands.h"
#include "core/base/text.h"
#include "ui/draw/headless.h"
#include "ui/verbs/day_sheets.h"

#include <memory>

namespace app {

void addRouteSheets(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<ui::DaySheetsParams>();
    CLI::App& command = line.add(
        "routes sheet", "Print the sheets of each rep and day: map, calls, directions",
        "evenlode routes sheet plan.gpkg monday.pdf --rep R2 --day 2026-11-30",
        [=](Console& console) {
            ui::ensureHeadlessGui();
            const core::Workspace ws = core::Workspace::open(*workspace);
            const auto report = ui::daySheets(ws, *params, console.job());
            console.answer(report,
                           core::format("{} for {} written to {}{}\n",
                                        core::counted(report.pages, "page", "pages"),
                                        core::counted(report.days, "day", "days"), report.file,
                                        report.estimated ? " (drives are estimated)" : ""));
        });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("file", params->file, "A .pdf")->required();
    command.add_option("--plan", params->plan, "Number of the plan; else the newest");
    command.add_option("--rep", params->rep, "Number, name or e-mail of one rep; else all");
    command.add_option("--day", params->day, "One day; else all");
    command.add_option("--paper", params->paper, "a4 or letter, landscape")->capture_default_str();
    command.add_option("--language", params->language, "en or de");
}

} // namespace app
