// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/ledger/alignment_state.h"
#include "core/workspace/workspace.h"
#include "crm/sync/conflict_store.h"
#include "crm/sync/connection_store.h"
#include "crm/verbs/field_map.h"
#include "crm/verbs/publishes.h"
#include "crm/verbs/sign_in.h"
#include "crm/verbs/sync.h"

#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace ui {

/// A scenario that can be published, with the territories that a publish can be limited to.
struct PublishableScenario {
    QString name;
    struct Part {
        QString code;
        QString name;
    };
    std::vector<Part> parts;
};

/// An entry of the ledger without its lines, which are counted.
struct LedgerRow {
    qint64 seq = 0;
    QString at;        ///< UTC
    QString effective; ///< a date
    QString kind;
    QString what; ///< scenario
    QString why;
    QString connection;
    QString by;
    QString hash;
    qint64 records = 0;
    QString state;   ///< as in `crm::EarlierPublish`; empty for what is no publish
    QString publish; ///< its id
    qint64 of = 0;   ///< of a rollback: the entry it takes back; 0 = not known
};

/// What the workspace knows of one connection.
struct ConnectionFacts {
    crm::FieldMapReport map; ///< as the last sync left it
    crm::SignInWays ways;
    std::string trouble;            ///< why its configuration cannot be used; empty if it can
    std::vector<crm::SyncRun> runs; ///< newest first
    std::int64_t refused = 0;       ///< records that the CRM did not take
};

/// What the CRM workspace shows, read in one go: everything but the CRM itself.
struct CrmData {
    std::vector<crm::CrmConnection> connections;
    std::map<std::string, crm::SyncRun> lastRuns; ///< by connection: the newest
    std::vector<crm::EarlierPublish> publishes;   ///< newest first, of all connections
    std::vector<crm::Conflict> conflicts;         ///< open ones
    std::vector<LedgerRow> ledger;                ///< newest first
    core::ledger::Check check;
    std::vector<PublishableScenario> scenarios;
    std::map<std::string, ConnectionFacts> facts; ///< by connection

    const crm::CrmConnection* connection(const QString& name) const;
    qint64 conflictsOf(const QString& connection) const;
    std::vector<crm::EarlierPublish> publishesOf(const QString& connection) const;
};

/// Reads it through the verbs; `today` is a date.
CrmData loadCrmData(const core::Workspace& ws, const std::string& today, core::Job& job);

} // namespace ui
