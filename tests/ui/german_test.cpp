// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include "ui/shell/panels.h"
#include "ui/theme/language.h"
#include "ui/widgets/label.h"

#include <QAbstractButton>
#include <QDialog>
#include <QHeaderView>
#include <QMenuBar>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

#include <cmath>

using support::World;

namespace {

/// Made before the window, as in the program.
struct Spoken {
    ui::Language language{"de"};
};

std::string nameOf(const QWidget& widget) {
    QStringList names;
    for (const QWidget* at = &widget; at != nullptr; at = at->parentWidget()) {
        names.prepend(at->objectName().isEmpty() ? at->metaObject()->className()
                                                 : at->objectName());
    }
    return names.mid(std::max<qsizetype>(0, names.size() - 4)).join('/').toStdString();
}

bool inScrollArea(const QWidget& widget) {
    for (const QWidget* at = widget.parentWidget(); at != nullptr; at = at->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(at) != nullptr) {
            return true;
        }
    }
    return false;
}

/// What is wrong with the room a label has; empty if all of its text is seen.
std::string fault(const QLabel& label) {
    if (label.text().isEmpty() || label.minimumSizeHint().width() == 0) {
        return {}; // made to be cut in the middle, the whole text in its tool tip
    }
    if (label.wordWrap()) {
        const int needed = label.heightForWidth(label.width());
        return needed > label.height() + 1
                   ? "needs " + std::to_string(needed) + " px of height, has " +
                         std::to_string(label.height())
                   : "";
    }
    const int needed = label.sizeHint().width();
    return needed > label.width() + 1
               ? "needs " + std::to_string(needed) + " px, has " + std::to_string(label.width())
               : "";
}

std::string fault(const QAbstractButton& button) {
    const int needed = button.sizeHint().width();
    return !button.text().isEmpty() && needed > button.width() + 1
               ? "needs " + std::to_string(needed) + " px, has " + std::to_string(button.width())
               : "";
}

std::string fault(const QTabBar& bar) {
    for (int i = 0; i < bar.count(); ++i) {
        if (bar.fontMetrics().horizontalAdvance(bar.tabText(i)) > bar.tabRect(i).width() ||
            bar.tabRect(i).right() > bar.width()) {
            return "tab " + bar.tabText(i).toStdString() + " is cut";
        }
    }
    return {};
}

std::string fault(const QHeaderView& header) {
    for (int i = 0; header.orientation() == Qt::Horizontal && i < header.count(); ++i) {
        const QString text = header.model()->headerData(i, Qt::Horizontal).toString();
        if (!header.isSectionHidden(i) && !text.isEmpty() &&
            header.fontMetrics().horizontalAdvance(text) + 8 > header.sectionSize(i)) {
            return "head " + text.toStdString() + " has " + std::to_string(header.sectionSize(i)) +
                   " px, needs " + std::to_string(header.fontMetrics().horizontalAdvance(text));
        }
    }
    return {};
}

std::string fault(const QScrollArea& area) {
    const bool wide = area.widget() != nullptr && !area.horizontalScrollBar()->isVisible() &&
                      area.widget()->width() > area.viewport()->width() + 1;
    return wide ? "holds " + std::to_string(area.widget()->width()) + " px, shows " +
                      std::to_string(area.viewport()->width())
                : "";
}

std::string faultOf(const QWidget& widget) {
    if (const auto* area = qobject_cast<const QScrollArea*>(&widget)) {
        return fault(*area);
    }
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        return fault(*label);
    }
    if (widget.objectName().startsWith("qt_") && widget.objectName().endsWith("ext_button")) {
        return "a bar overflows";
    }
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
        return fault(*button);
    }
    if (const auto* bar = qobject_cast<const QTabBar*>(&widget)) {
        return fault(*bar);
    }
    if (const auto* header = qobject_cast<const QHeaderView*>(&widget)) {
        return fault(*header);
    }
    return {};
}

/// All texts below a widget that are cut, with the places where they stand.
std::vector<std::string> cutTexts(const QWidget& root) {
    std::vector<std::string> found;
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        if (!widget->isVisible()) {
            continue;
        }
        std::string wrong = faultOf(*widget);
        const auto* label = qobject_cast<const QLabel*>(widget);
        const bool text = label != nullptr || qobject_cast<const QAbstractButton*>(widget);
        if (wrong.empty() && text && !inScrollArea(*widget) && widget->parentWidget() != nullptr &&
            widget->geometry().right() > widget->parentWidget()->width()) {
            wrong = "reaches over the edge of what holds it";
        }
        if (!wrong.empty()) {
            const QString words = widget->property("text").toString();
            found.push_back(nameOf(*widget) + " \"" + words.toStdString() + "\" " + wrong);
        }
    }
    return found;
}

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
        EXPECT_THAT(cutTexts(*window), testing::IsEmpty()) << what.toStdString();
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
    EXPECT_THAT(cutTexts(*window), testing::IsEmpty());
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
        EXPECT_THAT(cutTexts(*dialog), testing::IsEmpty());
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

TEST_F(German, NoTwoEntriesOfAMenuHaveTheSameLetter) {
    EXPECT_EQ(clashesOf(*window->menuBar()).join("; ").toStdString(), "");
}

using English = support::Window;

TEST_F(English, NoTwoEntriesOfAMenuHaveTheSameLetter) {
    EXPECT_EQ(clashesOf(*window->menuBar()).join("; ").toStdString(), "");
}
