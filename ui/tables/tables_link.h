// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/app_context.h"
#include "ui/tables/tables_panel.h"

#include <QObject>

#include <array>

class QMenu;

namespace ui {

/// Keeps the tables in step with the session and the selection, and does what they ask for. Tables
/// that nobody looks at are not read.
class TablesLink : public QObject {
    Q_OBJECT

public:
    TablesLink(const AppContext& context, TablesPanel& panel, QObject* parent);

    /// Called when the dock comes into sight or goes out of it.
    void setShown(bool shown);
    /// Whether what is shown has been read.
    bool idle() const;

signals:
    /// A sentence for the status bar.
    void said(const QString& sentence);

private:
    void connectPage(TablePage& page);
    void openShown();
    void planChanged();
    void layerChanged();
    void forget();
    RowMarks marks() const;
    void rowsToSelection(TablePage& page);
    void selectionToRows();
    void zoomTo(TablePage& page, std::int64_t id);
    void openMenu(TablePage& page, QPoint at);
    void addUnitActs(QMenu* menu);
    void addTerritoryActs(QMenu* menu);
    /// Named accounts and holdouts: territories of their own, with a reason.
    void addAccountActs(TablePage& page, QMenu* menu);
    void keepChosen(TablePage& page, core::TerritoryId territory);
    void withChosenAccounts(TablePage& page,
                            const std::function<void(const std::vector<std::string>&)>& then);
    void openRecord(TablePage& page);
    void copyRows(TablePage& page);
    void exportRows();
    void onlySelection(bool on);
    void rememberColumns(TablePage& page);

    AppContext context_;
    TablesPanel& panel_;
    bool shown_ = false;
    bool syncing_ = false;
    std::array<bool, 3> opened_{};
    std::array<bool, 3> stalePlan_{};
    std::array<bool, 3> staleData_{};
};

} // namespace ui
