// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/hand_moves.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

namespace core::align {
namespace {

using Units = std::vector<int>;

/// A grid of squares drawn as letters, '.' for units without a territory; row after row.
struct Drawn {
    explicit Drawn(const std::string& picture) {
        std::vector<std::string> rows(1);
        for (const char c : picture) {
            c == '/' ? rows.emplace_back() : rows.back() += std::string(1, c);
        }
        const int columns = static_cast<int>(rows.front().size());
        const int height = static_cast<int>(rows.size());
        starts.push_back(0);
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < columns; ++x) {
                const char c = rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)];
                owner.push_back(c == '.' ? -1 : c - 'A');
                centres.push_back({x + 0.0, -y + 0.0});
                for (const auto& [dx, dy] : {std::pair{0, -1}, {-1, 0}, {1, 0}, {0, 1}}) {
                    if (x + dx >= 0 && x + dx < columns && y + dy >= 0 && y + dy < height) {
                        ends.push_back((y + dy) * columns + x + dx);
                    }
                }
                starts.push_back(static_cast<int>(ends.size()));
            }
        }
    }
    Neighbours graph() const { return {starts, ends}; }

    std::vector<int> starts;
    std::vector<int> ends;
    std::vector<int> owner;
    std::vector<Point> centres;
};

} // namespace

TEST(HandMoves, TakingTheMiddleOfARowCutsIt) {
    const Drawn plan("AAAAA/BBBBB");
    const std::vector<Cut> cuts = cutsOf(plan.graph(), plan.owner, Units{3}, 1);
    ASSERT_EQ(cuts.size(), 1U);
    EXPECT_EQ(cuts[0].territory, 0);
    EXPECT_EQ(cuts[0].stranded, Units{4}) << "the smaller side is what is cut off";
}

TEST(HandMoves, TakingTheEndOrEverythingCutsNothing) {
    const Drawn plan("AAAAA/BBBBB");
    EXPECT_TRUE(cutsOf(plan.graph(), plan.owner, Units{4}, 1).empty());
    EXPECT_TRUE(cutsOf(plan.graph(), plan.owner, Units{0, 1, 2, 3, 4}, 1).empty());
    EXPECT_TRUE(cutsOf(plan.graph(), plan.owner, Units{3, 4}, 1).empty());
    EXPECT_TRUE(cutsOf(plan.graph(), plan.owner, Units{3}, 0).empty()) << "it stays where it is";
}

TEST(HandMoves, PartsThatATerritoryAlreadyHasAreNoCuts) {
    const Drawn plan("AABAA/BBBBB");
    EXPECT_TRUE(cutsOf(plan.graph(), plan.owner, Units{3}, 1).empty());
    EXPECT_TRUE(cutsOf(plan.graph(), plan.owner, Units{3, 4}, 1).empty());
    EXPECT_EQ(partsOf(plan.graph(), plan.owner, 0), (std::vector<Units>{{0, 1}, {3, 4}}));
}

TEST(HandMoves, SeveralLosersAreEachLookedAt) {
    const Drawn plan("AAA/BBB/CCC");
    const std::vector<Cut> cuts = cutsOf(plan.graph(), plan.owner, Units{1, 4}, 2);
    ASSERT_EQ(cuts.size(), 2U);
    EXPECT_EQ(cuts[0].territory, 0);
    EXPECT_EQ(cuts[1].territory, 1);
    EXPECT_TRUE(cutsOf(plan.graph(), plan.owner, Units{4}, -1).size() == 1)
        << "also when the units go to no territory";
}

TEST(HandMoves, UnitsWithoutTerritoryCannotBeCut) {
    const Drawn plan("...../AAAAA");
    EXPECT_TRUE(cutsOf(plan.graph(), plan.owner, Units{2}, 0).empty());
}

TEST(HandMoves, ALineAcrossSplitsInTwo) {
    const Drawn plan("AAAA/AAAA");
    const std::vector<Point> line{{2.5, 1}, {2.5, -2}};
    EXPECT_EQ(beyondLine(plan.graph(), plan.centres, Units{0, 1, 2, 3, 4, 5, 6, 7}, line),
              (Units{3, 7}));
}

TEST(HandMoves, ALineThatEndsInsideSplitsNothing) {
    const Drawn plan("AAAA/AAAA");
    const std::vector<Point> line{{2.5, 1}, {2.5, -0.5}};
    EXPECT_TRUE(
        beyondLine(plan.graph(), plan.centres, Units{0, 1, 2, 3, 4, 5, 6, 7}, line).empty());
    EXPECT_TRUE(beyondLine(plan.graph(), plan.centres, Units{}, line).empty());
}

TEST(HandMoves, ALineThatCrossesTwiceTakesTheMiddle) {
    const Drawn plan("AAAAAAA");
    const std::vector<Point> line{{1.5, 1}, {1.5, -1}, {3.5, -1}, {3.5, 1}};
    EXPECT_EQ(beyondLine(plan.graph(), plan.centres, Units{0, 1, 2, 3, 4, 5, 6}, line),
              (Units{2, 3}));
}

RC_GTEST_PROP(HandMoves, CutsAreWhatMoreConnectedPartsSay, ()) {
    const int columns = 5;
    std::string picture;
    for (int i = 0; i < 25; ++i) {
        picture += i > 0 && i % columns == 0 ? "/" : "";
        picture += static_cast<char>('A' + *rc::gen::inRange(0, 3));
    }
    const Drawn plan(picture);
    std::vector<int> after = plan.owner;
    Units moves;
    for (int i = 0; i < 25; ++i) {
        if (*rc::gen::inRange(0, 4) == 0) {
            moves.push_back(i);
            after[static_cast<std::size_t>(i)] = 2;
        }
    }
    const std::vector<Cut> cuts = cutsOf(plan.graph(), plan.owner, moves, 2);
    for (int t = 0; t < 2; ++t) {
        const bool cut =
            std::any_of(cuts.begin(), cuts.end(), [t](const Cut& c) { return c.territory == t; });
        const auto before = partsOf(plan.graph(), plan.owner, t).size();
        if (partsOf(plan.graph(), after, t).size() > before) {
            RC_ASSERT(cut);
        }
        if (before == 1 && partsOf(plan.graph(), after, t).size() == 1) {
            RC_ASSERT(!cut);
        }
    }
}

} // namespace core::align
