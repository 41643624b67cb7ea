// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/conflict_model.h"

#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"
#include "ui/widgets/figures.h"

#include <map>

namespace ui {

QString takenName(Taken taken) {
    switch (taken) {
    case Taken::Ours: return ConflictModel::tr("Ours");
    case Taken::Theirs: return ConflictModel::tr("Theirs");
    case Taken::Later: return ConflictModel::tr("Later");
    case Taken::Undecided: break;
    }
    return {};
}

void ConflictModel::setRows(std::vector<ConflictRow> rows, const QString& connection) {
    beginResetModel();
    std::map<std::int64_t, const ConflictRow*> before;
    for (const ConflictRow& row : rows_) {
        before[row.conflicts.front()] = &row;
    }
    for (ConflictRow& row : rows) {
        const auto known = before.find(row.conflicts.front());
        if (known != before.end() && known->second->ours == row.ours &&
            known->second->theirs == row.theirs) {
            row.taken = known->second->taken;
        }
    }
    rows_ = std::move(rows);
    connection_ = connection;
    endResetModel();
    emit choiceChanged();
}

void ConflictModel::take(int row, Taken taken) {
    if (row < 0 || row >= rowCount()) {
        return;
    }
    rows_[static_cast<std::size_t>(row)].taken = taken;
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    emit choiceChanged();
}

void ConflictModel::takeAll(Taken taken) {
    if (rows_.empty()) {
        return;
    }
    for (ConflictRow& row : rows_) {
        row.taken = taken;
    }
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit choiceChanged();
}

std::vector<crm::ResolveParams> ConflictModel::decisions() const {
    std::vector<crm::ResolveParams> all;
    for (const ConflictRow& row : rows_) {
        if (row.taken != Taken::Ours && row.taken != Taken::Theirs) {
            continue;
        }
        for (const std::int64_t conflict : row.conflicts) {
            crm::ResolveParams params;
            params.conflict = conflict;
            params.keep = row.taken == Taken::Ours ? "ours" : "theirs";
            all.push_back(std::move(params));
        }
    }
    return all;
}

qint64 ConflictModel::records(bool decidedOnly) const {
    qint64 count = 0;
    bool any = false;
    for (const ConflictRow& row : rows_) {
        any = (any && !row.first) || !decidedOnly || row.taken == Taken::Ours ||
              row.taken == Taken::Theirs;
        count += row.last && any ? 1 : 0;
    }
    return count;
}

qint64 ConflictModel::recordsToDecide() const {
    return records(false);
}

qint64 ConflictModel::recordsDecided() const {
    return records(true);
}

int ConflictModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int ConflictModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ConflictModel::textOf(const ConflictRow& row, int column) const {
    const auto orDash = [](const QString& value) {
        return value.isEmpty() ? QStringLiteral("–") : value;
    };
    switch (column) {
    case Record: return row.first ? row.record : QString();
    case Field: return row.field;
    case Base: return orDash(row.base);
    case Ours: return orDash(row.ours);
    case Theirs: return orDash(row.theirs);
    case What: return tr("Both sides changed");
    case Take: return takenName(row.taken);
    default: return {};
    }
}

QVariant ConflictModel::look(const ConflictRow& row, int column, int role) const {
    switch (role) {
    case BodyRole: return column == Record;
    case StrongRole: return column != Base && column != What && column != Take;
    case TiedRole: return !row.last;
    case ToneRole:
        return static_cast<int>(column == What   ? Tone::Warn
                                : column == Base ? Tone::Text2
                                                 : Tone::Text);
    case IconNameRole:
        return column == Record && row.first ? QStringLiteral("dialog-warning") : QString();
    case NoteRole:
        if (column == Ours) {
            return row.plan ? tr("plan") : tr("edited here");
        }
        return column == Theirs ? tr("seen %1").arg(momentText(row.foundAt)) : QString();
    default: return {};
    }
}

QVariant ConflictModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const ConflictRow& row = rows_[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    const QString note = look(row, column, NoteRole).toString();
    switch (role) {
    case Qt::DisplayRole: return textOf(row, column);
    case Qt::AccessibleTextRole:
        if (column == Record) {
            return row.record;
        }
        if (column == Take) {
            return row.taken == Taken::Undecided ? tr("not decided") : takenName(row.taken);
        }
        return note.isEmpty() ? textOf(row, column)
                              : QStringLiteral("%1, %2").arg(textOf(row, column), note);
    case Qt::ToolTipRole:
        if (column == Record) {
            return tr("%1, in the CRM %2").arg(row.record, row.id);
        }
        if (column == Take) {
            return tr("O takes ours, T theirs, L leaves it for later");
        }
        return note.isEmpty() ? textOf(row, column)
                              : QStringLiteral("%1, %2").arg(textOf(row, column), note);
    case kTakenRole: return static_cast<int>(row.taken);
    default: return look(row, column, role);
    }
}

QVariant ConflictModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((section == Take ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Record: return tr("Record");
    case Field: return tr("Field");
    case Base: return tr("Base");
    case Ours: return tr("Ours");
    case Theirs: return connection_.isEmpty() ? tr("Theirs") : tr("Theirs, in %1").arg(connection_);
    case What: return tr("What happened");
    case Take: return tr("Take");
    default: return {};
    }
}

} // namespace ui
