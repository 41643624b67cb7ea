// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "crm/adapters/adapter.h"
#include "crm/adapters/dynamics_field.h"
#include "crm/adapters/vendor_record.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// A column that refers to a row of another table.
struct DynamicsLookup {
    std::string navigation; ///< the name that it is written by, with "@odata.bind"
    std::string set;        ///< of the rows it refers to: "territories"
    std::string id;         ///< their primary key: "territoryid"
    std::string name;       ///< the column that people know them by: "name"
};

/// One table of Dataverse.
struct DynamicsTable {
    std::string set;     ///< in addresses: "accounts"
    std::string logical; ///< in metadata: "account"
    std::string id;      ///< primary key: "accountid"
    Object object = Object::Account;
    std::map<std::string, std::string> fields; ///< ours -> theirs (`DynamicsField`)
    std::map<std::string, core::records::AttributeType> columns; ///< further ones, kept
    std::string key;       ///< column that holds our key; empty: the id is made from it
    std::string inactive;  ///< rows for which this test is true are not there: "isdisabled=true"
    bool merges = false;   ///< rows may have been merged into others ("merged", "masterid")
    std::string kind;      ///< of activities, ours: "meeting"
    std::string regarding; ///< what an activity is about is written by it: "regardingobjectid_{to}"
    std::string zone;      ///< column for the time zone of an activity; empty: in its text
    std::string outcome;   ///< column for the outcome of an activity; empty: in its text
};

/// The configuration of a connection to Dynamics 365. Of it, only the address of the organisation
/// is needed; see docs/guide/crm-connections.md.
struct DynamicsConfig {
    std::string baseUrl;
    std::string version;
    std::map<std::string, std::string> paths; ///< with {version}, {set}, {id}, {entity}
    std::size_t pageSize = 0;
    std::size_t batchSize = 0;    ///< changes per request
    double overlapSeconds = 0;    ///< that are read again each time
    bool makeTerritories = false; ///< a territory that is written and not there is made
    core::Json limits = core::Json::object();
    core::Json signIn = core::Json::object();
    std::vector<DynamicsTable> tables;
    std::map<std::string, DynamicsLookup> lookups; ///< by column

    /// Throws Error(Input) that names the entry for what is not understood. `baseUrl` is that of
    /// the connection.
    static DynamicsConfig fromJson(const core::Json& json, const std::string& baseUrl);

    std::vector<const DynamicsTable*> tablesOf(Object object) const;
    /// The table behind "appointments"; null where there is none.
    const DynamicsTable* tableOf(const std::string& set) const;
    /// A field by the name that it has in the configuration or in an edit.
    DynamicsField field(const std::string& name) const;

    std::string path(const std::string& name, const std::string& set = {},
                     const std::string& id = {}) const;
    /// The address of one row, as it stands in requests and in values of "@odata.bind".
    std::string rowPath(const std::string& set, const std::string& id) const;
};

} // namespace crm
