// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/roads/node_edges.h"
#include "geo/roads/road_draft.h"

#include <vector>

namespace geo {

/// What the ways of a draft became, for those who have to find them again.
struct DraftPieces {
    /// The edges along each way, in the order of its nodes; way w has those from `first[w]` on.
    std::vector<std::uint32_t> first;
    std::vector<EdgeId> along;
    /// The road node that each draft node became, or kNoNode.
    std::vector<std::uint32_t> nodeOf;
};

/// The turn restrictions of a draft as chains of edges that may not be driven one after the other,
/// sorted. A "no" bans the chain itself; an "only" bans every other way to go on. Restrictions
/// whose members are not there or do not meet are counted and the first few of them listed.
std::vector<std::vector<EdgeId>> bannedChains(RoadDraft& draft, const DraftPieces& pieces,
                                              const std::vector<RoadSegment>& segments,
                                              const NodeEdges& nodeEdges);

} // namespace geo
