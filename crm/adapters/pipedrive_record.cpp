// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/pipedrive_record.h"

#include "core/base/sha256.h"
#include "core/base/text.h"
#include "crm/adapters/pipedrive_activity.h"
#include "crm/http/json_body.h"
#include "crm/http/remote_error.h"

#include <algorithm>

namespace crm {

using core::Json;

namespace {

constexpr std::size_t kDigest = 12;

using Values = std::map<std::string, std::string>;

void put(Values& values, const std::string& name, const std::string& value) {
    if (!value.empty()) {
        values[name] = value;
    }
}

/// [{"value": "a@b.c", "primary": true}]
std::string primaryOf(const Json& list) {
    std::string first;
    for (const Json& one : list) {
        const std::string value = jsonText(jsonAt(one, "value"));
        if (jsonAt(one, "primary") == true) {
            return value;
        }
        first = first.empty() ? value : first;
    }
    return first;
}

void putAny(Values& values, const std::string& name, const Json& value) {
    if (value.is_object()) { // an address, an amount with its currency, a time with its zone
        for (const auto& [part, inner] : value.items()) {
            if (!inner.is_structured()) {
                put(values, part == "value" ? name : name + "." + part, jsonText(inner));
            }
        }
    } else if (value.is_array()) {
        const bool flat = std::none_of(value.begin(), value.end(),
                                       [](const Json& one) { return one.is_structured(); });
        put(values, name, flat ? jsonText(value) : std::string());
    } else {
        put(values, name, jsonText(value));
    }
}

/// Ids of options become their labels.
std::string labelled(const PipedriveField& field, const std::string& value) {
    if (field.labels.empty()) {
        return value;
    }
    std::vector<std::string> parts = core::split(value, ';');
    for (std::string& part : parts) {
        const auto label = field.labels.find(part);
        part = label == field.labels.end() ? part : label->second;
    }
    return core::join(parts, ";");
}

void translate(const PipedriveFieldSet& fields, Values& values) {
    for (const auto& [code, field] : fields.all()) {
        const auto value = values.find(code);
        if (value == values.end()) {
            continue;
        }
        value->second = labelled(field, value->second);
        const std::string name = fields.nameOf(field);
        if (!name.empty()) {
            values[name] = value->second;
        }
    }
}

std::string versionOf(const std::string& updated, const Values& values) {
    std::string all;
    for (const auto& [name, value] : values) {
        all += name + "\x1f" + value + "\x1e";
    }
    return updated + "/" + core::sha256(all).substr(0, kDigest);
}

void addDays(const PipedriveType& type, Values& values) {
    for (const VendorColumn& column : type.columns) {
        const auto value = values.find(column.name);
        if ((column.field == "created" || column.field == "close_date") && value != values.end()) {
            if (const auto moment = core::parseInstant(value->second)) {
                value->second = core::instantText(*moment).substr(0, 10);
            }
        }
    }
}

} // namespace

std::string pipedriveId(const Json& json) {
    const Json& id = jsonAt(json, "id");
    return id.is_string() || id.is_number_integer() ? jsonText(id) : std::string();
}

VendorRecord pipedriveRecord(const PipedriveConfig& config, const PipedriveType& type,
                             const PipedriveFieldSet& fields, const Json& json) {
    VendorRecord record;
    record.id = json.is_object() ? pipedriveId(json) : std::string();
    if (record.id.empty()) {
        throw RemoteError(Trouble::Garbage, "Pipedrive listed something that is no record",
                          "try again; if it stays so, a proxy may stand between");
    }
    for (const auto& [name, value] : json.items()) {
        if (name == "custom_fields" && value.is_object()) {
            for (const auto& [code, inner] : value.items()) {
                putAny(record.values, code, inner);
            }
        } else if ((name == "emails" || name == "phones") && value.is_array()) {
            put(record.values, name == "emails" ? "email" : "phone", primaryOf(value));
            put(record.values, name, value.dump(-1, ' ', false, Json::error_handler_t::replace));
        } else {
            putAny(record.values, name, value);
        }
    }
    const std::string updated = record.value("update_time");
    record.modified = core::parseInstant(updated);
    record.version = versionOf(updated, record.values);
    record.deleted = jsonAt(json, "is_deleted") == true || jsonAt(json, "active_flag") == false;
    if (type.object == Object::Activity) {
        readPipedriveActivity(record);
        return record;
    }
    translate(fields, record.values);
    record.key = record.value(config.key);
    if (type.object == Object::Opportunity) {
        const std::string status = record.value("status");
        record.deleted = record.deleted || status == "deleted";
        record.values["is_won"] = status == "won" ? "true" : "false";
        record.values["is_closed"] = status == "won" || status == "lost" ? "true" : "false";
    }
    addDays(type, record.values);
    return record;
}

} // namespace crm
