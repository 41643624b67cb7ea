// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temp_dir.h"
#include "tests/ui/grid_scene.h"
#include "tests/ui/window_fixture.h"
#include "ui/dialogs/base_map_dialog.h"
#include "ui/draw/ground.h"
#include "ui/draw/scene_difference.h"
#include "ui/verbs/base_map.h"

#include <QBuffer>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

namespace {

using geo::TileId;

/// Every tile has a colour of its own.
QColor colourOf(const TileId& id) {
    return QColor(40 + id.x * 37 % 200, 40 + id.y * 53 % 200, 40 + id.z * 20);
}

core::Blob pngOf(const TileId& id) {
    QImage image(geo::kTilePixels, geo::kTilePixels, QImage::Format_RGB32);
    image.fill(colourOf(id));
    QByteArray data;
    QBuffer buffer(&data);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    const auto* first = reinterpret_cast<const std::byte*>(data.constData());
    return {first, first + data.size()};
}

class Coloured : public geo::TileSource {
public:
    const geo::TileInfo& info() const override { return info_; }
    core::Blob tile(const TileId& id, core::Job&) override { return pngOf(id); }

private:
    geo::TileInfo info_{"coloured", "Somebody", 0, 14};
};

/// An MBTiles file of levels 4 and 5.
std::string colouredFile(const support::TempDir& dir) {
    const std::string path = dir.file("map.mbtiles");
    const core::Connection db(path, core::Connection::Mode::Create);
    db.exec("CREATE TABLE metadata (name TEXT, value TEXT);"
            "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, "
            "tile_data BLOB);"
            "INSERT INTO metadata VALUES ('format', 'png'), ('attribution', 'Somebody')");
    core::Transaction all(db);
    core::Statement insert = db.prepare("INSERT INTO tiles VALUES (?, ?, ?, ?)");
    for (int z = 4; z <= 5; ++z) {
        for (int x = 0; x < 1 << z; ++x) {
            for (int y = 0; y < 1 << z; ++y) {
                insert.run(z, x, (1 << z) - 1 - y, pngOf({z, x, y}));
            }
        }
    }
    all.commit();
    return path;
}

const char* const kConus = "EPSG:5070";

ui::MapView conus(double metresPerPixel) {
    ui::MapView view;
    view.size = QSize(400, 300);
    view.metresPerPixel = metresPerPixel;
    view.topLeft = {-200 * metresPerPixel, 1'900'000 + 150 * metresPerPixel};
    return view;
}

} // namespace

TEST(BaseMap, EachPixelShowsTheTileThatItsPlaceLiesIn) {
    ui::TileLayer layer(std::make_unique<Coloured>(), kConus);
    const geo::Projection plane(kConus);
    core::Job job;
    for (const double scale : {4000.0, 300.0, 12.0}) {
        const ui::MapView view = conus(scale);
        layer.load(view, job);
        const QRect whole(QPoint(), view.size);
        const ui::TileView tiles = layer.viewOf(view, whole);
        QImage image(view.size, QImage::Format_RGB32);
        image.fill(Qt::black);
        tiles.draw(image, whole, 0);
        int wrong = 0;
        for (int y = 3; y < 300; y += 9) {
            for (int x = 3; x < 400; x += 9) {
                const core::Point world =
                    geo::worldTileOf(plane.toDegrees(view.toMetres(QPointF(x + 0.5, y + 0.5))));
                const double count = 1 << tiles.zoom;
                const TileId id{tiles.zoom, static_cast<int>(world.x * count),
                                static_cast<int>(world.y * count)};
                wrong += image.pixel(x, y) != colourOf(id).rgb();
            }
        }
        EXPECT_LE(wrong, 2) << scale; // at the rim of a tile
    }
}

TEST(BaseMap, APartIsDrawnAsTheWhole) {
    ui::TileLayer layer(std::make_unique<Coloured>(), kConus);
    const ui::MapView view = conus(700);
    core::Job job;
    layer.load(view, job);
    const QRect whole(QPoint(), view.size);
    QImage all(view.size, QImage::Format_RGB32);
    layer.viewOf(view, whole).draw(all, whole, 0);
    QImage parts(view.size, QImage::Format_RGB32);
    for (const QRect& part :
         {QRect(0, 0, 133, 300), QRect(133, 0, 267, 101), QRect(133, 101, 267, 199)}) {
        layer.viewOf(view, part).draw(parts, part, 0);
    }
    int different = 0;
    for (int y = 0; y < 300; ++y) {
        for (int x = 0; x < 400; ++x) {
            different += all.pixel(x, y) != parts.pixel(x, y);
        }
    }
    EXPECT_LE(different, 400 * 300 / 500); // rims of tiles
}

TEST(BaseMap, WhatIsMissingIsFetchedAndTold) {
    ui::TileLayer layer(std::make_unique<Coloured>(), kConus);
    QSignalSpy arrived(&layer, &ui::TileLayer::arrived);
    const ui::MapView view = conus(2000);
    const QRect whole(QPoint(), view.size);
    EXPECT_TRUE(layer.viewOf(view, whole).tiles.empty());
    ASSERT_TRUE(QTest::qWaitFor([&] { return arrived.count() > 0; }, 10000));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !layer.viewOf(view, whole).tiles.empty(); }, 10000));
}

TEST(BaseMap, FillsLetItThrough) {
    ui::MapScene plan = ui::testing::gridPlan("AAB/ABB");
    const auto bare = finishScene(plan);
    ui::MapView view =
        ui::fitView(plan.units->bounds(), QSize(200, 150), QMarginsF(20, 20, 20, 20));
    ui::addBaseMap(plan, std::make_shared<ui::TileLayer>(std::make_unique<Coloured>(), kConus));
    core::Job job;
    plan.tiles->load(view, job);
    const auto over = finishScene(plan);
    EXPECT_TRUE(plan.attribution.contains("Somebody"));
    ui::MapStyle style;
    style.tokens = ui::loadTokens(ui::ThemeKind::Light);
    const QRgb without = drawGround(*bare, view, style).image.pixel(60, 40);
    const QRgb with = drawGround(*over, view, style).image.pixel(60, 40);
    EXPECT_NE(with, without);
    EXPECT_TRUE(differenceOf(*bare, *over).everything);
}

namespace support {

TEST_F(Window, ABaseMapIsChosenShownSwitchedOffAndRemembered) {
    const TempDir dir;
    const std::string file = colouredFile(dir);
    World world("AAB/ABB/CCC");
    open(world);
    // Once also what lies around the view is drawn, nothing of the picture changes any more.
    const auto picture = [this] {
        EXPECT_TRUE(QTest::qWaitFor([this] { return canvas().isAtRest(); }));
        return canvas().grab().toImage();
    };
    const QImage before = picture();
    window->actions()["view.baseMap"]->trigger();
    auto* dialog = window->findChild<ui::BaseMapDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_FALSE(dialog->findChild<QPushButton*>("baseMapUse")->isEnabled());
    keepPicture(*dialog, "base-map-dialog");
    dialog->findChild<QLineEdit*>("baseMapSource")->setText(QString::fromStdString(file));
    QTest::mouseClick(dialog->findChild<QPushButton*>("baseMapUse"), Qt::LeftButton);
    settle();
    ASSERT_TRUE(canvas().scene()->tiles);
    QTest::qWait(300);
    settle();
    const QImage with = picture();
    EXPECT_NE(with, before);
    keepPicture(*window, "base-map");
    EXPECT_EQ(ui::Settings().baseMap().source, file);
    EXPECT_TRUE(ui::Settings().baseMapShown());
    window->map().setLayerVisible("tiles", false);
    settle();
    EXPECT_EQ(picture(), before);
    EXPECT_FALSE(ui::Settings().baseMapShown());
}

TEST_F(Window, ABaseMapThatCannotBeOpenedIsSaidAndLeftOut) {
    World world("AAB/ABB/CCC");
    open(world);
    EXPECT_FALSE(window->map().setBaseMap({"/nowhere/map.mbtiles", ""}, true));
    settle();
    EXPECT_FALSE(canvas().scene()->tiles);
}

} // namespace support
