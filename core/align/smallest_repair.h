// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"
#include "core/base/job.h"

#include <cstdint>
#include <vector>

namespace core::align {

/// How far the search for the smallest repair goes.
struct RepairOptions {
    std::int64_t work = 50'000'000; ///< moves weighed before it gives up proving
    int mostMoves = 8;              ///< units in a repair that is searched for exactly
    std::uint64_t seed = 1;         ///< of the search that takes over
    int threads = 1;
};

/// A unit that changes hands.
struct RepairMove {
    UnitIx unit = 0;
    TerritoryIx from = 0;
    TerritoryIx to = 0;
    friend auto operator<=>(const RepairMove&, const RepairMove&) = default;
};

/// The fewest units that bring a plan back within its limits.
struct Repair {
    bool found = false;            ///< `moves` bring every territory back
    std::vector<RepairMove> moves; ///< by unit; empty if nothing is to be mended
    Amount disruption = 0;         ///< what the moved units hold of measure 0
    bool fewest = false;           ///< proven: no repair moves fewer units
    bool least = false;            ///< proven: none that moves as few moves less of measure 0
    int atLeast = 0;               ///< no repair moves fewer units than this
    std::int64_t work = 0;         ///< moves weighed
};

/// Finds the smallest repair of the current alignment: the fewest units that change hands, and of
/// those repairs the one that moves least of measure 0, so that all territories keep their limits
/// in all measures, none falls into more pieces than it has now, and locks are kept. Units of
/// nobody stay so.
///
/// Iterative deepening over the number of moves (Korf 1985). A partial plan that breaks a limit can
/// only be completed by a move that eases this limit, so only those are tried; a move that was
/// tried is forbidden to its later siblings, so that no set is seen twice; and plans are cut off
/// where the largest units left could not mend the limits in the moves left. Where that takes more
/// work than allowed, `balance` repairs gently, moves that are not needed are taken back, and the
/// answer says that it is not proven. Deterministic. Throws Error(Input) without a current
/// alignment, Error(Cancelled) if asked to stop.
Repair smallestRepair(const Problem& problem, const RepairOptions& options, Job& job);

} // namespace core::align
