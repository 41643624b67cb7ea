// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/layout_faults.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

namespace support {

namespace {

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

/// A button with a sign draws no text: the sign is what needs the room.
bool drawsOnlySign(const QAbstractButton& button) {
    const auto* tool = qobject_cast<const QToolButton*>(&button);
    return tool != nullptr && tool->toolButtonStyle() == Qt::ToolButtonIconOnly &&
           !tool->icon().isNull();
}

std::string fault(const QAbstractButton& button) {
    const int needed =
        drawsOnlySign(button) ? button.iconSize().width() : button.sizeHint().width();
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

} // namespace

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

} // namespace support
