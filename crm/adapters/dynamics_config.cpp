// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/dynamics_config.h"

#include "core/base/text.h"
#include "core/records/kind.h"
#include "crm/adapters/config_reader.h"
#include "crm/http/template.h"
#include "crm/http/url.h"

#include <algorithm>
#include <cctype>

namespace crm {

using core::Json;
using core::records::AttributeType;

namespace {

/// What the vendor documents: addresses, tables, and which of their columns are ours.
constexpr const char* kDynamics = R"json({
  "version": "v9.2",
  "paths": {
    "table": "/api/data/{version}/{set}",
    "row": "/{set}({id})",
    "batch": "/api/data/{version}/$batch",
    "who": "/api/data/{version}/WhoAmI",
    "organisation": "/api/data/{version}/organizations({id})",
    "privileges": "/api/data/{version}/systemusers({id})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()",
    "secured": "/api/data/{version}/systemusers({id})/Microsoft.Dynamics.CRM.RetrievePrincipalAttributePrivileges()",
    "settings": "/api/data/{version}/usersettingscollection({id})",
    "utc": "/api/data/{version}/UtcTimeFromLocalTime(LocalTime=@p1,TimeZoneCode=@p2)",
    "entity": "/api/data/{version}/EntityDefinitions(LogicalName='{set}')",
    "attributes": "/api/data/{version}/EntityDefinitions(LogicalName='{set}')/Attributes",
    "strings": "/api/data/{version}/EntityDefinitions(LogicalName='{set}')/Attributes/Microsoft.Dynamics.CRM.StringAttributeMetadata",
    "keys": "/api/data/{version}/EntityDefinitions(LogicalName='{set}')/Keys"
  },
  "lookups": {
    "ownerid": {"set": "systemusers", "id": "systemuserid", "name": "fullname"},
    "territoryid": {"set": "territories", "id": "territoryid", "name": "name"},
    "parentterritoryid": {"set": "territories", "id": "territoryid", "name": "name"},
    "managerid": {"set": "systemusers", "id": "systemuserid", "name": "fullname"},
    "parentaccountid": {"set": "accounts", "id": "accountid", "name": "name"},
    "parentcustomerid": {"set": "accounts", "id": "accountid", "name": "name",
                         "navigation": "parentcustomerid_account"},
    "masterid": {"set": "accounts", "id": "accountid", "name": "name"},
    "regardingobjectid": {"set": "accounts", "id": "accountid", "name": "name",
                          "navigation": "regardingobjectid_account"},
    "objectid": {"set": "accounts", "id": "accountid", "name": "name",
                 "navigation": "objectid_account"}
  },
  "tables": [
    {"object": "users", "set": "systemusers", "logical": "systemuser", "id": "systemuserid",
     "inactive": "isdisabled=true",
     "fields": {"name": "fullname", "email": "internalemailaddress"}},
    {"object": "accounts", "set": "accounts", "logical": "account", "id": "accountid",
     "merges": true,
     "fields": {"name": "name", "street": "address1_line1", "unit": "address1_line2",
                "city": "address1_city", "state": "address1_stateorprovince",
                "zip": "address1_postalcode", "country": "address1_country",
                "lat": "address1_latitude", "lon": "address1_longitude", "phone": "telephone1",
                "website": "websiteurl", "owner": "ownerid", "parent_id": "parentaccountid",
                "territory_id": "territoryid.name"},
     "columns": {"revenue": "number", "numberofemployees": "number"}},
    {"object": "contacts", "set": "contacts", "logical": "contact", "id": "contactid",
     "merges": true,
     "fields": {"name": "fullname", "first_name": "firstname", "last_name": "lastname",
                "account_id": "parentcustomerid", "email": "emailaddress1", "phone": "telephone1",
                "title": "jobtitle", "street": "address1_line1", "city": "address1_city",
                "state": "address1_stateorprovince", "zip": "address1_postalcode",
                "country": "address1_country", "owner": "ownerid", "created": "createdon"}},
    {"object": "opportunities", "set": "opportunities", "logical": "opportunity",
     "id": "opportunityid",
     "fields": {"name": "name", "account_id": "parentaccountid", "stage": "stepname",
                "amount": "estimatedvalue", "close_date": "estimatedclosedate",
                "owner": "ownerid", "is_won": "statecode=1", "is_closed": "statecode!=0",
                "created": "createdon"}},
    {"object": "leads", "set": "leads", "logical": "lead", "id": "leadid", "merges": true,
     "fields": {"name": "fullname", "company": "companyname", "email": "emailaddress1",
                "phone": "telephone1", "status": "statuscode.name",
                "source": "leadsourcecode.name", "street": "address1_line1",
                "city": "address1_city", "state": "address1_stateorprovince",
                "zip": "address1_postalcode", "country": "address1_country",
                "owner": "ownerid", "created": "createdon"}},
    {"object": "territories", "set": "territories", "logical": "territory", "id": "territoryid",
     "fields": {"name": "name", "parent": "parentterritoryid", "owner": "managerid"}},
    {"object": "activities", "set": "appointments", "logical": "appointment", "id": "activityid",
     "kind": "meeting", "regarding": "regardingobjectid_{to}"},
    {"object": "activities", "set": "phonecalls", "logical": "phonecall", "id": "activityid",
     "kind": "call", "regarding": "regardingobjectid_{to}"},
    {"object": "activities", "set": "tasks", "logical": "task", "id": "activityid",
     "kind": "task", "regarding": "regardingobjectid_{to}"},
    {"object": "activities", "set": "annotations", "logical": "annotation", "id": "annotationid",
     "kind": "note", "regarding": "objectid_{to}"}
  ]
})json";

constexpr double kDaySeconds = 86400;

bool isName(const std::string& text) {
    // Names go into addresses; nothing else may get there.
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
    });
}

bool isField(const std::string& text) {
    const std::string column = DynamicsField::columnOf(text);
    const std::string rest = text.substr(column.size());
    return isName(column) &&
           (rest.empty() || rest == ".name" || rest.starts_with("=") || rest.starts_with("!="));
}

Object objectCalled(const std::string& name) {
    Object found = Object::Activity;
    for (const Object object : {Object::User, Object::Account, Object::Contact, Object::Opportunity,
                                Object::Lead, Object::Territory}) {
        found = name == objectName(object) ? object : found;
    }
    return found;
}

AttributeType typeCalled(const std::string& name) {
    return name == "number" ? AttributeType::Number
           : name == "date" ? AttributeType::Date
                            : AttributeType::Text;
}

DynamicsTable tableFrom(const Json& data) {
    DynamicsTable table;
    table.set = data["set"].get<std::string>();
    table.logical = data["logical"].get<std::string>();
    table.id = data["id"].get<std::string>();
    table.object = objectCalled(data["object"].get<std::string>());
    table.fields = data.value("fields", table.fields);
    const Json columns = data.value("columns", Json::object());
    for (const auto& [name, type] : columns.items()) {
        table.columns[name] = typeCalled(type.get<std::string>());
    }
    table.inactive = data.value("inactive", "");
    table.merges = data.value("merges", false);
    table.kind = data.value("kind", "");
    table.regarding = data.value("regarding", "");
    return table;
}

/// {"key": "new_evenlodekey", "fields": {"segment": "industrycode.name"}, ...} of one kind.
void readTable(DynamicsTable& table, const Json& json, const std::string& name) {
    const ConfigReader reader(json, name,
                              {"key", "fields", "columns", "inactive", "zone", "outcome"});
    const auto checked = [&](const char* entry, const std::string& text, bool wide) {
        if (!text.empty() && !(wide ? isField(text) : isName(text))) {
            reader.refuse(entry, core::format("names \"{}\", which is no column", text),
                          "give the logical name, such as new_region");
        }
        return text;
    };
    table.key = checked("key", reader.text("key", table.key), false);
    table.inactive = checked("inactive", reader.text("inactive", table.inactive), true);
    table.zone = checked("zone", reader.text("zone", table.zone), false);
    table.outcome = checked("outcome", reader.text("outcome", table.outcome), false);
    for (const auto& [ours, theirs] : reader.items("fields")) {
        const auto stored = storedKind(table.object);
        if (table.object == Object::Activity ||
            (stored && !core::records::fieldIndex(*stored, ours))) {
            reader.refuse("fields", core::format("has \"{}\", which is no field here", ours));
        }
        table.fields[ours] = checked("fields", theirs, true);
    }
    for (const auto& [column, type] : reader.items("columns")) {
        table.columns[checked("columns", column, true)] = typeCalled(type);
    }
    std::erase_if(table.fields, [](const auto& entry) { return entry.second.empty(); });
}

void readLookups(DynamicsConfig& config, const Json& json, const std::string& name) {
    for (const auto& [column, entry] : json.items()) {
        const ConfigReader reader(entry, name + "." + column, {"set", "id", "name", "navigation"});
        DynamicsLookup lookup;
        lookup.set = reader.required("set");
        lookup.id = reader.required("id");
        lookup.name = reader.text("name", "name");
        lookup.navigation = reader.text("navigation", column);
        for (const std::string& one :
             {column, lookup.set, lookup.id, lookup.name, lookup.navigation}) {
            if (!isName(one)) {
                reader.refuse("set", core::format("has \"{}\", which is no name", one),
                              "give the names that the metadata of the organisation has");
            }
        }
        config.lookups[column] = lookup;
    }
}

void readPaths(DynamicsConfig& config, const ConfigReader& read, const Json& data) {
    config.paths = data["paths"].get<std::map<std::string, std::string>>();
    for (const auto& [name, path] : read.items("paths")) {
        if (!config.paths.contains(name) || !path.starts_with('/')) {
            read.refuse("paths", core::format("has \"{}\", which is not understood", name));
        }
        config.paths[name] = path;
    }
}

void readObjects(DynamicsConfig& config, const ConfigReader& read, const Json& data) {
    const Json objects = read.member("objects");
    for (const auto& [name, value] : objects.items()) {
        const bool known =
            std::any_of(data["tables"].begin(), data["tables"].end(),
                        [&asked = name](const Json& one) { return one["object"] == asked; });
        if (!known) {
            read.refuse("objects", core::format("has \"{}\", which is no kind of record", name));
        }
    }
    for (const Json& one : data["tables"]) {
        const std::string name = one["object"].get<std::string>();
        config.tables.push_back(tableFrom(one));
        readTable(config.tables.back(), objects.value(name, Json::object()), "objects." + name);
    }
}

} // namespace

DynamicsConfig DynamicsConfig::fromJson(const Json& json, const std::string& baseUrl) {
    const ConfigReader read(json, "",
                            {"base_url", "api_version", "paths", "page_size", "batch_size",
                             "overlap_seconds", "make_territories", "objects", "lookups", "limits",
                             "sign_in", "publish", "account_key"});
    const Json data = Json::parse(kDynamics);
    DynamicsConfig config;
    config.baseUrl = read.text("base_url", baseUrl);
    while (config.baseUrl.ends_with('/')) {
        config.baseUrl.pop_back();
    }
    const bool here = config.baseUrl.starts_with("http://127.0.0.1") ||
                      config.baseUrl.starts_with("http://localhost");
    if (config.baseUrl.empty()) {
        read.refuse("base_url", "is missing",
                    "give the address of the organisation with --base-url, such as "
                    "https://contoso.crm4.dynamics.com");
    }
    if (!config.baseUrl.starts_with("https://") && !here) {
        read.refuse("base_url", "would send secrets unprotected",
                    "give an address that begins with https://");
    }
    config.version = read.text("api_version", data.value("version", ""));
    if (!config.version.starts_with('v') || !core::parseNumber(config.version.substr(1))) {
        read.refuse("api_version", "is no version", "such as v9.2");
    }
    config.pageSize = static_cast<std::size_t>(read.number("page_size", 5000, 1, 5000));
    config.batchSize = static_cast<std::size_t>(read.number("batch_size", 1000, 1, 1000));
    config.overlapSeconds = read.number("overlap_seconds", 300, 0, kDaySeconds);
    config.makeTerritories = read.flag("make_territories", false);
    config.limits = read.member("limits");
    config.signIn = read.member("sign_in");
    readPaths(config, read, data);
    readLookups(config, data["lookups"], "lookups");
    readLookups(config, read.member("lookups"), "lookups");
    readObjects(config, read, data);
    return config;
}

std::vector<const DynamicsTable*> DynamicsConfig::tablesOf(Object object) const {
    std::vector<const DynamicsTable*> found;
    for (const DynamicsTable& table : tables) {
        if (table.object == object) {
            found.push_back(&table);
        }
    }
    return found;
}

const DynamicsTable* DynamicsConfig::tableOf(const std::string& set) const {
    for (const DynamicsTable& table : tables) {
        if (table.set == set) {
            return &table;
        }
    }
    return nullptr;
}

DynamicsField DynamicsConfig::field(const std::string& name) const {
    return DynamicsField::parse(name, lookups.contains(DynamicsField::columnOf(name)));
}

std::string DynamicsConfig::path(const std::string& name, const std::string& set,
                                 const std::string& id) const {
    return filled(paths.at(name), [&](std::string_view place) -> std::optional<std::string> {
        return place == "version" ? std::optional(version)
               : place == "set"   ? std::optional(set)
               : place == "id"    ? std::optional(percentEncoded(id))
                                  : std::nullopt;
    });
}

std::string DynamicsConfig::rowPath(const std::string& set, const std::string& id) const {
    return path("table", path("row", set, id).substr(1));
}

} // namespace crm
