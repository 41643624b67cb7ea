// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/crm/ledger_model.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace ui {

class Label;
class TableView;
class Theme;

/// The ledger: its entries, whether the chain holds, and what one of them wrote. Shows what it is
/// given; asks for everything else.
class LedgerPanel : public QWidget {
    Q_OBJECT

public:
    explicit LedgerPanel(const Theme& theme, QWidget* parent = nullptr);

    void setData(const CrmData& loaded);
    /// The chain was looked at just now.
    void setVerified(const core::ledger::Check& check);
    void showWritten(const core::ledger::Entry& entry);
    void showEntries();
    void setBusy(bool busy);
    TableView& table() { return *table_; }
    LedgerModel& entries() { return *model_; }
    WrittenModel& written() { return *written_; }

signals:
    void verifyAsked();
    void exportAsked();
    void writtenAsked(qint64 entry);
    /// The plan as it was published up to the entry.
    void replayAsked(qint64 entry);
    void rollbackAsked(const QString& publish);

private:
    QWidget* makeHead();
    QWidget* makeEntries();
    QWidget* makeWritten();
    QWidget* makeFoot();
    void tell(const core::ledger::Check& check, const QString& at);
    void refresh();
    const LedgerRow* chosen() const;

    const Theme& theme_;
    LedgerModel* model_;
    WrittenModel* written_;
    Label* note_ = nullptr;
    QPushButton* verify_ = nullptr;
    QPushButton* export_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    TableView* table_ = nullptr;
    Label* writtenTitle_ = nullptr;
    Label* chain_ = nullptr;
    Label* count_ = nullptr;
    QPushButton* show_ = nullptr;
    QPushButton* replay_ = nullptr;
    QPushButton* rollback_ = nullptr;
    bool busy_ = false;
};

} // namespace ui
