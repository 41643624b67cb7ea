// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/import_roads.h"
#include "tests/support/road_town.h"
#include "tests/ui/window_fixture.h"
#include "ui/map/map_canvas.h"
#include "ui/routes/ring_figures.h"
#include "ui/routes/ring_form.h"
#include "ui/routes/ring_mode.h"
#include "ui/routes/routes_mode.h"
#include "ui/routes/routes_page.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/plan_session.h"
#include "ui/verbs/demo.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QTabBar>
#include <QToolButton>

namespace {

/// The sample of a small state with a made-up network of streets, its drive-time ring open.
class RingDesk : public support::Window {
protected:
    void SetUp() override {
        core::Job job;
        ui::DemoParams params;
        params.folder = (dir.path() / "sample").string();
        params.sample.state = "RI";
        params.sample.accounts = 160;
        params.sample.reps = 3;
        const std::string file = ui::makeSample(params, job);
        if (withRoads()) {
            core::Workspace ws = core::Workspace::open(file);
            geo::ImportRoadsParams roads;
            roads.source = dir.write("streets.osm", support::roadTown(60, -71.9, 41.3, 0.0125));
            geo::importRoads(ws, roads, job);
        }
        window->openPlan(QString::fromStdString(file));
        ASSERT_TRUE(window->session().isOpen());
        settle();
        auto* tabs = window->findChild<QTabBar*>("workspaces");
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(2).center());
        ready();
        press("routesRing");
        ready();
    }
    virtual bool withRoads() const { return true; }
    void ready() {
        ASSERT_TRUE(QTest::qWaitFor(
            [this] { return !window->runner().busy() && window->routes().settled(); }, 60000));
        QTest::qWait(30);
    }
    template <class Widget> Widget& part(const char* name) {
        auto* found = window->findChild<Widget*>(name);
        EXPECT_NE(found, nullptr) << name;
        return *found;
    }
    void press(const char* name) {
        auto& button = part<QAbstractButton>(name);
        ASSERT_TRUE(button.isVisible() && button.isEnabled())
            << name << ": " << button.toolTip().toStdString();
        QTest::mouseClick(&button, Qt::LeftButton);
    }
    void tick(int row) {
        part<QListWidget>("ringBases").item(row)->setCheckState(Qt::Checked);
        ready();
    }
    ui::RingMode& ring() { return window->routes().ring(); }
    ui::MapCanvas& map() { return window->routes().page().map(); }
    const core::Connection& db() { return window->session().workspace().reader(); }

    support::TempDir dir;
};

class RingDeskWithoutRoads : public RingDesk {
protected:
    bool withRoads() const override { return false; }
};

} // namespace

TEST_F(RingDesk, TickedBasesAreDrawnAndCounted) {
    EXPECT_EQ(ring().result(), nullptr) << "nothing is ticked";
    tick(0);
    tick(1);
    ASSERT_NE(ring().result(), nullptr);
    const geo::IsochroneReport& report = ring().result()->report;
    EXPECT_EQ(report.engine, "embedded");
    ASSERT_EQ(report.polygons.size(), 6U);
    ASSERT_EQ(report.together.size(), 3U);
    ASSERT_EQ(ring().overlay()->centres.size(), 2U);
    EXPECT_EQ(ring().overlay()->centres[0].rings.size(), 4U) << "three and the estimate";
    const QString shown = ring().figures().text();
    EXPECT_TRUE(shown.contains("Both, overlap counted once")) << shown.toStdString();
    EXPECT_TRUE(shown.contains(QString::number(report.together[2].accounts)));
    EXPECT_TRUE(shown.contains("farther than 30 min")) << shown.toStdString();
    support::keepBothThemes(*window, "ring");
}

TEST_F(RingDesk, ABaseIsDraggedToAnotherPlaceAndEscPutsItBack) {
    tick(0);
    const auto home = ring().result()->bases[0].home;
    const auto before = ring().result()->report.polygons[2].accounts;
    const QPoint at = map().positionOf(ring().overlay()->centres[0].at).toPoint();
    QTest::mousePress(&map(), Qt::LeftButton, {}, at);
    QTest::mouseMove(&map(), at + QPoint(30, 20));
    QTest::mouseMove(&map(), at + QPoint(60, 40));
    QTest::mouseRelease(&map(), Qt::LeftButton, {}, at + QPoint(60, 40));
    ready();
    ASSERT_TRUE(ring().result()->bases[0].moved);
    EXPECT_NE(ring().result()->bases[0].moved->x, home.x);
    EXPECT_TRUE(part<QListWidget>("ringBases").item(0)->text().endsWith("moved"));
    QTest::keyClick(&window->routes().page(), Qt::Key_Escape);
    ready();
    EXPECT_FALSE(ring().result()->bases[0].moved);
    EXPECT_EQ(ring().result()->report.polygons[2].accounts, before);
    QTest::keyClick(&window->routes().page(), Qt::Key_Escape);
    EXPECT_FALSE(ring().isOpen());
    EXPECT_TRUE(window->routes().isOpen()) << "Esc goes back by one";
}

TEST_F(RingDesk, MinutesThatAreNoneAreSaidAndOthersFollowedAtOnce) {
    tick(2);
    auto& minutes = part<QLineEdit>("ringMinutes");
    minutes.setFocus();
    minutes.selectAll();
    QTest::keyClicks(&minutes, "soon");
    QTest::keyClick(&minutes, Qt::Key_Return);
    ready();
    EXPECT_TRUE(part<QWidget>("ringWrong").isVisible());
    EXPECT_EQ(ring().result(), nullptr);
    minutes.selectAll();
    QTest::keyClicks(&minutes, "15, 5");
    QTest::keyClick(&minutes, Qt::Key_Return);
    ready();
    EXPECT_FALSE(part<QWidget>("ringWrong").isVisible());
    ASSERT_EQ(ring().result()->report.polygons.size(), 2U);
    EXPECT_EQ(ring().result()->report.polygons[0].minutes, 5);
}

TEST_F(RingDesk, IsWrittenToAccountsKeptAndExported) {
    tick(0);
    const auto inside = ring().result()->report.polygons[2].accounts;
    ASSERT_GT(inside, 0);
    press("ringWrite");
    ready();
    EXPECT_EQ(db().integer("SELECT count(*) FROM plan_account_rings WHERE ring = 'R-001'"), inside);
    ASSERT_TRUE(window->session().workspace().undo());
    EXPECT_EQ(db().integer("SELECT count(*) FROM plan_account_rings"), 0);
    press("ringKeep");
    ready();
    EXPECT_EQ(db().integer("SELECT count(DISTINCT name) FROM isochrones"), 2);
    const QString file = QString::fromStdString(dir.file("rings.geojson"));
    window->ask().answerNext(file);
    press("ringExport");
    ready();
    EXPECT_TRUE(QFile::exists(file));
}

TEST_F(RingDesk, APlaceOfOnesOwnIsADiamondInTheMiddle) {
    press("ringPlace");
    ready();
    ASSERT_NE(ring().result(), nullptr);
    EXPECT_EQ(ring().result()->bases[0].name, "Place 1");
}

TEST_F(RingDeskWithoutRoads, CirclesAreLabelledAsEstimates) {
    EXPECT_FALSE(part<QRadioButton>("ringRoads").isEnabled());
    tick(0);
    ASSERT_NE(ring().result(), nullptr);
    EXPECT_EQ(ring().result()->report.engine, "estimate");
    EXPECT_TRUE(ring().figures().text().contains("(estimate)"));
    EXPECT_TRUE(ring().overlay()->centres[0].rings[0].estimate);
    support::keepBothThemes(*window, "ring-estimate");
}
