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
        NothingAround,       ///< no contiguous territory within the limits can hold a unit
        ComponentTooSmall,   ///< an island holds less than any territory needs and cannot be joined
        LocksTooLarge,       ///< units that can only go to some territories are too much for them
        TooLittleAllowed,    ///< all units that may go to some territories are too little for them
        LocksApart,          ///< locks force a territory into several pieces
        BudgetTooSmall,      ///< more has to change hands than may
        NoneFound            ///< not proven, but the search found no plan
    };
    Kind kind = Kind::NoneFound;
    bool proven = false;       ///< certain, not just the search giving up
    std::string message;       ///< one sentence in plain words
    std::string hint;          ///< what to change
    std::vector<UnitIx> units; ///< the units concerned, where there are any
    std::vector<TerritoryIx> territories;
    /// The rules that contradict each other, in plain words; without any of them the others could
    /// be kept as far as this reason goes. Empty where nothing is proven.
    std::vector<std::string> rules = {};
    int measure = 0;   ///< that the limits are in
    Amount needed = 0; ///< the amount that does not fit, or that has to change hands
    Amount limit = 0;  ///< the limit that it does not fit
};

/// Rules of the problem that no plan can keep: certificates, found by counting (Hall's condition
/// over the allowed territories, measure by measure), by connectedness under locks, and for large
/// units by trying every territory around them. Empty means that none was found, not that there is
/// a plan. Takes up to about a second.
std::vector<Reason> provenReasons(const Problem& problem);

/// The proven reasons, and what is wrong with `alignment`; empty if that keeps all rules.
std::vector<Reason> reasonsFor(const Problem& problem, const Alignment& alignment);

} // namespace core::align
