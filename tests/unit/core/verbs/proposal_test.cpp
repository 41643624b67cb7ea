// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/proposal.h"

#include "core/base/error.h"
#include "core/verbs/assign.h"
#include "core/verbs/kept_proposal.h"
#include "tests/support/world.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace core;
using support::World;

namespace {

class Proposing : public testing::Test {
protected:
    std::shared_ptr<const Proposal> propose(const ProposalWatch& watch = {}) {
        BalanceParams params;
        params.scenario = params.from = "Drawn";
        params.measures = {{"work", 1, {}, {}, {}}};
        return proposeBalance(world.ws, params, job, watch);
    }

    World world{"AAAAAB/AAAAAB/AAAAAB/AAAAAB"};
    Job job;
};

} // namespace

TEST_F(Proposing, WritesNothing) {
    const std::string before = world.planRows();
    const auto proposal = propose();
    EXPECT_EQ(world.planRows(), before);
    EXPECT_EQ(proposal->moves().size(), 8U);
    EXPECT_TRUE(proposal->report.feasible);
}

TEST_F(Proposing, AcceptingItIsWhatBalanceWouldHaveWritten) {
    World other("AAAAAB/AAAAAB/AAAAAB/AAAAAB");
    BalanceParams params;
    params.scenario = params.from = "Drawn";
    params.measures = {{"work", 1, {}, {}, {}}};
    balance(other.ws, params, job);
    const AcceptReport report = acceptProposal(world.ws, *propose());
    EXPECT_EQ(report.moved, 8);
    EXPECT_EQ(report.left, 0);
    EXPECT_EQ(world.draw(), other.draw());
    world.ws.undo();
    EXPECT_EQ(world.draw(), "AAAAAB/AAAAAB/AAAAAB/AAAAAB");
}

TEST_F(Proposing, APartMovesOnlyWhatWasChosen) {
    const auto proposal = propose();
    const std::vector<UnitId> moves = proposal->moves();
    const std::vector<UnitId> two(moves.begin(), moves.begin() + 2);
    EXPECT_EQ(acceptProposal(world.ws, *proposal, two).moved, 2);
    const std::string drawn = world.draw();
    EXPECT_EQ(std::count(drawn.begin(), drawn.end(), 'B'), 6);
    const AcceptReport rest = acceptProposal(world.ws, *proposal);
    EXPECT_EQ(rest.moved, 6);
    EXPECT_EQ(rest.left, 0);
}

TEST_F(Proposing, WhatWasMovedByHandMeanwhileStaysThere) {
    World four("AAAAAB/AAAAAB/CCCCCC");
    BalanceParams params;
    params.scenario = params.from = "Drawn";
    params.measures = {{"work", 1, {}, {}, {}}};
    const auto proposal = proposeBalance(four.ws, params, job);
    const UnitId unit = proposal->moves().front();
    const auto& plan = proposal->problem.plan;
    const auto at = static_cast<std::size_t>(plan.indexOf(unit));
    const int proposed = proposal->alignment[at];
    const int present = plan.data.current[at];
    const int third = 3 - proposed - present;
    assignUnitIds(four.ws, plan.territories[0].scenario, {unit},
                  plan.territories[static_cast<std::size_t>(third)].id);
    const AcceptReport report = acceptProposal(four.ws, *proposal);
    EXPECT_EQ(report.left, 1);
    EXPECT_EQ(loadAlignment(four.ws.reader(), plan, plan.territories[0].scenario)[at], third);
}

TEST_F(Proposing, UnitsThatItDoesNotMoveAreRefused) {
    const auto proposal = propose();
    const std::string before = world.planRows();
    EXPECT_THROW(acceptProposal(world.ws, *proposal, std::vector<UnitId>{UnitId(999)}), Error);
    EXPECT_EQ(world.planRows(), before);
}

TEST_F(Proposing, AFirstPlanIsTakenAsAWhole) {
    BalanceParams params;
    params.scenario = "Fresh";
    params.territories = 2;
    params.measures = {{"work", 1, {}, {}, {}}};
    const auto proposal = proposeBalance(world.ws, params, job);
    EXPECT_EQ(proposal->moves().size(), 24U);
    const std::vector<UnitId> one{proposal->moves().front()};
    EXPECT_THROW(acceptProposal(world.ws, *proposal, one), Error);
    acceptProposal(world.ws, *proposal);
    const std::string drawn = world.draw("Fresh");
    EXPECT_EQ(std::count(drawn.begin(), drawn.end(), 'A'), 12);
}

TEST_F(Proposing, TellsOfBetterPlansAndOfTheBoundOnTheWay) {
    std::vector<double> best;
    std::vector<double> bounds;
    ProposalWatch watch;
    watch.better = [&](const BalanceProblem& problem, const align::FoundPlan& plan) {
        EXPECT_EQ(plan.alignment.size(), problem.plan.units.size());
        if (plan.excess <= 0) {
            best.push_back(plan.objective);
        }
    };
    watch.bounded = [&](double bound, double) { bounds.push_back(bound); };
    const auto proposal = propose(watch);
    ASSERT_FALSE(best.empty());
    EXPECT_TRUE(std::is_sorted(best.rbegin(), best.rend()));
    ASSERT_FALSE(bounds.empty());
    EXPECT_TRUE(std::is_sorted(bounds.begin(), bounds.end()));
    EXPECT_EQ(proposal->report.lowerBound, bounds.back());
}

TEST_F(Proposing, WhatWasKeptMovesTheSameUnits) {
    BalanceParams params;
    params.scenario = params.from = "Drawn";
    params.measures = {{"work", 1, {}, {}, {}}};
    const auto proposal = propose();
    const std::string text = keptProposal(*proposal, params).dump();
    const auto again = restoredProposal(world.ws.reader(), Json::parse(text), job);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->moves(), proposal->moves());
    EXPECT_EQ(again->params, proposal->params);
    EXPECT_DOUBLE_EQ(again->report.figures.maxDeviation, proposal->report.figures.maxDeviation);
    EXPECT_EQ(acceptProposal(world.ws, *again).moved, 8);
    EXPECT_FALSE(restoredProposal(world.ws.reader(), Json::parse(text), job))
        << "nothing is left to be moved";
}

TEST_F(Proposing, WhatWasKeptForAPlanThatIsGoneIsNotOffered) {
    BalanceParams params;
    params.scenario = params.from = "Drawn";
    Json kept = keptProposal(*propose(), params);
    kept["asked"]["scenario"] = "Gone";
    EXPECT_ANY_THROW(restoredProposal(world.ws.reader(), kept, job));
    EXPECT_FALSE(restoredProposal(world.ws.reader(), Json::array(), job));
    EXPECT_FALSE(restoredProposal(world.ws.reader(), Json{{"format", 99}}, job));
}
