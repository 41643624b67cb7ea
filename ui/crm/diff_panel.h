// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/crm/ledger_model.h"

#include <QWidget>

class QDateEdit;
class QPushButton;

namespace ui {

class Label;
class TableView;
class Theme;
class TotalsRow;

/// What changed hands between two dates, by territory, as the ledger has it.
class DiffPanel : public QWidget {
    Q_OBJECT

public:
    explicit DiffPanel(const Theme& theme, QWidget* parent = nullptr);

    void setShares(core::LedgerShares shares, std::map<QString, int> fills);
    /// Dates as "2027-01-01"; asks for nothing.
    void setDates(const QString& from, const QString& to);
    QString from() const;
    QString to() const;
    void setBusy(bool busy);
    DiffModel& model() { return *model_; }

signals:
    void datesChanged();
    void mapAsked();
    void exportAsked();

private:
    QWidget* makeHead();
    QWidget* makeFoot();
    QDateEdit* makeDate(const QString& name, const char* id);
    void refresh();

    const Theme& theme_;
    DiffModel* model_;
    QDateEdit* from_ = nullptr;
    QDateEdit* to_ = nullptr;
    TableView* table_ = nullptr;
    TotalsRow* totals_ = nullptr;
    Label* note_ = nullptr;
    Label* warning_ = nullptr;
    QPushButton* map_ = nullptr;
    QPushButton* export_ = nullptr;
    bool busy_ = false;
};

} // namespace ui
