// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QHash>
#include <QObject>

#include <span>

namespace ui {

class Theme;

/// One thing that the user can do, in menus, toolbars and by key.
struct ActionSpec {
    const char* id;        ///< "plan.balance"
    const char* text;      ///< as in the menu, with its ampersand
    const char* shortcuts; ///< portable text, alternatives separated by "; "; may be empty
    const char* icon;      ///< freedesktop name, may be empty
    const char* verb; ///< the verb of the command line that it runs; empty if it changes no plan
    const char* tip;  ///< one clause; may be empty
    bool checkable = false;
};

/// Every action there is: the one table.
std::span<const ActionSpec> actionTable();

/// The actions made from the table, by id. Tool tips carry the shortcut.
class Actions : public QObject {
    Q_OBJECT

public:
    explicit Actions(const Theme& theme, QObject* parent = nullptr);

    /// The action of that id; asking for one that is not in the table is a mistake in the program.
    QAction* operator[](const QString& id) const;
    bool contains(const QString& id) const { return actions_.contains(id); }
    QList<QAction*> all() const { return actions_.values(); }

    /// Enables or disables it; `reason` says in the tool tip why it cannot be used now.
    void setEnabled(const QString& id, bool enabled, const QString& reason = {});

private:
    QString tipOf(const ActionSpec& spec) const;

    QHash<QString, QAction*> actions_;
    QHash<QString, QString> tips_;
};

} // namespace ui
