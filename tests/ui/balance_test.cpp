// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"
#include "core/verbs/assign.h"
#include "tests/support/world.h"
#include "tests/ui/window_fixture.h"
#include "ui/balance/balance_panel.h"
#include "ui/balance/proposal_desk.h"
#include "ui/balance/proposal_view.h"
#include "ui/balance/search_chart.h"
#include "ui/map/map_canvas.h"
#include "ui/shell/map_link.h"
#include "ui/shell/panels.h"

#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

using support::World;

namespace {

class Balance : public support::Window {
protected:
    QPushButton* button(const char* name) { return window->findChild<QPushButton*>(name); }

    /// Opens the Balance dock and searches until there is a proposal.
    void propose() {
        QTest::keyClick(window.get(), Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        ASSERT_TRUE(button("balanceRun")->isVisible());
        QTest::mouseClick(button("balanceRun"), Qt::LeftButton);
        EXPECT_TRUE(window->panels().balance().running());
        finish();
        ASSERT_NE(window->panels().proposals().proposal(), nullptr);
        ASSERT_NE(window->session().pending(), nullptr);
    }
    void finish() {
        ASSERT_TRUE(QTest::qWaitFor([this] { return !window->runner().busy(); }, 60000));
        QTest::qWait(20);
    }
};

} // namespace

TEST_F(Balance, ProposesAndWritesNothingBeforeItIsAccepted) {
    const World world("AAAAAB/AAAAAB/AAAAAB/AAAAAB");
    open(world);
    const std::string before = world.planRows();
    propose();
    EXPECT_EQ(world.planRows(), before);
    EXPECT_DOUBLE_EQ(valueOf(0), 20);
    const ui::PendingPlan& pending = *window->session().pending();
    EXPECT_DOUBLE_EQ(pending.figures.territories[0].value, 12);
    EXPECT_EQ(pending.units.size(), 8U);
    EXPECT_FALSE(window->map().scene()->proposedOf.empty());
    EXPECT_DOUBLE_EQ(window->map().scene()->territories[1].proposedShare, 1);
}

TEST_F(Balance, AcceptingAllIsOneStepToUndo) {
    const World world("AAAAAB/AAAAAB/AAAAAB/AAAAAB");
    open(world);
    const std::string before = world.planRows();
    propose();
    QTest::mouseClick(button("proposalAcceptAll"), Qt::LeftButton);
    finish();
    EXPECT_DOUBLE_EQ(valueOf(0), 12);
    EXPECT_DOUBLE_EQ(valueOf(1), 12);
    EXPECT_EQ(window->session().pending(), nullptr);
    EXPECT_TRUE(window->map().scene()->proposedOf.empty());
    window->session().undo();
    EXPECT_EQ(world.planRows(), before);
}

TEST_F(Balance, AProposalLeftByAWindowThatWasCutOffIsOfferedAgain) {
    const World world("AAAAAB/AAAAAB/AAAAAB/AAAAAB");
    open(world);
    propose();
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                      "/proposals");
    const QString path = QString::fromStdString(core::sha256(world.ws.path())).left(32) + ".json";
    QFile file(folder.filePath(path));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << file.fileName().toStdString();
    const QByteArray left = file.readAll();
    const auto moves = window->session().pending()->units;
    window->session().close();
    EXPECT_FALSE(file.exists()) << "ended in order";
    QFile back(file.fileName());
    ASSERT_TRUE(back.open(QIODevice::WriteOnly));
    back.write(left);
    back.close();

    open(world);
    finish();
    ASSERT_NE(window->session().pending(), nullptr);
    EXPECT_EQ(window->session().pending()->units, moves);
    QTest::mouseClick(button("proposalAcceptAll"), Qt::LeftButton);
    finish();
    EXPECT_DOUBLE_EQ(valueOf(0), 12);
    EXPECT_FALSE(file.exists());
}

TEST_F(Balance, DiscardingLeavesThePlan) {
    const World world("AAAAAB/AAAAAB/AAAAAB/AAAAAB");
    open(world);
    const std::string before = world.planRows();
    propose();
    QTest::mouseClick(button("proposalDiscard"), Qt::LeftButton);
    EXPECT_EQ(window->session().pending(), nullptr);
    EXPECT_EQ(window->panels().proposals().proposal(), nullptr);
    EXPECT_TRUE(window->map().scene()->proposedOf.empty());
    EXPECT_EQ(world.planRows(), before);
}

TEST_F(Balance, AcceptsOnlyTheSelectedUnits) {
    const World world("AAAAAB/AAAAAB/AAAAAB/AAAAAB");
    open(world);
    propose();
    EXPECT_FALSE(button("proposalAcceptSelection")->isEnabled());
    const std::vector<core::UnitId> moves = window->session().pending()->units;
    window->selection().setUnits({moves[0], moves[1]});
    ASSERT_TRUE(button("proposalAcceptSelection")->isEnabled());
    QTest::mouseClick(button("proposalAcceptSelection"), Qt::LeftButton);
    finish();
    EXPECT_DOUBLE_EQ(valueOf(0), 18);
    ASSERT_NE(window->session().pending(), nullptr) << "the rest is still proposed";
    EXPECT_EQ(window->session().pending()->units.size(), moves.size() - 2);
    window->session().undo();
    EXPECT_DOUBLE_EQ(valueOf(0), 20);
}

TEST_F(Balance, TakingEveryMoveBySelectionEndsTheProposal) {
    const World world("AAAAAB/AAAAAB/AAAAAB/AAAAAB");
    open(world);
    propose();
    window->selection().setUnits(window->session().pending()->units);
    QTest::mouseClick(button("proposalAcceptSelection"), Qt::LeftButton);
    finish();
    EXPECT_DOUBLE_EQ(valueOf(0), 12);
    EXPECT_EQ(window->session().pending(), nullptr);
    EXPECT_EQ(window->panels().proposals().proposal(), nullptr);
}

TEST_F(Balance, AProposalFollowsEditsByHand) {
    const World world("AAAAAB/AAAAAB/AAAAAB/AAAAAB");
    open(world);
    propose();
    const std::vector<core::UnitId> moves = window->session().pending()->units;
    const core::TerritoryId right = window->session().figures().territories[1].id;
    ASSERT_TRUE(window->session().assign({moves[0]}, right));
    ASSERT_NE(window->session().pending(), nullptr);
    EXPECT_EQ(window->session().pending()->units.size(), moves.size() - 1);
    window->actions()["plan.acceptProposal"]->trigger();
    finish();
    EXPECT_DOUBLE_EQ(valueOf(0), 12);
    EXPECT_DOUBLE_EQ(valueOf(1), 12);
}

TEST_F(Balance, ShowsTheProposalOverTheMapWhenTheDockIsClosed) {
    const World world("AAAAAB/AAAAAB/AAAAAB/AAAAAB");
    open(world);
    propose();
    auto* card = button("cardAcceptAll");
    EXPECT_FALSE(card->isVisible());
    window->panels().showBalance(false);
    EXPECT_TRUE(card->isVisible());
    QTest::mouseClick(card, Qt::LeftButton);
    finish();
    EXPECT_DOUBLE_EQ(valueOf(1), 12);
    EXPECT_FALSE(card->isVisible());
}

TEST_F(Balance, TheCurveFallsTowardsTheBound) {
    const World world("AAAAAAAB/AAAAAAAB/AAAAAACC/AAAAAACC/AAAAAACC");
    open(world);
    propose();
    const ui::SearchCurve& curve = window->findChild<ui::SearchChart*>()->curve();
    ASSERT_FALSE(curve.best.empty());
    for (std::size_t i = 1; i < curve.best.size(); ++i) {
        EXPECT_LE(curve.best[i].value, curve.best[i - 1].value);
        EXPECT_GE(curve.best[i].seconds, curve.best[i - 1].seconds);
    }
    ASSERT_FALSE(curve.bound.empty());
    EXPECT_LE(curve.bound.back().value, curve.best.back().value * (1 + 1e-9));
}

TEST_F(Balance, GainsAndLossesSumToTheSame) {
    const World world("AAAAAAAB/AAAAAAAB/AAAAAACC/AAAAAACC/AAAAAACC");
    open(world);
    propose();
    const ui::ProposalModel& model = window->findChild<ui::ProposalView*>()->model();
    const QString gains = model.totalText(ui::ProposalModel::Gains);
    EXPECT_EQ(model.rowCount(), 3);
    EXPECT_EQ(gains.mid(1), model.totalText(ui::ProposalModel::Loses).mid(1));
    EXPECT_EQ(model.totalText(ui::ProposalModel::After), "3 of 3");
}

TEST_F(Balance, APublishedPlanIsNotSearchedFor) {
    World world("AAAAAB/AAAAAB/AAAAAB/AAAAAB");
    world.ws.edit({"Publish", "test"}, [](core::Edit& edit) {
        edit.db().prepare("UPDATE plan_scenarios SET status = 'published'").run();
    });
    open(world);
    window->panels().showBalance(true);
    EXPECT_FALSE(button("balanceRun")->isEnabled());
    EXPECT_TRUE(button("balanceRun")->toolTip().contains("published"));
}

TEST_F(Balance, AClashNamesTheRulesAndOneButtonLoosensEnough) {
    World world("AAAAAB/AAAAAB/AAAAAB/AAAAAB");
    core::LockParams lock;
    lock.scenario = "Drawn";
    for (const char* row : {"r1", "r2", "r3", "r4"}) {
        for (const char* column : {"c1", "c2", "c3", "c4"}) {
            lock.units.push_back(std::string(row) + column);
        }
    }
    core::lock(world.ws, lock);
    open(world);
    propose();
    const auto& report = window->panels().proposals().proposal()->report;
    ASSERT_FALSE(report.waysOut.empty());
    EXPECT_EQ(report.waysOut.front().kind, core::WayOut::Kind::Unlock);
    EXPECT_EQ(report.waysOut.front().units.size(), 4U);
    auto* allow = button("allow1");
    ASSERT_NE(allow, nullptr);
    EXPECT_TRUE(allow->isVisible());
    support::keepPicture(*window, "clash");
    QTest::mouseClick(allow, Qt::LeftButton);
    finish();
    ASSERT_NE(window->panels().proposals().proposal(), nullptr);
    EXPECT_TRUE(window->panels().proposals().proposal()->report.feasible);
    EXPECT_EQ(button("allow1"), nullptr) << "nothing clashes any more";
}
