// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"
#include "core/align/score.h"

#include <span>
#include <vector>

namespace core::align {

/// Works out the figures of one territory at a time, from its units and their surroundings alone.
/// `score` and `Evaluator` both use it, so that figures kept up to date move by move are the very
/// same numbers as those from scratch. Holds scratch space: one thread at a time.
class TerritoryScorer {
public:
    /// `problem` must outlive the scorer.
    explicit TerritoryScorer(const Problem& problem);

    /// All figures of territory `t`, whose units are `members`, in ascending order. O(members *
    /// degree + corners of their hulls).
    TerritoryScore score(const Alignment& alignment, TerritoryIx t,
                         std::span<const UnitIx> members);
    /// The figures alone that change when only the owners of units around the territory do:
    /// enclaves and borders to nobody.
    void surroundings(const Alignment& alignment, TerritoryIx t, std::span<const UnitIx> members,
                      TerritoryScore& out);
    /// What the units without a territory (`members`) leave behind.
    PoolScore pool(std::span<const UnitIx> members) const;

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    struct Surroundings {
        TerritoryIx neighbour = kUnassigned;
        bool several = false; ///< more than one neighbour, or units of nobody
        double perimeter = 0; ///< metres
        double closed = 0;    ///< of it, along other territories
        bool enclosed() const;
    };
    void fillValues(TerritoryIx t, std::span<const UnitIx> members, TerritoryScore& out) const;
    void fillShape(const Alignment& alignment, std::span<const UnitIx> members,
                   TerritoryScore& out) const;
    void fillHull(std::span<const UnitIx> members, TerritoryScore& out) const;
    void fillSpread(std::span<const UnitIx> members, TerritoryScore& out) const;
    void fillDistances(TerritoryIx t, std::span<const UnitIx> members, TerritoryScore& out);
    void fillCosts(TerritoryIx t, std::span<const UnitIx> members, TerritoryScore& out) const;
    void fillChanges(TerritoryIx t, std::span<const UnitIx> members, TerritoryScore& out) const;
    int findPieces(const Alignment& alignment, TerritoryIx t, std::span<const UnitIx> members);
    int enclaves(const Alignment& alignment, TerritoryIx t, std::span<const UnitIx> members);
    int isthmuses(const Alignment& alignment, std::span<const UnitIx> members);

    const Problem* problem_;
    std::vector<Amount> book_; ///< what each territory has in the current alignment, per measure
    std::vector<int> piece_;
    std::vector<int> stamp_;
    int now_ = 0;
    std::vector<int> order_;
    std::vector<int> low_;
    std::vector<UnitIx> queue_;
    std::vector<std::pair<double, double>> reach_; ///< distance and weight
};

} // namespace core::align
