// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/zoho_config.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/adapters/config_reader.h"
#include "crm/adapters/vendor_columns.h"
#include "crm/http/http_client.h"
#include "crm/http/template.h"

#include <algorithm>
#include <set>

namespace crm {

using core::Json;
using core::records::AttributeType;

namespace {

/// What the vendor documents: servers of its data centres, paths, modules, and which of their
/// fields are ours. "Stage.won" and "Stage.closed" are what the organisation's list of stages says
/// of a stage.
constexpr const char* kZoho = R"json({
  "version": "v8",
  "servers": {
    "us": "https://www.zohoapis.com", "com": "https://www.zohoapis.com",
    "eu": "https://www.zohoapis.eu", "in": "https://www.zohoapis.in",
    "au": "https://www.zohoapis.com.au", "com.au": "https://www.zohoapis.com.au",
    "jp": "https://www.zohoapis.jp", "ca": "https://www.zohoapis.ca",
    "cn": "https://www.zohoapis.com.cn", "com.cn": "https://www.zohoapis.com.cn",
    "sa": "https://www.zohoapis.sa", "uk": "https://www.zohoapis.uk"
  },
  "paths": {
    "query": "/crm/{version}/coql",
    "records": "/crm/{version}/{module}",
    "upsert": "/crm/{version}/{module}/upsert",
    "deleted": "/crm/{version}/{module}/deleted",
    "fields": "/crm/{version}/settings/fields",
    "modules": "/crm/{version}/settings/modules",
    "users": "/crm/{version}/users",
    "org": "/crm/{version}/org",
    "territories": "/crm/{version}/settings/territories",
    "assign": "/crm/{version}/{module}/actions/assign_territories",
    "unassign": "/crm/{version}/{module}/actions/remove_territories",
    "notes": "/crm/{version}/{module}/{id}/Notes"
  },
  "modules": [
    {"object": "accounts", "name": "Accounts",
     "fields": {"name": "Account_Name", "street": "Billing_Street", "city": "Billing_City",
                "state": "Billing_State", "zip": "Billing_Code", "country": "Billing_Country",
                "phone": "Phone", "website": "Website", "segment": "Industry", "owner": "Owner",
                "territory_id": "Territory_Id", "parent_id": "Parent_Account"},
     "numbers": ["Annual_Revenue", "Employees"]},
    {"object": "contacts", "name": "Contacts",
     "fields": {"first_name": "First_Name", "last_name": "Last_Name", "email": "Email",
                "phone": "Phone", "title": "Title", "account_id": "Account_Name",
                "street": "Mailing_Street", "city": "Mailing_City", "state": "Mailing_State",
                "zip": "Mailing_Zip", "country": "Mailing_Country", "owner": "Owner",
                "created": "Created_Time"}},
    {"object": "opportunities", "name": "Deals",
     "fields": {"name": "Deal_Name", "stage": "Stage", "amount": "Amount",
                "close_date": "Closing_Date", "owner": "Owner", "account_id": "Account_Name",
                "is_won": "Stage.won", "is_closed": "Stage.closed", "created": "Created_Time"}},
    {"object": "leads", "name": "Leads",
     "fields": {"company": "Company", "first_name": "First_Name", "last_name": "Last_Name",
                "email": "Email", "phone": "Phone", "title": "Designation", "street": "Street",
                "city": "City", "state": "State", "zip": "Zip_Code", "country": "Country",
                "status": "Lead_Status", "source": "Lead_Source", "owner": "Owner",
                "created": "Created_Time"}},
    {"object": "activities", "name": "Events"},
    {"object": "activities", "name": "Calls"},
    {"object": "activities", "name": "Tasks"},
    {"object": "activities", "name": "Notes"}
  ]
})json";

constexpr double kDaySeconds = 86400;
constexpr std::size_t kMostFields = 50; ///< that a query or a list may ask for
/// Of them for the record's own, what is published and what is edited.
constexpr std::size_t kFieldsKeptFree = 12;

Object objectCalled(const std::string& name) {
    Object found = Object::Activity;
    for (const Object object :
         {Object::Account, Object::Contact, Object::Opportunity, Object::Lead}) {
        found = name == objectName(object) ? object : found;
    }
    return found;
}

ZohoModule moduleFrom(const Json& data, const Json& fields, const Json& columns) {
    ZohoModule module;
    module.name = data["name"].get<std::string>();
    module.object = objectCalled(data["object"].get<std::string>());
    if (!data.contains("fields")) {
        return module;
    }
    module.columns = vendorColumns(data, fields, columns, "id");
    return module;
}

/// The modules that records are kept in: those that Zoho comes with, or an organisation's own,
/// {"modules": {"leads": "Prospects"}}.
Json modulesFrom(const ConfigReader& read, const Json& known) {
    const QueryItems items = read.items("modules");
    const std::map<std::string, std::string> chosen(items.begin(), items.end());
    Json modules = Json::array();
    std::set<std::string> used;
    for (Json one : known) {
        const std::string object = one["object"].get<std::string>();
        if (const auto name = chosen.find(object); name != chosen.end()) {
            one["name"] = name->second;
        }
        if (!used.insert(one["name"].get<std::string>()).second) {
            read.refuse("modules", core::format("names {} twice", one["name"].get<std::string>()));
        }
        modules.push_back(std::move(one));
    }
    for (const auto& [object, name] : chosen) {
        const bool meant =
            object != objectName(Object::Activity) &&
            std::any_of(known.begin(), known.end(),
                        [&asked = object](const Json& one) { return one["object"] == asked; });
        if (!meant || name.empty()) {
            read.refuse("modules",
                        core::format("has an entry \"{}\" that is not understood", object),
                        "known are accounts, contacts, opportunities and leads, each with the API "
                        "name of a module");
        }
    }
    return modules;
}

std::string serverOfDataCentre(const ConfigReader& read, const Json& servers, const Json& signIn) {
    const std::string centre =
        signIn.is_object() && signIn.contains("data_center") && signIn["data_center"].is_string()
            ? signIn["data_center"].get<std::string>()
            : "com";
    if (!servers.contains(centre)) {
        std::vector<std::string> known;
        for (const auto& [name, server] : servers.items()) {
            known.push_back(name);
        }
        read.refuse("sign_in", "names the unknown data center \"" + centre + "\"",
                    "known are " + core::join(known, ", "));
    }
    return servers[centre].get<std::string>();
}

} // namespace

ZohoConfig ZohoConfig::fromJson(const Json& json, const std::string& baseUrl) {
    const ConfigReader read(json, "",
                            {"base_url", "api_version", "paths", "key_field", "fields", "columns",
                             "overlap_seconds", "lag_seconds", "deleted_days", "rows_per_query",
                             "modules", "trigger", "limits", "sign_in", "publish", "account_key"});
    const Json data = Json::parse(kZoho);
    ZohoConfig config;
    config.baseUrl = read.text("base_url", baseUrl);
    const bool here = config.baseUrl.starts_with("http://127.0.0.1") ||
                      config.baseUrl.starts_with("http://localhost");
    if (!config.baseUrl.empty() && !config.baseUrl.starts_with("https://") && !here) {
        read.refuse("base_url", "would send secrets unprotected",
                    "give an address that begins with https://");
    }
    config.version = read.text("api_version", data.value("version", ""));
    config.paths = data["paths"].get<std::map<std::string, std::string>>();
    for (const auto& [name, path] : read.items("paths")) {
        if (!config.paths.contains(name)) {
            read.refuse("paths", "has an unknown entry \"" + name + "\"");
        }
        config.paths[name] = path;
    }
    config.key = read.text("key_field", "Evenlode_Key");
    config.overlapSeconds = read.number("overlap_seconds", 300, 0, kDaySeconds);
    config.lagSeconds = read.number("lag_seconds", 120, 0, kDaySeconds);
    config.deletedDays = read.number("deleted_days", 60, 0.01, 3650);
    config.rowsPerQuery = static_cast<std::size_t>(read.number("rows_per_query", 2000, 1, 2000));
    config.rowsPerToken = 100'000;
    if (read.has("trigger")) {
        config.trigger = read.texts("trigger");
    }
    config.limits = read.member("limits");
    config.signIn = read.member("sign_in");
    config.dataCentreUrl = serverOfDataCentre(read, data["servers"], config.signIn);
    const Json fields = vendorNames(read, "fields", "Sales_Territory");
    const Json columns = vendorNames(read, "columns", "Sales_Territory");
    for (const Json& one : modulesFrom(read, data["modules"])) {
        const std::string object = one["object"].get<std::string>();
        config.modules.push_back(moduleFrom(one, fields.value(object, Json::object()),
                                            columns.value(object, Json::object())));
        if (config.modules.back().columns.size() + kFieldsKeptFree > kMostFields) {
            read.refuse("columns", core::format("names too many fields of {}", object),
                        core::format("Zoho shows {} fields of a record at most", kMostFields));
        }
    }
    return config;
}

std::vector<const ZohoModule*> ZohoConfig::modulesOf(Object object) const {
    std::vector<const ZohoModule*> found;
    for (const ZohoModule& module : modules) {
        if (module.object == object) {
            found.push_back(&module);
        }
    }
    return found;
}

const ZohoModule* ZohoConfig::module(const std::string& name) const {
    for (const ZohoModule& module : modules) {
        if (module.name == name) {
            return &module;
        }
    }
    return nullptr;
}

std::string ZohoConfig::path(const std::string& name, const std::string& module,
                             const std::string& id) const {
    return filled(paths.at(name), [&](std::string_view place) -> std::optional<std::string> {
        return place == "version"  ? std::optional(version)
               : place == "module" ? std::optional(module)
               : place == "id"     ? std::optional(percentEncoded(id))
                                   : std::nullopt;
    });
}

} // namespace crm
