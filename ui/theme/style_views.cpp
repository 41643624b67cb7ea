// SPDX-License-Identifier: GPL-3.0-or-later
// The part of `Style` that draws tabs, tables, menus, bars and frames.
#include "ui/theme/style.h"

#include "ui/theme/style_looks.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyleOption>
#include <QTabBar>

namespace ui {

namespace {

bool has(const QStyleOption* option, QStyle::StateFlag flag) {
    return option->state.testFlag(flag);
}

QFont smallFont(const Theme& theme) {
    return theme.font(TextRole::Small);
}

} // namespace

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
    const Tokens& t = tokens();
    switch (element) {
    case PE_PanelButtonCommand: drawButtonFrame(option, painter, widget); return;
    case PE_PanelLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && frame->lineWidth > 0) {
            drawFieldFrame(option, painter, widget);
        } else {
            painter->fillRect(option->rect, t.base);
        }
        return;
    }
    case PE_FrameLineEdit:
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget:
    case PE_FrameDefaultButton:
    case PE_IndicatorToolBarHandle:
    case PE_IndicatorHeaderArrow: // drawn with the word, see drawHeaderLabel
    case PE_FrameTabWidget: return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: drawCheckBox(option, painter); return;
    case PE_IndicatorRadioButton: drawRadioButton(option, painter); return;
    case PE_Frame: {
        painter->setPen(t.border);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    }
    case PE_FrameTabBarBase: {
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.hair);
        return;
    }
    case PE_FrameFocusRect: {
        // Widgets wear the ring of FocusRing; here it is the cell that the keyboard is on.
        if (qobject_cast<const QAbstractItemView*>(widget) &&
            has(option, State_KeyboardFocusChange)) {
            painter->setPen(QPen(t.focus, 1));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        }
        return;
    }
    case PE_PanelItemViewRow: return;
    case PE_PanelItemViewItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
        if (has(option, State_Selected)) {
            painter->fillRect(option->rect, t.rowSelection);
        } else if (item && item->backgroundBrush.style() != Qt::NoBrush) {
            painter->fillRect(option->rect, item->backgroundBrush);
        } else if (has(option, State_MouseOver)) {
            painter->fillRect(option->rect, t.alt);
        }
        return;
    }
    case PE_PanelTipLabel: {
        painter->fillRect(option->rect, t.tip);
        return;
    }
    case PE_PanelMenu:
    case PE_FrameMenu: {
        painter->fillRect(option->rect, t.base);
        painter->setPen(t.border);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    }
    case PE_PanelMenuBar:
    case PE_PanelStatusBar: {
        painter->fillRect(option->rect, t.window);
        if (element == PE_PanelStatusBar) {
            painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)),
                              t.border);
        }
        return;
    }
    case PE_IndicatorDockWidgetResizeHandle: painter->fillRect(option->rect, t.border); return;
    case PE_IndicatorToolBarSeparator: {
        const int x = option->rect.center().x();
        painter->fillRect(QRect(x, option->rect.center().y() - 9, 1, 20), t.border);
        return;
    }
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const {
    const Tokens& t = tokens();
    switch (element) {
    case CE_PushButtonBevel: drawButtonFrame(option, painter, widget); return;
    case CE_PushButtonLabel: drawButtonLabel(option, painter, widget); return;
    case CE_TabBarTabShape: drawTabShape(option, painter); return;
    case CE_TabBarTabLabel: drawTabLabel(option, painter, widget); return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea: drawHeaderSection(option, painter); return;
    case CE_HeaderLabel: drawHeaderLabel(option, painter); return;
    case CE_MenuBarItem: drawMenuBarItem(option, painter, widget); return;
    case CE_MenuBarEmptyArea: painter->fillRect(option->rect, t.window); return;
    case CE_MenuItem: drawMenuItem(option, painter, widget); return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel: return;
    case CE_ProgressBarContents: drawProgress(option, painter); return;
    case CE_Splitter: painter->fillRect(option->rect, t.border); return;
    case CE_ToolBar: {
        const QRect r = option->rect;
        painter->fillRect(r, t.window);
        painter->fillRect(QRect(r.left(), r.top(), r.width(), 1), t.hair);
        painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.border);
        return;
    }
    case CE_FocusFrame: {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(t.focus, 2));
        const double radius = t.metrics.fieldRadius + 2;
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), radius, radius);
        painter->restore();
        return;
    }
    case CE_ShapedFrame: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
            painter->fillRect(
                frame->frameShape == QFrame::HLine
                    ? QRect(option->rect.left(), option->rect.center().y(), option->rect.width(), 1)
                    : QRect(option->rect.center().x(), option->rect.top(), 1,
                            option->rect.height()),
                t.border);
            return;
        }
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    default: QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawTabShape(const QStyleOption* option, QPainter* painter) const {
    const Tokens& t = tokens();
    if (has(option, State_Selected)) {
        const QRect r = option->rect;
        painter->fillRect(QRect(r.left() + 7, r.bottom() - 1, r.width() - 14, 2), t.accent);
    }
}

void Style::drawTabLabel(const QStyleOption* option, QPainter* painter, const QWidget*) const {
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
    if (!tab) {
        return;
    }
    const Tokens& t = tokens();
    const bool selected = has(option, State_Selected);
    const bool strongInk = selected || has(option, State_MouseOver);
    painter->save();
    painter->setPen(strongInk ? t.text : t.text2);
    if (selected) {
        painter->setFont(strong(painter->font()));
    }
    painter->drawText(tab->rect, Qt::AlignCenter | Qt::TextHideMnemonic, tab->text);
    painter->restore();
}

void Style::drawHeaderSection(const QStyleOption* option, QPainter* painter) const {
    const Tokens& t = tokens();
    painter->fillRect(option->rect, t.panel);
    painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                      t.border);
}

void Style::drawHeaderLabel(const QStyleOption* option, QPainter* painter) const {
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (!header) {
        return;
    }
    const Tokens& t = tokens();
    painter->save();
    painter->setFont(smallFont(theme_));
    painter->setPen(has(option, State_MouseOver) ? t.text : t.text3);
    QString text = header->text;
    // The arrow belongs to the word, not to the far end of the column.
    if (header->sortIndicator == QStyleOptionHeader::SortDown) {
        text += QStringLiteral(" \u25b4");
    } else if (header->sortIndicator == QStyleOptionHeader::SortUp) {
        text += QStringLiteral(" \u25be");
    }
    // The first column starts where the titles of docks do.
    const QRect place =
        header->rect.adjusted(header->section == 0 ? kFirstColumnIndent : 0, 0, 0, 0);
    // The rectangle may be lower than a line with its descenders; the section clips as it is.
    painter->drawText(
        place, static_cast<int>(header->textAlignment) | Qt::TextSingleLine | Qt::TextDontClip,
        text);
    painter->restore();
}

void Style::drawMenuBarItem(const QStyleOption* option, QPainter* painter, const QWidget*) const {
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    if (!item) {
        return;
    }
    const Tokens& t = tokens();
    const bool open = has(option, State_Selected);
    painter->fillRect(option->rect, open ? t.rowSelection : t.window);
    painter->setPen(
        has(option, State_Enabled) ? t.text : blend(t.text, t.window, t.metrics.disabledOpacity));
    const int mnemonic =
        open && has(option, State_Sunken) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    painter->drawText(option->rect, Qt::AlignCenter | mnemonic, item->text);
}

void Style::drawMenuItem(const QStyleOption* option, QPainter* painter,
                         const QWidget* widget) const {
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    const Tokens& t = tokens();
    if (item && item->menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(
            QRect(option->rect.left() + 8, option->rect.center().y(), option->rect.width() - 16, 1),
            t.hair);
        return;
    }
    QProxyStyle::drawControl(CE_MenuItem, option, painter, widget);
}

void Style::drawProgress(const QStyleOption* option, QPainter* painter) const {
    const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
    if (!bar) {
        return;
    }
    const Tokens& t = tokens();
    const QRectF groove(bar->rect.left(), bar->rect.center().y() - 2, bar->rect.width(), 6);
    const double span = std::max(1, bar->maximum - bar->minimum);
    const double share = std::clamp((bar->progress - bar->minimum) / span, 0.0, 1.0);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.band);
    painter->drawRoundedRect(groove, 3, 3);
    if (bar->maximum > bar->minimum && share > 0) {
        painter->setBrush(t.accent);
        painter->drawRoundedRect(
            QRectF(groove.left(), groove.top(), std::max(6.0, groove.width() * share), 6), 3, 3);
    }
    painter->restore();
}

QRect scrollBarRect(const QStyleOptionComplex* option, QStyle::SubControl part, QRect fusion) {
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (!bar) {
        return fusion;
    }
    const bool across = bar->orientation == Qt::Horizontal;
    const int length = across ? bar->rect.width() : bar->rect.height();
    const int range = bar->maximum - bar->minimum;
    int slider = length;
    if (range > 0) {
        slider = static_cast<int>(qint64(length) * bar->pageStep / (range + bar->pageStep));
        slider = std::clamp(slider, std::min(28, length), length);
    }
    const int start = QStyle::sliderPositionFromValue(
        bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
    const auto slice = [&](int from, int size) {
        return across ? QRect(bar->rect.left() + from, bar->rect.top(), size, bar->rect.height())
                      : QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), size);
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove: return bar->rect;
    case QStyle::SC_ScrollBarSlider: return slice(start, slider);
    case QStyle::SC_ScrollBarSubPage: return slice(0, start);
    case QStyle::SC_ScrollBarAddPage: return slice(start + slider, length - start - slider);
    default: return {};
    }
}

void Style::drawScrollBar(const QStyleOptionComplex* option, QPainter* painter,
                          const QWidget* widget) const {
    const Tokens& t = tokens();
    const bool across = has(option, State_Horizontal);
    const QRect slider = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    painter->fillRect(option->rect, widget ? widget->palette().base() : QBrush(t.base));
    const bool held = has(option, State_Sunken) || has(option, State_MouseOver);
    const QRectF grip =
        across ? QRectF(slider).adjusted(2, 3, -2, -2) : QRectF(slider).adjusted(3, 2, -2, -2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(held ? t.text3 : t.borderStrong);
    painter->drawRoundedRect(grip, 2.5, 2.5);
    painter->restore();
}

} // namespace ui
