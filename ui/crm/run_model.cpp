// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/run_model.h"

#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"

#include <QDateTime>
#include <QLocale>

namespace ui {

void RunModel::setRuns(std::vector<crm::SyncRun> runs) {
    beginResetModel();
    runs_ = std::move(runs);
    endResetModel();
}

int RunModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(runs_.size());
}

int RunModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString RunModel::textOf(const crm::SyncRun& run, int column) const {
    switch (column) {
    case When: {
        const QDateTime at =
            QDateTime::fromString(QString::fromStdString(run.startedAt), Qt::ISODateWithMs);
        return at.isValid() ? QLocale().toString(at.toLocalTime(), tr("d MMM yyyy HH:mm"))
                            : QString::fromStdString(run.startedAt);
    }
    case Read: return groupedText(run.pulled);
    case Sent: return groupedText(run.pushed);
    case Conflicts: return groupedText(run.conflicts);
    case Failed: return groupedText(run.failed);
    case Calls: return groupedText(run.calls);
    case Outcome:
        if (!run.message.empty()) {
            return coreText(run.message);
        }
        return run.status == "done"     ? tr("Done")
               : run.status == "paused" ? tr("Paused: no calls were left")
                                        : tr("Failed");
    default: return {};
    }
}

QVariant RunModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const crm::SyncRun& run = runs_[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    const bool figure = column != When && column != Outcome;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: return textOf(run, column);
    case Qt::TextAlignmentRole:
        return static_cast<int>((figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case ToneRole:
        if (column == Outcome) {
            return static_cast<int>(run.status == "done"     ? Tone::Text2
                                    : run.status == "paused" ? Tone::Warn
                                                             : Tone::Danger);
        }
        return static_cast<int>(Tone::Text);
    default: return {};
    }
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool figure = section != When && section != Outcome;
        return static_cast<int>((figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case When: return tr("Sync log");
    case Read: return tr("Read");
    case Sent: return tr("Sent");
    case Conflicts: return tr("Conflicts");
    case Failed: return tr("Failed");
    case Calls: return tr("Calls");
    case Outcome: return tr("Outcome");
    default: return {};
    }
}

} // namespace ui
