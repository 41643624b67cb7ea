// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fetch.h"
#include "core/base/json.h"
#include "crm/adapters/adapter.h"
#include "crm/adapters/vendor_record.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace crm {

/// One type of Pipedrive's records: organizations, persons, deals, leads or activities.
struct PipedriveType {
    std::string name; ///< in paths
    Object object = Object::Account;
    bool old = false;               ///< only the first version of the interface has it
    std::string fields;             ///< what its fields are listed under; empty: nothing is listed
    std::string recent;             ///< its name among recent changes; empty: it is not told there
    std::string address;            ///< the member that is an address; empty: none
    std::set<std::string> writable; ///< of the fields that everybody has
    std::vector<VendorColumn> columns;
};

/// A connection to Pipedrive. Of it, nothing is needed; see docs/guide/crm-connections.md.
///
/// Fields are named as Pipedrive names them: "owner_id", "address.locality", and those that a
/// company has made by their key of 40 digits or by the name that people see.
struct PipedriveConfig {
    std::string baseUrl; ///< empty: as the sign-in says, else the vendor's
    std::string version;
    std::string key; ///< field that holds our own key
    double overlapSeconds = 0;
    double lagSeconds = 0;
    double deletedDays = 0;  ///< for which Pipedrive tells what was deleted
    double activityDays = 0; ///< that a key is looked for among activities of no organization
    core::Json limits = core::Json::object();
    core::Json signIn = core::Json::object();
    std::vector<PipedriveType> types;
    std::map<std::string, std::string> paths; ///< with {version}, {type}, {id}

    /// Throws Error(Input) that names the entry for what is not understood. `baseUrl` is that of
    /// the connection.
    static PipedriveConfig fromJson(const core::Json& json, const std::string& baseUrl);

    const PipedriveType* typeOf(Object object) const;
    /// The address of something: "list", "one", "search", "old_list", "old_one", "recents", "me".
    std::string path(const std::string& name, const std::string& type = {},
                     const std::string& id = {}) const;
    std::string listPath(const PipedriveType& type) const;
    std::string onePath(const PipedriveType& type, const std::string& id) const;
};

/// What a request costs in the tokens that Pipedrive counts: more for lists and searches, twice in
/// the first version of the interface.
std::int64_t pipedriveCost(const core::FetchRequest& request);

/// The parts that an address has, as they are named in "address.locality".
const std::vector<std::string>& pipedriveAddressParts();

} // namespace crm
