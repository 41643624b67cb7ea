// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/page_model.h"

#include <QTimer>
#include <QWidget>

#include <cstdint>
#include <vector>

class QMenu;

namespace ui {

class Label;
class TableView;
class Theme;

/// One table of the plan with its filter: rows and columns as a person has arranged them.
class TablePage : public QWidget {
    Q_OBJECT

public:
    TablePage(const Theme& theme, core::tables::Table table, QWidget* parent = nullptr);

    PageModel& model() { return *model_; }
    const PageModel& model() const { return *model_; }
    TableView& table() { return *table_; }

    /// The expression that rows must be true for; what is not understood is said, and the rows that
    /// are there stay.
    void setFilter(const QString& expression);
    const QString& filter() const { return filter_; }
    /// Shows rows of these units only, besides the filter; empty = of all.
    void setOnlyUnits(std::vector<core::UnitId> units);
    bool onlyUnits() const { return !only_.empty(); }

    /// Ids of the rows that are selected, in order of the rows.
    std::vector<std::int64_t> chosen() const;
    /// How many they are, without looking at each.
    qint64 chosenCount() const;
    /// Selects the rows of these ids and brings the first into sight.
    void choose(const std::vector<std::int64_t>& ids);
    /// Ids of the columns shown, from left to right.
    std::vector<std::string> shownColumns() const;

    /// Order, widths and visibility, to be remembered.
    QByteArray columnState() const;
    void setColumnState(const QByteArray& state);
    /// Entries that show and hide columns.
    void fillColumnMenu(QMenu* menu);

    /// "1,961 accounts", "Searching…".
    QString countText() const;

signals:
    /// A person has selected other rows.
    void rowsChosen();
    /// A row was clicked twice or entered.
    void rowActivated(qint64 id);
    void menuAsked(QPoint global);
    void columnStateChanged();
    void countChanged();

private:
    void build(const Theme& theme);
    void applyQuery();
    void arrangeColumns();
    int firstWidth(int column) const;
    void keepPlace(bool fresh);
    void findPlace();

    const Theme& theme_;
    PageModel* model_;
    TableView* table_;
    Label* error_;
    QString filter_;
    std::vector<core::UnitId> only_;
    QByteArray state_;
    std::string sort_;
    bool descending_ = false;
    bool arranging_ = false;
    bool choosing_ = false;
    std::int64_t anchor_ = 0; ///< the row on top before the rows changed
    std::int64_t current_ = 0;
    std::vector<std::int64_t> kept_; ///< the rows that were selected
    QTimer told_;
};

} // namespace ui
