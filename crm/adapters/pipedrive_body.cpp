// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/pipedrive_body.h"

#include "core/base/text.h"
#include "crm/http/json_body.h"

#include <algorithm>
#include <set>

namespace crm {

using core::Json;

namespace {

/// Names of lists that a person has several values in, by the name of the one that counts.
const std::map<std::string, std::string>& lists() {
    static const std::map<std::string, std::string> kLists = {{"email", "emails"},
                                                              {"phone", "phones"}};
    return kLists;
}

bool isPart(const PipedriveType& type, const std::string& field) {
    if (type.address.empty() || !field.starts_with(type.address + ".")) {
        return false;
    }
    const auto& parts = pipedriveAddressParts();
    return std::find(parts.begin(), parts.end(), field.substr(type.address.size() + 1)) !=
           parts.end();
}

/// "5 Main St, 12345 Springfield, IL, United States": what people see.
std::string wholeAddress(const Json& parts) {
    const auto text = [&](const char* name) { return jsonText(jsonAt(parts, name)); };
    const auto pair = [](const std::string& a, const std::string& b) {
        return a + (a.empty() || b.empty() ? "" : " ") + b;
    };
    std::vector<std::string> lines;
    for (const std::string& line : {pair(text("street_number"), text("route")), text("subpremise"),
                                    pair(text("postal_code"), text("locality")),
                                    text("admin_area_level_1"), text("country")}) {
        if (!line.empty()) {
            lines.push_back(line);
        }
    }
    return core::join(lines, ", ");
}

/// Pipedrive takes an address as a whole; what is left out of it would be gone.
Json addressOf(const PipedriveType& type, const std::vector<FieldEdit>& edits,
               const VendorRecord& now) {
    Json parts = Json::object();
    for (const std::string& part : pipedriveAddressParts()) {
        const std::string name = type.address + "." + part;
        std::string value = now.value(name);
        for (const FieldEdit& edit : edits) {
            value = edit.field == name ? edit.value : value;
        }
        if (!value.empty()) {
            parts[part] = value;
        }
    }
    parts["value"] = wholeAddress(parts);
    return parts;
}

/// The list with another first value; the rest stays.
Json listOf(const std::string& list, const std::string& value, const VendorRecord& now) {
    Json all = tryParseJson(now.value(list)).value_or(Json::array());
    if (!all.is_array()) {
        all = Json::array();
    }
    Json* primary = nullptr;
    for (Json& one : all) {
        primary = primary == nullptr || jsonAt(one, "primary") == true ? &one : primary;
    }
    if (value.empty()) {
        std::erase_if(all.get_ref<Json::array_t&>(),
                      [&](const Json& one) { return &one == primary; });
    } else if (primary != nullptr) {
        (*primary)["value"] = value;
    } else {
        all.push_back({{"value", value}, {"primary", true}, {"label", "work"}});
    }
    return all;
}

Json numberOf(const std::string& text) {
    if (const auto whole = core::parseInteger(text)) {
        return *whole;
    }
    const auto number = core::parseNumber(text);
    return number ? Json(*number) : Json();
}

/// The JSON that Pipedrive wants for a value; nothing for what the field cannot hold.
std::optional<Json> valueOf(const PipedriveField& field, const std::string& value,
                            const VendorRecord& now) {
    static const std::set<std::string> kNumbers = {"int",    "double", "user",  "org",
                                                   "people", "deal",   "stage", "visible_to"};
    if (value.empty()) {
        return Json(nullptr);
    }
    if (field.type == "enum" || field.type == "set" || !field.labels.empty()) {
        Json ids = Json::array();
        for (const std::string& label :
             field.type == "set" ? core::split(value, ';') : std::vector{value}) {
            const std::string id = field.optionOf(std::string(core::trim(label)));
            if (id.empty()) {
                return std::nullopt;
            }
            const Json number = numberOf(id);
            ids.push_back(number.is_null() ? Json(id) : number);
        }
        return field.type == "set" ? ids : ids[0];
    }
    if (kNumbers.contains(field.type)) {
        const Json number = numberOf(value);
        return number.is_null() ? std::nullopt : std::optional(number);
    }
    if (field.type == "boolean") {
        return Json(value == "true" || value == "1");
    }
    if (field.type == "monetary") {
        const Json number = numberOf(value);
        const std::string currency = now.value(field.code + ".currency");
        if (number.is_null() || (field.custom && currency.empty())) {
            return std::nullopt;
        }
        return field.custom ? Json{{"value", number}, {"currency", currency}} : number;
    }
    if (field.type == "address" || field.type == "time") {
        return Json{{"value", value}};
    }
    return Json(value);
}

} // namespace

std::string pipedriveRefusal(const PipedriveType& type, const PipedriveFieldSet& fields,
                             const std::string& field) {
    if (isPart(type, field) || lists().contains(field) || fields.empty()) {
        return {};
    }
    const PipedriveField* known = fields.find(field);
    if (known == nullptr && !type.writable.contains(field)) {
        return core::format("Pipedrive has no field \"{}\", or several of this name", field);
    }
    const bool custom = known != nullptr && known->custom;
    const std::string code = known != nullptr ? known->code : field;
    if (custom ? known->type.ends_with("range") : !type.writable.contains(code)) {
        return core::format("the field {} cannot be changed", field);
    }
    return {};
}

bool pipedriveNeedsRecord(const PipedriveType& type, const std::vector<FieldEdit>& edits) {
    return std::any_of(edits.begin(), edits.end(), [&](const FieldEdit& edit) {
        return isPart(type, edit.field) || lists().contains(edit.field);
    });
}

PipedriveBody pipedriveBody(const PipedriveType& type, const PipedriveFieldSet& fields,
                            const std::vector<FieldEdit>& edits, const VendorRecord& now) {
    PipedriveBody body;
    for (const FieldEdit& edit : edits) {
        if (isPart(type, edit.field)) {
            body.json[type.address] = addressOf(type, edits, now);
            continue;
        }
        const auto list = lists().find(edit.field);
        if (list != lists().end() && type.writable.contains(edit.field)) {
            body.json[list->second] = listOf(list->second, edit.value, now);
            continue;
        }
        const PipedriveField* known = fields.find(edit.field);
        PipedriveField plain;
        plain.code = edit.field;
        plain.custom = isPipedriveKey(edit.field);
        plain.type = edit.field.ends_with("_id") ? "int" : "varchar";
        const PipedriveField& field = known != nullptr ? *known : plain;
        const auto value = valueOf(field, edit.value, now);
        if (!value) {
            body.field = edit.field;
            body.refusal =
                field.labels.empty()
                    ? core::format("the field {} cannot hold \"{}\"", edit.field, edit.value)
                    : core::format("the field {} has no option \"{}\"; add it in "
                                   "Pipedrive",
                                   edit.field, edit.value);
            return body;
        }
        (field.custom ? body.json["custom_fields"] : body.json)[field.code] = *value;
    }
    return body;
}

} // namespace crm
