// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "app/cli/table_text.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/hooks/hook_secret.h"
#include "crm/hooks/incoming.h"
#include "crm/hooks/outgoing.h"
#include "crm/http/http_client.h"
#include "crm/sync/connection_store.h"

#include <memory>

namespace app {

namespace {

struct Words {
    std::string workspace, name, url;
    int port = 0;
};

std::string hooksText(const std::vector<crm::OutgoingHook>& hooks) {
    std::vector<std::vector<std::string>> rows;
    for (const crm::OutgoingHook& hook : hooks) {
        rows.push_back({hook.name, hook.url, core::grouped(hook.waiting),
                        core::grouped(hook.parked), hook.lastError});
    }
    return rows.empty() ? "No web hooks\n"
                        : tableText({"name", "address", ">waiting", ">given up", "trouble"}, rows);
}

void answerHooks(Console& console, const core::Workspace& ws) {
    const auto hooks = crm::loadHooks(ws.reader());
    console.answer({{"hooks", hooks}}, hooksText(hooks));
}

void serve(Console& console, const Words& words) {
    core::Workspace ws = core::Workspace::open(words.workspace);
    const std::string name = crm::requireConnection(ws.reader(), words.name).name;
    const std::string secret = crm::hookSecret(name);
    if (secret.empty()) {
        throw core::Error(core::Code::Usage, "no secret is set for the web hooks of " + name,
                          "set EVENLODE_HOOK_SECRET_ and the name in capitals", name);
    }
    crm::HookReceiver receiver(ws, name, secret);
    crm::serveLoopback(
        words.port, [&](const crm::HookRequest& request) { return receiver.take(request); },
        [&](int port) {
            console.issues(
                {{core::Severity::Info,
                  "",
                  0,
                  core::format("http://127.0.0.1:{}/hooks/{} takes web hooks until Ctrl-C", port,
                               name),
                  {}}});
        },
        console.job());
    console.answer({{"served", true}}, "");
}

CLI::App& withWorkspace(CLI::App& command, Words& words) {
    command.add_option("workspace", words.workspace, "Workspace")->required();
    return command;
}

} // namespace

void addHookCommands(CommandLine& line) {
    auto words = std::make_shared<Words>();
    withWorkspace(line.add("hooks list", "List who is told when territories change",
                           "evenlode hooks list plan.gpkg",
                           [words](Console& console) {
                               answerHooks(console, core::Workspace::open(words->workspace));
                           }),
                  *words);
    CLI::App& add = withWorkspace(
        line.add("hooks add", "Tell an address when territories change",
                 "evenlode hooks add plan.gpkg relay https://hooks.example.org/evenlode",
                 [words](Console& console) {
                     core::Workspace ws = core::Workspace::open(words->workspace);
                     crm::addHook(ws, words->name, words->url);
                     answerHooks(console, ws);
                 }),
        *words);
    add.add_option("name", words->name, "Name of the web hook")->required();
    add.add_option("url", words->url, "https address")->required();
    CLI::App& remove = withWorkspace(
        line.add("hooks remove", "Tell an address no more", "evenlode hooks remove plan.gpkg relay",
                 [words](Console& console) {
                     core::Workspace ws = core::Workspace::open(words->workspace);
                     crm::removeHook(ws, words->name);
                     answerHooks(console, ws);
                 }),
        *words);
    remove.add_option("name", words->name, "Name of the web hook")->required();
    withWorkspace(
        line.add("hooks deliver", "Send the events that wait", "evenlode hooks deliver plan.gpkg",
                 [words](Console& console) {
                     core::Workspace ws = core::Workspace::open(words->workspace);
                     const auto report = crm::deliverHooks(ws, crm::httpFetch(), crm::hookSecret,
                                                           crm::Clock::system(), console.job());
                     console.answer(report,
                                    core::format("{} delivered, {} waiting, {} given up\n",
                                                 report.delivered, report.waiting, report.parked));
                 }),
        *words);
    CLI::App& take = withWorkspace(
        line.add("hooks serve", "Take signed web hooks for a connection on this computer",
                 "evenlode hooks serve plan.gpkg office --port 8766",
                 [words](Console& console) { serve(console, *words); }),
        *words);
    take.add_option("name", words->name, "Connection")->required();
    take.add_option("--port", words->port, "Port of 127.0.0.1; any free one if left out")
        ->check(CLI::Range(0, 65535));
}

} // namespace app
