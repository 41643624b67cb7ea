// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "crm/adapters/adapter.h"
#include "crm/adapters/vendor_record.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crm {

/// One module of Zoho CRM: Accounts, Contacts, Deals, Leads, or one of the activities.
struct ZohoModule {
    std::string name; ///< in paths and queries
    Object object = Object::Account;
    std::vector<VendorColumn> columns; ///< empty for activities
};

/// A connection to Zoho CRM. Of it, nothing is needed; see docs/guide/crm-connections.md.
struct ZohoConfig {
    std::string baseUrl;       ///< empty: the one that came with the sign-in
    std::string dataCentreUrl; ///< of the API, where no sign-in says more
    std::string version;
    std::string key; ///< field that holds our own key
    double overlapSeconds = 0;
    double lagSeconds = 0;
    double deletedDays = 0;       ///< how long Zoho tells what was deleted
    std::size_t rowsPerQuery = 0; ///< of a COQL query
    std::size_t rowsPerToken = 0; ///< that a chain of pages ends at
    /// What writes set off in Zoho ("workflow", "approval", "blueprint"); unset: as Zoho does.
    std::optional<std::vector<std::string>> trigger;
    core::Json limits = core::Json::object();
    core::Json signIn = core::Json::object();
    std::vector<ZohoModule> modules;
    std::map<std::string, std::string> paths; ///< with {version}, {module}, {id}

    /// Throws Error(Input) that names the entry for what is not understood. `baseUrl` is that of
    /// the connection; empty: the one of the sign-in or of the data centre.
    static ZohoConfig fromJson(const core::Json& json, const std::string& baseUrl);

    std::vector<const ZohoModule*> modulesOf(Object object) const;
    /// The name of the module that accounts, contacts or opportunities are kept in.
    const std::string& nameOf(Object object) const { return modulesOf(object).front()->name; }
    /// The module by its name; null if there is none.
    const ZohoModule* module(const std::string& name) const;
    /// The address of something: "query", "records", "upsert", "deleted", "fields", "modules",
    /// "users", "org", "territories", "assign", "unassign", "notes".
    std::string path(const std::string& name, const std::string& module = {},
                     const std::string& id = {}) const;
};

} // namespace crm
