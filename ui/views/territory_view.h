// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/territory_model.h"

#include <QWidget>

class QSortFilterProxyModel;
class QTimer;

namespace ui {

class Label;
class Selection;
class TableView;
class Theme;
class TotalsRow;

/// The territory table with its totals row and the line that explains the index.
class TerritoryView : public QWidget {
    Q_OBJECT

public:
    TerritoryView(const Theme& theme, Selection& selection, QWidget* parent = nullptr);

    TerritoryModel& model() { return *model_; }
    TableView& table() { return *table_; }
    void setFigures(const PlanFigures& figures);
    /// Ticks for the gesture under way, by index of territory; empty = there is none.
    void setAfter(const std::map<int, double>& change);
    /// The territory whose row is at a place of the screen, 0 if none is.
    core::TerritoryId territoryAt(QPoint global) const;
    /// Starts editing the name of the current row.
    void rename();

signals:
    /// A row was clicked twice or entered: show that territory on the map.
    void activated(core::TerritoryId territory);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Columns of figures are as wide as their figures, which are never cut; names get the rest,
    /// and the column of the rep goes where that is too little.
    void fitColumns();
    void writeNote(bool gesture);
    void selectionToTable();
    void tableToSelection();

    const Theme& theme_;
    Selection& selection_;
    TerritoryModel* model_;
    QSortFilterProxyModel* sorted_;
    TableView* table_;
    TotalsRow* totals_;
    Label* note_;
    QTimer* fit_; ///< fits the columns once the figures are painted
    bool syncing_ = false;
};

} // namespace ui
