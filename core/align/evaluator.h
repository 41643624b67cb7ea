// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"
#include "core/align/score.h"
#include "core/align/territory_score.h"

#include <cstddef>
#include <span>
#include <vector>

namespace core::align {

/// What moving some units would do.
struct Preview {
    std::vector<TerritoryIx> touched; ///< territories that lose or gain, ascending
    std::vector<UnitIx> refused;      ///< units that are not allowed there; not counted as moved
    Score after;                      ///< all figures as they would be
};

/// Keeps all figures of an alignment that a person edits, so that the effect of an edit is known at
/// once: only the territories that lose or gain are worked out anew. Units may be unassigned. In
/// debug builds every applied move is compared with the score from scratch: the figures are equal
/// to the last bit.
class Evaluator {
public:
    /// `problem` must outlive the evaluator. Throws Error(Input) if the alignment has the wrong
    /// length or names a territory that does not exist.
    Evaluator(const Problem& problem, Alignment alignment);

    const Alignment& alignment() const { return owner_; }
    /// All figures now.
    const Score& score() const { return score_; }
    /// Units of a territory, ascending.
    const std::vector<UnitIx>& members(TerritoryIx territory) const {
        return members_[index(territory)];
    }
    /// The figures if `units` moved to `to` (kUnassigned = to nobody). Repeated units count once.
    /// The alignment is as before afterwards.
    Preview evaluate(std::span<const UnitIx> units, TerritoryIx to);
    /// The same for one unit whether or not it is allowed there.
    Preview force(UnitIx unit, TerritoryIx to);

    /// What `apply` did.
    struct Applied {
        std::vector<TerritoryIx> touched; ///< ascending
        std::vector<UnitIx> refused;
    };
    /// Moves the units that may go; `score()` follows.
    Applied apply(std::span<const UnitIx> units, TerritoryIx to);

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    using Moves = std::vector<std::pair<UnitIx, TerritoryIx>>;
    /// Of `units`, those that would move and may.
    std::vector<UnitIx> movable(std::span<const UnitIx> units, TerritoryIx to,
                                std::vector<UnitIx>& refused) const;
    std::vector<TerritoryIx> move(std::span<const UnitIx> units, TerritoryIx to);
    Preview tryOut(std::span<const UnitIx> units, TerritoryIx to);
    void give(UnitIx unit, TerritoryIx to);
    void rescore(const std::vector<TerritoryIx>& touched, const std::vector<TerritoryIx>& beside);
    void checkAgainstScratch() const;

    const Problem* problem_;
    Alignment owner_;
    TerritoryScorer scorer_;
    std::vector<std::vector<UnitIx>> members_;
    std::vector<UnitIx> free_; ///< units of nobody, ascending
    Score score_;
};

} // namespace core::align
