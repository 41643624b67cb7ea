// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/assign.h"
#include "core/verbs/explain.h"
#include "tests/support/world.h"
#include "tests/ui/window_fixture.h"
#include "ui/explain/why_view.h"
#include "ui/map/map_canvas.h"
#include "ui/shell/panels.h"

#include <QPushButton>
#include <QTest>

using support::World;

namespace {

class Why : public support::Window {
protected:
    void SetUp() override { Window::open(world); }
    ui::WhyView& view() { return window->panels().why(); }
    void ask(std::size_t unit) {
        window->selection().setUnits({world.unit(unit)});
        QTest::keyClick(&canvas(), Qt::Key_W);
        finish();
    }
    void finish() {
        ASSERT_TRUE(QTest::qWaitFor([this] { return !window->runner().busy(); }, 20000));
        QTest::qWait(20);
    }

    World world{"AAAB/AABB/CCCC"};
};

} // namespace

TEST_F(Why, FiguresAreThoseOfTheMove) {
    ask(5); // between A, B and C
    ASSERT_TRUE(view().isVisible());
    ASSERT_GT(view().rows(), 6);
    core::Job job;
    core::ExplainParams params;
    params.scenario = "Drawn";
    params.unit = "r2c2";
    const core::ExplainReport report = core::explain(world.ws.reader(), params, job);
    ASSERT_GE(report.alternatives.size(), 2U);
    EXPECT_EQ(view().cell(0, 0).toStdString(), report.territoryName);
    EXPECT_EQ(view().cell(0, 2),
              ui::decimalText(100 * (1 + report.alternatives[0].measures[0].loser.after)));
    EXPECT_EQ(view().cell(1, 2),
              ui::decimalText(100 * (1 + report.alternatives[0].measures[0].winner.after)));
}

TEST_F(Why, MovingDoesWhatTheColumnSaid) {
    ask(5);
    const QString after = view().cell(0, 2);
    const core::TerritoryId from = window->session().figures().territories[0].id;
    QTest::mouseClick(window->findChild<QPushButton*>("whyMove"), Qt::LeftButton);
    finish();
    EXPECT_EQ(ui::decimalText(window->session().figures().find(from)->index()), after);
}

TEST_F(Why, FollowsTheSelectionAndUndo) {
    ask(5);
    const QString first = view().cell(0, 0);
    window->selection().setUnits({world.unit(3)});
    finish();
    EXPECT_NE(view().cell(0, 0), first);
    window->selection().setUnits({world.unit(3), world.unit(4)});
    finish();
    EXPECT_EQ(view().rows(), 0);
}

TEST_F(Why, LockingHereKeepsTheUnit) {
    ask(5);
    QTest::mouseClick(window->findChild<QPushButton*>("whyLock"), Qt::LeftButton);
    finish();
    EXPECT_FALSE(window->findChild<QPushButton*>("whyLock")->isEnabled());
    EXPECT_FALSE(window->findChild<QPushButton*>("whyMove")->isEnabled());
    const std::string before = world.draw();
    window->session().assign({world.unit(5)}, window->session().figures().territories[2].id);
    EXPECT_EQ(world.draw(), before);
}
