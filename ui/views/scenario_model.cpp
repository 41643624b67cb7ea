// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/scenario_model.h"

#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"
#include "ui/widgets/figures.h"

#include <algorithm>

namespace ui {

namespace {

const QString kNone = QStringLiteral("\u2013");

QString share(const std::optional<double>& value) {
    return value ? percentText(*value) : kNone;
}

} // namespace

void ScenarioModel::setRows(std::vector<ScenarioRow> rows, core::ScenarioId current) {
    beginResetModel();
    rows_ = std::move(rows);
    current_ = current;
    endResetModel();
}

core::ScenarioId ScenarioModel::idAt(int row) const {
    return row >= 0 && row < rowCount() ? rows_[static_cast<std::size_t>(row)].id
                                        : core::ScenarioId();
}

int ScenarioModel::rowOf(core::ScenarioId id) const {
    const auto found = std::find_if(rows_.begin(), rows_.end(),
                                    [id](const ScenarioRow& row) { return row.id == id; });
    return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

int ScenarioModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int ScenarioModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ScenarioModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const ScenarioRow& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Name: return row.name;
        case MaxDeviation: return share(row.maxDeviation);
        default: return share(row.moved);
        }
    case Qt::EditRole: return index.column() == Name ? QVariant(row.name) : QVariant();
    case Qt::ToolTipRole: return index.column() == Name ? QVariant(row.name) : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter |
                                (index.column() == Name ? Qt::AlignLeft : Qt::AlignRight));
    case StrongRole: return index.column() == Name && row.id == current_;
    case IdRole: return QVariant::fromValue<qint64>(row.id.value);
    default: return {};
    }
}

QVariant ScenarioModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>(Qt::AlignVCenter |
                                (section == Name ? Qt::AlignLeft : Qt::AlignRight));
    }
    if (role == Qt::ToolTipRole && section == Moved) {
        return tr("Units in other hands than in the first scenario");
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Name: return tr("Name");
    case MaxDeviation: return tr("Max dev.");
    default: return tr("Moved");
    }
}

Qt::ItemFlags ScenarioModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == Name ? flags | Qt::ItemIsEditable : flags;
}

bool ScenarioModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const QString name = value.toString().simplified();
    if (role != Qt::EditRole || index.column() != Name || name.isEmpty() ||
        name == rows_[static_cast<std::size_t>(index.row())].name) {
        return false;
    }
    emit renameAsked(idAt(index.row()), name);
    return true;
}

void HistoryModel::setRows(std::vector<HistoryRow> rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

QString HistoryModel::undoLabel() const {
    const auto found =
        std::find_if(rows_.begin(), rows_.end(), [](const HistoryRow& row) { return !row.undone; });
    return found == rows_.end() ? QString() : found->label;
}

QString HistoryModel::redoLabel() const {
    // Undone steps are the newest; redo starts with the oldest of them.
    QString label;
    for (const HistoryRow& row : rows_) {
        if (!row.undone) {
            break;
        }
        label = row.label;
    }
    return label;
}

int HistoryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const HistoryRow& row = rows_[static_cast<std::size_t>(index.row())];
    const bool present = !row.undone && (index.row() == 0 ||
                                         rows_[static_cast<std::size_t>(index.row()) - 1].undone);
    switch (role) {
    case Qt::DisplayRole: return index.column() == Label ? row.label : momentText(row.at);
    case Qt::ToolTipRole: return row.undone ? tr("%1 (undone)").arg(row.label) : row.label;
    case Qt::AccessibleTextRole:
        return index.column() == Label && row.undone ? QVariant(tr("%1 (undone)").arg(row.label))
                                                     : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter |
                                (index.column() == Label ? Qt::AlignLeft : Qt::AlignRight));
    case ToneRole:
        return static_cast<int>(row.undone || index.column() == At ? Tone::Text3 : Tone::Text);
    case StrongRole: return index.column() == Label && present;
    case IdRole: return QVariant::fromValue(row.id);
    default: return {};
    }
}

} // namespace ui
