// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/ledger_model.h"
#include "ui/crm/publish_rows.h"
#include "ui/views/cell_roles.h"
#include "ui/widgets/figures.h"

#include <cmath>

namespace ui {

namespace {

QString countText(int number) {
    return number == 0 ? QStringLiteral("–") : groupedText(number);
}

QString shareText(const std::optional<double>& share) {
    return share ? percentText(*share) : QStringLiteral("–");
}

} // namespace

void DiffModel::setShares(core::LedgerShares shares, std::map<QString, int> fills) {
    beginResetModel();
    shares_ = std::move(shares);
    fills_ = std::move(fills);
    endResetModel();
}

int DiffModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shares_.territories.size());
}

int DiffModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString DiffModel::textOf(const core::LedgerShare& line, int column) const {
    const bool units = shares_.scenario.empty(); // accounts are known with the scenario only
    switch (column) {
    case Territory: return QString::fromStdString(line.name.empty() ? line.code : line.name);
    case Before: return groupedText(units ? line.units : line.accounts);
    case Gains: return countText(units ? line.unitsGained : line.gained);
    case Loses: return countText(units ? line.unitsLost : line.lost);
    case Then: return groupedText(units ? line.unitsThen() : line.accountsThen());
    case Share: return shareText(line.shareThen);
    default: return {};
    }
}

Tone DiffModel::toneOf(const core::LedgerShare& line) const {
    const double deviation = line.shareThen.value_or(1) - 1;
    if (std::abs(deviation) <= shares_.tolerance + 1e-9) {
        return Tone::Text;
    }
    return deviation > 0 ? Tone::Over : Tone::Under;
}

int DiffModel::outside() const {
    int count = 0;
    for (const core::LedgerShare& line : shares_.territories) {
        count += toneOf(line) == Tone::Text ? 0 : 1;
    }
    return count;
}

QString DiffModel::total(int column) const {
    const bool byUnits = shares_.scenario.empty();
    int before = 0, gains = 0, loses = 0, then = 0;
    for (const core::LedgerShare& line : shares_.territories) {
        before += byUnits ? line.units : line.accounts;
        gains += byUnits ? line.unitsGained : line.gained;
        loses += byUnits ? line.unitsLost : line.lost;
        then += byUnits ? line.unitsThen() : line.accountsThen();
    }
    switch (column) {
    case Territory: return countedTerritories(rowCount());
    case Before: return groupedText(before);
    case Gains: return groupedText(gains);
    case Loses: return groupedText(loses);
    case Then: return groupedText(then);
    default: return {};
    }
}

QVariant DiffModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const core::LedgerShare& line = shares_.territories[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    const QString before =
        line.share ? decimalText(*line.share * 100) + QStringLiteral(" →") : QString();
    switch (role) {
    case Qt::DisplayRole: return textOf(line, column);
    case NoteRole: return column == Share ? before : QString();
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        if (column == Share) {
            return QStringLiteral("%1 %2").arg(before, textOf(line, column));
        }
        return column == Territory && !line.ownerThen.empty()
                   ? QStringLiteral("%1, %2").arg(textOf(line, column),
                                                  QString::fromStdString(line.ownerThen))
                   : textOf(line, column);
    case FillRole: {
        const auto fill = fills_.find(QString::fromStdString(line.code));
        return fill == fills_.end() ? -1 : fill->second;
    }
    case BodyRole: return column == Territory;
    case StrongRole: return column == Then || column == Share;
    case ToneRole:
        return static_cast<int>(column == Before  ? Tone::Text2
                                : column == Share ? toneOf(line)
                                                  : Tone::Text);
    case Qt::TextAlignmentRole:
        return static_cast<int>((column == Territory ? Qt::AlignLeft : Qt::AlignRight) |
                                Qt::AlignVCenter);
    default: return {};
    }
}

QVariant DiffModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((section == Territory ? Qt::AlignLeft : Qt::AlignRight) |
                                Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Territory: return tr("Territory");
    case Before: return shares_.scenario.empty() ? tr("Units") : tr("Accounts");
    case Gains: return tr("Gains");
    case Loses: return tr("Loses");
    case Then: return tr("Then");
    case Share: return tr("Share of target");
    default: return {};
    }
}

QByteArray diffAsCsv(const DiffModel& model) {
    const auto share = [](const std::optional<double>& value) {
        return value ? QByteArray::number(*value, 'f', 4) : QByteArray();
    };
    QByteArray csv = "territory,name,owner,units,units gained,units lost,accounts,gained,lost,"
                     "then,share,share then\n";
    for (const core::LedgerShare& line : model.shares().territories) {
        const QByteArrayList cells{csvCell(QString::fromStdString(line.code)),
                                   csvCell(QString::fromStdString(line.name)),
                                   csvCell(QString::fromStdString(line.ownerThen)),
                                   QByteArray::number(line.units),
                                   QByteArray::number(line.unitsGained),
                                   QByteArray::number(line.unitsLost),
                                   QByteArray::number(line.accounts),
                                   QByteArray::number(line.gained),
                                   QByteArray::number(line.lost),
                                   QByteArray::number(line.accountsThen()),
                                   share(line.share),
                                   share(line.shareThen)};
        csv += cells.join(',') + '\n';
    }
    return csv;
}

} // namespace ui
