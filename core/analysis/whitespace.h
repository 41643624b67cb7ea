// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace core::analysis {

/// A market: how large it is and what is sold there.
struct MarketArea {
    double market = 0;     ///< people, establishments; from 0
    double marketLow = 0;  ///< where the source withholds it, the least ...
    double marketHigh = 0; ///< ... and the most it may be; else both the same
    double customers = 0;  ///< number, or value, of the customers; from 0
};

/// What an area could hold.
struct MarketGap {
    double penetration = 0; ///< customers / market; 0 where there is no market
    double likely = 0;      ///< the same after shrinkage: what thin figures really say
    double expected = 0;    ///< customers at the average of all areas
    double moreToWin = 0;   ///< expected minus what the area likely holds; below 0 = above average
    double low = 0;         ///< within these in 8 of 10 cases
    double high = 0;
    double index = 100; ///< 100 * average / likely penetration; over 100 = more to win
};

struct WhitespaceModel {
    double average = 0;    ///< penetration of all areas together
    double spread = 0;     ///< standard deviation of true penetrations between areas
    double dispersion = 1; ///< value of a typical customer: 1 where customers are counted
    double prior = 0;      ///< an area's own figures count half at this size of market
    std::vector<MarketGap> areas;
};

/// Expected customers and what is missing to them.
///
/// The model is as simple as it can be: customers come by chance in proportion to the market
/// (Poisson), and areas differ in their true penetration (gamma). Mean and spread of those are
/// estimated from all areas by moments (Marshall, "Mapping disease and mortality rates using
/// empirical Bayes estimators", 1991), weighted by how well each area tells (DerSimonian and Laird
/// 1986); an area's own penetration is drawn to the average the more,
/// the smaller its market is (Clayton and Kaldor 1987). The range is that of the gamma posterior,
/// widened by the range of a withheld market. `dispersion` is the size of the lumps that values
/// come in: the sum of squares over the sum of the customers' values; 1 for numbers of customers.
WhitespaceModel whitespace(std::span<const MarketArea> areas, double dispersion = 1);

} // namespace core::analysis
