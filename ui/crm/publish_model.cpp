// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/publish_model.h"

#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/core_words.h"

namespace ui {

QString writtenFieldName(const PublishRow& row) {
    switch (row.about) {
    case WrittenField::Territory: return PublishModel::tr("Territory");
    case WrittenField::Owner: return PublishModel::tr("Owner");
    case WrittenField::Other: break;
    }
    return row.field.isEmpty() ? QStringLiteral("–") : row.field;
}

namespace {

ChipKind chipOf(WriteState state) {
    switch (state) {
    case WriteState::Conflict: return ChipKind::Warn;
    case WriteState::Refused: return ChipKind::Danger;
    case WriteState::LeftOut: return ChipKind::Neutral;
    case WriteState::Ready: break;
    }
    return ChipKind::Ok;
}

} // namespace

void PublishModel::setRows(std::vector<PublishRow> rows, const QString& since, bool written) {
    beginResetModel();
    rows_ = std::move(rows);
    since_ = since;
    written_ = written;
    pick();
    endResetModel();
}

void PublishModel::setFilter(PublishFilter filter, const QString& text) {
    beginResetModel();
    filter_ = filter;
    text_ = text;
    pick();
    endResetModel();
}

void PublishModel::pick() {
    shown_.clear();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (passes(rows_[i], filter_) && passes(rows_[i], text_)) {
            shown_.push_back(i);
        }
    }
}

std::vector<PublishRow> PublishModel::shown() const {
    std::vector<PublishRow> rows;
    for (const std::size_t i : shown_) {
        rows.push_back(rows_[i]);
        rows.back().reason = reasonOf(rows_[i]);
        rows.back().field = writtenFieldName(rows_[i]);
    }
    return rows;
}

const PublishRow& PublishModel::at(int row) const {
    return rows_[shown_[static_cast<std::size_t>(row)]];
}

qint64 PublishModel::recordsShown() const {
    qint64 records = 0;
    for (std::size_t i = 0; i < shown_.size(); ++i) {
        records += i == 0 || rows_[shown_[i]].id != rows_[shown_[i - 1]].id ? 1 : 0;
    }
    return records;
}

int PublishModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int PublishModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString PublishModel::reasonOf(const PublishRow& row) const {
    if (row.state != WriteState::Conflict) {
        // The unit that decides, by the name of its layer.
        static const QString kZips = QStringLiteral("zip ");
        return row.reason.startsWith(kZips) ? tr("ZIP %1").arg(row.reason.mid(kZips.size()))
                                            : coreText(row.reason);
    }
    return since_.isEmpty()
               ? tr("%1 edited in the CRM").arg(writtenFieldName(row))
               : tr("%1 edited in the CRM since %2").arg(writtenFieldName(row), since_);
}

QString PublishModel::stateOf(const PublishRow& row) const {
    switch (row.state) {
    case WriteState::Conflict: return tr("Conflict");
    case WriteState::Refused: return tr("Refused");
    case WriteState::LeftOut: return tr("Left out");
    case WriteState::Ready: break;
    }
    return written_ ? tr("Written") : tr("Ready");
}

QString PublishModel::textOf(const PublishRow& row, int column, bool first) const {
    const auto orDash = [](const QString& text) {
        return text.isEmpty() ? QStringLiteral("–") : text;
    };
    switch (column) {
    case Record: return first ? row.record : QString();
    case Field: return writtenFieldName(row);
    case Before: return orDash(row.before);
    case After: return orDash(row.after);
    case Reason: return reasonOf(row);
    case State: return stateOf(row);
    default: return {};
    }
}

QVariant PublishModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const auto at = static_cast<std::size_t>(index.row());
    const PublishRow& row = rows_[shown_[at]];
    const bool first = at == 0 || rows_[shown_[at - 1]].id != row.id;
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return textOf(row, column, first);
    case Qt::AccessibleTextRole: return textOf(row, column, true);
    case Qt::ToolTipRole:
        return column == Record ? tr("%1, in the CRM %2").arg(row.record, row.id)
                                : textOf(row, column, true);
    case BodyRole: return column == Record;
    case StrongRole: return column == Record;
    case ToneRole:
        if (column == Reason && row.state == WriteState::Conflict) {
            return static_cast<int>(Tone::Warn);
        }
        if (column == Reason && row.state == WriteState::Refused) {
            return static_cast<int>(Tone::Danger);
        }
        return static_cast<int>(column == Before || column == Reason ? Tone::Text2 : Tone::Text);
    case ChipRole: return static_cast<int>(chipOf(row.state));
    case kLastSeenRole:
        return column == Before && row.state == WriteState::Conflict ? row.lastSeen : QString();
    default: return {};
    }
}

QVariant PublishModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Record: return tr("Record");
    case Field: return tr("Field");
    case Before: return tr("Old, in the CRM");
    case After: return tr("New");
    case Reason: return tr("Reason");
    case State: return tr("Dry run");
    default: return {};
    }
}

} // namespace ui
