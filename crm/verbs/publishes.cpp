// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/verbs/publishes.h"

#include "core/base/text.h"
#include "core/ledger/ledger_store.h"
#include "crm/sync/connection_store.h"

#include <algorithm>
#include <map>
#include <set>

namespace crm {

using core::Json;

namespace {

std::vector<EarlierPublish> loadAll(const core::Connection& db) {
    std::map<core::ConnectionId, std::string> names;
    for (const CrmConnection& connection : loadConnections(db)) {
        names[connection.id] = connection.name;
    }
    std::map<std::string, std::int64_t> entries;
    for (const core::ledger::Entry& entry : core::ledger::loadAlignments(db)) {
        entries[entry.publish] = entry.seq;
    }
    std::vector<EarlierPublish> all;
    core::Statement rows = db.prepare(
        "SELECT id, started_at, coalesce(finished_at, ''), who, written FROM crm_publishes "
        "WHERE kind <> 'test' ORDER BY status = 'scheduled' DESC, started_at DESC, id DESC");
    while (rows.step()) {
        EarlierPublish earlier;
        earlier.publish = requirePublish(db, rows.string(0));
        earlier.connection = names[earlier.publish.connection];
        earlier.startedAt = rows.string(1);
        earlier.finishedAt = rows.string(2);
        earlier.who = rows.string(3);
        earlier.written = rows.integer(4);
        const auto entry = entries.find(earlier.publish.id);
        earlier.entry = entry == entries.end() ? 0 : entry->second;
        all.push_back(std::move(earlier));
    }
    return all;
}

bool isFinished(const EarlierPublish& earlier) {
    return earlier.publish.status == "done" || earlier.publish.status == "partial";
}

/// Newest first: the first of a connection that holds is in force, unless its day is still to come.
void tellStates(std::vector<EarlierPublish>& all, const std::string& today) {
    std::map<std::string, std::string> takenBack;
    for (const EarlierPublish& earlier : all) {
        if (earlier.publish.kind == "rollback" && isFinished(earlier)) {
            takenBack.emplace(earlier.publish.of, earlier.finishedAt);
        }
    }
    std::set<core::ConnectionId> settled;
    for (EarlierPublish& earlier : all) {
        const auto back = takenBack.find(earlier.publish.id);
        if (back != takenBack.end()) {
            earlier.state = "taken back";
            earlier.takenBackAt = back->second;
        } else if (earlier.publish.status == "scheduled" || earlier.publish.status == "withdrawn") {
            earlier.state = earlier.publish.status;
        } else if (!isFinished(earlier)) {
            earlier.state = "cut off";
        } else if (earlier.written == 0) {
            earlier.state = "empty";
        } else if (settled.contains(earlier.publish.connection)) {
            earlier.state = "superseded";
        } else if (earlier.publish.effectiveOn > today) {
            earlier.state = "later";
        } else if (earlier.publish.kind != "rollback") {
            earlier.state = "in force";
            settled.insert(earlier.publish.connection);
        }
    }
}

} // namespace

void to_json(Json& json, const EarlierPublish& earlier) {
    json =
        Json{{"id", earlier.publish.id},
             {"connection", earlier.connection},
             {"scenario", earlier.publish.scenarioName},
             {"kind", earlier.publish.kind},
             {"started_at", earlier.startedAt},
             {"finished_at", earlier.finishedAt.empty() ? Json() : Json(earlier.finishedAt)},
             {"effective", earlier.publish.effectiveOn},
             {"who", earlier.who},
             {"why", earlier.publish.why},
             {"written", earlier.written},
             {"entry", earlier.entry == 0 ? Json() : Json(earlier.entry)},
             {"state", earlier.state},
             {"taken_back_at", earlier.takenBackAt.empty() ? Json() : Json(earlier.takenBackAt)}};
}

void to_json(Json& json, const PublishesReport& report) {
    json = Json{{"publishes", report.publishes}};
}

PublishesReport listPublishes(const core::Workspace& ws, const std::string& connection,
                              const std::string& today) {
    const core::Connection& db = ws.reader();
    const core::Snapshot snapshot(db);
    PublishesReport report;
    report.publishes = loadAll(db);
    tellStates(report.publishes, today);
    std::erase_if(report.publishes,
                  [](const EarlierPublish& earlier) { return earlier.publish.kind == "rollback"; });
    if (!connection.empty()) {
        const core::ConnectionId wanted = requireConnection(db, connection).id;
        std::erase_if(report.publishes, [&](const EarlierPublish& earlier) {
            return earlier.publish.connection != wanted;
        });
    }
    return report;
}

} // namespace crm
