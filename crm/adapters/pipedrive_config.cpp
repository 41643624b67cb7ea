// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/pipedrive_config.h"

#include "core/base/text.h"
#include "crm/adapters/config_reader.h"
#include "crm/adapters/vendor_columns.h"
#include "crm/http/template.h"
#include "crm/http/url.h"

#include <algorithm>

namespace crm {

using core::Json;
using core::records::AttributeType;

namespace {

/// What the vendor documents: paths by version, types of records, and which of their fields are
/// ours.
constexpr const char* kPipedrive = R"json({
  "version": "v2",
  "paths": {
    "list": "/api/{version}/{type}",
    "one": "/api/{version}/{type}/{id}",
    "search": "/api/{version}/{type}/search",
    "old_list": "/v1/{type}",
    "old_one": "/v1/{type}/{id}",
    "recents": "/v1/recents",
    "me": "/v1/users/me"
  },
  "types": [
    {"object": "accounts", "name": "organizations", "listed": "organizationFields",
     "recent": "organization", "address": "address",
     "fields": {"name": "name", "house_number": "address.street_number", "street": "address.route",
                "unit": "address.subpremise", "city": "address.locality",
                "state": "address.admin_area_level_1", "zip": "address.postal_code",
                "country": "address.country", "website": "website", "segment": "industry",
                "owner": "owner_id", "territory_id": ""},
     "numbers": ["annual_revenue", "employee_count"],
     "writable": ["name", "owner_id", "visible_to", "website", "linkedin", "industry",
                  "annual_revenue", "employee_count", "address"]},
    {"object": "contacts", "name": "persons", "listed": "personFields", "recent": "person",
     "address": "postal_address",
     "fields": {"name": "name", "first_name": "first_name", "last_name": "last_name",
                "email": "email", "phone": "phone", "title": "job_title", "account_id": "org_id",
                "house_number": "postal_address.street_number", "street": "postal_address.route",
                "city": "postal_address.locality", "state": "postal_address.admin_area_level_1",
                "zip": "postal_address.postal_code", "country": "postal_address.country",
                "owner": "owner_id", "created": "add_time"},
     "writable": ["name", "owner_id", "org_id", "email", "phone", "visible_to", "job_title",
                  "postal_address"]},
    {"object": "opportunities", "name": "deals", "listed": "dealFields",
     "fields": {"name": "title", "stage": "stage_id", "amount": "value",
                "close_date": "expected_close_date", "owner": "owner_id", "is_won": "is_won",
                "is_closed": "is_closed", "created": "add_time", "account_id": "org_id"},
     "writable": ["title", "owner_id", "org_id", "person_id", "stage_id", "value", "currency",
                  "expected_close_date", "status", "probability", "lost_reason", "visible_to"]},
    {"object": "leads", "name": "leads", "old": true, "listed": "leadFields",
     "fields": {"name": "title", "source": "source_name", "owner": "owner_id",
                "created": "add_time"},
     "writable": ["title", "owner_id", "person_id", "organization_id", "expected_close_date",
                  "is_archived"]},
    {"object": "activities", "name": "activities", "recent": "activity"}
  ]
})json";

constexpr double kDaySeconds = 86400;
constexpr double kMostDays = 3650;
/// In the second version; twice that in the first.
constexpr std::int64_t kListCost = 10, kReadCost = 1, kWriteCost = 5, kDeleteCost = 3,
                       kSearchCost = 20;

Object objectCalled(const std::string& name) {
    Object found = Object::Activity;
    for (const Object object :
         {Object::Account, Object::Contact, Object::Opportunity, Object::Lead}) {
        found = name == objectName(object) ? object : found;
    }
    return found;
}

PipedriveType typeFrom(const Json& data, const Json& fields, const Json& columns) {
    PipedriveType type;
    type.name = data["name"].get<std::string>();
    type.object = objectCalled(data["object"].get<std::string>());
    type.old = data.value("old", false);
    type.fields = data.value("listed", "");
    type.recent = data.value("recent", "");
    type.address = data.value("address", "");
    type.writable = data.value("writable", type.writable);
    if (!data.contains("fields")) {
        return type;
    }
    type.columns = vendorColumns(data, fields, columns, "id");
    return type;
}

} // namespace

PipedriveConfig PipedriveConfig::fromJson(const Json& json, const std::string& baseUrl) {
    const ConfigReader read(json, "",
                            {"base_url", "api_version", "paths", "key_field", "fields", "columns",
                             "overlap_seconds", "lag_seconds", "deleted_days", "activity_days",
                             "limits", "sign_in", "publish", "account_key"});
    const Json data = Json::parse(kPipedrive);
    PipedriveConfig config;
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
    config.key = read.text("key_field", "Evenlode key");
    config.overlapSeconds = read.number("overlap_seconds", 300, 0, kDaySeconds);
    config.lagSeconds = read.number("lag_seconds", 120, 0, kDaySeconds);
    config.deletedDays = read.number("deleted_days", 30, 1, kMostDays);
    config.activityDays = read.number("activity_days", 90, 1, kMostDays);
    config.limits = read.member("limits");
    config.signIn = read.member("sign_in");
    const Json fields = vendorNames(read, "fields", "Territory");
    const Json columns = vendorNames(read, "columns", "Territory");
    for (const Json& type : data["types"]) {
        const std::string object = type["object"].get<std::string>();
        config.types.push_back(typeFrom(type, fields.value(object, Json::object()),
                                        columns.value(object, Json::object())));
    }
    return config;
}

const PipedriveType* PipedriveConfig::typeOf(Object object) const {
    for (const PipedriveType& type : types) {
        if (type.object == object) {
            return &type;
        }
    }
    return nullptr;
}

std::string PipedriveConfig::path(const std::string& name, const std::string& type,
                                  const std::string& id) const {
    return filled(paths.at(name), [&](std::string_view place) -> std::optional<std::string> {
        return place == "version" ? std::optional(version)
               : place == "type"  ? std::optional(type)
               : place == "id"    ? std::optional(percentEncoded(id))
                                  : std::nullopt;
    });
}

std::string PipedriveConfig::listPath(const PipedriveType& type) const {
    return path(type.old ? "old_list" : "list", type.name);
}

std::string PipedriveConfig::onePath(const PipedriveType& type, const std::string& id) const {
    return path(type.old ? "old_one" : "one", type.name, id);
}

std::int64_t pipedriveCost(const core::FetchRequest& request) {
    const std::string path = request.url.substr(0, request.url.find('?'));
    const std::string last = path.substr(path.rfind('/') + 1);
    const bool one = last == "me" || last.find_first_of("0123456789") != std::string::npos;
    const std::int64_t cost = request.method == "DELETE" ? kDeleteCost
                              : request.method != "GET"  ? kWriteCost
                              : last == "search"         ? kSearchCost
                              : one                      ? kReadCost
                                                         : kListCost;
    return path.find("/v1/") != std::string::npos ? 2 * cost : cost;
}

const std::vector<std::string>& pipedriveAddressParts() {
    static const std::vector<std::string> kParts = {
        "street_number", "route",       "subpremise",         "sublocality",
        "locality",      "postal_code", "admin_area_level_1", "admin_area_level_2",
        "country"};
    return kParts;
}

} // namespace crm
