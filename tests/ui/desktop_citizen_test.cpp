// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temp_dir.h"
#include "tests/ui/window_fixture.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/flows/import_flow.h"
#include "ui/shell/dropped_files.h"
#include "ui/shell/recent_menu.h"

#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QUrl>

using support::Window;

namespace ui {
namespace {

/// Drops files on the window, as a file manager does.
void drop(QWidget& window, const QStringList& paths) {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths) {
        urls << QUrl::fromLocalFile(path);
    }
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&window, &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent event(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&window, &event);
}

TEST_F(Window, ADroppedPlanIsOpened) {
    const support::World world("AAB/ABB/CCC");
    drop(*window, {QString::fromStdString(world.ws.path())});
    EXPECT_EQ(window->session().path(), QString::fromStdString(world.ws.path()));
    settle();
}

TEST_F(Window, ADroppedTableBeginsAnImport) {
    const support::TempDir dir;
    const std::string table = dir.write("customers.csv", "id,name,zip\n1,One,06511\n2,Two,06510\n");
    drop(*window, {QString::fromStdString(table)});
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return window->importFlow().step() == ImportFlow::Step::Columns; }, 20000));
}

TEST_F(Window, DroppedAreasGoIntoANewPlanWhereNoneIsOpen) {
    const support::TempDir dir;
    const std::string areas = dir.write(
        "grid.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ZIP":"67001"},
            "geometry":{"type":"Polygon","coordinates":[[[-98,38],[-97.9,38],[-97.9,38.1],[-98,38.1],[-98,38]]]}}]})");
    window->ask().answerNext(QString::fromStdString(dir.file("plan.gpkg")));
    drop(*window, {QString::fromStdString(areas)});
    ASSERT_TRUE(window->session().isOpen());
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return window->session().layer() && !window->session().layer()->units.empty(); },
        20000));
    settle();
}

TEST_F(Window, WhatIsNoFileOfOursIsLeftAlone) {
    const support::TempDir dir;
    const QString letter = QString::fromStdString(dir.write("letter.docx", "x"));
    drop(*window, {letter});
    drop(*window, {letter, letter});
    EXPECT_FALSE(window->session().isOpen());
}

TEST(DroppedFiles, AGeoPackageIsLookedInto) {
    const support::World world("AAB/ABB/CCC");
    EXPECT_EQ(kindOfFile(QString::fromStdString(world.ws.path())), FileKind::Plan);
    EXPECT_EQ(kindOfFile("areas.SHP"), FileKind::Areas);
    EXPECT_EQ(kindOfFile("accounts.xlsx"), FileKind::Table);
    EXPECT_EQ(kindOfFile("README"), FileKind::Other);
}

TEST_F(Window, PlansOpenedBeforeAreInTheFileMenu) {
    const support::World world("AAB/ABB/CCC");
    open(world);
    window->session().close();
    auto* recent = window->findChild<RecentMenu*>("recent");
    ASSERT_NE(recent, nullptr);
    emit recent->aboutToShow();
    ASSERT_FALSE(recent->actions().isEmpty());
    recent->actions().front()->trigger();
    EXPECT_EQ(window->session().path(), QString::fromStdString(world.ws.path()));
    settle();
}

TEST(About, NamesEveryLibraryThatIsLinked) {
    support::theme();
    QFile page(QStringLiteral(EVENLODE_SOURCE_DIR "/docs/third-party.md"));
    ASSERT_TRUE(page.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(page.readAll());
    const QString linked = text.section("## Linked into the programs", 1).section("## ", 0, 0);
    QStringList missing;
    for (const QString& line : linked.split('\n')) {
        const QString name = line.section('|', 1, 1).trimmed().section(" (", 0, 0);
        if (name.isEmpty() || name == "library" || name.startsWith("---")) {
            continue;
        }
        const auto lines = libraryLines();
        const bool known = std::any_of(lines.begin(), lines.end(), [&](const LibraryLine& l) {
            return !l.licence.isEmpty() && name.startsWith(l.name.section(' ', 0, 0));
        });
        if (!known) {
            missing << name;
        }
    }
    EXPECT_TRUE(missing.isEmpty()) << missing.join(", ").toStdString();
}

TEST(About, SaysTheVersionOfEveryLibrary) {
    for (const LibraryLine& line : libraryLines()) {
        const bool data = line.name == "Open Sans" || line.name == "Breeze icons" ||
                          line.name == "GeoNames ZIP codes" ||
                          line.name == "Census Bureau boundaries";
        EXPECT_TRUE(data || !line.version.isEmpty()) << line.name.toStdString();
    }
}

TEST_F(Window, TheAboutBoxShowsVersionsAndLicences) {
    window->actions()["help.about"]->trigger();
    auto* about = window->findChild<QDialog*>("aboutDialog");
    ASSERT_NE(about, nullptr);
    EXPECT_TRUE(QTest::qWaitFor([&] { return about->isVisible(); }, 5000));
    support::keepPicture(*about, "about");
    EXPECT_TRUE(about->isVisible());
    about->reject();
}

} // namespace
} // namespace ui
