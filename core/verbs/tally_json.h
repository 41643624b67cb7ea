// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <map>
#include <string>

namespace core {

/// Sums by name as a list: what `jsonOf` says of each sum, and its name under `key`.
template <class Tally, class Write>
Json talliesJson(const std::map<std::string, Tally>& tallies, const char* key,
                 const Write& jsonOf) {
    Json json = Json::array();
    for (const auto& [name, tally] : tallies) {
        Json one = jsonOf(tally);
        one[key] = name;
        json.push_back(std::move(one));
    }
    return json;
}

} // namespace core
