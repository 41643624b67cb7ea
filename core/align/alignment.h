// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace core::align {

/// Dense index of a basic unit within a Problem, 0 to units() - 1.
using UnitIx = int;
/// Dense index of a territory within a Problem, 0 to territories() - 1.
using TerritoryIx = int;
/// A value of an activity measure in the measure's smallest unit: exact, whatever the order of
/// summation.
using Amount = std::int64_t;

/// The owner of a unit that no territory has.
inline constexpr TerritoryIx kUnassigned = -1;

/// The territory of each basic unit.
using Alignment = std::vector<TerritoryIx>;

} // namespace core::align
