// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/dynamics_record.h"

#include "core/base/sha256.h"
#include "core/base/text.h"
#include "crm/adapters/dynamics_activity.h"
#include "crm/http/json_body.h"
#include "crm/http/remote_error.h"

#include <algorithm>

namespace crm {

using core::Json;

namespace {

constexpr const char* kModified = "modifiedon";
constexpr const char* kEtag = "@odata.etag";
constexpr const char* kWordsWanted = "OData.Community.Display.V1.FormattedValue";
constexpr const char* kTypesWanted = "Microsoft.Dynamics.CRM.lookuplogicalname";

bool has(const DynamicsMetadata* metadata, const std::string& column) {
    return metadata == nullptr || metadata->columns.empty() || metadata->columns.contains(column);
}

void once(std::vector<std::string>& list, const std::string& name) {
    if (std::find(list.begin(), list.end(), name) == list.end()) {
        list.push_back(name);
    }
}

} // namespace

DynamicsShape DynamicsShape::idsOf(const DynamicsConfig& config, const DynamicsTable& table,
                                   const DynamicsMetadata* metadata) {
    DynamicsShape shape;
    shape.select = {table.id};
    if (table.merges && has(metadata, "merged")) {
        shape.select.insert(shape.select.end(), {"merged", "_masterid_value"});
    }
    if (!table.inactive.empty()) {
        const DynamicsField field = config.field(table.inactive);
        if (has(metadata, field.column)) {
            once(shape.select, field.selected());
        }
    }
    return shape;
}

DynamicsShape DynamicsShape::of(const DynamicsConfig& config, const DynamicsTable& table,
                                const std::vector<std::string>& wanted,
                                const DynamicsMetadata* metadata) {
    DynamicsShape shape = idsOf(config, table, metadata);
    bool words = false;
    const auto read = [&](const std::string& name) {
        const DynamicsField field = config.field(name);
        if (!has(metadata, field.column)) {
            return false;
        }
        if (std::none_of(shape.fields.begin(), shape.fields.end(),
                         [&](const DynamicsField& one) { return one.name == name; })) {
            shape.fields.push_back(field);
        }
        once(shape.select, field.selected());
        words = words || field.hasWords();
        return true;
    };
    read(kModified);
    if (!table.key.empty()) {
        read(table.key);
    }
    if (table.object == Object::Activity) {
        for (const std::string& column : dynamicsActivityColumns(table)) {
            read(column);
        }
        shape.prefer = core::format("odata.include-annotations=\"{}\"", kTypesWanted);
        return shape;
    }
    const bool stored = storedKind(table.object).has_value();
    if (stored) {
        shape.columns.push_back({table.id, "id"});
    }
    for (const auto& [ours, theirs] : table.fields) {
        if (read(theirs) && stored) {
            shape.columns.push_back({theirs, ours});
        }
    }
    for (const auto& [name, type] : table.columns) {
        const bool mapped =
            std::any_of(shape.columns.begin(), shape.columns.end(),
                        [&kept = name](const auto& one) { return one.name == kept; });
        if (!mapped && read(name) && stored) {
            shape.columns.push_back({name, "", type});
        }
    }
    if (stored) { // territories are asked for by our names, which are there already
        for (const std::string& name : wanted) {
            read(name);
        }
    }
    if (words) {
        shape.prefer = core::format("odata.include-annotations=\"{}\"", kWordsWanted);
    }
    return shape;
}

std::pair<std::string, std::string> dynamicsId(const std::string& id) {
    const std::size_t slash = id.find('/');
    return slash == std::string::npos ? std::pair(std::string(), id)
                                      : std::pair(id.substr(0, slash), id.substr(slash + 1));
}

std::string dynamicsIdOf(const std::string& set, const std::string& key) {
    std::string hex = core::sha256("evenlode/" + set + "/" + key).substr(0, 32);
    hex[12] = '8';
    hex[16] =
        "89ab"[static_cast<std::size_t>(hex[16] <= '9' ? hex[16] - '0' : hex[16] - 'a' + 10) % 4];
    return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" +
           hex.substr(16, 4) + "-" + hex.substr(20);
}

DynamicsRow dynamicsRow(const DynamicsConfig& config, const DynamicsTable& table,
                        const DynamicsShape& shape, const Json& json) {
    DynamicsRow row;
    VendorRecord& record = row.record;
    record.id = jsonText(jsonAt(json, table.id));
    const std::string about = jsonText(jsonAt(json, "@odata.context"));
    if (about.ends_with("$deletedEntity")) {
        record.id = jsonText(jsonAt(json, "id"));
        row.gone = true;
    }
    if (record.id.empty() || record.id.find('/') != std::string::npos) {
        throw RemoteError(Trouble::Garbage, "Dynamics 365 listed something that is no row",
                          "try again; if it stays so, a proxy may stand between");
    }
    if (table.object == Object::Activity) {
        record.id = table.set + "/" + record.id;
    }
    if (row.gone) {
        return row;
    }
    record.version = jsonText(jsonAt(json, kEtag));
    record.modified = core::parseInstant(jsonText(jsonAt(json, kModified)));
    if (!table.key.empty()) {
        record.key = jsonText(jsonAt(json, table.key));
    }
    if (table.merges && jsonAt(json, "merged") == true) {
        row.survivor = jsonText(jsonAt(json, "_masterid_value"));
    }
    row.gone = !table.inactive.empty() && config.field(table.inactive).valueIn(json) == "true";
    if (table.object == Object::Activity) {
        readDynamicsActivity(table, json, record);
        return row;
    }
    for (const DynamicsField& field : shape.fields) {
        std::string value = field.valueIn(json);
        if (!value.empty()) {
            record.values[field.name] = std::move(value);
        }
    }
    record.values[table.id] = dynamicsId(record.id).second;
    for (const VendorColumn& column : shape.columns) {
        if (column.field == "created" || column.field == "close_date") {
            const std::string day = record.value(column.name).substr(0, 10);
            if (!day.empty()) {
                record.values[column.name] = day;
            }
        }
    }
    if (!storedKind(table.object)) { // territories go by our names
        for (const auto& [ours, theirs] : table.fields) {
            record.values[ours] = record.value(theirs);
        }
    }
    return row;
}

} // namespace crm
