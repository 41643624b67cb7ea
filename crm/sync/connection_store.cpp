// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/connection_store.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/records/record_store.h"

#include <algorithm>

namespace crm {

using core::Code;
using core::Connection;
using core::Error;

namespace {

constexpr std::size_t kLongestName = 64;

CrmConnection connectionFrom(const core::Statement& row) {
    CrmConnection connection;
    connection.id = row.id<core::ConnectionTag>(0);
    connection.name = row.string(1);
    connection.kind = row.string(2);
    connection.baseUrl = row.string(3);
    connection.config = core::Json::parse(row.text(4), nullptr, false);
    connection.writeBack = row.integer(5) != 0;
    connection.lastSync = row.string(6);
    connection.organisation = row.string(7);
    connection.pausedUntil = row.string(8);
    const core::Json leftOut = core::Json::parse(row.text(9), nullptr, false);
    for (const core::Json& object : leftOut.is_array() ? leftOut : core::Json::array()) {
        connection.leftOut.push_back(object.is_string() ? object.get<std::string>() : "");
    }
    if (connection.config.is_discarded()) {
        throw Error(Code::Storage,
                    core::format("the configuration of {} cannot be read", connection.name),
                    "remove the connection and add it again", connection.name);
    }
    return connection;
}

void requireUsableName(const std::string& name) {
    const bool plain = std::none_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\'' || c == '/';
    });
    if (name.empty() || name.size() > kLongestName || !plain || name != core::trim(name) ||
        !core::isUtf8(name) || core::equalsIgnoreCase(name, core::records::kFileSource)) {
        throw Error(Code::Input, core::format("\"{}\" cannot be the name of a connection", name),
                    "use a short word such as crm or salesforce", name);
    }
}

} // namespace

bool CrmConnection::leavesOut(Object object) const {
    return std::find(leftOut.begin(), leftOut.end(), objectName(object)) != leftOut.end();
}

std::vector<CrmConnection> loadConnections(const Connection& db) {
    std::vector<CrmConnection> connections;
    core::Statement rows =
        db.prepare("SELECT id, name, kind, coalesce(base_url, ''), config, "
                   "write_back, coalesce(last_sync, ''), "
                   "coalesce(organisation, ''), coalesce(paused_until, ''), "
                   "left_out FROM crm_connections WHERE removed = 0 ORDER BY name");
    while (rows.step()) {
        connections.push_back(connectionFrom(rows));
    }
    return connections;
}

CrmConnection requireConnection(const Connection& db, std::string_view name) {
    std::vector<std::string> names;
    const std::vector<CrmConnection> all = loadConnections(db);
    for (const CrmConnection& connection : all) {
        if (core::equalsIgnoreCase(connection.name, name) || (name.empty() && all.size() == 1)) {
            return connection;
        }
        names.push_back(connection.name);
    }
    throw Error(Code::Input,
                name.empty() ? std::string("say which connection is meant")
                             : core::format("there is no connection \"{}\"", name),
                names.empty()
                    ? "add one with: evenlode crm add WORKSPACE NAME --kind files --config FOLDER"
                    : "the connections are " + core::join(names, ", "),
                std::string(name));
}

core::ConnectionId insertConnection(core::Record& record, const CrmConnection& connection) {
    requireUsableName(connection.name);
    const Connection& db = record.db();
    core::Statement same =
        db.prepare("SELECT id, name, removed FROM crm_connections WHERE name = ? COLLATE NOCASE");
    same.bind(connection.name);
    core::ConnectionId id;
    if (same.step()) {
        if (same.integer(2) == 0) {
            throw Error(Code::Input,
                        core::format("there is a connection \"{}\" already", same.text(1)),
                        "choose another name, or remove that one first", connection.name);
        }
        id = same.id<core::ConnectionTag>(0);
        same.reset();
        db.prepare("UPDATE crm_connections SET name = ?, kind = ?, base_url = ?, config = ?, "
                   "write_back = ?, left_out = '[]', last_sync = NULL, organisation = NULL, "
                   "paused_until = NULL, "
                   "removed = 0 WHERE id = ?")
            .run(connection.name, connection.kind, connection.baseUrl, connection.config.dump(),
                 connection.writeBack, id);
        return id;
    }
    id = core::ConnectionId(core::nextId(db, "crm_connections"));
    db.prepare("INSERT INTO crm_connections (id, name, kind, base_url, config, write_back, "
               "created_at) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .run(id, connection.name, connection.kind, connection.baseUrl, connection.config.dump(),
             connection.writeBack, core::nowUtc());
    return id;
}

void removeConnection(core::Record& record, core::ConnectionId connection) {
    record.db().prepare("UPDATE crm_connections SET removed = 1 WHERE id = ?").run(connection);
    for (const char* table : {"crm_snapshot", "crm_written", "crm_hints"}) {
        record.db()
            .prepare(core::format("DELETE FROM {} WHERE connection_id = ?", table))
            .run(connection);
    }
    record.db()
        .prepare("DELETE FROM crm_outbox WHERE connection_id = ? AND status <> 'done'")
        .run(connection);
    record.db()
        .prepare("DELETE FROM crm_conflicts WHERE connection_id = ? AND status = 'open'")
        .run(connection);
}

void setWriteBack(core::Record& record, core::ConnectionId connection, bool on) {
    record.db()
        .prepare("UPDATE crm_connections SET write_back = ? WHERE id = ?")
        .run(on, connection);
}

void setConfig(core::Record& record, core::ConnectionId connection, const core::Json& config) {
    record.db()
        .prepare("UPDATE crm_connections SET config = ? WHERE id = ?")
        .run(config.dump(), connection);
}

void setLeftOut(core::Record& record, core::ConnectionId connection,
                const std::vector<std::string>& objects) {
    record.db()
        .prepare("UPDATE crm_connections SET left_out = ? WHERE id = ?")
        .run(core::Json(objects).dump(), connection);
}

void noteOrganisation(core::Record& record, core::ConnectionId connection,
                      const std::string& organisation) {
    record.db()
        .prepare("UPDATE crm_connections SET organisation = ? WHERE id = ?")
        .run(organisation, connection);
}

void notePause(core::Record& record, core::ConnectionId connection, const std::string& until) {
    record.db()
        .prepare("UPDATE crm_connections SET paused_until = ? WHERE id = ?")
        .run(until.empty() ? std::nullopt : std::optional(until), connection);
}

void noteSync(core::Record& record, core::ConnectionId connection, const std::string& at) {
    record.db()
        .prepare("UPDATE crm_connections SET last_sync = ? WHERE id = ?")
        .run(at, connection);
}

} // namespace crm
