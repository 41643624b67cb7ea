// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/zoho_record.h"

#include "core/base/sha256.h"
#include "core/base/text.h"
#include "crm/http/json_body.h"
#include "crm/http/remote_error.h"

#include <algorithm>

namespace crm {

using core::InstantMs;
using core::Json;

namespace {

constexpr const char* kModified = "Modified_Time";
constexpr char kDigestMark = '~';
constexpr std::size_t kDigestLength = 12;
constexpr std::size_t kMomentLength = 19; // "2026-03-29T08:00:00"

/// {"id": "12", "name": "North"}: what it points to.
std::string pointedTo(const Json& object) {
    const auto id = object.find("id");
    return id != object.end() && !id->is_structured() ? jsonText(*id) : jsonText(object);
}

/// Of several things their names, where they have any.
std::string nameOf(const Json& object) {
    for (const char* name : {"Name", "name"}) {
        const auto it = object.find(name);
        if (it != object.end() && it->is_string()) {
            return it->get<std::string>();
        }
    }
    return pointedTo(object);
}

std::string digestOf(const VendorRecord& record) {
    std::string all;
    for (const auto& [name, value] : record.values) {
        if (name != kModified) {
            all += name;
            all += '\0';
            all += value;
            all += '\0';
        }
    }
    return core::sha256(all).substr(0, kDigestLength);
}

} // namespace

std::string zohoValue(const Json& value) {
    if (value.is_object()) {
        return pointedTo(value);
    }
    if (!value.is_array()) {
        return jsonText(value);
    }
    std::vector<std::string> parts;
    for (const Json& part : value) {
        parts.push_back(part.is_object() ? nameOf(part) : jsonText(part));
    }
    return core::join(parts, ";");
}

Json zohoJson(const std::string& text, const std::string& type) {
    if (text.empty()) {
        return nullptr;
    }
    if (type == "ownerlookup" || type == "lookup" || type == "userlookup") {
        return Json{{"id", text}};
    }
    if (type == "integer" || type == "bigint") {
        const auto number = core::parseInteger(text);
        return number ? Json(*number) : Json(text);
    }
    if (type == "double" || type == "currency" || type == "percent") {
        const auto number = core::parseNumber(text);
        return number ? Json(*number) : Json(text);
    }
    if (type == "boolean") {
        return text == "true" || text == "1";
    }
    if (type == "multiselectpicklist") {
        return core::split(text, ';');
    }
    if (type == "datetime") {
        const auto moment = core::parseInstant(text);
        return moment ? Json(zohoMoment(*moment)) : Json(text);
    }
    return text;
}

std::string zohoMoment(InstantMs moment) {
    const InstantMs below = moment - ((moment % 1000) + 1000) % 1000;
    return core::instantText(below).substr(0, kMomentLength) + "+00:00";
}

std::string zohoVersion(const VendorRecord& record) {
    return record.modified ? core::instantText(*record.modified) + kDigestMark + digestOf(record)
                           : std::string();
}

VendorRecord zohoRecord(const ZohoConfig& config, const ZohoModule& module, const Json& json,
                        const std::vector<std::string>& asked) {
    VendorRecord record;
    if (json.is_object()) {
        const Json& id = jsonAt(json, "id");
        record.id = id.is_string() || id.is_number_integer() ? jsonText(id) : std::string();
    }
    if (record.id.empty()) {
        throw RemoteError(Trouble::Garbage, "Zoho listed something that is no record",
                          "try again; if it stays so, a proxy may stand between");
    }
    for (const std::string& name : asked) {
        const auto it = json.find(name);
        if (it != json.end() && !it->is_null()) {
            record.values[name] = zohoValue(*it);
        }
    }
    record.key = record.value(config.key);
    record.modified = core::parseInstant(record.value(kModified));
    for (const VendorColumn& column : module.columns) {
        if (column.field == "created") {
            if (const auto moment = core::parseInstant(record.value(column.name))) {
                record.values[column.name] = core::instantText(*moment).substr(0, 10);
            }
        }
    }
    record.version = zohoVersion(record);
    record.values["id"] = record.id;
    return record;
}

std::string zohoVersionTime(const std::string& version) {
    return version.substr(0, version.find(kDigestMark));
}

std::string coqlText(const std::string& text) {
    std::string quoted = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') {
            quoted += '\\';
        }
        quoted += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return quoted + "'";
}

const Json& zohoList(const Json& answer, const char* name) {
    static const Json kNone = Json::array();
    if (answer.is_null()) {
        return kNone;
    }
    const Json& list = jsonAt(answer, name);
    if (!list.is_array()) {
        throw RemoteError(Trouble::Garbage, "the answer of Zoho holds no list of records",
                          "try again; if it stays so, a proxy may stand between");
    }
    return list;
}

} // namespace crm
