// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"

#include <string>
#include <vector>

namespace core::align {

/// Why a plan cannot keep, or does not keep, all rules.
struct Reason {
    enum class Kind {
        TotalBeyondLimits,   ///< all territories together must hold more or less than there is
        ContradictoryLimits, ///< a territory's minimum is above its maximum
        UnitTooLarge,        ///< a unit is larger than the upper limit wherever it may go
        ComponentTooSmall,   ///< an island holds less than any territory needs and cannot be joined
        LocksTooLarge,       ///< units that can only go to a territory are more than its maximum
        TooLittleAllowed,    ///< units that may go to a territory are less than its minimum
        LocksApart,          ///< locks force a territory into several pieces
        NoneFound            ///< not proven, but the search found no plan
    };
    Kind kind = Kind::NoneFound;
    bool proven = false;       ///< certain, not just the search giving up
    std::string message;       ///< one sentence in plain words
    std::string hint;          ///< what to change
    std::vector<UnitIx> units; ///< the units concerned, where there are any
    std::vector<TerritoryIx> territories;
};

/// Rules of the problem that no plan can keep: certificates, found by counting. Empty means that
/// none was found, not that there is a plan.
std::vector<Reason> provenReasons(const Problem& problem);

/// The proven reasons, and what is wrong with `alignment` where those do not explain it.
std::vector<Reason> reasonsFor(const Problem& problem, const Alignment& alignment);

} // namespace core::align
