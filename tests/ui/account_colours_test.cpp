// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/account_colours.h"

#include "tests/ui/grid_scene.h"
#include "ui/draw/cluster_ring.h"
#include "ui/draw/colour_distance.h"
#include "ui/draw/legend.h"
#include "ui/draw/map_render.h"
#include "ui/draw/point_layer.h"
#include "ui/draw/scene_difference.h"

#include <gtest/gtest.h>

#include <set>

namespace ui {
namespace {

using Kind = core::AccountCategory::Kind;

core::AccountCategories values(int count, int accounts) {
    core::AccountCategories made;
    made.column = "kind";
    for (int i = 0; i < count; ++i) {
        made.categories.push_back({Kind::Value, std::string(1, static_cast<char>('a' + i)), 0, 0});
    }
    for (int i = 0; i < accounts; ++i) {
        made.of.emplace_back(core::AccountId(i + 1), static_cast<std::uint8_t>(i % count));
    }
    return made;
}

/// Accounts in a row, side by side in the units of a grid 1 km wide.
std::shared_ptr<std::vector<MapPoint>> pointsInARow(int count) {
    auto points = std::make_shared<std::vector<MapPoint>>();
    for (int i = 0; i < count; ++i) {
        points->push_back({{200.0 + 400 * i, -500}, AccountClass::A, -1, i + 1});
    }
    return points;
}

MapStyle lightStyle() {
    MapStyle style;
    style.tokens = loadTokens(ThemeKind::Light);
    return style;
}

int pixelsOf(const QImage& image, const QColor& colour) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            count += (image.pixel(x, y) & 0xffffff) == (colour.rgb() & 0xffffff);
        }
    }
    return count;
}

MapScene rowScene(int count) {
    MapScene scene = testing::gridPlan("AAAAAAAA");
    scene.points = pointsInARow(count);
    scene.territories[0].fill = 3;
    return scene;
}

TEST(AccountColours, PointsThatAreNotNamedAreHidden) {
    core::AccountCategories made = values(2, 4);
    made.of.erase(made.of.begin() + 1);
    auto points = pointsInARow(6);
    (*points)[0].account = 1;
    const auto colours = accountColours(made, *points);
    EXPECT_EQ(colours->of,
              (std::vector<std::uint8_t>{0, kHiddenPoint, 0, 1, kHiddenPoint, kHiddenPoint}));
    EXPECT_EQ(colours->shown, 3);
    EXPECT_EQ(colours->entries[0].accounts, 2);
    EXPECT_EQ(colours->entries[1].accounts, 1);
}

TEST(AccountColours, EachCategoryIsDrawnInItsColour) {
    MapScene scene = rowScene(8);
    scene.accountColours = accountColours(values(8, 8), *scene.points);
    const auto shown = finishScene(scene);
    const MapStyle style = lightStyle();
    const MapView view = fitView(shown->units->bounds(), QSize(1200, 300), QMarginsF());
    const QImage image = renderPicture(*shown, view, style);
    for (const QColor& colour : style.tokens.accounts) {
        EXPECT_GT(pixelsOf(image, colour), 4) << colour.name().toStdString();
    }
    EXPECT_EQ(pixelsOf(image, style.tokens.point), 0);
}

TEST(AccountColours, WhatIsFilteredOutIsNotDrawn) {
    MapScene scene = rowScene(6);
    core::AccountCategories some = values(1, 3);
    some.column.clear();
    scene.accountColours = accountColours(some, *scene.points);
    const MapStyle style = lightStyle();
    const MapView view = fitView(scene.units->bounds(), QSize(1200, 300), QMarginsF());
    const auto half = finishScene(scene);
    scene.accountColours.reset();
    const auto all = finishScene(scene, half.get());
    scene.layers.accounts = false;
    const QImage bare = renderPicture(*finishScene(scene), view, style);
    const auto covered = [&](const MapScene& one) {
        const QImage image = renderPicture(one, view, style);
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                count += image.pixel(x, y) != bare.pixel(x, y);
            }
        }
        return count;
    };
    const int few = covered(*half);
    const int many = covered(*all);
    EXPECT_GT(few, 0);
    EXPECT_NEAR(static_cast<double>(many) / few, 2, 0.2);
    EXPECT_TRUE(differenceOf(*half, *all).everything);
}

TEST(AccountColours, ColoursOfOtherPointsAreNotTaken) {
    MapScene scene = rowScene(6);
    scene.accountColours = accountColours(values(2, 4), *pointsInARow(4));
    EXPECT_EQ(finishScene(scene)->accountColours, nullptr);
}

TEST(AccountColours, ClustersHaveARingOfTheMix) {
    MapScene scene = testing::gridPlan("AB", 600'000);
    auto points = std::make_shared<std::vector<MapPoint>>();
    for (int i = 0; i < 400; ++i) {
        points->push_back({{300'000.0 + i, -300'000}, AccountClass::C, -1, i + 1});
    }
    scene.points = points;
    core::AccountCategories made = values(2, 400);
    for (std::size_t i = 0; i < 300; ++i) {
        made.of[i].second = 0;
    }
    for (std::size_t i = 300; i < 400; ++i) {
        made.of[i].second = 1;
    }
    scene.accountColours = accountColours(made, *points);
    const auto shown = finishScene(scene);
    const MapStyle style = lightStyle();
    const MapView view = fitView(shown->units->bounds(), QSize(600, 300), QMarginsF());
    ASSERT_TRUE(inkAt(view, 600'000).clusters);
    QImage image(600, 300, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    const QRectF clip = view.rect();
    const MapInk ink = inkAt(view, 600'000);
    paintAccounts(painter, *shown->pointIndex(),
                  PointInk{ink, view, style, clip, shown->derived.marks.get()}, -1, {});
    painter.end();
    const double first = pixelsOf(image, style.tokens.accounts[0]);
    const double second = pixelsOf(image, style.tokens.accounts[1]);
    EXPECT_GT(second, 10);
    EXPECT_NEAR(first / (first + second), 0.75, 0.06);
}

TEST(AccountColours, TheLegendNamesEachWithItsNumber) {
    MapScene scene = rowScene(5);
    core::AccountCategories made = values(2, 5);
    made.categories.push_back({Kind::Other, {}, 0, 0});
    made.categories.push_back({Kind::None, {}, 0, 0});
    made.of[4].second = 3;
    scene.accountColours = accountColours(made, *scene.points);
    QStringList words;
    for (const LegendEntry& entry : legendOf(*finishScene(scene))) {
        if (entry.symbol == LegendEntry::Symbol::AccountMix ||
            entry.symbol == LegendEntry::Symbol::AccountMark) {
            words << entry.words;
        }
    }
    EXPECT_EQ(words, (QStringList{"accounts by kind", "a (2)", "b (2)", "other (0)", "none (1)"}));
}

TEST(AccountColours, ClassesAreNamedByTheirBounds) {
    AccountColours colours;
    colours.entries = {{Kind::Class, {}, 10, 20, 1},
                       {Kind::Class, {}, 20, 50, 1},
                       {Kind::Class, {}, 50, 77, 1},
                       {Kind::None, {}, 0, 0, 1}};
    EXPECT_EQ(markWords(colours, 0), "under 20");
    EXPECT_EQ(markWords(colours, 1), QStringLiteral("20 \u2013 50"));
    EXPECT_EQ(markWords(colours, 2), "50 and more");
    const Tokens tokens = loadTokens(ThemeKind::Light);
    EXPECT_EQ(markLook(colours, 0, tokens).colour, tokens.heat.front());
    EXPECT_EQ(markLook(colours, 2, tokens).colour, tokens.heat.back());
    EXPECT_NE(markLook(colours, 3, tokens).shape, markLook(colours, 0, tokens).shape);
}

class AccountTokens : public ::testing::TestWithParam<ThemeKind> {};
INSTANTIATE_TEST_SUITE_P(Themes, AccountTokens,
                         ::testing::Values(ThemeKind::Light, ThemeKind::Dark));

TEST_P(AccountTokens, AreToldApartByEveryEyeAndSeenOnEveryFill) {
    const Tokens tokens = loadTokens(GetParam());
    for (std::size_t i = 0; i < tokens.accounts.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            EXPECT_GE(smallestDistance(tokens.accounts[i].rgb(), tokens.accounts[j].rgb()), 14)
                << i << " and " << j;
        }
        for (const QColor& fill : tokens.territories) {
            EXPECT_GE(contrastRatio(tokens.accounts[i], fill), 1.8)
                << i << " on " << fill.name().toStdString();
        }
    }
}

TEST_P(AccountTokens, NoTwoCategoriesShareAShape) {
    const Tokens tokens = loadTokens(GetParam());
    AccountColours colours;
    std::set<MarkLook::Shape> shapes;
    for (int i = 0; i < 8; ++i) {
        colours.entries.push_back({Kind::Value, "x", 0, 0, 1});
        shapes.insert(markLook(colours, static_cast<std::size_t>(i), tokens).shape);
    }
    EXPECT_EQ(shapes.size(), 8U);
}

} // namespace
} // namespace ui
