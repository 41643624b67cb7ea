// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/assign.h"
#include "core/verbs/scenarios.h"
#include "tests/support/world.h"
#include "tests/ui/window_fixture.h"
#include "ui/compare/compare_mode.h"
#include "ui/compare/compare_page.h"
#include "ui/compare/scatter_chart.h"
#include "ui/compare/trade_off_bar.h"
#include "ui/map/map_canvas.h"
#include "ui/shell/map_link.h"
#include "ui/views/table_view.h"

#include <QComboBox>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using support::World;

namespace {

/// A window that compares "Drawn" (AAB/ABB/CCC) with "Other" (AAB/AAB/CCB).
class Compare : public support::Window {
protected:
    void SetUp() override {
        Window::open(world);
        window->session().copyScenario("Other");
        const auto& territories = window->session().figures().territories;
        ASSERT_TRUE(window->session().assign({world.unit(4)}, territories[0].id));
        ASSERT_TRUE(window->session().assign({world.unit(8)}, territories[1].id));
        QTest::keyClick(window.get(), Qt::Key_K, Qt::ControlModifier);
        loaded();
    }
    void loaded() {
        ASSERT_TRUE(QTest::qWaitFor(
            [this] { return !window->runner().busy() && window->compare().settled(); }, 20000));
        QTest::qWait(20);
    }
    ui::ComparePage& page() { return window->compare().page(); }
    QString cell(const ui::TableView& table, int row, int column) {
        return table.model()->index(row, column).data().toString();
    }

    World world{"AAB/ABB/CCC"};
};

} // namespace

TEST_F(Compare, ShowsBothPlansAndWhatMovesBetweenThem) {
    EXPECT_TRUE(page().isVisible());
    EXPECT_EQ(window->findChild<QComboBox*>("compareLeft")->currentText(), "Drawn");
    EXPECT_EQ(window->findChild<QComboBox*>("compareRight")->currentText(), "Other");
    const ui::TableView& moves = page().moves();
    ASSERT_EQ(moves.model()->rowCount(), 2);
    EXPECT_EQ(page().scenarios().model()->rowCount(), 2);
    const ui::MapScene& right = *page().map().right().scene();
    int hatched = 0;
    for (std::size_t i = 0; i < right.territoryOf.size(); ++i) {
        hatched += right.territoryOf[i] != right.proposedOf[i] ? 1 : 0;
    }
    EXPECT_EQ(hatched, 2);
    EXPECT_TRUE(page().map().left().scene()->proposedOf.empty());
}

TEST_F(Compare, EffectsAreTheUnitsShareOfEachTarget) {
    // Nine units of work 1 in three territories: a unit is a third of a target.
    EXPECT_TRUE(cell(page().moves(), 0, 5).contains("33.3"))
        << cell(page().moves(), 0, 5).toStdString();
}

TEST_F(Compare, MapsMoveTogether) {
    ui::MapCanvas& left = page().map().left();
    ui::MapCanvas& right = page().map().right();
    right.zoomBy(2, QPointF(100, 100));
    right.panBy({17, -9});
    EXPECT_EQ(left.positionOf({0, 0}), right.positionOf({0, 0}));
    left.panBy({-30, 4});
    EXPECT_EQ(left.positionOf({0, 0}), right.positionOf({0, 0}));
}

TEST_F(Compare, TheHandleMovesByMouseAndKeys) {
    auto* handle = page().map().findChild<QWidget*>("swipeHandle");
    const double before = page().map().split();
    QTest::mousePress(handle, Qt::LeftButton, {}, handle->rect().center());
    QTest::mouseMove(handle, handle->rect().center() + QPoint(120, 0));
    QMouseEvent drag(QEvent::MouseMove, QPointF(handle->rect().center() + QPoint(120, 0)),
                     handle->mapToGlobal(QPointF(handle->rect().center() + QPoint(120, 0))),
                     Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(handle, &drag);
    QTest::mouseRelease(handle, Qt::LeftButton);
    EXPECT_GT(page().map().split(), before);
    const double dragged = page().map().split();
    QTest::keyClick(handle, Qt::Key_Left);
    EXPECT_LT(page().map().split(), dragged);
    page().map().right().setFocus();
    QTest::keyClick(&page().map().right(), Qt::Key_Right);
    EXPECT_DOUBLE_EQ(page().map().split(), dragged);
}

TEST_F(Compare, SwappingTurnsTheMovesRound) {
    const QString before = cell(page().moves(), 0, 2);
    QTest::mouseClick(window->findChild<QToolButton*>("compareSwap"), Qt::LeftButton);
    loaded();
    EXPECT_EQ(window->findChild<QComboBox*>("compareLeft")->currentText(), "Other");
    EXPECT_NE(cell(page().moves(), 0, 2), before);
}

TEST_F(Compare, ADotPutsItsPlanOnTheRight) {
    window->session().copyScenario("Third");
    loaded();
    const core::ScenarioId third = window->session().scenarios().back().id;
    ASSERT_EQ(window->session().scenarios().back().name, "Third");
    const auto place = page().chart().placeOf(third);
    ASSERT_TRUE(place);
    // "Third" is a copy of "Other": its dot lies on the same place, so move it first.
    ASSERT_TRUE(
        window->session().assign({world.unit(7)}, window->session().figures().territories[0].id));
    loaded();
    QTest::mouseClick(&page().chart(), Qt::LeftButton, {},
                      page().chart().placeOf(third)->toPoint());
    loaded();
    EXPECT_EQ(window->findChild<QComboBox*>("compareRight")->currentText(), "Third");
}

TEST_F(Compare, FollowsUndo) {
    EXPECT_EQ(page().moves().model()->rowCount(), 2);
    window->session().undo();
    loaded();
    EXPECT_EQ(page().moves().model()->rowCount(), 1);
}

TEST_F(Compare, MovesAreFilteredByTerritory) {
    auto* box = window->findChild<QComboBox*>("compareTerritory");
    ASSERT_EQ(box->count(), 4);
    box->setCurrentIndex(box->findText("C"));
    emit box->activated(box->currentIndex());
    EXPECT_EQ(page().moves().model()->rowCount(), 1);
}

TEST_F(Compare, WorkingOnTheRightSideLeadsBackToThePlan) {
    window->session().showScenario(window->session().scenarios().front().id);
    loaded();
    QTest::mouseClick(window->findChild<QPushButton*>("compareTake"), Qt::LeftButton);
    EXPECT_FALSE(page().isVisible());
    EXPECT_TRUE(canvas().isVisible());
    EXPECT_EQ(window->session().figures().scenarioName, "Other");
    EXPECT_EQ(window->findChild<QTabBar*>("workspaces")->currentIndex(), 0);
}

TEST_F(Compare, MovesAreExported) {
    const QString file = QString::fromStdString(world.dir.file("moves.csv"));
    window->ask().answerNext(file);
    QTest::mouseClick(window->findChild<QPushButton*>("compareExport"), Qt::LeftButton);
    loaded();
    QFile written(file);
    ASSERT_TRUE(written.open(QIODevice::ReadOnly));
    EXPECT_EQ(written.readAll().count('\n'), 3);
}

TEST_F(Compare, ModesShowOneMapOrTwo) {
    QTest::mouseClick(window->findChild<QToolButton*>("compareMode1"), Qt::LeftButton);
    EXPECT_LT(page().map().left().width(), page().map().width() / 2 + 1);
    EXPECT_EQ(page().map().left().size(), page().map().right().size());
    QTest::mouseClick(window->findChild<QToolButton*>("compareMode2"), Qt::LeftButton);
    EXPECT_FALSE(page().map().left().isVisible());
    support::keepPicture(*window, "compare-difference");
    QTest::mouseClick(window->findChild<QToolButton*>("compareMode0"), Qt::LeftButton);
    EXPECT_TRUE(page().map().left().isVisible());
    loaded();
    support::keepPicture(*window, "compare");
}

TEST_F(Compare, TradeOffsAreDotsAndOneIsKeptAsAScenarioInOneStep) {
    auto* search = window->findChild<QPushButton*>("tradeOffSearch");
    auto* plans = window->findChild<QComboBox*>("tradeOffPlans");
    auto* keep = window->findChild<QPushButton*>("tradeOffKeep");
    EXPECT_FALSE(keep->isVisible());
    const std::string before = world.planRows();
    QTest::mouseClick(search, Qt::LeftButton);
    loaded();
    ASSERT_GT(plans->count(), 0);
    EXPECT_EQ(world.planRows(), before) << "finding writes nothing";
    const int plan = plans->itemData(plans->count() - 1).toInt();
    const auto place = page().chart().placeOfPlan(plan);
    ASSERT_TRUE(place);
    QTest::mouseClick(&page().chart(), Qt::LeftButton, {}, place->toPoint());
    EXPECT_GT(plans->currentData().toInt(), 0);
    support::keepPicture(*window, "compare-trade-offs");
    const auto scenarios = window->session().scenarios().size();
    QTest::mouseClick(keep, Qt::LeftButton);
    loaded();
    ASSERT_EQ(window->session().scenarios().size(), scenarios + 1);
    EXPECT_EQ(window->findChild<QComboBox*>("compareRight")->currentText(),
              window->session().scenarios().back().name);
    window->session().undo();
    loaded();
    EXPECT_EQ(world.planRows(), before);
}
