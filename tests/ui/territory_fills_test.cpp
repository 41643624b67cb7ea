// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/territory_fills.h"

#include "ui/draw/colour_distance.h"
#include "ui/theme/tokens.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

namespace ui {
namespace {

std::vector<QRgb> fillsOf(ThemeKind kind) {
    std::vector<QRgb> fills;
    for (const QColor& colour : loadTokens(kind).territories) {
        fills.push_back(colour.rgb());
    }
    return fills;
}

const FillDistances& distances() {
    static const FillDistances kDistances(fillsOf(ThemeKind::Light), fillsOf(ThemeKind::Dark));
    return kDistances;
}

double smallestOverBorders(const FillRequest& request, const std::vector<int>& fills) {
    double least = 1e9;
    for (const auto& [a, b] : request.borders) {
        least = std::min(least, distances().between(fills[a], fills[b]));
    }
    return least;
}

FillRequest grid(int columns, int rows) {
    FillRequest request{columns * rows, {}, {}};
    for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < columns; ++c) {
            if (c + 1 < columns) {
                request.borders.emplace_back(r * columns + c, r * columns + c + 1);
            }
            if (r + 1 < rows) {
                request.borders.emplace_back(r * columns + c, (r + 1) * columns + c);
            }
        }
    }
    return request;
}

// Pairs of the table in Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula", 2005.
struct PublishedPair {
    Lab first, second;
    double distance;
};

TEST(ColourDistance, AgreesWithThePublishedTable) {
    const PublishedPair pairs[] = {
        {{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
        {{50, 3.1571, -77.2803}, {50, 0, -82.7485}, 2.8615},
        {{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000},
        {{50, 0, 0}, {50, -1, 2}, 2.3669},
        {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0009}, 7.1792},
        {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0011}, 7.2195},
        {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
        {{50, 2.5, 0}, {61, -5, 29}, 22.8977},
        {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
        {{22.7233, 20.0904, -46.6940}, {23.0331, 14.9730, -42.5619}, 2.0373},
        {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082},
    };
    for (const PublishedPair& pair : pairs) {
        EXPECT_NEAR(ciede2000(pair.first, pair.second), pair.distance, 5e-5);
        EXPECT_NEAR(ciede2000(pair.second, pair.first), pair.distance, 5e-5);
    }
}

TEST(TerritoryFills, TheFirstEightAreApartForEverySight) {
    for (int i = 0; i < 8; ++i) {
        for (int j = 0; j < i; ++j) {
            EXPECT_GE(distances().between(i, j), kFillsApart - 0.05) << i << " and " << j;
        }
    }
}

TEST(TerritoryFills, EightTerritoriesGetEightFillsThatStandFarApartAlongBorders) {
    const FillRequest request = grid(4, 2);
    const std::vector<int> fills = chooseFills(distances(), request);
    EXPECT_EQ(std::set<int>(fills.begin(), fills.end()).size(), 8u);
    EXPECT_LT(*std::max_element(fills.begin(), fills.end()), 8);
    EXPECT_GE(smallestOverBorders(request, fills), 11.0);
}

TEST(TerritoryFills, ManyTerritoriesReuseFillsNeverBetweenNeighbours) {
    const FillRequest request = grid(12, 10);
    const std::vector<int> fills = chooseFills(distances(), request);
    EXPECT_GE(smallestOverBorders(request, fills), kFillsApart - 0.05);
    EXPECT_LT(*std::max_element(fills.begin(), fills.end()), 8);
}

TEST(TerritoryFills, ATerritoryKeepsItsFillWhenANewOneComes) {
    FillRequest request = grid(4, 2);
    const std::vector<int> before = chooseFills(distances(), request);
    request.territories = 9;
    request.borders.emplace_back(8, 3);
    request.borders.emplace_back(8, 7);
    request.present = before;
    const std::vector<int> after = chooseFills(distances(), request);
    EXPECT_TRUE(std::equal(before.begin(), before.end(), after.begin()));
    EXPECT_GE(smallestOverBorders(request, after), kFillsApart - 0.05);
}

TEST(TerritoryFills, ANewNeighbourWithTheSameFillMakesOneOfThemChange) {
    const FillRequest request{2, {{0, 1}}, {4, 4}};
    const std::vector<int> fills = chooseFills(distances(), request);
    EXPECT_NE(fills[0], fills[1]);
    EXPECT_TRUE(fills[0] == 4 || fills[1] == 4);
}

TEST(TerritoryFills, NoTerritoriesAndNoBordersAreFine) {
    EXPECT_TRUE(chooseFills(distances(), {}).empty());
    EXPECT_EQ(chooseFills(distances(), {1, {}, {}}).size(), 1u);
}

RC_GTEST_PROP(TerritoryFills, SameRequestSameAnswerAndKeptFillsStayApart, ()) {
    const int count = *rc::gen::inRange(1, 12);
    FillRequest request{count, {}, {}};
    for (int i = 1; i < count; ++i) {
        request.borders.emplace_back(i, *rc::gen::inRange(0, i));
    }
    request.present = *rc::gen::container<std::vector<int>>(count, rc::gen::inRange(-1, 24));
    const std::vector<int> fills = chooseFills(distances(), request);
    RC_ASSERT(fills == chooseFills(distances(), request));
    request.present = fills;
    if (smallestOverBorders(request, fills) >= kFillsApart) {
        RC_ASSERT(fills == chooseFills(distances(), request));
    }
}

} // namespace
} // namespace ui
