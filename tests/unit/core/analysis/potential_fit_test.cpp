// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/potential_fit.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

using core::analysis::fitPotential;

TEST(PotentialFit, FindsThePowerThatResultsFollow) {
    std::vector<double> potential, result;
    for (const double p : {10.0, 20.0, 35.0, 50.0, 80.0, 100.0, 160.0}) {
        potential.push_back(p);
        result.push_back(3 * std::pow(p, 0.7));
    }
    const auto fit = fitPotential(potential, result);
    EXPECT_TRUE(fit.fitted);
    EXPECT_NEAR(fit.elasticity, 0.7, 1e-6);
    EXPECT_NEAR(fit.spread, 0, 1e-6);
    EXPECT_NEAR(fit.structural, 1, 1e-6);
    for (std::size_t i = 0; i < result.size(); ++i) {
        EXPECT_NEAR(fit.expected[i], result[i], 1e-5 * result[i]);
    }
}

TEST(PotentialFit, APartDoesNotSetItsOwnMark) {
    std::vector<double> potential{10, 20, 30, 40, 50, 60, 70, 80};
    std::vector<double> result = potential;
    result[4] *= 2;
    const auto fit = fitPotential(potential, result);
    EXPECT_NEAR(fit.expected[4], 50, 1e-6) << "the others follow potential to the unit";
    EXPECT_GT(fit.spread, 0.3);
}

TEST(PotentialFit, FewPartsAreTakenAsProportional) {
    const auto fit = fitPotential({10, 20, 30}, {10, 30, 30});
    EXPECT_FALSE(fit.fitted);
    EXPECT_DOUBLE_EQ(fit.elasticity, 1);
    EXPECT_NEAR(fit.expected[0], 10 * 60.0 / 50, 1e-12);
    EXPECT_NEAR(fit.expected[1], 20 * 40.0 / 40, 1e-12);
}

TEST(PotentialFit, NoPotentialAndNoResultAreNoTrouble) {
    const auto none = fitPotential({0, 0}, {0, 0});
    EXPECT_EQ(none.expected, (std::vector<double>{0, 0}));
    EXPECT_EQ(none.structural, 0);
    const auto zeros = fitPotential({1, 2, 3, 4, 5, 6, 7}, {0, 0, 0, 0, 0, 0, 0});
    EXPECT_EQ(zeros.spread, 0);
    EXPECT_TRUE(fitPotential({}, {}).expected.empty());
    EXPECT_EQ(fitPotential({5}, {9}).expected, (std::vector<double>{0}));
}

RC_GTEST_PROP(PotentialFit, UnitsMakeNoDifference, ()) {
    const int parts = *rc::gen::inRange(2, 14);
    std::vector<double> potential, result, scaled;
    for (int i = 0; i < parts; ++i) {
        potential.push_back(*rc::gen::inRange(1, 1000));
        result.push_back(*rc::gen::inRange(0, 1000));
        scaled.push_back(potential.back() * 1000);
    }
    const auto one = fitPotential(potential, result);
    const auto other = fitPotential(scaled, result);
    RC_ASSERT(one.structural >= 0);
    RC_ASSERT(one.structural <= 1);
    for (int i = 0; i < parts; ++i) {
        const double a = one.expected[static_cast<std::size_t>(i)];
        const double b = other.expected[static_cast<std::size_t>(i)];
        RC_ASSERT(std::isfinite(a));
        RC_ASSERT(std::abs(a - b) <= 1e-5 * (1 + a));
    }
}
