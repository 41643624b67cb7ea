// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/crm/crm_data.h"
#include "ui/shell/app_context.h"

#include "crm/verbs/left_out.h"
#include "crm/verbs/publish.h"
#include "crm/verbs/rollback.h"

#include <QObject>

namespace ui {

class ConflictsLink;
class ConnectionLink;
class CrmPage;
class FileWork;

/// The CRM workspace as a mode of the window: loads what its page shows whenever the plan or the
/// choice changes, and runs the verbs it asks for. Everything that reads or writes a CRM runs in
/// the background over a connection of its own to the file.
class CrmMode : public QObject {
    Q_OBJECT

public:
    CrmMode(const AppContext& context, QObject* parent);

    CrmPage& page() { return *page_; }
    ConnectionLink& connections() { return *connections_; }
    /// Shows one of its pages, now or when it is opened.
    void showPage(int page);
    void open();
    void close();
    bool isOpen() const { return open_; }
    bool settled() const;

signals:
    void leaveAsked();
    void said(const QString& text);

private:
    void connectPublish();
    void connectConflicts();
    void connectConnections();
    void reloadAll();
    void load();
    void show(CrmData data);
    void follow();
    void dryRun();
    void leaveOut(const QStringList& ids, bool out);
    void changeLeftOut(const crm::LeaveOutParams& asked);
    void askToWrite(qint64 records);
    void write(bool consented);
    void written(const crm::PublishReport& report);
    void sync();
    void synced(const crm::SyncReport& report);
    void switchWriteBack(bool on);
    void planRollback(const QString& publish);
    void askToRollBack(const crm::RollbackReport& plan);
    void rollBack(const std::string& publish);
    void exportRows();
    crm::PublishParams params() const;
    AppContext context_;
    CrmPage* page_;
    FileWork* work_;
    ConflictsLink* conflicts_;
    ConnectionLink* connections_;
    QString toChoose_; ///< a connection that has just been added
    CrmData data_;
    crm::PublishReport dryRun_; ///< the last one
    bool open_ = false;
    bool again_ = false; ///< something changed while loading
    bool loading_ = false;
    bool stale_ = true;      ///< what is shown of the CRM is of another choice
    bool comparing_ = false; ///< a dry run is under way
};

} // namespace ui
