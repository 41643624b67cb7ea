// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"

#include <span>

namespace core::align {

/// Squared distance in m^2 between two units after rounding to the problem's distance step.
double steppedSquare(const Problem& problem, UnitIx a, UnitIx b);
/// The same from a unit to a point relative to the problem's origin.
double steppedSquare(const Problem& problem, UnitIx unit, Point local);

/// Sum of weight * stepped squared distance of `members` to the unit `centre`.
double momentAbout(const Problem& problem, std::span<const UnitIx> members, UnitIx centre);

/// A unit that serves as centre of a territory, and the moment about it.
struct MemberCentre {
    UnitIx unit = -1;
    double moment = 0;
};

/// The member with the least moment. Tries all: O(members^2).
MemberCentre bestMember(const Problem& problem, std::span<const UnitIx> members);

} // namespace core::align
