// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/preview_model.h"

#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kMostDecimals = 4;

QString figure(const QString& text) {
    bool ok = false;
    const double number = text.toDouble(&ok);
    if (!ok) {
        return text;
    }
    const int decimals = static_cast<int>(text.size() - text.indexOf('.') - 1);
    return decimalText(number, text.contains('.') ? std::min(decimals, kMostDecimals) : 0);
}

QString date(const QString& iso) {
    const QDate day = QDate::fromString(iso, Qt::ISODate);
    return day.isValid()
               ? QLocale().toString(day, QCoreApplication::translate("Figures", "d MMM yyyy",
                                                                     "day, as QLocale writes it"))
               : iso;
}

} // namespace

void PreviewModel::setPreview(const geo::ImportPreview& preview) {
    beginResetModel();
    shown_ = preview.shown;
    rows_ = preview.rows;
    const bool known = std::any_of(preview.filters.begin(), preview.filters.end(),
                                   [&](const auto& one) { return one.flag == filter_; });
    filter_ = known ? filter_ : 0;
    applyFilter();
    endResetModel();
}

void PreviewModel::setFilter(unsigned flag) {
    beginResetModel();
    filter_ = flag;
    applyFilter();
    endResetModel();
}

void PreviewModel::applyFilter() {
    filtered_.clear();
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        if (filter_ == 0 || (rows_[row].flags & filter_) != 0) {
            filtered_.push_back(row);
        }
    }
}

int PreviewModel::rowOf(std::int64_t fileRow) const {
    for (std::size_t row = 0; row < filtered_.size(); ++row) {
        if (rows_[filtered_[row]].row == fileRow) {
            return static_cast<int>(row);
        }
    }
    return -1;
}

const geo::PreviewRow& PreviewModel::rowAt(int row) const {
    return rows_[filtered_[static_cast<std::size_t>(row)]];
}

int PreviewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(filtered_.size());
}

int PreviewModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_.size()) + 2;
}

bool PreviewModel::isRight(int column) const {
    const int cell = column - 1;
    return column == 0 || (cell < static_cast<int>(shown_.size()) &&
                           (shown_[static_cast<std::size_t>(cell)].numeric ||
                            shown_[static_cast<std::size_t>(cell)].date));
}

QString PreviewModel::textOf(const geo::PreviewRow& row, int column) const {
    if (column == 0) {
        return groupedText(row.row);
    }
    const auto cell = static_cast<std::size_t>(column - 1);
    if (cell == shown_.size()) {
        return coreText(row.remark);
    }
    if (cell >= row.cells.size() || row.cells[cell].value.empty()) {
        return QStringLiteral("\u2013");
    }
    const QString text = QString::fromStdString(row.cells[cell].value);
    return shown_[cell].numeric ? figure(text) : shown_[cell].date ? date(text) : text;
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const geo::PreviewRow& row = rowAt(index.row());
    const int column = index.column();
    const auto cell = static_cast<std::size_t>(column - 1);
    const bool isCell = column > 0 && cell < row.cells.size() && cell < shown_.size();
    const bool empty = isCell && row.cells[cell].value.empty();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return textOf(row, column);
    case Qt::ToolTipRole:
        return isCell && row.cells[cell].changed && !row.cells[cell].was.empty()
                   ? tr("In the file: %1").arg(QString::fromStdString(row.cells[cell].was))
               : cell == shown_.size() ? textOf(row, column)
                                       : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>((isRight(column) ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    case kWasRole:
        return isCell && row.cells[cell].changed ? QString::fromStdString(row.cells[cell].was)
                                                 : QVariant();
    case BodyRole: return column == 1;
    case StrongRole: return isCell && row.cells[cell].changed && !empty;
    case ToneRole:
        return column == 0 || empty             ? QVariant(static_cast<int>(Tone::Text3))
               : cell == shown_.size()          ? QVariant(static_cast<int>(Tone::Text2))
               : (row.flags & geo::kUnreadable) ? QVariant(static_cast<int>(Tone::Danger))
                                                : QVariant();
    default: return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((isRight(section) ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    if (section == 0) {
        return tr("Row");
    }
    const auto cell = static_cast<std::size_t>(section - 1);
    if (cell >= shown_.size()) {
        return tr("Remark");
    }
    const QString title = QCoreApplication::translate("Fields", shown_[cell].title.c_str());
    return shown_[cell].factor == 1000 ? tr("%1, $ k").arg(title) : title;
}

} // namespace ui
