// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/card_list.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

constexpr int kPadding = 12;
constexpr int kVertical = 9;
constexpr int kGap = 2;

const Card& cardAt(const QModelIndex& index) {
    return static_cast<const CardModel*>(index.model())->at(index.row());
}

} // namespace

void CardModel::setCards(std::vector<Card> cards) {
    beginResetModel();
    cards_ = std::move(cards);
    endResetModel();
}

int CardModel::rowOf(const QString& key) const {
    const auto found = std::find_if(cards_.begin(), cards_.end(),
                                    [&](const Card& card) { return card.key == key; });
    return found == cards_.end() ? -1 : static_cast<int>(found - cards_.begin());
}

int CardModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(cards_.size());
}

QVariant CardModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const Card& card = at(index.row());
    const QString whole =
        (QStringList{card.name, card.beside, card.chip} + card.lines).join(QStringLiteral("\n"));
    switch (role) {
    case Qt::DisplayRole: return card.name;
    case Qt::AccessibleTextRole: return QString(whole).replace('\n', QStringLiteral(", "));
    case Qt::ToolTipRole: return whole;
    default: return {};
    }
}

CardList::CardList(const Theme& theme, const QString& name, QWidget* parent)
    : QListView(parent), model_(new CardModel(this)) {
    setAccessibleName(name);
    setModel(model_);
    setItemDelegate(new CardDelegate(theme, this));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) {
                if (!filling_ && index.isValid()) {
                    emit chosenChanged(model_->at(index.row()).key);
                }
            });
    connect(&theme, &Theme::changed, this, [this] { scheduleDelayedItemsLayout(); });
}

void CardList::setCards(std::vector<Card> cards) {
    const QString before = chosen();
    filling_ = true;
    model_->setCards(std::move(cards));
    choose(before);
    filling_ = false;
    updateGeometry();
}

QString CardList::chosen() const {
    return currentIndex().isValid() ? model_->at(currentIndex().row()).key : QString();
}

void CardList::choose(const QString& key) {
    const bool before = filling_;
    filling_ = true;
    const int row = std::max(0, model_->rowOf(key));
    if (row < model_->rowCount()) {
        setCurrentIndex(model_->index(row));
    }
    filling_ = before;
}

QSize CardList::sizeHint() const {
    int height = 0;
    for (int row = 0; row < model_->rowCount(); ++row) {
        height += sizeHintForRow(row);
    }
    return {200, std::max(height, 4)};
}

QSize CardList::minimumSizeHint() const {
    return {120, model_->rowCount() > 0 ? sizeHintForRow(0) : 4};
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    const Card& card = cardAt(index);
    const int name = std::max(QFontMetrics(theme_.font(TextRole::BodyStrong)).height(),
                              chipSize(card.chip, theme_).height());
    const int line = std::max(QFontMetrics(theme_.font(TextRole::Small)).height(),
                              card.chipBelow ? chipSize(card.chip, theme_).height() : 0);
    return {160, 2 * kVertical + name + static_cast<int>(card.lines.size()) * (line + kGap)};
}

void CardDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const Card& card = cardAt(index);
    const Tokens& t = theme_.tokens();
    paintGround(painter, option);
    painter->save();
    QRect line = option.rect.adjusted(kPadding, kVertical, -kPadding, 0);
    const QSize chip = chipSize(card.chip, theme_);
    const auto room = [&](int row) {
        const bool shares = !card.chip.isEmpty() &&
                            row == (card.chipBelow ? static_cast<int>(card.lines.size()) : 0);
        return line.width() - (shares ? chip.width() + 8 : 0);
    };
    const auto paintChipAt = [&](int row) {
        if (room(row) < line.width()) {
            paintChip(painter,
                      QRect(line.right() + 1 - chip.width(),
                            line.top() + (line.height() - chip.height()) / 2, chip.width(),
                            chip.height()),
                      card.chip, card.kind, theme_);
        }
    };
    const QFont strong = theme_.font(TextRole::BodyStrong);
    const QFontMetrics metrics(strong);
    line.setHeight(std::max(metrics.height(), chip.height()));
    painter->setFont(strong);
    painter->setPen(t.text);
    const QString name = metrics.elidedText(card.name, Qt::ElideMiddle, room(0));
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, name);
    const QFont small = theme_.font(TextRole::Small);
    painter->setFont(small);
    painter->setPen(t.text2);
    const int after = metrics.horizontalAdvance(name) + 8;
    painter->drawText(
        line.adjusted(after, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(small).elidedText(card.beside, Qt::ElideRight, std::max(0, room(0) - after)));
    paintChipAt(0);
    int row = 0;
    for (const QString& text : card.lines) {
        ++row;
        line.translate(0, line.height() + kGap);
        line.setHeight(std::max(QFontMetrics(small).height(), card.chipBelow ? chip.height() : 0));
        painter->setFont(small);
        painter->setPen(t.text2);
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(small).elidedText(text, Qt::ElideMiddle, room(row)));
        paintChipAt(row);
    }
    if (option.state & QStyle::State_HasFocus) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
    painter->restore();
}

} // namespace ui
