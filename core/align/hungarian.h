// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace core::align {

/// The assignment of rows to columns with the least sum of costs: Kuhn's Hungarian method in the
/// O(n^3) form with potentials (Jonker and Volgenant 1987). `cost` is square, row by row, finite.
/// Returns the column of each row.
std::vector<int> assignmentOf(const std::vector<std::vector<double>>& cost);

} // namespace core::align
