// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "geo/roads/car_profile.h"
#include "geo/roads/road_names.h"
#include "geo/roads/road_network.h"

#include <cstdint>
#include <string>
#include <vector>

namespace geo {

/// The place of a node that a way names but that the source does not hold.
inline constexpr std::uint32_t kNoNode = 0xFFFFFFFF;

struct DraftNode {
    RoadPoint at;
    NodeRule rule;
};

/// A line as the source has it, with what a car may do on it.
struct DraftWay {
    std::int64_t id = 0;
    std::uint32_t first = 0; ///< of its nodes in `RoadDraft::wayNodes`
    std::uint32_t count = 0;
    WayRule rule;
    std::uint32_t name = 0; ///< in `RoadDraft::names`
};

enum class TurnKind { No, Only };

/// A turn restriction: from a way over a node, or over ways, to a way. Numbers of draft ways.
struct DraftTurn {
    std::int64_t id = 0;
    TurnKind kind = TurnKind::No;
    std::vector<std::uint32_t> from; ///< several for no_entry
    std::vector<std::uint32_t> to;   ///< several for no_exit
    std::vector<std::uint32_t> viaWays;
    std::uint32_t viaNode = kNoNode; ///< where there are no via ways
};

/// What a source had that was left out, by its reason.
struct RoadLosses {
    std::int64_t missingNodes = 0;       ///< references to nodes that are not in the source
    std::int64_t cutWays = 0;            ///< ways that lost a part by that
    std::int64_t brokenRestrictions = 0; ///< that name what is not there or does not meet
    std::int64_t conditions = 0;         ///< tags that hold only at times
};

/// Roads on their way from a source to a network.
struct RoadDraft {
    std::vector<DraftNode> nodes;
    std::vector<DraftWay> ways;
    std::vector<std::uint32_t> wayNodes;
    std::vector<DraftTurn> turns;
    RoadNames names;
    RoadLosses losses;
    std::int64_t waysRead = 0; ///< of any kind
    std::string attribution;
    std::vector<core::Issue> issues;
};

} // namespace geo
