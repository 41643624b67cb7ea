// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/lower_bound.h"

#include "core/align/score.h"
#include "core/base/random.h"
#include "tests/bench/districting_instance.h"
#include "tests/support/letter_grid.h"
#include "tests/support/random_problem.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <filesystem>

namespace core::align {
namespace {

bool withinLimits(const Problem& problem, const Alignment& alignment) {
    std::vector<Amount> values(alignment.size() * 3, 0);
    const auto q = static_cast<std::size_t>(problem.measures());
    for (std::size_t i = 0; i < alignment.size(); ++i) {
        for (std::size_t m = 0; m < q; ++m) {
            values[static_cast<std::size_t>(alignment[i]) * q + m] +=
                problem.amount(static_cast<UnitIx>(i), static_cast<int>(m));
        }
        if (!problem.allows(static_cast<UnitIx>(i), alignment[i])) {
            return false;
        }
    }
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        for (std::size_t m = 0; m < q; ++m) {
            const Amount value = values[static_cast<std::size_t>(t) * q + m];
            if (problem.excess(t, static_cast<int>(m), value) > 0) {
                return false;
            }
        }
    }
    return budgetUse(problem, alignment) <= problem.budget() || !problem.hasBudget();
}

/// The best plan within the limits, contiguous or not, by looking at all; empty = there is none.
std::optional<std::pair<Alignment, double>> bestOfAll(const Problem& problem) {
    std::optional<std::pair<Alignment, double>> best;
    Alignment plan(static_cast<std::size_t>(problem.units()), 0);
    for (;;) {
        if (withinLimits(problem, plan)) {
            const double cost = objective(problem, plan);
            if (!best || cost < best->second) {
                best.emplace(plan, cost);
            }
        }
        std::size_t i = 0;
        while (i < plan.size() && ++plan[i] == problem.territories()) {
            plan[i++] = 0;
        }
        if (i == plan.size()) {
            return best;
        }
    }
}

ProblemData tiny(std::uint64_t seed) {
    Random random(seed);
    test::RandomProblemShape shape{3,
                                   3,
                                   2 + static_cast<int>(random.below(2)),
                                   1 + static_cast<int>(random.below(2)),
                                   0.2,
                                   0.3 + 0.4 * random.uniform(),
                                   true,
                                   random.below(2) == 0};
    return test::randomProblem(shape, seed);
}

/// What holds for every bound: with the best plan, a bad plan or hardly any work to steer it.
void checkBound(const Problem& problem) {
    const auto best = bestOfAll(problem);
    if (!best) {
        return;
    }
    Job job;
    BoundOptions options;
    for (const std::int64_t work : {std::int64_t{1}, std::int64_t{20'000}}) {
        options.work = work;
        const auto bound = lowerBound(problem, best->first, best->second, options, job);
        RC_ASSERT(bound.has_value());
        RC_ASSERT(*bound <= best->second);
        RC_ASSERT(*bound >= 0.0);
        const Alignment all(best->first.size(), 0);
        const auto blind = lowerBound(problem, all, 3 * best->second + 1, options, job);
        RC_ASSERT(*blind <= best->second);
    }
}

TEST(LowerBound, CutBordersMustAtLeastPartTheTerritories) {
    Job job;
    ProblemData data = test::LetterGrid("AABB/AABB/CCCC").problem();
    data.compactness = Compactness::CutBorders;
    const Problem problem(data);
    const auto bound = lowerBound(problem, data.current, 4, {}, job);
    ASSERT_TRUE(bound);
    EXPECT_EQ(*bound, 2);
}

TEST(LowerBound, NoneForContradictoryLimits) {
    Job job;
    ProblemData data = test::LetterGrid("AABB").problem();
    data.territories[0].minimum = {4};
    EXPECT_FALSE(lowerBound(Problem(data), data.current, 1e9, {}, job));
}

TEST(LowerBound, ClosesTheGapWhereTheBestPlanIsPlain) {
    Job job;
    // Two pairs of neighbours, far from each other: nothing better than each pair by itself.
    ProblemData data = test::LetterGrid("AABB").problem();
    data.tolerance = 0.01;
    data.positions[2].x += 100'000;
    data.positions[3].x += 100'000;
    for (const Compactness compactness : {Compactness::Moment, Compactness::MemberMoment}) {
        data.compactness = compactness;
        const Problem problem(data);
        const double cost = objective(problem, data.current);
        const auto bound = lowerBound(problem, data.current, cost, {}, job);
        ASSERT_TRUE(bound);
        EXPECT_LE(*bound, cost);
        EXPECT_LE(*gapOf(bound, cost), 0.001);
    }
}

TEST(LowerBound, NeverFallsAndDoesNotDependOnThreads) {
    const ProblemData data = test::randomProblem({12, 10, 6, 1, 0.1, 0.1, true, false}, 7);
    const Problem problem(data);
    Alignment plan = data.current;
    for (TerritoryIx& owner : plan) {
        owner = std::max(owner, 0);
    }
    const double cost = objective(problem, plan);
    Job job;
    Stop stop(job, 0, 1);
    LowerBound one(problem, plan, cost, 1);
    LowerBound two(problem, plan, cost, 2);
    double last = 0;
    for (int i = 0; i < 5; ++i) {
        one.improve(100'000, stop);
        two.improve(100'000, stop);
        EXPECT_GE(*one.value(), last);
        EXPECT_EQ(*one.value(), *two.value());
        last = *one.value();
    }
    EXPECT_GT(last, 0);
}

TEST(LowerBound, RewardsThatGrowBeyondAllCostsDoNotLiftIt) {
    // With three units they reach 1e15 and cancel out: found by the property below.
    ProblemData data = tiny(266532111);
    data.compactness = Compactness::MemberMoment;
    checkBound(Problem(data));
}

TEST(LowerBound, TheGapIsTheShareThatCouldBeGained) {
    EXPECT_FALSE(gapOf(std::nullopt, 5));
    EXPECT_DOUBLE_EQ(*gapOf(75.0, 100), 0.25);
    EXPECT_DOUBLE_EQ(*gapOf(100.0, 100), 0);
    EXPECT_DOUBLE_EQ(*gapOf(0.0, 0), 0);
}

RC_GTEST_PROP(LowerBound, NoPlanWithFreeCentroidsIsBelowIt, (std::uint64_t seed)) {
    ProblemData data = tiny(seed);
    data.disruptionPrice = seed % 3 == 0 ? 0.5 : 0;
    checkBound(Problem(data));
}

RC_GTEST_PROP(LowerBound, NoPlanWithMemberCentresIsBelowIt, (std::uint64_t seed)) {
    ProblemData data = tiny(seed);
    data.compactness = Compactness::MemberMoment;
    data.distanceStep = seed % 2 == 0 ? 700 : 0;
    checkBound(Problem(data));
}

RC_GTEST_PROP(LowerBound, NoPlanWithUnequalTargetsIsBelowIt, (std::uint64_t seed)) {
    ProblemData data = tiny(seed);
    Random random(seed + 1);
    for (TerritorySpec& territory : data.territories) {
        for (const Measure& measure : data.measures) {
            double total = 0;
            for (const Amount value : measure.values) {
                total += static_cast<double>(value);
            }
            territory.targets.push_back(std::max(1.0, total * random.uniform()));
        }
    }
    data.tolerance = 0.8;
    checkBound(Problem(data));
}

RC_GTEST_PROP(LowerBound, NoPlanWithFixedCentresIsBelowIt, (std::uint64_t seed)) {
    Random random(seed);
    ProblemData data = tiny(seed);
    const bool all = random.below(2) == 0;
    for (auto& territory : data.territories) {
        if (all || random.below(2) == 0) {
            territory.centre = Point{4000 * random.uniform(), 3000 * random.uniform()};
        }
    }
    data.disruptionPrice = random.uniform();
    if (random.below(2) == 0) {
        data.disruptionBudget = DisruptionBudget{random.uniform(), 0};
    }
    checkBound(Problem(data));
}

RC_GTEST_PROP(LowerBound, NoPlanByTravelTimeIsBelowIt, (std::uint64_t seed)) {
    Random random(seed);
    ProblemData data = tiny(seed);
    data.locked.clear();
    data.compactness = Compactness::Travel;
    for (std::size_t i = 0; i < data.positions.size() * data.territories.size(); ++i) {
        const bool first = i % data.territories.size() == 0;
        const bool reached = first || random.below(6) > 0;
        data.travel.push_back(reached ? static_cast<float>(3600 * random.uniform()) : INFINITY);
    }
    checkBound(Problem(data));
}

TEST(LowerBound, IsBelowEveryPublishedOptimumAndNearThoseOfCounties) {
    const std::string folder = std::string(EVENLODE_SHARED_DATA) + "/districting/";
    if (!std::filesystem::exists(folder)) {
        GTEST_SKIP() << "the districting instances are not here";
    }
    Job job;
    BoundOptions options;
    options.work = 6'000'000;
    for (const char* name : {"IA-county-k4", "ID-county-k2", "NM-county-k3", "OK-county-k5"}) {
        const auto instance = bench::readDistricting(folder + name + ".json");
        const Problem problem(instance.data);
        const double best = objective(problem, instance.solution);
        const auto bound = lowerBound(problem, instance.solution, best, options, job);
        ASSERT_TRUE(bound);
        EXPECT_LE(*bound, best) << name;
        EXPECT_LE(*gapOf(bound, best), 0.07) << name;
    }
    options.work = 100'000;
    const std::string file = folder + "perturbed-counties.json";
    for (const std::string& name : bench::perturbedNames(file)) {
        const auto instance = bench::readPerturbedDistricting(file, name);
        if (!instance.published) {
            continue;
        }
        const Problem problem(instance.data);
        Alignment plan;
        for (UnitIx i = 0; i < problem.units(); ++i) {
            plan.push_back(i % problem.territories());
        }
        const auto bound = lowerBound(problem, plan, *instance.published * 1.5e12, options, job);
        ASSERT_TRUE(bound);
        // Published optima have a relative tolerance of 1e-4.
        EXPECT_LE(bench::publishedUnit(*bound), *instance.published * (1 + 1e-4)) << name;
    }
}

} // namespace
} // namespace core::align
