// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "core/base/error.h"
#include "tests/ui/window_fixture.h"
#include "ui/dialogs/shortcut_editor.h"
#include "ui/shell/panels.h"
#include "ui/shell/shortcut_store.h"
#include "ui/shell/tool_desk.h"
#include "ui/views/table_view.h"
#include "ui/views/territory_view.h"

#include <QDockWidget>
#include <QFile>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

using support::World;

namespace {

class Palette : public support::Window {
protected:
    ui::CommandPalette& palette() { return *window->findChild<ui::CommandPalette*>(); }
    QLineEdit& words() { return *palette().findChild<QLineEdit*>(); }
    void key(Qt::Key key, Qt::KeyboardModifiers keys = {}) {
        QTest::keyClick(window.get(), key, keys);
    }
    QString first() {
        return palette().entries().empty() ? QString() : palette().entries()[0].text;
    }
};

} // namespace

TEST_F(Palette, FindsAndRunsAnAction) {
    const World world("AAA/BBB");
    open(world);
    key(Qt::Key_P, Qt::ControlModifier);
    ASSERT_TRUE(palette().isVisible());
    QTest::keyClicks(&words(), "las");
    EXPECT_EQ(first(), "Lasso");
    EXPECT_EQ(palette().entries()[0].detail, "L");
    support::keepPicture(*window, "palette");
    QTest::keyClick(&words(), Qt::Key_Return);
    EXPECT_FALSE(palette().isVisible());
    EXPECT_EQ(window->tools().current(), "tool.lasso");
}

TEST_F(Palette, FindsTerritoriesAndUnits) {
    const World world("AAA/BBB");
    open(world);
    key(Qt::Key_P, Qt::ControlModifier);
    QTest::keyClicks(&words(), "r1c2");
    EXPECT_EQ(first(), "r1c2");
    QTest::keyClick(&words(), Qt::Key_Return);
    EXPECT_EQ(window->selection().units(), std::vector{world.unit(1)});

    key(Qt::Key_P, Qt::ControlModifier);
    QTest::keyClicks(&words(), "B");
    const auto& found = palette().entries();
    const auto territory = std::find_if(found.begin(), found.end(), [](const auto& entry) {
        return entry.detail == "territory 2";
    });
    ASSERT_NE(territory, found.end());
    territory->run();
    EXPECT_EQ(window->selection().target(), window->session().figures().territories[1].id);
}

TEST_F(Palette, EscapeClosesItAndNothingHappens) {
    const World world("AAA/BBB");
    open(world);
    key(Qt::Key_P, Qt::ControlModifier);
    QTest::keyClicks(&words(), "no such thing %_");
    EXPECT_TRUE(palette().entries().empty());
    QTest::keyClick(&words(), Qt::Key_Return);
    EXPECT_TRUE(palette().isVisible());
    QTest::keyClick(&words(), Qt::Key_Escape);
    EXPECT_FALSE(palette().isVisible());
}

TEST_F(Palette, ShortcutsAreChangedAndConflictsSaid) {
    const World world("AAA/BBB");
    open(world);
    ui::Actions& actions = window->actions();
    key(Qt::Key_K, Qt::ControlModifier | Qt::AltModifier);
    auto* editor = window->findChild<ui::ShortcutEditor*>();
    ASSERT_NE(editor, nullptr);
    support::keepPicture(*editor, "shortcuts");
    editor->choose("tool.lasso");
    auto* edit = editor->findChild<QKeySequenceEdit*>();
    edit->setKeySequence(QKeySequence("B"));
    const auto press = [&](const QString& text) {
        for (QPushButton* button : editor->findChildren<QPushButton*>()) {
            if (button->text() == text) {
                QTest::mouseClick(button, Qt::LeftButton);
                return true;
            }
        }
        return false;
    };
    EXPECT_TRUE(press("Take them over")) << "B is the box's";
    EXPECT_EQ(actions.shortcuts("tool.lasso"), QList<QKeySequence>{QKeySequence("B")});
    EXPECT_TRUE(actions.shortcuts("tool.box").isEmpty());
    EXPECT_TRUE(actions["tool.lasso"]->toolTip().contains("(B)"));
    editor->choose("tool.lasso");
    edit->setKeySequence(QKeySequence("3"));
    EXPECT_EQ(ui::shortcutTaken(actions, "tool.lasso", QKeySequence("3")), "target");
    editor->close();
    // The next window has them, too.
    ui::MainWindow other(support::theme());
    EXPECT_EQ(other.actions().shortcuts("tool.lasso"), QList<QKeySequence>{QKeySequence("B")});
    const std::string file = world.dir.file("keys.txt");
    ui::exportShortcuts(actions, QString::fromStdString(file));
    QFile written(QString::fromStdString(file));
    ASSERT_TRUE(written.open(QIODevice::ReadOnly));
    EXPECT_TRUE(written.readAll().contains("tool.lasso\tLasso\tB\n"));
    EXPECT_THROW(ui::exportShortcuts(actions, QString::fromStdString(world.ws.path())),
                 core::Error);
}

TEST_F(Palette, CtrlTabGoesFromDockToDock) {
    const World world("AAA/BBB");
    open(world);
    const auto dock = [] {
        QWidget* widget = QApplication::focusWidget();
        while (widget && !qobject_cast<QDockWidget*>(widget)) {
            widget = widget->parentWidget();
        }
        return widget ? widget->objectName() : QString();
    };
    QStringList seen;
    for (int i = 0; i < 3; ++i) {
        key(Qt::Key_Tab, Qt::ControlModifier);
        EXPECT_FALSE(seen.contains(dock()));
        seen << dock();
    }
    key(Qt::Key_F6);
    EXPECT_EQ(dock(), "tables");
}

TEST_F(Palette, F1TellsWhatTheToolDoes) {
    const World world("AAA/BBB");
    open(world);
    window->ask().answerNext("OK");
    key(Qt::Key_F1);
    EXPECT_EQ(window->ask().takeAsked().size(), 1);
}

TEST_F(Palette, TablesAndTheMapBookAreWritten) {
    const World world("AAA/BBB");
    open(world);
    const QString file = QString::fromStdString(world.dir.file("out.csv"));
    window->ask().answerNext(file);
    window->actions()["file.exportAssignments"]->trigger();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !window->runner().busy(); }, 20000));
    EXPECT_TRUE(QFile::exists(file));
}
