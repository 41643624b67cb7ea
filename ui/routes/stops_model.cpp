// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/stops_model.h"

#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"
#include "ui/widgets/figures.h"

#include <cmath>

namespace ui {

void StopsModel::setRoute(const RouteData& data, std::optional<std::size_t> route) {
    beginResetModel();
    rows_.clear();
    if (route && data.plan() != nullptr && *route < data.plan()->routes.size()) {
        for (const core::visits::RouteStop& stop : data.plan()->routes[*route].stops) {
            rows_.push_back({stop, data.factsOf(stop.account)});
        }
    }
    endResetModel();
}

int StopsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int StopsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString StopsModel::textOf(const Row& row, int number, int column) const {
    switch (column) {
    case Number: return QString::number(number);
    case Time: return clockText(row.stop.starts);
    case Account: return row.stop.locked ? tr("%1, locked").arg(row.facts.name) : row.facts.name;
    case LastVisit:
        return row.facts.daysSinceVisit ? tr("%1 d").arg(*row.facts.daysSinceVisit) : tr("never");
    case OpenValue:
        return row.facts.openValue ? groupedText(std::llround(*row.facts.openValue))
                                   : QStringLiteral("–");
    default: return {};
    }
}

QVariant StopsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return textOf(row, index.row() + 1, column);
    case Qt::ToolTipRole:
        return tr("%1, %2–%3. Drive there %4")
            .arg(row.facts.name, clockText(row.stop.starts), clockText(row.stop.leaves),
                 drivingText(row.stop.driving));
    case Qt::TextAlignmentRole:
        return static_cast<int>(
            (column == LastVisit || column == OpenValue ? Qt::AlignRight : Qt::AlignLeft) |
            Qt::AlignVCenter);
    case ToneRole:
        return static_cast<int>(column == Time || column == Account ? Tone::Text : Tone::Text2);
    default: return {};
    }
}

QVariant StopsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>(
            (section == LastVisit || section == OpenValue ? Qt::AlignRight : Qt::AlignLeft) |
            Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Number: return QStringLiteral("#");
    case Time: return tr("Time");
    case Account: return tr("Account");
    case LastVisit: return tr("Last visit");
    case OpenValue: return tr("Open value");
    default: return {};
    }
}

} // namespace ui
