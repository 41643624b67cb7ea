// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_zoho.h"

#include "core/base/text.h"
#include "crm/http/url.h"
#include "tests/support/fake_soql.h"
#include "tests/support/fake_zoho_asked.h"

#include <algorithm>
#include <stdexcept>

namespace support {

using core::InstantMs;
using core::Json;

namespace {

constexpr std::size_t kPage = 200;
constexpr std::size_t kPaged = 2000;
constexpr std::size_t kQuery = 2000;
constexpr std::size_t kMostFields = 50;
constexpr std::size_t kTokens = 10;
constexpr InstantMs kTokenWindow = 600'000;
constexpr InstantMs kDayMs = 86'400'000;

/// Ids are numbers and sort as such.
bool idLess(const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

/// What stands behind some words of a query, up to the next quotation mark; else empty.
std::string limitIn(const std::string& query, const std::string& words) {
    const std::size_t at = query.find(words);
    const std::size_t from = at + words.size();
    return at == std::string::npos ? "" : query.substr(from, query.find('\'', from) - from);
}

/// A value of a form, whether it comes as such or in parts, as the vendor's client sends it.
std::string formValue(const HttpAsked& asked, const std::string& name) {
    const std::string head = "name=\"" + name + "\"\r\n\r\n";
    const std::size_t at = asked.body.find(head);
    if (at == std::string::npos) {
        return item(crm::parseQuery(asked.body), name);
    }
    const std::size_t from = at + head.size();
    return asked.body.substr(from, asked.body.find("\r\n", from) - from);
}

const std::map<std::string, std::vector<std::pair<const char*, const char*>>>& standardFields() {
    static const std::map<std::string, std::vector<std::pair<const char*, const char*>>> kFields = {
        {"Accounts",
         {{"Account_Name", "text"},
          {"Billing_Street", "text"},
          {"Billing_City", "text"},
          {"Billing_State", "text"},
          {"Billing_Code", "text"},
          {"Billing_Country", "text"},
          {"Phone", "phone"},
          {"Website", "website"},
          {"Industry", "picklist"},
          {"Annual_Revenue", "currency"},
          {"Employees", "integer"},
          {"Parent_Account", "lookup"}}},
        {"Contacts",
         {{"First_Name", "text"},
          {"Last_Name", "text"},
          {"Email", "email"},
          {"Phone", "phone"},
          {"Title", "text"},
          {"Account_Name", "lookup"},
          {"Mailing_Street", "text"},
          {"Mailing_City", "text"},
          {"Mailing_Zip", "text"}}},
        {"Deals",
         {{"Deal_Name", "text"},
          {"Stage", "picklist"},
          {"Amount", "currency"},
          {"Closing_Date", "date"},
          {"Account_Name", "lookup"}}},
        {"Leads",
         {{"Company", "text"},
          {"Last_Name", "text"},
          {"Lead_Status", "picklist"},
          {"Zip_Code", "text"}}},
        {"Events",
         {{"Event_Title", "text"},
          {"Start_DateTime", "datetime"},
          {"End_DateTime", "datetime"},
          {"All_day", "boolean"},
          {"Venue", "text"},
          {"Description", "textarea"},
          {"What_Id", "lookup"},
          {"Who_Id", "lookup"}}},
        {"Calls",
         {{"Subject", "text"},
          {"Call_Type", "picklist"},
          {"Call_Start_Time", "datetime"},
          {"Call_Duration", "text"},
          {"Outgoing_Call_Status", "picklist"},
          {"Description", "textarea"},
          {"What_Id", "lookup"},
          {"Who_Id", "lookup"}}},
        {"Tasks",
         {{"Subject", "text"},
          {"Due_Date", "date"},
          {"Status", "picklist"},
          {"Description", "textarea"},
          {"What_Id", "lookup"},
          {"Who_Id", "lookup"}}},
        {"Notes", {{"Note_Title", "text"}, {"Note_Content", "textarea"}, {"Parent_Id", "lookup"}}}};
    return kFields;
}

} // namespace

FakeZoho::FakeZoho(VirtualClock clock) : clock_(clock) {
    for (const auto& [module, fields] : standardFields()) {
        tables_[module] = std::make_unique<FakeTable>(
            clock, [this](std::int64_t) { return std::to_string(++lastId_); });
        for (const auto& [name, type] : fields) {
            addField(module, name, type);
        }
        addField(module, "Owner", "ownerlookup");
        addField(module, "Modified_Time", "datetime", false, true);
        addField(module, "Created_Time", "datetime", false, true);
    }
    for (const auto& [stage, type] :
         {std::pair("Qualification", "Open"), std::pair("Unterschrieben", "Closed Won"),
          std::pair("Verloren", "Closed Lost")}) {
        fields_["Deals"]["Stage"]["pick_list_values"].push_back(
            {{"display_value", stage}, {"actual_value", stage}, {"forecast_type", type}});
    }
    http_ = std::make_unique<FakeHttp>([this](const HttpAsked& asked) { return answer(asked); });
}

void FakeZoho::addField(const std::string& module, const std::string& name, const std::string& type,
                        bool unique, bool readOnly) {
    fields_[module][name] = {{"api_name", name},
                             {"field_label", name},
                             {"data_type", type},
                             {"length", 255},
                             {"visible", true},
                             {"read_only", readOnly},
                             {"field_read_only", false},
                             {"operation_type",
                              {{"web_update", !readOnly},
                               {"api_create", !readOnly},
                               {"web_create", !readOnly},
                               {"api_update", !readOnly}}},
                             {"unique", unique ? Json{{"casesensitive", "0"}} : Json::object()},
                             {"pick_list_values", Json::array()}};
}

std::string FakeZoho::addTerritory(const std::string& name) {
    const std::string id = std::to_string(++lastId_);
    territories_[id] = {{"id", id},
                        {"name", name},
                        {"api_name", name},
                        {"modified_time", zoned(clock_.now())},
                        {"manager", nullptr},
                        {"reporting_to", nullptr},
                        {"account_rule_criteria", nullptr}};
    return id;
}

std::string FakeZoho::typeOf(const std::string& module, const std::string& field) const {
    const auto& known = fields_.at(module);
    const auto it = known.find(field);
    return it == known.end() ? std::string() : it->second["data_type"].get<std::string>();
}

std::string FakeZoho::zoned(InstantMs moment) const {
    const InstantMs local = second(moment) + InstantMs{offsetMinutes} * 60'000;
    const int size = std::abs(offsetMinutes);
    return core::instantText(local).substr(0, 19) +
           core::format("{}{:02}:{:02}", offsetMinutes < 0 ? "-" : "+", size / 60, size % 60);
}

HttpAnswer FakeZoho::token(const HttpAsked& given) {
    if (formValue(given, "refresh_token") != refreshToken ||
        formValue(given, "client_id").empty()) {
        return jsonAnswer(200, R"({"error": "invalid_code"})");
    }
    while (!tokensGiven_.empty() && tokensGiven_.front() <= clock_.now() - kTokenWindow) {
        tokensGiven_.pop_front();
    }
    if (tokensGiven_.size() >= kTokens) {
        return jsonAnswer(400, R"({"error_description": "You have made too many requests )"
                               R"(continuously. Please try again after some time.", )"
                               R"("error": "Access Denied", "status": "failure"})");
    }
    tokensGiven_.push_back(clock_.now());
    accessToken = core::format("AT{}", ++tokens_);
    tokenEnds_ = clock_.now() + static_cast<InstantMs>(tokenSeconds * 1000);
    return jsonAnswer(200, Json{{"access_token", accessToken},
                                {"api_domain", http_->url()},
                                {"token_type", "Bearer"},
                                {"expires_in", tokenSeconds}}
                               .dump());
}

HttpAnswer FakeZoho::answer(const HttpAsked& given) {
    const std::string path = given.path.substr(0, given.path.find('?'));
    if (path == "/oauth/v2/token") {
        return token(given);
    }
    const auto sign = given.headers.find("authorization");
    if (sign == given.headers.end() || sign->second != "Zoho-oauthtoken " + accessToken ||
        (tokenEnds_ != 0 && clock_.now() >= tokenEnds_)) {
        return error(401, "INVALID_TOKEN", "invalid oauth token");
    }
    Asked asked;
    asked.method = given.method;
    asked.query = crm::parseQuery(crm::queryOf(given.path));
    asked.body = given.body.empty() ? Json() : Json::parse(given.body, nullptr, false);
    for (const auto& [name, target] : {std::pair("if-modified-since", &asked.modifiedSince),
                                       std::pair("if-unmodified-since", &asked.unmodifiedSince)}) {
        const auto it = given.headers.find(name);
        if (it != given.headers.end()) {
            *target = core::parseInstant(it->second);
        }
    }
    std::vector<std::string> parts;
    for (const std::string& part : core::split(path, '/')) {
        if (!part.empty()) {
            parts.push_back(part);
        }
    }
    if (parts.size() < 3 || parts[0] != "crm" || parts[1] != "v8" || retired.contains(parts[1])) {
        return parts.size() > 1 && retired.contains(parts[1]) && retiredAreGone
                   ? error(410, "GONE", "this version is not supported any more")
                   : error(404, "INVALID_URL_PATTERN",
                           "Please check if the URL trying to access is a correct one");
    }
    asked.parts.assign(parts.begin() + 2, parts.end());
    if (--credits < 0) {
        credits = 0;
        HttpAnswer over = error(429, "TOO_MANY_REQUESTS", "the credits of the day are used up");
        over.headers.emplace_back("X-API-CREDITS-REMAINING", "0");
        return over;
    }
    HttpAnswer answer = asked.is(0, "org")                                      ? org()
                        : asked.is(0, "users")                                  ? users(asked)
                        : asked.is(0, "coql")                                   ? coql(asked)
                        : asked.is(0, "settings") && asked.is(1, "modules")     ? modules()
                        : asked.is(0, "settings") && asked.is(1, "fields")      ? fields(asked)
                        : asked.is(0, "settings") && asked.is(1, "territories") ? territories(asked)
                                                                                : records(asked);
    answer.headers.emplace_back("X-API-CREDITS-REMAINING", std::to_string(credits));
    return answer;
}

HttpAnswer FakeZoho::org() const {
    return jsonAnswer(200, Json{{"org",
                                 {{{"id", "5545974000000000207"},
                                   {"zgid", organisation},
                                   {"company_name", "Zylker"},
                                   {"type", "production"},
                                   {"time_zone", "Asia/Kolkata"}}}}}
                               .dump());
}

HttpAnswer FakeZoho::users(const Asked& asked) const {
    const auto user = [&](const char* id, const char* name, const char* email) {
        return Json{{"id", id},
                    {"full_name", name},
                    {"email", email},
                    {"status", "active"},
                    {"Modified_Time", zoned(VirtualClock::kStart)},
                    {"offset", InstantMs{offsetMinutes} * 60'000}};
    };
    Json list = {user("901", "Ines Vogel", "ines@example.org")};
    if (item(asked.query, "type") != "CurrentUser") {
        list.push_back(user("902", "Omar Lind", "omar@example.org"));
    }
    return jsonAnswer(200, Json{{"users", list},
                                {"info", {{"page", 1}, {"per_page", 200}, {"more_records", false}}}}
                               .dump());
}

HttpAnswer FakeZoho::modules() const {
    Json list = Json::array();
    for (const auto& [module, table] : tables_) {
        if (!absent.contains(module)) {
            const bool open = !locked.contains(module);
            list.push_back({{"api_name", module},
                            {"viewable", true},
                            {"editable", open},
                            {"creatable", open},
                            {"deletable", open},
                            {"api_supported", true}});
        }
    }
    return jsonAnswer(200, Json{{"modules", list}}.dump());
}

HttpAnswer FakeZoho::fields(const Asked& asked) {
    const std::string module = item(asked.query, "module");
    if (unseen.contains(module)) {
        return error(401, "OAUTH_SCOPE_MISMATCH", "invalid oauth scope to access this URL");
    }
    if (!tables_.contains(module) || absent.contains(module)) {
        return error(400, "INVALID_MODULE", "the module name given seems to be invalid");
    }
    auto& known = fields_[module];
    if (asked.method == "GET") {
        Json list = Json::array();
        for (const auto& [name, field] : known) {
            list.push_back(field);
        }
        return jsonAnswer(200, Json{{"fields", list}}.dump());
    }
    Json answers = Json::array();
    bool refused = false;
    for (const Json& wish : asked.body["fields"]) {
        std::string name = wish.value("field_label", "");
        std::replace(name.begin(), name.end(), ' ', '_');
        if (name.empty() || !wish.contains("data_type")) {
            answers.push_back(errorOf("MANDATORY_NOT_FOUND", "required field not found",
                                      {{"api_name", name.empty() ? "field_label" : "data_type"}}));
            refused = true;
        } else if (known.contains(name)) {
            answers.push_back(errorOf("DUPLICATE_DATA", "duplicate data"));
            refused = true;
        } else {
            addField(module, name, wish["data_type"].get<std::string>(), wish.contains("unique"));
            answers.push_back({{"code", "SUCCESS"},
                               {"details", {{"id", std::to_string(++lastId_)}}},
                               {"message", "field created"},
                               {"status", "success"}});
        }
    }
    return jsonAnswer(refused ? 400 : 201, Json{{"fields", answers}}.dump());
}

HttpAnswer FakeZoho::territories(const Asked& asked) {
    if (!territoriesOn) {
        return error(400, "FEATURE_NOT_SUPPORTED", "the territory feature is not enabled");
    }
    if (asked.method == "GET") {
        Json list = Json::array();
        for (const auto& [id, territory] : territories_) {
            list.push_back(territory);
        }
        return list.empty()
                   ? HttpAnswer{204, "", {}}
                   : jsonAnswer(
                         200,
                         Json{{"territories", list}, {"info", {{"more_records", false}}}}.dump());
    }
    if (asked.method == "DELETE") {
        territories_.erase(item(asked.query, "ids"));
        return jsonAnswer(200, Json{{"territories", {{{"code", "SUCCESS"}}}}}.dump());
    }
    Json answers = Json::array();
    for (const Json& row : asked.body["territories"]) {
        std::string id = row.value("id", "");
        if (id.empty() && row.value("name", "").empty()) {
            answers.push_back(
                errorOf("MANDATORY_NOT_FOUND", "required field not found", {{"api_name", "name"}}));
            continue;
        }
        id = id.empty() ? addTerritory(row.value("name", "")) : id;
        territories_[id].update(row);
        answers.push_back({{"code", "SUCCESS"}, {"details", {{"id", id}}}, {"status", "success"}});
    }
    return jsonAnswer(asked.method == "POST" ? 201 : 200, Json{{"territories", answers}}.dump());
}

/// `names`: whether lookups tell the name of what they point to, as lists do and queries do not.
Json FakeZoho::shown(const std::string& module, const FakeRecord& record,
                     const std::vector<std::string>& fields, bool names) const {
    Json json{{"id", record.id}};
    for (const std::string& field : fields) {
        if (field == "id") {
            continue;
        }
        if (field == "Modified_Time" || field == "Created_Time") {
            json[field] = zoned(field == "Modified_Time" ? record.modified : record.created);
            continue;
        }
        const Json value = record.fields.value(field, Json());
        if (field == "Territories" && value.is_array()) {
            json[field] = Json::array();
            for (const Json& id : value) {
                json[field].push_back({{"id", id}});
                const auto it = territories_.find(id.get<std::string>());
                if (names && it != territories_.end()) {
                    json[field].back()["Name"] = it->second["name"];
                }
            }
        } else if (isLookup(typeOf(module, field)) && value.is_string()) {
            json[field] = Json{{"id", value}};
            if (names) {
                json[field]["name"] = "name of " + value.get<std::string>();
            }
            if (field == "Parent_Id") {
                json[field]["module"] = {{"api_name", record.fields.value("$se_module", "")}};
            }
        } else {
            json[field] = value;
        }
    }
    return json;
}

HttpAnswer FakeZoho::coql(const Asked& asked) {
    Soql query;
    try {
        query = Soql::parse(
            asked.body.value("select_query", ""),
            [](const std::string& field, const std::string& own, const std::string& literal) {
                if (field == "id") {
                    return idLess(own, literal) ? -1 : own == literal ? 0 : 1;
                }
                const auto a = core::parseInstant(own);
                const auto b = core::parseInstant(literal);
                return a && b && literal.size() > 10 ? (*a < *b    ? -1
                                                        : *a == *b ? 0
                                                                   : 1)
                                                     : own.compare(literal);
            });
    } catch (const std::invalid_argument& wrong) {
        return error(400, "SYNTAX_ERROR", wrong.what());
    }
    if (!tables_.contains(query.object) || absent.contains(query.object)) {
        return error(400, "INVALID_QUERY", "invalid query formed");
    }
    if (unseen.contains(query.object)) {
        return error(401, "OAUTH_SCOPE_MISMATCH", "invalid oauth scope to access this URL");
    }
    if (query.tested.empty() || query.limit > kQuery || query.fields.size() > kMostFields) {
        return error(400, query.tested.empty() ? "SYNTAX_ERROR" : "LIMIT_EXCEEDED",
                     "missing clause, or too many rows or columns");
    }
    const auto& known = fields_.at(query.object);
    for (const auto& list : {query.fields, query.tested}) {
        for (const std::string& field : list) {
            if (field != "id" && field != "Territories" && !known.contains(field)) {
                return error(400, "INVALID_QUERY", "column given seems to be invalid");
            }
        }
    }
    // Ends as soon as the page is full, and looks more closely only at what the plain limits leave.
    const std::string text = asked.body.value("select_query", "");
    const bool plain = text.find(" or ") == std::string::npos;
    const auto from = core::parseInstant(plain ? limitIn(text, "Modified_Time >= '") : "");
    const std::size_t limit = query.limit == 0 ? kPage : query.limit;
    Json data = Json::array();
    bool more = false;
    tables_.at(query.object)
        ->eachBehind(plain ? limitIn(text, "id > '") : "", [&](const FakeRecord& record) {
            if (!record.deleted && second(record.modified) >= from.value_or(0) &&
                query.where(shown(query.object, record, query.tested, false))) {
                more = data.size() == limit;
                if (!more) {
                    data.push_back(shown(query.object, record, query.fields, false));
                }
            }
            return !more;
        });
    credits -= limit > 1000 ? 2 : limit > 200 ? 1 : 0;
    if (data.empty()) {
        return {204, "", {}};
    }
    const Json info{{"count", data.size()}, {"more_records", more}};
    return jsonAnswer(200, Json{{"data", data}, {"info", info}}.dump());
}

HttpAnswer FakeZoho::records(const Asked& asked) {
    if (!tables_.contains(asked.module()) || absent.contains(asked.module())) {
        return error(400, "INVALID_MODULE", "the module name given seems to be invalid");
    }
    if (unseen.contains(asked.module())) {
        return error(401, "OAUTH_SCOPE_MISMATCH", "invalid oauth scope to access this URL");
    }
    if (asked.is(1, "deleted")) {
        return deleted(asked);
    }
    if (asked.is(1, "actions")) {
        return assigned(asked);
    }
    if (asked.is(2, "Notes")) {
        return notesOf(asked);
    }
    if (asked.method != "GET" && locked.contains(asked.module())) {
        return error(403, "NO_PERMISSION", "permission denied");
    }
    return asked.method == "GET"      ? listed(asked)
           : asked.method == "DELETE" ? removed(asked)
                                      : written(asked);
}

HttpAnswer FakeZoho::listed(const Asked& asked) {
    const std::vector<std::string> fields = core::split(item(asked.query, "fields"), ',');
    if (item(asked.query, "fields").empty() || fields.size() > kMostFields) {
        return error(400, "REQUIRED_PARAM_MISSING", "One of the expected parameter is missing");
    }
    FakeTable& table = *tables_.at(asked.module());
    std::vector<const FakeRecord*> found;
    const std::string ids = item(asked.query, "ids");
    if (!ids.empty()) {
        const auto list = core::split(ids, ',');
        if (list.size() > kZohoBatch) {
            return error(400, "LIMIT_EXCEEDED", "more than 100 ids");
        }
        for (const std::string& id : list) {
            if (const FakeRecord* record = table.find(id)) {
                found.push_back(record);
            }
        }
    } else {
        for (const FakeRecord* record : table.visible()) {
            if (!record->deleted &&
                (!asked.modifiedSince || second(record->modified) >= *asked.modifiedSince)) {
                found.push_back(record);
            }
        }
        const bool byChange = item(asked.query, "sort_by") == "Modified_Time";
        std::stable_sort(found.begin(), found.end(), [&](const auto* a, const auto* b) {
            return byChange && a->modified != b->modified ? a->modified < b->modified
                                                          : idLess(a->id, b->id);
        });
        if (found.empty() && asked.modifiedSince) {
            return {304, "", {}};
        }
    }
    const auto perPage = static_cast<std::size_t>(std::stoi(item(asked.query, "per_page", "200")));
    const auto page = static_cast<std::size_t>(std::stoi(item(asked.query, "page", "1")));
    const std::string token = item(asked.query, "page_token");
    std::size_t from = (page - 1) * perPage;
    if (!token.empty()) {
        const auto parts = core::split(token, 'T');
        if (std::stoll(parts[1]) + kDayMs < clock_.now()) {
            return error(400, "INVALID_DATA", "the page token has expired");
        }
        from = static_cast<std::size_t>(std::stoul(parts[0]));
    }
    if (perPage > kPage || (token.empty() && from + perPage > kPaged)) {
        return error(400, "DISCRETE_PAGINATION_LIMIT_EXCEEDED", "use the page token");
    }
    Json data = Json::array();
    for (std::size_t i = from; i < std::min(found.size(), from + perPage); ++i) {
        data.push_back(shown(asked.module(), *found[i], fields, true));
    }
    if (data.empty()) {
        return {204, "", {}};
    }
    const bool more = found.size() > from + perPage;
    Json info{{"per_page", perPage},
              {"count", data.size()},
              {"page", page},
              {"more_records", more},
              {"next_page_token", nullptr}};
    if (more && from + perPage < rowsPerToken) {
        info["next_page_token"] =
            core::format("{}T{}T{}", from + perPage, clock_.now(), ++pageTokens_);
    }
    return jsonAnswer(200, Json{{"data", data}, {"info", info}}.dump());
}

HttpAnswer FakeZoho::deleted(const Asked& asked) const {
    std::vector<const FakeRecord*> found;
    for (const FakeRecord* record : tables_.at(asked.module())->visible()) {
        if (record->deleted &&
            (!asked.modifiedSince || second(record->modified) >= *asked.modifiedSince)) {
            found.push_back(record);
        }
    }
    const auto perPage = static_cast<std::size_t>(std::stoi(item(asked.query, "per_page", "200")));
    const auto page = static_cast<std::size_t>(std::stoi(item(asked.query, "page", "1")));
    Json data = Json::array();
    for (std::size_t i = (page - 1) * perPage; i < std::min(found.size(), page * perPage); ++i) {
        data.push_back({{"id", found[i]->id},
                        {"display_name", "***"},
                        {"type", "recycle"},
                        {"deleted_time", zoned(found[i]->modified)}});
    }
    if (data.empty()) {
        return {asked.modifiedSince ? 304 : 204, "", {}};
    }
    return jsonAnswer(200, Json{{"data", data},
                                {"info",
                                 {{"per_page", perPage},
                                  {"count", data.size()},
                                  {"page", page},
                                  {"more_records", found.size() > page * perPage}}}}
                               .dump());
}

HttpAnswer FakeZoho::notesOf(const Asked& asked) {
    Json data = Json::array();
    for (const FakeRecord* note : tables_.at("Notes")->visible()) {
        if (!note->deleted && note->fields.value("Parent_Id", "") == asked.parts[1]) {
            data.push_back(
                shown("Notes", *note, core::split(item(asked.query, "fields"), ','), true));
        }
    }
    return data.empty()
               ? HttpAnswer{204, "", {}}
               : jsonAnswer(200, Json{{"data", data}, {"info", {{"more_records", false}}}}.dump());
}

} // namespace support
