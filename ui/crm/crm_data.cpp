// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/crm_data.h"

#include "core/base/error.h"
#include "core/verbs/ledger.h"
#include "core/workspace/scenario_store.h"
#include "crm/verbs/conflicts.h"
#include "crm/verbs/connections.h"

#include <algorithm>

namespace ui {

namespace {

constexpr std::int64_t kRunsShown = 30;

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

/// Records, not values: a record has a line for each of its fields.
qint64 recordsOf(const core::ledger::Entry& entry) {
    std::vector<std::string> ids;
    for (const core::ledger::RecordLine& line : entry.records) {
        ids.push_back(line.object + "\n" + line.id);
    }
    std::sort(ids.begin(), ids.end());
    return std::unique(ids.begin(), ids.end()) - ids.begin();
}

/// The number of the entry whose publish a rollback took back; 0 if the journal is not there.
qint64 entryTakenBack(const core::Connection& db, const std::string& rollback,
                      const std::vector<crm::EarlierPublish>& publishes) {
    core::Statement of = db.prepare("SELECT of_publish FROM crm_publishes WHERE id = ?");
    of.bind(rollback);
    if (!of.step()) {
        return 0;
    }
    const std::string publish = of.string(0);
    const auto found =
        std::find_if(publishes.begin(), publishes.end(), [&](const crm::EarlierPublish& earlier) {
            return earlier.publish.id == publish;
        });
    return found == publishes.end() ? 0 : found->entry;
}

std::vector<LedgerRow> ledgerRows(const core::Workspace& ws,
                                  const std::vector<crm::EarlierPublish>& publishes) {
    std::vector<LedgerRow> rows;
    for (const core::ledger::Entry& entry : core::listLedger(ws).entries) {
        LedgerRow row;
        row.seq = entry.seq;
        row.at = text(entry.at);
        row.effective = text(entry.effective);
        row.kind = text(entry.kind);
        row.what = text(entry.scenario);
        row.why = text(entry.why);
        row.connection = text(entry.connection);
        row.by = text(entry.who);
        row.hash = text(entry.hash);
        row.records = recordsOf(entry);
        const auto found = std::find_if(
            publishes.begin(), publishes.end(), [&](const crm::EarlierPublish& earlier) {
                return earlier.entry == entry.seq && earlier.publish.id == entry.publish;
            });
        row.state = found == publishes.end() ? QString() : text(found->state);
        row.publish = text(entry.publish);
        if (entry.kind == "rollback") {
            row.of = entryTakenBack(ws.reader(), entry.publish, publishes);
        }
        rows.push_back(std::move(row));
    }
    std::reverse(rows.begin(), rows.end());
    return rows;
}

std::vector<PublishableScenario> scenariosOf(const core::Connection& db) {
    std::vector<PublishableScenario> all;
    for (const core::Scenario& scenario : core::loadScenarios(db)) {
        PublishableScenario one;
        one.name = text(scenario.name);
        for (const core::Territory& territory : core::loadTerritories(db, scenario.id)) {
            one.parts.push_back({text(territory.code), text(territory.name)});
        }
        std::sort(one.parts.begin(), one.parts.end(),
                  [](const auto& a, const auto& b) { return a.name < b.name; });
        all.push_back(std::move(one));
    }
    return all;
}

/// One that cannot be used stays in the list, with the reason.
ConnectionFacts factsOf(const core::Workspace& ws, const crm::CrmConnection& connection) {
    ConnectionFacts facts;
    facts.runs = crm::loadSyncRuns(ws.reader(), connection.name, kRunsShown);
    for (const crm::OutboxItem& item : crm::listOutbox(ws, connection.name).items) {
        facts.refused += item.status == "dead" ? 1 : 0;
    }
    facts.map.connection = connection;
    try {
        facts.map = crm::fieldMap(ws, connection.name);
        facts.ways = crm::signInWays(ws, connection.name);
    } catch (const core::Error& error) {
        facts.trouble = error.what();
    }
    return facts;
}

} // namespace

const crm::CrmConnection* CrmData::connection(const QString& name) const {
    const auto found =
        std::find_if(connections.begin(), connections.end(),
                     [&](const crm::CrmConnection& c) { return c.name == name.toStdString(); });
    return found == connections.end() ? nullptr : &*found;
}

qint64 CrmData::conflictsOf(const QString& connection) const {
    return std::count_if(conflicts.begin(), conflicts.end(), [&](const crm::Conflict& conflict) {
        return conflict.connectionName == connection.toStdString();
    });
}

std::vector<crm::EarlierPublish> CrmData::publishesOf(const QString& connection) const {
    std::vector<crm::EarlierPublish> own;
    std::copy_if(publishes.begin(), publishes.end(), std::back_inserter(own),
                 [&](const crm::EarlierPublish& earlier) {
                     return earlier.connection == connection.toStdString();
                 });
    return own;
}

CrmData loadCrmData(const core::Workspace& ws, const std::string& today, core::Job& job) {
    CrmData data;
    const core::Connection& db = ws.reader();
    data.connections = crm::listConnections(ws).connections;
    for (const crm::CrmConnection& connection : data.connections) {
        ConnectionFacts facts = factsOf(ws, connection);
        if (!facts.runs.empty()) {
            data.lastRuns[connection.name] = facts.runs.front();
        }
        data.facts.emplace(connection.name, std::move(facts));
    }
    job.checkpoint();
    data.publishes = crm::listPublishes(ws, {}, today).publishes;
    data.conflicts = crm::listConflicts(ws, {}).conflicts;
    data.scenarios = scenariosOf(db);
    job.checkpoint();
    data.ledger = ledgerRows(ws, data.publishes);
    data.check = core::verifyLedger(ws).check;
    return data;
}

} // namespace ui
