// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/crm/conflict_model.h"
#include "ui/crm/crm_data.h"

#include <QWidget>

class QPushButton;
class QSplitter;
class QStackedWidget;

namespace ui {

class DiffPanel;
class Label;
class LedgerPanel;
class TableView;
class Theme;

/// Conflicts to decide, and below them the ledger and what changed hands between two dates. Shows
/// what it is given; asks for everything else.
class ConflictsPage : public QWidget {
    Q_OBJECT

public:
    explicit ConflictsPage(const Theme& theme, QWidget* parent = nullptr);

    /// `connection`: whose conflicts are shown. The ledger is that of the plan.
    void setData(const CrmData& loaded, const QString& connection);
    void setBusy(bool busy);
    void focusConflicts();
    void focusLedger();

    ConflictModel& conflicts() { return *model_; }
    TableView& table() { return *table_; }
    LedgerPanel& ledger() { return *ledger_; }
    DiffPanel& diff() { return *diff_; }

signals:
    void decideAsked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeConflicts();
    QWidget* makeHead();
    QWidget* makeActs();
    void refreshAct();
    void shareHeights();

    const Theme& theme_;
    ConflictModel* model_;
    LedgerPanel* ledger_;
    DiffPanel* diff_;
    QSplitter* halves_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    Label* note_ = nullptr;
    TableView* table_ = nullptr;
    QPushButton* theirs_ = nullptr;
    QPushButton* ours_ = nullptr;
    QPushButton* leave_ = nullptr;
    QPushButton* decide_ = nullptr;
    bool busy_ = false;
};

} // namespace ui
