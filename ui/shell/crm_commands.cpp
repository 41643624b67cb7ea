// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/crm_commands.h"

#include "crm/verbs/connections.h"
#include "ui/dialogs/ask.h"
#include "ui/shell/actions.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/paths.h"
#include "ui/shell/plan_session.h"
#include "ui/verbs/sync.h"
#include "ui/widgets/figures.h"

namespace ui {

CrmCommands::CrmCommands(const AppContext& context, QObject* parent)
    : QObject(parent), context_(context) {
    connect(context.actions["crm.connect"], &QAction::triggered, this, &CrmCommands::connectFolder);
}

void CrmCommands::connectFolder() {
    context_.ask.folder(context_.window, tr("Folder with the CRM's tables"),
                        [this](const QString& folder) {
                            if (context_.session.isOpen()) {
                                read(folder);
                                return;
                            }
                            context_.ask.saveFile(context_.window, tr("New plan for these records"),
                                                  {tr("Evenlode plans (*.gpkg)")}, tr("Plan.gpkg"),
                                                  [this, folder](const QString& path) {
                                                      if (context_.session.create(path)) {
                                                          read(folder);
                                                      }
                                                  });
                        });
}

void CrmCommands::read(const QString& folder) {
    const auto workspace = context_.session.shared();
    crm::AddConnectionParams params;
    params.name = baseName(folder).toStdString();
    params.kind = "files";
    params.config = absolutePath(folder).toStdString();
    context_.session.beginOwnWork();
    context_.runner.enqueue(
        tr("Connect a CRM"), this,
        [file = workspace->path(), params](core::Job& job) {
            core::Workspace ws = core::Workspace::open(file);
            crm::addConnection(ws, params, job);
            return syncAndPlace(ws, {{params.name}, false, false, 0.5}, job);
        },
        [this, workspace, folder](const crm::SyncReport& report) {
            context_.session.endOwnWork();
            if (context_.session.shared() == workspace) {
                context_.session.reload();
            }
            const auto accounts = report.objects.find("accounts");
            const std::int64_t count = accounts == report.objects.end() ? 0 : accounts->second.read;
            emit said(tr("%1 read from %2. Nothing is written there until you publish.")
                          .arg(countedAccounts(count), baseName(folder)));
        });
}

} // namespace ui
