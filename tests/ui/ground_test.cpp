// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/ground.h"

#include "core/base/random.h"
#include "geo/verbs/import_units.h"
#include "tests/bench/render/slivers.h"
#include "tests/support/temp_dir.h"
#include "tests/ui/grid_scene.h"
#include "ui/draw/line_raster.h"
#include "ui/draw/scene_loader.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <set>

namespace ui {
namespace {

MapStyle lightStyle() {
    MapStyle style;
    style.tokens = loadTokens(ThemeKind::Light);
    return style;
}

/// A plan of crooked cells: the sides of a grid, each moved by a seeded lot.
MapScene crookedPlan(int side, std::uint64_t seed) {
    const auto corner = [seed](int x, int y) {
        core::Random lot(seed * 7919 + static_cast<std::uint64_t>(y * 1000 + x));
        return core::Point{x * 900 + lot.uniform() * 500, y * 900 + lot.uniform() * 500};
    };
    const auto between = [seed](core::Point a, core::Point b) {
        const bool swapped = a.x > b.x || (a.x == b.x && a.y > b.y);
        core::Random lot(
            seed + static_cast<std::uint64_t>(std::abs(a.x + b.x) * 31 + std::abs(a.y + b.y) * 17));
        std::vector<core::Point> way;
        const core::Point from = swapped ? b : a;
        const core::Point to = swapped ? a : b;
        for (int i = 1; i < 12; ++i) {
            const double t = i / 12.0;
            way.push_back({from.x + (to.x - from.x) * t + lot.normal() * 25,
                           from.y + (to.y - from.y) * t + lot.normal() * 25});
        }
        if (swapped) {
            std::reverse(way.begin(), way.end());
        }
        return way;
    };
    std::vector<MapUnit> units;
    std::vector<core::MultiPolygon> shapes;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const core::Point corners[] = {corner(x, y), corner(x + 1, y), corner(x + 1, y + 1),
                                           corner(x, y + 1)};
            core::Ring ring;
            for (int i = 0; i < 4; ++i) {
                ring.push_back(corners[i]);
                for (const core::Point point : between(corners[i], corners[(i + 1) % 4])) {
                    ring.push_back(point);
                }
            }
            ring.push_back(ring.front());
            shapes.push_back({{{{ring}}}});
            units.push_back({core::UnitId(static_cast<std::int64_t>(units.size()) + 1),
                             QString::number(units.size()),
                             {},
                             {corners[0].x + 400, corners[0].y + 400}});
        }
    }
    MapScene scene;
    scene.units = std::make_shared<MapUnits>(std::move(units), shapes);
    scene.territories.resize(1);
    scene.territoryOf.assign(static_cast<std::size_t>(scene.units->count()), 0);
    return scene;
}

TEST(UnitRaster, APixelShowsTheUnitThatItsMiddleLiesIn) {
    const MapScene scene = testing::gridPlan("AAB/ABB/CCB");
    const MapView view = fitView(scene.units->bounds(), QSize(301, 257), QMarginsF(9, 9, 9, 9));
    UnitRaster raster(view.size);
    raster.draw(scene.units->topology(), view, QRect(QPoint(), view.size));
    for (int y = 0; y < view.size.height(); ++y) {
        for (int x = 0; x < view.size.width(); ++x) {
            ASSERT_EQ(raster.at(x, y),
                      scene.units->unitAt(view.toMetres(QPointF(x + 0.5, y + 0.5))))
                << x << ", " << y;
        }
    }
}

TEST(UnitRaster, PartsAreDrawnAsTheWhole) {
    const MapScene scene = crookedPlan(9, 3);
    const MapView view = fitView(scene.units->bounds(), QSize(400, 300), QMarginsF());
    UnitRaster whole(view.size);
    whole.draw(scene.units->topology(), view, QRect(QPoint(), view.size));
    UnitRaster parts(view.size);
    for (const QRect& part : {QRect(0, 0, 130, 300), QRect(130, 0, 270, 71),
                              QRect(130, 71, 33, 229), QRect(163, 71, 237, 229)}) {
        parts.draw(scene.units->topology(), view, part);
    }
    for (int y = 0; y < 300; ++y) {
        for (int x = 0; x < 400; ++x) {
            ASSERT_EQ(whole.at(x, y), parts.at(x, y)) << x << ", " << y;
        }
    }
}

TEST(LineRaster, ALineCoversItsWidth) {
    QImage image(40, 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    LineRaster lines(image.rect());
    lines.begin({Qt::black, 4, 0, 0});
    const QPointF line[] = {{-10, 20}, {50, 20}};
    lines.add(line);
    lines.blend(image, 0);
    for (int y = 0; y < 40; ++y) {
        EXPECT_EQ(qGray(image.pixel(17, y)), y >= 18 && y < 22 ? 0 : 255) << y;
    }
}

TEST(LineRaster, LinesThatMeetAreNoDarkerThere) {
    QImage image(60, 60, QImage::Format_RGB32);
    image.fill(Qt::white);
    LineRaster lines(image.rect());
    QColor half(Qt::black);
    half.setAlphaF(0.5F);
    lines.begin({half, 6, 0, 0});
    const QPointF bend[] = {{5, 30}, {30, 30}, {30, 5}, {30, 55}};
    lines.add(bend);
    lines.blend(image, 0);
    EXPECT_NEAR(qGray(image.pixel(30, 30)), qGray(image.pixel(12, 30)), 1);
    EXPECT_NEAR(qGray(image.pixel(30, 30)), 127, 2);
}

TEST(LineRaster, OddLinesDoNoHarm) {
    QImage image(20, 20, QImage::Format_RGB32);
    image.fill(Qt::white);
    LineRaster lines(image.rect());
    const double nan = std::nan("");
    lines.begin({Qt::black, 1, 3, 2});
    const QPointF odd[] = {{nan, 3}, {5, nan}, {1e12, 4}, {-1e12, 9}, {7, 7}, {7, 7}};
    lines.add(odd);
    lines.begin({Qt::black, 2, 0, 0});
    lines.add(odd);
    lines.blend(image, 0);
    EXPECT_EQ(image.size(), QSize(20, 20));
}

TEST(Ground, NoGapShowsBetweenCrookedNeighboursAtAnyScale) {
    const MapScene scene = crookedPlan(40, 11);
    for (const double ratio : {1.0, 2.0}) {
        MapView view = fitView(scene.units->bounds(), QSize(500, 400), QMarginsF(), ratio);
        for (int i = 0; i < 9; ++i) {
            EXPECT_EQ(bench::countSlivers(scene, view), 0) << view.metresPerPixel;
            view = view.zoomed(i < 2 ? 0.5 : 1.9, QPointF(233, 187));
        }
    }
}

TEST(Ground, ANewColourIsDrawnAsTheWholePicture) {
    MapScene plan = testing::gridPlan("AAAB/AABB/CCBB");
    const auto before = finishScene(plan);
    const MapView view = fitView(plan.units->bounds(), QSize(320, 240), QMarginsF(8, 8, 8, 8));
    const MapStyle style = lightStyle();
    Ground ground = drawGround(*before, view, style);
    plan.territoryOf[5] = 1;
    const auto after = finishScene(plan, before.get());
    redrawGround(ground, QRect(QPoint(), view.size), *after, style, Redraw::Owners);
    EXPECT_EQ(ground.image, drawGround(*after, view, style, {{}, 1, {}, {}}).image);
    plan.territories[1].fill += 3;
    const auto other = finishScene(plan, after.get());
    redrawGround(ground, QRect(QPoint(), view.size), *other, style, Redraw::Fills, 2);
    EXPECT_EQ(ground.image, drawGround(*other, view, style, {{}, 3, {}, {}}).image);
}

/// Of any channel of any pixel.
int largestDifference(const QImage& a, const QImage& b) {
    int most = a.size() == b.size() ? 0 : 255;
    for (int y = 0; y < a.height() && most < 255; ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            most = std::max({most, std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)),
                             std::abs(qBlue(p) - qBlue(q))});
        }
    }
    return most;
}

TEST(Ground, PartsThatComeIntoSightAreDrawnAsTheWholePicture) {
    const auto scene = finishScene(crookedPlan(30, 7));
    const MapView view =
        fitView(scene->units->bounds(), QSize(420, 300), QMarginsF(-90, -60, -90, -60));
    const MapStyle style = lightStyle();
    Ground ground = drawGround(*scene, view, style);
    shiftGround(ground, -37, 21);
    redrawGround(ground, QRect(383, 0, 37, 300), *scene, style, Redraw::All);
    redrawGround(ground, QRect(0, 0, 420, 21), *scene, style, Redraw::All, 2);
    const Ground whole = drawGround(*scene, ground.view, style);
    // Another corner rounds the distances of lines otherwise, by less than can be seen.
    EXPECT_LE(largestDifference(ground.image, whole.image), 6);
    EXPECT_EQ(ground.units.at(400, 100), whole.units.at(400, 100));
}

TEST(Ground, AMillionPointsAreAllCounted) {
    MapScene plan = testing::gridPlan("AB", 400'000);
    core::Random random(5);
    auto points = std::make_shared<std::vector<MapPoint>>();
    for (int i = 0; i < 100'000; ++i) {
        points->push_back({{random.uniform() * 800'000, -random.uniform() * 400'000},
                           static_cast<AccountClass>(i % 3),
                           -1});
    }
    points->push_back({{std::nan(""), 0}, AccountClass::A, -1});
    plan.points = points;
    const auto scene = finishScene(plan);
    std::size_t visited = 0;
    for (const AccountClass rank : {AccountClass::A, AccountClass::B, AccountClass::C}) {
        core::Box all;
        all.add(core::Point{-1e9, -1e9});
        all.add(core::Point{1e9, 1e9});
        scene->pointIndex()->visit(rank, all, [&](const PointIndex::Entry&) { ++visited; });
    }
    EXPECT_EQ(visited, 100'000U);
    core::Box corner;
    corner.add(core::Point{0, -400'000});
    corner.add(core::Point{50'000, -350'000});
    std::set<std::pair<float, float>> found;
    for (const AccountClass rank : {AccountClass::A, AccountClass::B, AccountClass::C}) {
        scene->pointIndex()->visit(rank, corner, [&](const PointIndex::Entry& e) {
            found.insert({e.x, e.y});
        });
    }
    const core::Point origin = scene->pointIndex()->origin();
    for (const MapPoint& point : *points) {
        if (corner.contains(point.at)) {
            EXPECT_TRUE(found.count({static_cast<float>(point.at.x - origin.x),
                                     static_cast<float>(point.at.y - origin.y)}));
        }
    }
}

/// Real layers, where they are.
void expectNoSlivers(const std::string& name, const std::string& key) {
    const std::string source = std::string(EVENLODE_SHARED_DATA) + "/" + name;
    if (!std::filesystem::exists(source)) {
        GTEST_SKIP() << "the shared data is not here";
    }
    support::TempDir dir;
    core::Workspace ws = core::Workspace::create(dir.file("plan.gpkg"));
    core::Job job;
    geo::ImportUnitsParams import;
    import.source = source;
    import.layer = "units";
    import.read.keyField = key;
    geo::importUnits(ws, import, job);
    const LayerMap map = loadLayerMap(ws.reader(), core::requireLayer(ws.reader(), "units"), job);
    MapScene scene = layerScene(map);
    scene.territories.resize(1);
    MapView view = fitView(map.units->bounds(), QSize(900, 700), QMarginsF());
    for (int i = 0; i < 8; ++i) {
        EXPECT_EQ(bench::countSlivers(scene, view), 0) << name << ", " << view.metresPerPixel;
        view = view.zoomed(1.7, QPointF(420, 380));
    }
}

TEST(RealLayers, ConnecticutHasNoGaps) {
    expectNoSlivers("zcta/tl_2010_09_zcta510.zip", "ZCTA5CE10");
}

TEST(RealLayers, CaliforniaHasNoGaps) {
    expectNoSlivers("zcta/tl_2010_06_zcta510.zip", "ZCTA5CE10");
}

TEST(RealLayers, NewEnglandHasNoGaps) {
    expectNoSlivers("zcta/zcta520_500k_newengland_fl_nm.geojson.gz", "ZCTA5CE20");
}

TEST(RealLayers, ChicagoHasNoGaps) {
    expectNoSlivers("zcta/chicago_zip_codes.zip", "ZIP");
}

} // namespace
} // namespace ui
