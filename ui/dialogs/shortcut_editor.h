// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>

class QKeySequenceEdit;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace ui {

class Actions;
class Label;
class TableView;
class Theme;

/// Every action with its keys, to be searched and changed; says whose keys would be taken. Deletes
/// itself when it is closed.
class ShortcutEditor : public QDialog {
    Q_OBJECT

public:
    ShortcutEditor(const Theme& theme, Actions& actions, QWidget* parent);

    /// Goes to the row of an action.
    void choose(const QString& id);

signals:
    /// The list is to be written to a file.
    void exportAsked();

private:
    void buildTable();
    void buildEdit();
    void fill();
    void check();
    void apply(bool reset);
    QString chosen() const;

    const Theme& theme_;
    Actions& actions_;
    QStandardItemModel* model_;
    QSortFilterProxyModel* filtered_;
    QLineEdit* search_;
    TableView* table_;
    QKeySequenceEdit* keys_;
    Label* note_;
    QPushButton* set_;
    QPushButton* reset_;
};

} // namespace ui
