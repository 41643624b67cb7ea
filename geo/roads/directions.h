// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/roads/place_query.h"
#include "geo/roads/road_network.h"
#include "geo/roads/road_snapper.h"

#include <string>
#include <vector>

namespace geo {

/// What to do where a road is left for another.
enum class RoadTurn {
    Depart,
    Straight,
    SlightRight,
    Right,
    SharpRight,
    SlightLeft,
    Left,
    SharpLeft,
    Back
};

/// A part of a drive that stays on one road.
struct RoadStep {
    RoadTurn turn = RoadTurn::Depart; ///< on to it
    double heading = 0;               ///< degrees from north, clockwise, at its beginning
    std::string road;                 ///< its name; empty where the network knows none
    RoadClass roadClass = RoadClass::Minor;
    double metres = 0;
};

/// What a driver is told on the way: a step for each change of name and each real turn. Pieces
/// without a name that are shorter than a crossing count to the road after them.
std::vector<RoadStep> stepsOf(const RoadNetwork& network, const PlaceDrive& drive,
                              const RoadPlace& from, const RoadPlace& to);

/// The turn from one heading to another (degrees from north): straight within 20 degrees, slight
/// within 50, sharp beyond 130, back beyond 165.
RoadTurn turnBetween(double before, double after);

} // namespace geo
