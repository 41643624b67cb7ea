// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include "ui/shell/settings.h"

#include <QAbstractButton>
#include <QAccessible>

namespace {

/// What a screen reader would say of a widget.
QString spokenName(QWidget* widget) {
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
    return interface != nullptr ? interface->text(QAccessible::Name).trimmed() : QString();
}

QString pathOf(const QWidget* widget) {
    QString path;
    for (; widget != nullptr && path.size() < 200; widget = widget->parentWidget()) {
        path = QStringLiteral("%1%2 > ").arg(
                   widget->metaObject()->className(),
                   widget->objectName().isEmpty() ? QString() : "#" + widget->objectName()) +
               path;
    }
    return path;
}

/// Parts of another control, which speaks for them.
bool isPart(const QWidget* widget) {
    return widget->objectName().startsWith(QLatin1String("qt_")) ||
           (widget->focusProxy() != nullptr) || widget->inherits("QScrollBar") ||
           widget->inherits("QHeaderView") || widget->inherits("QTableCornerButton");
}

/// Controls that can be reached, but have no name.
std::vector<std::string> unnamed(QWidget& root) {
    std::vector<std::string> found;
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        const bool control = widget->focusPolicy() != Qt::NoFocus ||
                             qobject_cast<QAbstractButton*>(widget) != nullptr;
        if (control && widget->isVisibleTo(&root) && !isPart(widget) &&
            spokenName(widget).isEmpty()) {
            found.push_back(pathOf(widget).toStdString());
        }
    }
    return found;
}

} // namespace

namespace support {

TEST_F(Window, EveryControlHasANameForScreenReaders) {
    EXPECT_THAT(unnamed(*window), ::testing::IsEmpty()) << "start page";
    World world("AAB/ABB/CCC");
    open(world);
    EXPECT_THAT(unnamed(*window), ::testing::IsEmpty()) << "plan";
    for (const char* action : {"plan.balance", "plan.why", "plan.compare"}) {
        window->actions()[QLatin1String(action)]->trigger();
        settle();
        EXPECT_THAT(unnamed(*window), ::testing::IsEmpty()) << action;
        keepPicture(*window, QLatin1String(action));
    }
    window->openReview("locations");
    settle();
    EXPECT_THAT(unnamed(*window), ::testing::IsEmpty()) << "locations";
    window->openReview("duplicates");
    settle();
    EXPECT_THAT(unnamed(*window), ::testing::IsEmpty()) << "duplicates";
}

TEST_F(Window, HighContrastTakesEffectAtOnceAndIsRemembered) {
    World world("AAB/ABB/CCC");
    open(world);
    QAction* action = window->actions()["view.highContrast"];
    ASSERT_FALSE(action->isChecked());
    action->trigger();
    settle();
    EXPECT_EQ(theme().tokens().border, theme().tokens().text);
    EXPECT_TRUE(ui::Settings().highContrast());
    keepPicture(*window, "high-contrast");
    action->trigger();
    settle();
    EXPECT_FALSE(ui::Settings().highContrast());
}

} // namespace support
