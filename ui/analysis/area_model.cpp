// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/area_model.h"

#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"
#include "ui/widgets/figures.h"

#include <QLocale>

#include <cmath>

namespace ui {

void AreaModel::setResult(std::shared_ptr<const AnalysisResult> result) {
    beginResetModel();
    result_ = std::move(result);
    endResetModel();
}

int AreaModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !result_ ? 0 : static_cast<int>(result_->listed);
}

int AreaModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString AreaModel::figure(double value) const {
    const QString text =
        QLocale().toString(std::abs(value) / result_->divisor, 'f', result_->decimals);
    return value < 0 ? QChar(0x2212) + text : text;
}

QString AreaModel::textOf(const AnalysisArea& area, int row, int column) const {
    switch (column) {
    case Rank: return groupedText(row + 1);
    case Area: return area.key.isEmpty() ? area.name : area.key;
    case Value: return figure(area.value);
    case Range:
        return area.low && area.high
                   ? (*area.low < 0 ? tr("%1 to %2").arg(figure(*area.low), figure(*area.high))
                                    : figure(*area.low) + QChar(0x2013) + figure(*area.high))
                   : QString();
    case Rep: return area.rep;
    default: return area.beside;
    }
}

QVariant AreaModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const AnalysisArea& area = result_->areas[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    const bool named = column == Area && !area.key.isEmpty() && area.name != area.key;
    switch (role) {
    case Qt::DisplayRole: return textOf(area, index.row(), column);
    case NoteRole: return named ? area.name : QString();
    case Qt::ToolTipRole:
        return column == Area && named ? area.key + QLatin1Char(' ') + area.name
               : column == Area        ? area.name
               : column == Rep         ? area.rep
                                       : QString();
    case Qt::TextAlignmentRole: {
        const bool left = column == Area || column == Rep || column == Range;
        return static_cast<int>(Qt::AlignVCenter | (left ? Qt::AlignLeft : Qt::AlignRight));
    }
    case StrongRole: return column == Value;
    case ToneRole:
        return static_cast<int>(column == Rank || column == Range ? Tone::Text3 : Tone::Text);
    default: return {};
    }
}

QVariant AreaModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || !result_) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool left = section == Area || section == Rep || section == Range;
        return static_cast<int>(Qt::AlignVCenter | (left ? Qt::AlignLeft : Qt::AlignRight));
    }
    if (role == Qt::ToolTipRole) {
        return section == Value ? result_->valueHead : QString();
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Rank: return QStringLiteral("#");
    case Area: return result_->areaHead;
    case Value: return result_->valueHead.section(QStringLiteral(", "), -1); // the unit
    case Range: return QString();
    case Rep: return tr("Rep", "a narrow table head");
    default: return result_->besideHead;
    }
}

} // namespace ui
