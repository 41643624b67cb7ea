// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace core::analysis {

/// What results follow from potential alone.
struct PotentialFit {
    double elasticity = 1; ///< 1 % more potential goes with so many per cent more result
    bool fitted = false;   ///< the elasticity was fitted; else results are taken as proportional
    /// Per part: the result that the other parts lead to expect of its potential. A part does not
    /// set its own mark.
    std::vector<double> expected;
    /// Root mean square of result / expected - 1.
    double spread = 0;
    /// Share of the differences between results that potential foretells: 1 - the squares left over
    /// by the squares around the mean of the others; 0 where it foretells nothing.
    double structural = 0;
};

/// Fits result = c * potential ^ b by quasi-likelihood with a log link and a variance that grows
/// with the mean (McCullagh and Nelder, "Generalized linear models", 1989, chapter 9), which takes
/// parts without any result as they are. With fewer than `kFewestForElasticity` parts, or where the
/// fit does not settle, b is 1. Parts without potential expect 0 and do not count. The vectors are
/// of one length; results below 0 count as 0.
PotentialFit fitPotential(const std::vector<double>& potential, const std::vector<double>& result);

inline constexpr int kFewestForElasticity = 6;

} // namespace core::analysis
