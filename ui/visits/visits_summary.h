// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/visits/row_model.h"
#include "ui/visits/visit_data.h"

#include <QWidget>

class QPushButton;

namespace ui {

class KeyValues;
class Label;
class TableView;
class Theme;

/// The right side of the visits view: whether the call plan was kept, and the accounts that nobody
/// has called on for long, which can be planned for.
class VisitsSummary : public QWidget {
    Q_OBJECT

public:
    explicit VisitsSummary(const Theme& theme, QWidget* parent = nullptr);
    void setData(const VisitData& visitData);
    RowModel& stale() { return *stale_; }
    /// Numbers of the stale accounts that are chosen; of all that are listed where none is.
    std::vector<std::string> meant() const;

signals:
    void planAsked();

private:
    void refresh();

    core::StaleAccountsReport report_;
    KeyValues* figures_;
    RowModel* stale_;
    TableView* view_;
    Label* count_;
    QPushButton* plan_;
};

} // namespace ui
