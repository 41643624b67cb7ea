// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/ledger_model.h"

#include "ui/views/cell_roles.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace ui {

namespace {

QString whenText(const QString& utc) {
    const QDateTime at = QDateTime::fromString(utc, Qt::ISODateWithMs).toLocalTime();
    return at.isValid() ? QLocale().toString(at, LedgerModel::tr("d MMM yyyy HH:mm")) : utc;
}

QString records(qint64 count) {
    return countedText(count, LedgerModel::tr("record"), LedgerModel::tr("records"));
}

QString whatText(const LedgerRow& row) {
    QString what = row.why;
    if (what.isEmpty()) {
        if (row.kind == QLatin1String("rollback")) {
            what = row.of > 0 ? LedgerModel::tr("Roll back P-%1").arg(row.of, 3, 10, QChar('0'))
                              : LedgerModel::tr("Roll back");
        } else if (row.kind == QLatin1String("sync")) {
            what = LedgerModel::tr("Sync of “%1”").arg(row.what);
        } else {
            what = LedgerModel::tr("Publish “%1”").arg(row.what);
        }
    }
    return LedgerModel::tr("%1: %2").arg(coreText(what), records(row.records));
}

std::pair<QString, ChipKind> stateOf(const LedgerRow& row) {
    if (row.kind == QLatin1String("rollback")) {
        return {LedgerModel::tr("Rollback"), ChipKind::Neutral};
    }
    if (row.state.isEmpty()) {
        return {LedgerModel::tr("Sync"), ChipKind::Neutral};
    }
    const std::pair<const char*, std::pair<QString, ChipKind>> states[] = {
        {"in force", {LedgerModel::tr("In force"), ChipKind::Ok}},
        {"later", {LedgerModel::tr("Later"), ChipKind::Accent}},
        {"superseded", {LedgerModel::tr("Superseded"), ChipKind::Neutral}},
        {"taken back", {LedgerModel::tr("Rolled back"), ChipKind::Warn}},
        {"cut off", {LedgerModel::tr("Cut off"), ChipKind::Danger}}};
    for (const auto& [state, look] : states) {
        if (row.state == QLatin1String(state)) {
            return look;
        }
    }
    return {row.state, ChipKind::Neutral};
}

} // namespace

QString entryName(const LedgerRow& row) {
    const QString name = QStringLiteral("P-%1").arg(row.seq, 3, 10, QChar('0'));
    return row.kind == QLatin1String("rollback") ? name + QStringLiteral(" R") : name;
}

QString shortHash(const QString& hash) {
    return QStringLiteral("%1 %2").arg(hash.left(4), hash.mid(4, 4));
}

void LedgerModel::setRows(std::vector<LedgerRow> rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

int LedgerModel::rowOf(qint64 seq) const {
    const auto found = std::find_if(rows_.begin(), rows_.end(),
                                    [&](const LedgerRow& row) { return row.seq == seq; });
    return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

int LedgerModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int LedgerModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString LedgerModel::textOf(const LedgerRow& row, int column) const {
    switch (column) {
    case Name: return entryName(row);
    case Recorded: return whenText(row.at);
    case InForce: return dayText(row.effective);
    case What: return whatText(row);
    case By: return row.by;
    case Hash: return shortHash(row.hash);
    case State: return stateOf(row).first;
    default: return {};
    }
}

QVariant LedgerModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const LedgerRow& row = at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return textOf(row, column);
    case Qt::ToolTipRole:
        return column == Hash ? row.hash
               : column == What && !row.connection.isEmpty()
                   ? tr("%1, in %2").arg(textOf(row, column), row.connection)
                   : textOf(row, column);
    case BodyRole: return column == Name;
    case StrongRole: return column == Name;
    case ToneRole:
        return static_cast<int>(column == Hash                       ? Tone::Text3
                                : column == Recorded || column == By ? Tone::Text2
                                                                     : Tone::Text);
    case ChipRole: return static_cast<int>(stateOf(row).second);
    default: return {};
    }
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Name: return tr("Entry");
    case Recorded: return tr("Recorded");
    case InForce: return tr("In force from");
    case What: return tr("What and why");
    case By: return tr("By");
    case Hash: return tr("Hash");
    case State: return tr("State");
    default: return {};
    }
}

void WrittenModel::setLines(std::vector<core::ledger::RecordLine> lines) {
    beginResetModel();
    lines_ = std::move(lines);
    endResetModel();
}

int WrittenModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

int WrittenModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant WrittenModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const core::ledger::RecordLine& line = lines_[static_cast<std::size_t>(index.row())];
    const bool first =
        index.row() == 0 || lines_[static_cast<std::size_t>(index.row()) - 1].id != line.id;
    const auto value = [](const std::string& utf8) {
        return utf8.empty() ? QStringLiteral("–") : QString::fromStdString(utf8);
    };
    const auto textOf = [&](bool always) {
        switch (index.column()) {
        case Record: return first || always ? value(line.id) : QString();
        case Field: return value(line.field);
        case Before: return value(line.before);
        case After: return value(line.after);
        case Reason: return coreText(line.reason);
        default: return QString();
        }
    };
    switch (role) {
    case Qt::DisplayRole: return textOf(false);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: return textOf(true);
    case StrongRole: return index.column() == Record;
    case TiedRole:
        return index.row() + 1 < rowCount() &&
               lines_[static_cast<std::size_t>(index.row()) + 1].id == line.id;
    case ToneRole:
        return static_cast<int>(index.column() == Before || index.column() == Reason ? Tone::Text2
                                                                                     : Tone::Text);
    default: return {};
    }
}

QVariant WrittenModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Record: return tr("ID in the CRM");
    case Field: return tr("Field");
    case Before: return tr("Before");
    case After: return tr("Written");
    case Reason: return tr("Reason");
    default: return {};
    }
}

} // namespace ui
