// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "crm/adapters/adapter.h"
#include "crm/adapters/adapter_tools.h"
#include "crm/sync/connection_store.h"

#include <string>
#include <vector>

namespace crm {

struct AddConnectionParams {
    std::string name;
    std::string kind;    ///< "files", "rest"
    std::string config;  ///< a configuration file (.json), or for files the folder or a table in it
    std::string baseUrl; ///< of the CRM's API; not for files
    /// Laid over the configuration: `{"sign_in": {"client_id": "..."}}`.
    core::Json settings = core::Json::object();
};

/// A connection and what the CRM says to it.
struct ConnectionReport {
    CrmConnection connection;
    Identity identity;
    Limits limits;
};
void to_json(core::Json& json, const ConnectionReport& report);

struct ConnectionsReport {
    std::vector<CrmConnection> connections;
};
void to_json(core::Json& json, const ConnectionsReport& report);

/// Tries a new connection and, if it answers, keeps it. Throws Error(Input) for a name that is
/// taken, a configuration that is not understood, a folder without accounts. One that has to be
/// signed in to first is kept untried, and the report says so.
ConnectionReport addConnection(core::Workspace& ws, const AddConnectionParams& params,
                               core::Job& job, const AdapterTools& tools = {});
ConnectionsReport listConnections(const core::Workspace& ws);
/// Asks the CRM who we are and what we may do. Changes nothing.
ConnectionReport testConnection(const core::Workspace& ws, const std::string& name, core::Job& job,
                                const AdapterTools& tools = {});
/// Forgets a connection and its sign-in; the records that came from it stay.
ConnectionsReport removeConnection(core::Workspace& ws, const std::string& name,
                                   const AdapterTools& tools = {});

} // namespace crm
