// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace core::align {

/// That no territory can be built around a unit.
struct Surroundings {
    UnitIx unit = 0;
    /// What connected sets with the unit hold of the first balanced measure, nearest to the loosest
    /// limits from either side; empty where there is no such set.
    std::optional<Amount> below;
    std::optional<Amount> above;
};

/// Looks for units around which no territory can be built, by trying every connected set that a
/// unit is in: none keeps the loosest limits of all territories and leaves parts of the map that
/// could be shared out among the others. Starts with the largest units, as only few sets fit around
/// them, and leaves a unit that has too many; so nothing found means nothing. Looks at `most` sets
/// in all. The land must be in one component, or nothing is found.
std::optional<Surroundings> hopelessUnit(const Problem& problem, std::int64_t most);

} // namespace core::align
