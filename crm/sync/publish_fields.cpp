// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/publish_fields.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <set>

namespace crm {

using core::Code;
using core::Error;
using core::Json;

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
        std::string* target = key == "territory_id" ? &fields.territoryId
                              : key == "territory"  ? &fields.territory
                              : key == "owner"      ? &fields.owner
                              : key == "owner_as"   ? &fields.ownerAs
                                                    : nullptr;
        if (target == nullptr || !value.is_string()) {
            throw Error(Code::Input,
                        core::format("\"publish\" in the connection's configuration has an entry "
                                     "\"{}\" that is not understood",
                                     key),
                        "known are territory_id, territory, owner and owner_as, each with a text");
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
    return {{"territory_id", territoryId},
            {"territory", territory},
            {"owner", owner},
            {"owner_as", ownerAs}};
}

std::vector<std::string> PublishFields::names() const {
    std::vector<std::string> names;
    for (const std::string& name : {territoryId, territory, owner}) {
        if (!name.empty()) {
            names.push_back(name);
        }
    }
    return names;
}

} // namespace crm
