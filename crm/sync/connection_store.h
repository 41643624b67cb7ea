// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "crm/adapters/adapter.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crm {

/// A CRM that the workspace is connected with. Its name is also the `source` of the records that
/// came from it. Secrets are never part of it.
struct CrmConnection {
    core::ConnectionId id;
    std::string name;
    std::string kind; ///< "files"
    std::string baseUrl;
    core::Json config = core::Json::object();
    bool writeBack = false;
    std::string lastSync; ///< UTC; empty = never
    /// The organisation that the first sync found there; empty = none yet.
    std::string organisation = {};
    std::string pausedUntil = {}; ///< UTC; no calls were left; empty = not paused
    /// Objects that are not read ("leads", "activities"); accounts always are.
    std::vector<std::string> leftOut = {};

    bool leavesOut(Object object) const;
};

/// In order of name.
std::vector<CrmConnection> loadConnections(const core::Connection& db);
/// By name, in any case. Throws Error(Input) that lists the connections; an empty name stands for
/// the only one.
CrmConnection requireConnection(const core::Connection& db, std::string_view name);

/// Throws Error(Input) if the name is taken or unusable. A removed connection of the same name
/// takes its place again, so that its records are the same ones.
core::ConnectionId insertConnection(core::Record& record, const CrmConnection& connection);
/// The connection is only marked: records that came from it, and what was published to it, stay;
/// what was last seen there is forgotten.
void removeConnection(core::Record& record, core::ConnectionId connection);
void setWriteBack(core::Record& record, core::ConnectionId connection, bool on);
void setConfig(core::Record& record, core::ConnectionId connection, const core::Json& config);
void setLeftOut(core::Record& record, core::ConnectionId connection,
                const std::vector<std::string>& objects);
void noteOrganisation(core::Record& record, core::ConnectionId connection,
                      const std::string& organisation);
/// `until` is UTC; empty = not paused any more.
void notePause(core::Record& record, core::ConnectionId connection, const std::string& until);
void noteSync(core::Record& record, core::ConnectionId connection, const std::string& at);

} // namespace crm
