// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_pipedrive.h"

#include "core/base/sha256.h"
#include "core/base/text.h"
#include "crm/adapters/pipedrive_config.h"
#include "crm/http/url.h"

#include <algorithm>

namespace support {

using core::Json;

namespace {

constexpr std::size_t kLongestPage = 500;
constexpr std::size_t kMostIds = 100;
constexpr core::InstantMs kWindowMs = 2000;

std::string item(const crm::QueryItems& items, const std::string& name,
                 const std::string& otherwise = {}) {
    for (const auto& [key, value] : items) {
        if (key == name) {
            return value;
        }
    }
    return otherwise;
}

HttpAnswer error(int status, const std::string& message, const std::string& code = {}) {
    Json body{{"success", false},
              {"error", message},
              {"error_info", "Please check developers.pipedrive.com"},
              {"data", nullptr}};
    if (!code.empty()) {
        body["code"] = code;
    }
    return jsonAnswer(status, body.dump());
}

HttpAnswer fine(const Json& data, const Json& additional = nullptr, int status = 200) {
    Json body{{"success", true}, {"data", data}};
    if (!additional.is_null()) {
        body["additional_data"] = additional;
    }
    return jsonAnswer(status, body.dump());
}

/// Ids are numbers and sort as such.
bool idLess(const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

Json idJson(const std::string& id) {
    const auto number = core::parseInteger(id);
    return number ? Json(*number) : Json(id);
}

std::string seconds(core::InstantMs moment) {
    return core::instantText(moment - moment % 1000);
}

/// The type that a list of fields is about.
std::string typeOfFields(const std::string& name) {
    return name == "organizationFields" ? "organizations"
           : name == "personFields"     ? "persons"
           : name == "dealFields"       ? "deals"
           : name == "leadFields"       ? "leads"
                                        : "";
}

} // namespace

struct FakePipedrive::Asked {
    std::string method;
    bool old = false;
    std::vector<std::string> parts; ///< of the path behind the version, the type first
    crm::QueryItems query;
    Json body;

    const std::string& type() const { return parts.front(); }
    std::string id() const { return parts.size() > 1 ? parts[1] : std::string(); }
};

FakePipedrive::FakePipedrive(VirtualClock clock) : clock_(clock) {
    for (const char* type : {"organizations", "persons", "deals", "leads", "activities"}) {
        tables_[type] = std::make_unique<FakeTable>(
            clock, [this](std::int64_t) { return std::to_string(++lastId_); });
    }
    const std::pair<const char*, const char*> plain[] = {{"name", "varchar"},
                                                         {"owner_id", "user"},
                                                         {"address", "address"},
                                                         {"website", "varchar"},
                                                         {"industry", "enum"},
                                                         {"annual_revenue", "monetary"},
                                                         {"employee_count", "int"},
                                                         {"id", "int"},
                                                         {"update_time", "date"},
                                                         {"title", "varchar"},
                                                         {"org_id", "org"},
                                                         {"person_id", "people"},
                                                         {"value", "monetary"},
                                                         {"currency", "varchar"},
                                                         {"status", "status"},
                                                         {"stage_id", "stage"},
                                                         {"expected_close_date", "date"},
                                                         {"organization_id", "org"},
                                                         {"job_title", "varchar"},
                                                         {"first_name", "varchar"},
                                                         {"last_name", "varchar"}};
    for (auto& [type, table] : tables_) {
        for (const auto& [name, kind] : plain) {
            fields_[type].push_back({name, name, kind, {}});
        }
        fields_[type][4].labels = {{1, "Retail"}, {2, "Energy"}};
    }
    http_ = std::make_unique<FakeHttp>([this](const HttpAsked& asked) { return answer(asked); });
}

std::string FakePipedrive::addField(const std::string& type, const std::string& name,
                                    const std::string& fieldType,
                                    const std::vector<std::string>& labels) {
    Field field;
    // Keys differ from company to company.
    field.key =
        core::sha256(type + name + std::to_string(company) + std::to_string(fields_[type].size()))
            .substr(0, 40);
    field.name = name;
    field.type = fieldType;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        field.labels[static_cast<std::int64_t>(40 + i)] = labels[i];
    }
    fields_[type].push_back(field);
    return field.key;
}

const FakePipedrive::Field* FakePipedrive::fieldCalled(const std::string& type,
                                                       const std::string& name) const {
    for (const Field& field : fields_.at(type)) {
        if (field.name == name || field.key == name) {
            return &field;
        }
    }
    return nullptr;
}

bool FakePipedrive::allowed(const HttpAsked& given) const {
    const auto is = [&](const char* header, const std::string& value) {
        const auto it = given.headers.find(header);
        return it != given.headers.end() && it->second == value;
    };
    return is("x-api-token", apiToken) || is("authorization", "Bearer " + accessToken);
}

/// Of refresh tokens each works once.
HttpAnswer FakePipedrive::token(const HttpAsked& given) {
    const crm::QueryItems form = crm::parseQuery(given.body);
    if (!given.headers.contains("authorization") ||
        !given.headers.at("authorization").starts_with("Basic ")) {
        return jsonAnswer(401, R"({"success":false,"error":"invalid_client"})");
    }
    if (item(form, "refresh_token") != refreshToken) {
        return jsonAnswer(400, R"({"error":"invalid_grant","message":"already exchanged"})");
    }
    ++tokens_;
    accessToken = core::format("access-{}", tokens_);
    refreshToken = core::format("refresh-{}", tokens_);
    return jsonAnswer(200, Json{{"access_token", accessToken},
                                {"refresh_token", refreshToken},
                                {"token_type", "bearer"},
                                {"expires_in", 3600},
                                {"scope", "base,contacts:full"},
                                {"api_domain", http_->url()}}
                               .dump());
}

void FakePipedrive::limitHeaders(HttpAnswer& answer) const {
    if (burst > 0) {
        answer.headers.emplace_back("x-ratelimit-limit", std::to_string(burst));
        answer.headers.emplace_back("x-ratelimit-remaining",
                                    std::to_string(std::max(0, burst - inWindow_)));
        answer.headers.emplace_back("x-ratelimit-reset", "2");
    }
}

HttpAnswer FakePipedrive::answer(const HttpAsked& given) {
    const std::string path = given.path.substr(0, given.path.find('?'));
    if (path == "/oauth/token") {
        return token(given);
    }
    if (!allowed(given)) {
        return error(401, "unauthorized access");
    }
    if (clock_.now() - window_ >= kWindowMs) {
        window_ = clock_.now();
        inWindow_ = 0;
    }
    if (burst > 0 && ++inWindow_ > burst) {
        ++refusedForRate;
        HttpAnswer busy = error(429, "request over limit");
        limitHeaders(busy);
        return busy;
    }
    core::FetchRequest priced;
    priced.method = given.method;
    priced.url = given.path;
    tokensLeft -= crm::pipedriveCost(priced);
    if (tokensLeft < 0) {
        return error(429, "Daily API token budget exceeded");
    }
    Asked asked;
    asked.method = given.method;
    asked.query = crm::parseQuery(crm::queryOf(given.path));
    asked.body = given.body.empty() ? Json() : Json::parse(given.body, nullptr, false);
    std::vector<std::string> parts;
    for (const std::string& part : core::split(path, '/')) {
        if (!part.empty()) {
            parts.push_back(crm::percentDecoded(part));
        }
    }
    const std::size_t version = !parts.empty() && parts[0] == "api" ? 1 : 0;
    if (parts.size() < version + 2) {
        return error(404, "unknown method");
    }
    asked.old = parts[version] == "v1";
    asked.parts.assign(parts.begin() + static_cast<std::ptrdiff_t>(version) + 1, parts.end());
    if (retired.contains(parts[version])) {
        return error(410, "this endpoint is gone");
    }
    for (const std::string& part : forbidden) {
        if (path.find(part) != std::string::npos) {
            return error(403, "scope and URL mismatch");
        }
    }
    HttpAnswer done = routed(asked);
    limitHeaders(done);
    return done;
}

HttpAnswer FakePipedrive::routed(const Asked& asked) {
    if (asked.old && asked.type() == "users") {
        if (asked.id() == "me") {
            return fine({{"id", 7},
                         {"name", "Pat Lee"},
                         {"company_id", company},
                         {"company_name", "Acme"},
                         {"company_domain", "acme"}});
        }
        return fine(users);
    }
    if (asked.old && asked.type() == "recents") {
        return recents(asked);
    }
    if (!typeOfFields(asked.type()).empty()) {
        return fields(asked);
    }
    // Leads are of the first version, all others of the second.
    if (!tables_.contains(asked.type()) || asked.old != (asked.type() == "leads")) {
        return error(404, "unknown method");
    }
    if (asked.method != "GET") {
        return written(asked);
    }
    if (asked.id() == "search") {
        return searched(asked);
    }
    if (asked.id().empty()) {
        return asked.old ? listedByPlace(asked) : listed(asked);
    }
    const FakeRecord* record = table(asked.type()).find(asked.id());
    return record == nullptr ? error(404, "not found") : fine(shown(asked.type(), *record));
}

HttpAnswer FakePipedrive::fields(const Asked& asked) {
    const std::string type = typeOfFields(asked.type());
    if (asked.method == "POST") {
        const std::string name = asked.body.value("field_name", "");
        const std::string kind = asked.body.value("field_type", "");
        if (name.empty() || kind.empty()) {
            return error(400, "field_name and field_type are needed", "ERR_SCHEMA_VALIDATION");
        }
        const std::string key = addField(type, name, kind);
        return fine({{"field_code", key}, {"field_name", name}, {"field_type", kind}}, nullptr,
                    200);
    }
    Json data = Json::array();
    for (const Field& field : fields_.at(type)) {
        Json options = nullptr;
        for (const auto& [id, label] : field.labels) {
            options.push_back({{"id", id}, {"label", label}});
        }
        data.push_back({{asked.old ? "key" : "field_code", field.key},
                        {asked.old ? "name" : "field_name", field.name},
                        {"field_type", field.type},
                        {"options", options},
                        {"is_optional_response_field", false},
                        {"is_custom_field", field.key != field.name}});
    }
    const auto from = static_cast<std::size_t>(std::stoi(item(asked.query, "cursor", "0")));
    const auto limit = static_cast<std::size_t>(std::stoi(item(asked.query, "limit", "100")));
    Json page = Json::array();
    for (std::size_t i = from; i < std::min(data.size(), from + limit); ++i) {
        page.push_back(data[i]);
    }
    const bool more = from + limit < data.size();
    return fine(page, {{"next_cursor", more ? Json(std::to_string(from + limit)) : Json(nullptr)}});
}

Json FakePipedrive::shown(const std::string& type, const FakeRecord& record) const {
    Json json{{"id", idJson(record.id)}};
    Json custom = Json::object();
    for (const auto& [name, value] : record.fields.items()) {
        const std::size_t dot = name.find('.');
        const Field* field = fieldCalled(type, name);
        if (dot != std::string::npos) {
            json[name.substr(0, dot)][name.substr(dot + 1)] = value;
        } else if (field != nullptr && field->key != field->name) {
            (type == "leads" ? json : custom)[field->key] = value;
        } else {
            json[name] = value;
        }
    }
    if (type != "leads" && type != "activities") {
        json["custom_fields"] = custom;
    }
    json["add_time"] = seconds(record.created);
    json["update_time"] = seconds(record.modified);
    json["is_deleted"] = record.deleted;
    return json;
}

std::vector<const FakeRecord*> FakePipedrive::matching(const Asked& asked) {
    const std::string ids = "," + item(asked.query, "ids") + ",";
    const auto since = core::parseInstant(item(asked.query, "updated_since")).value_or(0);
    const std::string organization = item(asked.query, "org_id");
    const bool deleted = item(asked.query, "status") == "deleted";
    // What is asked for by its id is shown without lag.
    const bool byIds = ids.size() > 2;
    std::vector<const FakeRecord*> found;
    if (byIds) {
        for (const std::string& id : core::split(item(asked.query, "ids"), ',')) {
            if (const FakeRecord* record = table(asked.type()).find(id)) {
                found.push_back(record);
            }
        }
        return found;
    }
    for (const FakeRecord* record : table(asked.type()).visible()) {
        if (record->deleted == deleted && record->modified >= since &&
            (organization.empty() ||
             idJson(organization) == record->fields.value("org_id", Json()))) {
            found.push_back(record);
        }
    }
    return found;
}

HttpAnswer FakePipedrive::listed(const Asked& asked) {
    const auto limit = static_cast<std::size_t>(std::stoi(item(asked.query, "limit", "100")));
    const auto ids = core::split(item(asked.query, "ids"), ',');
    if (limit > kLongestPage || ids.size() > kMostIds) {
        return error(400, "the request is too large", "ERR_SCHEMA_VALIDATION");
    }
    const bool byTime = item(asked.query, "sort_by") == "update_time";
    auto found = matching(asked);
    const auto less = [&](const auto* a, const auto* b) {
        return byTime && a->modified != b->modified ? a->modified < b->modified
                                                    : idLess(a->id, b->id);
    };
    if (!std::is_sorted(found.begin(), found.end(), less)) {
        std::sort(found.begin(), found.end(), less);
    }
    // "1|1772323200000|100499": nobody but this server reads it.
    const auto cursor = core::split(item(asked.query, "cursor"), '|');
    FakeRecord last;
    if (cursor.size() == 3 && cursor[0] == std::to_string(epoch_)) {
        last.modified = std::stoll(cursor[1]);
        last.id = cursor[2];
    } else if (!cursor.front().empty()) {
        return error(400, "invalid cursor", "ERR_SCHEMA_VALIDATION");
    }
    const FakeRecord* behind = &last;
    Json data = Json::array();
    bool more = false;
    for (const FakeRecord* record : found) {
        if (!last.id.empty() && !less(behind, record)) {
            continue;
        }
        more = data.size() == limit;
        if (more) {
            break;
        }
        data.push_back(shown(asked.type(), *record));
    }
    Json next = nullptr;
    if (more) {
        const std::string id = data.back()["id"].is_string() ? data.back()["id"].get<std::string>()
                                                             : data.back()["id"].dump();
        next = core::format("{}|{}|{}", epoch_, table(asked.type()).find(id)->modified, id);
    }
    return fine(data, {{"next_cursor", next}});
}

HttpAnswer FakePipedrive::listedByPlace(const Asked& asked) {
    const auto start = static_cast<std::size_t>(std::stoi(item(asked.query, "start", "0")));
    const auto limit = static_cast<std::size_t>(std::stoi(item(asked.query, "limit", "100")));
    const auto found = matching(asked);
    Json data = Json::array();
    for (std::size_t i = start; i < std::min(found.size(), start + limit); ++i) {
        data.push_back(shown(asked.type(), *found[i]));
    }
    const Json paging{{"start", start},
                      {"limit", limit},
                      {"more_items_in_collection", start + limit < found.size()}};
    return fine(data.empty() ? Json(nullptr) : data, {{"pagination", paging}});
}

HttpAnswer FakePipedrive::searched(const Asked& asked) {
    const std::string term = core::lower(item(asked.query, "term"));
    if (term.empty() || item(asked.query, "exact_match") != "true") {
        return error(400, "term is too short", "ERR_SCHEMA_VALIDATION");
    }
    Json items = Json::array();
    for (const FakeRecord* record : table(asked.type()).visible()) {
        for (const Field& field : fields_.at(asked.type())) {
            const Json value = record->fields.value(field.name, Json());
            if (!record->deleted && field.key != field.name && value.is_string() &&
                core::lower(value.get<std::string>()) == term) {
                items.push_back({{"result_score", 0.5},
                                 {"item", {{"id", idJson(record->id)}, {"type", asked.type()}}}});
                break;
            }
        }
    }
    return fine({{"items", items}}, {{"next_cursor", nullptr}});
}

HttpAnswer FakePipedrive::recents(const Asked& asked) {
    const std::string what = item(asked.query, "items");
    const std::string type = what == "organization" ? "organizations"
                             : what == "person"     ? "persons"
                             : what == "deal"       ? "deals"
                                                    : "activities";
    const auto since = core::parseInstant(item(asked.query, "since_timestamp")).value_or(0);
    const auto start = static_cast<std::size_t>(std::stoi(item(asked.query, "start", "0")));
    const auto limit = static_cast<std::size_t>(std::stoi(item(asked.query, "limit", "100")));
    std::vector<const FakeRecord*> found;
    for (const FakeRecord* record : table(type).visible()) {
        // A month is all that it remembers.
        if (record->modified >= since &&
            clock_.now() - record->modified < core::InstantMs{30} * 86'400'000) {
            found.push_back(record);
        }
    }
    Json data = Json::array();
    for (std::size_t i = start; i < std::min(found.size(), start + limit); ++i) {
        data.push_back(
            {{"item", what},
             {"id", idJson(found[i]->id)},
             {"data", {{"id", idJson(found[i]->id)}, {"active_flag", !found[i]->deleted}}}});
    }
    const bool more = start + limit < found.size();
    Json paging{{"start", start}, {"limit", limit}, {"more_items_in_collection", more}};
    if (more) {
        paging["next_start"] = start + limit;
    }
    return fine(data.empty() ? Json(nullptr) : data, {{"pagination", paging}});
}

/// Tests may give organizations words for ids.
bool FakePipedrive::knows(const std::string& name, const Json& value) const {
    return name == "org_id" && value.is_string() &&
           tables_.at("organizations")->find(value.get<std::string>()) != nullptr;
}

/// A body as flat fields; an address replaces the whole one. Empty with a problem for what
/// Pipedrive refuses.
std::optional<Json> FakePipedrive::flat(const std::string& type, const Json& body,
                                        std::string& problem) const {
    Json fields = Json::object();
    for (const auto& [name, value] : body.items()) {
        if (name == "custom_fields") {
            for (const auto& [key, inner] : value.items()) {
                const Field* field = fieldCalled(type, key);
                if (field == nullptr || field->key != key) {
                    problem = "unknown custom field " + key;
                    return std::nullopt;
                }
                const bool option =
                    inner.is_number_integer() && field->labels.contains(inner.get<std::int64_t>());
                if (field->type == "enum" && !inner.is_null() && !option) {
                    problem = "no such option";
                    return std::nullopt;
                }
                fields[field->name] = inner;
            }
        } else if (value.is_object()) {
            for (const std::string& part : crm::pipedriveAddressParts()) {
                fields[name + "." + part] = value.value(part, Json());
            }
            fields[name + ".value"] = value.value("value", "");
        } else if (name.ends_with("_id") && !value.is_number_integer() && !value.is_null() &&
                   !knows(name, value)) {
            problem = name + " must be an integer";
            return std::nullopt;
        } else if (name == "participants") {
            fields["participants"] = value;
            fields["person_id"] = value.empty() ? Json() : value[0]["person_id"];
        } else {
            fields[name] = value;
        }
    }
    return fields;
}

HttpAnswer FakePipedrive::written(const Asked& asked) {
    FakeTable& rows = table(asked.type());
    if (asked.method == "DELETE") {
        return rows.erase(asked.id()) ? fine({{"id", idJson(asked.id())}})
                                      : error(404, "not found");
    }
    if (!asked.body.is_object() || bad.contains(asked.id())) {
        return error(400, "Validation failed: name is not allowed", "ERR_SCHEMA_VALIDATION");
    }
    std::string problem;
    const auto fields = flat(asked.type(), asked.body, problem);
    if (!fields) {
        return error(400, "Validation failed: " + problem, "ERR_SCHEMA_VALIDATION");
    }
    std::string id = asked.id();
    if (asked.method == "POST") {
        id = rows.insert(*fields);
    } else if (!rows.update(id, *fields)) {
        return error(404, "not found");
    }
    ++writes_[id];
    return fine(shown(asked.type(), *rows.find(id)), nullptr, asked.method == "POST" ? 201 : 200);
}

} // namespace support
