// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/delegates.h"
#include "ui/widgets/chip.h"

#include <QAbstractListModel>
#include <QListView>

#include <vector>

namespace ui {

/// One entry of a list of cards: a name, a state, and lines of small text.
struct Card {
    QString key;
    QString name;
    QString beside; ///< after the name, lighter
    QString chip;
    ChipKind kind = ChipKind::Neutral;
    QStringList lines;
    bool chipBelow = false; ///< the chip stands in the last line instead of the first
};

/// The cards as a model.
class CardModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;
    void setCards(std::vector<Card> cards);
    const Card& at(int row) const { return cards_[static_cast<std::size_t>(row)]; }
    int rowOf(const QString& key) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<Card> cards_;
};

/// A list of cards, one of which is chosen; by arrow keys too.
class CardList : public QListView {
    Q_OBJECT

public:
    CardList(const Theme& theme, const QString& name, QWidget* parent = nullptr);
    /// Keeps the chosen card if it is still there.
    void setCards(std::vector<Card> cards);
    /// Key of the chosen card; empty if there is none.
    QString chosen() const;
    void choose(const QString& key);
    const CardModel& cards() const { return *model_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosenChanged(const QString& key);

private:
    CardModel* model_;
    bool filling_ = false;
};

/// Paints a card; used by `CardList`.
class CardDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace ui
