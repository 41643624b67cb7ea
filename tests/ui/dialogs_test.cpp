// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/world.h"
#include "tests/ui/window_fixture.h"
#include "ui/dialogs/ask.h"
#include "ui/shell/actions.h"

#include <QDialog>
#include <QRadioButton>

using support::World;

namespace ui {
namespace {

class Dialogs : public support::Window {};

TEST_F(Dialogs, WhoGetsWhatIsClaimedTwiceIsChosenFromAList) {
    World world("AAB/ABB/CCC");
    open(world);
    const std::string file = world.dir.write("twice.csv", "unit,territory\nr1c1,B\nr1c1,C\n");
    window->ask().answerNext(QString::fromStdString(file));
    window->actions()["file.importAlignment"]->trigger();
    QDialog* dialog = nullptr;
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return (dialog = window->findChild<QDialog*>("choice")) && dialog->isVisible(); },
        20000));
    support::keepPicture(*dialog, "overlap-rule");
    auto* first = dialog->findChild<QRadioButton*>("first");
    ASSERT_NE(first, nullptr);
    EXPECT_TRUE(first->isChecked());
    QTest::keyClick(first, Qt::Key_Down);
    EXPECT_TRUE(dialog->findChild<QRadioButton*>("last")->isChecked());
    QTest::keyClick(dialog, Qt::Key_Return);
    settle();
    EXPECT_EQ(world.draw(), "CAB/ABB/CCC");
    window->session().undo();
    EXPECT_EQ(world.draw(), "AAB/ABB/CCC");
}

TEST_F(Dialogs, ACancelledChoiceChangesNothing) {
    World world("AAB/ABB/CCC");
    open(world);
    const std::string file = world.dir.write("twice.csv", "unit,territory\nr1c1,B\nr1c1,C\n");
    window->ask().answerNext(QString::fromStdString(file));
    window->actions()["file.importAlignment"]->trigger();
    QDialog* dialog = nullptr;
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return (dialog = window->findChild<QDialog*>("choice")) && dialog->isVisible(); },
        20000));
    QTest::keyClick(dialog, Qt::Key_Escape);
    settle();
    EXPECT_EQ(world.draw(), "AAB/ABB/CCC");
}

} // namespace
} // namespace ui
