// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tables_panel.h"

#include "geo/verbs/import_records.h"
#include "tests/support/unit_points.h"
#include "tests/support/world.h"
#include "tests/ui/window_fixture.h"
#include "ui/dialogs/keep_dialog.h"
#include "ui/shell/actions.h"
#include "ui/shell/panels.h"
#include "ui/views/cell_roles.h"
#include "ui/views/table_view.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using core::tables::Table;
using support::World;
using testing::ElementsAre;

namespace {

class Tables : public support::Window {
protected:
    void SetUp() override {
        std::string rows = "id,name,lat,lon,sales\n";
        for (int i = 1; i <= 400; ++i) {
            // Three accounts of each unit in turn.
            const core::Point at = points[static_cast<std::size_t>(i) % points.size()];
            rows += core::format("A{:03},Name {},{},{},{}\n", i, i, at.y, at.x, i * 10);
        }
        geo::ImportRecordsParams params;
        params.source = world.dir.write("in.csv", rows);
        core::Job job;
        geo::importAccounts(world.ws, params, job);
        Window::open(world);
    }
    ui::TablesPanel& panel() { return window->panels().tables(); }
    ui::TablePage& show(Table table) {
        if (!panel().isVisible()) {
            QTest::keyClick(window.get(), Qt::Key_F6);
        }
        panel().show(table);
        settle();
        return panel().page(table);
    }
    QString cell(ui::TablePage& page, int row, const QString& column) {
        ui::PageModel& model = page.model();
        const QModelIndex index = model.index(row, model.columnOf(column));
        index.data();
        settle();
        return index.data().toString();
    }
    void filter(const QString& expression) {
        panel().filter().setFocus();
        panel().filter().selectAll();
        QTest::keyClick(&panel().filter(), Qt::Key_Delete);
        QTest::keyClicks(&panel().filter(), expression);
        QTest::keyClick(&panel().filter(), Qt::Key_Return);
        settle();
    }
    void clickRow(ui::TablePage& page, int row, Qt::KeyboardModifiers keys = {}) {
        const QRect rect = page.table().visualRect(page.model().index(row, 1));
        QTest::mouseClick(page.table().viewport(), Qt::LeftButton, keys, rect.center());
        QTest::qWait(5);
        settle();
    }

    World world{"AAB/ABB/CCC"};
    std::vector<core::Point> points = support::unitPoints(world);
};

} // namespace

TEST_F(Tables, F6OpensThemInThePlaceOfTheBottomDocksAndClosesThemAgain) {
    EXPECT_FALSE(panel().isVisible());
    QTest::keyClick(window.get(), Qt::Key_F6);
    settle();
    EXPECT_TRUE(panel().isVisible());
    EXPECT_TRUE(panel().current().table().hasFocus());
    QTest::keyClick(&panel().current().table(), Qt::Key_F6);
    EXPECT_FALSE(panel().isVisible());
}

TEST_F(Tables, EachShowsAllItsRows) {
    EXPECT_EQ(show(Table::Territories).model().rowCount(), 3);
    EXPECT_EQ(show(Table::Units).model().rowCount(), 9);
    ui::TablePage& accounts = show(Table::Accounts);
    EXPECT_EQ(accounts.model().rowCount(), 400);
    EXPECT_EQ(cell(accounts, 0, "external_id"), "A001");
    EXPECT_EQ(cell(accounts, 399, "sales"), "4,000");
    EXPECT_EQ(cell(accounts, 399, "territory"), "B");
    support::keepPicture(*window, "tables");
}

TEST_F(Tables, TheFilterIsTheExpressionOfTheCommandLine) {
    ui::TablePage& accounts = show(Table::Accounts);
    filter("sales > 3900 AND territory = 'B'");
    EXPECT_GT(accounts.model().rowCount(), 0);
    EXPECT_LT(accounts.model().rowCount(), 10);
    filter("sales >");
    auto* error = accounts.findChild<QLabel*>("filterError");
    EXPECT_TRUE(error->isVisible());
    EXPECT_THAT(error->text().toStdString(), testing::HasSubstr("cannot be read"));
    EXPECT_GT(accounts.model().rowCount(), 0); // the rows stay
    support::keepPicture(*window, "tables-error");
    QTest::keyClick(&panel().filter(), Qt::Key_Escape);
    settle();
    EXPECT_FALSE(error->isVisible());
    EXPECT_EQ(accounts.model().rowCount(), 400);
}

TEST_F(Tables, AClickOnAHeadSortsAndASecondOneTurnsTheOrder) {
    ui::TablePage& accounts = show(Table::Accounts);
    QHeaderView* head = accounts.table().horizontalHeader();
    const int column = accounts.model().columnOf("sales");
    accounts.table().scrollTo(accounts.model().index(0, column));
    const QPoint at(head->sectionViewportPosition(column) + 8, head->height() / 2);
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, at);
    settle();
    EXPECT_EQ(cell(accounts, 0, "sales"), "10");
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, at);
    settle();
    EXPECT_EQ(cell(accounts, 0, "sales"), "4,000");
}

TEST_F(Tables, RowsOfUnitsAndTheMapHaveOneSelection) {
    ui::TablePage& units = show(Table::Units);
    clickRow(units, 1);
    EXPECT_THAT(window->selection().units(), ElementsAre(world.unit(1)));
    clickRow(units, 3, Qt::ControlModifier);
    EXPECT_THAT(window->selection().units(), ElementsAre(world.unit(1), world.unit(3)));
    click(world, 7);
    settle();
    EXPECT_THAT(units.chosen(), ElementsAre(world.unit(7).value));
}

TEST_F(Tables, ARowOfATerritorySelectsItEverywhere) {
    ui::TablePage& territories = show(Table::Territories);
    clickRow(territories, 2);
    const auto id = window->session().figures().territories[2].id;
    EXPECT_THAT(window->selection().territories(), ElementsAre(id));
    window->selection().setTerritories({window->session().figures().territories[0].id});
    EXPECT_THAT(territories.chosen(),
                ElementsAre(window->session().figures().territories[0].id.value));
}

TEST_F(Tables, AnAccountsRowSelectsItsUnit) {
    ui::TablePage& accounts = show(Table::Accounts);
    clickRow(accounts, 0);
    EXPECT_THAT(window->selection().units(), ElementsAre(world.unit(1)));
    EXPECT_EQ(accounts.chosenCount(), 1);
}

TEST_F(Tables, AccountsAreGivenToATerritoryWithAReasonAndALastDay) {
    ui::TablePage& accounts = show(Table::Accounts);
    clickRow(accounts, 0);
    emit accounts.menuAsked(accounts.table().viewport()->mapToGlobal(QPoint(20, 10)));
    auto* others = window->findChild<QMenu*>("giveTo");
    ASSERT_NE(others, nullptr);
    others->actions().at(2)->trigger();
    auto* dialog = window->findChild<ui::KeepDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->windowTitle(), "Give 1 account to C");
    support::keepPicture(*dialog, "keep-dialog");
    auto* reason = dialog->findChild<QComboBox*>("reason");
    QAbstractButton* give = nullptr;
    QTest::keyClick(reason->lineEdit(), Qt::Key_Delete); // all of it is selected
    auto* last = dialog->findChild<QDateEdit*>("lastDay");
    auto* ends = dialog->findChild<QCheckBox*>("ends");
    EXPECT_FALSE(last->isEnabled());
    for (QAbstractButton* button : dialog->findChild<QDialogButtonBox*>()->buttons()) {
        give = button->text() == "Give" ? button : give;
    }
    ASSERT_NE(give, nullptr);
    EXPECT_FALSE(give->isEnabled());
    EXPECT_FALSE(give->toolTip().isEmpty());
    QTest::keyClicks(reason->lineEdit(), "board contract");
    QTest::mouseClick(ends, Qt::LeftButton, {}, QPoint(8, ends->height() / 2));
    EXPECT_TRUE(last->isEnabled());
    EXPECT_EQ(last->minimumDate(), QDateTime::currentDateTimeUtc().date());
    last->setDate(QDate(2097, 12, 31));
    QTest::mouseClick(give, Qt::LeftButton);
    settle();
    EXPECT_EQ(world.ws.reader().text(
                  "SELECT reason || '|' || expires_on || '|' || kind FROM plan_account_overrides"),
              "board contract|2097-12-31|override");
    EXPECT_EQ(cell(accounts, 0, "kept_until"), "2097-12-31");
}

TEST_F(Tables, OnlyTheSelectionLeavesTheAccountsOfItsUnits) {
    ui::TablePage& accounts = show(Table::Accounts);
    window->selection().setUnits({world.unit(0)});
    auto* only = window->findChild<QToolButton*>("onlySelection");
    QTest::mouseClick(only, Qt::LeftButton);
    settle();
    EXPECT_EQ(accounts.model().rowCount(), 44);
    QTest::mouseClick(only, Qt::LeftButton);
    settle();
    EXPECT_EQ(accounts.model().rowCount(), 400);
}

TEST_F(Tables, EditsAndUndoShowWithoutLosingThePlace) {
    ui::TablePage& accounts = show(Table::Accounts);
    accounts.table().scrollTo(accounts.model().index(200, 0), QAbstractItemView::PositionAtTop);
    settle();
    const int top = accounts.table().rowAt(0);
    EXPECT_EQ(cell(accounts, 197, "territory"), "A"); // in the first unit
    ASSERT_TRUE(window->session().assign({world.unit(0)},
                                         window->session().figures().territories[1].id, true));
    settle();
    EXPECT_EQ(cell(accounts, 197, "territory"), "B");
    EXPECT_EQ(accounts.table().rowAt(0), top);
    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    settle();
    EXPECT_EQ(cell(accounts, 197, "territory"), "A");
    EXPECT_EQ(accounts.table().rowAt(0), top);
}

TEST_F(Tables, FiguresOfTerritoriesFollowEdits) {
    ui::TablePage& territories = show(Table::Territories);
    const QString before = cell(territories, 0, "work");
    EXPECT_EQ(before, "3");
    ASSERT_TRUE(window->session().assign({world.unit(0)},
                                         window->session().figures().territories[1].id, true));
    settle();
    EXPECT_EQ(cell(territories, 0, "work"), "2");
    EXPECT_EQ(cell(territories, 1, "work"), "4");
}

TEST_F(Tables, ProposedMovesAreMarkedInTheRows) {
    ui::TablePage& units = show(Table::Units);
    const auto& territories = window->session().figures().territories;
    window->session().propose({{world.unit(0), territories[0].id, territories[1].id}});
    EXPECT_EQ(cell(units, 0, "territory"), "A → B");
    EXPECT_TRUE(units.model()
                    .index(0, units.model().columnOf("territory"))
                    .data(ui::ProposedFillRole)
                    .isValid());
    support::keepPicture(*window, "tables-proposal");
    window->session().propose({});
    EXPECT_EQ(cell(units, 0, "territory"), "A");
}

TEST_F(Tables, ColumnsAreRemembered) {
    ui::TablePage& accounts = show(Table::Accounts);
    EXPECT_TRUE(accounts.table().isColumnHidden(accounts.model().columnOf("street")));
    QMenu menu;
    accounts.fillColumnMenu(&menu);
    for (QAction* action : menu.actions()) {
        if (action->text() == "Street") {
            action->trigger();
        }
    }
    accounts.table().horizontalHeader()->moveSection(
        accounts.table().horizontalHeader()->visualIndex(accounts.model().columnOf("sales")), 0);
    accounts.table().setColumnWidth(accounts.model().columnOf("name"), 311);
    EXPECT_EQ(accounts.shownColumns().front(), "sales");
    window = std::make_unique<ui::MainWindow>(support::theme());
    window->show();
    Window::open(world);
    ui::TablePage& again = show(Table::Accounts);
    EXPECT_FALSE(again.table().isColumnHidden(again.model().columnOf("street")));
    EXPECT_EQ(again.table().columnWidth(again.model().columnOf("name")), 311);
    EXPECT_EQ(again.shownColumns().front(), "sales");
}

TEST_F(Tables, RowsAreCopiedWithTabsAndAHead) {
    ui::TablePage& units = show(Table::Units);
    clickRow(units, 1);
    clickRow(units, 2, Qt::ShiftModifier);
    QTest::keyClick(&units.table(), Qt::Key_C, Qt::ControlModifier);
    settle();
    const QStringList lines = QApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), 3);
    EXPECT_TRUE(lines[0].startsWith("key\tname\tterritory\twork"));
    EXPECT_TRUE(lines[1].startsWith("r1c2\t"));
}

TEST_F(Tables, RowsAreExportedAsFilteredWithTheColumnsShown) {
    show(Table::Accounts);
    filter("sales > 3900");
    const QString file = QString::fromStdString(world.dir.file("rows.csv"));
    window->ask().answerNext(file);
    QTest::mouseClick(window->findChild<QToolButton*>("tableExport"), Qt::LeftButton);
    settle();
    const std::string text = world.dir.read("rows.csv");
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 11);
    EXPECT_THAT(text, testing::StartsWith("external_id,name,unit,territory"));
}

TEST_F(Tables, TheMenuOfARowMovesItsUnit) {
    ui::TablePage& units = show(Table::Units);
    clickRow(units, 1);
    emit units.menuAsked(units.table().viewport()->mapToGlobal(QPoint(20, 10)));
    auto* others = window->findChild<QMenu*>("moveTo");
    ASSERT_NE(others, nullptr);
    others->actions().at(1)->trigger();
    settle();
    EXPECT_EQ(cell(units, 1, "territory"), "B");
}

TEST_F(Tables, EveryControlHasAName) {
    show(Table::Accounts);
    for (QWidget* widget : panel().findChildren<QWidget*>()) {
        if (widget->focusPolicy() & Qt::TabFocus && widget->isVisible()) {
            EXPECT_FALSE(widget->accessibleName().isEmpty())
                << widget->metaObject()->className() << widget->objectName().toStdString();
        }
    }
}
