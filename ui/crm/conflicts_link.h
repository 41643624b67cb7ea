// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/ledger.h"
#include "core/verbs/ledger_shares.h"
#include "ui/crm/crm_data.h"

#include <QObject>

namespace ui {

class ConflictsPage;
class FileWork;

/// Carries out what the page of conflicts and the ledger asks for.
class ConflictsLink : public QObject {
    Q_OBJECT

public:
    ConflictsLink(FileWork& work, ConflictsPage& page, QObject* parent);

    void setData(const CrmData& loaded);
    /// Compares two dates if nothing has been compared yet.
    void opened();

signals:
    void said(const QString& text);
    /// The plan, or what is known of the CRM, was changed.
    void changed();
    void rollbackAsked(const QString& publish);
    void mapAsked();

private:
    void decide();
    void verify();
    void exportLedger();
    void showWritten(qint64 entry);
    void replay(qint64 entry);
    void compare();
    void show(core::LedgerShares shares);
    void selectChanged();
    void exportDiff();

    FileWork& work_;
    ConflictsPage& page_;
    CrmData data_;
    qint64 newest_ = -1; ///< entry that the dates were chosen for
    bool compared_ = false;
};

} // namespace ui
