// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/segments.h"

#include "geo/verbs/import_records.h"
#include "tests/support/unit_points.h"
#include "tests/ui/layout_faults.h"
#include "tests/ui/sample_desk.h"
#include "tests/ui/window_fixture.h"
#include "ui/dialogs/segments_dialog.h"
#include "ui/draw/account_colours.h"
#include "ui/shell/panels.h"
#include "ui/shell/settings.h"
#include "ui/tables/tables_panel.h"
#include "ui/views/account_view_form.h"
#include "ui/views/table_view.h"
#include "ui/widgets/segment_button.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTableWidget>

namespace support {
namespace {

class Segments : public Window {
protected:
    void SetUp() override {
        std::string rows = "id,name,lat,lon,trade,sales\n";
        const char* industries[] = {"Retail", "Food & drink", "Clinics", "Retail"};
        for (int i = 0; i < 90; ++i) {
            // A little beside each other, so that each can be seen.
            const core::Point at = points[static_cast<std::size_t>(i) % points.size()];
            rows += core::format("A{:02},Name {},{},{},{},{}\n", i, i, at.y + 0.0004 * (i / 9 - 5),
                                 at.x + 0.0004 * (i / 18 - 2), industries[i % 4], i);
        }
        geo::ImportRecordsParams params;
        params.source = world.dir.write("in.csv", rows);
        core::Job job;
        geo::importAccounts(world.ws, params, job);
    }
    void make(const std::string& name) {
        core::SegmentScheme scheme;
        scheme.name = name;
        scheme.by = core::SegmentBy::Quantiles;
        scheme.value = "sales";
        scheme.classes = 3;
        core::Job job;
        core::segmentAccounts(world.ws, scheme, job);
    }
    template <class Widget> Widget* find(const char* name) {
        return window->findChild<Widget*>(QLatin1String(name));
    }
    /// Chooses an entry of a combo with the keyboard, as people do.
    void choose(QComboBox* combo, const QString& text) {
        combo->setFocus();
        for (int i = 0; i < combo->count() && combo->currentText() != text; ++i) {
            QTest::keyClick(combo, Qt::Key_Home);
            for (int k = 0; k < i; ++k) {
                QTest::keyClick(combo, Qt::Key_Down);
            }
        }
        ASSERT_EQ(combo->currentText(), text);
    }
    const ui::AccountColours* colours() {
        const auto scene = window->map().scene();
        return scene ? scene->accountColours.get() : nullptr;
    }
    /// The choice of a segment in the menu of a button.
    void pick(ui::SegmentButton* button, const QString& scheme, const QString& segment) {
        emit button->menu()->aboutToShow();
        for (QAction* action : button->menu()->actions()) {
            if (action->menu() && action->text() == scheme) {
                for (QAction* one : action->menu()->actions()) {
                    if (one->text() == segment) {
                        one->trigger();
                        return;
                    }
                }
            }
        }
        FAIL() << "no " << scheme.toStdString() << ": " << segment.toStdString();
    }
    ui::SegmentsDialog* openDialog() {
        window->actions()["data.segments"]->trigger();
        auto* dialog = window->findChild<ui::SegmentsDialog*>();
        EXPECT_TRUE(QTest::qWaitFor([&] { return dialog->settled(); }, 10000));
        return dialog;
    }
    void wait(ui::SegmentsDialog* dialog) {
        ASSERT_TRUE(QTest::qWaitFor([&] { return dialog->settled(); }, 10000));
    }
    static void type(QWidget* field, const QString& text) {
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, text);
    }
    static QStringList counts(ui::SegmentsDialog* dialog) {
        QStringList lines;
        const auto* table = dialog->findChild<ui::TableView*>("segmentCounts");
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            lines << table->model()->index(row, 0).data().toString() + " " +
                         table->model()->index(row, 1).data().toString();
        }
        return lines;
    }

    World world{"AAB/ABB/CCC"};
    std::vector<core::Point> points = unitPoints(world);
};

} // namespace

TEST_F(Segments, AccountsAreColouredByAColumnAndTheLegendCountsThem) {
    Window::open(world);
    EXPECT_EQ(colours(), nullptr);
    ASSERT_TRUE(QTest::qWaitFor([&] { return find<QComboBox>("accountsBy")->count() > 3; }));
    choose(find<QComboBox>("accountsBy"), "Trade");
    settle();
    ASSERT_NE(colours(), nullptr);
    EXPECT_EQ(colours()->entries.size(), 3U);
    EXPECT_EQ(colours()->entries[0].accounts, 45);
    EXPECT_FALSE(find<QComboBox>("accountsClasses")->isVisible());
    QStringList words;
    for (const ui::LegendLine& line : window->map().legend()) {
        words << line.words;
    }
    EXPECT_TRUE(words.contains("Retail (45)")) << words.join("; ").toStdString();
    keepBothThemes(*window, "segment-map");
    const QImage byIndustry = canvas().grab().toImage();
    choose(find<QComboBox>("accountsBy"), "Sales");
    settle();
    EXPECT_TRUE(find<QComboBox>("accountsClasses")->isVisible());
    choose(find<QComboBox>("accountsClasses"), "Equal steps");
    settle();
    EXPECT_EQ(colours()->entries.size(), 5U);
    EXPECT_EQ(colours()->entries.back().kind, core::AccountCategory::Kind::Class);
    EXPECT_NE(canvas().grab().toImage(), byIndustry);
    keepPicture(*window, "segment-map-classes");
}

TEST_F(Segments, TheMapShowsASegmentAloneAndRemembersIt) {
    make("tier");
    Window::open(world);
    auto* button = find<ui::SegmentButton>("accountsSegments");
    ASSERT_TRUE(QTest::qWaitFor([&] { return button->isEnabled(); }));
    choose(find<QComboBox>("accountsBy"), "Tier");
    pick(button, "tier", "A");
    settle();
    EXPECT_EQ(find<QLineEdit>("accountsWhere")->text(), "\"tier\" = 'A'");
    ASSERT_NE(colours(), nullptr);
    EXPECT_EQ(colours()->shown, 30);
    QTest::qWait(1200); // it is written a moment later
    window->close();
    window = std::make_unique<ui::MainWindow>(theme());
    window->resize(1440, 900);
    window->show();
    Window::open(world);
    ASSERT_TRUE(QTest::qWaitFor([&] { return colours() != nullptr; }, 5000));
    EXPECT_EQ(colours()->shown, 30);
    EXPECT_EQ(find<QComboBox>("accountsBy")->currentText(), "Tier");
}

TEST_F(Segments, AnExpressionThatIsNotUnderstoodIsSaidAndStaysToBeMended) {
    Window::open(world);
    auto* where = find<QLineEdit>("accountsWhere");
    window->ask().answerNext("");
    type(where, "sales >");
    QTest::keyClick(where, Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->ask().takeAsked().isEmpty(); }, 5000));
    settle();
    EXPECT_EQ(colours(), nullptr);
    EXPECT_EQ(where->text(), "sales >");
    QTest::keyClicks(where, " 79");
    QTest::keyClick(where, Qt::Key_Return);
    settle();
    ASSERT_NE(colours(), nullptr);
    EXPECT_EQ(colours()->shown, 10);
    type(where, "");
    QTest::keyClick(where, Qt::Key_Delete);
    settle();
    EXPECT_EQ(colours(), nullptr);
}

TEST_F(Segments, TheTableOfAccountsIsFilteredWithoutTyping) {
    make("tier");
    Window::open(world);
    QTest::keyClick(window.get(), Qt::Key_F6);
    ui::TablesPanel& panel = window->panels().tables();
    auto* button = find<ui::SegmentButton>("tableSegments");
    panel.show(core::tables::Table::Units);
    EXPECT_FALSE(button->isVisible());
    panel.show(core::tables::Table::Accounts);
    settle();
    EXPECT_TRUE(button->isVisible());
    ASSERT_TRUE(QTest::qWaitFor([&] { return button->isEnabled(); }));
    pick(button, "tier", "B");
    settle();
    EXPECT_EQ(panel.current().model().rowCount(), 30);
    emit button->menu()->aboutToShow();
    button->menu()->actions().front()->trigger();
    settle();
    EXPECT_EQ(panel.current().model().rowCount(), 90);
}

TEST_F(Segments, AreMadeChangedAndRemovedWithCountsBefore) {
    Window::open(world);
    ui::SegmentsDialog* dialog = openDialog();
    auto* save = dialog->findChild<QPushButton*>("segmentSave");
    EXPECT_FALSE(save->isEnabled());
    type(dialog->findChild<QLineEdit*>("segmentName"), "tier");
    type(dialog->findChild<QComboBox*>("segmentValue")->lineEdit(), "sales");
    type(dialog->findChild<QLineEdit*>("segmentShares"), "50, 30");
    wait(dialog);
    ASSERT_EQ(counts(dialog).size(), 3);
    EXPECT_TRUE(counts(dialog)[0].startsWith("A "));
    EXPECT_TRUE(core::listSegments(world.ws.reader()).empty()) << "nothing is written yet";
    EXPECT_TRUE(save->isEnabled());
    keepBothThemes(*dialog, "segments");
    QTest::mouseClick(save, Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return core::listSegments(world.ws.newReader()).size() == 1; }, 10000));
    auto* list = dialog->findChild<QListWidget*>("segmentSchemes");
    ASSERT_TRUE(QTest::qWaitFor([&] { return list->count() == 2; }, 10000));
    wait(dialog);
    EXPECT_EQ(list->currentItem()->text(), "tier");
    EXPECT_EQ(window->session().history().front().label, "Segment accounts by tier");
    // By rules instead, under the same name.
    choose(dialog->findChild<QComboBox*>("segmentBy"), "Rules");
    QTest::mouseClick(dialog->findChild<QAbstractButton*>("addRule"), Qt::LeftButton);
    auto* rules = dialog->findChild<QTableWidget*>("segmentRules");
    ASSERT_EQ(rules->rowCount(), 1);
    rules->item(0, 0)->setText("Large");
    rules->item(0, 1)->setText("sales >=");
    wait(dialog);
    EXPECT_FALSE(save->isEnabled());
    EXPECT_FALSE(dialog->findChild<QLabel*>("segmentNote")->text().isEmpty());
    keepPicture(*dialog, "segments-refused");
    rules->item(0, 1)->setText("sales >= 60");
    wait(dialog);
    EXPECT_EQ(counts(dialog), (QStringList{"Large 30", "none 60"}));
    keepPicture(*dialog, "segments-rules");
    QTest::mouseClick(save, Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return core::requireSegmentScheme(world.ws.newReader(), "tier").rules.size() == 1; },
        10000));
    wait(dialog);
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return dialog->findChild<QPushButton*>("segmentRemove")->isEnabled(); }, 10000));
    window->ask().answerNext("");
    QTest::mouseClick(dialog->findChild<QPushButton*>("segmentRemove"), Qt::LeftButton);
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return core::listSegments(world.ws.newReader()).empty(); }, 10000));
    ASSERT_TRUE(QTest::qWaitFor([&] { return list->count() == 1; }, 10000));
    QTest::keyClick(dialog, Qt::Key_Escape);
    settle();
}

TEST_F(Segments, TheColoursFollowAnUndo) {
    make("tier");
    Window::open(world);
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return find<ui::SegmentButton>("accountsSegments")->isEnabled(); }));
    choose(find<QComboBox>("accountsBy"), "Tier");
    settle();
    ASSERT_NE(colours(), nullptr);
    window->ask().answerNext("");
    window->actions()["edit.undo"]->trigger();
    ASSERT_TRUE(QTest::qWaitFor([&] { return colours() == nullptr; }, 5000));
    EXPECT_EQ(find<QComboBox>("accountsBy")->currentIndex(), 0);
    EXPECT_FALSE(find<ui::SegmentButton>("accountsSegments")->isEnabled());
}

/// The sample of a small state, as people see it.
class SegmentSample : public SampleDesk {};

TEST_F(SegmentSample, NothingIsCutOrNamelessAtAnySize) {
    const std::string file = makeSample(2500, 8);
    {
        core::Workspace ws = core::Workspace::open(file);
        core::SegmentScheme scheme;
        scheme.name = "tier";
        scheme.by = core::SegmentBy::Shares;
        scheme.value = "potential";
        core::Job job;
        core::segmentAccounts(ws, scheme, job);
    }
    openAt(file, 0);
    window->map().setAccountView({"segment", {}, {}});
    settle();
    for (const QSize size : {QSize(1440, 900), QSize(1280, 800)}) {
        window->resize(size);
        QTest::qWait(400);
        settle();
        EXPECT_EQ(window->size(), size);
        EXPECT_THAT(cutTexts(*window), testing::IsEmpty());
        keepBothThemes(*window, QStringLiteral("segment-sample-%1").arg(size.width()));
        window->actions()["data.segments"]->trigger();
        auto* dialog = window->findChild<ui::SegmentsDialog*>();
        auto* list = dialog->findChild<QListWidget*>("segmentSchemes");
        ASSERT_TRUE(QTest::qWaitFor([&] { return list->count() == 2; }, 10000));
        QTest::keyClick(list, Qt::Key_Down);
        ASSERT_TRUE(QTest::qWaitFor([&] { return dialog->settled(); }, 10000));
        EXPECT_THAT(cutTexts(*dialog), testing::IsEmpty());
        EXPECT_THAT(unnamed(*dialog), testing::IsEmpty());
        keepBothThemes(*dialog, QStringLiteral("segment-dialog-%1").arg(size.width()));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTest::qWait(50);
    }
}

} // namespace support
