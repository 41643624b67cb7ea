// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QString>

namespace ui {

class Actions;

/// Gives actions the keys that a person chose for them, from the settings.
void loadShortcuts(Actions& actions);
/// Keeps the keys of an action; those of the program need not be kept.
void saveShortcut(const Actions& actions, const QString& id);
/// Every action with its keys, one a line, separated by a tab.
QString shortcutList(const Actions& actions);
/// Writes that list to a text file. Throws core::Error(Usage) for a name that does not end in .txt
/// or .tsv, Error(Storage) if it cannot be written.
void exportShortcuts(const Actions& actions, const QString& file);

/// The id of another action that has one of these keys, or begins or goes on with it; "target" for
/// the digits and T, which choose the target. Empty if the keys are free.
QString shortcutTaken(const Actions& actions, const QString& id, const QKeySequence& keys);

} // namespace ui
