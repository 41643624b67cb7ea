// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/plan_routes.h"
#include "core/visits/visit_store.h"
#include "tests/ui/routes_desk.h"
#include "ui/map/map_canvas.h"
#include "ui/routes/day_view.h"
#include "ui/routes/route_overlay.h"
#include "ui/routes/stops_model.h"
#include "ui/widgets/key_values.h"

#include <QDateEdit>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

namespace {

class RoutesDesk : public support::RoutesDesk {
protected:
    void planMonday() {
        part<QDateEdit>("routesDate").setDate(QDate(2026, 11, 30));
        part<QSpinBox>("routesTop").setValue(15);
        press("routesPlan");
        ready();
    }
    ui::RoutesPage& page() { return window->routes().page(); }
    core::RouteReport kept() { return core::showRoutes(window->session().workspace(), 0); }
    QString figure(const QString& key) { return part<ui::KeyValues>("routesFigures").valueOf(key); }
};

} // namespace

TEST_F(RoutesDesk, PlansADayAndShowsItOnMapHoursAndList) {
    EXPECT_FALSE(part<QAbstractButton>("routesAgain").isEnabled()) << "nothing is planned yet";
    support::keepBothThemes(*window, "routes-empty");
    planMonday();
    const core::RouteReport report = kept();
    ASSERT_GE(report.plan.routes.size(), 2U);
    EXPECT_EQ(page().shownRoutes().size(), report.plan.routes.size());
    EXPECT_EQ(page().day(), "2026-11-30");
    EXPECT_EQ(page().stops().rowCount(), static_cast<int>(report.plan.routes[0].stops.size()));
    EXPECT_EQ(window->routes().overlay()->lines.size(), report.plan.routes.size());
    EXPECT_TRUE(figure("Stops served").startsWith(QString::number(report.plan.served())));
    EXPECT_FALSE(figure("Driving (estimate)").isEmpty());
    support::keepBothThemes(*window, "routes");
}

TEST_F(RoutesDesk, LegsRunAlongTheRoadsWhereThereAreAny) {
    planMonday();
    EXPECT_TRUE(window->routes().overlay()->lines[0].legs.empty()) << "an estimate is straight";
    importStreets(window->session().workspace().path());
    press("routesPlan");
    ready();
    EXPECT_EQ(kept().plan.engine, "embedded");
    const ui::RouteOverlay::Line& line = window->routes().overlay()->lines[0];
    ASSERT_EQ(line.legs.size(), line.stops.size() + (line.base ? 1 : -1));
    EXPECT_GT(line.legs[0].size(), 3U);
    support::keepBothThemes(*window, "routes-roads");
}

TEST_F(RoutesDesk, ChoosingAStopIsOneChoiceEverywhere) {
    planMonday();
    ui::DayView& day = page().dayView();
    QTest::mouseClick(&day, Qt::LeftButton, {}, day.barOf(1, 0).center().toPoint());
    EXPECT_EQ(page().chosenStop(), 0);
    EXPECT_TRUE(window->routes().overlay()->lines[1].chosen);
    EXPECT_EQ(window->routes().overlay()->lines[1].chosenStop, 0);
    day.setFocus();
    QTest::keyClick(&day, Qt::Key_Right);
    EXPECT_EQ(page().chosenStop(), 1);
    QTest::keyClick(&day, Qt::Key_Up);
    EXPECT_TRUE(window->routes().overlay()->lines[0].chosen);
}

TEST_F(RoutesDesk, AStopIsDraggedToAnotherRepAndUndone) {
    planMonday();
    const core::RouteReport before = kept();
    ui::DayView& day = page().dayView();
    const QPoint from = day.barOf(0, 0).center().toPoint();
    const QPoint to(day.barOf(1, 0).left() + 1, day.laneOf(1).center().toPoint().y());
    QTest::mousePress(&day, Qt::LeftButton, {}, from);
    QTest::mouseMove(&day, (from + to) / 2);
    QTest::mouseMove(&day, to);
    QTest::mouseRelease(&day, Qt::LeftButton, {}, to);
    ready();
    const core::RouteReport after = kept();
    const auto moved = before.plan.routes[0].stops[0].account;
    bool inSecond = false;
    for (const auto& route : after.plan.routes) {
        for (const auto& stop : route.stops) {
            inSecond = inSecond || (stop.account == moved &&
                                    route.rep == before.plan.routes[1].rep && stop.locked);
        }
    }
    EXPECT_TRUE(inSecond);
    ASSERT_TRUE(window->session().workspace().undo());
    EXPECT_EQ(core::Json(kept()).at("routes"), core::Json(before).at("routes"));
}

TEST_F(RoutesDesk, KeysLockAndTakeOutAndTheRestIsPlannedAgain) {
    planMonday();
    ui::DayView& day = page().dayView();
    QTest::mouseClick(&day, Qt::LeftButton, {}, day.barOf(0, 0).center().toPoint());
    QTest::keyClick(&day, Qt::Key_L);
    ready();
    EXPECT_TRUE(kept().plan.routes[0].stops[0].locked);
    const auto served = kept().plan.served();
    QTest::mouseClick(&page().dayView(), Qt::LeftButton, {}, day.barOf(1, 0).center().toPoint());
    QTest::keyClick(&day, Qt::Key_Delete);
    ready();
    EXPECT_EQ(kept().plan.served(), served - 1);
    press("routesAgain");
    ready();
    EXPECT_GE(kept().plan.served(), served);
}

TEST_F(RoutesDesk, BecomesPlannedVisitsAndAFile) {
    planMonday();
    window->ask().answerNext(QStringLiteral("yes"));
    press("routesPost");
    ready();
    EXPECT_EQ(core::visits::loadVisits(window->session().workspace().reader()).size(),
              static_cast<std::size_t>(kept().plan.served()));
    const QString file = QString::fromStdString(dir.file("monday.gpx"));
    window->ask().answerNext(file);
    press("routesExport");
    ready();
    EXPECT_TRUE(QFile::exists(file));
}

TEST_F(RoutesDesk, EscapeGoesBackToThePlan) {
    page().setFocus();
    QTest::keyClick(&page(), Qt::Key_Escape);
    EXPECT_FALSE(window->routes().isOpen());
}
