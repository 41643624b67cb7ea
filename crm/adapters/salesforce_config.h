// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "crm/adapters/adapter.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// One kind of record of Salesforce.
struct SalesforceObject {
    std::string name;                          ///< "Account"
    std::map<std::string, std::string> fields; ///< ours -> theirs
    std::vector<std::string> columns;          ///< further ones, kept under their own names
    std::string key;                           ///< external id field that holds our key
    bool merges = false;                       ///< deleted ones may have a MasterRecordId
    bool archives = false;                     ///< old ones are only seen by a query of all
};

/// The configuration of a Salesforce connection. Everything has a default:
/// `{"api_version": "v66.0", "sign_in": {"client_id": "..."}, "objects": {"accounts": {"key":
/// "Evenlode_Key__c", "fields": {"segment": "Industry"}, "columns": ["Territory_Code__c"]}}}`
struct SalesforceConfig {
    std::string version = "v66.0";
    std::map<std::string, std::string> paths; ///< by name, with {version} and {object}
    core::Json signIn = core::Json::object();
    core::Json limits = core::Json::object();
    std::size_t bulkFrom = 2000; ///< records from which a Bulk 2.0 job is used
    std::map<Object, SalesforceObject> objects;
    bool activities = true;
    std::string activityKey = "Evenlode_Key__c"; ///< field of Activity that holds our key

    /// Throws Error(Input) that names the entry for what is not understood.
    static SalesforceConfig fromJson(const core::Json& json);
    /// Forgets what a connection leaves out, so that it costs no calls.
    void leaveOut(const std::vector<std::string>& names);
    /// A path with the version and object filled in.
    std::string path(const std::string& name, const std::string& object = {}) const;
};

} // namespace crm
