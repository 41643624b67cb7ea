// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "tests/support/fake_dynamics.h"

namespace support {

using core::Json;

namespace {

HttpAnswer error(int status, const std::string& code, const std::string& message) {
    return jsonAnswer(status, Json{{"error", {{"code", code}, {"message", message}}}}.dump());
}

constexpr const char* kVerbs[] = {"Create", "Read", "Write", "Delete"};

} // namespace

HttpAnswer FakeDynamics::describe(const Table& table) const {
    std::string set;
    for (const auto& [name, one] : tables_) {
        set = one.logical == table.logical ? name : set;
    }
    Json json = {{"LogicalName", table.logical},
                 {"ChangeTrackingEnabled", !untracked.contains(set)},
                 {"Attributes", Json::array()},
                 {"Keys", Json::array()},
                 {"Privileges", Json::array()}};
    for (const auto& [name, type] : table.columns) {
        const bool fixed = name == "createdon" || name == "modifiedon" || name == "merged" ||
                           name == "masterid" || name == "fullname";
        json["Attributes"].push_back(
            {{"LogicalName", name},
             {"MetadataId", "id-of-" + set + "." + name},
             {"AttributeType", type},
             {"IsValidForRead", true},
             {"IsValidForCreate", !fixed},
             {"IsValidForUpdate", !fixed && name != table.id},
             {"IsSecured", secured.contains(set + "." + name)},
             {"DisplayName", {{"UserLocalizedLabel", {{"Label", "The " + name}}}}}});
    }
    for (const std::string& name : table.unique) {
        json["Keys"].push_back({{"KeyAttributes", {name}}, {"EntityKeyIndexStatus", "Active"}});
    }
    for (const char* verb : kVerbs) {
        json["Privileges"].push_back(
            {{"Name", std::string("prv") + verb + table.logical},
             {"PrivilegeType", verb},
             {"PrivilegeId", core::format("Id-Of-{}-{}", verb, table.logical)}});
    }
    return jsonAnswer(200, json.dump());
}

HttpAnswer FakeDynamics::privileges() const {
    Json list = Json::array();
    for (const auto& [set, table] : tables_) {
        for (const char* verb : kVerbs) {
            if (!withheld.contains(std::string("prv") + verb + table.logical)) {
                list.push_back(
                    {{"PrivilegeId", core::lower(core::format("id-of-{}-{}", verb, table.logical))},
                     {"Depth", untrackable.contains(set) ? "Basic" : "Global"}});
            }
        }
    }
    return jsonAnswer(200, Json{{"RolePrivileges", list}}.dump());
}

HttpAnswer FakeDynamics::metadata(const Asked& asked) {
    const std::string& path = asked.path;
    if (path == "WhoAmI" || path == "WhoAmI()") {
        return jsonAnswer(200, Json{{"UserId", user}, {"OrganizationId", organisation}}.dump());
    }
    if (path == "organizations(" + organisation + ")") {
        return jsonAnswer(200, Json{{"name", "Contoso"}}.dump());
    }
    if (path == "usersettingscollection(" + user + ")") {
        return jsonAnswer(200, Json{{"timezonecode", 110}}.dump());
    }
    if (path.starts_with("UtcTimeFromLocalTime(")) {
        const auto local = core::parseInstant(asked.item("@p1"));
        return !local || asked.item("@p2") != "110"
                   ? error(400, "0x80040203", "Invalid argument")
                   : jsonAnswer(
                         200, Json{{"UtcTime", core::instantText(*local - zoneHours * 3'600'000LL)}}
                                  .dump());
    }
    if (path.find("RetrieveUserPrivileges") != std::string::npos) {
        return privileges();
    }
    if (path.find("RetrievePrincipalAttributePrivileges") != std::string::npos) {
        return jsonAnswer(200, Json{{"AttributePrivileges", Json::array()}}.dump());
    }
    const std::string head = "EntityDefinitions(LogicalName='";
    const std::size_t end = path.find("')");
    if (!path.starts_with(head) || end == std::string::npos) {
        return error(404, "0x8006088a", "Resource not found for the segment '" + path + "'.");
    }
    const std::string logical = path.substr(head.size(), end - head.size());
    const std::string rest = path.substr(end + 2);
    for (auto& [set, table] : tables_) {
        if (table.logical != logical || logical == "activityparty") {
            continue;
        }
        const std::string name = core::lower(
            asked.body.is_object() ? asked.body.value("SchemaName", std::string()) : std::string());
        if (rest.empty()) {
            return describe(table);
        }
        if (rest == "/Attributes" && asked.method == "POST") {
            if (table.columns.contains(name)) {
                return error(409, "0x80044363", "A column with this name exists already.");
            }
            const std::string type = asked.body.value("@odata.type", std::string());
            table.columns[name] = type.find("Double") != std::string::npos     ? "Double"
                                  : type.find("DateTime") != std::string::npos ? "DateTime"
                                                                               : "String";
            return {204, "", {}};
        }
        if (rest == "/Keys" && asked.method == "POST") {
            table.unique.insert(asked.body["KeyAttributes"][0].get<std::string>());
            return {204, "", {}};
        }
        if (rest.ends_with("StringAttributeMetadata")) {
            Json list = Json::array();
            for (const auto& [column, type] : table.columns) {
                if (type == "String") {
                    list.push_back({{"LogicalName", column}, {"MaxLength", 100}});
                }
            }
            return jsonAnswer(200, Json{{"value", list}}.dump());
        }
    }
    return error(404, "0x80060888", "The entity '" + logical + "' was not found.");
}

} // namespace support
