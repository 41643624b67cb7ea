// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/proposal_model.h"

#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"
#include "ui/views/territory_model.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

QString handsText(int accounts, const char* sign) {
    return accounts == 0 ? QStringLiteral("–") : QString::fromUtf8(sign) + groupedText(accounts);
}

Tone toneOf(const TerritoryRow& row, double tolerance) {
    const double deviation = row.deviation();
    return std::abs(deviation) <= tolerance + 1e-9 ? Tone::Text
           : deviation > 0                         ? Tone::Over
                                                   : Tone::Under;
}

} // namespace

void ProposalModel::setPlans(const PlanFigures& now, const PendingPlan& pending) {
    const bool same =
        now.territories.size() == now_.territories.size() &&
        std::equal(now.territories.begin(), now.territories.end(), now_.territories.begin(),
                   [](const auto& a, const auto& b) { return a.id == b.id; });
    if (!same) {
        beginResetModel();
    }
    now_ = now;
    after_ = pending.figures;
    hands_ = pending.hands;
    axis_ = std::max(deviationAxis(now_), deviationAxis(after_));
    if (!same) {
        endResetModel();
        return;
    }
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit headerDataChanged(Qt::Horizontal, Deviation, Deviation);
}

void ProposalModel::clear() {
    beginResetModel();
    now_ = {};
    after_ = {};
    hands_.clear();
    endResetModel();
}

int ProposalModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(now_.territories.size());
}

int ProposalModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ProposalModel::textOf(std::size_t row, int column) const {
    switch (column) {
    case Name: return now_.territories[row].name;
    case Now: return decimalText(now_.territories[row].index());
    case After: return decimalText(after_.territories[row].index());
    case Gains: return handsText(hands_[row].gains, "+");
    case Loses: return handsText(hands_[row].loses, "\u2212");
    default: return {};
    }
}

QVariant ProposalModel::data(const QModelIndex& index, int role) const {
    const auto row = static_cast<std::size_t>(index.row());
    if (!index.isValid() || row >= now_.territories.size() || row >= hands_.size()) {
        return {};
    }
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return textOf(row, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((column == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    case FillRole: return now_.territories[row].fill;
    case BodyRole: return column == Name;
    case StrongRole: return column == After;
    case ToneRole:
        return column == Now     ? static_cast<int>(toneOf(now_.territories[row], now_.tolerance))
               : column == After ? static_cast<int>(toneOf(after_.territories[row], now_.tolerance))
                                 : static_cast<int>(Tone::Text);
    case DeviationRole: return after_.territories[row].deviation();
    case AfterRole: return now_.territories[row].deviation();
    case ToleranceRole: return now_.tolerance;
    case AxisRole: return axis_;
    case Qt::AccessibleTextRole:
        return column == Deviation
                   ? tr("now %1, after %2").arg(textOf(row, Now), textOf(row, After))
                   : textOf(row, column);
    default: return {};
    }
}

QVariant ProposalModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::Alignment((section == Name        ? Qt::AlignLeft
                                                  : section == Deviation ? Qt::AlignHCenter
                                                                         : Qt::AlignRight) |
                                                 Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Name: return tr("Territory");
    case Now: return tr("Now");
    case After: return tr("After");
    case Deviation: return QStringLiteral("±%1\u2009%").arg(std::lround(100 * axis_));
    case Gains: return tr("Gains");
    case Loses: return tr("Loses");
    default: return {};
    }
}

QString ProposalModel::totalText(int column) const {
    int gains = 0;
    int loses = 0;
    for (const Hands& hands : hands_) {
        gains += hands.gains;
        loses += hands.loses;
    }
    const QString all = QString::number(now_.territories.size());
    switch (column) {
    case Name: return tr("In band ±%1\u2009%").arg(decimalText(100 * now_.tolerance, 0));
    case Now: return tr("%1 of %2").arg(QString::number(now_.inBand()), all);
    case After: return tr("%1 of %2").arg(QString::number(after_.inBand()), all);
    case Deviation: return tr("tick: now");
    case Gains: return handsText(gains, "+");
    case Loses: return handsText(loses, "\u2212");
    default: return {};
    }
}

} // namespace ui
