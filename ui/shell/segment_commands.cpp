// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/segment_commands.h"

#include "core/workspace/record_query.h"
#include "ui/dialogs/ask.h"
#include "ui/dialogs/segments_dialog.h"
#include "ui/shell/actions.h"
#include "ui/widgets/figures.h"

#include <utility>

namespace ui {

SegmentCommands::SegmentCommands(const AppContext& context, QObject* parent)
    : QObject(parent), context_(context), work_(new FileWork(context, this)) {
    connect(context.actions["data.segments"], &QAction::triggered, this, &SegmentCommands::open);
    for (const auto signal : {&PlanSession::planChanged, &PlanSession::closed}) {
        connect(&context.session, signal, this, &SegmentCommands::refresh);
    }
    connect(&context.session, &PlanSession::opened, this, &SegmentCommands::refresh);
    connect(&context.session, &PlanSession::closed, this, [this] {
        if (dialog_) {
            dialog_->reject();
        }
    });
    connect(work_, &FileWork::busyChanged, this, [this](bool busy) {
        if (dialog_) {
            dialog_->setBusy(busy);
        }
    });
    refresh();
}

void SegmentCommands::refresh() {
    context_.actions.setEnabled("data.segments", context_.session.isOpen(), tr("no plan is open"));
}

void SegmentCommands::open() {
    if (!context_.session.isOpen() || dialog_) {
        return;
    }
    dialog_ = new SegmentsDialog(context_.theme, context_.window);
    connect(dialog_, &SegmentsDialog::previewAsked, this, &SegmentCommands::preview);
    for (const auto signal : {&SegmentsDialog::saveAsked, &SegmentsDialog::refreshAsked}) {
        connect(dialog_, signal, this, &SegmentCommands::make);
    }
    connect(dialog_, &SegmentsDialog::removeAsked, this, &SegmentCommands::remove);
    read({});
    dialog_->open();
}

/// Lists the schemes and shows the one that is named.
void SegmentCommands::read(const std::string& chosen) {
    struct Known {
        std::vector<core::SegmentReport> schemes;
        std::vector<std::string> columns;
    };
    context_.runner.run(
        tr("Read the segments"), dialog_,
        [workspace = context_.session.shared()](core::Job&) {
            const core::Connection db = workspace->newReader();
            return Known{core::listSegments(db),
                         core::recordColumns(db, core::RecordTable::Accounts)};
        },
        [this, chosen](Known known) {
            dialog_->setColumns(known.columns);
            dialog_->setSchemes(std::move(known.schemes), chosen);
        });
}

void SegmentCommands::preview(const core::SegmentScheme& scheme) {
    context_.runner.cancel(std::exchange(counting_, 0));
    const int asked = ++counts_;
    counting_ = context_.runner.run(
        tr("Count the segments"), dialog_,
        [workspace = context_.session.shared(), scheme](core::Job& job) {
            return core::trySegments(workspace->newReader(), scheme, job);
        },
        [this, asked](const core::SegmentPreview& preview) {
            if (asked == counts_) {
                counting_ = 0;
                dialog_->showPreview(preview);
            }
        });
}

void SegmentCommands::make(const core::SegmentScheme& scheme) {
    work_->run(
        tr("Segment the accounts"), tr("Segmenting accounts…"),
        [scheme](core::Workspace& ws, core::Job& job) {
            return core::segmentAccounts(ws, scheme, job);
        },
        [this, name = scheme.name](const core::SegmentReport& report) {
            context_.session.followStep(tr("Segment the accounts"));
            emit said(tr("%1 changed segment in %2")
                          .arg(countedAccounts(report.changed), QString::fromStdString(name)));
            if (dialog_) {
                read(name);
            }
        });
}

void SegmentCommands::remove(const QString& name) {
    const auto go = [this, name] {
        work_->run(
            tr("Remove segments"), tr("Removing segments…"),
            [name = name.toStdString()](core::Workspace& ws, core::Job&) {
                core::removeSegments(ws, name);
                return true;
            },
            [this, name](bool) {
                context_.session.followStep(tr("Remove segments"));
                emit said(tr("%1 is removed; Undo brings it back").arg(name));
                if (dialog_) {
                    read({});
                }
            });
    };
    context_.ask.confirm(dialog_,
                         {tr("Remove the segments %1?").arg(name),
                          tr("Filters and call plans that name them no longer work. Undo brings "
                             "them back."),
                          tr("Remove"), true},
                         go);
}

} // namespace ui
