// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/column_model.h"

#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"

#include <QStringList>

#include <algorithm>

namespace ui {

namespace {

/// A guess is never certain, however well the name fits.
constexpr double kSurestGuess = 0.99;

QString firstValues(const geo::PreviewColumn& column) {
    QStringList values;
    for (const std::string& value : column.first) {
        values << (value.empty() ? QStringLiteral("\u2013") : QString::fromStdString(value));
    }
    return values.join(QStringLiteral(" · "));
}

} // namespace

ColumnModel::ColumnModel(ImportChoices& choices, QObject* parent)
    : QAbstractTableModel(parent), choices_(choices) {}

void ColumnModel::refresh() {
    if (rows_ == choices_.columns()) {
        changedAll();
        return;
    }
    beginResetModel();
    rows_ = choices_.columns();
    endResetModel();
}

void ColumnModel::changedAll() {
    if (rows_ > 0) {
        emit dataChanged(index(0, 0), index(rows_ - 1, ColumnCount - 1));
        emit headerDataChanged(Qt::Horizontal, Tick, Tick);
    }
}

void ColumnModel::setAll(bool imported) {
    choices_.setAllImported(imported);
    changedAll();
    emit decided();
}

int ColumnModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : rows_;
}

int ColumnModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ColumnModel::textOf(int row, int column) const {
    const geo::PreviewColumn& c = choices_.column(row);
    switch (column) {
    case Name: return QString::fromStdString(c.name);
    case First: return firstValues(c);
    case Arrow: return QStringLiteral("\u2192");
    case ReadAs: return choices_.readAsText(row);
    case Confidence:
        return c.asked             ? tr("chosen")
               : c.confidence <= 0 ? QStringLiteral("\u2013")
                                   : percentText(std::min(c.confidence, kSurestGuess), 0);
    case Remark: return coreText(c.remark);
    default: return {};
    }
}

QVariant ColumnModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= choices_.columns()) {
        return {};
    }
    const geo::PreviewColumn& column = choices_.column(index.row());
    const bool imported = choices_.isImported(index.row());
    switch (role) {
    case Qt::DisplayRole: return textOf(index.row(), index.column());
    case Qt::EditRole: return choices_.readAsCode(index.row());
    case Qt::CheckStateRole:
        return index.column() == Tick ? QVariant(imported ? Qt::Checked : Qt::Unchecked)
                                      : QVariant();
    case Qt::ToolTipRole:
        return index.column() == First || index.column() == Remark
                   ? textOf(index.row(), index.column())
                   : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == Tick
                   ? tr("%1: %2").arg(QString::fromStdString(column.name),
                                      imported ? tr("imported") : tr("not imported"))
                   : textOf(index.row(), index.column());
    case BodyRole:
    case StrongRole: return index.column() == Name;
    case IconNameRole:
        return index.column() == Remark && column.doubtful && imported
                   ? QVariant(QStringLiteral("dialog-warning"))
                   : QVariant();
    case kConfidenceRole:
        return index.column() == Confidence && !column.asked && column.confidence > 0
                   ? QVariant(std::min(column.confidence, kSurestGuess))
                   : QVariant();
    case ToneRole:
        if (index.column() == Remark) {
            return static_cast<int>(column.doubtful && imported ? Tone::Warn : Tone::Text3);
        }
        if (index.column() == First) {
            return static_cast<int>(Tone::Text2);
        }
        if (index.column() == Arrow || (index.column() == ReadAs && !imported)) {
            return static_cast<int>(Tone::Text3);
        }
        return {};
    default: return {};
    }
}

QVariant ColumnModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::CheckStateRole && section == Tick) {
        return choices_.allImported();
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Name: return tr("Column in file");
    case First: return tr("First values");
    case ReadAs: return tr("Read as");
    case Confidence: return tr("Confidence");
    case Remark: return tr("Remark");
    default: return {};
    }
}

Qt::ItemFlags ColumnModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == Tick) {
        flags |= Qt::ItemIsUserCheckable;
    }
    return index.column() == ReadAs ? flags | Qt::ItemIsEditable : flags;
}

bool ColumnModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (index.column() == Tick && role == Qt::CheckStateRole) {
        choices_.setImported(index.row(), value.toInt() == Qt::Checked);
    } else if (index.column() == ReadAs && role == Qt::EditRole) {
        choices_.setReadAs(index.row(), value.toString());
    } else {
        return false;
    }
    changedAll();
    emit decided();
    return true;
}

} // namespace ui
