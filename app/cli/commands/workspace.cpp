// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "app/cli/commands/all.h"
#include "app/cli/table_text.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/verbs/review_places.h"
#include "ui/verbs/doctor.h"

#include <filesystem>

namespace app {

namespace {

core::Json entryJson(const core::HistoryEntry& entry) {
    return {{"id", entry.id},        {"at", entry.at},     {"who", entry.who},
            {"label", entry.label},  {"verb", entry.verb}, {"params", entry.params},
            {"undone", entry.undone}};
}

void addInit(CommandLine& line) {
    auto path = std::make_shared<std::string>();
    CLI::App& command = line.add(
        "init", "Make an empty workspace", "evenlode init plan.gpkg", [path](Console& console) {
            const core::Workspace ws = core::Workspace::create(*path);
            console.answer({{"workspace", ws.path()}}, core::format("Made {}", ws.path()));
        });
    command.add_option("workspace", *path, "File to make (.gpkg)")->required();
}

void addHistory(CommandLine& line) {
    auto path = std::make_shared<std::string>();
    CLI::App& command = line.add(
        "history", "List the steps that can be undone and redone", "evenlode history plan.gpkg",
        [path](Console& console) {
            const core::Workspace ws = core::Workspace::open(*path);
            core::Json entries = core::Json::array();
            std::vector<std::vector<std::string>> rows;
            for (const core::HistoryEntry& entry : ws.history()) {
                entries.push_back(entryJson(entry));
                rows.push_back({std::to_string(entry.id), entry.at.substr(0, 19), entry.who,
                                entry.label + (entry.undone ? " (undone)" : "")});
            }
            console.answer({{"entries", entries}},
                           tableText({">step", "when (UTC)", "who", "what"}, rows));
        });
    command.add_option("workspace", *path, "Workspace")->required();
}

struct ReplayOptions {
    std::string path;
    int steps = 1;
};

void addReplay(CommandLine& line, const std::string& name, const std::string& summary,
               bool backwards) {
    auto options = std::make_shared<ReplayOptions>();
    CLI::App& command = line.add(
        name, summary, core::format("evenlode {} plan.gpkg 2", name), [=](Console& console) {
            core::Workspace ws = core::Workspace::open(options->path);
            core::Json done = core::Json::array();
            std::string text;
            for (int i = 0; i < options->steps; ++i) {
                const auto step = backwards ? ws.undo() : ws.redo();
                if (!step) {
                    break;
                }
                geo::locateAfter(ws, step->changes, console.job());
                done.push_back(entryJson(step->entry));
                text +=
                    core::format("{} {}\n", backwards ? "Undone:" : "Redone:", step->entry.label);
            }
            console.answer({{backwards ? "undone" : "redone", done}},
                           text.empty() ? core::format("Nothing to {}", name) : text);
        });
    command.add_option("workspace", options->path, "Workspace")->required();
    command.add_option("steps", options->steps, "How many steps")->check(CLI::PositiveNumber);
}

void addDoctor(CommandLine& line) {
    auto path = std::make_shared<std::string>();
    CLI::App& command =
        line.add("doctor", "Check the installation, or a workspace", "evenlode doctor plan.gpkg",
                 [path](Console& console) {
                     const ui::DoctorReport report = ui::doctor(*path);
                     console.answer(report, ui::textOf(report));
                     console.setStatus(report.ok ? 0 : static_cast<int>(core::Code::Storage));
                 });
    command.add_option("workspace", *path, "Workspace to check");
}

} // namespace

void addWorkspaceCommands(CommandLine& line) {
    addInit(line);
    addDoctor(line);
    addHistory(line);
    addReplay(line, "undo", "Take back the newest steps", true);
    addReplay(line, "redo", "Bring back undone steps", false);
}

} // namespace app
