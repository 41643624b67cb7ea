// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"
#include "ui/dialogs/bookmark_dialog.h"
#include "ui/shell/bookmarks.h"

#include <QListWidget>
#include <QPushButton>

namespace support {

TEST_F(Window, AViewIsKeptListedRenamedShownAgainAndDeleted) {
    World world("AAB/ABB/CCC");
    open(world);
    const QString path = QString::fromStdString(world.ws.path());
    canvas().zoomBy(4, QPointF(300, 200));
    settle();
    const ui::MapView there = canvas().view();
    QTest::keyClick(window.get(), Qt::Key_B, Qt::ControlModifier);
    ASSERT_EQ(ui::loadBookmarks(path).size(), 1U);
    canvas().fitPlan();
    settle();
    QTest::keyClick(window.get(), Qt::Key_7, Qt::ControlModifier);
    auto* dialog = window->findChild<ui::BookmarkDialog*>();
    ASSERT_NE(dialog, nullptr);
    keepPicture(*dialog, "bookmarks");
    auto* list = dialog->findChild<QListWidget*>("bookmarkList");
    list->item(0)->setText("North end");
    EXPECT_EQ(ui::loadBookmarks(path).front().name, "North end");
    QTest::mouseClick(dialog->findChild<QPushButton*>("bookmarkShow"), Qt::LeftButton);
    settle();
    EXPECT_NEAR(canvas().view().metresPerPixel, there.metresPerPixel, 1e-9);
    EXPECT_NEAR(canvas().view().topLeft.x, there.topLeft.x, 0.01);
    EXPECT_NEAR(canvas().view().topLeft.y, there.topLeft.y, 0.01);
    window->actions()["view.bookmarks"]->trigger();
    ui::BookmarkDialog* again = nullptr;
    for (auto* found : window->findChildren<ui::BookmarkDialog*>()) {
        again = found->isVisible() ? found : again;
    }
    ASSERT_NE(again, nullptr);
    QTest::mouseClick(again->findChild<QPushButton*>("bookmarkDelete"), Qt::LeftButton);
    EXPECT_TRUE(ui::loadBookmarks(path).empty());
    EXPECT_FALSE(again->findChild<QPushButton*>("bookmarkShow")->isEnabled());
}

} // namespace support
