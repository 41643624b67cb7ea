// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace core::analysis {

/// Classes of nearly as many members each, by value: 0 holds the lowest. Equal values share a
/// class, the one that their middle rank falls in. Values that are not finite count as the lowest.
std::vector<int> quantileClasses(const std::vector<double>& values, int classes);

/// Classes by what members add to the whole, largest first (Pareto's ABC): class 0 holds those
/// that together make the first `shares[0]` of the sum, class 1 those up to `shares[0] +
/// shares[1]`, and so on; what remains, and all that is 0 or below, is in the last class,
/// `shares.size()`. A member that crosses a limit still belongs to the class before it; equal
/// values share a class.
std::vector<int> shareClasses(const std::vector<double>& values, const std::vector<double>& shares);

/// What an account bought, and when last.
struct Buying {
    double daysAgo = 0;
    int deals = 0; ///< 0 = it never bought; the others are not looked at
    double value = 0;
};

/// Where an account stands by recency, frequency and monetary value (Hughes: "Strategic Database
/// Marketing", 1994).
enum class BuyingClass {
    Prospect,  ///< has not bought
    Champion,  ///< bought of late, and among those who buy most
    Loyal,     ///< buys more than half of the others do, not long ago
    Promising, ///< bought of late, but little yet
    AtRisk,    ///< among those who bought most, but long ago
    Dormant,   ///< bought little, and long ago
    Attention  ///< in between
};

/// Each of the three is ranked in five classes among those who bought; frequency and value count
/// by their mean.
std::vector<BuyingClass> buyingClasses(const std::vector<Buying>& accounts);

} // namespace core::analysis
