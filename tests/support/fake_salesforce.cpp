// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_salesforce.h"

#include "core/base/text.h"
#include "crm/http/url.h"
#include "tests/support/fake_soql.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace support {

using core::Json;

namespace {

constexpr const char* kOrganisation = "00D000000000001AAA";
const std::map<std::string, std::vector<std::pair<std::string, std::string>>> kFields = {
    {"Account",
     {{"Name", "string"},
      {"BillingStreet", "textarea"},
      {"BillingCity", "string"},
      {"BillingState", "string"},
      {"BillingPostalCode", "string"},
      {"BillingCountry", "string"},
      {"BillingLatitude", "double"},
      {"BillingLongitude", "double"},
      {"Phone", "phone"},
      {"Website", "url"},
      {"OwnerId", "reference"},
      {"ParentId", "reference"},
      {"Territory_Code__c", "string"},
      {"Evenlode_Key__c", "string"}}},
    {"Event",
     {{"Subject", "combobox"},
      {"StartDateTime", "datetime"},
      {"EndDateTime", "datetime"},
      {"ActivityDate", "date"},
      {"IsAllDayEvent", "boolean"},
      {"WhatId", "reference"},
      {"WhoId", "reference"},
      {"AccountId", "reference"},
      {"OwnerId", "reference"},
      {"Location", "string"},
      {"Description", "textarea"},
      {"Evenlode_Key__c", "string"},
      {"Evenlode_Zone__c", "string"},
      {"Evenlode_Outcome__c", "string"},
      {"Evenlode_Done__c", "string"}}},
    {"Task",
     {{"Subject", "combobox"},
      {"ActivityDate", "date"},
      {"CallDurationInSeconds", "int"},
      {"Status", "picklist"},
      {"IsClosed", "boolean"},
      {"TaskSubtype", "picklist"},
      {"WhatId", "reference"},
      {"WhoId", "reference"},
      {"AccountId", "reference"},
      {"OwnerId", "reference"},
      {"Description", "textarea"},
      {"Evenlode_Key__c", "string"},
      {"Evenlode_Zone__c", "string"},
      {"Evenlode_Outcome__c", "string"},
      {"Evenlode_Start__c", "string"},
      {"Evenlode_Kind__c", "string"}}},
    {"User", {{"Name", "string"}, {"Email", "email"}}},
    {"Opportunity",
     {{"Name", "string"},
      {"AccountId", "reference"},
      {"StageName", "picklist"},
      {"Amount", "currency"},
      {"CloseDate", "date"},
      {"OwnerId", "reference"}}}};

/// "2026-03-01T09:41:07.123+0000"
std::string stamp(core::InstantMs moment) {
    return core::instantText(moment - moment % 1000).substr(0, 19) +
           core::format(".{:03}+0000", moment % 1000);
}

HttpAnswer refused(int status, const std::string& code, const std::string& message) {
    return jsonAnswer(status, Json::array({{{"message", message}, {"errorCode", code}}}).dump());
}

std::string valueOf(const crm::QueryItems& items, const std::string& name) {
    for (const auto& [key, value] : items) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

Json rowError(const std::string& code, const std::string& message,
              const std::vector<std::string>& fields = {}) {
    return {{"success", false},
            {"errors",
             Json::array({{{"statusCode", code}, {"message", message}, {"fields", fields}}})}};
}

/// Those of the rows that one plain condition leaves, so that the others need not be looked at: it
/// stands for an index.
std::vector<const FakeRecord*> worthALook(const FakeTable& table, const std::string& query) {
    std::vector<const FakeRecord*> rows = table.visible();
    const std::string since = " WHERE SystemModstamp >= ";
    const std::string among = " WHERE Id IN (";
    if (query.find(" OR ") != std::string::npos) {
        return rows;
    }
    if (const std::size_t at = query.find(since); at != std::string::npos) {
        const std::size_t from = at + since.size();
        const auto moment = core::parseInstant(query.substr(from, query.find(' ', from) - from));
        std::erase_if(rows, [&](const auto* row) { return row->modified < moment.value_or(0); });
    } else if (const std::size_t in = query.find(among); in != std::string::npos) {
        const std::size_t from = in + among.size();
        std::set<std::string> ids;
        for (const auto& id : core::split(query.substr(from, query.find(')', from) - from), ',')) {
            ids.insert(id.size() > 2 ? id.substr(1, id.size() - 2) : id);
        }
        std::erase_if(rows, [&](const auto* row) { return !ids.contains(row->id); });
    }
    return rows;
}

} // namespace

FakeSalesforce::FakeSalesforce(VirtualClock clock) : clock_(clock) {
    for (const auto& [object, prefix] : std::map<std::string, std::string>{{"Account", "001"},
                                                                           {"User", "005"},
                                                                           {"Opportunity", "006"},
                                                                           {"Event", "00U"},
                                                                           {"Task", "00T"}}) {
        tables_.emplace(object, FakeTable(clock, [prefix = prefix](std::int64_t number) {
                            return core::format("{}{:012}AAA", prefix, number);
                        }));
    }
    http_ = std::make_unique<FakeHttp>([this](const HttpAsked& asked) { return answer(asked); });
}

Json FakeSalesforce::whole(const FakeRecord& record) const {
    Json row = record.fields;
    row["Id"] = record.id;
    row["SystemModstamp"] = stamp(record.modified);
    row["IsDeleted"] = record.deleted;
    row["MasterRecordId"] = record.mergedInto.empty() ? Json() : Json(record.mergedInto);
    if (row.contains("WhatId") && row["WhatId"].is_string()) {
        const std::string what = row["WhatId"];
        row["AccountId"] = what.starts_with("006") ? Json() : Json(what);
    }
    if (row.value("IsAllDayEvent", Json(false)) == true) {
        row["ActivityDate"] = row["StartDateTime"].get<std::string>().substr(0, 10);
    }
    return row;
}

Json FakeSalesforce::shown(const FakeRecord& record, const std::vector<std::string>& fields) const {
    const Json all = whole(record);
    Json row = {{"attributes", {{"type", "x"}}}};
    for (const std::string& field : fields) {
        row[field] = all.contains(field) ? all[field] : Json();
    }
    return row;
}

HttpAnswer FakeSalesforce::token(const HttpAsked& asked) {
    const auto form = crm::parseQuery(asked.body);
    if (valueOf(form, "refresh_token") != refreshToken) {
        refreshToken = "(revoked)"; // a second use ends the whole sign-in
        return jsonAnswer(400, R"({"error": "invalid_grant", "error_description": "expired"})");
    }
    const int number = std::stoi(refreshToken.substr(2)) + 1;
    accessToken = core::format("AT{}", number);
    refreshToken = core::format("RT{}", number);
    return jsonAnswer(200, Json{{"access_token", accessToken},
                                {"refresh_token", refreshToken},
                                {"instance_url", http_->url()},
                                {"token_type", "Bearer"}}
                               .dump());
}

HttpAnswer FakeSalesforce::answer(const HttpAsked& asked) {
    if (asked.path == "/services/oauth2/token") {
        return token(asked);
    }
    const auto given = asked.headers.find("authorization");
    if (given == asked.headers.end() || given->second != "Bearer " + accessToken) {
        return refused(401, "INVALID_SESSION_ID", "Session expired or invalid");
    }
    const std::string root = "/services/data/";
    if (!asked.path.starts_with(root)) {
        return refused(404, "NOT_FOUND", "The requested resource does not exist");
    }
    const std::size_t slash = asked.path.find('/', root.size());
    const std::string version = asked.path.substr(root.size(), slash - root.size());
    if (std::stod(version.substr(1)) < std::stod(oldestVersion.substr(1))) {
        return refused(410, "UNSUPPORTED_API_VERSION", "This version is retired");
    }
    if (used >= dailyLimit) {
        return refused(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
    }
    ++used;
    const std::string rest = asked.path.substr(slash + 1, asked.path.find('?') - slash - 1);
    HttpAnswer result = refused(404, "NOT_FOUND", "The requested resource does not exist");
    const auto parts = core::split(rest, '/');
    if ((rest == "query" || rest == "queryAll") && asked.method == "GET") {
        result = query(valueOf(crm::parseQuery(crm::queryOf(asked.path)), "q"), rest == "queryAll");
    } else if (parts[0] == "query" && parts.size() == 2) {
        const std::size_t dash = parts[1].rfind('-');
        result = page(parts[1].substr(0, dash), std::stoul(parts[1].substr(dash + 1)));
    } else if (parts[0] == "sobjects" && parts.size() == 3 && parts[2] == "describe") {
        result = describe(parts[1]);
    } else if (parts[0] == "sobjects" && parts.size() == 3 && parts[2] == "deleted") {
        result = deleted(parts[1], asked);
    } else if (rest == "sobjects/ContentVersion" && asked.method == "POST") {
        result = makeFile(asked);
    } else if (rest.starts_with("composite/sobjects")) {
        result = collection(asked, rest);
    } else if (rest.starts_with("jobs/ingest")) {
        result = ingest(asked, rest);
    } else if (rest == "limits") {
        result = jsonAnswer(
            200, Json{{"DailyApiRequests", {{"Max", dailyLimit}, {"Remaining", dailyLimit - used}}}}
                     .dump());
    }
    result.headers.emplace_back("Sforce-Limit-Info",
                                core::format("api-usage={}/{}", used, dailyLimit));
    return result;
}

namespace {

/// The bytes behind base 64 (RFC 4648).
std::string plainOf(const std::string& text) {
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    unsigned bits = 0;
    int have = 0;
    for (const char c : text) {
        const std::size_t digit = kDigits.find(c);
        if (digit == std::string_view::npos) {
            break;
        }
        bits = (bits << 6) | static_cast<unsigned>(digit);
        have += 6;
        if (have >= 8) {
            have -= 8;
            bytes += static_cast<char>((bits >> have) & 0xffU);
        }
    }
    return bytes;
}

} // namespace

HttpAnswer FakeSalesforce::makeFile(const HttpAsked& asked) {
    const Json body = Json::parse(asked.body);
    for (const char* needed : {"Title", "PathOnClient", "VersionData", "FirstPublishLocationId"}) {
        if (!body.contains(needed) || body.at(needed).get<std::string>().empty()) {
            return refused(400, "REQUIRED_FIELD_MISSING",
                           std::string("Required fields are missing: [") + needed + "]");
        }
    }
    files.push_back({body["FirstPublishLocationId"], body["Title"], body["PathOnClient"],
                     plainOf(body["VersionData"].get<std::string>())});
    return jsonAnswer(201, Json{{"id", core::format("068{:012}AAA", files.size())},
                                {"success", true},
                                {"errors", Json::array()}}
                               .dump());
}

/// `SELECT ContentDocumentId FROM ContentDocumentLink WHERE LinkedEntityId = ...`, which must name
/// the record.
HttpAnswer FakeSalesforce::filesOf(const std::string& soql) {
    Json records = Json::array();
    for (const File& file : files) {
        if (soql.find("LinkedEntityId = '" + file.record + "'") != std::string::npos &&
            soql.find("ContentDocument.Title = '" + file.title + "'") != std::string::npos) {
            records.push_back({{"ContentDocumentId", "069" + file.title}});
        }
    }
    return jsonAnswer(
        200, Json{{"totalSize", records.size()}, {"done", true}, {"records", records}}.dump());
}

HttpAnswer FakeSalesforce::query(const std::string& text, bool deletedToo) {
    if (text.find(" FROM ContentDocumentLink WHERE LinkedEntityId = ") != std::string::npos) {
        return filesOf(text);
    }
    Soql soql;
    try {
        soql = Soql::parse(text);
    } catch (const std::invalid_argument& error) {
        return refused(400, "MALFORMED_QUERY", error.what());
    }
    if (soql.object == "Organization") {
        return jsonAnswer(
            200,
            Json{{"totalSize", 1},
                 {"done", true},
                 {"records", {{{"Id", kOrganisation}, {"Name", "Acme Org"}, {"IsSandbox", false}}}}}
                .dump());
    }
    if (!tables_.contains(soql.object)) {
        return refused(400, "INVALID_TYPE", "sObject type '" + soql.object + "' is not supported");
    }
    for (const std::string& field : soql.fields) {
        const auto& known = kFields.at(soql.object);
        const bool there =
            field == "Id" || field == "SystemModstamp" || field == "IsDeleted" ||
            field == "MasterRecordId" ||
            std::any_of(known.begin(), known.end(), [&](auto& one) { return one.first == field; });
        if (!there) {
            return refused(400, "INVALID_FIELD", "No such column '" + field + "'");
        }
    }
    std::vector<std::pair<Json, std::string>> rows;
    for (const FakeRecord* record : worthALook(tables_.at(soql.object), text)) {
        const Json row = whole(*record);
        if ((deletedToo || !record->deleted) && soql.where(row)) {
            Json order = Json::array();
            for (const std::string& field : soql.order) {
                order.push_back(row[field]);
            }
            rows.emplace_back(std::move(order), record->id);
        }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    Query stored{soql.object, soql.fields, {}, clock_.now(), deletedToo};
    for (auto& [order, id] : rows) {
        stored.ids.push_back(std::move(id));
    }
    const std::string cursor = core::format("01g{:015}", ++lastQuery_);
    queries_[cursor] = std::move(stored);
    return page(cursor, 0);
}

HttpAnswer FakeSalesforce::page(const std::string& cursor, std::size_t from) {
    const auto it = queries_.find(cursor);
    const bool over = it == queries_.end() ||
                      (from > 0 && clock_.now() - it->second.made >
                                       static_cast<core::InstantMs>(cursorSeconds * 1000));
    if (over) {
        return refused(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
    }
    const Query& found = it->second;
    Json records = Json::array();
    const std::size_t end = std::min(found.ids.size(), from + pageSize);
    for (const FakeRecord* record : tables_.at(found.object).all(found.ids, from, end)) {
        records.push_back(shown(*record, found.fields));
    }
    Json json = {{"totalSize", found.ids.size()}, {"done", end == found.ids.size()}};
    if (end < found.ids.size()) {
        json["nextRecordsUrl"] = core::format("/services/data/v66.0/query/{}-{}", cursor, end);
    }
    json["records"] = std::move(records);
    return jsonAnswer(200, json.dump());
}

HttpAnswer FakeSalesforce::deleted(const std::string& object, const HttpAsked& asked) {
    const auto items = crm::parseQuery(crm::queryOf(asked.path));
    const auto start = core::parseInstant(valueOf(items, "start"));
    const auto end = core::parseInstant(valueOf(items, "end"));
    const core::InstantMs earliest =
        clock_.now() - static_cast<core::InstantMs>(deletedDays * 86'400'000);
    if (!start || !end || *end - *start < 60'000) {
        return refused(400, "INVALID_REPLICATION_DATE", "startDate before endDate by a minute");
    }
    if (*start < earliest) {
        return refused(400, "INVALID_REPLICATION_DATE", "startDate before org replication enabled");
    }
    Json list = Json::array();
    for (const FakeRecord* record : tables_.at(object).visible()) {
        if (record->deleted && record->modified >= *start && record->modified <= *end) {
            list.push_back({{"id", record->id}, {"deletedDate", stamp(record->modified)}});
        }
    }
    return jsonAnswer(200, Json{{"deletedRecords", list},
                                {"earliestDateAvailable", stamp(earliest)},
                                {"latestDateCovered", stamp(clock_.now())}}
                               .dump());
}

HttpAnswer FakeSalesforce::describe(const std::string& object) {
    if (!kFields.contains(object)) {
        return refused(404, "NOT_FOUND", "The requested resource does not exist");
    }
    Json fields = Json::array();
    for (const auto& [name, type] : kFields.at(object)) {
        const bool key = name == "Evenlode_Key__c";
        fields.push_back({{"name", name},
                          {"label", name},
                          {"type", type},
                          {"length", 80},
                          {"updateable", true},
                          {"unique", key && keyIsUnique},
                          {"externalId", key}});
    }
    return jsonAnswer(200, Json{{"name", object},
                                {"queryable", true},
                                {"updateable", object != "User"},
                                {"createable", object != "User"},
                                {"deletable", object != "User"},
                                {"fields", fields}}
                               .dump());
}

Json FakeSalesforce::writeRow(Json row, const std::string& object, const std::string& keyField) {
    FakeTable& table = tables_.at(object);
    std::string id = row.value("id", "");
    row.erase("id");
    row.erase("attributes");
    for (const auto& [field, value] : row.items()) {
        const auto& known = kFields.at(object);
        if (std::none_of(known.begin(), known.end(),
                         [&, name = field](auto& one) { return one.first == name; })) {
            return rowError("INVALID_FIELD", "No such column '" + field + "' on " + object);
        }
    }
    const std::string key = keyField.empty() ? "" : row.value(keyField, "");
    if (!keyField.empty()) {
        const auto same = table.findBy(keyField, key);
        if (same.size() > 1) {
            return rowError("DUPLICATE_EXTERNAL_ID", "more than one record found for external id");
        }
        id = same.empty() ? "" : same.front()->id;
    }
    const std::string name =
        row.contains("Name") && row["Name"].is_string() ? row["Name"].get<std::string>()
        : id.empty() || table.find(id) == nullptr       ? std::string()
                                                        : table.find(id)->fields.value("Name", "");
    if (const auto bad = refuse.find(name); bad != refuse.end()) {
        return rowError(bad->second, "refused " + name, {"Name"});
    }
    if (id.empty() && (keyField.empty() || table.findBy(keyField, key).empty())) {
        const bool activity = object == "Event" || object == "Task";
        if (object == "Event" && (!row.contains("StartDateTime") || !row.contains("EndDateTime"))) {
            return rowError("REQUIRED_FIELD_MISSING", "DurationInMinutes or EndDateTime",
                            {"EndDateTime"});
        }
        if (name.empty() && !activity) {
            return rowError("REQUIRED_FIELD_MISSING", "Required fields are missing: [Name]",
                            {"Name"});
        }
        return {{"id", table.insert(row)},
                {"success", true},
                {"created", true},
                {"errors", Json::array()}};
    }
    if (!table.update(id, row)) {
        return rowError("ENTITY_IS_DELETED", "entity is deleted");
    }
    return {{"id", id}, {"success", true}, {"created", false}, {"errors", Json::array()}};
}

HttpAnswer FakeSalesforce::collection(const HttpAsked& asked, const std::string& rest) {
    Json result = Json::array();
    if (asked.method == "DELETE") {
        const auto items = crm::parseQuery(crm::queryOf(asked.path));
        for (const std::string& id : core::split(valueOf(items, "ids"), ',')) {
            bool found = false;
            for (auto& [object, table] : tables_) {
                found = found || table.erase(id);
            }
            Json row = found ? Json{{"id", id}, {"success", true}, {"errors", Json::array()}}
                             : rowError("ENTITY_IS_DELETED", "entity is deleted");
            result.push_back(std::move(row));
        }
        return jsonAnswer(200, result.dump());
    }
    const Json body = Json::parse(asked.body, nullptr, false);
    if (!body.is_object() || !body["records"].is_array() || body["records"].size() > 200) {
        return refused(400, "INVALID_INPUT", "not more than 200 records");
    }
    const auto parts = core::split(rest, '/');
    const std::string keyField = parts.size() == 4 ? parts[3] : "";
    for (const Json& row : body["records"]) {
        result.push_back(writeRow(row, row["attributes"]["type"].get<std::string>(), keyField));
    }
    return jsonAnswer(200, result.dump());
}

void FakeSalesforce::run(Job& job) {
    std::vector<std::string> lines = core::split(job.csv, '\n');
    const auto columns = core::split(lines[0], ',');
    job.done = "sf__Id,sf__Created," + lines[0] + "\n";
    job.failed = "sf__Id,sf__Error," + lines[0] + "\n";
    lines.erase(lines.begin());
    std::reverse(lines.begin(), lines.end()); // the order of results is nobody's business
    for (const std::string& line : lines) {
        if (line.empty()) {
            continue;
        }
        const auto cells = core::split(line, ',');
        Json row = Json::object();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i] == "Id") {
                row["id"] = cells[i];
            } else if (!cells[i].empty()) {
                row[columns[i]] = cells[i] == "#N/A" ? Json() : Json(cells[i]);
            }
        }
        const Json result = writeRow(row, job.object, "");
        if (result["success"] == true) {
            job.done += result["id"].get<std::string>() + ",false," + line + "\n";
        } else {
            job.failed += "," + result["errors"][0]["statusCode"].get<std::string>() + ":" +
                          result["errors"][0]["message"].get<std::string>() + ":--," + line + "\n";
        }
    }
    job.state = "JobComplete";
}

HttpAnswer FakeSalesforce::ingest(const HttpAsked& asked, const std::string& rest) {
    const auto parts = core::split(rest, '/');
    if (parts.size() == 2) {
        const Json body = Json::parse(asked.body, nullptr, false);
        const std::string id = core::format("750{:015}", ++lastJob_);
        jobs_[id] =
            Job{body.value("object", ""), body.value("operation", ""), {}, "Open", 0, {}, {}};
        return jsonAnswer(200, Json{{"id", id}, {"state", "Open"}}.dump());
    }
    Job& job = jobs_[parts[2]];
    if (parts.size() == 4 && parts[3] == "batches") {
        job.csv = asked.body;
        return {201, "", {}};
    }
    if (parts.size() == 4) {
        const std::string csv = parts[3] == "successfulResults" ? job.done
                                : parts[3] == "failedResults"   ? job.failed
                                                                : "";
        return {200, csv, {{"Content-Type", "text/csv"}}};
    }
    if (asked.method == "PATCH") {
        job.state = "UploadComplete";
    } else if (job.state == "UploadComplete" && ++job.polls > 1) {
        run(job);
    }
    return jsonAnswer(200, Json{{"id", parts[2]}, {"state", job.state}}.dump());
}

} // namespace support
