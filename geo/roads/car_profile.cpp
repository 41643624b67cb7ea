// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/car_profile.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace geo {

namespace {

using Word = std::string_view;

template <std::size_t N> bool oneOf(Word word, const std::array<Word, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

struct HighwayKind {
    Word name;
    RoadClass roadClass;
    RoadClass linkOf;
};
constexpr std::array<HighwayKind, 18> kHighways = {
    {{"motorway", RoadClass::Motorway, RoadClass::Motorway},
     {"trunk", RoadClass::Trunk, RoadClass::Trunk},
     {"primary", RoadClass::Primary, RoadClass::Primary},
     {"secondary", RoadClass::Secondary, RoadClass::Secondary},
     {"tertiary", RoadClass::Tertiary, RoadClass::Tertiary},
     {"unclassified", RoadClass::Minor, RoadClass::Minor},
     {"residential", RoadClass::Residential, RoadClass::Residential},
     {"living_street", RoadClass::Living, RoadClass::Living},
     {"service", RoadClass::Service, RoadClass::Service},
     {"track", RoadClass::Track, RoadClass::Track},
     {"road", RoadClass::Minor, RoadClass::Minor},
     {"motorway_link", RoadClass::Link, RoadClass::Motorway},
     {"trunk_link", RoadClass::Link, RoadClass::Trunk},
     {"primary_link", RoadClass::Link, RoadClass::Primary},
     {"secondary_link", RoadClass::Link, RoadClass::Secondary},
     {"tertiary_link", RoadClass::Link, RoadClass::Tertiary},
     {"residential_link", RoadClass::Link, RoadClass::Residential},
     {"services", RoadClass::Service, RoadClass::Service}}};

enum class Access { Unknown, Open, Restricted, Closed };

Access accessOf(Word value) {
    constexpr std::array<Word, 5> kOpen = {"yes", "permissive", "designated", "official", "public"};
    constexpr std::array<Word, 6> kRestricted = {"destination", "customers", "delivery",
                                                 "residents",   "permit",    "discouraged"};
    constexpr std::array<Word, 14> kClosedTo = {
        "no",  "private", "agricultural", "forestry", "emergency",    "psv",           "bus",
        "hov", "hgv",     "military",     "taxi",     "use_sidepath", "official_only", "none"};
    if (oneOf(value, kOpen)) {
        return Access::Open;
    }
    if (oneOf(value, kRestricted)) {
        return Access::Restricted;
    }
    return oneOf(value, kClosedTo) ? Access::Closed : Access::Unknown;
}

constexpr std::array<Word, 4> kAccessKeys = {"motorcar", "motor_vehicle", "vehicle", "access"};

Access carAccess(const RoadTags& tags, Word suffix = {}) {
    for (const Word key : kAccessKeys) {
        const Word value =
            suffix.empty() ? tags[key] : tags[std::string(key) + std::string(suffix)];
        const Access access = accessOf(core::split(value, ';').front());
        if (access != Access::Unknown) {
            return access;
        }
    }
    return Access::Unknown;
}

bool roundabout(const RoadTags& tags) {
    return tags["junction"] == "roundabout" || tags["junction"] == "circular";
}

void applyOneWay(const RoadTags& tags, WayRule& rule) {
    Word oneWay = tags["oneway"];
    for (const Word key : {"oneway:motorcar", "oneway:motor_vehicle", "oneway:vehicle"}) {
        if (!tags[key].empty()) {
            oneWay = tags[key];
            break;
        }
    }
    rule.forward = true;
    rule.backward = true;
    if (oneWay == "-1" || oneWay == "reverse") {
        rule.forward = false;
    } else if (oneWay == "yes" || oneWay == "1" || oneWay == "true") {
        rule.backward = false;
    } else if (oneWay == "reversible" || oneWay == "alternating") {
        // Which way is open depends on the hour, so neither can be counted on.
        rule.forward = false;
        rule.backward = false;
    } else if (oneWay.empty() && (roundabout(tags) || tags["highway"] == "motorway")) {
        rule.backward = false;
    }
    if (carAccess(tags, ":forward") == Access::Closed) {
        rule.forward = false;
    }
    if (carAccess(tags, ":backward") == Access::Closed) {
        rule.backward = false;
    }
}

void applyLimits(const RoadTags& tags, WayRule& rule) {
    double limit = parseMaxSpeed(tags["maxspeed"]).value_or(0);
    if (limit == 0) {
        limit = parseMaxSpeed(tags["zone:maxspeed"]).value_or(0);
    }
    if (limit == 0) {
        limit = parseMaxSpeed(tags["maxspeed:type"]).value_or(0);
    }
    rule.limitForward = parseMaxSpeed(tags["maxspeed:forward"]).value_or(limit);
    rule.limitBackward = parseMaxSpeed(tags["maxspeed:backward"]).value_or(limit);
}

double surfaceKmh(const RoadTags& tags) {
    struct Bound {
        Word value;
        double kmh;
    };
    constexpr std::array<Bound, 21> kSurfaces = {{{"compacted", 80},
                                                  {"fine_gravel", 60},
                                                  {"gravel", 50},
                                                  {"unpaved", 50},
                                                  {"sett", 40},
                                                  {"metal", 60},
                                                  {"wood", 40},
                                                  {"paving_stones", 60},
                                                  {"pebblestone", 40},
                                                  {"cobblestone", 30},
                                                  {"unhewn_cobblestone", 30},
                                                  {"dirt", 30},
                                                  {"ground", 30},
                                                  {"earth", 30},
                                                  {"grass_paver", 30},
                                                  {"grass", 20},
                                                  {"clay", 30},
                                                  {"rock", 20},
                                                  {"stone", 20},
                                                  {"sand", 15},
                                                  {"mud", 10}}};
    constexpr std::array<Bound, 5> kTracks = {
        {{"grade1", 60}, {"grade2", 40}, {"grade3", 30}, {"grade4", 20}, {"grade5", 15}}};
    constexpr std::array<Bound, 5> kSmoothness = {
        {{"bad", 40}, {"very_bad", 20}, {"horrible", 10}, {"very_horrible", 5}, {"impassable", 5}}};
    constexpr std::array<Bound, 3> kService = {
        {{"parking_aisle", 15}, {"driveway", 15}, {"drive-through", 10}}};
    double most = 0;
    const auto apply = [&most](Word value, const auto& bounds) {
        for (const Bound& bound : bounds) {
            if (bound.value == value) {
                most = most == 0 ? bound.kmh : std::min(most, bound.kmh);
            }
        }
    };
    apply(tags["surface"], kSurfaces);
    apply(tags["tracktype"], kTracks);
    apply(tags["smoothness"], kSmoothness);
    apply(tags["service"], kService);
    return most;
}

bool ferry(const RoadTags& tags) {
    return tags["route"] == "ferry" || tags["route"] == "shuttle_train";
}

std::optional<WayRule> ferryRule(const RoadTags& tags) {
    // Most ferry lines carry people on foot only; a car needs to be named.
    const Access access = carAccess(tags);
    if (access != Access::Open && access != Access::Restricted) {
        return std::nullopt;
    }
    WayRule rule;
    rule.roadClass = RoadClass::Ferry;
    rule.linkOf = RoadClass::Ferry;
    applyOneWay(tags, rule);
    rule.ferrySeconds = parseDuration(tags["duration"]).value_or(0);
    return rule;
}

bool trackForCars(const RoadTags& tags, Access access) {
    const bool named = !tags["motorcar"].empty() || !tags["motor_vehicle"].empty();
    return (named && access != Access::Unknown) || tags["tracktype"] == "grade1" ||
           tags["tracktype"] == "grade2";
}

/// The share of the limit, or of the usual speed, that is driven in free flow.
double shareOf(RoadClass roadClass) {
    switch (roadClass) {
    case RoadClass::Motorway:
    case RoadClass::Trunk: return 0.95;
    case RoadClass::Primary:
    case RoadClass::Secondary: return 0.88;
    default: return 0.82;
    }
}

double usualKmh(RoadClass roadClass, SpeedHabits habits) {
    constexpr double kMile = 1.609344;
    // Limits as posted where nothing special is signed.
    constexpr std::array<double, kRoadClasses> kMph = {65, 55, 45, 40, 35, 30,
                                                       25, 15, 12, 12, 35, 6};
    constexpr std::array<double, kRoadClasses> kKmh = {115, 95, 75, 65, 55, 45,
                                                       35,  15, 18, 18, 55, 10};
    const auto at = static_cast<std::size_t>(roadClass);
    return habits == SpeedHabits::UnitedStates ? kMph[at] * kMile : kKmh[at];
}

bool digit(char c) {
    return c >= '0' && c <= '9';
}

} // namespace

std::string_view RoadTags::operator[](std::string_view key) const {
    for (const auto& [name, value] : tags_) {
        if (name == key) {
            return value;
        }
    }
    return {};
}

bool RoadTags::hasConditions() const {
    return std::any_of(tags_.begin(), tags_.end(),
                       [](const auto& tag) { return tag.first.ends_with(":conditional"); });
}

std::optional<WayRule> carRule(const RoadTags& tags) {
    const Word highway = tags["highway"];
    if (highway.empty()) {
        return ferry(tags) ? ferryRule(tags) : std::nullopt;
    }
    const auto kind = std::find_if(kHighways.begin(), kHighways.end(),
                                   [&](const HighwayKind& k) { return k.name == highway; });
    if (kind == kHighways.end() || tags["area"] == "yes" || tags["impassable"] == "yes") {
        return std::nullopt;
    }
    const Access access = carAccess(tags);
    if (access == Access::Closed || tags["service"] == "emergency_access" ||
        (kind->roadClass == RoadClass::Track && !trackForCars(tags, access))) {
        return std::nullopt;
    }
    WayRule rule;
    rule.roadClass = kind->roadClass;
    rule.linkOf = kind->linkOf;
    rule.restricted = access == Access::Restricted;
    applyOneWay(tags, rule);
    applyLimits(tags, rule);
    rule.mostKmh = surfaceKmh(tags);
    return rule.forward || rule.backward ? std::optional(rule) : std::nullopt;
}

double freeFlowKmh(const WayRule& rule, double limit, SpeedHabits habits) {
    constexpr double kRestrictedKmh = 20;
    double kmh = limit;
    if (kmh == 0) {
        // A ramp is about as fast as the road that it leads to, less its bend.
        kmh = rule.roadClass == RoadClass::Link ? 0.65 * usualKmh(rule.linkOf, habits)
                                                : usualKmh(rule.roadClass, habits);
    }
    kmh *= shareOf(rule.roadClass);
    if (rule.mostKmh > 0) {
        kmh = std::min(kmh, rule.mostKmh);
    }
    if (rule.restricted) {
        kmh = std::min(kmh, kRestrictedKmh); // so that nobody drives through
    }
    return std::clamp(kmh, 3.0, 140.0);
}

NodeRule carNodeRule(const RoadTags& tags) {
    constexpr std::uint32_t kLightsMs = 5000;
    constexpr std::uint32_t kStopMs = 3000;
    constexpr std::uint32_t kYieldMs = 1000;
    constexpr std::uint32_t kGateMs = 15000;
    constexpr std::uint32_t kTollMs = 15000;
    NodeRule rule;
    const Word highway = tags["highway"];
    if (highway == "traffic_signals") {
        rule.delayMs = kLightsMs;
    } else if (highway == "stop") {
        rule.delayMs = kStopMs;
    } else if (highway == "give_way") {
        rule.delayMs = kYieldMs;
    }
    Word facing = tags["direction"];
    if (!tags["traffic_signals:direction"].empty()) {
        facing = tags["traffic_signals:direction"];
    }
    rule.facing = facing == "forward" ? 1 : facing == "backward" ? -1 : 0;

    const Word barrier = tags["barrier"];
    const Access access = carAccess(tags);
    if (access == Access::Closed) {
        rule.blocked = true;
    } else if (!barrier.empty()) {
        constexpr std::array<Word, 9> kPassed = {
            "entrance", "border_control",    "toll_booth", "sally_port", "cattle_grid",
            "kerb",     "height_restrictor", "no",         "debris"};
        constexpr std::array<Word, 5> kGates = {"gate", "lift_gate", "swing_gate", "sliding_gate",
                                                "wicket_gate"};
        // A gate that says nothing is open to those who have to go there; a bollard stays.
        rule.blocked =
            access == Access::Unknown && !oneOf(barrier, kPassed) && !oneOf(barrier, kGates);
        if (oneOf(barrier, kGates)) {
            rule.delayMs = std::max(rule.delayMs, kGateMs);
        } else if (barrier == "toll_booth") {
            rule.delayMs = std::max(rule.delayMs, kTollMs);
        }
    }
    return rule;
}

std::optional<double> parseMaxSpeed(std::string_view text) {
    constexpr double kMile = 1.609344;
    constexpr double kKnot = 1.852;
    std::optional<double> least;
    for (const std::string& part : core::split(text, ';')) {
        const std::string word = core::lower(core::trim(part));
        std::size_t end = 0;
        while (end < word.size() && (digit(word[end]) || word[end] == '.')) {
            ++end;
        }
        const auto number = core::parseNumber(std::string_view(word).substr(0, end));
        const std::string_view unit = core::trim(std::string_view(word).substr(end));
        double kmh = 0;
        if (end > 0 && number) {
            kmh = unit == "mph"     ? *number * kMile
                  : unit == "knots" ? *number * kKnot
                  : unit.empty() || unit == "km/h" || unit == "kmh" || unit == "kph" ? *number
                                                                                     : 0;
        } else if (word == "walk") {
            kmh = 7;
        } else if (word.ends_with(":urban")) {
            kmh = word.starts_with("us:") ? 25 * kMile : 50;
        } else if (word.ends_with(":rural") || word.ends_with(":nsl_single")) {
            kmh = word.starts_with("gb:") ? 60 * kMile : 90;
        } else if (word.ends_with(":motorway") || word.ends_with(":nsl_dual")) {
            kmh = word.starts_with("gb:") ? 70 * kMile : 120;
        } else if (word.ends_with(":living_street")) {
            kmh = 10;
        }
        if (std::isfinite(kmh) && kmh >= 1 && kmh <= 200) {
            least = std::min(least.value_or(kmh), kmh);
        }
    }
    return least;
}

std::optional<double> parseDuration(std::string_view text) {
    constexpr double kMost = 7 * 86400.0;
    text = core::trim(text);
    double seconds = 0;
    if (text.starts_with("PT")) {
        std::size_t begin = 2;
        for (std::size_t i = 2; i < text.size(); ++i) {
            if (digit(text[i]) || text[i] == '.') {
                continue;
            }
            const auto number = core::parseNumber(text.substr(begin, i - begin));
            const double unit = text[i] == 'H'   ? 3600
                                : text[i] == 'M' ? 60
                                : text[i] == 'S' ? 1
                                                 : 0;
            if (!number || unit == 0) {
                return std::nullopt;
            }
            seconds += *number * unit;
            begin = i + 1;
        }
        if (begin != text.size()) {
            return std::nullopt;
        }
    } else {
        const std::vector<std::string> parts = core::split(text, ':');
        if (parts.empty() || parts.size() > 3) {
            return std::nullopt;
        }
        // "25" counts minutes, "1:20" hours and minutes, "1:20:30" seconds as well.
        double unit = parts.size() == 1 ? 60 : 3600;
        for (const std::string& part : parts) {
            const auto number = core::parseInteger(part);
            if (!number || *number < 0) {
                return std::nullopt;
            }
            seconds += static_cast<double>(*number) * unit;
            unit /= 60;
        }
    }
    return seconds > 0 && seconds < kMost ? std::optional(seconds) : std::nullopt;
}

} // namespace geo
