// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace core::analysis {

/// How the classes of a map part the values.
enum class ClassBy {
    Quantiles, ///< nearly as many values in each
    Natural,   ///< values that lie near each other together (Fisher 1958, known from Jenks 1977)
    Equal      ///< by round steps, as wide as each other but for the outermost
};
/// "quantiles", "natural", "equal".
const char* classByName(ClassBy by);
/// Throws Error(Usage) for another word.
ClassBy classByNamed(std::string_view name);

/// Edges of at most `classes` classes, one more than there are classes: the outermost are the
/// extremes of the values, those between are rounded to 1, 2, 2.5, 5 or 10 times a power of ten
/// where that moves them by an eighth at most. Fewer classes if the values do not tell more apart.
/// Values that are not finite are left out; {0} if none remains. Natural breaks of many values are
/// found among at most 400 places that hold as many values each.
std::vector<double> classEdges(std::span<const double> values, int classes, ClassBy by);

/// The class of a value between edges, from 0; -1 for one that is not finite, and with no class.
int classAt(const std::vector<double>& edges, double value);

} // namespace core::analysis
