// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/anneal.h"
#include "core/align/options.h"

#include <memory>
#include <vector>

namespace core::align {

/// A plan as rounds are compared: whole before balanced before compact.
struct Candidate {
    Alignment alignment; ///< empty = the round was not run
    int pieces = 0;      ///< pieces of territories beyond one each
    double excess = 0;
    double objective = 0;
    int round = 0; ///< that found it; of equal plans the earliest counts, whoever was faster

    bool betterThan(const Candidate& other) const;
    /// True for plans that differ in nothing that is compared but the round.
    bool asGoodAs(const Candidate& other) const;
};

/// Good plans, the best first.
using Pool = std::vector<std::shared_ptr<const Candidate>>;

/// What one round of the search does.
struct Round {
    bool refine = false;    ///< starts from one of the best plans before it, not afresh
    bool recombine = false; ///< solves small groups of territories anew instead of all at once
    AnnealOptions annealing;
};

/// The recipe of round `number`, which does not depend on how many there will be: short rounds
/// first, then longer ones; fresh starts at several temperatures, because which is best depends on
/// the problem, in turn with refinements of what was found.
Round roundFor(const Problem& problem, const BalanceOptions& options, int number);

/// How many rounds later a round may start from a plan: all threads can be busy meanwhile.
inline constexpr int kRoundLag = 4;

/// Runs one round. `earlier` holds what may be refined, the best first; `better` is told of plans
/// within the limits on the way.
Candidate runRound(const Region& region, const BalanceOptions& options, int number,
                   const Pool& earlier, Stop& stop,
                   const std::function<void(Alignment, double)>& better);

} // namespace core::align
