// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include "core/verbs/assign.h"
#include "core/verbs/scenarios.h"
#include "ui/shell/panels.h"
#include "ui/views/imbalance_chart.h"
#include "ui/views/side_views.h"
#include "ui/views/start_page.h"
#include "ui/views/table_view.h"
#include "ui/views/territory_view.h"
#include "ui/widgets/key_values.h"

#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>

using support::Window;
using support::World;

namespace {

QString cell(const ui::TableView& table, int row, int column) {
    return table.model()->index(row, column).data().toString();
}

} // namespace

TEST_F(Window, StartsWithTheStartPageAndNoDocks) {
    EXPECT_TRUE(window->findChild<ui::StartPage*>()->isVisible());
    for (const QDockWidget* dock : window->findChildren<QDockWidget*>()) {
        EXPECT_FALSE(dock->isVisible()) << dock->objectName().toStdString();
    }
    EXPECT_FALSE(window->actions()["file.close"]->isEnabled());
    EXPECT_TRUE(window->actions()["file.open"]->isEnabled());
}

TEST_F(Window, OpensAPlanAndShowsItsFigures) {
    const World world("AAB/ABB/CCC");
    open(world);
    const ui::TableView& table = window->panels().territories().table();
    ASSERT_EQ(table.model()->rowCount(), 3);
    EXPECT_EQ(cell(table, 0, ui::TerritoryModel::Name), "A");
    EXPECT_EQ(cell(table, 0, ui::TerritoryModel::Value), "3");
    EXPECT_EQ(cell(table, 2, ui::TerritoryModel::Index), "100.0");
    EXPECT_EQ(window->findChild<QComboBox*>("scenario")->currentText(), "Drawn");
    EXPECT_EQ(window->findChild<ui::TotalsView*>()->values().valueOf("Contiguous"), "Yes, all 3");
}

TEST_F(Window, PointsAtBalanceUntilThatHasBeenOpenedOnce) {
    const World world("AAAB/AABB/AAAB"); // uneven
    open(world);
    auto* hint = window->findChild<QWidget*>("firstRunHint");
    ASSERT_NE(hint, nullptr);
    EXPECT_TRUE(QTest::qWaitFor([&] { return hint->isVisible(); }, 5000));
    window->actions()["plan.balance"]->trigger();
    EXPECT_FALSE(hint->isVisible());
    window->session().close();
    open(world);
    QTest::qWait(150);
    EXPECT_FALSE(hint->isVisible());
}

TEST_F(Window, CtrlOAsksForAFileAndOpensIt) {
    const World world("AB");
    window->ask().answerNext(QString::fromStdString(world.ws.path()));
    QTest::keyClick(window.get(), Qt::Key_O, Qt::ControlModifier);
    EXPECT_TRUE(window->session().isOpen());
    EXPECT_EQ(window->windowTitle(), "plan, Evenlode");
}

TEST_F(Window, AFileThatIsNoPlanIsRefusedAndThePresentOneStays) {
    const World world("AB");
    open(world);
    const std::string junk = world.dir.write("junk.gpkg", "this is not a plan");
    window->ask().answerNext("OK");
    window->openPlan(QString::fromStdString(junk));
    const QStringList asked = window->ask().takeAsked();
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(window->session().path().toStdString(), world.ws.path());
    EXPECT_EQ(window->session().figures().territories.size(), 2U);
}

TEST_F(Window, AClickedUnitMovesToTheTargetAndEveryFigureFollows) {
    const World world("AAB/ABB/CCC");
    open(world);
    const std::string before = world.planRows();
    QTest::keyClick(window.get(), Qt::Key_3);
    click(world, 4);
    ASSERT_EQ(window->selection().units(), std::vector{world.unit(4)});
    window->actions()["territory.assign"]->trigger();
    EXPECT_EQ(world.draw(), "AAB/ACB/CCC");
    const ui::TableView& table = window->panels().territories().table();
    EXPECT_EQ(cell(table, 1, ui::TerritoryModel::Value), "2");
    EXPECT_EQ(cell(table, 2, ui::TerritoryModel::Value), "4");
    settle();
    EXPECT_EQ(canvas().scene()->territoryOf[4], 2);

    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(world.planRows(), before);
    EXPECT_EQ(cell(table, 2, ui::TerritoryModel::Value), "3");
    QTest::keyClick(window.get(), Qt::Key_Y, Qt::ControlModifier);
    EXPECT_EQ(world.draw(), "AAB/ACB/CCC");
}

TEST_F(Window, ALassoRoundUnitsGivesThemToTheTarget) {
    const World world("AAB/ABB/CCC");
    open(world);
    QTest::keyClick(window.get(), Qt::Key_1);
    QTest::keyClick(window.get(), Qt::Key_L);
    EXPECT_TRUE(window->actions()["tool.lasso"]->isChecked());
    const QPoint a = placeOf(world, 7);
    const QPoint b = placeOf(world, 8);
    const int reach = (b.x() - a.x()) / 3;
    const QPoint corners[] = {a + QPoint(-reach, -reach), b + QPoint(reach, -reach),
                              b + QPoint(reach, reach), a + QPoint(-reach, reach)};
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, corners[0]);
    for (const QPoint& corner : corners) {
        QTest::mouseMove(&canvas(), corner);
        QTest::qWait(5);
    }
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, corners[3]);
    EXPECT_EQ(world.draw(), "AAB/ABB/CAA");
    EXPECT_DOUBLE_EQ(valueOf(0), 5);
}

TEST_F(Window, LockedTerritoriesRefuseAndSayWhy) {
    const World world("AAB/ABB/CCC");
    open(world);
    window->selection().setTerritories({window->session().figures().territories[1].id});
    window->actions()["territory.lock"]->trigger();
    EXPECT_TRUE(window->session().figures().territories[1].locked);
    QSignalSpy refused(&window->session(), &ui::PlanSession::refused);
    window->selection().setTarget(window->session().figures().territories[0].id);
    window->selection().setUnits({world.unit(4)});
    window->actions()["territory.assign"]->trigger();
    EXPECT_EQ(world.draw(), "AAB/ABB/CCC");
    EXPECT_EQ(refused.count(), 1);
}

TEST_F(Window, F2RenamesATerritory) {
    const World world("AAB/ABB/CCC");
    open(world);
    ui::TableView& table = window->panels().territories().table();
    table.setFocus();
    table.selectRow(1);
    table.setCurrentIndex(table.model()->index(1, ui::TerritoryModel::Name));
    window->actions()["territory.rename"]->trigger();
    auto* editor = table.findChild<QLineEdit*>();
    ASSERT_NE(editor, nullptr);
    QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(editor, "Harbour");
    QTest::keyClick(editor, Qt::Key_Return);
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return window->session().figures().territories[1].name == "Harbour"; }, 2000));
    EXPECT_EQ(window->findChild<QComboBox*>("target")->itemText(1), "Harbour");
}

TEST_F(Window, OneSelectionInTableChartAndTotals) {
    const World world("AAB/ABB/CCC");
    open(world);
    auto* chart = window->findChild<ui::ImbalanceChart*>();
    QTest::mouseClick(chart, Qt::LeftButton, {},
                      QPoint(static_cast<int>(chart->barRect(2).center().x()), 40));
    ASSERT_EQ(window->selection().territories().size(), 1U);
    ui::TableView& table = window->panels().territories().table();
    const QModelIndexList rows = table.selectionModel()->selectedRows(ui::TerritoryModel::Name);
    ASSERT_EQ(rows.size(), 1);
    EXPECT_EQ(rows.front().data().toString(), "C");
    EXPECT_EQ(window->findChild<ui::TotalsView*>()->values().valueOf("Units"), "3");
    QTest::keyClick(window.get(), Qt::Key_D, Qt::ControlModifier);
    EXPECT_TRUE(window->selection().territories().empty());
    EXPECT_TRUE(table.selectionModel()->selectedRows().isEmpty());
}

TEST_F(Window, ChangesOfAnotherProgramAppearByThemselves) {
    World world("AAB/ABB/CCC");
    open(world);
    QSignalSpy outside(&window->session(), &ui::PlanSession::changedOutside);
    core::assign(world.ws, {"Drawn", "C", {"r1c3"}, ""});
    ASSERT_TRUE(outside.wait(5000));
    EXPECT_DOUBLE_EQ(valueOf(2), 4);
    EXPECT_TRUE(window->actions()["edit.undo"]->isEnabled());
}

TEST_F(Window, OgrReadsThePlanWhileItIsOpenHereAndNothingIsLost) {
    const QString ogrinfo = QStandardPaths::findExecutable("ogrinfo");
    if (ogrinfo.isEmpty()) {
        GTEST_SKIP() << "ogrinfo is not installed";
    }
    const World world("AAB/ABB/CCC");
    open(world);
    const auto territoriesRead = [&] {
        QProcess reader;
        reader.start(ogrinfo, {"-ro", "-q", QString::fromStdString(world.ws.path()), "-sql",
                               "SELECT territory, COUNT(*) AS n FROM territories GROUP BY 1"});
        EXPECT_TRUE(reader.waitForFinished(20000));
        EXPECT_EQ(reader.exitCode(), 0) << reader.readAllStandardError().toStdString();
        return reader.readAllStandardOutput();
    };
    const auto moveToTarget = [&](std::size_t unit) {
        click(world, unit);
        window->actions()["territory.assign"]->trigger();
        settle();
    };
    QTest::keyClick(window.get(), Qt::Key_3);
    EXPECT_FALSE(territoriesRead().isEmpty());
    moveToTarget(4);
    // What the window has just written is there for the other program, which closes the file.
    const QByteArray after = territoriesRead();
    EXPECT_FALSE(after.isEmpty());
    moveToTarget(5);
    EXPECT_NE(territoriesRead(), after);
    EXPECT_EQ(world.draw(), "AAB/ACC/CCC");
    core::Statement check = world.ws.reader().prepare("PRAGMA integrity_check");
    ASSERT_TRUE(check.step());
    EXPECT_EQ(check.string(0), "ok");
}

TEST_F(Window, ScenariosAreCopiedAndSwitched) {
    const World world("AAB/ABB/CCC");
    open(world);
    window->ask().answerNext("What if");
    window->actions()["plan.copyScenario"]->trigger();
    auto* combo = window->findChild<QComboBox*>("scenario");
    ASSERT_EQ(combo->count(), 2);
    EXPECT_EQ(combo->currentText(), "What if");
    window->selection().setUnits({world.unit(4)});
    window->session().assign({world.unit(4)}, window->session().figures().territories[2].id);
    EXPECT_EQ(world.draw("Drawn"), "AAB/ABB/CCC");
    EXPECT_EQ(world.draw("What if"), "AAB/ACB/CCC");
    combo->setCurrentIndex(0);
    EXPECT_EQ(window->session().figures().scenarioName, "Drawn");
}

TEST_F(Window, ClosingAPlanGoesBackToTheStartPageThatRemembersIt) {
    const World world("AB");
    open(world);
    QTest::keyClick(window.get(), Qt::Key_W, Qt::ControlModifier);
    EXPECT_FALSE(window->session().isOpen());
    auto* start = window->findChild<ui::StartPage*>();
    EXPECT_TRUE(start->isVisible());
    const auto recent = start->findChildren<ui::RecentTile*>();
    ASSERT_EQ(recent.size(), 1);
    EXPECT_EQ(recent.front()->path().toStdString(), world.ws.path());
    QTest::mouseClick(recent.front(), Qt::LeftButton);
    EXPECT_TRUE(window->session().isOpen());
}

TEST_F(Window, NarrowWindowsFoldTheLeftDocks) {
    const World world("AAB/ABB/CCC");
    open(world);
    window->resize(1280, 800);
    QTest::qWait(50);
    EXPECT_FALSE(window->findChild<QDockWidget*>("layers")->isVisible());
    EXPECT_TRUE(window->findChild<QWidget*>("foldStrip")->isVisible());
    window->resize(1440, 900);
    QTest::qWait(50);
    EXPECT_TRUE(window->findChild<QDockWidget*>("layers")->isVisible());
}

TEST_F(Window, ThemeChangesWithoutRestart) {
    const World world("AB");
    open(world);
    window->actions()["view.themeDark"]->trigger();
    EXPECT_TRUE(support::theme().tokens().dark);
    EXPECT_TRUE(QTest::qWaitFor([this] {
        return window->palette().color(QPalette::Window) == support::theme().tokens().window;
    }));
    window->actions()["view.themeLight"]->trigger();
    EXPECT_FALSE(support::theme().tokens().dark);
}

TEST_F(Window, EveryActionThatIsInNoMenuIsInTheToolbarOrADock) {
    for (const ui::ActionSpec& spec : ui::actionTable()) {
        const QList<QObject*> places = window->actions()[spec.id]->associatedObjects();
        EXPECT_GT(places.size(), 1) << spec.id << " can be reached by key only";
    }
}

TEST_F(Window, AScenarioWithAnotherMeasureIsShownWhileTheMapIsStillLoading) {
    World world("AAB/ABB/CCC");
    core::copyScenario(world.ws, "Drawn", "By visits");
    world.ws.record("second measure", [&](core::Record& record) {
        core::NewMeasure measure{core::requireLayer(record.db(), "grid").id, "visits", "", "", {}};
        for (std::size_t i = 0; i < 9; ++i) {
            measure.values.emplace_back(world.unit(i), 2.0);
        }
        core::replaceMeasure(record, measure);
    });
    world.ws.edit({"By visits", "test"}, [](core::Edit& edit) {
        edit.db().exec("UPDATE plan_scenario_measures SET measure = 'visits' WHERE scenario_id = "
                       "(SELECT id FROM plan_scenarios WHERE name = 'By visits')");
    });
    window->openPlan(QString::fromStdString(world.ws.path()));
    ASSERT_TRUE(window->session().isOpen());
    const core::ScenarioId shown = window->session().state().scenario.id;
    for (const ui::ScenarioRow& row : window->session().scenarios()) {
        if (row.id != shown) {
            window->session().showScenario(row.id);
            break;
        }
    }
    ASSERT_NE(window->session().state().scenario.id, shown);
    EXPECT_TRUE(QTest::qWaitFor([this] { return window->settled(); }, 20000));
    EXPECT_NE(canvas().scene(), nullptr);
}
