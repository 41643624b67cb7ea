// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/optimise.h"

#include "core/base/error.h"
#include "core/route/checker.h"
#include "tests/unit/core/route/route_cases.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <limits>
#include <set>

namespace core::route {
namespace {

using test::BruteForce;
using test::dayOf;
using test::line;
using test::Mix;
using test::randomProblem;
using test::shortSearch;
using test::solve;
using test::stopAt;

Mix randomMix(std::uint64_t seed) {
    Random random(seed ^ 0x5bd1e995);
    Mix mix;
    mix.mostStops = 3 + test::upTo(random, 17);
    mix.mostDays = 1 + test::upTo(random, 5);
    mix.metric = random.below(3) > 0;
    mix.breaks = random.below(2) > 0;
    mix.rules = random.below(2) > 0;
    mix.series = random.below(3) == 0;
    mix.locks = random.below(3) == 0;
    return mix;
}

Options randomOptions(std::uint64_t seed) {
    Random random(seed ^ 0x9747b28c);
    Options options = shortSearch(400);
    options.objective = static_cast<Objective>(random.below(3));
    options.balance = random.below(3) == 0 ? 1.0 : 0.0;
    return options;
}

std::string bytesOf(Plan plan) {
    plan.seconds = plan.firstPlanSeconds = 0;
    return Json(plan).dump();
}

RC_GTEST_PROP(Routes, EveryPlanPassesAnIndependentCheck, (std::uint64_t seed)) {
    const Problem problem = randomProblem(seed, randomMix(seed));
    const Plan plan = solve(problem, randomOptions(seed));
    const auto faults = faultsOf(problem, plan, test::leftOutBreaks(problem));
    RC_ASSERT(faults == std::vector<std::string>{});
}

RC_GTEST_PROP(Routes, ThreadsAndRepetitionsChangeNothing, (std::uint64_t seed)) {
    const Problem problem = randomProblem(seed, randomMix(seed));
    Options options = randomOptions(seed);
    const std::string first = bytesOf(solve(problem, options));
    options.threads = 2;
    RC_ASSERT(bytesOf(solve(problem, options)) == first);
    RC_ASSERT(bytesOf(solve(problem, options)) == first);
}

RC_GTEST_PROP(Routes, SmallProblemsAreSolvedAsWellAsByTryingAll, (std::uint64_t seed)) {
    Mix mix;
    mix.mostStops = 5;
    mix.mostDays = 2;
    const Problem problem = randomProblem(seed, mix);
    const Plan plan = solve(problem);
    BruteForce::Value value;
    value.cost = plan.driving;
    for (const Unserved& unserved : plan.unserved) {
        const Stop& stop = problem.stops[static_cast<std::size_t>(unserved.stop)];
        value.cost += stop.prize.value_or(0);
        value.weight += stop.prize ? 0 : stop.priority + 1;
    }
    const BruteForce::Value best = BruteForce(problem).best();
    RC_ASSERT(value.weight == best.weight);
    RC_ASSERT(value.cost == best.cost);
}

TEST(Routes, SevenStopsOfOneDayAreInTheBestOrder) {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        Mix mix;
        mix.mostStops = 7;
        mix.mostDays = 1;
        mix.rules = mix.prizes = false;
        Problem problem = randomProblem(seed, mix);
        Random random(seed);
        while (problem.stops.size() < 7) {
            problem.stops.push_back(test::randomStop(random, static_cast<int>(problem.stops.size()),
                                                     problem.travel[0].size, mix));
        }
        const Plan plan = solve(problem);
        const BruteForce::Value best = BruteForce(problem).best();
        EXPECT_EQ(static_cast<std::int64_t>(plan.unserved.size()), best.weight) << seed;
        EXPECT_EQ(plan.driving, best.cost) << seed;
    }
}

TEST(Routes, AnEmptyProblemHasAnEmptyPlan) {
    Problem problem;
    problem.travel.push_back(TravelMatrix::ofSize(0, false));
    const Plan plan = solve(problem);
    EXPECT_TRUE(plan.routes.empty());
    EXPECT_TRUE(plan.unserved.empty());
}

TEST(Routes, WithoutAnybodyAtWorkEveryStopHasAReason) {
    Problem problem;
    problem.travel.push_back(line({0, 5}));
    problem.stops = {stopAt(1)};
    const Plan plan = solve(problem);
    ASSERT_EQ(plan.unserved.size(), 1U);
    EXPECT_EQ(plan.unserved[0].reason, Reason::NobodyAllowed);
}

TEST(Routes, TimesOfADayAddUp) {
    Problem problem;
    problem.travel.push_back(line({0, 10, 30}));
    problem.stops = {stopAt(1, 5, {{20, 40}}), stopAt(2, 5)};
    problem.resources = {dayOf({0, 200})};
    const Plan plan = solve(problem);
    ASSERT_EQ(plan.routes.size(), 1U);
    const Route& route = plan.routes[0];
    ASSERT_EQ(route.calls.size(), 2U);
    EXPECT_EQ(plan.driving, 60);
    EXPECT_EQ(plan.distance, 600);
    EXPECT_EQ(route.calls[0].wait, 0); // leaves later instead of waiting at the door
    EXPECT_EQ(route.depart + route.calls[0].driving, route.calls[0].start);
    EXPECT_EQ(route.serving, 10);
}

TEST(Routes, SeveralWindowsOfAStopAreAllUsed) {
    Problem problem;
    problem.travel.push_back(line({0, 10}));
    problem.stops = {stopAt(1, 5, {{2, 5}, {60, 70}, {65, 80}})};
    problem.resources = {dayOf({0, 200})};
    const Plan plan = solve(problem);
    ASSERT_EQ(plan.routes.size(), 1U);
    EXPECT_EQ(plan.routes[0].calls[0].start, 60);
}

TEST(Routes, AWindowWithoutLengthIsAnExactTime) {
    Problem problem;
    problem.travel.push_back(line({0, 10}));
    problem.stops = {stopAt(1, 5, {{50, 50}})};
    problem.resources = {dayOf({0, 200})};
    const Plan plan = solve(problem);
    ASSERT_EQ(plan.routes.size(), 1U);
    EXPECT_EQ(plan.routes[0].calls[0].start, 50);
    ASSERT_EQ(plan.issues.size(), 1U);
    EXPECT_EQ(plan.issues[0].severity, Severity::Info);
    EXPECT_EQ(plan.issues[0].subject, "stop 1");
}

TEST(Routes, AWindowThatEndsBeforeItBeginsIsSaidAndTheStopKept) {
    Problem problem;
    problem.travel.push_back(line({0, 10}));
    problem.stops = {stopAt(1, 5, {{60, 50}})};
    problem.resources = {dayOf({0, 200})};
    const Plan plan = solve(problem);
    ASSERT_EQ(plan.unserved.size(), 1U);
    EXPECT_EQ(plan.unserved[0].reason, Reason::Unusable);
    ASSERT_EQ(plan.issues.size(), 1U);
    EXPECT_NE(plan.issues[0].message.find("ends before it begins"), std::string::npos);
}

TEST(Routes, BreaksThatContradictEachOtherAreSaidAndTheDayIsPlanned) {
    Problem problem;
    problem.travel.push_back(line({0, 10}));
    problem.stops = {stopAt(1, 5)};
    problem.resources = {dayOf({0, 200})};
    problem.resources[0].breaks = {{{50, 50}, 30}, {{60, 60}, 30}, {{300, 310}, 5}, {{40, 30}, 5}};
    const Plan plan = solve(problem);
    EXPECT_EQ(plan.routes.size(), 1U);
    EXPECT_EQ(plan.issues.size(), 3U);
    for (const Issue& issue : plan.issues) {
        EXPECT_EQ(issue.subject, "day");
        EXPECT_FALSE(issue.hint.empty());
    }
}

TEST(Routes, ABreakIsTakenOnTheWayWhenThatSavesTime) {
    Problem problem;
    problem.travel.push_back(line({0, 60}));
    problem.stops = {stopAt(1, 10)};
    problem.resources = {dayOf({0, 200})};
    problem.resources[0].breaks = {{{20, 30}, 15}};
    const Plan plan = solve(problem);
    ASSERT_EQ(plan.routes.size(), 1U);
    const Route& route = plan.routes[0];
    ASSERT_EQ(route.rests.size(), 1U);
    EXPECT_TRUE(route.rests[0].onTheWay);
    EXPECT_EQ(route.rests[0].after, 0);
    EXPECT_EQ(route.finish, 60 + 15 + 10 + 60);
}

TEST(Routes, ABreakIsNotNeededWhenTheDayIsDoneBeforeItMustBegin) {
    Problem problem;
    problem.travel.push_back(line({0, 10}));
    problem.stops = {stopAt(1, 10)};
    problem.resources = {dayOf({0, 200})};
    problem.resources[0].breaks = {{{100, 110}, 15}};
    const Plan plan = solve(problem);
    ASSERT_EQ(plan.routes.size(), 1U);
    EXPECT_TRUE(plan.routes[0].rests.empty());
    EXPECT_EQ(plan.routes[0].finish, 30);
}

TEST(Routes, TravelThatIsNoNumberIsUnreachable) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    Problem problem;
    problem.travel.push_back(
        TravelMatrix::rounded(4, {0, 5, nan, infinite, 5, 0, 7, 8, nan, 7, 0, 9, 3, 8, 9, 0}));
    problem.stops = {stopAt(1), stopAt(2), stopAt(3)};
    problem.resources = {dayOf({0, 200})};
    const Plan plan = solve(problem);
    EXPECT_EQ(faultsOf(problem, plan), std::vector<std::string>{});
    EXPECT_TRUE(plan.unserved.empty()); // 1 leads to both, 3 leads back
}

TEST(Routes, NegativeTravelIsSaidAndTakenForNoWay) {
    Problem problem;
    problem.travel.push_back(line({0, 10}));
    problem.travel[0].duration[1] = -7;
    problem.stops = {stopAt(1)};
    problem.resources = {dayOf({0, 200})};
    const Plan plan = solve(problem);
    ASSERT_EQ(plan.unserved.size(), 1U);
    EXPECT_EQ(plan.unserved[0].reason, Reason::Unreachable);
    EXPECT_EQ(plan.issues.size(), 1U);
}

TEST(Routes, ValuesBeyondAllMeasureDoNoHarm) {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
    constexpr std::array extremes{least,           least + 1, std::int64_t{-1},
                                  std::int64_t{0}, most - 1,  most};
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Problem problem = randomProblem(seed, randomMix(seed));
        Random random(seed);
        const auto spoil = [&](std::int64_t& value) {
            if (random.below(3) == 0) {
                value = extremes[random.below(extremes.size())];
            }
        };
        for (Stop& stop : problem.stops) {
            spoil(stop.service);
            for (Window& window : stop.windows) {
                spoil(window.from);
                spoil(window.to);
            }
            for (std::int64_t& demand : stop.demand) {
                spoil(demand);
            }
            stop.priority = static_cast<int>(random.below(3) == 0 ? most : stop.priority);
            stop.prize = random.below(4) == 0 ? std::optional(most) : stop.prize;
        }
        for (Resource& day : problem.resources) {
            spoil(day.hours.from);
            spoil(day.hours.to);
            spoil(day.midnight);
            spoil(day.maxDriving);
            spoil(day.maxStops);
            spoil(day.fixedCost);
            for (Break& rest : day.breaks) {
                spoil(rest.start.from);
                spoil(rest.start.to);
                spoil(rest.duration);
            }
        }
        for (std::int32_t& value : problem.travel[0].duration) {
            value = random.below(20) == 0 ? std::numeric_limits<std::int32_t>::max() : value;
        }
        Options options = shortSearch(50);
        options.balance = random.below(2) == 0 ? std::numeric_limits<double>::infinity() : 0;
        const Plan plan = solve(problem, options);
        std::size_t count = plan.unserved.size();
        for (const Route& route : plan.routes) {
            count += route.calls.size();
        }
        EXPECT_EQ(count, problem.stops.size());
    }
}

TEST(Routes, AMatrixOfTheWrongSizeIsRefused) {
    Problem problem;
    problem.travel.push_back(line({0, 10}));
    problem.travel[0].duration.pop_back();
    Job job;
    EXPECT_THROW(optimise(problem, {}, job), Error);
    problem.travel[0] = line({0, 10});
    problem.stops = {stopAt(2)};
    EXPECT_THROW(optimise(problem, {}, job), Error);
    problem.travel.clear();
    EXPECT_THROW(optimise(problem, {}, job), Error);
}

TEST(Routes, EvenDaysAreWorthSomeDriving) {
    Problem problem;
    problem.travel.push_back(line({0, 10, 11, 12, 13}));
    for (int i = 1; i <= 4; ++i) {
        problem.stops.push_back(stopAt(i, 20));
    }
    problem.resources = {dayOf({0, 200}), dayOf({0, 200})};
    EXPECT_EQ(solve(problem).routes.size(), 1U);
    Options options = shortSearch();
    options.balance = 2;
    const Plan even = solve(problem, options);
    ASSERT_EQ(even.routes.size(), 2U);
    EXPECT_EQ(even.routes[0].calls.size(), 2U);
}

TEST(Routes, EarliestFinishUsesMoreRepsWhereLeastDrivingUsesOne) {
    Problem problem;
    problem.travel.push_back(line({0, 10, 12}));
    problem.stops = {stopAt(1, 60, {{10, 20}}), stopAt(2, 60, {{80, 200}})};
    problem.resources = {dayOf({0, 400})};
    Options options = shortSearch();
    options.objective = Objective::EarliestFinish;
    const Plan plan = solve(problem, options);
    ASSERT_EQ(plan.routes.size(), 1U);
    EXPECT_EQ(plan.routes[0].finish, 80 + 60 + 12);
}

TEST(Routes, LockedPartsStayWhereTheyAre) {
    Problem problem;
    problem.travel.push_back(line({0, 10, 20, 30}));
    problem.stops = {stopAt(1), stopAt(2), stopAt(3)};
    problem.resources = {dayOf({0, 500}), dayOf({0, 500})};
    problem.locks = {{1, {2, 0}, true, true, false}};
    const Plan plan = solve(problem);
    EXPECT_EQ(faultsOf(problem, plan), std::vector<std::string>{});
    ASSERT_FALSE(plan.routes.empty());
    EXPECT_EQ(plan.routes.back().resource, 1);
    EXPECT_EQ(plan.routes.back().calls[0].stop, 2);
    EXPECT_EQ(plan.routes.back().calls[1].stop, 0);
}

TEST(Routes, ALockThatCannotBeKeptIsSaidAndItsStopsArePlanned) {
    Problem problem;
    problem.travel.push_back(line({0, 10, 20}));
    problem.stops = {stopAt(1, 0, {{10, 15}}), stopAt(2)};
    problem.resources = {dayOf({0, 100})};
    problem.locks = {{0, {1, 0}, true, false, false}};
    const Plan plan = solve(problem);
    EXPECT_TRUE(plan.unserved.empty());
    ASSERT_EQ(plan.issues.size(), 1U);
    EXPECT_EQ(plan.issues[0].subject, "day");
}

TEST(Routes, TheCallsOfASeriesFollowOneOfItsPatterns) {
    Problem problem;
    problem.travel.push_back(line({0, 10, 20}));
    problem.stops = {stopAt(1, 10), stopAt(1, 10), stopAt(2, 10)};
    for (int d = 0; d < 4; ++d) {
        Resource day = dayOf({d * 1000, d * 1000 + 100});
        day.day = d;
        problem.resources.push_back(day);
    }
    problem.stops[2].days = {3};
    problem.series = {{{0, 1}, {{0, 2}, {1, 3}}}};
    const Plan plan = solve(problem);
    EXPECT_EQ(faultsOf(problem, plan), std::vector<std::string>{});
    ASSERT_EQ(plan.routes.size(), 2U); // the second call shares the day of the third stop
    EXPECT_EQ(plan.routes[0].resource, 1);
    EXPECT_EQ(plan.routes[1].resource, 3);
}

TEST(Routes, PrioritiesDecideWhatIsLeftOut) {
    Problem problem;
    problem.travel.push_back(line({0, 10, 10, 10}));
    problem.stops = {stopAt(1, 60), stopAt(2, 60), stopAt(3, 60)};
    problem.stops[1].priority = 5;
    problem.stops[2].priority = 3;
    problem.resources = {dayOf({0, 150})};
    const Plan plan = solve(problem);
    ASSERT_EQ(plan.unserved.size(), 1U);
    EXPECT_EQ(plan.unserved[0].stop, 0);
    EXPECT_EQ(plan.unserved[0].reason, Reason::LowerPriority);
}

TEST(Routes, AnOrderGivenByHandIsKeptAsFarAsItCanBe) {
    Problem problem;
    problem.travel.push_back(line({0, 10, 20, 30}));
    problem.stops = {stopAt(1, 0, {{0, 15}}), stopAt(2), stopAt(3)};
    problem.resources = {dayOf({0, 100})};
    const Plan kept = inOrder(problem, {}, {{0, 2, 1}});
    ASSERT_EQ(kept.routes.size(), 1U);
    EXPECT_EQ(kept.driving, 10 + 20 + 10 + 20);
    const Plan partly = inOrder(problem, {}, {{1, 0}});
    ASSERT_EQ(partly.unserved.size(), 2U);
    EXPECT_EQ(partly.unserved[1].reason, Reason::LeftOut);
    EXPECT_THROW(inOrder(problem, {}, {{1, 1}}), Error);
}

TEST(Routes, NaiveOrdersKeepTheRulesAndDriveMore) {
    Problem problem;
    problem.travel.push_back(line({0, 10, -10, 20, -20}));
    problem.stops = {stopAt(1), stopAt(2), stopAt(3), stopAt(4)};
    problem.resources = {dayOf({0, 500})};
    const Plan listed = naivePlan(problem, {}, NaiveOrder::AsListed);
    const Plan nearest = naivePlan(problem, {}, NaiveOrder::NearestNeighbour);
    EXPECT_EQ(listed.driving, 10 + 20 + 30 + 40 + 20);
    EXPECT_EQ(nearest.driving, 10 + 10 + 30 + 10 + 20);
    EXPECT_EQ(solve(problem).driving, 80);
    EXPECT_EQ(faultsOf(problem, listed), std::vector<std::string>{});
}

TEST(Routes, ACancelledSearchThrowsAndAWrappedUpOneReturnsWhatItHas) {
    const Problem problem = randomProblem(7, {});
    Job cancelled;
    cancelled.cancel();
    EXPECT_THROW(optimise(problem, shortSearch(), cancelled), Error);
    Job wrapped;
    wrapped.requestWrapUp();
    const Plan plan = optimise(problem, shortSearch(1'000'000'000), wrapped);
    EXPECT_EQ(faultsOf(problem, plan, test::leftOutBreaks(problem)), std::vector<std::string>{});
}

TEST(Routes, ARoundTripWithoutWindowsIsShort) {
    std::vector<int> positions;
    for (int i = 0; i < 40; ++i) {
        positions.push_back(i * 37 % 40);
    }
    Problem problem;
    problem.travel.push_back(line(positions));
    for (int i = 1; i < 40; ++i) {
        problem.stops.push_back(stopAt(i, 1));
    }
    problem.resources = {dayOf({0, 500})};
    EXPECT_EQ(solve(problem).driving, 78);
    problem.resources[0].hours.to = 100; // too short for all: then the rules decide
    const Plan plan = solve(problem);
    EXPECT_FALSE(plan.unserved.empty());
    EXPECT_EQ(faultsOf(problem, plan), std::vector<std::string>{});
}

TEST(Routes, ATimeLimitIsKeptAndSaid) {
    Mix mix;
    Problem problem = randomProblem(11, mix);
    Random random(11);
    while (problem.stops.size() < 20) {
        problem.stops.push_back(test::randomStop(random, static_cast<int>(problem.stops.size()),
                                                 problem.travel[0].size, mix));
    }
    Options options = shortSearch(1'000'000'000);
    options.timeLimitSeconds = 0.1;
    const Plan plan = solve(problem, options);
    EXPECT_TRUE(plan.timeLimitHit);
    EXPECT_LT(plan.seconds, 5);
}

} // namespace
} // namespace core::route
