// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/account_categories.h"
#include "ui/tables/table_page.h"

#include <QWidget>

#include <array>

class QLineEdit;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace ui {

class Label;
class SegmentButton;

/// The dock of tables: territories, units and accounts, one at a time, with one line above them for
/// filter, count and what can be done with all rows.
class TablesPanel : public QWidget {
    Q_OBJECT

public:
    explicit TablesPanel(const Theme& theme, QWidget* parent = nullptr);

    /// What goes into the title line of the dock.
    QWidget* head() { return head_; }
    TablePage& page(core::tables::Table table);
    TablePage& current();
    core::tables::Table shown() const;
    void show(core::tables::Table table);
    /// Units are ZIPs, and called so.
    void setZips(bool zips);
    QLineEdit& filter() { return *filter_; }
    /// Segments that accounts can be filtered by.
    void setSchemes(const std::vector<core::AccountChoices::Scheme>& schemes);
    QToolButton& only() { return *only_; }

signals:
    void tableChanged();
    /// The button that restricts rows to the units that are selected.
    void onlySelectionAsked(bool on);
    void exportAsked();
    /// Esc in the rows: back to the map.
    void leaveAsked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildHead(const Theme& theme);
    void follow();
    void refreshCount();

    const Theme& theme_;
    QWidget* head_;
    QTabBar* tabs_;
    QLineEdit* filter_;
    SegmentButton* segments_;
    QToolButton* only_;
    QToolButton* columns_;
    QToolButton* export_;
    Label* count_;
    QStackedWidget* stack_;
    std::array<TablePage*, 3> pages_{};
    QTimer typing_;
};

} // namespace ui
