// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/gamma.h"
#include "core/analysis/product_gaps.h"
#include "core/analysis/whitespace.h"
#include "core/base/random.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace core::analysis;

namespace {

/// A Poisson number by counting exponential waiting times.
int poisson(core::Random& random, double mean) {
    int count = 0;
    for (double t = -std::log(1 - random.uniform()); t < mean;
         t -= std::log(1 - random.uniform())) {
        ++count;
    }
    return count;
}

/// Gamma with a whole shape, as a sum of exponential variables.
double gammaOf(core::Random& random, int shape, double rate) {
    double sum = 0;
    for (int i = 0; i < shape; ++i) {
        sum -= std::log(1 - random.uniform());
    }
    return sum / rate;
}

MarketArea area(double market, double customers) {
    return {market, market, market, customers};
}

} // namespace

TEST(Gamma, EqualsValuesOfTables) {
    // Shape 1 is the exponential distribution; shape n counts waiting times (Erlang).
    EXPECT_NEAR(gammaProbability(1, 2), 1 - std::exp(-2.0), 1e-14);
    EXPECT_NEAR(gammaProbability(3, 4), 1 - std::exp(-4.0) * (1 + 4 + 8), 1e-14);
    EXPECT_NEAR(gammaProbability(0.5, 0.5), std::erf(std::sqrt(0.5)), 1e-14);
    EXPECT_NEAR(gammaQuantile(1, 0.9), std::log(10), 1e-9);
    // Half of the chi-square quantiles with 10 and 100 degrees of freedom.
    EXPECT_NEAR(gammaQuantile(5, 0.95), 18.307038 / 2, 1e-6);
    EXPECT_NEAR(gammaQuantile(50, 0.1), 82.358136 / 2, 1e-6);
}

TEST(Gamma, QuantilesUndoProbabilities) {
    for (const double shape : {1e-3, 0.05, 0.7, 1.0, 3.5, 40.0, 2e4, 1e6}) {
        for (const double p : {0.1, 0.5, 0.9}) {
            const double x = gammaQuantile(shape, p);
            if (x > 1e-290) {
                EXPECT_NEAR(gammaProbability(shape, x), p, 1e-7) << shape << " " << p;
            }
        }
    }
}

TEST(Whitespace, ThinAreasAreDrawnToTheAverage) {
    // Ten large areas that differ, and two thin ones with 0 and 1 of 10.
    std::vector<MarketArea> areas;
    for (int i = 0; i < 10; ++i) {
        areas.push_back(area(10'000, 100 + 40 * (i % 3)));
    }
    areas.push_back(area(10, 0));
    areas.push_back(area(10, 1));
    const WhitespaceModel model = whitespace(areas);
    EXPECT_NEAR(model.average, 1361.0 / 100'020, 1e-12);
    const MarketGap& none = model.areas[10];
    EXPECT_EQ(none.penetration, 0);
    EXPECT_GT(none.likely, 0.9 * model.average);
    EXPECT_LT(model.areas[11].likely, 2.5 * model.average); // 10 % is what chance did
    EXPECT_LT(none.low, 0);                                 // so little is no evidence
    const MarketGap& large = model.areas[0];
    EXPECT_NEAR(large.likely, 0.01, 0.0006);
    EXPECT_NEAR(large.expected, model.average * 10'000, 1e-9);
    EXPECT_GT(large.low, 0);
    EXPECT_LT(large.low, large.moreToWin);
    EXPECT_GT(large.high, large.moreToWin);
    EXPECT_GT(large.index, 100);
}

TEST(Whitespace, RangesHoldTheTruthInEightOfTenCases) {
    core::Random random(11);
    int held = 0;
    int count = 0;
    double bias = 0;
    for (int run = 0; run < 40; ++run) {
        std::vector<MarketArea> areas;
        std::vector<double> truth;
        for (int i = 0; i < 200; ++i) {
            const double market = std::exp(4 + 1.5 * random.normal());
            const double rate = gammaOf(random, 4, 4 / 0.02);
            areas.push_back(area(market, poisson(random, market * rate)));
            truth.push_back(rate);
        }
        const WhitespaceModel model = whitespace(areas);
        for (std::size_t i = 0; i < areas.size(); ++i) {
            const double missing = (model.average - truth[i]) * areas[i].market;
            held += missing >= model.areas[i].low && missing <= model.areas[i].high ? 1 : 0;
            ++count;
        }
        bias += model.average / 0.02 - 1;
    }
    EXPECT_NEAR(static_cast<double>(held) / count, 0.8, 0.05);
    EXPECT_NEAR(bias / 40, 0, 0.06);
}

TEST(Whitespace, AreasThatDifferNoMoreThanByChanceShowNoWhitespace) {
    std::vector<MarketArea> areas;
    for (int i = 0; i < 50; ++i) {
        areas.push_back(area(1'000, 10));
    }
    const WhitespaceModel model = whitespace(areas);
    for (const MarketGap& gap : model.areas) {
        EXPECT_EQ(gap.moreToWin, 0);
        EXPECT_EQ(gap.index, 100);
    }
}

TEST(Whitespace, AWithheldMarketWidensTheRange) {
    std::vector<MarketArea> areas;
    for (int i = 0; i < 20; ++i) {
        areas.push_back(area(5'000, 20 + 10 * (i % 4)));
    }
    areas.push_back(area(750, 1));
    areas.push_back({750, 500, 999, 1});
    const WhitespaceModel model = whitespace(areas);
    EXPECT_EQ(model.areas[20].moreToWin, model.areas[21].moreToWin);
    EXPECT_LT(model.areas[21].low, model.areas[20].low);
    EXPECT_GT(model.areas[21].high, model.areas[20].high);
}

TEST(Whitespace, EmptyAndOddInputIsHarmless) {
    EXPECT_TRUE(whitespace({}).areas.empty());
    const std::vector<MarketArea> areas = {area(0, 5), area(0, 0), area(100, 0)};
    for (const MarketGap& gap : whitespace(areas).areas) {
        EXPECT_TRUE(std::isfinite(gap.moreToWin) && std::isfinite(gap.low) &&
                    std::isfinite(gap.index));
    }
}

TEST(Whitespace, ValuesComeInLumps) {
    // The same pattern in dollars of 1,000 each must say the same as in numbers.
    std::vector<MarketArea> numbers;
    std::vector<MarketArea> dollars;
    for (int i = 0; i < 30; ++i) {
        const double customers = 10 + 7 * (i % 5);
        numbers.push_back(area(2'000, customers));
        dollars.push_back(area(2'000, 1'000 * customers));
    }
    const WhitespaceModel a = whitespace(numbers);
    const WhitespaceModel b = whitespace(dollars, 1'000);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        EXPECT_NEAR(b.areas[i].low, 1'000 * a.areas[i].low, 1e-6);
        EXPECT_NEAR(b.areas[i].index, a.areas[i].index, 1e-9);
    }
}

TEST(ProductGaps, AreWhatMostPeersBuy) {
    // Segment 0: accounts 0 to 3; segment 1: account 4, alone.
    const std::vector<int> segments = {0, 0, 0, 0, 1};
    const std::vector<Purchase> purchases = {{0, 0, 10}, {1, 0, 20}, {2, 0, 30}, {0, 1, 5},
                                             {4, 1, 7},  {3, 1, -2}, {2, 0, 30}};
    const ProductGaps gaps = productGaps(purchases, segments, 0.5, 10);
    ASSERT_EQ(gaps.gaps.size(), 1U); // product 1 is bought by one of four
    EXPECT_EQ(gaps.gaps[0].account, 3);
    EXPECT_EQ(gaps.gaps[0].share, 0.75);
    EXPECT_EQ(gaps.gaps[0].perBuyer, 30);
    EXPECT_EQ(gaps.gaps[0].expected(), 22.5);
    ASSERT_EQ(gaps.products.size(), 3U);
    EXPECT_EQ(gaps.products[0].missing(), 22.5);
    EXPECT_EQ(productGaps(purchases, segments, 0, 10).pairs, 1 + 3);
}
