// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/sync.h"
#include "app/cli/commands/all.h"
#include "app/cli/table_text.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/verbs/conflicts.h"
#include "crm/verbs/objects.h"
#include "crm/verbs/rollback.h"
#include "crm/verbs/write_back.h"

#include <cstdlib>
#include <memory>

namespace app {

namespace {

void addTrace(CLI::App& command) {
    command.add_option_function<std::string>(
        "--trace", [](const std::string& file) { ::setenv("EVENLODE_TRACE", file.c_str(), 1); },
        "Write down what is asked and answered, without secrets and personal data");
}

std::string syncText(const crm::SyncReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& [object, counts] : report.objects) {
        rows.push_back({object, core::grouped(counts.read), core::grouped(counts.added),
                        core::grouped(counts.updated), core::grouped(counts.removed),
                        core::grouped(counts.rejected)});
    }
    std::string text =
        tableText({"", ">read", ">added", ">updated", ">removed", ">rejected"}, rows);
    if (report.pushed > 0) {
        text += core::counted(report.pushed, "record", "records") + " sent\n";
    }
    if (!report.conflicts.empty()) {
        text += core::format("{} to decide: evenlode conflicts list\n",
                             core::counted(static_cast<std::int64_t>(report.conflicts.size()),
                                           "conflict", "conflicts"));
    }
    for (const crm::OutboxItem& item : report.failed) {
        text += core::format("  {} {} was not sent: {}\n", item.object,
                             item.externalId.empty() ? item.ownKey : item.externalId, item.error);
    }
    for (const core::DriftNotice& notice : report.notices) {
        text += core::format("Notice {}: {}\n", notice.id, notice.text);
    }
    if (!report.next.empty()) {
        text += core::format("No calls are left; goes on at {}\n", report.next);
    }
    return text + core::format("{:.1f} s\n", report.seconds);
}

void addSync(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<crm::WatchParams>();
    auto watch = std::make_shared<bool>(false);
    params->seconds = 0;
    CLI::App& command = line.add(
        "sync", "Read changes from the CRM and send queued ones",
        "evenlode sync plan.gpkg office --watch 3", [=](Console& console) {
            core::Workspace ws = core::Workspace::open(*workspace);
            if (params->seconds <= 0) {
                const auto report = ui::syncAndPlace(ws, params->sync, console.job());
                console.answer(report, syncText(report));
                console.issues(report.issues);
                return;
            }
            crm::SyncReport sum;
            ui::watchAndPlace(ws, *params, console.job(), [&](const crm::SyncReport& report) {
                if (!console.json()) {
                    console.answer(report, syncText(report));
                }
                console.issues(report.issues);
                for (const auto& [object, counts] : report.objects) {
                    sum.objects[object] += counts;
                }
                sum.pushed += report.pushed;
                sum.calls += report.calls;
                sum.conflicts = report.conflicts;
                sum.notices.insert(sum.notices.end(), report.notices.begin(), report.notices.end());
                sum.failed.insert(sum.failed.end(), report.failed.begin(), report.failed.end());
            });
            if (console.json()) {
                console.answer(sum, {});
            }
        });
    static_cast<void>(watch);
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("names", params->sync.connections, "Connections; all if left out");
    command.add_flag("--full", params->sync.full, "Read everything again");
    addTrace(command);
    command.add_flag("--yes", params->sync.yes, "Go ahead even when most records have disappeared");
    command.add_flag("--pull-only", params->sync.pullOnly, "Send nothing");
    command
        .add_option("--watch", params->seconds,
                    "Go on until cancelled, asking every so many seconds")
        ->check(CLI::Range(0.5, 86400.0));
    command.add_option("--looks", params->most, "With --watch: end after so many looks");
}

std::string publishText(const crm::PublishReport& report) {
    if (report.scheduled) {
        return core::format(
            "Nothing written yet. Waits for {}, when a sync carries it out ({} as of today). "
            "Receipt {}\n",
            report.plan.effective, core::counted(report.plan.sync.toWrite, "record", "records"),
            report.publishId);
    }
    std::string text =
        report.dryRun ? core::format("Nothing written yet. {} to write, {} as they should be\n",
                                     core::counted(report.plan.sync.toWrite, "record", "records"),
                                     core::grouped(report.unchanged))
                      : core::format("{} written, {} as they should be. Receipt {}\n",
                                     core::counted(report.written, "record", "records"),
                                     core::grouped(report.unchanged), report.publishId);
    text += core::format(
        "{} keep their old value (outside all units), {}, {}\n",
        core::counted(static_cast<std::int64_t>(report.plan.kept.size()), "account", "accounts"),
        core::counted(static_cast<std::int64_t>(report.conflicts.size()), "conflict", "conflicts"),
        core::counted(static_cast<std::int64_t>(report.failed.size()), "refusal", "refusals"));
    for (const crm::FieldConflict& conflict : report.conflicts) {
        text += core::format("  {} {}: now \"{}\", last seen \"{}\", planned \"{}\"\n", conflict.id,
                             conflict.field, conflict.theirs, conflict.lastSeen, conflict.ours);
    }
    for (const crm::PublishNote& note : report.plan.leftOut) {
        text += core::format("  {} {} is left out{}\n", note.id, note.name,
                             note.message.empty() ? "" : ": " + note.message);
    }
    for (const core::Issue& refusal : report.plan.refusals) {
        text += "  " + refusal.message + "\n";
    }
    return text;
}

void addPublish(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<crm::PublishParams>();
    CLI::App& command = line.add(
        "publish", "Write territories and owners to the CRM",
        "evenlode publish plan.gpkg office --scenario Balanced --dry-run", [=](Console& console) {
            core::Workspace ws = core::Workspace::open(*workspace);
            const auto report = ui::publishPlan(ws, *params, console.job());
            console.answer(report, publishText(report));
            console.issues(report.plan.issues);
        });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("name", params->connection, "Connection")->required();
    command.add_option("--scenario", params->scenario, "Scenario");
    command.add_option("--effective", params->effective,
                       "Date from which it counts, and at which owners are looked up, 2027-01-01; "
                       "where it is to come, a sync writes on that day");
    command.add_flag("--at-once", params->atOnce,
                     "Write now, even if the effective date is still to come");
    command
        .add_option("--leave-out", params->leaveOut,
                    "Ids in the CRM of records that keep their values, from now on")
        ->delimiter(',');
    command.add_option("--take-in", params->takeIn, "Ids of records that are left out no longer")
        ->delimiter(',');
    command.add_flag("--dry-run", params->dryRun, "Say what would change, write nothing");
    addTrace(command);
    command.add_flag("--yes", params->yes, "Go ahead where consent is needed");
    command.add_flag("--overwrite", params->overwrite,
                     "Write over what others changed since it was last written");
    command.add_option("--only", params->only, "Codes or names of territories or regions")
        ->delimiter(',');
    command.add_option("--test-field", params->testField,
                       "Write the territory's code into this field, and nothing else");
    command.add_option("--why", params->why, "Reason, for the ledger");
}

void addRollback(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<crm::RollbackParams>();
    CLI::App& command = line.add(
        "rollback", "Put back what the CRM had before a publish",
        "evenlode rollback plan.gpkg 20261122-140000-000 --dry-run", [=](Console& console) {
            core::Workspace ws = core::Workspace::open(*workspace);
            const auto report = crm::rollback(ws, *params, console.job());
            std::string text =
                report.withdrawn
                    ? std::string(report.dryRun ? "Waits for its day: nothing to put back\n"
                                                : "Withdrawn before anything was written\n")
                : report.dryRun ? core::format("Nothing written yet. {} to restore\n",
                                               core::counted(report.toRestore, "record", "records"))
                                : core::format("{} restored\n",
                                               core::counted(report.restored, "record", "records"));
            for (const crm::RollbackSkip& skip : report.skipped) {
                text += core::format("  {} {} stays \"{}\": {}\n", skip.id, skip.field, skip.now,
                                     skip.message);
            }
            console.answer(report, text);
        });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("publish", params->publish, "Receipt of the publish")->required();
    command.add_flag("--dry-run", params->dryRun, "Say what would change, write nothing");
    command.add_option("--why", params->why, "Reason, for the ledger");
}

void addWriteBack(CommandLine& line) {
    struct Words {
        std::string workspace, name, state;
    };
    auto words = std::make_shared<Words>();
    CLI::App& command = line.add(
        "crm write-back", "Allow or forbid writing to a connection",
        "evenlode crm write-back plan.gpkg office on", [words](Console& console) {
            core::Workspace ws = core::Workspace::open(words->workspace);
            const auto connection = crm::switchWriteBack(ws, words->name, words->state == "on");
            console.answer({{"name", connection.name}, {"write_back", connection.writeBack}},
                           core::format("Writing to {} is {}\n", connection.name,
                                        connection.writeBack ? "on" : "off"));
        });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("name", words->name, "Connection")->required();
    command.add_option("state", words->state, "on or off")
        ->required()
        ->check(CLI::IsMember({"on", "off"}));
}

void addObjects(CommandLine& line) {
    struct Words {
        std::string workspace, name;
        std::vector<std::string> leaveOut;
    };
    auto words = std::make_shared<Words>();
    CLI::App& command =
        line.add("crm objects", "Choose which records a connection reads",
                 "evenlode crm objects plan.gpkg office --leave-out leads,activities",
                 [words](Console& console) {
                     core::Workspace ws = core::Workspace::open(words->workspace);
                     const auto connection = crm::leaveOutObjects(ws, words->name, words->leaveOut);
                     console.answer({{"name", connection.name}, {"left_out", connection.leftOut}},
                                    connection.leftOut.empty()
                                        ? connection.name + " reads everything\n"
                                        : core::format("{} leaves out {}\n", connection.name,
                                                       core::join(connection.leftOut, ", ")));
                 });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("name", words->name, "Connection")->required();
    command
        .add_option("--leave-out", words->leaveOut,
                    "Objects that are not read, such as leads; nothing is left out without it")
        ->delimiter(',');
}

std::string conflictsText(const crm::ConflictsReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const crm::Conflict& conflict : report.conflicts) {
        rows.push_back({std::to_string(conflict.id), conflict.externalId, conflict.name,
                        conflict.field, conflict.ours.value_or(""), conflict.theirs.value_or(""),
                        conflict.status});
    }
    return rows.empty()
               ? "Nothing to decide\n"
               : tableText({">no.", "record", "name", "field", "here", "in the CRM", "status"},
                           rows);
}

void addConflicts(CommandLine& line) {
    struct Words {
        std::string workspace, connection;
        bool all = false;
        std::vector<std::int64_t> conflicts;
        crm::ResolveParams resolve;
    };
    auto words = std::make_shared<Words>();
    CLI::App& list =
        line.add("conflicts list", "List fields that both sides changed",
                 "evenlode conflicts list plan.gpkg", [words](Console& console) {
                     const core::Workspace ws = core::Workspace::open(words->workspace);
                     const auto report = crm::listConflicts(ws, words->connection, words->all);
                     console.answer(report, conflictsText(report));
                 });
    list.add_option("workspace", words->workspace, "Workspace")->required();
    list.add_option("name", words->connection, "Connection; all if left out");
    list.add_flag("--all", words->all, "Also those that were decided");
    CLI::App& resolve =
        line.add("conflicts resolve", "Decide which value of a conflict is kept",
                 "evenlode conflicts resolve plan.gpkg 3 4 --keep ours", [words](Console& console) {
                     core::Workspace ws = core::Workspace::open(words->workspace);
                     std::vector<crm::ResolveParams> decisions;
                     for (const std::int64_t conflict : words->conflicts) {
                         decisions.push_back(words->resolve);
                         decisions.back().conflict = conflict;
                     }
                     const auto report = crm::resolveConflicts(ws, decisions);
                     console.answer(report, conflictsText(report));
                 });
    resolve.add_option("workspace", words->workspace, "Workspace")->required();
    resolve.add_option("conflict", words->conflicts, "Numbers of the conflicts")->required();
    resolve.add_option("--keep", words->resolve.keep, "ours, theirs or other")
        ->required()
        ->check(CLI::IsMember({"ours", "theirs", "other"}));
    resolve.add_option("--value", words->resolve.value, "The other value");
}

std::string outboxText(const crm::OutboxReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const crm::OutboxItem& item : report.items) {
        rows.push_back({std::to_string(item.id), item.object,
                        item.externalId.empty() ? item.ownKey : item.externalId, item.status,
                        std::to_string(item.attempts), item.error});
    }
    return rows.empty()
               ? "Nothing waits to be sent\n"
               : tableText({">no.", "object", "record", "status", ">tries", "trouble"}, rows);
}

void addOutbox(CommandLine& line) {
    struct Words {
        std::string workspace, connection;
        bool all = false;
        std::int64_t item = 0;
    };
    auto words = std::make_shared<Words>();
    CLI::App& list =
        line.add("outbox list", "List what waits to be sent to the CRM, or was refused",
                 "evenlode outbox list plan.gpkg office", [words](Console& console) {
                     const core::Workspace ws = core::Workspace::open(words->workspace);
                     const auto report = crm::listOutbox(ws, words->connection, words->all);
                     console.answer(report, outboxText(report));
                 });
    list.add_option("workspace", words->workspace, "Workspace")->required();
    list.add_option("name", words->connection, "Connection; all if left out");
    list.add_flag("--all", words->all, "Also what was sent");
    CLI::App& retry = line.add("outbox retry", "Send again what the CRM refused",
                               "evenlode outbox retry plan.gpkg office", [words](Console& console) {
                                   core::Workspace ws = core::Workspace::open(words->workspace);
                                   const auto report =
                                       crm::retryOutbox(ws, words->connection, words->item);
                                   console.answer(report, outboxText(report));
                               });
    retry.add_option("workspace", words->workspace, "Workspace")->required();
    retry.add_option("name", words->connection, "Connection")->required();
    retry.add_option("--item", words->item, "Just this one");
}

void addAccountsSet(CommandLine& line) {
    struct Words {
        std::string workspace;
        crm::SetFieldsParams params;
        std::vector<std::string> fields;
    };
    auto words = std::make_shared<Words>();
    CLI::App& command = line.add(
        "accounts set", "Change fields of an account; the next sync sends them",
        "evenlode accounts set plan.gpkg A1601 city=Oxnard", [words](Console& console) {
            for (const std::string& text : words->fields) {
                const std::size_t equals = text.find('=');
                if (equals == std::string::npos) {
                    throw core::Error(core::Code::Usage,
                                      core::format("\"{}\" names no value", text),
                                      "write it as city=Oxnard", text);
                }
                words->params.fields.emplace_back(text.substr(0, equals), text.substr(equals + 1));
            }
            core::Workspace ws = core::Workspace::open(words->workspace);
            const auto changes = crm::setFields(ws, words->params);
            const auto count = static_cast<std::int64_t>(changes.rows.size());
            console.answer({{"account", words->params.account}, {"changed", count > 0}},
                           count > 0 ? "Changed; the next sync sends it\n" : "Nothing to change\n");
        });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("account", words->params.account, "Number of the account")->required();
    command.add_option("fields", words->fields, "FIELD=VALUE ...")->required();
    command.add_option("--connection", words->params.connection, "Where the account came from");
}

void addSyncLog(CommandLine& line) {
    struct Words {
        std::string workspace, connection;
        std::int64_t most = 20;
    };
    auto words = std::make_shared<Words>();
    CLI::App& command = line.add(
        "crm log", "List the newest syncs", "evenlode crm log plan.gpkg office",
        [words](Console& console) {
            const core::Workspace ws = core::Workspace::open(words->workspace);
            core::Json runs = core::Json::array();
            std::vector<std::vector<std::string>> rows;
            for (const crm::SyncRun& run :
                 crm::loadSyncRuns(ws.reader(), words->connection, words->most)) {
                runs.push_back({{"connection", run.connection},
                                {"started_at", run.startedAt},
                                {"finished_at", run.finishedAt},
                                {"status", run.status},
                                {"pulled", run.pulled},
                                {"pushed", run.pushed},
                                {"conflicts", run.conflicts},
                                {"failed", run.failed},
                                {"calls", run.calls},
                                {"message", run.message}});
                rows.push_back({run.startedAt.substr(0, 19), run.connection, run.status,
                                core::grouped(run.pulled), core::grouped(run.pushed),
                                core::grouped(run.calls), run.message});
            }
            console.answer({{"runs", runs}}, tableText({"started (UTC)", "connection", "status",
                                                        ">in", ">out", ">calls", "message"},
                                                       rows));
        });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("name", words->connection, "Connection; all if left out");
    command.add_option("--most", words->most, "So many");
}

} // namespace

void addSyncCommands(CommandLine& line) {
    addWriteBack(line);
    addObjects(line);
    addSyncLog(line);
    addSync(line);
    addConflicts(line);
    addOutbox(line);
    addAccountsSet(line);
    addPublish(line);
    addRollback(line);
}

} // namespace app
