// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_models.h"

#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"
#include "ui/widgets/figures.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

QString statusText(const QString& status) {
    return status == "published"  ? ComparedScenarios::tr("In force")
           : status == "archived" ? ComparedScenarios::tr("Archived")
                                  : ComparedScenarios::tr("Draft");
}

QVariant alignedTo(bool left) {
    return QVariant::fromValue(
        Qt::Alignment((left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
}

} // namespace

void ComparedScenarios::setRows(std::vector<ComparedRow> rows, core::ScenarioId left,
                                core::ScenarioId right) {
    beginResetModel();
    rows_ = std::move(rows);
    left_ = left;
    right_ = right;
    endResetModel();
}

core::ScenarioId ComparedScenarios::idAt(int row) const {
    return row >= 0 && row < rowCount() ? rows_[static_cast<std::size_t>(row)].id
                                        : core::ScenarioId();
}

int ComparedScenarios::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int ComparedScenarios::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ComparedScenarios::textOf(const ComparedRow& row, int column) const {
    switch (column) {
    case Side: return row.id == left_ ? tr("L") : row.id == right_ ? tr("R") : QString();
    case Name: return row.name;
    case State: return statusText(row.status);
    case Deviation: return percentText(row.maxDeviation);
    case InBand: return tr("%1 of %2").arg(row.inBand).arg(row.territories);
    case Gini: return decimalText(row.gini, 3);
    case Moved: return row.moved ? percentText(*row.moved) : QStringLiteral("–");
    case Drive: return tr("%1 min").arg(decimalText(row.driveMinutes));
    default: return {};
    }
}

bool ComparedScenarios::isBest(const ComparedRow& row, int column) const {
    const auto least = [&](auto value) {
        return std::all_of(rows_.begin(), rows_.end(), [&](const ComparedRow& other) {
            return value(row) <= value(other) + 1e-9;
        });
    };
    switch (column) {
    case Deviation: return least([](const ComparedRow& r) { return r.maxDeviation; });
    case InBand:
        return least([](const ComparedRow& r) { return double(r.territories - r.inBand); });
    case Gini: return least([](const ComparedRow& r) { return r.gini; });
    case Drive: return least([](const ComparedRow& r) { return r.driveMinutes; });
    default: return false;
    }
}

QVariant ComparedScenarios::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const ComparedRow& row = rows_[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    const bool best = rows_.size() > 1 && isBest(row, column);
    switch (role) {
    case Qt::DisplayRole: return textOf(row, column);
    case Qt::AccessibleTextRole:
        return best ? tr("%1, best").arg(textOf(row, column)) : textOf(row, column);
    case Qt::TextAlignmentRole: return alignedTo(column <= State);
    case BodyRole: return column == Name;
    case StrongRole: return best || column == Side;
    case ToneRole: return static_cast<int>(best ? Tone::Accent : Tone::Text);
    default: return {};
    }
}

QVariant ComparedScenarios::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return alignedTo(section <= State);
    }
    if (role == Qt::ToolTipRole) {
        return section == Drive   ? tr("Mean one-way drive to the centre; an estimate")
               : section == Moved ? tr("Accounts in other hands than in the first scenario")
                                  : QVariant();
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Side: return tr("Map");
    case Name: return tr("Scenario");
    case State: return tr("State");
    case Deviation: return tr("Largest dev.");
    case InBand: return tr("In band");
    case Gini: return tr("Gini");
    case Moved: return tr("Changing hands");
    case Drive: return tr("Drive, est.");
    default: return {};
    }
}

void ComparedMoves::setMoves(const std::vector<ComparedMove>& moves, const ValueScale& scale,
                             const QString& measure, bool zips, const QString& territory) {
    beginResetModel();
    moves_.clear();
    std::copy_if(moves.begin(), moves.end(), std::back_inserter(moves_),
                 [&](const ComparedMove& move) {
                     return territory.isEmpty() || move.from == territory || move.to == territory;
                 });
    scale_ = scale;
    measure_ = measure;
    zips_ = zips;
    endResetModel();
}

int ComparedMoves::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(moves_.size());
}

int ComparedMoves::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ComparedMoves::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const ComparedMove& move = at(index.row());
    const QString from = move.from.isEmpty() ? tr("nobody") : move.from;
    const QString to = move.to.isEmpty() ? tr("nobody") : move.to;
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Unit: return move.unit;
        case Place: return move.place;
        case FromTo: return tr("%1 → %2").arg(from, to);
        case Accounts: return groupedText(move.accounts);
        case Value: return scale_.text(move.value);
        case Effect:
            return tr("%1 %2, %3 %4")
                .arg(from, signedText(-move.fromPoints), to, signedText(move.toPoints));
        default: return {};
        }
    case Qt::TextAlignmentRole:
        return alignedTo(index.column() != Accounts && index.column() != Value);
    case FromFillRole: return move.fromFill;
    case ToFillRole: return move.toFill;
    case FromNameRole: return from;
    case ToNameRole: return to;
    default: return {};
    }
}

QVariant ComparedMoves::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return alignedTo(section != Accounts && section != Value);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Unit: return zips_ ? tr("ZIP") : tr("Unit");
    case Place: return tr("Place");
    case FromTo: return tr("From → to");
    case Accounts: return tr("Accounts");
    case Value: return measureTitle(measure_);
    case Effect: return tr("Effect, points of target");
    default: return {};
    }
}

} // namespace ui
