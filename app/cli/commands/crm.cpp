// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"
#include "crm/verbs/connections.h"
#include "crm/verbs/sign_in.h"

#include <array>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <spawn.h>
#include <termios.h>
#include <unistd.h>

namespace app {

namespace {

std::string connectionsText(const crm::ConnectionsReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const crm::CrmConnection& connection : report.connections) {
        rows.push_back({connection.name, connection.kind,
                        connection.lastSync.empty() ? "never" : connection.lastSync.substr(0, 19)});
    }
    return rows.empty() ? "No connections yet: make one with `evenlode crm add`"
                        : tableText({"name", "kind", "last sync (UTC)"}, rows);
}

std::string connectionText(const crm::ConnectionReport& report) {
    return core::format("{} ({}) reaches {}\n", report.connection.name, report.connection.kind,
                        report.identity.account);
}

void addAdd(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<crm::AddConnectionParams>();
    CLI::App& command =
        line.add("crm add", "Add a CRM connection",
                 "evenlode crm add plan.gpkg office --kind files --config /path/to/folder",
                 [=](Console& console) {
                     core::Workspace ws = core::Workspace::open(*workspace);
                     const auto report = crm::addConnection(ws, *params, console.job());
                     console.answer(report, connectionText(report));
                     console.issues(report.identity.issues);
                 });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("name", params->name, "Name of the connection")->required();
    command
        .add_option("--kind", params->kind,
                    "dynamics, files, hubspot, pipedrive, rest, salesforce, zoho")
        ->required();
    command.add_option("--config", params->config,
                       "Folder with accounts.csv or .xlsx, or a configuration file (.json)");
    command.add_option("--base-url", params->baseUrl, "Address of the CRM; not for files");
    command.add_option_function<std::string>(
        "--client-id",
        [params](const std::string& id) { params->settings["sign_in"]["client_id"] = id; },
        "Of the application that is registered with the CRM, to sign in with the browser");
}

using Words = std::array<std::string, 2>;

void addListTestRemove(CommandLine& line) {
    auto words = std::make_shared<Words>();
    CLI::App& list = line.add("crm list", "List the CRM connections", "evenlode crm list plan.gpkg",
                              [words](Console& console) {
                                  const auto report =
                                      crm::listConnections(core::Workspace::open((*words)[0]));
                                  console.answer(report, connectionsText(report));
                              });
    CLI::App& test = line.add("crm test", "Try a CRM connection",
                              "evenlode crm test plan.gpkg office", [words](Console& console) {
                                  const core::Workspace ws = core::Workspace::open((*words)[0]);
                                  const auto report =
                                      crm::testConnection(ws, (*words)[1], console.job());
                                  console.answer(report, connectionText(report));
                                  console.issues(report.identity.issues);
                              });
    CLI::App& remove = line.add("crm remove", "Remove a CRM connection",
                                "evenlode crm remove plan.gpkg office", [words](Console& console) {
                                    core::Workspace ws = core::Workspace::open((*words)[0]);
                                    const auto report = crm::removeConnection(ws, (*words)[1]);
                                    console.answer(report, connectionsText(report));
                                });
    for (CLI::App* command : {&list, &test, &remove}) {
        command->add_option("workspace", (*words)[0], "Workspace")->required();
    }
    for (CLI::App* command : {&test, &remove}) {
        command->add_option("name", (*words)[1], "Connection")->required();
    }
}

void addTrace(CLI::App& command) {
    command.add_option_function<std::string>(
        "--trace", [](const std::string& file) { ::setenv("EVENLODE_TRACE", file.c_str(), 1); },
        "Write down what is asked and answered, without secrets and personal data");
}

/// A line from the terminal that is not shown while it is typed, or from whatever is piped in.
std::string typedSecret(const std::string& what) {
    termios before{};
    const bool terminal = ::isatty(STDIN_FILENO) != 0 && ::tcgetattr(STDIN_FILENO, &before) == 0;
    if (terminal) {
        std::cerr << what << ": " << std::flush;
        termios silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSANOW, &silent);
    }
    std::string line;
    std::getline(std::cin, line);
    if (terminal) {
        ::tcsetattr(STDIN_FILENO, TCSANOW, &before);
        std::cerr << "\n";
    }
    return std::string(core::trim(line));
}

/// Shows a page where there is a desktop; the address is told in any case.
void openPage(const std::string& url) {
    std::cerr << "Sign in at: " << url << std::endl;
    if (std::getenv("DISPLAY") == nullptr && std::getenv("WAYLAND_DISPLAY") == nullptr) {
        return;
    }
    std::string program = "xdg-open";
    std::string address = url;
    std::array<char*, 3> arguments = {program.data(), address.data(), nullptr};
    pid_t child = 0;
    ::posix_spawnp(&child, program.c_str(), nullptr, nullptr, arguments.data(), environ);
}

void showCode(const std::string& code, const std::string& url) {
    std::cerr << "Open " << url << " and type the code " << code << std::endl;
}

void addLogin(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<crm::LoginParams>();
    auto token = std::make_shared<bool>(false);
    CLI::App& command = line.add(
        "crm login", "Sign in to a CRM", "evenlode crm login plan.gpkg office",
        [=](Console& console) {
            const core::Workspace ws = core::Workspace::open(*workspace);
            const crm::SignInWays ways = crm::signInWays(ws, params->connection);
            crm::LoginParams with = *params;
            if (ways.needed && (*token || (!ways.browser && !with.device))) {
                with.secret = typedSecret(ways.nameAndPassword ? "NAME:PASSWORD" : "Token");
            }
            const auto report = crm::login(ws, with, {openPage, showCode}, console.job());
            console.answer(report,
                           core::format("{} reaches {}; the sign-in is kept in {}\n", report.name,
                                        report.identity.account, report.keptIn));
            console.issues(report.identity.issues);
        });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("name", params->connection, "Connection")->required();
    command.add_flag("--device", params->device, "With a code to type on any device");
    command.add_flag("--token", *token, "With a token or NAME:PASSWORD, typed or piped in");
    addTrace(command);
    auto words = std::make_shared<Words>();
    CLI::App& out =
        line.add("crm logout", "Sign out of a CRM", "evenlode crm logout plan.gpkg office",
                 [words](Console& console) {
                     const core::Workspace ws = core::Workspace::open((*words)[0]);
                     const auto report = crm::logout(ws, (*words)[1], console.job());
                     console.answer(report, core::format("{} {}\n", report.name,
                                                         report.forgotten ? "is signed out"
                                                                          : "was not signed in"));
                 });
    out.add_option("workspace", (*words)[0], "Workspace")->required();
    out.add_option("name", (*words)[1], "Connection")->required();
}

} // namespace

void addCrmCommands(CommandLine& line) {
    addAdd(line);
    addListTestRemove(line);
    addLogin(line);
}

} // namespace app
