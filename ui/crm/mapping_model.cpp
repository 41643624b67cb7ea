// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/mapping_model.h"

#include "ui/tables/cell_text.h"
#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/core_words.h"

#include <QComboBox>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace ui {

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

QString fieldTitle(const crm::MappedName& name) {
    const std::pair<const char*, QString> known[] = {
        {"territory_id", MappingModel::tr("Territory code")},
        {"owner", MappingModel::tr("Owner")},
        {"lon", MappingModel::tr("Longitude")},
        {"lat", MappingModel::tr("Latitude")},
        {"quality", MappingModel::tr("Located by")},
        {"ring", MappingModel::tr("Drive-time ring")},
        {"ring_minutes", MappingModel::tr("Ring minutes")},
        {"ring_km2", MappingModel::tr("Ring area")},
        {"id", MappingModel::tr("ID in the CRM")}};
    for (const auto& [field, title] : known) {
        if (name.field == field) {
            return title;
        }
    }
    core::tables::Column column;
    column.id = name.field.starts_with("measures.") ? name.field.substr(9) : name.field;
    return columnTitle(column, core::tables::Table::Accounts, true);
}

QString rightText(crm::FieldRight right) {
    switch (right) {
    case crm::FieldRight::Read: return MappingModel::tr("Read");
    case crm::FieldRight::Edit: return MappingModel::tr("Edit");
    case crm::FieldRight::New: return MappingModel::tr("New field");
    case crm::FieldRight::Refused: return MappingModel::tr("Refused");
    case crm::FieldRight::Unknown: break;
    }
    return {};
}

ChipKind rightKind(crm::FieldRight right) {
    switch (right) {
    case crm::FieldRight::Edit: return ChipKind::Ok;
    case crm::FieldRight::New: return ChipKind::Warn;
    case crm::FieldRight::Refused: return ChipKind::Danger;
    default: return ChipKind::Neutral;
    }
}

} // namespace

QString objectTitle(const std::string& object) {
    const std::pair<const char*, QString> titles[] = {
        {"accounts", MappingModel::tr("Accounts")},
        {"contacts", MappingModel::tr("Contacts")},
        {"opportunities", MappingModel::tr("Opportunities")},
        {"leads", MappingModel::tr("Leads")},
        {"users", MappingModel::tr("Reps")},
        {"activities", MappingModel::tr("Visits and activities")},
        {"territories", MappingModel::tr("Territories")},
        {"publish", MappingModel::tr("Written by a publish")}};
    for (const auto& [name, title] : titles) {
        if (object == name) {
            return title;
        }
    }
    return text(object);
}

void MappingModel::setMap(crm::FieldMapReport map) {
    beginResetModel();
    map_ = std::move(map);
    rows_.clear();
    chosen_.clear();
    for (std::size_t i = 0; i < map_.fields.size(); ++i) {
        if (i == 0 || map_.fields[i].object != map_.fields[i - 1].object) {
            rows_.push_back({map_.fields[i].object, 0});
        }
        rows_.push_back({{}, i});
    }
    endResetModel();
    emit choicesChanged();
}

std::vector<crm::FieldChoice> MappingModel::choices() const {
    std::vector<crm::FieldChoice> all;
    for (const auto& [field, remote] : chosen_) {
        const crm::MappedName& name = map_.fields[field];
        all.push_back({name.object, name.field, remote.toStdString()});
    }
    return all;
}

void MappingModel::revert() {
    setMap(map_);
}

int MappingModel::count(crm::FieldRight right) const {
    return static_cast<int>(
        std::count_if(map_.fields.begin(), map_.fields.end(),
                      [&](const crm::MappedName& name) { return name.right == right; }));
}

int MappingModel::rowOf(const QString& object, const QString& field) const {
    const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) {
        return row.heading.empty() && at(row).object == object.toStdString() &&
               at(row).field == field.toStdString();
    });
    return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

int MappingModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int MappingModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString MappingModel::remoteOf(const Row& row) const {
    const auto chosen = chosen_.find(row.field);
    return chosen == chosen_.end() ? text(at(row).remote) : chosen->second;
}

QString MappingModel::textOf(const Row& row, int column) const {
    const auto orDash = [](const QString& value) {
        return value.isEmpty() ? QStringLiteral("–") : value;
    };
    if (!row.heading.empty()) {
        return column == Field ? objectTitle(row.heading) : QString();
    }
    const crm::MappedName& name = at(row);
    const bool changed = chosen_.contains(row.field);
    switch (column) {
    case Field: return fieldTitle(name);
    case Here: return name.object == "accounts" ? orDash(text(name.value)) : QString();
    case Remote: return orDash(remoteOf(row));
    case Type: return text(name.type);
    case Right: return changed ? QString() : rightText(name.right);
    case Remark: return changed ? tr("Used after it is saved") : coreText(name.remark);
    default: return {};
    }
}

QStringList MappingModel::choicesFor(const crm::MappedName& name) const {
    const auto fields = map_.remote.find(name.object == "publish" ? "accounts" : name.object);
    QStringList all;
    if (fields != map_.remote.end()) {
        for (const crm::RemoteField& field : fields->second) {
            if (!name.written || field.write) {
                all << text(field.name);
            }
        }
    }
    return all;
}

QVariant MappingModel::look(const Row& row, int column, int role) const {
    const bool heading = !row.heading.empty();
    switch (role) {
    case BodyRole: return column == Field;
    case StrongRole: return column == Field || (column == Remote && chosen_.contains(row.field));
    case ToneRole:
        if (column == Remark && !heading) {
            const crm::FieldRight right = at(row).right;
            return static_cast<int>(right == crm::FieldRight::Refused ? Tone::Danger
                                    : right == crm::FieldRight::New   ? Tone::Warn
                                                                      : Tone::Text3);
        }
        return static_cast<int>(column == Here || column == Type ? Tone::Text2 : Tone::Text);
    case ChipRole: return heading ? QVariant() : static_cast<int>(rightKind(at(row).right));
    case kHeadingRole: return heading;
    case kArrowRole:
        return heading || remoteOf(row).isEmpty() ? 0 : at(row).object == "publish" ? 2 : 1;
    case kChoicesRole: return heading ? QVariant() : choicesFor(at(row));
    default: return {};
    }
}

QVariant MappingModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return textOf(row, column);
    case Qt::EditRole: return row.heading.empty() ? remoteOf(row) : QString();
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        if (column == Arrow && row.heading.empty()) {
            const int arrow = look(row, column, kArrowRole).toInt();
            return arrow == 1 ? tr("read") : arrow == 2 ? tr("written") : tr("not mapped");
        }
        return textOf(row, column);
    default: return look(row, column, role);
    }
}

Qt::ItemFlags MappingModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    const bool heading = !rows_[static_cast<std::size_t>(index.row())].heading.empty();
    Qt::ItemFlags flags = heading ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!heading && index.column() == Remote) {
        flags |= Qt::ItemIsEditable;
    }
    return flags;
}

bool MappingModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable)) {
        return false;
    }
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    const QString remote = value.toString().trimmed();
    if (remote == text(at(row).remote)) {
        chosen_.erase(row.field);
    } else {
        chosen_[row.field] = remote;
    }
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    emit choicesChanged();
    return true;
}

QVariant MappingModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Field: return tr("Field here");
    case Here: return tr("Value here");
    case Remote: return tr("Field in the CRM");
    case Type: return tr("Type there");
    case Right: return tr("Right");
    case Remark: return tr("Remark");
    default: return {};
    }
}

void paintArrow(QPainter* painter, const QRect& cell, bool written, const Theme& theme) {
    constexpr double kHalf = 10;
    const QPointF middle = QRectF(cell).center();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QPen pen(written ? theme.tokens().text2 : theme.tokens().text, 1.4, Qt::SolidLine, Qt::RoundCap,
             Qt::RoundJoin);
    painter->setPen(pen);
    const double tip = written ? middle.x() + kHalf : middle.x() - kHalf;
    const double back = written ? -3.5 : 3.5;
    painter->drawPolyline(QPolygonF(
        {{tip + back, middle.y() - 3.5}, {tip, middle.y()}, {tip + back, middle.y() + 3.5}}));
    if (written) {
        pen.setDashPattern({2.2, 1.9});
        painter->setPen(pen);
    }
    painter->drawLine(QPointF(middle.x() - kHalf, middle.y()),
                      QPointF(middle.x() + kHalf, middle.y()));
    painter->restore();
}

void ArrowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintGround(painter, cell);
    const int arrow = index.data(MappingModel::kArrowRole).toInt();
    if (arrow != 0) {
        paintArrow(painter, cell.rect, arrow == 2, theme_);
    }
}

QWidget* RemoteDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                      const QModelIndex& index) const {
    auto* box = new QComboBox(parent);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setAccessibleName(tr("Field in the CRM"));
    box->addItem(QString()); // none
    box->addItems(index.data(MappingModel::kChoicesRole).toStringList());
    return box;
}

void RemoteDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    static_cast<QComboBox*>(editor)->setCurrentText(index.data(Qt::EditRole).toString());
}

void RemoteDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                                  const QModelIndex& index) const {
    model->setData(index, static_cast<QComboBox*>(editor)->currentText(), Qt::EditRole);
}

} // namespace ui
