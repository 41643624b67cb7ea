// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/road_rules.h"
#include "tests/ui/routes_desk.h"
#include "ui/map/map_canvas.h"
#include "ui/routes/ring_figures.h"
#include "ui/routes/ring_form.h"
#include "ui/routes/ring_mode.h"
#include "ui/shell/actions.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>

namespace {

/// The drive-time ring, open on a small state with made-up streets.
class RingDesk : public support::RoutesDesk {
protected:
    void SetUp() override {
        support::RoutesDesk::SetUp();
        press("routesRing");
        ready();
    }
    bool withRoads() const override { return true; }
    void tick(int row) {
        part<QListWidget>("ringBases").item(row)->setCheckState(Qt::Checked);
        ready();
    }
    ui::RingMode& ring() { return window->routes().ring(); }
    ui::MapCanvas& map() { return window->routes().page().map(); }
    const core::Connection& db() { return window->session().workspace().reader(); }
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

TEST_F(RingDesk, ABarrierIsDrawnOnTheMapRespectedAndUndone) {
    tick(0);
    const double before = ring().result()->report.polygons[2].areaKm2;
    const QPoint at = map().positionOf(ring().overlay()->centres[0].at).toPoint();
    press("ringDraw");
    QTest::mouseClick(&map(), Qt::LeftButton, {}, at + QPoint(14, -160));
    QTest::mouseMove(&map(), at + QPoint(14, 0));
    QTest::mouseClick(&map(), Qt::LeftButton, {}, at + QPoint(14, 0));
    QTest::mouseMove(&map(), at + QPoint(14, 160));
    QTest::mouseClick(&map(), Qt::LeftButton, {}, at + QPoint(14, 160));
    map().setFocus();
    QTest::keyClick(&map(), Qt::Key_Return);
    ready();
    EXPECT_EQ(db().integer("SELECT count(*) FROM plan_road_barriers"), 1);
    EXPECT_FALSE(part<QAbstractButton>("ringDraw").isChecked()) << "one line at a time";
    EXPECT_EQ(ring().overlay()->barriers.size(), 1U);
    EXPECT_LT(ring().result()->report.polygons[2].areaKm2, before);
    support::keepBothThemes(*window, "ring-barrier");
    window->actions()["edit.undo"]->trigger();
    ready();
    EXPECT_EQ(db().integer("SELECT count(*) FROM plan_road_barriers"), 0);
    EXPECT_EQ(ring().result()->report.polygons[2].areaKm2, before);
    press("ringDraw");
    QTest::mouseClick(&map(), Qt::LeftButton, {}, at);
    QTest::keyClick(&map(), Qt::Key_Escape);
    EXPECT_TRUE(ring().isOpen()) << "Esc goes back by one";
}

TEST_F(RingDesk, DirectionAndHourOfDepartureAreAsked) {
    tick(0);
    const double before = ring().result()->report.polygons[2].areaKm2;
    auto& direction = part<QComboBox>("ringDirection");
    direction.setFocus();
    QTest::keyClick(&direction, Qt::Key_Down);
    ready();
    EXPECT_TRUE(ring().result()->report.inward);
    geo::RoadSpeedsParams speeds;
    speeds.factors = {{"all", 2}};
    speeds.fromHour = 7;
    speeds.toHour = 9;
    geo::setRoadSpeeds(window->session().workspace(), speeds);
    window->session().reload();
    ready();
    auto& leave = part<QComboBox>("ringTraffic");
    ASSERT_EQ(leave.count(), 4);
    leave.setFocus();
    QTest::keyClick(&leave, Qt::Key_End);
    ready();
    EXPECT_EQ(leave.currentText(), "07:00");
    EXPECT_LT(ring().result()->report.polygons[2].areaKm2, before / 2);
}

TEST_F(RingDesk, PlacesOfOnePlanAreNotThoseOfAnother) {
    press("ringPlace");
    ready();
    auto& bases = part<QListWidget>("ringBases");
    const int all = bases.count();
    support::World other("AAB/ABB");
    open(other);
    auto* tabs = window->findChild<QTabBar*>("workspaces");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(3).center());
    press("routesRing");
    ready();
    EXPECT_LT(bases.count(), all);
    for (int i = 0; i < bases.count(); ++i) {
        EXPECT_FALSE(bases.item(i)->text().startsWith("Place")) << i;
    }
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
