// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>

class QAction;
class QHBoxLayout;
class QMenu;
class QToolButton;

namespace ui {

class Label;
class Theme;

/// A dock with our title bar: name, a detail at the right, up to two icons and a menu. It floats
/// only by menu or with Ctrl held, never by accident.
class Dock : public QDockWidget {
    Q_OBJECT

public:
    Dock(const Theme& theme, const QString& id, const QString& title, QWidget* content,
         QWidget* parent);

    /// Text at the right of the title: what the content is about.
    void setDetail(const QString& detail);
    /// Text beside the title, lighter.
    void setSubtitle(const QString& subtitle);
    void addTitleAction(QAction* action);
    /// A widget that takes what the title leaves of its line.
    void addTitleWidget(QWidget* widget);
    /// A cross at the end of the title, for docks that come and go.
    void addCloseButton();
    /// Entries of the menu button; it appears with the first.
    QMenu* titleMenu();

signals:
    /// The cross was clicked; who owns the dock decides what that means.
    void closeAsked();

private:
    const Theme& theme_;
    QWidget* bar_;
    QHBoxLayout* row_;
    Label* title_;
    Label* subtitle_;
    Label* detail_;
    QToolButton* menuButton_ = nullptr;
};

} // namespace ui
