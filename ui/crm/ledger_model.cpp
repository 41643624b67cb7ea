// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/ledger_model.h"

#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/figures.h"

#include <QDate>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <map>

namespace ui {

namespace {

QVariant alignedAs(bool text) {
    return static_cast<int>((text ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

QString dayText(const QString& date) {
    const QDate day = QDate::fromString(date.left(10), Qt::ISODate);
    return day.isValid() ? QLocale().toString(day, LedgerModel::tr("d MMM yyyy")) : date;
}

QString instantText(const QString& utc) {
    const QDateTime moment = QDateTime::fromString(utc, Qt::ISODateWithMs).toLocalTime();
    return moment.isValid() ? QLocale().toString(moment, LedgerModel::tr("d MMM yyyy HH:mm")) : utc;
}

ChipKind chipOf(const LedgerRow& row) {
    return row.state == QLatin1String("in force")     ? ChipKind::Ok
           : row.state == QLatin1String("later")      ? ChipKind::Accent
           : row.state == QLatin1String("taken back") ? ChipKind::Warn
                                                      : ChipKind::Neutral;
}

} // namespace

QString shortHash(const QString& hash) {
    return hash.left(4) + QChar(' ') + hash.mid(4, 4);
}

void LedgerModel::setRows(std::vector<LedgerRow> rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

int LedgerModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int LedgerModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString LedgerModel::stateOf(const LedgerRow& row) const {
    if (row.state == QLatin1String("in force")) {
        return tr("In force");
    }
    if (row.state == QLatin1String("later")) {
        return tr("Later");
    }
    if (row.state == QLatin1String("taken back")) {
        return tr("Rolled back");
    }
    return row.kind == QLatin1String("rollback") ? tr("Rollback") : tr("Superseded");
}

QString LedgerModel::textOf(const LedgerRow& row, int column) const {
    const QString records = countedText(row.records, tr("record"), tr("records"));
    switch (column) {
    case Entry: return QStringLiteral("P-%1").arg(row.seq, 3, 10, QChar('0'));
    case Recorded: return instantText(row.at);
    case Effective: return dayText(row.effective);
    case What: {
        const QString what = row.kind == QLatin1String("rollback")
                                 ? tr("Rolled back “%1”: %2").arg(row.what, records)
                             : row.kind == QLatin1String("sync")
                                 ? tr("Sync of “%1”: %2").arg(row.what, records)
                                 : tr("Publish “%1”: %2").arg(row.what, records);
        return row.why.isEmpty() ? what : tr("%1, %2").arg(what, row.why);
    }
    case By: return row.by;
    case Hash: return shortHash(row.hash);
    case State: return stateOf(row);
    default: return {};
    }
}

QVariant LedgerModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const LedgerRow& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return textOf(row, index.column());
    case Qt::ToolTipRole: return index.column() == Hash ? row.hash : textOf(row, index.column());
    case StrongRole: return index.column() == Entry;
    case ToneRole:
        return static_cast<int>(index.column() == Hash       ? Tone::Text3
                                : index.column() == Recorded ? Tone::Text2
                                                             : Tone::Text);
    case ChipRole: return static_cast<int>(chipOf(row));
    default: return {};
    }
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Entry: return tr("Entry");
    case Recorded: return tr("Recorded");
    case Effective: return tr("In force from");
    case What: return tr("What and why");
    case By: return tr("By");
    case Hash: return tr("Hash");
    case State: return tr("State");
    default: return {};
    }
}

std::vector<DiffRow> diffRows(const core::LedgerDiff& diff, const core::LedgerState& later) {
    std::map<core::ledger::AlignmentState::TerritoryKey, DiffRow> rows;
    const auto row = [&](const core::ledger::UnitLine& line) -> DiffRow& {
        DiffRow& found = rows[{line.force, line.territory}];
        if (found.territory.isEmpty()) {
            const auto known = later.state.territories.find({line.force, line.territory});
            const bool named =
                known != later.state.territories.end() && !known->second.name.empty();
            found.territory = QString::fromStdString(named ? known->second.name : line.territory);
            found.owner = named ? QString::fromStdString(known->second.owner) : QString();
        }
        return found;
    };
    for (const core::ledger::UnitLine& line : diff.changes.units) {
        if (!line.territory.empty()) {
            ++row(line).gains;
        }
    }
    for (const core::ledger::UnitLine& line : diff.before) {
        if (!line.territory.empty()) {
            ++row(line).loses;
        }
    }
    std::vector<DiffRow> sorted;
    for (auto& [key, found] : rows) {
        sorted.push_back(std::move(found));
    }
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const DiffRow& a, const DiffRow& b) { return a.territory < b.territory; });
    return sorted;
}

void DiffModel::setRows(std::vector<DiffRow> rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

int DiffModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int DiffModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DiffModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const DiffRow& row = rows_[static_cast<std::size_t>(index.row())];
    const auto count = [](qint64 number) {
        return number == 0 ? QStringLiteral("–") : groupedText(number);
    };
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Territory: return row.territory;
        case Owner: return row.owner.isEmpty() ? QStringLiteral("–") : row.owner;
        case Gains: return count(row.gains);
        case Loses: return count(row.loses);
        default: return {};
        }
    case Qt::TextAlignmentRole: return alignedAs(index.column() < Gains);
    case BodyRole: return index.column() == Territory;
    default: return {};
    }
}

QVariant DiffModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return alignedAs(section < Gains);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Territory: return tr("Territory");
    case Owner: return tr("Owner");
    case Gains: return tr("Gains");
    case Loses: return tr("Loses");
    default: return {};
    }
}

} // namespace ui
