// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"

#include <cstddef>
#include <span>
#include <vector>

namespace core::align {

/// The figures of one territory as they would be after a change.
struct TerritoryPreview {
    TerritoryIx territory = 0;
    int units = 0;
    std::vector<Amount> values;     ///< per measure
    std::vector<double> deviations; ///< per measure, (value - target) / target
    bool withinLimits = true;
    int pieces = 0;         ///< connected pieces
    bool contiguous = true; ///< one piece per connected component of the land
};

/// What moving some units would do.
struct Preview {
    std::vector<TerritoryPreview> touched; ///< by territory index; none if nothing would move
    std::vector<UnitIx> refused; ///< units that are not allowed there; not counted as moved
};

/// Keeps the sums of an alignment that a person edits, so that the effect of an edit is known at
/// once: only the touched territories are looked at. Units may be unassigned.
class Evaluator {
public:
    /// `problem` must outlive the evaluator. Throws Error(Input) if the alignment has the wrong
    /// length or names a territory that does not exist.
    Evaluator(const Problem& problem, Alignment alignment);

    const Alignment& alignment() const { return owner_; }
    /// The figures of a territory now.
    TerritoryPreview figures(TerritoryIx territory);
    /// The figures if `units` moved to `to` (kUnassigned = to nobody). Repeated units count once.
    /// The alignment is as before afterwards.
    Preview evaluate(std::span<const UnitIx> units, TerritoryIx to);
    /// Moves the units that may go and returns the same as `evaluate` did before.
    Preview apply(std::span<const UnitIx> units, TerritoryIx to);

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    void move(UnitIx unit, TerritoryIx to);
    void countPieces(TerritoryPreview& preview);
    TerritoryPreview preview(TerritoryIx territory);

    const Problem* problem_;
    Alignment owner_;
    std::vector<Amount> values_;
    std::vector<std::vector<UnitIx>> members_;
    std::vector<int> slot_;
    std::vector<int> seen_;
    int now_ = 0;
};

} // namespace core::align
