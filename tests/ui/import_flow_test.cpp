// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "ui/flows/import_flow.h"

#include "tests/support/customer_file.h"
#include "tests/ui/window_fixture.h"
#include "ui/flows/column_model.h"
#include "ui/flows/columns_step.h"
#include "ui/flows/preview_model.h"
#include "ui/flows/step_bar.h"
#include "ui/review/match_report.h"
#include "ui/shell/settings.h"
#include "ui/views/cell_roles.h"
#include "ui/views/table_view.h"
#include "ui/widgets/chip.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>

using support::CustomerFile;
using support::World;
using ui::ColumnModel;
using ui::ImportFlow;

namespace {

constexpr int kPatience = 60000;

class ImportFlowTest : public support::Window {
protected:
    std::string small() { return support::customerCsv({60, 4, 5, 6}); }
    ImportFlow& flow() { return window->importFlow(); }
    template <class T> T* find(const char* name) {
        T* found = flow().findChild<T*>(QString::fromLatin1(name));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    ui::TableView& columns() { return *find<ui::TableView>("import.columns"); }
    ui::TableView& rows() { return *find<ui::TableView>("import.rows"); }
    QPushButton& primary() { return *find<QPushButton>("import.primary"); }
    void idle() {
        ASSERT_TRUE(QTest::qWaitFor([this] { return !flow().busy(); }, kPatience));
        QTest::qWait(10);
    }
    /// By the menu's key and the button, as a person would.
    void choose(const std::string& csv, const char* name = "customers.csv") {
        const std::string file = dir.write(name, csv);
        QTest::keyClick(window.get(), Qt::Key_2, Qt::ControlModifier);
        ASSERT_EQ(flow().step(), ImportFlow::Step::File);
        window->ask().answerNext(QString::fromStdString(file));
        QTest::mouseClick(find<QPushButton>("import.choose"), Qt::LeftButton);
        idle();
        ASSERT_EQ(flow().step(), ImportFlow::Step::Columns);
    }
    int row(const char* column) {
        for (int r = 0; r < columns().model()->rowCount(); ++r) {
            if (cell(r, ColumnModel::Name) == QLatin1String(column)) {
                return r;
            }
        }
        ADD_FAILURE() << column;
        return 0;
    }
    QString cell(int row, int column) { return index(row, column).data().toString(); }
    QModelIndex index(int row, int column) { return columns().model()->index(row, column); }
    void click(int row, int column) {
        QTest::mouseClick(columns().viewport(), Qt::LeftButton, {},
                          columns().visualRect(index(row, column)).center());
    }
    std::string count(const World& world, const std::string& where = "1") {
        return world.ws.reader()
            .text("SELECT count(*) FROM accounts WHERE " + where)
            .value_or("NULL");
    }

    support::TempDir dir;
};

} // namespace

TEST_F(ImportFlowTest, ShowsWhatEachColumnIsBeforeAnythingIsImported) {
    choose(support::customerCsv());
    EXPECT_EQ(columns().model()->rowCount(), 14);
    EXPECT_EQ(cell(row("zip"), ColumnModel::ReadAs), "ZIP");
    EXPECT_EQ(cell(row("ann_pot"), ColumnModel::ReadAs), "Potential, $ k");
    EXPECT_EQ(cell(row("addr"), ColumnModel::Remark), "64 rows hold the whole address");
    EXPECT_EQ(index(row("flag_2"), ColumnModel::Tick).data(Qt::CheckStateRole).toInt(),
              Qt::Unchecked);
    EXPECT_EQ(cell(row("flag_2"), ColumnModel::ReadAs), "Not imported");
    EXPECT_NE(cell(row("flag_2"), ColumnModel::First), "") << "low guesses are shown, not hidden";
    EXPECT_EQ(primary().text(), "Import 2,000 accounts");
    EXPECT_EQ(find<ui::Chip>("import.chip")->word(), "Preview, nothing imported yet");
    EXPECT_FALSE(window->session().isOpen());
}

TEST_F(ImportFlowTest, ATickTakesAColumnOutAndBackIn) {
    choose(small());
    const int zip = row("zip");
    click(zip, ColumnModel::Tick);
    idle();
    EXPECT_EQ(cell(zip, ColumnModel::ReadAs), "Not imported");
    click(zip, ColumnModel::Tick);
    idle();
    EXPECT_EQ(cell(zip, ColumnModel::ReadAs), "ZIP");
    columns().setFocus();
    columns().setCurrentIndex(index(zip, ColumnModel::Name));
    QTest::keyClick(&columns(), Qt::Key_Space);
    idle();
    EXPECT_EQ(cell(zip, ColumnModel::ReadAs), "Not imported");
}

TEST_F(ImportFlowTest, AColumnIsReadAsWhatThePersonChooses) {
    choose(small());
    const int notes = row("notes");
    columns().setCurrentIndex(index(notes, ColumnModel::Name));
    QTest::keyClick(&columns(), Qt::Key_F2);
    auto* box = columns().findChild<QComboBox*>("readAs");
    ASSERT_NE(box, nullptr);
    EXPECT_FALSE(box->accessibleName().isEmpty());
    QTest::qWait(30);
    box->setCurrentIndex(box->findText("Own column, text"));
    emit box->activated(box->currentIndex());
    idle();
    EXPECT_EQ(cell(notes, ColumnModel::ReadAs), "Own column, text");
    EXPECT_TRUE(flow().choices().changed());

    click(row("town"), ColumnModel::ReadAs);
    box = columns().findChild<QComboBox*>("readAs");
    ASSERT_NE(box, nullptr) << "a click opens the list";
    EXPECT_EQ(box->currentText(), "City");
    QTest::qWait(30);
    box->hidePopup();
}

TEST_F(ImportFlowTest, ARepairThatIsSwitchedOffIsGoneFromThePreview) {
    choose(small());
    auto* check = find<QCheckBox>("issue.zip_zeros");
    ASSERT_TRUE(check->isChecked());
    EXPECT_TRUE(find<QToolButton>("import.filter.zip_repaired")->text().endsWith("4"));
    QTest::mouseClick(check, Qt::LeftButton, {}, QPoint(8, check->height() / 2));
    idle();
    EXPECT_TRUE(find<QToolButton>("import.filter.zip_repaired")->text().endsWith("0"));
    EXPECT_FALSE(find<QCheckBox>("issue.zip_zeros")->isChecked());
    auto* dollars = find<QRadioButton>("issue.unit.ann_pot.1");
    QTest::mouseClick(dollars, Qt::LeftButton, {}, QPoint(8, dollars->height() / 2));
    idle();
    EXPECT_EQ(cell(row("ann_pot"), ColumnModel::ReadAs), "Potential, $");
}

TEST_F(ImportFlowTest, FiltersShowChangedRowsWithOldAndNew) {
    choose(small());
    QTest::mouseClick(find<QToolButton>("import.filter.zip_repaired"), Qt::LeftButton);
    const QAbstractItemModel& model = *rows().model();
    ASSERT_EQ(model.rowCount(), 4);
    bool struck = false;
    for (int column = 0; column < model.columnCount(); ++column) {
        const QModelIndex at = model.index(0, column);
        const QString was = at.data(ui::PreviewModel::kWasRole).toString();
        struck = struck || ("0" + was == at.data().toString() && at.data(ui::StrongRole).toBool());
    }
    EXPECT_TRUE(struck);
    EXPECT_TRUE(model.index(0, model.columnCount() - 1).data().toString().startsWith("ZIP"));
}

TEST_F(ImportFlowTest, TheImportRunsAndReportsHowItWent) {
    const World world("AB");
    open(world);
    choose(small());
    QTest::mouseClick(&primary(), Qt::LeftButton);
    idle();
    ASSERT_EQ(flow().step(), ImportFlow::Step::Report);
    EXPECT_EQ(count(world), "60");
    EXPECT_EQ(count(world, "length(zip) = 5 AND city IS NOT NULL"), "60");
    EXPECT_TRUE(flow().findChild<ui::MatchReport*>()->isVisible());
    EXPECT_EQ(find<ui::Chip>("import.chip")->word(), "Imported");
    EXPECT_EQ(flow().findChild<ui::StepBar*>()->step(), 2);
    QTest::mouseClick(&primary(), Qt::LeftButton);
    EXPECT_EQ(flow().step(), ImportFlow::Step::Done);
    QTest::mouseClick(&primary(), Qt::LeftButton);
    EXPECT_TRUE(canvas().isVisible());
    EXPECT_TRUE(ui::Settings().unfinishedImport().isEmpty());
}

TEST_F(ImportFlowTest, TheReportNamesRowsAndIsSavedWhole) {
    const World world("AB");
    open(world);
    std::string csv = "id,name,lat,lon\n";
    for (int i = 0; i < 6; ++i) {
        csv += core::format("A{},Name {},37,-96\n", i, i);
    }
    csv += "A1,Again,37,-96\n"; // an id that was there before
    choose(csv);
    QTest::mouseClick(&primary(), Qt::LeftButton);
    idle();
    ASSERT_EQ(flow().step(), ImportFlow::Step::Report);
    auto* save = find<QPushButton>("import.saveReport");
    ASSERT_TRUE(save->isEnabled());
    support::keepPicture(*window, "import-report");
    const std::string file = dir.file("report.csv");
    window->ask().answerNext(QString::fromStdString(file));
    QTest::mouseClick(save, Qt::LeftButton);
    settle();
    const std::string text = dir.read("report.csv");
    EXPECT_THAT(text, testing::StartsWith("row,record,severity,what,what_to_do"));
    EXPECT_THAT(text, testing::HasSubstr("A1"));
    EXPECT_GE(std::count(text.begin(), text.end(), '\n'), 2);
}

TEST_F(ImportFlowTest, WithoutAPlanItMakesOneWithAreas) {
    choose(small());
    EXPECT_TRUE(find<QCheckBox>("import.areas")->isVisible());
    window->ask().answerNext(QString::fromStdString(dir.file("new.gpkg")));
    QTest::mouseClick(&primary(), Qt::LeftButton);
    idle();
    ASSERT_EQ(flow().step(), ImportFlow::Step::Report);
    EXPECT_TRUE(flow().isVisible()) << "the new plan waits behind the report";
    EXPECT_TRUE(window->session().isOpen());
    EXPECT_NE(window->session().layer(), nullptr);
}

TEST_F(ImportFlowTest, ACancelledImportLeavesThePlanAsItWas) {
    const World world("AB");
    open(world);
    choose(support::customerCsv());
    QTest::mouseClick(&primary(), Qt::LeftButton);
    ASSERT_TRUE(flow().busy());
    QTest::mouseClick(find<QPushButton>("import.cancel"), Qt::LeftButton);
    idle();
    EXPECT_EQ(flow().step(), ImportFlow::Step::Columns);
    EXPECT_EQ(find<ui::Chip>("import.chip")->word(), "Stopped, nothing imported");
    EXPECT_EQ(count(world), "0");
    QTest::mouseClick(&primary(), Qt::LeftButton);
    idle();
    EXPECT_EQ(count(world), "2000") << "and it can be started again";
}

TEST_F(ImportFlowTest, EscAsksOnlyWhenSomethingWasDecided) {
    choose(small());
    QTest::keyClick(&columns(), Qt::Key_Escape);
    EXPECT_TRUE(window->ask().takeAsked().filter("Leave").isEmpty());
    EXPECT_FALSE(flow().isVisible());
    choose(small());
    click(row("zip"), ColumnModel::Tick);
    idle();
    window->ask().answerNext(std::nullopt);
    QTest::keyClick(&columns(), Qt::Key_Escape);
    EXPECT_TRUE(flow().isVisible());
    window->ask().answerNext("Leave");
    QTest::keyClick(&columns(), Qt::Key_Escape);
    EXPECT_FALSE(flow().isVisible());
}

TEST_F(ImportFlowTest, AnImportThatWasLeftCanBeTakenUpAgain) {
    choose(small());
    click(row("tel"), ColumnModel::Tick);
    idle();
    window->ask().answerNext("Leave");
    QTest::keyClick(&columns(), Qt::Key_Escape);
    QTest::keyClick(window.get(), Qt::Key_2, Qt::ControlModifier);
    auto* resume = find<QPushButton>("import.resume");
    ASSERT_TRUE(resume->isVisible());
    QTest::mouseClick(resume, Qt::LeftButton);
    idle();
    ASSERT_EQ(flow().step(), ImportFlow::Step::Columns);
    EXPECT_EQ(cell(row("tel"), ColumnModel::ReadAs), "Not imported");
}

TEST_F(ImportFlowTest, ColumnsAreRememberedForFilesLikeThisOne) {
    const World world("AB");
    open(world);
    choose(small());
    click(row("tel"), ColumnModel::Tick);
    idle();
    QTest::mouseClick(&primary(), Qt::LeftButton);
    idle();
    choose(support::customerCsv({40, 2, 3, 4}, 5), "next.csv");
    EXPECT_EQ(cell(row("tel"), ColumnModel::ReadAs), "Not imported");
    EXPECT_EQ(cell(row("zip"), ColumnModel::ReadAs), "ZIP");
    find<QCheckBox>("import.remember")->setChecked(false);
    QTest::mouseClick(&primary(), Qt::LeftButton);
    idle();
    choose(small());
    EXPECT_EQ(cell(row("tel"), ColumnModel::ReadAs), "Phone");
}

TEST_F(ImportFlowTest, AFileThatIsNoTableLeadsBackToTheFirstStep) {
    const std::string file = dir.write("empty.csv", "");
    window->ask().answerNext("OK");
    window->openImport(QString::fromStdString(file));
    idle();
    EXPECT_EQ(flow().step(), ImportFlow::Step::File);
    EXPECT_EQ(window->ask().takeAsked().size(), 1);
}

TEST_F(ImportFlowTest, OtherKindsOfRecordsComeInToo) {
    const World world("AB");
    open(world);
    QTest::keyClick(window.get(), Qt::Key_2, Qt::ControlModifier);
    auto* kind = find<QComboBox>("import.kind");
    kind->setCurrentIndex(kind->findText("Reps"));
    const std::string file =
        dir.write("reps.csv", "id,name,zip\nR1,Rep 01,06511\nR2,Rep 02,06902\n");
    window->ask().answerNext(QString::fromStdString(file));
    QTest::mouseClick(find<QPushButton>("import.choose"), Qt::LeftButton);
    idle();
    EXPECT_EQ(primary().text(), "Import 2 reps");
    QTest::mouseClick(&primary(), Qt::LeftButton);
    idle();
    EXPECT_EQ(world.ws.reader()
                  .text("SELECT count(*) FROM base_reps WHERE name LIKE 'Rep 0_'")
                  .value_or(""),
              "2");
}

TEST_F(ImportFlowTest, EverythingCanBeReachedByKeyAndHasAName) {
    choose(small());
    for (const QWidget* widget : flow().findChildren<QWidget*>()) {
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const auto* view = qobject_cast<const QAbstractItemView*>(widget);
        const bool ours =
            widget->objectName().startsWith("import.") || widget->objectName().startsWith("issue.");
        if (!ours || !widget->isVisible() || (button == nullptr && view == nullptr)) {
            continue;
        }
        EXPECT_TRUE(widget->focusPolicy() & Qt::TabFocus) << widget->objectName().toStdString();
        EXPECT_FALSE(button ? button->text().isEmpty() : view->accessibleName().isEmpty())
            << widget->objectName().toStdString();
    }
}
