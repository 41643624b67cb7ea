// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include "core/base/random.h"
#include "core/verbs/assign.h"
#include "ui/shell/map_cards.h"
#include "ui/shell/panels.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/tool_desk.h"
#include "ui/tools/measure_tool.h"
#include "ui/tools/paint_tool.h"
#include "ui/views/cell_roles.h"
#include "ui/views/imbalance_chart.h"
#include "ui/views/table_view.h"
#include "ui/views/territory_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/toast.h"

#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>

#include <algorithm>
#include <cstdlib>
#include <functional>

using support::World;

namespace {

/// Of any channel of any pixel; smooth lines may round differently by one step.
int largestDifference(const QImage& a, const QImage& b) {
    int largest = a.size() == b.size() ? 0 : 256;
    for (int y = 0; largest < 256 && y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            largest = std::max({largest, std::abs(qRed(p) - qRed(q)),
                                std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q))});
        }
    }
    return largest;
}

class HandTools : public support::Window {
protected:
    void moveTo(QPoint at, Qt::MouseButtons buttons = Qt::NoButton,
                Qt::KeyboardModifiers keys = {}) {
        QMouseEvent event(QEvent::MouseMove, at, canvas().mapToGlobal(at), Qt::NoButton, buttons,
                          keys);
        QCoreApplication::sendEvent(&canvas(), &event);
    }
    void press(QPoint at, Qt::KeyboardModifiers keys = {}) {
        QTest::mousePress(&canvas(), Qt::LeftButton, keys, at);
    }
    void release(QPoint at, Qt::KeyboardModifiers keys = {}) {
        QTest::mouseRelease(&canvas(), Qt::LeftButton, keys, at);
    }
    void drag(const std::vector<QPoint>& way, Qt::KeyboardModifiers keys = {}) {
        press(way.front(), keys);
        for (std::size_t i = 1; i < way.size(); ++i) {
            moveTo(way[i], Qt::LeftButton, keys);
        }
        release(way.back(), keys);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers keys = {}) {
        QTest::keyClick(window.get(), key, keys);
    }
    QImage picture() {
        moveTo({1, 1});
        settle();
        // What lies around the view comes last, and is then what parts are drawn anew in.
        EXPECT_TRUE(QTest::qWaitFor([this] { return canvas().isAtRest(); }));
        return canvas().grab().toImage();
    }
    std::vector<double> values() const {
        std::vector<double> values;
        for (const ui::TerritoryRow& row : window->session().figures().territories) {
            values.push_back(row.value);
        }
        return values;
    }
    /// Waits for what a gesture has started in the background.
    void finish() {
        ASSERT_TRUE(QTest::qWaitFor([this] { return !window->runner().busy(); }, 20000));
    }
    /// The gesture makes one step, and undo restores rows, figures and picture.
    void expectOneStep(const World& world, const std::function<void()>& gesture,
                       const std::string& drawn) {
        window->selection().clear();
        const std::string rows = world.planRows();
        const auto figures = values();
        const QImage before = picture();
        const std::size_t steps = world.ws.history().size();
        gesture();
        finish();
        EXPECT_EQ(world.draw(), drawn);
        ASSERT_EQ(world.ws.history().size(), steps + 1);
        settle();
        EXPECT_NE(picture(), before);
        key(Qt::Key_Z, Qt::ControlModifier);
        EXPECT_EQ(world.planRows(), rows);
        EXPECT_EQ(values(), figures);
        window->selection().clear();
        const QImage after = picture();
        EXPECT_LE(largestDifference(after, before), 2);
        if (largestDifference(after, before) > 2 &&
            qEnvironmentVariableIsSet("EVENLODE_PICTURES")) {
            before.save(qEnvironmentVariable("EVENLODE_PICTURES") + "/before.png");
            after.save(qEnvironmentVariable("EVENLODE_PICTURES") + "/after.png");
        }
        key(Qt::Key_Y, Qt::ControlModifier);
        EXPECT_EQ(world.draw(), drawn);
    }
    std::vector<QPoint> across(const World& world, std::size_t a, std::size_t b) {
        return {insideOf(world, a), (insideOf(world, a) + insideOf(world, b)) / 2,
                insideOf(world, b)};
    }
    ui::Toast& toast() { return window->cards().toast(); }
    bool enabled(const char* id) { return window->actions()[id]->isEnabled(); }
    /// The plan is in force from now on.
    static void publish(World& world) {
        world.ws.edit({"Publish", "test"}, [](core::Edit& edit) {
            edit.db().prepare("UPDATE plan_scenarios SET status = 'published'").run();
        });
    }
};

} // namespace

TEST_F(HandTools, PaintGivesWhatTheBrushPassesOver) {
    const World world("AAA/BBB/CCC");
    open(world);
    key(Qt::Key_1);
    key(Qt::Key_P);
    expectOneStep(
        world, [&] { drag(across(world, 3, 5)); }, "AAA/AAA/CCC");
    EXPECT_EQ(world.ws.history().back().label, "Move 3 units to A");
}

TEST_F(HandTools, FiguresThatFollowStrokesAreThoseOfThePlanReadAnew) {
    const World world("AABBCC/AABBCC/DDEEFF/DDEEFF/GGHHII/GGHHII");
    open(world);
    ui::PlanSession& session = window->session();
    core::Random random(7);
    for (int stroke = 0; stroke < 60; ++stroke) {
        const auto& units = session.layer()->units;
        const auto& territories = session.state().territories;
        std::vector<core::UnitId> painted;
        for (std::size_t n = 1 + random.below(3); n > 0; --n) {
            painted.push_back(units[random.below(units.size())].id);
        }
        // One time in ten they belong to nobody afterwards.
        const core::TerritoryId to = random.below(10) == 0
                                         ? core::TerritoryId()
                                         : territories[random.below(territories.size())].id;
        session.assign(painted, to, true);
        const ui::PlanState anew = ui::loadPlanState(session.workspace().reader(), *session.layer(),
                                                     session.state().scenario, &session.state());
        const ui::PlanFigures figures = ui::figuresOf(*session.layer(), anew);
        ASSERT_EQ(session.state().owner, anew.owner);
        ASSERT_EQ(session.state().borders, anew.borders) << "after stroke " << stroke;
        for (std::size_t t = 0; t < figures.territories.size(); ++t) {
            const ui::TerritoryRow& row = session.figures().territories[t];
            ASSERT_EQ(row.components, figures.territories[t].components) << "after " << stroke;
            ASSERT_DOUBLE_EQ(row.value, figures.territories[t].value);
            ASSERT_EQ(row.fill, figures.territories[t].fill);
        }
    }
}

TEST_F(HandTools, BracketsMakeTheBrushLarger) {
    const World world("AAA/BBB/CCC");
    open(world);
    key(Qt::Key_P);
    QTest::keyClick(&canvas(), Qt::Key_BracketRight);
    EXPECT_GT(dynamic_cast<ui::PaintTool&>(canvas().tool()).radius(), 0);
    QTest::keyClick(&canvas(), Qt::Key_BracketLeft);
    EXPECT_EQ(dynamic_cast<ui::PaintTool&>(canvas().tool()).radius(), 0);
}

TEST_F(HandTools, ABoxGivesWhatLiesInside) {
    const World world("AAA/BBB/CCC");
    open(world);
    key(Qt::Key_3);
    key(Qt::Key_B);
    const QPoint half = (placeOf(world, 4) - placeOf(world, 0)) / 3;
    expectOneStep(
        world,
        [&] {
            drag({placeOf(world, 4) - half, placeOf(world, 4), placeOf(world, 5) + half});
        },
        "AAA/BCC/CCC");
}

TEST_F(HandTools, FloodTakesTheWholeExclave) {
    const World world("AABB/AAAA/BBBB");
    open(world);
    key(Qt::Key_1);
    key(Qt::Key_F);
    expectOneStep(
        world, [&] { click(world, 2); }, "AAAA/AAAA/BBBB");
}

TEST_F(HandTools, ALineAcrossATerritorySplitsIt) {
    const World world("AAAA/BBBB");
    open(world);
    key(Qt::Key_X);
    const QPoint column = (insideOf(world, 2) + insideOf(world, 1)) / 2;
    const QPoint up(0, (insideOf(world, 4) - insideOf(world, 0)).y() / 2);
    const QPoint shift((insideOf(world, 3) - insideOf(world, 2)).x(), 0);
    expectOneStep(
        world,
        [&] {
            drag({column + shift - up, column + shift, column + shift + up * 0.9});
        },
        "AAAC/BBBB");
}

TEST_F(HandTools, ALineThatEndsInsideSplitsNothingAndSaysSo) {
    const World world("AAAA/AAAA");
    open(world);
    const std::string before = world.planRows();
    key(Qt::Key_X);
    drag(across(world, 0, 2));
    EXPECT_EQ(world.planRows(), before);
}

TEST_F(HandTools, ADrawnPolygonBecomesATerritory) {
    const World world("AAAA/AAAA/BBBB");
    open(world);
    key(Qt::Key_D);
    const QPoint reach = (placeOf(world, 5) - placeOf(world, 0)) / 3;
    const QPoint across(reach.x(), -reach.y());
    const QPoint a = placeOf(world, 2);
    const QPoint b = placeOf(world, 3);
    expectOneStep(
        world,
        [&] {
            for (const QPoint& corner : {a - reach, b + across, b + reach, a - across}) {
                QTest::mouseClick(&canvas(), Qt::LeftButton, {}, corner);
            }
            QTest::keyClick(&canvas(), Qt::Key_Return);
        },
        "AACC/AAAA/BBBB");
}

TEST_F(HandTools, ACircleAndAFreehandShapeWorkTheSame) {
    const World world("AAAA/AAAA/BBBB");
    open(world);
    const QPoint step = placeOf(world, 1) - placeOf(world, 0);
    key(Qt::Key_R);
    expectOneStep(
        world,
        [&] {
            drag({placeOf(world, 1), placeOf(world, 1) + step, placeOf(world, 1) + step * 1.2});
        },
        "CCCA/ACAA/BBBB");
    window->actions()["draw.toTarget"]->setChecked(true);
    key(Qt::Key_2);
    key(Qt::Key_D, Qt::ShiftModifier);
    const QPoint reach = (placeOf(world, 5) - placeOf(world, 0)) / 3;
    const QPoint other(reach.x(), -reach.y());
    const QPoint at = placeOf(world, 7);
    expectOneStep(
        world,
        [&] {
            drag({at - reach, at + other, at + reach, at - other});
        },
        "CCCA/ACAB/BBBB");
}

TEST_F(HandTools, AClickedCountyTakesTheUnitsInside) {
    const World world("AAAA/AAAA/BBBB");
    open(world);
    window->actions()["draw.byArea"]->trigger();
    key(Qt::Key_C);
    const std::string before = world.planRows();
    click(world, 5);
    finish();
    EXPECT_EQ(world.draw()[6], 'C') << world.draw();
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(world.planRows(), before);
}

TEST_F(HandTools, MeasuringChangesNothing) {
    const World world("AAAA/BBBB");
    open(world);
    const std::string before = world.planRows();
    key(Qt::Key_M);
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, insideOf(world, 0));
    moveTo(insideOf(world, 1));
    // Units lie 0.01 degrees apart, at latitude 37.
    EXPECT_NEAR(dynamic_cast<ui::MeasureTool&>(canvas().tool()).length(), 889, 20);
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    EXPECT_FALSE(canvas().tool().active());
    EXPECT_EQ(world.planRows(), before);
}

TEST_F(HandTools, TheSelectionIsCarriedToATerritoryOnTheMap) {
    const World world("AAA/BBB/CCC");
    open(world);
    click(world, 1);
    click(world, 2);
    QTest::mouseClick(&canvas(), Qt::LeftButton, Qt::ShiftModifier, insideOf(world, 1));
    ASSERT_EQ(window->selection().units().size(), 2U);
    expectOneStep(
        world,
        [&] {
            window->selection().setUnits({world.unit(1), world.unit(2)});
            drag({insideOf(world, 1), insideOf(world, 4), insideOf(world, 5)});
        },
        "ABB/BBB/CCC");
}

TEST_F(HandTools, TheSelectionIsCarriedToARowOrABar) {
    const World world("AAA/BBB/CCC");
    open(world);
    ui::TableView& table = window->panels().territories().table();
    const QModelIndex row = table.model()->index(2, ui::TerritoryModel::Name);
    const QPoint inTable =
        canvas().mapFromGlobal(table.viewport()->mapToGlobal(table.visualRect(row).center()));
    click(world, 5);
    expectOneStep(
        world,
        [&] {
            window->selection().setUnits({world.unit(5)});
            drag({insideOf(world, 5), insideOf(world, 4), inTable});
        },
        "AAA/BBC/CCC");

    auto* chart = window->findChild<ui::ImbalanceChart*>();
    const QPoint inChart =
        canvas().mapFromGlobal(chart->mapToGlobal(chart->barRect(0).center().toPoint()));
    window->selection().setUnits({world.unit(3)});
    drag({insideOf(world, 3), insideOf(world, 4), inChart});
    EXPECT_EQ(world.draw(), "AAA/ABC/CCC");
}

TEST_F(HandTools, ADragFromOutsideTheSelectionPansAndMovesNothing) {
    const World world("AAA/BBB/CCC");
    open(world);
    const std::string before = world.planRows();
    const core::Point corner = canvas().view().topLeft;
    drag(across(world, 1, 4));
    EXPECT_NE(canvas().view().topLeft.y, corner.y);
    EXPECT_EQ(world.planRows(), before);
}

TEST_F(HandTools, WhatWouldCutATerritoryIsRefusedUnlessAltIsHeld) {
    const World world("AAAAA/BBBBB");
    open(world);
    key(Qt::Key_2);
    key(Qt::Key_P);
    QSignalSpy refused(&window->session(), &ui::PlanSession::refused);
    const std::string before = world.planRows();
    click(world, 3);
    EXPECT_EQ(world.planRows(), before);
    ASSERT_EQ(refused.count(), 1);
    EXPECT_EQ(refused.front().front().toString(),
              "This would cut A in two. Include r1c5, or hold Alt to move it anyway.");
    click(world, 3, Qt::AltModifier);
    EXPECT_EQ(world.draw(), "AAABA/BBBBB");
}

TEST_F(HandTools, ALockedUnitRefusesWithItsReason) {
    World world("AAA/BBB");
    core::lock(world.ws, {"Drawn", {}, {"r1c3"}, "named account", "2099-03-31"});
    open(world);
    key(Qt::Key_2);
    key(Qt::Key_P);
    QSignalSpy refused(&window->session(), &ui::PlanSession::refused);
    click(world, 2);
    ASSERT_EQ(refused.count(), 1);
    EXPECT_EQ(refused.front().front().toString(),
              "r1c3 is locked until 31 Mar. Named account. Unlock it or choose another unit.");
    EXPECT_EQ(world.draw(), "AAA/BBB");
}

TEST_F(HandTools, ShiftAddsAndCtrlTakesAwayWithEveryTool) {
    const World world("AAA/BBB/CCC");
    open(world);
    key(Qt::Key_P);
    drag(across(world, 0, 1), Qt::ShiftModifier);
    EXPECT_EQ(window->selection().units().size(), 2U);
    key(Qt::Key_F);
    click(world, 4, Qt::ShiftModifier);
    EXPECT_EQ(window->selection().units().size(), 5U);
    click(world, 4, Qt::ControlModifier);
    EXPECT_EQ(window->selection().units().size(), 2U);
    EXPECT_EQ(world.draw(), "AAA/BBB/CCC");
    key(Qt::Key_2);
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_Return);
    EXPECT_EQ(world.draw(), "BBA/BBB/CCC") << "Enter moves the selection to the target";
}

TEST_F(HandTools, EscapeForgetsAGestureUnderWay) {
    const World world("AAA/BBB");
    open(world);
    key(Qt::Key_1);
    key(Qt::Key_P);
    press(insideOf(world, 3));
    moveTo(insideOf(world, 4), Qt::LeftButton);
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    release(insideOf(world, 4));
    EXPECT_EQ(world.draw(), "AAA/BBB");
}

TEST_F(HandTools, AHeldKeyLendsItsToolForOneGesture) {
    const World world("AAA/BBB");
    open(world);
    key(Qt::Key_1);
    QTest::keyPress(window.get(), Qt::Key_P);
    EXPECT_EQ(window->tools().current(), "tool.paint");
    click(world, 3);
    QTest::keyRelease(window.get(), Qt::Key_P);
    EXPECT_EQ(window->tools().current(), "tool.select");
    EXPECT_TRUE(window->actions()["tool.select"]->isChecked());
    EXPECT_EQ(world.draw(), "AAA/ABB");
    // Let go while the gesture is under way: it is finished first.
    QTest::keyPress(window.get(), Qt::Key_P);
    press(insideOf(world, 4));
    QTest::keyRelease(window.get(), Qt::Key_P);
    release(insideOf(world, 4));
    EXPECT_EQ(world.draw(), "AAA/AAB");
    EXPECT_TRUE(QTest::qWaitFor([this] { return window->tools().current() == "tool.select"; }));
    key(Qt::Key_L);
    EXPECT_EQ(window->tools().current(), "tool.lasso") << "a tap keeps the tool";
}

TEST_F(HandTools, TheTargetIsChosenByRowBarAndDoubleClick) {
    const World world("AAA/BBB/CCC");
    open(world);
    const auto target = [this] {
        return window->session().figures().find(window->selection().target())->name;
    };
    ui::TableView& table = window->panels().territories().table();
    const QModelIndex row = table.model()->index(1, ui::TerritoryModel::Name);
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(row).center());
    EXPECT_EQ(target(), "B");
    auto* chart = window->findChild<ui::ImbalanceChart*>();
    QTest::mouseClick(chart, Qt::LeftButton, {},
                      QPoint(static_cast<int>(chart->barRect(2).center().x()), 40));
    EXPECT_EQ(target(), "C");
    click(world, 1);
    QTest::mouseDClick(&canvas(), Qt::LeftButton, {}, insideOf(world, 1));
    EXPECT_EQ(target(), "A");
}

TEST_F(HandTools, TheSourceFilterLeavesOthersAlone) {
    const World world("AAA/BBB/CCC");
    open(world);
    window->selection().setTerritories({window->session().figures().territories[1].id});
    window->actions()["territory.sourceFilter"]->trigger();
    key(Qt::Key_3);
    key(Qt::Key_P);
    drag(across(world, 1, 4));
    EXPECT_EQ(world.draw(), "AAA/BBB/CCC") << "taking the middle of B alone would cut it";
    drag(across(world, 2, 5));
    EXPECT_EQ(world.draw(), "AAA/BBC/CCC") << "r1c3 belongs to A and stays";
}

TEST_F(HandTools, TicksInTableAndChartSayWhatTheGestureBrings) {
    const World world("AAA/BBB/CCC");
    open(world);
    key(Qt::Key_1);
    key(Qt::Key_P);
    const QAbstractItemModel& model = *window->panels().territories().table().model();
    const auto tick = [&](int row) {
        return model.index(row, ui::TerritoryModel::Deviation).data(ui::AfterRole);
    };
    EXPECT_FALSE(tick(0).isValid());
    press(insideOf(world, 3));
    ASSERT_TRUE(tick(0).isValid());
    EXPECT_NEAR(tick(0).toDouble(), 1.0 / 3, 1e-9);
    EXPECT_NEAR(tick(1).toDouble(), -1.0 / 3, 1e-9);
    EXPECT_FALSE(tick(2).isValid());
    moveTo(insideOf(world, 4), Qt::LeftButton);
    EXPECT_NEAR(tick(0).toDouble(), 2.0 / 3, 1e-9);
    support::keepPicture(*window, "gesture");
    release(insideOf(world, 4));
    EXPECT_FALSE(tick(0).isValid());
    EXPECT_NEAR(window->session().figures().territories[0].deviation(), 2.0 / 3, 1e-9);
}

TEST_F(HandTools, AToastOffersUndo) {
    const World world("AAA/BBB");
    open(world);
    key(Qt::Key_1);
    key(Qt::Key_P);
    EXPECT_FALSE(toast().isVisible());
    click(world, 3);
    ASSERT_TRUE(toast().isVisible());
    EXPECT_EQ(toast().sentence(), "Move 1 unit to A");
    toast().setFocus();
    QTest::keyClick(&toast(), Qt::Key_Return);
    EXPECT_EQ(world.draw(), "AAA/BBB");
    EXPECT_FALSE(toast().isVisible());
}

TEST_F(HandTools, APublishedPlanIsGuardedUntilThereIsADraft) {
    World world("AAA/BBB");
    publish(world);
    open(world);
    EXPECT_TRUE(window->cards().banner().isVisible());
    EXPECT_FALSE(enabled("tool.lasso"));
    EXPECT_TRUE(enabled("tool.select"));
    EXPECT_TRUE(enabled("tool.measure"));
    EXPECT_TRUE(window->actions()["tool.lasso"]->toolTip().contains("published"));
    const std::string before = world.planRows();
    click(world, 3);
    QTest::keyClick(&canvas(), Qt::Key_Return);
    key(Qt::Key_K);
    EXPECT_EQ(world.planRows(), before);
    support::keepPicture(*window, "published");
    QTest::mouseClick(&window->cards().banner().link(), Qt::LeftButton);
    EXPECT_FALSE(window->cards().banner().isVisible());
    EXPECT_EQ(window->session().figures().scenarioName, "Drawn, draft");
    EXPECT_TRUE(enabled("tool.lasso"));
}

TEST_F(HandTools, PlainKeysRestWhileAnImportIsShown) {
    const World world("AAA/BBB");
    open(world);
    window->openImport();
    QTest::keyClick(window.get(), Qt::Key_L);
    QTest::keyClick(window.get(), Qt::Key_2);
    EXPECT_EQ(window->tools().current(), "tool.select");
    EXPECT_TRUE(window->actions()["tool.lasso"]->shortcuts().isEmpty());
    EXPECT_FALSE(window->actions()["file.open"]->shortcuts().isEmpty());
}

TEST_F(HandTools, TheTerritoryMenuMakesMergesAndFills) {
    World world("AAA/BBB/CC.");
    open(world);
    window->selection().setUnits({world.unit(1), world.unit(2)});
    expectOneStep(
        world,
        [&] {
            window->selection().setUnits({world.unit(1), world.unit(2)});
            key(Qt::Key_N, Qt::ControlModifier | Qt::AltModifier);
        },
        "ADD/BBB/CC.");
    expectOneStep(
        world, [&] { key(Qt::Key_D, Qt::ControlModifier | Qt::AltModifier); }, "ADD/BBB/CCB");
    const auto id = [this](std::size_t row) {
        return window->session().figures().territories[row].id;
    };
    expectOneStep(
        world,
        [&] {
            window->selection().setTarget(id(0));
            window->selection().setTerritories({id(0), id(3)});
            key(Qt::Key_M, Qt::ControlModifier);
        },
        "AAA/BBB/CCB");
}

TEST_F(HandTools, RecolouringAndLockingAreStepsOfTheirOwn) {
    const World world("AAA/BBB");
    open(world);
    const int fill = window->session().figures().territories[0].fill;
    window->selection().setTerritories({window->session().figures().territories[0].id});
    window->actions()["territory.recolour"]->trigger();
    EXPECT_NE(window->session().figures().territories[0].fill, fill);
    window->selection().setTerritories({window->session().figures().territories[0].id,
                                        window->session().figures().territories[1].id});
    const std::size_t steps = world.ws.history().size();
    key(Qt::Key_K);
    EXPECT_TRUE(window->session().figures().territories[1].locked);
    EXPECT_EQ(world.ws.history().size(), steps + 1) << "both in one step";
    key(Qt::Key_Z, Qt::ControlModifier);
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(window->session().figures().territories[0].fill, fill);
}

TEST_F(HandTools, IslandsAreSelected) {
    const World world("ABA/BBB");
    open(world);
    window->actions()["territory.islands"]->trigger();
    EXPECT_EQ(window->selection().units(), std::vector{world.unit(2)});
}

TEST_F(HandTools, TheMapMenuIsAboutTheTerritoryUnderThePointer) {
    const World world("AAA/BBB");
    open(world);
    emit canvas().customContextMenuRequested(insideOf(world, 4));
    auto* menu = canvas().findChild<QMenu*>("mapMenu");
    ASSERT_NE(menu, nullptr);
    EXPECT_EQ(window->selection().territories(),
              std::vector{window->session().figures().territories[1].id});
    menu->actions().front()->trigger();
    EXPECT_EQ(window->selection().target(), window->session().figures().territories[1].id);
    menu->close();
}
