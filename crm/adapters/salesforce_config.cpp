// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/salesforce_config.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/kind.h"
#include "crm/adapters/config_reader.h"
#include "crm/http/template.h"

#include <algorithm>
#include <cctype>

namespace crm {

using core::Json;

namespace {

/// What a fresh organisation has. Paths are data, so that a new version needs no new program.
constexpr const char* kDefaults = R"json({
  "paths": {
    "query": "/services/data/{version}/query",
    "query_all": "/services/data/{version}/queryAll",
    "describe": "/services/data/{version}/sobjects/{object}/describe",
    "deleted": "/services/data/{version}/sobjects/{object}/deleted",
    "row": "/services/data/{version}/sobjects/{object}",
    "collection": "/services/data/{version}/composite/sobjects",
    "upsert": "/services/data/{version}/composite/sobjects/{object}",
    "ingest": "/services/data/{version}/jobs/ingest",
    "limits": "/services/data/{version}/limits",
    "custom_field": "/services/data/{version}/tooling/sobjects/CustomField"
  },
  "objects": {
    "users": {"name": "User", "fields": {"name": "Name", "email": "Email"}},
    "accounts": {"name": "Account", "merges": true, "fields": {
      "name": "Name", "street": "BillingStreet", "city": "BillingCity", "state": "BillingState",
      "zip": "BillingPostalCode", "country": "BillingCountry", "lat": "BillingLatitude",
      "lon": "BillingLongitude", "phone": "Phone", "website": "Website", "owner": "OwnerId",
      "parent_id": "ParentId"}},
    "contacts": {"name": "Contact", "merges": true, "fields": {
      "name": "Name", "first_name": "FirstName", "last_name": "LastName", "account_id": "AccountId",
      "email": "Email", "phone": "Phone", "title": "Title", "street": "MailingStreet",
      "city": "MailingCity", "state": "MailingState", "zip": "MailingPostalCode",
      "country": "MailingCountry", "owner": "OwnerId"}},
    "leads": {"name": "Lead", "merges": true, "fields": {
      "name": "Name", "company": "Company", "email": "Email", "phone": "Phone", "status": "Status",
      "source": "LeadSource", "street": "Street", "city": "City", "state": "State",
      "zip": "PostalCode", "country": "Country", "owner": "OwnerId"}},
    "opportunities": {"name": "Opportunity", "fields": {
      "name": "Name", "account_id": "AccountId", "stage": "StageName", "amount": "Amount",
      "close_date": "CloseDate", "owner": "OwnerId", "is_won": "IsWon", "is_closed": "IsClosed",
      "created": "CreatedDate"}},
    "territories": {"name": "Territory2", "fields": {
      "code": "DeveloperName", "name": "Name", "parent": "ParentTerritory2Id"}}
  }
})json";

constexpr Object kKinds[] = {Object::User,        Object::Account, Object::Contact,
                             Object::Opportunity, Object::Lead,    Object::Territory};

bool isName(const std::string& text) {
    // "Owner.Name" is a field of a parent; nothing else may get into a query.
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.';
    });
}

void readObject(SalesforceObject& object, const Json& json, const std::string& name, Object kind) {
    const ConfigReader reader(json, name, {"name", "fields", "columns", "key", "merges"});
    object.name = reader.text("name", object.name);
    object.key = reader.text("key", object.key);
    object.merges = reader.flag("merges", object.merges);
    for (const auto& [ours, theirs] : reader.items("fields")) {
        const auto stored = storedKind(kind);
        if (stored && !core::records::fieldIndex(*stored, ours)) {
            reader.refuse("fields", core::format("has \"{}\", which is no field here", ours));
        }
        object.fields[ours] = theirs;
    }
    for (const std::string& column : reader.texts("columns")) {
        object.columns.push_back(column);
    }
    std::vector<std::string> names = object.columns;
    names.push_back(object.name);
    for (const auto& [ours, theirs] : object.fields) {
        if (!theirs.empty()) {
            names.push_back(theirs);
        }
    }
    if (!object.key.empty()) {
        names.push_back(object.key);
    }
    for (const std::string& one : names) {
        if (!isName(one)) {
            reader.refuse("fields",
                          core::format("names \"{}\", which is no field of Salesforce", one),
                          "give the API name, such as Territory_Code__c");
        }
    }
    std::erase_if(object.fields, [](const auto& entry) { return entry.second.empty(); });
}

void readObjects(SalesforceConfig& config, const Json& objects, const ConfigReader& reader) {
    for (const auto& [name, value] : objects.items()) {
        const auto kind =
            std::find_if(std::begin(kKinds), std::end(kKinds),
                         [&asked = name](Object one) { return objectName(one) == asked; });
        if (kind == std::end(kKinds)) {
            reader.refuse("objects", core::format("has \"{}\", which is no kind of record", name));
        }
        readObject(config.objects[*kind], value, "objects." + name, *kind);
    }
}

} // namespace

SalesforceConfig SalesforceConfig::fromJson(const Json& json) {
    SalesforceConfig config;
    const Json defaults = Json::parse(kDefaults);
    const ConfigReader reader(json, "",
                              {"api_version", "paths", "sign_in", "limits", "bulk_from", "objects",
                               "publish", "account_key", "activity_key"});
    config.version = reader.text("api_version", config.version);
    if (!config.version.starts_with('v') || !core::parseNumber(config.version.substr(1))) {
        reader.refuse("api_version", "is no version", "such as v66.0");
    }
    for (const auto& [name, path] : defaults["paths"].items()) {
        config.paths[name] = path.get<std::string>();
    }
    for (const auto& [name, path] : reader.items("paths")) {
        if (!config.paths.contains(name) || !path.starts_with('/')) {
            reader.refuse("paths", core::format("has \"{}\", which is not understood", name));
        }
        config.paths[name] = path;
    }
    config.signIn = reader.member("sign_in");
    config.limits = reader.member("limits");
    config.bulkFrom = static_cast<std::size_t>(reader.number("bulk_from", 2000, 1, 1e9));
    config.activityKey = reader.text("activity_key", config.activityKey);
    if (!isName(config.activityKey)) {
        reader.refuse("activity_key", "is no field of Salesforce",
                      "give the API name, such as Evenlode_Key__c");
    }
    readObjects(config, defaults["objects"], reader);
    readObjects(config, reader.member("objects"), reader);
    return config;
}

void SalesforceConfig::leaveOut(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        std::erase_if(objects, [&](const auto& entry) { return objectName(entry.first) == name; });
        activities = activities && name != objectName(Object::Activity);
    }
}

std::string SalesforceConfig::path(const std::string& name, const std::string& object) const {
    return filled(paths.at(name), [&](std::string_view place) {
        return place == "version"  ? std::optional(version)
               : place == "object" ? std::optional(object)
                                   : std::nullopt;
    });
}

} // namespace crm
