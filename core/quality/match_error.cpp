// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/match_error.h"

#include <cmath>
#include <utility>

namespace core::quality {

double usualErrorM(std::string_view level) {
    constexpr std::pair<std::string_view, double> kUsual[] = {
        {"pin", 10},           {"rooftop", 20}, {"parcel", 40}, {"given", 50},
        {"interpolated", 150}, {"street", 800}, {"zip", 6'000}, {"city", 15'000}};
    for (const auto& [name, metres] : kUsual) {
        if (name == level) {
            return metres;
        }
    }
    return 0;
}

double errorRadiusM(std::string_view level, std::optional<double> ownM) {
    return ownM && std::isfinite(*ownM) && *ownM >= 0 ? *ownM : usualErrorM(level);
}

} // namespace core::quality
