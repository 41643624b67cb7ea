// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/import_records.h"
#include "ui/review/duplicates_page.h"
#include "ui/review/locations_page.h"
#include "ui/shell/dock.h"
#include "ui/shell/panels.h"
#include "ui/shell/review_mode.h"

#include "tests/ui/window_fixture.h"

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

using support::Window;
using support::World;

namespace {

class Review : public Window {
protected:
    Review() : world("AAB/ABB/CCC") {
        core::Job job;
        geo::ImportRecordsParams params;
        params.source = world.dir.write(
            "accounts.csv",
            "id,name,street,city,state,zip,phone,website\n"
            "A1,Account 1,285 Lae Ave,Guilford,CT,06437,203-555-0101,account1.example\n"
            "A2,Birch Bakery,1 Main St,Hartford,CT,06103,860-555-0102,birch.example\n"
            "A3,Birch Bakery Inc,1 Main Street,Hartford,CT,06103,(860) "
            "555-0102,www.birch.example\n");
        geo::importRecords(world.ws, core::records::Kind::Account, params, job);
        open(world);
    }
    ~Review() override { support::keepPicture(*window, "review"); }

    void trigger(const char* action) {
        window->actions()[action]->trigger();
        settle();
    }
    ui::LocationsPage& locations() { return window->review().desk().locations(); }
    ui::DuplicatesPage& duplicates() { return window->review().desk().duplicates(); }
    void press(QWidget& page, Qt::Key key) {
        QTest::keyClick(&page, key);
        settle();
    }
    std::size_t steps() { return world.ws.history().size(); }

    World world;
};

TEST_F(Review, ListsTheAccountsThatAreNotSureAndLeavesTheWindowItsSize) {
    trigger("data.locations");
    EXPECT_TRUE(locations().isVisible());
    EXPECT_EQ(locations().openCount(), 3);
    EXPECT_LE(window->minimumSizeHint().width(), 1280);
    EXPECT_EQ(window->width(), 1440);
    EXPECT_FALSE(window->panels().docks().empty());
}

TEST_F(Review, EnterAcceptsAndCtrlZBringsTheAccountBack) {
    trigger("data.locations");
    const std::size_t before = steps();
    const core::AccountId first = locations().account();
    press(locations(), Qt::Key_Return);
    EXPECT_EQ(locations().openCount(), 2);
    EXPECT_NE(locations().account(), first);
    EXPECT_EQ(steps(), before + 1);
    trigger("edit.undo");
    EXPECT_EQ(locations().openCount(), 3);
}

TEST_F(Review, ACorrectedAddressIsPlacedAtOnce) {
    trigger("data.locations");
    window->findChild<QPushButton*>("fixAddress")->click();
    auto* dialog = window->findChild<QDialog*>("addressDialog");
    ASSERT_TRUE(dialog);
    dialog->findChild<QLineEdit*>("zip")->setText("06702");
    dialog->findChild<QLineEdit*>("city")->setText("Waterbury");
    for (QPushButton* button : dialog->findChildren<QPushButton*>()) {
        if (button->text() == "Correct") {
            button->click();
        }
    }
    settle();
    EXPECT_EQ(world.ws.reader().integer("SELECT count(*) FROM plan_field_changes"), 2);
    EXPECT_EQ(world.ws.reader().integer("SELECT count(*) FROM accounts WHERE zip = '06702'"), 1);
}

TEST_F(Review, FindsDuplicatesAndEnterLinksThem) {
    trigger("data.duplicates");
    EXPECT_TRUE(duplicates().isVisible());
    ASSERT_EQ(duplicates().table().model()->rowCount(), 1);
    press(duplicates(), Qt::Key_Return);
    EXPECT_EQ(duplicates().table().model()->rowCount(), 0);
    EXPECT_EQ(world.ws.reader().integer("SELECT count(*) FROM plan_duplicate_members"), 2);
    trigger("edit.undo");
    EXPECT_EQ(duplicates().table().model()->rowCount(), 1);
}

TEST_F(Review, PlainKeysBelongToItUntilEscLeavesIt) {
    trigger("data.locations");
    QTest::keyClick(&locations(), Qt::Key_L);
    EXPECT_FALSE(window->actions()["tool.lasso"]->isChecked());
    press(locations(), Qt::Key_Escape);
    EXPECT_FALSE(locations().isVisible());
    EXPECT_TRUE(canvas().isVisible());
    EXPECT_EQ(window->actions()["tool.lasso"]->shortcut(), QKeySequence(Qt::Key_L));
    EXPECT_TRUE(window->panels().docks().front()->isVisible());
}

TEST_F(Review, ClosingThePlanLeavesItToo) {
    trigger("data.locations");
    trigger("file.close");
    EXPECT_FALSE(window->review().isOpen());
    EXPECT_FALSE(locations().isVisible());
}

} // namespace
