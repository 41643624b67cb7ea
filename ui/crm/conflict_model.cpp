// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/conflict_model.h"

#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <map>
#include <set>

namespace ui {

namespace {

constexpr int kSegments = 3;
constexpr int kSegmentHeight = 22;
constexpr int kSegmentPadding = 10;

QString valueText(const crm::FieldValue& value) {
    return value && !value->empty() ? QString::fromStdString(*value) : QStringLiteral("–");
}

} // namespace

QString takenWord(Taken taken) {
    switch (taken) {
    case Taken::Ours: return ConflictModel::tr("Ours");
    case Taken::Theirs: return ConflictModel::tr("Theirs");
    case Taken::Later: return ConflictModel::tr("Later");
    case Taken::Nothing: break;
    }
    return ConflictModel::tr("not decided");
}

void ConflictModel::setConflicts(std::vector<crm::Conflict> conflicts, const QString& connection) {
    std::map<std::int64_t, Taken> before;
    for (std::size_t i = 0; i < conflicts_.size(); ++i) {
        before[conflicts_[i].id] = taken_[i];
    }
    beginResetModel();
    conflicts_ = std::move(conflicts);
    connection_ = connection;
    taken_.clear();
    for (const crm::Conflict& conflict : conflicts_) {
        const auto known = before.find(conflict.id);
        taken_.push_back(known == before.end() ? Taken::Nothing : known->second);
    }
    endResetModel();
    emit choiceChanged();
}

void ConflictModel::take(int row, Taken taken) {
    taken_[static_cast<std::size_t>(row)] = taken;
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    emit choiceChanged();
}

void ConflictModel::takeAll(Taken taken) {
    for (int row = 0; row < rowCount(); ++row) {
        taken_[static_cast<std::size_t>(row)] = taken;
    }
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    emit choiceChanged();
}

bool ConflictModel::decides(std::size_t row) const {
    return taken_[row] == Taken::Ours || taken_[row] == Taken::Theirs;
}

std::vector<std::pair<std::int64_t, std::string>> ConflictModel::decided() const {
    std::vector<std::pair<std::int64_t, std::string>> all;
    for (std::size_t i = 0; i < conflicts_.size(); ++i) {
        if (decides(i)) {
            all.emplace_back(conflicts_[i].id, taken_[i] == Taken::Ours ? "ours" : "theirs");
        }
    }
    return all;
}

qint64 ConflictModel::recordsDecided() const {
    std::set<std::pair<std::string, std::string>> records;
    for (std::size_t i = 0; i < conflicts_.size(); ++i) {
        if (decides(i)) {
            records.emplace(conflicts_[i].object, conflicts_[i].externalId);
        }
    }
    return static_cast<qint64>(records.size());
}

int ConflictModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(conflicts_.size());
}

int ConflictModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ConflictModel::textOf(int row, int column) const {
    const crm::Conflict& conflict = at(row);
    switch (column) {
    case Record:
        return QString::fromStdString(conflict.name.empty() ? conflict.externalId : conflict.name);
    case Field: return QString::fromStdString(conflict.field);
    case Base: return valueText(conflict.base);
    case Ours: return valueText(conflict.ours);
    case Theirs: return valueText(conflict.theirs);
    case Happened:
        return conflict.origin == "plan" ? tr("The plan and the CRM changed it")
                                         : tr("Both sides changed it");
    case Take: return takenWord(taken(row));
    default: return {};
    }
}

QVariant ConflictModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return textOf(index.row(), column);
    case Qt::ToolTipRole: return column == Take ? QVariant() : textOf(index.row(), column);
    case Qt::EditRole: return static_cast<int>(taken(index.row()));
    case BodyRole: return column == Record;
    case StrongRole:
        return column == Record || (column == Ours && taken(index.row()) == Taken::Ours) ||
               (column == Theirs && taken(index.row()) == Taken::Theirs);
    case ToneRole:
        return static_cast<int>(column == Base       ? Tone::Text2
                                : column == Happened ? Tone::Warn
                                                     : Tone::Text);
    default: return {};
    }
}

bool ConflictModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::EditRole) {
        return false;
    }
    take(index.row(), static_cast<Taken>(value.toInt()));
    return true;
}

QVariant ConflictModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Record: return tr("Record");
    case Field: return tr("Field");
    case Base: return tr("Base");
    case Ours: return tr("Ours");
    case Theirs: return tr("Theirs, in the CRM");
    case Happened: return tr("What happened");
    case Take: return tr("Take");
    default: return {};
    }
}

QRect TakeDelegate::segment(const QRect& cell, int number) const {
    const QFontMetrics metrics(theme_.font(TextRole::Small));
    int x = cell.left() + 4;
    for (int i = 0;; ++i) {
        const int wide =
            metrics.horizontalAdvance(takenWord(static_cast<Taken>(i))) + 2 * kSegmentPadding;
        if (i == number) {
            return {x, cell.center().y() - kSegmentHeight / 2, wide, kSegmentHeight};
        }
        x += wide - 1; // joined borders
    }
}

void TakeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintGround(painter, cell);
    const Tokens& t = theme_.tokens();
    const int taken = index.data(Qt::EditRole).toInt();
    painter->save();
    const auto paintSegment = [&](int i) {
        const QRect box = segment(cell.rect, i);
        const bool on = i == taken;
        painter->setPen(QPen(on ? t.accent : t.borderStrong, 1));
        painter->setBrush(on ? t.accentSoft : t.base);
        painter->drawRect(box.adjusted(0, 0, -1, -1));
        painter->setFont(theme_.font(on ? TextRole::SmallStrong : TextRole::Small));
        painter->setPen(on ? t.accent : t.text);
        painter->drawText(box, Qt::AlignCenter, takenWord(static_cast<Taken>(i)));
    };
    for (int i = 0; i < kSegments; ++i) {
        paintSegment(i);
    }
    if (taken >= 0) {
        paintSegment(taken); // its border over those beside it
    }
    painter->restore();
}

bool TakeDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
                               const QStyleOptionViewItem& option, const QModelIndex& index) {
    if (event->type() != QEvent::MouseButtonRelease) {
        return false;
    }
    const auto* mouse = static_cast<QMouseEvent*>(event);
    for (int i = 0; i < kSegments; ++i) {
        if (mouse->button() == Qt::LeftButton && segment(option.rect, i).contains(mouse->pos())) {
            return model->setData(index, i, Qt::EditRole);
        }
    }
    return false;
}

} // namespace ui
