// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/roads/road_network.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace geo {

/// The tags of a way, node or relation of OpenStreetMap; looks at texts that live elsewhere.
class RoadTags {
public:
    RoadTags() = default;
    explicit RoadTags(std::vector<std::pair<std::string_view, std::string_view>> tags)
        : tags_(std::move(tags)) {}

    void clear() { tags_.clear(); }
    void add(std::string_view key, std::string_view value) { tags_.emplace_back(key, value); }
    /// Empty where there is no such tag.
    std::string_view operator[](std::string_view key) const;
    /// Whether a key of a condition such as "maxspeed:conditional" is there.
    bool hasConditions() const;

private:
    std::vector<std::pair<std::string_view, std::string_view>> tags_;
};

/// What a car may do on a way.
struct WayRule {
    RoadClass roadClass = RoadClass::Minor;
    bool forward = false;
    bool backward = false;
    /// Signed limits in km/h, 0 where there is none.
    double limitForward = 0;
    double limitBackward = 0;
    double mostKmh = 0;                  ///< what surface or use allow, 0 = no such bound
    double ferrySeconds = 0;             ///< for the whole way, 0 = by speed
    bool restricted = false;             ///< only for those who have something to do there
    RoadClass linkOf = RoadClass::Minor; ///< for links: the road that they belong to
};

/// The rule for a car, or nothing where cars may not drive. Access by the most special key that is
/// there (motorcar, motor_vehicle, vehicle, access); one-way streets, those implied by motorways
/// and roundabouts among them; signed limits; surfaces; ferries that take cars.
std::optional<WayRule> carRule(const RoadTags& tags);

/// Where the speeds come from when no sign is known.
enum class SpeedHabits { UnitedStates, Elsewhere };

/// The speed in km/h at which a car gets along in free flow: a share of the limit, or of what is
/// usual for the class, within what the surface allows.
double freeFlowKmh(const WayRule& rule, double limit, SpeedHabits habits);

/// What a node does to a car that passes.
struct NodeRule {
    bool blocked = false;
    std::uint32_t delayMs = 0;
    /// Lights or signs that face only one way along the line: +1 with its points, -1 against.
    int facing = 0;
};
NodeRule carNodeRule(const RoadTags& tags);

/// "50", "30 mph", "10 knots", "walk", "RO:urban", the smallest of "50;60"; in km/h. Empty for
/// "none", "signals" and what is not understood.
std::optional<double> parseMaxSpeed(std::string_view text);
/// Seconds of "00:35", "1:05:30", "25" (minutes), "PT1H20M". Empty for what is not understood.
std::optional<double> parseDuration(std::string_view text);

} // namespace geo
