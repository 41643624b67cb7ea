// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/verbs/field_map.h"
#include "ui/views/delegates.h"

#include <QAbstractTableModel>

#include <map>

namespace ui {

/// The fields here and the fields of the CRM that they go with, grouped by what they belong to.
/// What is chosen waits until it is saved.
class MappingModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Field, Here, Arrow, Remote, Type, Right, Remark, ColumnCount };
    /// int: 1 = read, 2 = written, 0 = neither.
    static constexpr int kArrowRole = Qt::UserRole + 140;
    /// QStringList: names of the CRM's fields to choose from.
    static constexpr int kChoicesRole = Qt::UserRole + 141;
    /// bool: a heading.
    static constexpr int kHeadingRole = Qt::UserRole + 142;

    using QAbstractTableModel::QAbstractTableModel;
    /// Drops what was chosen.
    void setMap(crm::FieldMapReport map);
    const crm::FieldMapReport& map() const { return map_; }
    std::vector<crm::FieldChoice> choices() const;
    void revert();
    int fields() const { return static_cast<int>(map_.fields.size()); }
    int count(crm::FieldRight right) const;
    /// The row of a field; -1 if there is none.
    int rowOf(const QString& object, const QString& field) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void choicesChanged();

private:
    struct Row {
        std::string heading; ///< object; else a field
        std::size_t field = 0;
    };
    const crm::MappedName& at(const Row& row) const { return map_.fields[row.field]; }
    QString remoteOf(const Row& row) const;
    QString textOf(const Row& row, int column) const;
    QStringList choicesFor(const crm::MappedName& name) const;
    QVariant look(const Row& row, int column, int role) const;

    crm::FieldMapReport map_;
    std::vector<Row> rows_;
    std::map<std::size_t, QString> chosen_; ///< by place in `map_.fields`
};

/// "Accounts", "Contacts", "Written by a publish".
QString objectTitle(const std::string& object);

/// Which way a value goes: solid = read from the CRM, dashed = written.
class ArrowDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};
void paintArrow(QPainter* painter, const QRect& cell, bool written, const Theme& theme);

/// A field of the CRM, chosen from a list or typed.
class RemoteDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model,
                      const QModelIndex& index) const override;
};

} // namespace ui
