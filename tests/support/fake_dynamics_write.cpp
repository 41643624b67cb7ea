// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "tests/support/fake_dynamics.h"

#include <algorithm>
#include <cmath>

namespace support {

using core::Json;

namespace {

HttpAnswer error(int status, const std::string& code, const std::string& message) {
    return jsonAnswer(status, Json{{"error", {{"code", code}, {"message", message}}}}.dump());
}

HttpAnswer notThere(const std::string& logical, const std::string& id) {
    return error(404, "0x80040217",
                 core::format("Entity '{}' With Id = {} Does Not Exist", logical, id));
}

/// "key='A-1'" -> {"key", "A-1"}; the key is empty for a plain id.
std::pair<std::string, std::string> keyOf(const std::string& address) {
    const std::size_t sign = address.find("='");
    return sign == std::string::npos
               ? std::pair(std::string(), address)
               : std::pair(address.substr(0, sign),
                           address.substr(sign + 2, address.size() - sign - 3));
}

bool fits(const std::string& type, const Json& value) {
    if (value.is_null()) {
        return true;
    }
    if (type == "Double" || type == "Money" || type == "Decimal") {
        return value.is_number();
    }
    if (type == "Integer" || type == "Picklist" || type == "State" || type == "Status") {
        return value.is_number_integer();
    }
    if (type == "Boolean") {
        return value.is_boolean();
    }
    return (type == "String" || type == "Memo" || type == "DateTime") && value.is_string();
}

std::string boundaryOf(const std::string& type) {
    const std::size_t at = type.find("boundary=");
    return at == std::string::npos ? "" : type.substr(at + 9, type.find(';', at) - at - 9);
}

/// What stands between the lines of a boundary.
std::vector<std::string> partsOf(const std::string& body, const std::string& boundary) {
    std::vector<std::string> parts;
    const std::string line = "--" + boundary;
    std::size_t at = body.find(line);
    while (at != std::string::npos) {
        const std::size_t from = at + line.size();
        const std::size_t next = body.find(line, from);
        if (body.compare(from, 2, "--") == 0 || next == std::string::npos) {
            break;
        }
        parts.push_back(body.substr(from + 2, next - from - 4));
        at = next;
    }
    return parts;
}

std::map<std::string, std::string> headersOf(const std::string& block) {
    std::map<std::string, std::string> headers;
    for (const std::string& line : core::split(block, '\n')) {
        const std::size_t colon = line.find(':');
        if (colon != std::string::npos) {
            headers[core::lower(core::trim(line.substr(0, colon)))] =
                std::string(core::trim(line.substr(colon + 1)));
        }
    }
    return headers;
}

std::string httpText(const HttpAnswer& answer) {
    std::string text = core::format("HTTP/1.1 {} Status\r\n", answer.status);
    for (const auto& [name, value] : answer.headers) {
        text += name + ": " + value + "\r\n";
    }
    return text + "\r\n" + answer.body + "\r\n";
}

constexpr const char* kPartHead =
    "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n";

} // namespace

HttpAnswer FakeDynamics::row(const std::string& set, const std::string& address,
                             const Asked& asked) {
    Table& table = tables_.at(set);
    const auto [key, value] = keyOf(address);
    std::string id = value;
    if (!key.empty()) {
        if (!table.unique.contains(key)) {
            return error(400, "0x80060888", "A key with the given columns does not exist.");
        }
        const auto same = table.rows->findBy(key, value);
        id = same.empty() ? "" : same.front()->id;
    }
    const FakeRecord* now = id.empty() ? nullptr : table.rows->find(id);
    if (asked.method == "GET") {
        return now == nullptr ? notThere(table.logical, address)
                              : jsonAnswer(200, shown(set, *now, asked).dump());
    }
    if (asked.method == "DELETE") {
        if (now == nullptr) {
            return notThere(table.logical, address);
        }
        table.rows->erase(id);
        return {204, "", {}};
    }
    if (asked.method != "PATCH" && asked.method != "POST") {
        return error(405, "0x80060888", "The method is not allowed.");
    }
    const std::string match = asked.header("if-match");
    if (now == nullptr && !match.empty()) {
        return notThere(table.logical, address);
    }
    if (now != nullptr && !match.empty() && match != "*" &&
        match != core::format("W/\"{}\"", now->version)) {
        return error(412, "0x80060882",
                     "The version of the existing record doesn't match the RowVersion property "
                     "provided.");
    }
    if (now != nullptr && (asked.header("if-none-match") == "*" || asked.method == "POST")) {
        return error(412, "0x80040237", "A record with matching key values already exists.");
    }
    Json fields = asked.body.is_object() ? asked.body : Json::object();
    if (!key.empty()) {
        fields[key] = value;
    }
    return write(set, id, asked, now == nullptr, std::move(fields));
}

/// Turns bindings into what a row holds; says why it cannot.
std::string FakeDynamics::resolve(const std::string& set, Json& fields, Json& parties) const {
    const Table& table = tables_.at(set);
    Json kept = Json::object();
    for (const auto& [name, value] : fields.items()) {
        const std::size_t at = name.find("@odata.bind");
        if (name.ends_with("_activity_parties")) {
            parties = value;
            continue;
        }
        if (name.starts_with("@odata.")) {
            continue;
        }
        if (at == std::string::npos) {
            const auto column = table.columns.find(name);
            if (column == table.columns.end()) {
                return "An undeclared property '" + name + "' which only has property annotations";
            }
            if (!fits(column->second, value) && name != table.id) {
                return core::format("Cannot convert the literal of '{}' to the expected type '{}'",
                                    name, column->second);
            }
            kept[name] = name.ends_with("tude") && value.is_number() // holds five decimals
                             ? Json(std::round(value.get<double>() * 1e5) / 1e5)
                             : value;
            continue;
        }
        const std::string navigation = name.substr(0, at);
        std::string column;
        for (const auto& [one, type] : table.columns) {
            if ((navigation == one || navigation.starts_with(one + "_")) &&
                one.size() > column.size()) {
                column = one;
            }
        }
        if (column.empty()) {
            return "An undeclared property '" + navigation + "'";
        }
        if (value.is_null()) {
            kept["_" + column + "_value"] = nullptr;
            continue;
        }
        const std::string to = value.get<std::string>();
        const std::size_t open = to.find('(');
        const auto target = tables_.find(to.substr(1, open - 1));
        const std::string id = to.substr(open + 1, to.size() - open - 2);
        if (target == tables_.end() || target->second.rows->find(id) == nullptr) {
            return "Does Not Exist: " + to;
        }
        kept["_" + column + "_value"] = id;
        kept["_" + column + "_value@type"] = target->second.logical;
    }
    fields = std::move(kept);
    return {};
}

void FakeDynamics::keepParties(const std::string& activity, const Json& parties) {
    FakeTable& rows = table("activityparties");
    for (const FakeRecord* old : rows.findBy("_activityid_value", activity)) {
        rows.erase(old->id);
    }
    for (Json party : parties) {
        Json none;
        resolve("activityparties", party, none);
        party["_activityid_value"] = activity;
        rows.insert(party);
    }
}

HttpAnswer FakeDynamics::write(const std::string& set, const std::string& id, const Asked& asked,
                               bool isNew, Json fields) {
    Table& table = tables_.at(set);
    Json parties;
    if (const auto why = refuse.find(id); why != refuse.end()) {
        return error(400, "0x80040265", why->second);
    }
    if (withheld.contains((isNew ? "prvCreate" : "prvWrite") + table.logical)) {
        return error(403, "0x80040220", "Principal user is missing a privilege");
    }
    if (const std::string problem = resolve(set, fields, parties); !problem.empty()) {
        return error(problem.starts_with("Does Not") ? 404 : 400,
                     problem.starts_with("Does Not") ? "0x80040217" : "0x80048d19", problem);
    }
    for (const auto& [name, value] : fields.items()) {
        if (secured.contains(set + "." + name)) {
            return error(403, "0x8004f508", "The caller may not update the column " + name);
        }
        if (table.unique.contains(name)) {
            for (const FakeRecord* other :
                 table.rows->findBy(name, value.is_string() ? value.get<std::string>() : "")) {
                if (other->id != id) {
                    return error(412, "0x80060892",
                                 "A record that has the attribute values " + name +
                                     " already exists: " + other->id);
                }
            }
        }
    }
    const bool activity = table.id == "activityid";
    if (isNew && activity && fields.value("statecode", 0) != 0) {
        return error(400, "0x80048408", "The status code is not valid for a new activity.");
    }
    if (isNew) {
        if (!fields.contains("_ownerid_value")) {
            fields["_ownerid_value"] = user;
        }
        fields["statecode"] = 0;
    }
    std::string where = id;
    if (isNew && where.empty()) {
        where = table.rows->insert(fields);
    } else if (isNew) {
        table.rows->put(where, fields);
    } else {
        table.rows->update(where, fields);
    }
    if (parties.is_array()) {
        keepParties(where, parties);
    }
    ++writes_[where];
    return stored(set, where, asked, isNew);
}

HttpAnswer FakeDynamics::stored(const std::string& set, const std::string& id, const Asked& asked,
                                bool isNew) const {
    const std::string where = http_->url(core::format("/api/data/{}/{}({})", version, set, id));
    if (!asked.prefers("return=representation")) {
        return {204, "", {{"OData-Version", "4.0"}, {"OData-EntityId", where}}};
    }
    return jsonAnswer(isNew ? 201 : 200, shown(set, *table_(set).find(id), asked).dump(),
                      {{"OData-Version", "4.0"}, {"Preference-Applied", "return=representation"}});
}

/// One request of a batch, its own headers before it.
HttpAnswer FakeDynamics::part(const std::string& text, bool counted) {
    const std::size_t head = text.find("\r\n\r\n");
    const std::size_t from = head + 4;
    if (head == std::string::npos || text.find("application/http") > head) {
        return error(400, "0x80048d19", "A part is no request.");
    }
    const std::size_t end = text.find("\r\n\r\n", from);
    const std::string line = text.substr(from, text.find("\r\n", from) - from);
    const std::vector<std::string> words = core::split(line, ' ');
    if (words.size() != 3 || end == std::string::npos) {
        return error(400, "0x80048d19", "A part is no request.");
    }
    if (counted && busyParts > 0) {
        --busyParts;
        HttpAnswer busy = error(429, "0x80072322", "Number of requests exceeded the limit.");
        busy.headers.emplace_back("Retry-After", "1");
        return busy;
    }
    const std::string root = "/api/data/" + version + "/";
    const std::size_t at = words[1].find(root);
    const std::string target =
        at == std::string::npos ? words[1] : words[1].substr(at + root.size());
    const std::string body = text.substr(end + 4);
    return dispatch(parsed(words[0], target, headersOf(text.substr(from, end - from)),
                           std::string(core::trim(body))));
}

/// All of it or nothing.
std::string FakeDynamics::changeSet(const std::string& body, const std::string& boundary,
                                    bool& refused) {
    std::map<std::string, FakeTable> before;
    for (const auto& [set, table] : tables_) {
        before.emplace(set, *table.rows);
    }
    const std::string answered = "changesetresponse_" + boundary;
    std::string text = core::format("Content-Type: multipart/mixed; boundary={}\r\n\r\n", answered);
    for (const std::string& one : partsOf(body, boundary)) {
        const HttpAnswer answer = part(one, false);
        if (answer.status >= 300) {
            for (const auto& [set, rows] : before) {
                *tables_.at(set).rows = rows;
            }
            refused = true;
            return std::string(kPartHead) + "\r\n" + httpText(answer);
        }
        const auto headers = headersOf(one.substr(0, one.find("\r\n\r\n")));
        const auto id = headers.find("content-id");
        text += "--" + answered + "\r\n" + kPartHead;
        text += core::format("Content-ID: {}\r\n\r\n", id == headers.end() ? "" : id->second);
        text += httpText(answer);
    }
    return text + "--" + answered + "--\r\n";
}

HttpAnswer FakeDynamics::batch(const HttpAsked& asked) {
    const auto type = asked.headers.find("content-type");
    const std::string boundary = type == asked.headers.end() ? "" : boundaryOf(type->second);
    const std::vector<std::string> parts = partsOf(asked.body, boundary);
    if (boundary.empty() || parts.empty() || parts.size() > 1000) {
        return error(400, "0x80048d19", "Error identified in Payload");
    }
    const auto prefer = asked.headers.find("prefer");
    const bool goesOn = !stopAtErrors && prefer != asked.headers.end() &&
                        prefer->second.find("odata.continue-on-error") != std::string::npos;
    const std::string answered = "batchresponse_0000";
    std::string text;
    bool refused = false;
    for (const std::string& one : parts) {
        const std::size_t head = one.find("\r\n\r\n");
        const auto headers = headersOf(one.substr(0, head));
        const auto kind = headers.find("content-type");
        text += "--" + answered + "\r\n";
        if (kind != headers.end() && kind->second.starts_with("multipart/")) {
            text += changeSet(one.substr(head), boundaryOf(kind->second), refused);
        } else {
            const HttpAnswer answer = part(one, true);
            refused = refused || answer.status >= 300;
            text += std::string(kPartHead) + "\r\n" + httpText(answer);
        }
        if (refused && !goesOn) {
            break;
        }
    }
    text += "--" + answered + "--\r\n";
    return {refused && !goesOn ? 400 : 200,
            text,
            {{"Content-Type", "multipart/mixed; boundary=" + answered}, {"OData-Version", "4.0"}}};
}

} // namespace support
