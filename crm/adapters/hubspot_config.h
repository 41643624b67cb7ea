// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "crm/adapters/adapter.h"
#include "crm/adapters/vendor_record.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace crm {

/// One type of HubSpot's objects: companies, contacts, deals, leads, or one of the engagements.
struct HubspotType {
    std::string name; ///< in paths
    Object object = Object::Account;
    std::string modified; ///< property with the time of the last change
    std::vector<VendorColumn> columns;
    /// Types of objects that records are associated with, and the name that the id goes by here.
    std::map<std::string, std::string> associated;
    std::map<std::string, int> associationTypes; ///< HUBSPOT_DEFINED, from this to the type
};

/// A connection to HubSpot. Of it, nothing is needed; see docs/guide/crm-connections.md.
struct HubspotConfig {
    std::string baseUrl;
    std::string version;
    std::string key; ///< property that holds our own key
    double overlapSeconds = 0;
    double lagSeconds = 0;
    double searchesPerSecond = 0;
    int archivedPages = 0;       ///< looked through for deleted records each time
    double archiveDays = 0;      ///< for which HubSpot keeps what was deleted
    std::int64_t searchUpTo = 0; ///< records that are searched at most where all are wanted
    core::Json limits = core::Json::object();
    core::Json signIn = core::Json::object();
    std::vector<HubspotType> types;
    std::map<std::string, std::string> paths; ///< with {version}, {type}, {to}

    /// Throws Error(Input) that names the entry for what is not understood. `baseUrl` is that of
    /// the connection; empty: the vendor's.
    static HubspotConfig fromJson(const core::Json& json, const std::string& baseUrl);

    std::vector<const HubspotType*> typesOf(Object object) const;
    /// The address of something: "objects", "properties", "owners", "associations", "associate",
    /// "account".
    std::string path(const std::string& name, const std::string& type = {},
                     const std::string& to = {}) const;
};

} // namespace crm
