// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/publish_fields.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <set>
#include <utility>

namespace crm {

using core::Code;
using core::Error;
using core::Json;

namespace {

std::map<std::string, std::string> measuresFrom(const Json& json) {
    std::map<std::string, std::string> measures;
    const auto understood = [](const Json& value) {
        return value.is_string() && !value.get_ref<const std::string&>().empty();
    };
    if (!json.is_object() || !std::all_of(json.begin(), json.end(), understood)) {
        throw Error(Code::Input, "\"measures\" in the connection's configuration is not understood",
                    "write it as {\"workload\": \"FIELD\"}");
    }
    for (const auto& [measure, field] : json.items()) {
        measures[measure] = field.get<std::string>();
    }
    return measures;
}

int decimalsFrom(const Json& json) {
    constexpr int kMost = 15;
    if (!json.is_number_integer() || json < 0 || json > kMost) {
        throw Error(Code::Input, "\"decimals\" in the connection's configuration is not understood",
                    "give how many decimals of a degree the CRM's fields hold, such as 6");
    }
    return json.get<int>();
}

} // namespace

PublishFields PublishFields::fromJson(const Json& config) {
    PublishFields fields;
    if (!config.contains("publish")) {
        return fields;
    }
    const Json& json = config["publish"];
    if (!json.is_object()) {
        throw Error(Code::Input, "\"publish\" in the connection's configuration is no object",
                    "write it as {\"territory_id\": \"COLUMN\", ...}");
    }
    for (const auto& [key, value] : json.items()) {
        if (key == "measures") {
            fields.measures = measuresFrom(value);
            continue;
        }
        if (key == "decimals") {
            fields.decimals = decimalsFrom(value);
            continue;
        }
        std::string* target = key == "territory_id"   ? &fields.territoryId
                              : key == "territory"    ? &fields.territory
                              : key == "owner"        ? &fields.owner
                              : key == "owner_as"     ? &fields.ownerAs
                              : key == "lon"          ? &fields.lon
                              : key == "lat"          ? &fields.lat
                              : key == "quality"      ? &fields.quality
                              : key == "ring"         ? &fields.ring
                              : key == "ring_minutes" ? &fields.ringMinutes
                              : key == "ring_km2"     ? &fields.ringArea
                                                      : nullptr;
        if (target == nullptr || !value.is_string()) {
            throw Error(
                Code::Input,
                core::format("\"publish\" in the connection's configuration has an entry "
                             "\"{}\" that is not understood",
                             key),
                "known are territory_id, territory, owner, owner_as, lon, lat, quality, ring, "
                "ring_minutes and ring_km2, each with a text, decimals and measures");
        }
        *target = value.get<std::string>();
    }
    static const std::set<std::string> kForms = {"auto", "name", "id", "email"};
    if (!kForms.contains(fields.ownerAs)) {
        throw Error(Code::Input, core::format("\"owner_as\" cannot be \"{}\"", fields.ownerAs),
                    "choose auto, name, id or email");
    }
    const auto names = fields.names();
    if (names.empty() || std::set(names.begin(), names.end()).size() != names.size()) {
        throw Error(Code::Input, "the published fields must be at least one, and different",
                    "check \"publish\" in the connection's configuration");
    }
    return fields;
}

Json PublishFields::toJson() const {
    Json json{{"territory_id", territoryId},
              {"territory", territory},
              {"owner", owner},
              {"owner_as", ownerAs}};
    const std::pair<const char*, const std::string*> more[] = {{"lon", &lon},
                                                               {"lat", &lat},
                                                               {"quality", &quality},
                                                               {"ring", &ring},
                                                               {"ring_minutes", &ringMinutes},
                                                               {"ring_km2", &ringArea}};
    for (const auto& [key, field] : more) {
        if (!field->empty()) {
            json[key] = *field;
        }
    }
    if (decimals != PublishFields().decimals) {
        json["decimals"] = decimals;
    }
    if (!measures.empty()) {
        json["measures"] = measures;
    }
    return json;
}

std::vector<std::string> PublishFields::names() const {
    std::vector<std::string> names;
    for (const std::string& name :
         {territoryId, territory, owner, lon, lat, quality, ring, ringMinutes, ringArea}) {
        if (!name.empty()) {
            names.push_back(name);
        }
    }
    for (const auto& [measure, field] : measures) {
        names.push_back(field);
    }
    return names;
}

} // namespace crm
