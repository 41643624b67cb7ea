// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core::analysis {

/// How what lies at a place is spread around it, up to the radius R (Silverman, "Density
/// estimation for statistics and data analysis", 1986). Whatever the kernel, all of a value is
/// spread and nothing of it is lost.
enum class HeatKernel {
    Gaussian,     ///< of standard deviation R / 3 in both directions, cut off at R
    Quartic,      ///< (1 - r^2 / R^2)^2, as in QGIS and ArcGIS
    Epanechnikov, ///< 1 - r^2 / R^2
    Triangular,   ///< 1 - r / R
    Uniform       ///< the same everywhere within R
};
/// "gaussian", ... Throws Error(Usage) that lists the names.
HeatKernel parseHeatKernel(std::string_view name);
std::string nameOf(HeatKernel kernel);

/// A kernel on a grid: shares of the cells around the middle one, which add up to 1.
struct KernelTable {
    int half = 0; ///< cells in each direction
    /// For the Gaussian, which is the product of two of these: 2 * half + 1 shares.
    std::vector<float> line;
    /// Row by row, 2 * half + 1 squared.
    std::vector<float> shares;
    /// Cells to each side of the middle that the rows reach, per row.
    std::vector<int> reach;

    int side() const { return 2 * half + 1; }
    const float* row(int dy) const;
};
/// `radius` in cells, above 0 and at most `kMostCells`.
KernelTable kernelTable(HeatKernel kernel, double radius);
inline constexpr double kMostKernelCells = 1000;

} // namespace core::analysis
