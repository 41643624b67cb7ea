// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/us_hours.h"

#include "core/base/text.h"

#include <array>
#include <string>

namespace core {

namespace {

struct Zone {
    int hours;
    std::string_view states; ///< two letters each, with a space between
};

constexpr std::array<Zone, 9> kZones = {
    {{-4, "PR VI"},
     {-5, "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV"},
     {-6, "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI"},
     {-7, "AZ CO ID MT NM UT WY"},
     {-8, "CA NV OR WA"},
     {-9, "AK"},
     {-10, "HI"},
     {-11, "AS"},
     {10, "GU MP"}}};

} // namespace

std::optional<int> standardHours(std::string_view state) {
    const std::string asked = upper(trim(state));
    if (asked.size() != 2) {
        return std::nullopt;
    }
    for (const Zone& zone : kZones) {
        if (zone.states.find(asked) != std::string_view::npos) {
            return zone.hours;
        }
    }
    return std::nullopt;
}

} // namespace core
