// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/street_key.h"

#include "geo/geocode/edit_distance.h"

#include <algorithm>
#include <array>
#include <utility>

namespace geo {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool sameDigits(std::string_view a, std::string_view b) {
    auto i = a.begin();
    auto j = b.begin();
    while (true) {
        i = std::find_if(i, a.end(), isDigit);
        j = std::find_if(j, b.end(), isDigit);
        if (i == a.end() || j == b.end()) {
            return i == a.end() && j == b.end();
        }
        if (*i++ != *j++) {
            return false;
        }
    }
}

/// Classes of numbered roads. `Any` is a plain "Highway 31", which may be of either kind.
enum class RouteClass { None, Any, National, State, FarmToMarket, Interstate, County, Other };

RouteClass routeClass(std::string_view preType) {
    if (preType.empty()) {
        return RouteClass::None;
    }
    static constexpr std::array<std::pair<std::string_view, RouteClass>, 12> kWords = {{
        {"HWY", RouteClass::Any},
        {"RTE", RouteClass::Any},
        {"US HWY", RouteClass::National},
        {"I", RouteClass::Interstate},
        {"STATE HWY", RouteClass::State},
        {"STATE RTE", RouteClass::State},
        {"STATE RD", RouteClass::State},
        {"FM", RouteClass::FarmToMarket},
        {"RM", RouteClass::FarmToMarket},
        {"CR", RouteClass::County},
        {"COUNTY HWY", RouteClass::County},
        {"COUNTY RTE", RouteClass::County},
    }};
    const auto found = std::find_if(kWords.begin(), kWords.end(),
                                    [&](const auto& pair) { return pair.first == preType; });
    return found == kWords.end() ? RouteClass::Other : found->second;
}

PartMatch comparePart(std::string_view asked, std::string_view known) {
    return asked == known  ? PartMatch::Same
           : asked.empty() ? PartMatch::NotAsked
           : known.empty() ? PartMatch::NotKnown
                           : PartMatch::Different;
}

PartMatch compareDirections(const StreetName& asked, const StreetName& known) {
    if (asked.preDirection == known.preDirection && asked.postDirection == known.postDirection) {
        return PartMatch::Same;
    }
    if (asked.preDirection == known.postDirection && asked.postDirection == known.preDirection) {
        return PartMatch::Moved;
    }
    const auto before = comparePart(asked.preDirection, known.preDirection);
    const auto after = comparePart(asked.postDirection, known.postDirection);
    if (before == PartMatch::Same || after == PartMatch::Same) {
        return before == PartMatch::Same ? after : before;
    }
    return before == after ? before : PartMatch::Different;
}

PartMatch compareRoutes(const StreetName& asked, const StreetName& known) {
    const auto plain = comparePart(asked.preType, known.preType);
    if (plain != PartMatch::Different) {
        return plain;
    }
    const RouteClass a = routeClass(asked.preType);
    const RouteClass b = routeClass(known.preType);
    if (a == b && a != RouteClass::Other) {
        return PartMatch::Same;
    }
    // Nobody calls an interstate or a county road plainly "Highway 31".
    const bool generic = (a == RouteClass::Any && b <= RouteClass::FarmToMarket) ||
                         (b == RouteClass::Any && a <= RouteClass::FarmToMarket);
    return generic ? PartMatch::Generic : PartMatch::Different;
}

} // namespace

std::string nameKey(std::string_view name) {
    std::string key;
    key.reserve(name.size());
    for (const char c : name) {
        const bool kept =
            (c >= 'A' && c <= 'Z') || isDigit(c) || static_cast<unsigned char>(c) >= 0x80;
        if (kept) {
            key += c;
        } else if (c >= 'a' && c <= 'z') {
            key += static_cast<char>(c - 'a' + 'A');
        }
    }
    return key;
}

StreetName plainStreet(StreetName street) {
    constexpr std::string_view kCounty = "COUNTY ";
    const auto at = street.name.rfind(kCounty);
    const bool whole = at == 0 || (at != std::string::npos && street.name[at - 1] == ' ');
    if (!whole || !street.preType.empty() || !street.type.empty()) {
        return street;
    }
    const std::string number = street.name.substr(at + kCounty.size());
    if (!number.empty() && number.size() < 5 &&
        std::all_of(number.begin(), number.end(), isDigit)) {
        street.preType = "CR";
        street.name = number;
    }
    return street;
}

bool StreetAgreement::possible() const {
    return direction != PartMatch::Different && route != PartMatch::Different;
}

double StreetAgreement::penalty(std::size_t nameSize) const {
    const auto cost = [](PartMatch match) {
        switch (match) {
        case PartMatch::Same: return 0.0;
        case PartMatch::Moved: return 0.03;
        case PartMatch::Generic: return 0.04;
        case PartMatch::NotAsked: return 0.05;
        case PartMatch::NotKnown: return 0.06;
        case PartMatch::Different: return 0.16;
        }
        return 1.0;
    };
    const double size = static_cast<double>(std::max<std::size_t>(nameSize, 1));
    const double spelling = letters == 0   ? 0
                            : letters == 1 ? 0.07 + (0.3 / size)
                                           : 0.14 + (0.6 / size);
    return cost(direction) + cost(type) + cost(route) + spelling;
}

StreetAgreement compareStreets(const StreetName& asked, const StreetName& known) {
    StreetAgreement agreement;
    agreement.direction = compareDirections(asked, known);
    agreement.type = comparePart(asked.type, known.type);
    agreement.route = compareRoutes(asked, known);
    return agreement;
}

int mostEdits(std::string_view key) {
    const auto letters = std::count_if(key.begin(), key.end(), [](char c) { return !isDigit(c); });
    const bool ordinal = !key.empty() && isDigit(key.front()) && letters > 0;
    return ordinal || (letters > 1 && letters < 8) ? 1 : letters < 8 ? 0 : 2;
}

int nameDistance(std::string_view asked, std::string_view known, int most) {
    return sameDigits(asked, known) ? editDistance(asked, known, most) : most + 1;
}

} // namespace geo
