// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/layout_faults.h"
#include "tests/ui/window_fixture.h"

#include "ui/shell/panels.h"
#include "ui/theme/language.h"

#include <QComboBox>
#include <QDialog>
#include <QListWidget>
#include <QMenuBar>

using support::World;

namespace {

/// Made before the window, as in the program.
struct Spoken {
    ui::Language language{"de"};
};

} // namespace

class German : Spoken, public support::Window {
protected:
    German() { window->resize(1280, 800); }
    ~German() override {
        support::theme().setTextScale(1.0);
        window.reset(); // its texts go before the language does
    }
    German(const German&) = delete;
    German& operator=(const German&) = delete;

    void expectWhole(const QString& what) {
        QTest::qWait(120);
        EXPECT_THAT(support::cutTexts(*window), testing::IsEmpty()) << what.toStdString();
        if (support::theme().textScale() == 1.0) {
            EXPECT_EQ(window->width(), 1280) << what.toStdString() << " needs more room";
        }
        support::keepPicture(*window, "german-" + what);
    }
    /// The places of the window, one after the other.
    void expectAllPlacesWhole(const QString& size);
    void trigger(const char* action) { window->actions()[action]->trigger(); }
};

void German::expectAllPlacesWhole(const QString& size) {
    expectWhole("start" + size);
    const World world("AAAB/AABB/CCCB");
    open(world);
    expectWhole("plan" + size);
    click(world, 5);
    expectWhole("selection" + size);
    trigger("plan.why");
    settle();
    expectWhole("why" + size);
    trigger("plan.balance");
    settle();
    expectWhole("balance" + size);
    window->panels().showBalance(false);
    trigger("plan.compare");
    settle();
    expectWhole("compare" + size);
    trigger("plan.compare");
    trigger("plan.analysis");
    auto* views = window->findChild<QListWidget*>("analysisViews");
    for (int view = 0; view < views->count(); ++view) {
        views->setCurrentRow(view);
        settle();
        expectWhole(QStringLiteral("analysis-%1%2").arg(view).arg(size));
    }
    trigger("plan.analysis");
    for (const char* page : {"locations", "duplicates", "stale"}) {
        window->openReview(page);
        settle();
        expectWhole(page + size);
    }
    window->openImport({});
    expectWhole("import" + size);
    const std::string table = world.dir.write(
        "customers.csv", "Account ID,Name,Street,City,State,ZIP,Potential\n"
                         "1,Mill,1 Main St,Derby,CT,6418,12000\n2,Shop,,Derby,CT,06418,9000\n");
    window->openImport(QString::fromStdString(table));
    settle();
    expectWhole("columns" + size);
}

TEST_F(German, SpeaksGerman) {
    EXPECT_EQ(window->menuBar()->actions().front()->text(), "&Datei");
    EXPECT_EQ(window->actions()["plan.balance"]->text(), QStringLiteral("&Ausgleichen…"));
    EXPECT_TRUE(window->actions()["view.palette"]->toolTip().contains("Strg+P"));
}

TEST_F(German, NoTextIsCutAt1280By800) {
    expectAllPlacesWhole({});
}

TEST_F(German, NoTextIsCutAt1440By900) {
    window->resize(1440, 900);
    const World world("AAAB/AABB/CCCB");
    open(world);
    QTest::qWait(120);
    EXPECT_THAT(support::cutTexts(*window), testing::IsEmpty());
    EXPECT_EQ(window->width(), 1440);
}

TEST_F(German, NoTextIsCutWithLargerText) {
    support::theme().setTextScale(1.3);
    expectAllPlacesWhole("-130");
}

TEST_F(German, NoTextOfTheShortcutEditorIsCut) {
    for (const double scale : {1.0, 1.3}) {
        support::theme().setTextScale(scale);
        trigger("help.shortcuts");
        auto* dialog = window->findChild<QDialog*>();
        ASSERT_NE(dialog, nullptr);
        QTest::qWait(50);
        EXPECT_THAT(support::cutTexts(*dialog), testing::IsEmpty());
        support::keepPicture(*dialog, QStringLiteral("german-keys-%1").arg(100 * scale));
        dialog->close();
        delete dialog;
    }
}

namespace {

/// Letters that two entries of one menu claim.
QStringList clashesIn(const QMenu& menu) {
    QStringList clashes;
    QHash<QChar, QString> taken;
    for (const QAction* action : menu.actions()) {
        const QString text = QString(action->text()).remove("&&");
        const auto at = text.indexOf('&');
        if (at < 0 || at + 1 >= text.size()) {
            continue;
        }
        const QChar letter = text[at + 1].toLower();
        if (taken.contains(letter)) {
            clashes << QStringLiteral("%1: %2 and %3").arg(menu.title(), taken[letter], text);
        }
        taken.insert(letter, text);
    }
    return clashes;
}

QStringList clashesOf(QMenuBar& bar) {
    QStringList clashes;
    QSet<QString> letters;
    for (const QAction* action : bar.actions()) {
        const QString letter = action->text().mid(action->text().indexOf('&') + 1, 1).toLower();
        if (letters.contains(letter)) {
            clashes << action->text();
        }
        letters.insert(letter);
    }
    for (const QMenu* menu : bar.findChildren<QMenu*>()) {
        clashes << clashesIn(*menu);
    }
    return clashes;
}

} // namespace

TEST_F(German, TheSegmentsAreWholeHoweverTheyAreToldApart) {
    const World world("AAAB/AABB/CCCB");
    open(world);
    trigger("data.segments");
    auto* dialog = window->findChild<QDialog*>("segmentsDialog");
    auto* by = dialog->findChild<QComboBox*>("segmentBy");
    for (int way = 0; way < by->count(); ++way) {
        by->setCurrentIndex(way);
        QTest::qWait(700); // counted, or refused
        EXPECT_THAT(support::cutTexts(*dialog), testing::IsEmpty()) << way;
        support::keepPicture(*dialog, QStringLiteral("german-segments-%1").arg(way));
    }
    dialog->close();
}

TEST_F(German, NoTwoEntriesOfAMenuHaveTheSameLetter) {
    EXPECT_EQ(clashesOf(*window->menuBar()).join("; ").toStdString(), "");
}

using English = support::Window;

TEST_F(English, NoTwoEntriesOfAMenuHaveTheSameLetter) {
    EXPECT_EQ(clashesOf(*window->menuBar()).join("; ").toStdString(), "");
}
