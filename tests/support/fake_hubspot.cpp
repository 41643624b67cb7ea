// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_hubspot.h"

#include "core/base/text.h"
#include "crm/http/url.h"

#include <algorithm>
#include <limits>

namespace support {

using core::Json;

namespace {

constexpr std::size_t kListPage = 100;
constexpr std::size_t kSearchPage = 200;
constexpr std::size_t kCeiling = 10'000;
constexpr std::size_t kBatch = 100;
constexpr std::size_t kLongestSearch = 3000;
constexpr core::InstantMs kWindowMs = 10'000;

std::string item(const crm::QueryItems& items, const std::string& name,
                 const std::string& otherwise = {}) {
    for (const auto& [key, value] : items) {
        if (key == name) {
            return value;
        }
    }
    return otherwise;
}

HttpAnswer error(int status, const std::string& category, const std::string& message,
                 const Json& more = Json::object()) {
    Json body{{"status", "error"},
              {"message", message},
              {"correlationId", "aeb5f871-7f07-4993-9211-075dc63e7cbf"},
              {"category", category}};
    body.update(more);
    return jsonAnswer(status, body.dump());
}

std::string modifiedName(const std::string& type) {
    return type == "contacts" ? "lastmodifieddate" : "hs_lastmodifieddate";
}

} // namespace

struct FakeHubspot::Asked {
    std::string method;
    std::vector<std::string> parts; ///< of the path behind the version, the type first
    crm::QueryItems query;
    Json body;
    std::size_t length = 0;

    const std::string& type() const { return parts.front(); }
    bool is(std::size_t place, const char* word) const {
        return parts.size() > place && parts[place] == word;
    }
};

FakeHubspot::FakeHubspot(VirtualClock clock) : clock_(clock) {
    for (const char* type :
         {"companies", "contacts", "deals", "leads", "meetings", "calls", "notes", "tasks"}) {
        tables_[type] = std::make_unique<FakeTable>(
            clock, [this](std::int64_t) { return std::to_string(++lastId_); });
        for (const char* name : {"name",
                                 "address",
                                 "address2",
                                 "city",
                                 "state",
                                 "zip",
                                 "country",
                                 "phone",
                                 "domain",
                                 "industry",
                                 "hubspot_owner_id",
                                 "firstname",
                                 "lastname",
                                 "email",
                                 "jobtitle",
                                 "dealname",
                                 "dealstage",
                                 "amount",
                                 "closedate",
                                 "hs_lead_name",
                                 "hs_pipeline_stage",
                                 "hs_lead_type",
                                 "associatedcompanyid",
                                 "hs_timestamp",
                                 "hs_meeting_title",
                                 "hs_meeting_body",
                                 "hs_meeting_start_time",
                                 "hs_meeting_end_time",
                                 "hs_meeting_location",
                                 "hs_meeting_outcome",
                                 "hs_call_title",
                                 "hs_call_body",
                                 "hs_call_status",
                                 "hs_call_duration",
                                 "hs_note_body",
                                 "hs_task_subject",
                                 "hs_task_body",
                                 "hs_task_status"}) {
            addProperty(type, name);
        }
        addProperty(type, "hs_object_id", true, true);
        addProperty(type, modifiedName(type), false, true);
    }
    http_ = std::make_unique<FakeHttp>([this](const HttpAsked& asked) { return answer(asked); });
}

void FakeHubspot::addProperty(const std::string& type, const std::string& name, bool unique,
                              bool readOnly) {
    properties_[type][name] = {{"name", name},
                               {"label", name},
                               {"description", ""},
                               {"groupName", "companyinformation"},
                               {"type", "string"},
                               {"fieldType", "text"},
                               {"options", Json::array()},
                               {"hasUniqueValue", unique},
                               {"modificationMetadata",
                                {{"readOnlyValue", readOnly},
                                 {"readOnlyDefinition", readOnly},
                                 {"archivable", !readOnly}}}};
}

/// HubSpot may give another refresh token each time, and then knows the old one no more.
HttpAnswer FakeHubspot::tokenAnswer(const HttpAsked& given) {
    const crm::QueryItems form = crm::parseQuery(given.body);
    const auto refresh = std::find_if(form.begin(), form.end(),
                                      [](const auto& one) { return one.first == "refresh_token"; });
    if (refresh == form.end() || refresh->second != refreshToken) {
        return jsonAnswer(400, R"({"status":"BAD_REFRESH_TOKEN","message":"missing or unknown"})");
    }
    ++tokens_;
    token = core::format("oauth-{}", tokens_);
    refreshToken = core::format("refresh-{}", tokens_);
    return jsonAnswer(200, Json{{"access_token", token},
                                {"refresh_token", refreshToken},
                                {"token_type", "bearer"},
                                {"expires_in", 1800}}
                               .dump());
}

HttpAnswer FakeHubspot::answer(const HttpAsked& given) {
    if (given.method == "POST" && given.path.starts_with("/oauth/")) {
        return tokenAnswer(given);
    }
    const auto sign = given.headers.find("authorization");
    if (sign == given.headers.end() || sign->second != "Bearer " + token) {
        return error(401, "INVALID_AUTHENTICATION", "Authentication credentials not found.");
    }
    Asked asked;
    asked.method = given.method;
    asked.query = crm::parseQuery(crm::queryOf(given.path));
    asked.body = given.body.empty() ? Json() : Json::parse(given.body, nullptr, false);
    asked.length = given.body.size();
    const std::string path = given.path.substr(0, given.path.find('?'));
    std::vector<std::string> parts;
    for (const std::string& part : core::split(path, '/')) {
        if (!part.empty()) {
            parts.push_back(part);
        }
    }
    if (parts.size() < 3) {
        return error(404, "OBJECT_NOT_FOUND", "resource not found");
    }
    // /crm/objects/2026-09/companies and /crm/v3/objects/companies
    const bool legacy = parts[1].starts_with('v');
    const std::string kind = parts[0] == "account-info" ? "account" : parts[legacy ? 2 : 1];
    const std::string version = parts[0] == "account-info" || legacy ? parts[1] : parts[2];
    asked.parts.assign(parts.begin() + (parts.size() > 3 ? 3 : 2), parts.end());
    if (retired.contains(version)) {
        return error(410, "GONE", "This version is not supported any more.");
    }
    if (clock_.now() - window_ >= kWindowMs) {
        window_ = clock_.now();
        inWindow_ = 0;
    }
    if (perTenSeconds > 0 && ++inWindow_ > perTenSeconds) {
        ++refusedForRate;
        return error(429, "RATE_LIMITS", "You have reached your ten_secondly_rolling limit.",
                     {{"policyName", "TEN_SECONDLY_ROLLING"}});
    }
    if (--dailyLeft < 0) {
        return error(429, "RATE_LIMITS", "You have reached your daily limit.",
                     {{"policyName", "DAILY"}});
    }
    HttpAnswer answer =
        kind == "account"
            ? jsonAnswer(
                  200, Json{{"portalId", std::stoi(portal)}, {"timeZone", "Europe/Berlin"}}.dump())
        : kind == "owners"       ? listOwners(asked)
        : kind == "properties"   ? properties(asked)
        : kind == "associations" ? associations(asked)
        : kind == "objects"      ? objects(asked)
                                 : error(404, "OBJECT_NOT_FOUND", "resource not found");
    if (!asked.is(1, "search")) {
        if (perTenSeconds > 0) {
            answer.headers.emplace_back("X-HubSpot-RateLimit-Interval-Milliseconds",
                                        std::to_string(kWindowMs));
            answer.headers.emplace_back("X-HubSpot-RateLimit-Max", std::to_string(perTenSeconds));
            answer.headers.emplace_back("X-HubSpot-RateLimit-Remaining",
                                        std::to_string(perTenSeconds - inWindow_));
        }
        answer.headers.emplace_back("X-HubSpot-RateLimit-Daily", "250000");
        answer.headers.emplace_back("X-HubSpot-RateLimit-Daily-Remaining",
                                    std::to_string(dailyLeft));
    }
    return answer;
}

HttpAnswer FakeHubspot::listOwners(const Asked& asked) const {
    const auto limit = static_cast<std::size_t>(std::stoi(item(asked.query, "limit", "100")));
    const auto from = static_cast<std::size_t>(std::stoi(item(asked.query, "after", "0")));
    Json results = Json::array();
    for (std::size_t i = from; i < std::min(owners.size(), from + limit); ++i) {
        results.push_back(owners[i]);
    }
    Json body{{"results", results}};
    if (from + limit < owners.size()) {
        body["paging"]["next"]["after"] = std::to_string(from + limit);
    }
    return jsonAnswer(200, body.dump());
}

HttpAnswer FakeHubspot::properties(const Asked& asked) {
    if (unseen.contains(asked.type())) {
        return error(403, "MISSING_SCOPES", "This app hasn't been granted all required scopes.");
    }
    auto& known = properties_[asked.type()];
    if (asked.method == "POST") {
        const std::string name = asked.body.value("name", "");
        if (known.contains(name)) {
            return error(409, "CONFLICT", "A property named '" + name + "' already exists.");
        }
        if (!asked.body.contains("groupName") || !asked.body.contains("fieldType")) {
            return error(400, "VALIDATION_ERROR", "groupName and fieldType are required");
        }
        addProperty(asked.type(), name, asked.body.value("hasUniqueValue", false));
        return jsonAnswer(201, known[name].dump());
    }
    Json results = Json::array();
    for (const auto& [name, property] : known) {
        results.push_back(property);
    }
    return jsonAnswer(200, Json{{"results", results}}.dump());
}

HttpAnswer FakeHubspot::associations(const Asked& asked) {
    Json results = Json::array();
    for (const Json& input : asked.body["inputs"]) {
        if (asked.is(3, "associate")) {
            associations_[{asked.parts[0], input["from"]["id"].get<std::string>(),
                           asked.parts[1]}] = input["to"]["id"].get<std::string>();
            continue;
        }
        const std::string id = input.value("id", "");
        const std::string other = associated(asked.parts[0], id, asked.parts[1]);
        if (!other.empty()) {
            results.push_back({{"from", {{"id", id}}}, {"to", {{{"toObjectId", other}}}}});
        }
    }
    return jsonAnswer(200, Json{{"results", results}}.dump());
}

Json FakeHubspot::shown(const std::string& type, const FakeRecord& record) const {
    Json properties = record.fields;
    properties["hs_object_id"] = record.id;
    properties[modifiedName(type)] = core::instantText(record.modified);
    Json json{
        {"id", record.id},
        {"properties", properties},
        {"createdAt", core::instantText(record.created)},
        {"updatedAt", core::format("{}/{}", core::instantText(record.modified), record.version)},
        {"archived", record.deleted}};
    if (record.deleted) {
        json["archivedAt"] = core::instantText(record.modified);
    }
    return json;
}

HttpAnswer FakeHubspot::objects(const Asked& asked) {
    if (!tables_.contains(asked.type())) {
        return error(404, "OBJECT_NOT_FOUND", "Unable to infer object type");
    }
    if (unseen.contains(asked.type())) {
        return error(403, "MISSING_SCOPES", "This app hasn't been granted all required scopes.");
    }
    if (asked.is(1, "search")) {
        return searched(asked);
    }
    if (asked.is(1, "batch")) {
        return asked.is(2, "read") ? batchRead(asked) : batch(asked);
    }
    return asked.method == "GET" ? listed(asked)
                                 : error(405, "VALIDATION_ERROR", "method not allowed");
}

HttpAnswer FakeHubspot::listed(const Asked& asked) {
    const bool archived = item(asked.query, "archived") == "true";
    const std::string after = item(asked.query, "after");
    const auto limit = static_cast<std::size_t>(std::stoi(item(asked.query, "limit", "10")));
    if (limit > kListPage) {
        return error(400, "VALIDATION_ERROR", "limit may not exceed 100");
    }
    Json results = Json::array();
    std::string last;
    bool more = false;
    tables_.at(asked.type())->eachBehind(after, [&](const FakeRecord& record) {
        if (record.deleted != archived) {
            return true;
        }
        more = results.size() == limit;
        if (!more) {
            results.push_back(shown(asked.type(), record));
            last = record.id;
        }
        return !more;
    });
    Json body{{"results", results}};
    if (more) {
        body["paging"]["next"]["after"] = last;
    }
    return jsonAnswer(200, body.dump());
}

/// What a search finds, in order of id; empty for a property that is not there.
std::optional<std::vector<const FakeRecord*>> FakeHubspot::matching(const Asked& asked) {
    core::InstantMs from = 0;
    core::InstantMs to = std::numeric_limits<core::InstantMs>::max();
    std::string behind;
    std::string name;
    std::set<std::string> values;
    const Json groups = asked.body.value("filterGroups", Json::array());
    const Json filters = groups.empty() ? Json::array() : groups[0].value("filters", Json());
    for (const Json& filter : filters) {
        const std::string property = filter.value("propertyName", "");
        const std::string how = filter.value("operator", "");
        if (!properties_[asked.type()].contains(property)) {
            return std::nullopt;
        }
        if (property == modifiedName(asked.type())) {
            (how == "GTE" ? from : to) = std::stoll(filter.value("value", ""));
        } else if (property == "hs_object_id") {
            behind = filter.value("value", "");
        } else {
            name = property;
            values = filter["values"].get<std::set<std::string>>();
        }
    }
    std::vector<const FakeRecord*> found;
    tables_.at(asked.type())->eachBehind(behind, [&](const FakeRecord& record) {
        if (!record.deleted && record.modified >= from && record.modified <= to &&
            (name.empty() || values.contains(record.fields.value(name, "")))) {
            found.push_back(&record);
        }
        return true;
    });
    return found;
}

HttpAnswer FakeHubspot::searched(const Asked& asked) {
    const auto limit = asked.body.value("limit", std::size_t{10});
    if (asked.length > kLongestSearch || limit > kSearchPage) {
        return error(400, "VALIDATION_ERROR", "the request is too large");
    }
    const auto found = matching(asked);
    if (!found) {
        return error(400, "VALIDATION_ERROR", "a property of the filter does not exist");
    }
    const auto from =
        static_cast<std::size_t>(std::stoi(asked.body.value("after", std::string("0"))));
    if (from + limit > kCeiling) {
        return error(400, "VALIDATION_ERROR", "paging beyond 10000 is not possible");
    }
    Json results = Json::array();
    for (std::size_t i = from; i < std::min(found->size(), from + limit); ++i) {
        results.push_back(shown(asked.type(), *(*found)[i]));
    }
    return jsonAnswer(200, Json{{"total", found->size()}, {"results", results}}.dump());
}

HttpAnswer FakeHubspot::batchRead(const Asked& asked) {
    FakeTable& table = *tables_.at(asked.type());
    const std::string by = asked.body.value("idProperty", "");
    Json results = Json::array();
    Json missing = Json::array();
    for (const Json& input : asked.body["inputs"]) {
        const std::string id = input.value("id", "");
        FakeRecord* record = by.empty() ? table.find(id) : nullptr;
        if (!by.empty() && !table.findBy(by, id).empty()) {
            record = table.findBy(by, id).front();
        }
        for (const FakeRecord* other : table.visible()) { // a merged id leads to the survivor
            if (record == nullptr && by.empty() && other->id == id && !other->mergedInto.empty()) {
                record = table.find(other->mergedInto);
            }
        }
        if (record == nullptr) {
            missing.push_back(id);
        } else {
            results.push_back(shown(asked.type(), *record));
        }
    }
    const std::string now = core::instantText(clock_.now());
    Json body{
        {"status", "COMPLETE"}, {"startedAt", now}, {"completedAt", now}, {"results", results}};
    if (missing.empty()) {
        return jsonAnswer(200, body.dump());
    }
    body["numErrors"] = 1;
    body["errors"] = {{{"status", "error"},
                       {"category", "OBJECT_NOT_FOUND"},
                       {"message", "Could not get some objects"},
                       {"context", {{"ids", missing}}}}};
    return jsonAnswer(207, body.dump());
}

/// Why an input cannot be carried out; empty if it can.
std::string FakeHubspot::problemOf(const Asked& asked, const Json& input) const {
    const std::string id = input.value("id", "");
    const Json properties = input.value("properties", Json::object());
    const auto& known = properties_.at(asked.type());
    for (const auto& [name, value] : properties.items()) {
        const auto it = known.find(name);
        if (it == known.end()) {
            return "Property \"" + name + "\" does not exist";
        }
        if (!value.is_string()) {
            return "Property \"" + name + "\" must be a string";
        }
        if (it->second["modificationMetadata"]["readOnlyValue"] == true) {
            return "\"" + name + "\" is a read only property";
        }
    }
    if ((asked.type() == "meetings" || asked.type() == "calls" || asked.type() == "notes") &&
        asked.is(2, "create") && !properties.contains("hs_timestamp")) {
        return "hs_timestamp is required";
    }
    return bad.contains(id) ? "Property values were not valid" : "";
}

Json FakeHubspot::writeOne(const Asked& asked, const Json& input, Json& errors) {
    FakeTable& table = *tables_.at(asked.type());
    const std::string id = input.value("id", "");
    const Json properties = input.value("properties", Json::object());
    const auto refuse = [&](const char* category, const std::string& message) {
        Json context = Json::object();
        if (input.contains("objectWriteTraceId")) {
            context["objectWriteTraceId"] = {input["objectWriteTraceId"]};
        } else {
            context["ids"] = {id};
        }
        errors.push_back({{"status", "error"},
                          {"category", category},
                          {"message", message},
                          {"context", context}});
        return Json();
    };
    if (const std::string problem = problemOf(asked, input); !problem.empty()) {
        return refuse("VALIDATION_ERROR", problem);
    }
    std::string target = id;
    bool isNew = asked.is(2, "create");
    if (asked.is(2, "upsert")) {
        const auto same = table.findBy(input.value("idProperty", ""), id);
        isNew = same.empty();
        target = isNew ? "" : same.front()->id;
    } else if (!isNew && table.find(id) == nullptr) {
        return refuse("OBJECT_NOT_FOUND", "no object with id " + id);
    }
    if (isNew) {
        Json fields = properties;
        if (asked.is(2, "upsert")) {
            fields[input.value("idProperty", "")] = id;
        }
        target = table.insert(fields);
        for (const Json& one : input.value("associations", Json::array())) {
            const int number = one["types"][0]["associationTypeId"].get<int>();
            const char* to =
                number % 12 == 8 || number == 182 || number == 190 ? "companies" : "others";
            associations_[{asked.type(), target, to}] = one["to"]["id"].get<std::string>();
        }
    } else {
        table.update(target, properties);
    }
    ++writes_[target];
    Json json = shown(asked.type(), *table.find(target));
    json["new"] = isNew;
    if (input.contains("objectWriteTraceId")) {
        json["objectWriteTraceId"] = input["objectWriteTraceId"];
    }
    return json;
}

HttpAnswer FakeHubspot::batch(const Asked& asked) {
    if (unwritable.contains(asked.type())) {
        return error(403, "MISSING_SCOPES", "This app hasn't been granted all required scopes.");
    }
    const Json inputs = asked.body.value("inputs", Json::array());
    if (inputs.empty() || inputs.size() > kBatch) {
        return error(400, "VALIDATION_ERROR", "between 1 and 100 inputs are needed");
    }
    if (asked.is(2, "archive")) {
        for (const Json& input : inputs) {
            tables_.at(asked.type())->erase(input.value("id", ""));
        }
        return {204, "", {}};
    }
    std::set<std::string> once;
    for (const Json& input : inputs) {
        const std::string id = input.value("id", "");
        if (!id.empty() && !once.insert(id).second) {
            return error(400, "VALIDATION_ERROR",
                         "Duplicate IDs found in batch input: [" + id + "]");
        }
        if (const std::string problem = problemOf(asked, input); wholeBatch && !problem.empty()) {
            return error(409, "CONFLICT", problem);
        }
    }
    Json results = Json::array();
    Json errors = Json::array();
    for (const Json& input : inputs) {
        Json one = writeOne(asked, input, errors);
        if (!one.is_null()) {
            results.insert(results.begin(), one); // in no order that could be relied on
        }
    }
    const std::string now = core::instantText(clock_.now());
    Json body{
        {"status", "COMPLETE"}, {"startedAt", now}, {"completedAt", now}, {"results", results}};
    if (errors.empty()) {
        return jsonAnswer(asked.is(2, "create") ? 201 : 200, body.dump());
    }
    body["numErrors"] = errors.size();
    body["errors"] = errors;
    return jsonAnswer(207, body.dump());
}

} // namespace support
