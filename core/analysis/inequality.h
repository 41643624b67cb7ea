// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace core::analysis {

/// What one of several holds, and what it should hold.
struct Portion {
    double amount = 0; ///< not below 0
    double target = 0; ///< above 0; portions that break this count nowhere
};

/// A corner of a Lorenz curve: how much of the targets the poorest have, and how much of the whole.
struct LorenzPoint {
    double targets = 0; ///< 0 to 1
    double amounts = 0; ///< 0 to 1, never above `targets`
    int member = -1;    ///< index of the portion that ends here, -1 at the start
};

/// The Lorenz curve (Lorenz 1905) of amounts over targets: portions in order of amount / target,
/// summed up, from (0, 0) to (1, 1). Where all targets are equal it is the usual curve. Empty if
/// there is nothing to share.
std::vector<LorenzPoint> lorenzCurve(const std::vector<Portion>& portions);

/// Twice the area between the curve and the diagonal (Gini 1912): 0 = each holds what it should, 1
/// = one holds all. 0 for an empty curve.
double gini(const std::vector<LorenzPoint>& curve);

/// A class of a histogram: shares from `from` up to but not with `to`.
struct ShareBin {
    double from = 0;
    double to = 0;
    std::vector<int> members; ///< indices into the shares
};

/// Classes of one round width (1, 2, 5, 10, 20, 25, 50 % or a multiple of 100 %) from the lowest to
/// the highest share, with an edge at 1; as few as keep them at most `most`. Shares that are not
/// finite are left out.
std::vector<ShareBin> shareBins(const std::vector<double>& shares, int most = 20);

} // namespace core::analysis
