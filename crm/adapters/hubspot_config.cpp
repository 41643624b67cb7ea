// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/hubspot_config.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/adapters/config_reader.h"
#include "crm/adapters/vendor_columns.h"
#include "crm/http/http_client.h"
#include "crm/http/template.h"

#include <algorithm>

namespace crm {

using core::Json;
using core::records::AttributeType;

namespace {

/// What the vendor documents: paths by generation of the interface, object types, and which of
/// their properties are ours. Versions such as "v3" are of the old generation.
constexpr const char* kHubspot = R"json({
  "base_url": "https://api.hubapi.com",
  "version": "2026-09",
  "dated": {
    "objects": "/crm/objects/{version}/{type}",
    "properties": "/crm/properties/{version}/{type}",
    "owners": "/crm/owners/{version}",
    "associations": "/crm/associations/{version}/{type}/{to}/batch/read",
    "associate": "/crm/associations/{version}/{type}/{to}/batch/associate/default",
    "account": "/account-info/{version}/details"
  },
  "legacy": {
    "objects": "/crm/{version}/objects/{type}",
    "properties": "/crm/{version}/properties/{type}",
    "owners": "/crm/{version}/owners/",
    "associations": "/crm/v4/associations/{type}/{to}/batch/read",
    "associate": "/crm/v4/associations/{type}/{to}/batch/associate/default",
    "account": "/account-info/{version}/details"
  },
  "types": [
    {"object": "accounts", "name": "companies", "modified": "hs_lastmodifieddate",
     "fields": {"name": "name", "street": "address", "unit": "address2", "city": "city",
                "state": "state", "zip": "zip", "country": "country", "phone": "phone",
                "website": "domain", "segment": "industry", "owner": "hubspot_owner_id",
                "territory_id": "territory_id"},
     "numbers": ["annualrevenue", "numberofemployees"]},
    {"object": "contacts", "name": "contacts", "modified": "lastmodifieddate",
     "fields": {"first_name": "firstname", "last_name": "lastname", "email": "email",
                "phone": "phone", "title": "jobtitle", "account_id": "associatedcompanyid",
                "street": "address", "city": "city", "state": "state", "zip": "zip",
                "country": "country", "owner": "hubspot_owner_id", "created": "createdate"}},
    {"object": "opportunities", "name": "deals", "modified": "hs_lastmodifieddate",
     "fields": {"name": "dealname", "stage": "dealstage", "amount": "amount",
                "close_date": "closedate", "owner": "hubspot_owner_id",
                "is_won": "hs_is_closed_won", "is_closed": "hs_is_closed",
                "created": "createdate", "account_id": "associated_company"},
     "associated": {"companies": "associated_company"}},
    {"object": "leads", "name": "leads", "modified": "hs_lastmodifieddate",
     "fields": {"name": "hs_lead_name", "status": "hs_pipeline_stage", "source": "hs_lead_type",
                "owner": "hubspot_owner_id", "created": "hs_createdate"}},
    {"object": "activities", "name": "meetings", "modified": "hs_lastmodifieddate",
     "associated": {"companies": "account", "contacts": "contact", "deals": "opportunity"},
     "types": {"companies": 188, "contacts": 200, "deals": 212}},
    {"object": "activities", "name": "calls", "modified": "hs_lastmodifieddate",
     "associated": {"companies": "account", "contacts": "contact", "deals": "opportunity"},
     "types": {"companies": 182, "contacts": 194, "deals": 206}},
    {"object": "activities", "name": "notes", "modified": "hs_lastmodifieddate",
     "associated": {"companies": "account", "contacts": "contact", "deals": "opportunity"},
     "types": {"companies": 190, "contacts": 202, "deals": 214}},
    {"object": "activities", "name": "tasks", "modified": "hs_lastmodifieddate",
     "associated": {"companies": "account", "contacts": "contact", "deals": "opportunity"},
     "types": {"companies": 192, "contacts": 204, "deals": 216}}
  ]
})json";

constexpr const char* kId = "hs_object_id";
constexpr double kDaySeconds = 86400;

Object objectCalled(const std::string& name) {
    Object found = Object::Activity;
    for (const Object object :
         {Object::Account, Object::Contact, Object::Opportunity, Object::Lead}) {
        found = name == objectName(object) ? object : found;
    }
    return found;
}

HubspotType typeFrom(const Json& data, const Json& fields, const Json& columns) {
    HubspotType type;
    type.name = data["name"].get<std::string>();
    type.object = objectCalled(data["object"].get<std::string>());
    type.modified = data["modified"].get<std::string>();
    type.associated = data.value("associated", type.associated);
    type.associationTypes = data.value("types", type.associationTypes);
    if (!data.contains("fields")) {
        return type;
    }
    type.columns = vendorColumns(data, fields, columns, kId);
    return type;
}

} // namespace

HubspotConfig HubspotConfig::fromJson(const Json& json, const std::string& baseUrl) {
    const ConfigReader read(json, "",
                            {"base_url", "api_version", "paths", "key_field", "fields", "columns",
                             "overlap_seconds", "lag_seconds", "searches_per_second",
                             "archived_pages", "archive_days", "search_up_to", "limits", "sign_in",
                             "publish", "account_key"});
    const Json data = Json::parse(kHubspot);
    HubspotConfig config;
    config.baseUrl = read.text("base_url", baseUrl.empty() ? data.value("base_url", "") : baseUrl);
    const bool here = config.baseUrl.starts_with("http://127.0.0.1") ||
                      config.baseUrl.starts_with("http://localhost");
    if (!config.baseUrl.starts_with("https://") && !here) {
        read.refuse("base_url", "would send secrets unprotected",
                    "give an address that begins with https://");
    }
    config.version = read.text("api_version", data.value("version", ""));
    const bool legacy = config.version.starts_with('v');
    config.paths = data[legacy ? "legacy" : "dated"].get<std::map<std::string, std::string>>();
    for (const auto& [name, path] : read.items("paths")) {
        if (!config.paths.contains(name)) {
            read.refuse("paths", "has an unknown entry \"" + name + "\"");
        }
        config.paths[name] = path;
    }
    config.key = read.text("key_field", "evenlode_key");
    config.overlapSeconds = read.number("overlap_seconds", 3600, 0, kDaySeconds);
    config.lagSeconds = read.number("lag_seconds", 120, 0, kDaySeconds);
    config.searchesPerSecond = read.number("searches_per_second", 4, 0.01, 1000);
    config.archivedPages = static_cast<int>(read.number("archived_pages", 10, 0, 1e6));
    config.archiveDays = read.number("archive_days", 90, 1, 3650);
    config.searchUpTo = static_cast<std::int64_t>(read.number("search_up_to", 30'000, 0, 1e9));
    config.limits = read.member("limits");
    config.signIn = read.member("sign_in");
    const Json fields = vendorNames(read, "fields", "sales_territory");
    const Json columns = vendorNames(read, "columns", "sales_territory");
    for (const Json& type : data["types"]) {
        const std::string object = type["object"].get<std::string>();
        config.types.push_back(typeFrom(type, fields.value(object, Json::object()),
                                        columns.value(object, Json::object())));
    }
    return config;
}

std::vector<const HubspotType*> HubspotConfig::typesOf(Object object) const {
    std::vector<const HubspotType*> found;
    for (const HubspotType& type : types) {
        if (type.object == object) {
            found.push_back(&type);
        }
    }
    return found;
}

std::string HubspotConfig::path(const std::string& name, const std::string& type,
                                const std::string& to) const {
    return filled(paths.at(name), [&](std::string_view place) -> std::optional<std::string> {
        return place == "version" ? std::optional(version)
               : place == "type"  ? std::optional(type)
               : place == "to"    ? std::optional(to)
                                  : std::nullopt;
    });
}

} // namespace crm
