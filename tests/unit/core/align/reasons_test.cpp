// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/reasons.h"

#include "core/align/score.h"
#include "core/base/random.h"
#include "tests/bench/districting_instance.h"
#include "tests/support/letter_grid.h"
#include "tests/support/random_problem.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <filesystem>

namespace core::align {
namespace {

bool names(const std::vector<Reason>& reasons, Reason::Kind kind) {
    return std::any_of(reasons.begin(), reasons.end(),
                       [&](const Reason& reason) { return reason.kind == kind; });
}

TEST(Reasons, ASolvableProblemHasNone) {
    const Problem problem(test::LetterGrid("AAB/ABB/CCC").problem());
    EXPECT_TRUE(provenReasons(problem).empty());
    EXPECT_TRUE(reasonsFor(problem, problem.data().current).empty());
}

TEST(Reasons, ContradictoryLimitsAreNamed) {
    ProblemData data = test::LetterGrid("AAB/ABB/CCC").problem();
    data.territories[1].minimum = {5};
    const auto reasons = provenReasons(Problem(data));
    ASSERT_TRUE(names(reasons, Reason::Kind::ContradictoryLimits));
    EXPECT_EQ(reasons[0].message, "B must hold at least 5 and at most 3 of work");
}

TEST(Reasons, TargetsThatDoNotAddUp) {
    ProblemData data = test::LetterGrid("AAB/ABB/CCC").problem();
    for (auto& territory : data.territories) {
        territory.targets = {5};
    }
    EXPECT_TRUE(names(provenReasons(Problem(data)), Reason::Kind::TotalBeyondLimits));
}

TEST(Reasons, LocksBeyondTheLimit) {
    ProblemData data = test::LetterGrid("AAA/AAB/CCC").problem();
    data.locked.assign(9, false);
    for (std::size_t i = 0; i < 5; ++i) {
        data.locked[i] = true;
    }
    EXPECT_TRUE(names(provenReasons(Problem(data)), Reason::Kind::LocksTooLarge));
}

TEST(Reasons, TooLittleAllowed) {
    ProblemData data = test::LetterGrid("AAB/ABB/CCC").problem();
    data.allowed.assign(9, {0, 1});
    data.allowed[8] = {2};
    EXPECT_TRUE(names(provenReasons(Problem(data)), Reason::Kind::TooLittleAllowed));
}

TEST(Reasons, APlanInPiecesBecauseOfLocksIsExplained) {
    ProblemData data = test::LetterGrid("ABA").problem();
    data.tolerance = 1;
    data.locked.assign(3, true);
    const Problem problem(data);
    const auto reasons = reasonsFor(problem, data.current);
    ASSERT_TRUE(names(reasons, Reason::Kind::LocksApart));
    EXPECT_EQ(reasons[0].message,
              "r1c1 and r1c3 belong to A, but no way between them may belong to it");
    EXPECT_EQ(reasons.size(), 1U);
}

TEST(Reasons, NotFoundIsNotCalledProven) {
    const Problem problem(test::LetterGrid("AAAA/BBCC").problem());
    const auto reasons = reasonsFor(problem, problem.data().current);
    ASSERT_TRUE(names(reasons, Reason::Kind::NoneFound));
    for (const Reason& reason : reasons) {
        EXPECT_EQ(reason.proven, reason.kind != Reason::Kind::NoneFound) << reason.message;
    }
}

const Reason* find(const std::vector<Reason>& reasons, Reason::Kind kind) {
    const auto found = std::find_if(reasons.begin(), reasons.end(),
                                    [&](const Reason& reason) { return reason.kind == kind; });
    return found == reasons.end() ? nullptr : &*found;
}

TEST(Reasons, UnitsThatFewTerritoriesMayHaveAreTooMuchForThemTogether) {
    // Seven of nine units may go to A and B only, which hold three each at most.
    ProblemData data = test::LetterGrid("AAB/ABB/CCC").problem();
    data.current.clear();
    data.allowed.assign(9, {0, 1});
    data.allowed[7] = data.allowed[8] = {0, 1, 2};
    const auto reasons = provenReasons(Problem(data));
    const Reason* reason = find(reasons, Reason::Kind::LocksTooLarge);
    ASSERT_TRUE(reason);
    EXPECT_EQ(reason->territories, (std::vector<TerritoryIx>{0, 1}));
    EXPECT_EQ(reason->units.size(), 7U);
    EXPECT_EQ(reason->message, "r1c1, r1c2, r1c3, r2c1 and 3 more units can go to A and B only and "
                               "hold together 7 of work, more than the 6 allowed there together");
    EXPECT_EQ(reason->rules.size(), 2U);
}

TEST(Reasons, OnlyTheUnitsThatMatterAreNamed) {
    ProblemData data = test::LetterGrid("AAA/AAB/CCC").problem();
    data.measures[0].values = {9, 1, 9, 1, 9, 1, 1, 1, 1};
    data.locked.assign(9, true);
    data.locked[5] = data.locked[6] = data.locked[7] = data.locked[8] = false;
    // A third of the total of 33 is 11, so two of the large ones are too much by themselves.
    const auto reasons = provenReasons(Problem(data));
    const Reason* reason = find(reasons, Reason::Kind::LocksTooLarge);
    ASSERT_TRUE(reason);
    EXPECT_EQ(reason->units, (std::vector<UnitIx>{0, 2}));
}

TEST(Reasons, LocksThatCutATerritoryInTwoAreProven) {
    ProblemData data = test::LetterGrid("ABA/.B.").problem();
    data.tolerance = 0.9;
    data.locked = {true, true, true, false, true, false};
    const auto reasons = provenReasons(Problem(data));
    const Reason* reason = find(reasons, Reason::Kind::LocksApart);
    ASSERT_TRUE(reason);
    EXPECT_TRUE(reason->proven);
    EXPECT_EQ(reason->message,
              "r1c1 and r1c3 belong to A, but no way between them may belong to it");
}

TEST(Reasons, LocksOnTwoIslandsAreNotApart) {
    ProblemData data = test::LetterGrid("AA_AA/BB_BB").problem();
    data.locked.assign(8, true);
    EXPECT_TRUE(provenReasons(Problem(data)).empty());
}

TEST(Reasons, ABudgetTooSmallForTheLimitsIsProven) {
    ProblemData data = test::LetterGrid("AAAAAA/AAAABB").problem();
    data.disruptionBudget = DisruptionBudget{0.2, -1};
    const auto reasons = provenReasons(Problem(data));
    const Reason* reason = find(reasons, Reason::Kind::BudgetTooSmall);
    ASSERT_TRUE(reason);
    EXPECT_EQ(reason->message, "to keep the limits of work, at least 4 units must change hands, "
                               "more than the 2 that may");
    data.disruptionBudget->share = 0.34;
    EXPECT_TRUE(provenReasons(Problem(data)).empty());
}

TEST(Reasons, AUnitThatNothingFitsAroundIsProven) {
    // The large unit needs exactly one more; its neighbours are all of two.
    ProblemData data = test::LetterGrid("AAAB/AAAB/AAAB").problem();
    data.measures[0].values = {1, 2, 1, 3, 2, 9, 2, 3, 1, 2, 1, 3};
    data.current.clear();
    data.territories.resize(3);
    data.tolerance = 0.01;
    const auto reasons = provenReasons(Problem(data));
    const Reason* reason = find(reasons, Reason::Kind::NothingAround);
    ASSERT_TRUE(reason);
    EXPECT_EQ(reason->units, std::vector<UnitIx>{5});
}

TEST(Reasons, ThePerturbedInstancesAreProvenWhereTheyAreInfeasibleOnly) {
    const std::string file =
        std::string(EVENLODE_SHARED_DATA) + "/districting/perturbed-counties.json";
    if (!std::filesystem::exists(file)) {
        GTEST_SKIP() << "the districting instances are not here";
    }
    for (const std::string& name : bench::perturbedNames(file)) {
        const auto instance = bench::readPerturbedDistricting(file, name);
        const bool proven = !provenReasons(Problem(instance.data)).empty();
        EXPECT_EQ(proven, instance.status == "infeasible") << name;
    }
}

/// A plan that keeps all rules, by looking at every alignment.
bool somePlanKeepsAll(const Problem& problem) {
    Alignment plan(static_cast<std::size_t>(problem.units()), 0);
    for (;;) {
        if (score(problem, plan).feasible()) {
            return true;
        }
        std::size_t i = 0;
        while (i < plan.size() && ++plan[i] == problem.territories()) {
            plan[i++] = 0;
        }
        if (i == plan.size()) {
            return false;
        }
    }
}

RC_GTEST_PROP(Reasons, NothingIsProvenAgainstAPlanThatKeepsAll, (std::uint64_t seed)) {
    Random random(seed);
    const test::RandomProblemShape shape{3,
                                         2,
                                         2 + static_cast<int>(random.below(2)),
                                         1 + static_cast<int>(random.below(2)),
                                         0.1,
                                         0.1 + 0.8 * random.uniform(),
                                         random.below(2) == 0,
                                         true};
    ProblemData data = test::randomProblem(shape, seed);
    const auto territories = static_cast<int>(data.territories.size());
    if (random.below(2) == 0) {
        for (std::size_t i = 0; i < data.positions.size(); ++i) {
            std::vector<TerritoryIx> allowed;
            const bool locked = !data.locked.empty() && data.locked[i];
            for (TerritoryIx t = 0; t < territories && random.below(2) == 0; ++t) {
                allowed.push_back(t);
            }
            data.allowed.push_back(locked ? std::vector<TerritoryIx>{} : allowed);
        }
    }
    if (!data.current.empty() && random.below(2) == 0) {
        data.disruptionBudget =
            DisruptionBudget{random.uniform() / 2, random.below(2) == 0 ? 0 : -1};
    }
    const Problem problem(data);
    if (!provenReasons(problem).empty()) {
        RC_TAG("contradiction");
        RC_ASSERT(!somePlanKeepsAll(problem));
    } else {
        RC_TAG("none proven");
    }
}

} // namespace
} // namespace core::align
