// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/graph.h"
#include "core/align/problem.h"

#include <vector>

namespace core::align {

/// The connected pieces of every territory. A territory is contiguous when it has one piece in each
/// connected component of the whole graph that it reaches: where the land itself is broken (islands
/// without a bridge), a territory may be broken with it.
struct Pieces {
    std::vector<int> piece;         ///< per unit; -1 for unassigned units
    std::vector<TerritoryIx> owner; ///< per piece
    std::vector<UnitIx> first;      ///< per piece: its unit with the smallest index
    std::vector<int> perTerritory;  ///< number of pieces of each territory
    std::vector<int> extra; ///< per territory: pieces beyond one per component; 0 = contiguous
    bool contiguous() const;
};

/// Finds the pieces of an alignment. O(units + borders).
Pieces findPieces(const Problem& problem, const Alignment& alignment);

/// Units whose removal would break their territory apart, per unit (Tarjan's articulation points).
std::vector<bool> articulationUnits(const Problem& problem, const Alignment& alignment);

/// Answers quickly whether a territory stays in one piece when one unit leaves.
class RemovalTest {
public:
    explicit RemovalTest(const Graph& graph);

    /// True when the neighbours of `unit` inside its territory stay connected without it. Looks at
    /// the borders among the neighbours first, which settles nearly all cases in O(degree);
    /// otherwise searches from all of them at once until they meet or one side is used up.
    /// `patience` bounds the number of units that the search looks at; when it runs out, the answer
    /// is no.
    bool staysConnected(const Alignment& alignment, UnitIx unit, std::size_t patience = kUnbounded);
    static constexpr std::size_t kUnbounded = static_cast<std::size_t>(-1);

private:
    bool searchConnected(const Alignment& alignment, UnitIx unit, std::size_t patience);
    int root(int group);

    const Graph* graph_;
    std::vector<int> stamp_;
    std::vector<int> group_;
    std::vector<UnitIx> queue_;
    std::vector<int> parent_;
    std::vector<int> pending_;
    int now_ = 0;
};

} // namespace core::align
