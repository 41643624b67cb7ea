// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/roads/road_draft.h"
#include "geo/roads/road_network.h"

namespace geo {

/// Cuts the ways of a draft where they meet, end or are blocked, gives every piece its length and
/// free-flow times, and turns restrictions into chains of edges. Nodes are numbered along a Hilbert
/// curve, so that what lies close together on the ground does so in memory. What does not fit
/// together is counted in `draft.losses` and listed in `draft.issues`. The same draft gives the
/// same network, byte for byte. `habits` say how fast people drive where no sign is known.
RoadNetwork buildNetwork(RoadDraft& draft, SpeedHabits habits);

/// The habits where most of the nodes lie.
SpeedHabits habitsAt(const RoadDraft& draft);

} // namespace geo
