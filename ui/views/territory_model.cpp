// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/territory_model.h"

#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"
#include "ui/widgets/figures.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

bool sameTerritories(const PlanFigures& a, const PlanFigures& b) {
    return std::equal(a.territories.begin(), a.territories.end(), b.territories.begin(),
                      b.territories.end(),
                      [](const TerritoryRow& x, const TerritoryRow& y) { return x.id == y.id; });
}

Tone toneOf(double deviation, double tolerance) {
    const double shown = std::round(deviation * 1000) / 1000;
    if (shown > tolerance + 1e-9) {
        return Tone::Over;
    }
    return shown < -tolerance - 1e-9 ? Tone::Under : Tone::Text;
}

} // namespace

double deviationAxis(const PlanFigures& figures) {
    const TerritoryRow* farthest = figures.farthest();
    const double largest = farthest ? std::abs(farthest->deviation()) : 0;
    for (const double axis : {0.15, 0.3, 0.6}) {
        if (std::max(largest, figures.tolerance * 2) <= axis) {
            return axis;
        }
    }
    return 1;
}

void TerritoryModel::setFigures(const PlanFigures& figures) {
    const bool same = sameTerritories(figures_, figures);
    const bool sameHead = figures_.measure == figures.measure;
    if (!same) {
        beginResetModel();
    }
    figures_ = figures;
    scale_ = figures.valueScale();
    const double axis = deviationAxis(figures);
    const bool sameAxis = axis == axis_;
    axis_ = axis;
    if (!same) {
        endResetModel();
        return;
    }
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    if (!sameHead || !sameAxis) {
        emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    }
}

void TerritoryModel::setAfter(const std::map<int, double>& change) {
    figures_.setAfter(change);
    if (rowCount() > 0) {
        emit dataChanged(index(0, Deviation), index(rowCount() - 1, Deviation),
                         {AfterRole, Qt::AccessibleTextRole, Qt::ToolTipRole});
    }
}

QString TerritoryModel::sureText(const TerritoryRow& row) const {
    const auto band = bands_.find(row.id.value);
    if (band == bands_.end()) {
        return {};
    }
    return tr("%1 given how sure places are; %n accounts may count here or may not", nullptr,
              static_cast<int>(band->second.uncertain))
        .arg(bandText(band->second, row.target, scale_));
}

int TerritoryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(figures_.territories.size());
}

int TerritoryModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TerritoryModel::textOf(const TerritoryRow& row, int column) const {
    switch (column) {
    case Key: return row.position;
    case Name: return row.name;
    case Owner: return row.owner.isEmpty() ? QStringLiteral("\u2013") : row.owner;
    case Value: return scale_.text(row.value);
    case Index: return row.target > 0 ? decimalText(row.index()) : QStringLiteral("\u2013");
    default: return {};
    }
}

QVariant TerritoryModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const TerritoryRow& row = figures_.territories[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return textOf(row, column);
    case Qt::EditRole: return column == Name ? QVariant(row.name) : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>(
            Qt::AlignVCenter |
            (column == Value || column == Index ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
        if (column == Lock && row.locked) {
            return row.lockReason.isEmpty() ? tr("Locked") : tr("Locked: %1").arg(row.lockReason);
        }
        if (column == Deviation) {
            return tr("%1 from target").arg(signedPercentText(row.deviation()));
        }
        if (column == Index || column == Value) {
            return sureText(row);
        }
        return column == Name ? QVariant(row.name) : QVariant();
    case Qt::AccessibleTextRole:
        if (column == Deviation) {
            const QString now = tr("%1 from target").arg(signedPercentText(row.deviation()));
            return row.after ? tr("%1, then %2").arg(now, signedPercentText(row.deviationAfter()))
                             : now;
        }
        return column == Lock && row.locked ? QVariant(tr("Locked")) : textOf(row, column);
    case ToneRole:
        if (column == Key) {
            return static_cast<int>(Tone::Text3);
        }
        if (column == Owner) {
            return static_cast<int>(Tone::Text2);
        }
        return static_cast<int>(column == Index ? toneOf(row.deviation(), figures_.tolerance)
                                                : Tone::Text);
    case StrongRole: return column == Index;
    case BodyRole: return column == Name;
    case FillRole: return column == Name ? QVariant(row.fill) : QVariant();
    case DeviationRole:
        return column == Deviation && row.target > 0 ? QVariant(row.deviation()) : QVariant();
    case AfterRole: return row.after ? QVariant(row.deviationAfter()) : QVariant();
    case ToleranceRole: return figures_.tolerance;
    case AxisRole: return axis_;
    case IconNameRole: return column == Lock && row.locked ? QVariant("object-locked") : QVariant();
    case IdRole: return QVariant::fromValue<qint64>(row.id.value);
    case SortRole:
        switch (column) {
        case Key: return row.position;
        case Value: return row.value;
        case Index:
        case Deviation: return row.deviation();
        case Lock: return row.locked;
        default: return textOf(row, column);
        }
    default: return {};
    }
}

QVariant TerritoryModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const Qt::Alignment side = section == Value || section == Index ? Qt::AlignRight
                                   : section == Deviation               ? Qt::AlignHCenter
                                                                        : Qt::AlignLeft;
        return static_cast<int>(side | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole && section == Index) {
        return tr("Share of target, 100 = on target");
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Key: return tr("Key");
    case Name: return tr("Territory");
    case Owner: return tr("Rep");
    case Value: return figures_.measure.isEmpty() ? tr("Value") : measureTitle(figures_.measure);
    case Index: return tr("Index");
    case Deviation: return QString(QChar(0x00B1)) + percentText(axis_, 0);
    default: return QString();
    }
}

Qt::ItemFlags TerritoryModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == Name ? flags | Qt::ItemIsEditable : flags;
}

bool TerritoryModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || index.column() != Name) {
        return false;
    }
    const QString name = value.toString().simplified();
    const TerritoryRow& row = figures_.territories[static_cast<std::size_t>(index.row())];
    if (name.isEmpty() || name == row.name) {
        return false;
    }
    emit renameAsked(row.id, name);
    return true;
}

QString TerritoryModel::totalText(int column) const {
    switch (column) {
    case Name: {
        const int count = rowCount();
        return countedTerritories(count);
    }
    case Value: return scale_.text(figures_.total);
    case Index: return figures_.total > 0 ? decimalText(100) : QString();
    case Deviation: return QString(QChar(0x00B1)) + percentText(figures_.tolerance, 0);
    default: return {};
    }
}

core::TerritoryId TerritoryModel::idAt(int row) const {
    return row >= 0 && row < rowCount() ? figures_.territories[static_cast<std::size_t>(row)].id
                                        : core::TerritoryId();
}

int TerritoryModel::rowOf(core::TerritoryId id) const {
    for (int row = 0; row < rowCount(); ++row) {
        if (idAt(row) == id) {
            return row;
        }
    }
    return -1;
}

} // namespace ui
