// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/flow_delegates.h"

#include "ui/flows/column_model.h"
#include "ui/flows/preview_model.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"

#include <QApplication>
#include <QComboBox>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>
#include <QTimer>

#include <algorithm>

namespace ui {

namespace {

constexpr int kBarWidth = 56;
constexpr int kBarHeight = 6;
constexpr int kGap = 8;
constexpr int kMargin = 6;
constexpr double kSure = 0.75;

const QStyle& styleOf(const QStyleOptionViewItem& option) {
    return *(option.widget ? option.widget->style() : QApplication::style());
}

void drawTick(QPainter* painter, const QRect& rect, Qt::CheckState state, const QStyle& style,
              const QWidget* widget) {
    QStyleOptionButton box;
    box.rect = rect;
    box.state = QStyle::State_Enabled;
    box.state |= state == Qt::Checked     ? QStyle::State_On
                 : state == Qt::Unchecked ? QStyle::State_Off
                                          : QStyle::State_NoChange;
    style.drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, widget);
}

} // namespace

void TickDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintGround(painter, cell);
    drawTick(painter, cell.rect,
             static_cast<Qt::CheckState>(index.data(Qt::CheckStateRole).toInt()), styleOf(option),
             option.widget);
    if (cell.state & QStyle::State_HasFocus) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(cell);
        styleOf(option).drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
}

bool TickDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
                               const QStyleOptionViewItem& option, const QModelIndex& index) {
    if (event->type() != QEvent::MouseButtonRelease ||
        static_cast<QMouseEvent*>(event)->button() != Qt::LeftButton ||
        !option.rect.contains(static_cast<QMouseEvent*>(event)->pos())) {
        return false;
    }
    const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void ReadAsDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintGround(painter, cell);
    QStyleOptionComboBox box;
    box.rect = option.rect.adjusted(kMargin, 1, -kMargin, -2);
    box.state = QStyle::State_Enabled;
    box.editable = false;
    if (option.state & QStyle::State_MouseOver) {
        box.state |= QStyle::State_MouseOver;
    }
    styleOf(option).drawComplexControl(QStyle::CC_ComboBox, &box, painter, nullptr);
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(QPalette::Text));
    const QRect text = box.rect.adjusted(9, 0, -22, 0);
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                      cell.fontMetrics.elidedText(cell.text, Qt::ElideMiddle, text.width()));
    painter->restore();
}

QWidget* ReadAsDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                      const QModelIndex& index) const {
    const auto* model = qobject_cast<const ColumnModel*>(index.model());
    if (model == nullptr) {
        return nullptr;
    }
    auto* box = new QComboBox(parent);
    box->setObjectName(QStringLiteral("readAs"));
    box->setAccessibleName(ColumnModel::tr("Read %1 as")
                               .arg(index.siblingAtColumn(ColumnModel::Name).data().toString()));
    box->setFont(theme_.font(TextRole::Small));
    box->setMaxVisibleItems(30);
    for (const ReadAsOption& option : model->choices().options(index.row())) {
        if (option.startsGroup) {
            box->insertSeparator(box->count());
        }
        box->addItem(option.label, option.code);
    }
    auto* self = const_cast<ReadAsDelegate*>(this);
    connect(box, &QComboBox::activated, self, [self, box] {
        emit self->commitData(box);
        emit self->closeEditor(box);
    });
    QTimer::singleShot(0, box, &QComboBox::showPopup);
    return box;
}

void ReadAsDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    auto* box = qobject_cast<QComboBox*>(editor);
    box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
}

void ReadAsDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                                  const QModelIndex& index) const {
    const QVariant code = qobject_cast<QComboBox*>(editor)->currentData();
    if (code != index.data(Qt::EditRole)) {
        model->setData(index, code, Qt::EditRole);
    }
}

void ReadAsDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                          const QModelIndex&) const {
    editor->setGeometry(option.rect.adjusted(kMargin, 1, -kMargin, -2));
}

void ConfidenceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QVariant value = index.data(ColumnModel::kConfidenceRole);
    const Tokens& t = theme_.tokens();
    paintGround(painter, cell);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect area = cell.rect.adjusted(kMargin, 0, -kMargin, 0);
    const bool sure = value.toDouble() >= kSure;
    if (value.isValid()) {
        const QRectF groove(area.left(), area.center().y() - kBarHeight / 2.0 + 1, kBarWidth,
                            kBarHeight);
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.band);
        painter->drawRoundedRect(groove, 3, 3);
        painter->setBrush(sure ? t.accent : t.inBand);
        painter->drawRoundedRect(
            QRectF(groove.topLeft(),
                   QSizeF(std::max(6.0, kBarWidth * value.toDouble()), kBarHeight)),
            3, 3);
    }
    painter->setFont(theme_.font(TextRole::Small));
    painter->setPen(sure ? t.text : t.text3);
    painter->drawText(value.isValid() ? area.adjusted(kBarWidth + kGap, 0, 0, 0) : area,
                      (value.isValid() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                      cell.text);
    painter->restore();
}

void SignedTextDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintGround(painter, cell);
    QRect text = cell.rect.adjusted(kMargin, 0, -kMargin, 0);
    const QString sign = index.data(IconNameRole).toString();
    if (!sign.isEmpty()) {
        const int side = theme_.metrics().icon;
        painter->drawPixmap(
            text.left(), text.center().y() - side / 2 + 1, side, side,
            iconPixmap(sign, theme_.tokens().warn, side, painter->device()->devicePixelRatioF()));
        text.adjust(side + 4, 0, 0, 0);
    }
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(QPalette::Text));
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                      cell.fontMetrics.elidedText(cell.text, Qt::ElideRight, text.width()));
    painter->restore();
}

void ChangedCellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const {
    const QString was = index.data(PreviewModel::kWasRole).toString();
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    QFont struck = theme_.font(TextRole::Small);
    struck.setStrikeOut(true);
    const QFontMetrics metrics(struck);
    const QRect area = cell.rect.adjusted(kMargin, 0, -kMargin, 0);
    const int oldWidth = metrics.horizontalAdvance(was);
    const int newWidth = cell.fontMetrics.horizontalAdvance(cell.text);
    if (was.isEmpty() || was == cell.text || oldWidth + newWidth + 4 > area.width()) {
        CellDelegate::paint(painter, option, index);
        return;
    }
    paintGround(painter, cell);
    painter->save();
    painter->setFont(struck);
    painter->setPen(theme_.tokens().text3);
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft, was);
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(QPalette::Text));
    painter->drawText(area.adjusted(oldWidth + 4, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                      cell.text);
    painter->restore();
}

TickHeader::TickHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setSectionsClickable(true);
}

void TickHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    // The base class leaves its clip behind.
    painter->save();
    QHeaderView::paintSection(painter, rect, section);
    painter->restore();
    const QVariant state = model()->headerData(section, Qt::Horizontal, Qt::CheckStateRole);
    if (state.isValid()) {
        drawTick(painter, rect, static_cast<Qt::CheckState>(state.toInt()), *style(), this);
    }
}

void TickHeader::mouseReleaseEvent(QMouseEvent* event) {
    const int section = logicalIndexAt(event->pos());
    const QVariant state =
        section < 0 ? QVariant() : model()->headerData(section, Qt::Horizontal, Qt::CheckStateRole);
    if (state.isValid()) {
        emit tickAsked(state.toInt() != Qt::Checked);
        return;
    }
    QHeaderView::mouseReleaseEvent(event);
}

} // namespace ui
