// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"

namespace core::align {

/// Assigns the units that have no territory, growing the territories outwards from their borders to
/// the nearest centre first. Units without an allowed neighbour territory go to the allowed
/// territory with the nearest centre. Assigned units stay.
void fillUnassigned(const Problem& problem, Alignment& alignment);

/// Makes every territory contiguous where locks permit: units sitting where they are not allowed
/// are let go; each territory keeps its heaviest piece in each component of the land (pieces with
/// locked units first) and the rest is attached to the neighbours; a territory without units gets
/// one from the neighbour with the most load. Afterwards every unit is assigned.
void repairContiguity(const Problem& problem, Alignment& alignment);

} // namespace core::align
