// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_rest.h"

#include "core/base/text.h"
#include "crm/http/url.h"

#include <algorithm>
#include <set>

namespace support {

using core::Json;

namespace {

std::string item(const crm::QueryItems& items, const std::string& name,
                 const std::string& otherwise = {}) {
    for (const auto& [key, value] : items) {
        if (key == name) {
            return value;
        }
    }
    return otherwise;
}

crm::QueryItems queryOf(const HttpAsked& asked) {
    return crm::parseQuery(crm::queryOf(asked.path));
}

std::string pathOf(const HttpAsked& asked) {
    return asked.path.substr(0, asked.path.find('?'));
}

std::string lastPart(const HttpAsked& asked) {
    const std::string path = pathOf(asked);
    return path.substr(path.rfind('/') + 1);
}

HttpAnswer directusError(int status, const std::string& code, const std::string& message) {
    return jsonAnswer(
        status,
        Json{{"errors", {{{"message", message}, {"extensions", {{"code", code}}}}}}}.dump());
}

std::set<std::string> words(const std::string& list) {
    const auto parts = core::split(list, ',');
    return {parts.begin(), parts.end()};
}

/// "2026-03-01 09:41:07"
std::string espoTime(core::InstantMs moment) {
    const std::string text = core::instantText(moment - moment % 1000);
    return text.substr(0, 10) + " " + text.substr(11, 8);
}

} // namespace

FakeDirectus::FakeDirectus(VirtualClock clock)
    : clock_(clock), accounts_(clock,
                               [](std::int64_t number) {
                                   return core::format("00000000-0000-4000-8000-{:012}", number);
                               }),
      http_(std::make_unique<FakeHttp>([this](const HttpAsked& asked) { return answer(asked); })) {}

Json FakeDirectus::shown(const FakeRecord& record) const {
    Json json = record.fields;
    json["id"] = record.id;
    json["date_updated"] = core::instantText(record.modified);
    return json;
}

HttpAnswer FakeDirectus::tokens() {
    ++generation_;
    expires_ = clock_.now() + static_cast<core::InstantMs>(tokenSeconds * 1000);
    return jsonAnswer(200, Json{{"data",
                                 {{"expires", tokenSeconds * 1000},
                                  {"refresh_token", core::format("RT{}", generation_)},
                                  {"access_token", core::format("AT{}", generation_)}}}}
                               .dump());
}

HttpAnswer FakeDirectus::login(const HttpAsked& asked) {
    const Json body = Json::parse(asked.body, nullptr, false);
    if (asked.path == "/auth/login") {
        const bool known = body.value("email", "") == "planner@example.org" &&
                           body.value("password", "") == "password:with:colons";
        return known ? tokens()
                     : directusError(401, "INVALID_CREDENTIALS", "Invalid user credentials.");
    }
    return body.value("refresh_token", "") == core::format("RT{}", generation_)
               ? tokens()
               : directusError(401, "INVALID_CREDENTIALS", "Invalid user credentials.");
}

HttpAnswer FakeDirectus::answer(const HttpAsked& asked) {
    if (asked.path.starts_with("/auth/")) {
        return login(asked);
    }
    const auto given = asked.headers.find("authorization");
    if (given == asked.headers.end() || given->second != core::format("Bearer AT{}", generation_) ||
        clock_.now() >= expires_) {
        return directusError(401, "TOKEN_EXPIRED", "Token expired.");
    }
    if (!asked.path.starts_with("/items/accounts")) {
        return directusError(403, "FORBIDDEN", "You don't have permission to access this.");
    }
    return asked.method == "GET" ? list(asked) : write(asked);
}

HttpAnswer FakeDirectus::list(const HttpAsked& asked) {
    const auto query = queryOf(asked);
    const std::string since = item(query, "filter[date_updated][_gte]");
    const std::set<std::string> ids = words(item(query, "filter[id][_in]"));
    const std::set<std::string> keys = words(item(query, "filter[ext_id][_in]"));
    const bool byId = !item(query, "filter[id][_in]").empty();
    const bool byKey = !item(query, "filter[ext_id][_in]").empty();
    const core::InstantMs from = core::parseInstant(since).value_or(0);
    std::vector<const FakeRecord*> found;
    for (const FakeRecord* record : accounts_.visible()) {
        if (!record->deleted && record->modified >= from && (!byId || ids.contains(record->id)) &&
            (!byKey || keys.contains(record->fields.value("ext_id", "")))) {
            found.push_back(record);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto* a, const auto* b) {
        return std::pair(a->modified, a->id) < std::pair(b->modified, b->id);
    });
    const auto limit = static_cast<std::size_t>(std::stoi(item(query, "limit", "100")));
    const auto page = static_cast<std::size_t>(std::stoi(item(query, "page", "1")));
    Json data = Json::array();
    for (std::size_t i = (page - 1) * limit; i < std::min(found.size(), page * limit); ++i) {
        data.push_back(shown(*found[i]));
    }
    return jsonAnswer(200, Json{{"meta", {{"filter_count", found.size()}}}, {"data", data}}.dump());
}

bool FakeDirectus::clashes(const Json& fields, const std::string& but) const {
    if (!fields.contains("ext_id") || fields["ext_id"].is_null()) {
        return false;
    }
    const auto same = accounts_.findBy("ext_id", fields["ext_id"].get<std::string>());
    return std::any_of(same.begin(), same.end(),
                       [&](const FakeRecord* record) { return record->id != but; });
}

HttpAnswer FakeDirectus::write(const HttpAsked& asked) {
    const Json body = Json::parse(asked.body, nullptr, false);
    const std::string unique =
        "Value for field \"ext_id\" in collection \"accounts\" has to be unique.";
    if (asked.method == "POST") {
        if (clashes(body, {})) {
            return directusError(400, "RECORD_NOT_UNIQUE", unique);
        }
        const std::string id = accounts_.insert(body);
        return jsonAnswer(200, Json{{"data", shown(*accounts_.find(id))}}.dump());
    }
    if (asked.method == "DELETE") {
        return accounts_.erase(lastPart(asked))
                   ? HttpAnswer{204, "", {}}
                   : directusError(403, "FORBIDDEN", "You don't have permission to access this.");
    }
    if (!body.is_array()) {
        if (accounts_.find(lastPart(asked)) == nullptr) {
            return directusError(403, "FORBIDDEN", "You don't have permission to access this.");
        }
        accounts_.update(lastPart(asked), body);
        return jsonAnswer(200, Json{{"data", shown(*accounts_.find(lastPart(asked)))}}.dump());
    }
    Json data = Json::array();
    for (const Json& row : body) { // one that cannot be written stops all
        if (clashes(row, row.value("id", "")) || row.value("name", "") == "refuse me") {
            return directusError(400, "RECORD_NOT_UNIQUE", unique);
        }
    }
    for (Json row : body) {
        const std::string id = row.value("id", "");
        row.erase("id");
        if (accounts_.update(id, row)) {
            data.push_back(shown(*accounts_.find(id)));
        }
    }
    return jsonAnswer(200, Json{{"data", data}}.dump());
}

FakeEspo::FakeEspo(VirtualClock clock)
    : clock_(clock),
      accounts_(clock, [](std::int64_t number) { return core::format("{:017x}", number); }),
      http_(std::make_unique<FakeHttp>([this](const HttpAsked& asked) { return answer(asked); })) {}

Json FakeEspo::shown(const FakeRecord& record) const {
    Json json = record.fields;
    json["id"] = record.id;
    json["modifiedAt"] = espoTime(record.modified);
    json["deleted"] = record.deleted;
    return json;
}

HttpAnswer FakeEspo::list(const HttpAsked& asked) {
    const auto query = queryOf(asked);
    const std::string attribute = item(query, "where[0][attribute]");
    const std::string value = item(query, "where[0][value]");
    const core::InstantMs from =
        attribute == "modifiedAt" ? core::parseInstant(value).value_or(0) : 0;
    const std::set<std::string> keys = words(attribute == "evenlodeKey" ? value : "");
    std::vector<const FakeRecord*> found;
    for (const FakeRecord* record : accounts_.visible()) {
        if (record->modified >= from && (attribute != "evenlodeKey" ||
                                         keys.contains(record->fields.value("evenlodeKey", "")))) {
            found.push_back(record);
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto* a, const auto* b) { return a->modified < b->modified; });
    const auto offset = static_cast<std::size_t>(std::stoi(item(query, "offset", "0")));
    const auto size = static_cast<std::size_t>(std::stoi(item(query, "maxSize", "20")));
    Json rows = Json::array();
    for (std::size_t i = offset; i < std::min(found.size(), offset + size); ++i) {
        rows.push_back(shown(*found[i]));
    }
    const Json total = counts ? Json(found.size()) : Json(-1);
    return jsonAnswer(200, Json{{"total", total}, {"list", rows}}.dump());
}

HttpAnswer FakeEspo::answer(const HttpAsked& asked) {
    const auto key = asked.headers.find("x-api-key");
    if (key == asked.headers.end() || key->second != "espo-key") {
        return {401, "", {}};
    }
    const std::string path = pathOf(asked);
    if (path == "/App/user") {
        return jsonAnswer(200, R"({"user": {"userName": "planner"},
                                  "settings": {"siteUrl": "https://espo.example.org"}})");
    }
    if (path == "/Account" && asked.method == "GET") {
        return list(asked);
    }
    static const std::set<std::string> kFields = {"name",
                                                  "billingAddressStreet",
                                                  "billingAddressCity",
                                                  "billingAddressState",
                                                  "billingAddressPostalCode",
                                                  "billingAddressCountry",
                                                  "evenlodeKey",
                                                  "territory"};
    Json body = asked.body.empty() ? Json::object() : Json::parse(asked.body, nullptr, false);
    for (auto it = body.begin(); it != body.end();) {
        it = kFields.contains(it.key()) ? std::next(it) : body.erase(it);
    }
    if (path == "/Account" && asked.method == "POST") {
        const auto same = accounts_.findBy("name", body.value("name", ""));
        if (checkDuplicates && !same.empty()) {
            Json rows = Json::array();
            for (const FakeRecord* record : same) {
                rows.push_back(shown(*record));
            }
            return jsonAnswer(409, rows.dump());
        }
        return jsonAnswer(200, shown(*accounts_.find(accounts_.insert(body))).dump());
    }
    const std::string id = lastPart(asked);
    if (accounts_.find(id) == nullptr) {
        return {404, "", {}};
    }
    if (asked.method == "PUT") {
        accounts_.update(id, body);
    } else if (asked.method == "DELETE") {
        accounts_.erase(id);
        return jsonAnswer(200, "true");
    }
    return jsonAnswer(200, shown(*accounts_.find(id)).dump());
}

} // namespace support
