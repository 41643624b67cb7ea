// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "crm/verbs/left_out.h"
#include "crm/verbs/publishes.h"

#include <memory>

namespace app {

namespace {

struct Words {
    std::string workspace;
    std::string name;
};

std::string publishesText(const crm::PublishesReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const crm::EarlierPublish& earlier : report.publishes) {
        rows.push_back({earlier.publish.id, earlier.connection, earlier.publish.scenarioName,
                        earlier.publish.effectiveOn, core::grouped(earlier.written), earlier.who,
                        earlier.state});
    }
    return rows.empty() ? "Nothing has been published yet"
                        : tableText({"publish", "connection", "scenario", "in force from",
                                     ">records", "by", "state"},
                                    rows);
}

std::string leftOutText(const crm::LeaveOutReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const crm::LeftOutRecord& record : report.records) {
        rows.push_back({record.id, record.name, record.decision.why, record.decision.who,
                        record.decision.at.substr(0, 10)});
    }
    return rows.empty() ? "Nothing is left out of " + report.connection + "\n"
                        : tableText({"record", "account", "why", "by", "since"}, rows);
}

void addLeaveOut(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<crm::LeaveOutParams>();
    CLI::App& command =
        line.add("crm leave-out", "Leave records out of publishing",
                 "evenlode crm leave-out plan.gpkg office A0012 --why \"under review\"",
                 [=](Console& console) {
                     core::Workspace ws = core::Workspace::open(*workspace);
                     const auto report = crm::leaveRecordsOut(ws, *params);
                     console.answer(report, leftOutText(report));
                 });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("name", params->connection, "Connection")->required();
    command.add_option("records", params->records, "Their ids in the CRM; none: list them");
    command.add_flag("--take-in", params->takeIn, "Publish them again");
    command.add_option("--why", params->why, "Reason");
}

} // namespace

void addCrmPublishes(CommandLine& line) {
    addLeaveOut(line);
    auto words = std::make_shared<Words>();
    CLI::App& command =
        line.add("crm publishes", "List earlier publishes and which one is in force",
                 "evenlode crm publishes plan.gpkg office", [words](Console& console) {
                     const auto report =
                         crm::listPublishes(core::Workspace::open(words->workspace), words->name,
                                            core::nowUtc().substr(0, 10));
                     console.answer(report, publishesText(report));
                 });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("name", words->name, "Connection; all if left out");
}

} // namespace app
