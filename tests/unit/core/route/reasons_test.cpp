// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/checker.h"
#include "core/route/optimise.h"
#include "tests/unit/core/route/route_cases.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace core::route {
namespace {

using test::BruteForce;
using test::canKeep;
using test::dayOf;
using test::line;
using test::Mix;
using test::randomProblem;
using test::solve;
using test::stopAt;

Mix crowded() {
    Mix mix;
    mix.mostStops = 6;
    mix.mostDays = 2;
    mix.prizes = false;
    return mix;
}

const Stop& stopOf(const Problem& problem, const Unserved& unserved) {
    return problem.stops[static_cast<std::size_t>(unserved.stop)];
}

std::vector<int> servedStops(const Plan& plan) {
    std::vector<int> served;
    for (const Route& route : plan.routes) {
        for (const Call& call : route.calls) {
            served.push_back(call.stop);
        }
    }
    return served;
}

std::vector<int> orderOf(const Plan& plan, int resource) {
    std::vector<int> order;
    for (const Route& route : plan.routes) {
        for (const Call& call : route.calls) {
            if (route.resource == resource) {
                order.push_back(call.stop);
            }
        }
    }
    return order;
}

/// Whether anybody who may serve the stop could, with nothing else to do, once `change` is made to
/// the stop and to every day.
template <class Change> bool aloneAfter(Problem problem, int stop, Change change) {
    for (Resource& day : problem.resources) {
        change(problem.stops[static_cast<std::size_t>(stop)], day);
    }
    for (std::size_t r = 0; r < problem.resources.size(); ++r) {
        if (canKeep(problem, static_cast<int>(r), {stop})) {
            return true;
        }
    }
    return false;
}

RC_GTEST_PROP(Reasons, TryingAllConfirmsThem, (std::uint64_t seed)) {
    const Problem problem = randomProblem(seed, crowded());
    const Plan plan = solve(problem);
    for (const Unserved& unserved : plan.unserved) {
        const int stop = unserved.stop;
        const bool alone = aloneAfter(problem, stop, [](Stop&, Resource&) {});
        const auto free = [](Stop& each, Resource&) {
            each.windows.clear();
            each.fixedStart.reset();
        };
        const auto able = [](Stop& each, Resource& day) { day.skills = each.skills; };
        switch (unserved.reason) {
        case Reason::DayFull:
        case Reason::LowerPriority: {
            std::vector<int> all = servedStops(plan);
            all.push_back(stop);
            RC_ASSERT(alone);
            RC_ASSERT(!BruteForce(problem).canServe(all));
            break;
        }
        case Reason::WindowUnreachable:
            RC_ASSERT(!alone);
            RC_ASSERT(aloneAfter(problem, stop, free));
            break;
        case Reason::TooFar:
            RC_ASSERT(!alone);
            RC_ASSERT(!aloneAfter(problem, stop, free));
            break;
        case Reason::NoSkill:
            RC_ASSERT(!alone);
            RC_ASSERT(aloneAfter(problem, stop, able) || !stopOf(problem, unserved).skills.empty());
            break;
        default: RC_ASSERT(!alone); break;
        }
    }
}

/// The problem with a remedy carried out.
Problem changed(Problem problem, const Unserved& unserved, const Remedy& remedy,
                std::int64_t amount) {
    Stop& stop = problem.stops[static_cast<std::size_t>(unserved.stop)];
    Resource& day = problem.resources[static_cast<std::size_t>(remedy.resource)];
    switch (remedy.kind) {
    case Remedy::Kind::Overtime: day.hours.to += amount; break;
    case Remedy::Kind::WidenWindow: stop.windows = {*remedy.window}; break;
    case Remedy::Kind::MoreDriving: day.maxDriving += amount; break;
    case Remedy::Kind::MoreStops: day.maxStops += amount; break;
    case Remedy::Kind::MoreRoom: day.capacity[0] += amount; break;
    case Remedy::Kind::AllowRep:
        stop.reps.clear();
        stop.days.clear();
        break;
    case Remedy::Kind::AddSkill:
        day.skills.insert(day.skills.end(), stop.skills.begin(), stop.skills.end());
        break;
    case Remedy::Kind::DropStop:
    case Remedy::Kind::RaisePrize: break;
    }
    return problem;
}

/// Whether the stop fits anywhere into the route of a resource, which keeps its order.
bool fitsSomewhere(const Problem& problem, const Plan& plan, int stop, int resource, int dropped) {
    std::vector<int> order = orderOf(plan, resource);
    order.erase(std::remove(order.begin(), order.end(), dropped), order.end());
    for (std::size_t p = 0; p <= order.size(); ++p) {
        std::vector<int> with = order;
        with.insert(with.begin() + static_cast<std::ptrdiff_t>(p), stop);
        if (canKeep(problem, resource, with)) {
            return true;
        }
    }
    return false;
}

RC_GTEST_PROP(Reasons, EveryRemedyLetsTheStopInAndLessDoesNot, (std::uint64_t seed)) {
    const Problem problem = randomProblem(seed, crowded());
    const Plan plan = solve(problem);
    for (const Unserved& unserved : plan.unserved) {
        for (const Remedy& remedy : unserved.remedies) {
            const Problem after = changed(problem, unserved, remedy, remedy.amount);
            std::vector<int> order = orderOf(plan, remedy.resource);
            order.erase(std::remove(order.begin(), order.end(), remedy.other), order.end());
            order.insert(order.begin() + remedy.position, unserved.stop);
            RC_ASSERT(canKeep(after, remedy.resource, order));
            RC_ASSERT(!remedy.text.empty());
            const bool counts = remedy.kind == Remedy::Kind::Overtime ||
                                remedy.kind == Remedy::Kind::MoreDriving ||
                                remedy.kind == Remedy::Kind::MoreStops;
            for (std::size_t r = 0; counts && r < problem.resources.size(); ++r) {
                Remedy less = remedy;
                less.resource = static_cast<int>(r);
                const Problem before = changed(problem, unserved, less, remedy.amount - 1);
                RC_ASSERT(!fitsSomewhere(before, plan, unserved.stop, less.resource, -1));
            }
        }
    }
}

RC_GTEST_PROP(Reasons, WhereNoOvertimeIsOfferedNoneHelps, (std::uint64_t seed)) {
    const Problem problem = randomProblem(seed, crowded());
    const Plan plan = solve(problem);
    for (const Unserved& unserved : plan.unserved) {
        const bool offered =
            std::any_of(unserved.remedies.begin(), unserved.remedies.end(),
                        [](const Remedy& remedy) { return remedy.kind == Remedy::Kind::Overtime; });
        for (std::size_t r = 0; !offered && r < problem.resources.size(); ++r) {
            Remedy remedy;
            remedy.resource = static_cast<int>(r);
            const Problem longer = changed(problem, unserved, remedy, 500);
            RC_ASSERT(!fitsSomewhere(longer, plan, unserved.stop, remedy.resource, -1));
        }
    }
}

TEST(Reasons, NameTheSkillThatIsMissing) {
    Problem problem;
    problem.travel.push_back(line({0, 10}));
    problem.stops = {stopAt(1, 5)};
    problem.stops[0].skills = {"imaging"};
    problem.resources = {dayOf({0, 100})};
    const Plan plan = solve(problem);
    ASSERT_EQ(plan.unserved.size(), 1U);
    EXPECT_EQ(plan.unserved[0].reason, Reason::NoSkill);
    EXPECT_NE(plan.unserved[0].message.find("imaging"), std::string::npos);
    ASSERT_FALSE(plan.unserved[0].remedies.empty());
    EXPECT_EQ(plan.unserved[0].remedies[0].kind, Remedy::Kind::AddSkill);
}

TEST(Reasons, SayHowFarIsTooFar) {
    Problem problem;
    problem.travel.push_back(line({0, 3000}));
    problem.stops = {stopAt(1, 1200)};
    problem.resources = {dayOf({0, 3600})};
    const Plan plan = solve(problem);
    ASSERT_EQ(plan.unserved.size(), 1U);
    EXPECT_EQ(plan.unserved[0].reason, Reason::TooFar);
    EXPECT_EQ(plan.unserved[0].message,
              "stop 1 is too far: there, the call and back take 2 h, a working day has 1 h");
    ASSERT_FALSE(plan.unserved[0].remedies.empty());
    EXPECT_EQ(plan.unserved[0].remedies[0].kind, Remedy::Kind::Overtime);
    EXPECT_EQ(plan.unserved[0].remedies[0].amount, 3600);
}

TEST(Reasons, AFullDayNamesTheMinutesThatWouldDo) {
    Problem problem;
    problem.travel.push_back(line({0, 600, 600}));
    problem.stops = {stopAt(1, 3600), stopAt(2, 3600)};
    problem.stops[1].priority = 0;
    problem.resources = {dayOf({0, 7200})};
    const Plan plan = solve(problem);
    ASSERT_EQ(plan.unserved.size(), 1U);
    EXPECT_EQ(plan.unserved[0].reason, Reason::DayFull);
    ASSERT_FALSE(plan.unserved[0].remedies.empty());
    EXPECT_EQ(plan.unserved[0].remedies[0].text, "let day work 20 min longer");
}

TEST(Reasons, APrizeBelowTheDetourIsSaidInFigures) {
    Problem problem;
    problem.travel.push_back(line({0, 100}));
    problem.stops = {stopAt(1)};
    problem.stops[0].prize = 150;
    problem.resources = {dayOf({0, 1000})};
    const Plan plan = solve(problem);
    ASSERT_EQ(plan.unserved.size(), 1U);
    EXPECT_EQ(plan.unserved[0].reason, Reason::NotWorthIt);
    EXPECT_NE(plan.unserved[0].message.find("200"), std::string::npos);
    ASSERT_FALSE(plan.unserved[0].remedies.empty());
    EXPECT_EQ(plan.unserved[0].remedies[0].amount, 51);
}

TEST(Reasons, ANarrowWindowIsWidenedByAsLittleAsHelps) {
    Problem problem;
    problem.travel.push_back(line({0, 30}));
    problem.stops = {stopAt(1, 5, {{10, 20}})};
    problem.resources = {dayOf({0, 1000})};
    const Plan plan = solve(problem);
    ASSERT_EQ(plan.unserved.size(), 1U);
    EXPECT_EQ(plan.unserved[0].reason, Reason::WindowUnreachable);
    ASSERT_FALSE(plan.unserved[0].remedies.empty());
    EXPECT_EQ(plan.unserved[0].remedies[0].kind, Remedy::Kind::WidenWindow);
    EXPECT_EQ(plan.unserved[0].remedies[0].window, (Window{10, 30}));
}

} // namespace
} // namespace core::route
