// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/dynamics_rights.h"

#include "core/base/text.h"
#include "crm/http/json_body.h"

namespace crm {

using core::Json;

namespace {

constexpr int kAllowed = 4; ///< of a FieldPermissionType

core::Issue issueOf(core::Severity severity, const std::string& message, const std::string& hint) {
    return {severity, "Dynamics 365", 0, message, hint};
}

/// The kind of values, in words that all adapters share.
std::string typeOf(const std::string& type) {
    if (type == "String" || type == "Memo") {
        return "text";
    }
    if (type == "Integer" || type == "BigInt" || type == "Decimal" || type == "Double" ||
        type == "Money") {
        return "number";
    }
    return type == "DateTime" ? "date" : core::lower(type);
}

} // namespace

DynamicsRights::DynamicsRights(DynamicsClient& client, std::string user, core::Job& job)
    : client_(client), user_(std::move(user)) {
    const ApiAnswer answer = client_.read(client_.config().path("privileges", {}, user_), {}, job);
    const Json& privileges = jsonAt(answer.json, "RolePrivileges");
    known_ = answer.ok() && privileges.is_array();
    for (std::size_t i = 0; known_ && i < privileges.size(); ++i) {
        depths_[core::lower(jsonText(jsonAt(privileges[i], "PrivilegeId")))] =
            jsonText(jsonAt(privileges[i], "Depth"));
    }
    if (!known_) {
        issues_.push_back(issueOf(core::Severity::Warning, "does not say what you may do",
                                  "what is refused is shown record by record"));
    }
}

bool DynamicsRights::may(const DynamicsMetadata& metadata, const std::string& what) const {
    const auto privilege = metadata.privileges.find(what);
    return !known_ || privilege == metadata.privileges.end() || depths_.contains(privilege->second);
}

bool DynamicsRights::mayChange(const DynamicsColumn& column, core::Job& job) {
    if (!column.secured) {
        return true;
    }
    if (!securedAsked_) {
        securedAsked_ = true;
        const ApiAnswer answer = client_.read(client_.config().path("secured", {}, user_), {}, job);
        const Json& list = jsonAt(answer.json, "AttributePrivileges");
        for (std::size_t i = 0; list.is_array() && i < list.size(); ++i) {
            secured_[core::lower(jsonText(jsonAt(list[i], "AttributeId")))] =
                jsonAt(list[i], "CanUpdate") == kAllowed;
        }
    }
    const auto found = secured_.find(column.metadataId);
    return found != secured_.end() && found->second;
}

Json DynamicsRights::fieldsOf(const DynamicsTable& table, bool write, core::Job& job) {
    const DynamicsMetadata& metadata = client_.metadata(table, job);
    std::map<std::string, int> lengths;
    if (table.object == Object::Account) { // the object that is published to
        const ApiAnswer answer = client_.read(client_.config().path("strings", table.logical) +
                                                  "?$select=LogicalName,MaxLength",
                                              {}, job);
        const Json& list = jsonAt(answer.json, "value");
        for (std::size_t i = 0; list.is_array() && i < list.size(); ++i) {
            const auto length = core::parseInteger(jsonText(jsonAt(list[i], "MaxLength")));
            lengths[jsonText(jsonAt(list[i], "LogicalName"))] =
                static_cast<int>(length.value_or(0));
        }
    }
    Json fields = Json::object();
    for (const auto& [name, column] : metadata.columns) {
        if (column.type == "Virtual" || column.type == "EntityName") {
            continue;
        }
        const bool unique = std::find(metadata.uniqueKeys.begin(), metadata.uniqueKeys.end(),
                                      name) != metadata.uniqueKeys.end();
        Json field = {{"write", write && column.write && mayChange(column, job)},
                      {"type", typeOf(column.type)},
                      {"unique", unique},
                      {"label", column.label}};
        if (const auto length = lengths.find(name); length != lengths.end() && length->second > 0) {
            field["length"] = length->second;
        }
        if (client_.config().lookups.contains(name)) {
            Json words = field; // the same, by the name of what it refers to
            words["type"] = "text";
            fields[name + ".name"] = std::move(words);
        }
        fields[name] = std::move(field);
    }
    return fields;
}

Json DynamicsRights::permissionsOf(const DynamicsTable& table, core::Job& job) {
    const DynamicsMetadata& metadata = client_.metadata(table, job);
    if (!metadata.present) {
        return nullptr;
    }
    const bool write = may(metadata, "Write");
    Json permissions = {{"read", may(metadata, "Read")},
                        {"write", write},
                        {"create", may(metadata, "Create")},
                        {"delete", may(metadata, "Delete")}};
    if (table.object != Object::Activity && table.object != Object::Territory) {
        permissions["fields"] = fieldsOf(table, write, job);
    }
    const auto read = metadata.privileges.find("Read");
    const auto depth =
        read == metadata.privileges.end() ? depths_.end() : depths_.find(read->second);
    if (table.object == Object::Account && !metadata.tracked) {
        issues_.push_back(issueOf(
            core::Severity::Warning, "does not track changes of " + table.set,
            "deletions are seen by a daily comparison only; switch on \"Track changes\" for the "
            "table"));
    } else if (table.object == Object::Account && depth != depths_.end() &&
               depth->second != "Global") {
        issues_.push_back(issueOf(core::Severity::Warning, "shows you only a part of " + table.set,
                                  "changes are tracked for those who may read the whole "
                                  "organisation"));
    }
    return permissions;
}

} // namespace crm
