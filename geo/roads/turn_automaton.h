// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/roads/road_network.h"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace geo {

/// What has to be remembered of the way driven so far, so that every banned chain is noticed: an
/// automaton over edges (Aho and Corasick 1975). A state is the longest end of the way that begins
/// a chain; states that remember no more than the edge being driven need no number of their own.
class TurnAutomaton {
public:
    explicit TurnAutomaton(const RoadNetwork& network);

    /// The state of a car on an edge about which nothing more is remembered.
    static constexpr std::uint32_t kPlain = 0xFFFFFFFF;

    /// States that remember more, 0 to this.
    std::size_t stateCount() const { return edgeOf_.size(); }
    /// The edge that a car in this state drives on.
    EdgeId edgeOf(std::uint32_t state) const { return edgeOf_[state]; }

    /// Whether `edge` begins or continues a chain in any way: if not, all turns from it are plain.
    bool matters(EdgeId edge) const { return matters_[edge]; }
    /// The state after a turn from `edge`, driven in `state`, into `next`; nothing if it is banned.
    std::optional<std::uint32_t> turn(EdgeId edge, std::uint32_t state, EdgeId next) const;

private:
    struct Node {
        std::uint32_t fallback = 0; ///< the node of the longest shorter end
        std::uint32_t state = kPlain;
        std::uint32_t depth = 0;
        bool banned = false;
    };
    std::optional<std::uint32_t> child(std::uint32_t node, EdgeId edge) const;

    std::vector<Node> nodes_; ///< the first is the root
    std::map<std::pair<std::uint32_t, EdgeId>, std::uint32_t> children_;
    std::vector<EdgeId> edgeOf_;
    std::vector<std::uint32_t> nodeOfState_;
    std::vector<bool> matters_;
};

} // namespace geo
