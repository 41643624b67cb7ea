// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/crm/crm_data.h"
#include "ui/shell/app_context.h"
#include "ui/shell/job_runner.h"

#include "crm/verbs/publish.h"
#include "crm/verbs/rollback.h"

#include <QObject>

#include <functional>

namespace ui {

class CrmPage;

/// The CRM workspace as a mode of the window: loads what its page shows whenever the plan or the
/// choice changes, and runs the verbs it asks for. Everything that reads or writes a CRM runs in
/// the background over a connection of its own to the file.
class CrmMode : public QObject {
    Q_OBJECT

public:
    CrmMode(const AppContext& context, QObject* parent);

    CrmPage& page() { return *page_; }
    void open();
    void close();
    bool isOpen() const { return open_; }
    bool settled() const { return busy_ == 0; }

signals:
    void leaveAsked();
    void said(const QString& text);

private:
    void connectPublish();
    void load();
    void show(CrmData data);
    void follow();
    void dryRun();
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
    void setBusy(int change, const QString& sentence);
    /// Runs a verb on a workspace of its own; `again` lets a person repeat it if it fails.
    template <class Verb, class Done>
    void run(const QString& title, const QString& sentence, Verb verb, Done done,
             std::function<void()> otherwise = {});

    AppContext context_;
    CrmPage* page_;
    CrmData data_;
    int busy_ = 0;
    bool open_ = false;
    bool again_ = false; ///< something changed while loading
    bool loading_ = false;
    bool stale_ = true;      ///< what is shown of the CRM is of another choice
    bool comparing_ = false; ///< a dry run is under way
};

} // namespace ui
