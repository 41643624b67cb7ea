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

    /// The keys of an action, also while plain ones are off.
    QList<QKeySequence> shortcuts(const QString& id) const { return keys_.value(id); }
    static QList<QKeySequence> defaultShortcuts(const QString& id);
    void setShortcuts(const QString& id, const QList<QKeySequence>& keys);
    /// Switches keys without Ctrl or Alt off while something else than the map has the window: a
    /// review, an import.
    void setPlainKeys(bool on);

signals:
    /// Some keys are different.
    void shortcutsChanged();

private:
    void dress(const ActionSpec& spec);

    QHash<QString, QAction*> actions_;
    QHash<QString, QString> tips_;
    QHash<QString, QString> reasons_;
    QHash<QString, QList<QKeySequence>> keys_;
    bool plainKeys_ = true;
};

/// Whether a sequence begins with a letter, digit or sign alone, or with Shift.
bool isPlainKey(const QKeySequence& keys);

} // namespace ui
