// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style.h"

#include "ui/theme/style_looks.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>

namespace ui {

namespace {

/// A spin box may be a plain field for a number.
bool hasArrows(const QStyleOption* option) {
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    return spin == nullptr || spin->buttonSymbols != QAbstractSpinBox::NoButtons;
}

const char* const kLookProperty = "look";
const char* const kSmallProperty = "small";

} // namespace

Look lookOf(const QWidget* widget) {
    return widget ? static_cast<Look>(widget->property(kLookProperty).toInt()) : Look::Plain;
}

bool isSmall(const QWidget* widget) {
    return widget && widget->property(kSmallProperty).toBool();
}

void setLook(QWidget* widget, Look look, bool small) {
    widget->setProperty(kLookProperty, static_cast<int>(look));
    widget->setProperty(kSmallProperty, small);
    widget->updateGeometry();
    widget->update();
}

QFont strong(QFont font) {
    font.setWeight(QFont::DemiBold);
    return font;
}

Style::Style(const Theme& theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), theme_(theme) {}

const Tokens& Style::tokens() const {
    return theme_.tokens();
}

void Style::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) ||
        qobject_cast<QTabBar*>(widget) || qobject_cast<QHeaderView*>(widget)) {
        widget->setAttribute(Qt::WA_Hover);
    }
    if (auto* view = qobject_cast<QAbstractItemView*>(widget)) {
        view->viewport()->setAttribute(Qt::WA_Hover);
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option,
                       const QWidget* widget) const {
    const Metrics& m = theme_.metrics();
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize: return m.icon;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return 14;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return m.labelGap;
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent: return 1;
    case PM_DockWidgetFrameWidth:
    case PM_DockWidgetTitleMargin:
    case PM_ToolBarFrameWidth:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
    case PM_MenuBarItemSpacing:
    case PM_HeaderMarkSize:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_MenuBarHMargin: return 6;
    case PM_MenuVMargin: return 4;
    case PM_ToolBarItemMargin: {
        const auto* bar = qobject_cast<const QToolBar*>(widget);
        return bar && bar->orientation() == Qt::Vertical ? 0 : (m.toolBar - m.button) / 2;
    }
    case PM_ToolBarItemSpacing: return 2;
    case PM_ToolBarSeparatorExtent: return 13;
    case PM_HeaderMargin: return 6;
    case PM_TabBarTabHSpace: return 16;
    case PM_TabBarTabVSpace: return 12;
    case PM_ScrollBarExtent: return 10;
    case PM_ScrollBarSliderMin: return 28;
    case PM_FocusFrameHMargin:
        // Qt pads the text of cells by this too; it has to line up with the column's head.
        return qobject_cast<const QAbstractItemView*>(widget) ? 5 : 3;
    case PM_FocusFrameVMargin: return 3;
    case PM_ToolTipLabelFrameWidth: return 6;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin: return m.dockPadding;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return m.labelGap;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* data) const {
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ItemView_PaintAlternatingRowColorsForEmptyArea:
    case SH_ComboBox_Popup:
    case SH_Menu_SloppySubMenus:
    case SH_TabBar_PreferNoArrows: return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ItemView_ActivateItemOnSingleClick: return hint == SH_ItemView_ShowDecorationSelected;
    case SH_ToolTip_WakeUpDelay: return 500;
    case SH_Header_ArrowAlignment: return Qt::AlignRight | Qt::AlignVCenter;
    case SH_FocusFrame_Mask: return 0;
    case SH_FocusFrame_AboveWidget: return 1;
    case SH_Widget_Animation_Duration: {
        const int desktop = QProxyStyle::styleHint(hint, option, widget, data);
        return desktop == 0 ? 0 : std::min(desktop, theme_.metrics().motion);
    }
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const {
    const Metrics& m = theme_.metrics();
    const int line = option ? option->fontMetrics.height() : 0;
    switch (type) {
    case CT_PushButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (!button) {
            break;
        }
        const bool bold = lookOf(widget) == Look::Primary;
        const QFontMetrics metrics(bold     ? strong(widget->font())
                                   : widget ? widget->font()
                                            : QFont());
        int width = metrics.size(Qt::TextShowMnemonic, button->text).width();
        width += button->icon.isNull() ? 0 : m.icon + 6;
        const int padding = isSmall(widget) ? 9 : 12;
        const int height = isSmall(widget) ? m.buttonSmall : m.button;
        return {width + 2 * (lookOf(widget) == Look::Flat ? 4 : padding) + 2,
                std::max(height, line + 8)};
    }
    case CT_ToolButton: {
        const int height = isSmall(widget) ? m.buttonSmall : m.button;
        const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        if (!button || button->toolButtonStyle == Qt::ToolButtonIconOnly ||
            button->text.isEmpty()) {
            return {height, height};
        }
        int width = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
        const bool withIcon =
            button->toolButtonStyle == Qt::ToolButtonTextBesideIcon && !button->icon.isNull();
        width += withIcon ? m.icon + 6 : 0;
        return {width + (lookOf(widget) == Look::Outlined ? 26 : 16), std::max(height, line + 8)};
    }
    case CT_LineEdit: return {size.width() + 16, std::max(m.button, line + 10)};
    case CT_ComboBox:
        return {size.width() + 38, std::max(isSmall(widget) ? m.buttonSmall : m.button, line + 10)};
    case CT_SpinBox:
        return {size.width() + (hasArrows(option) ? 30 : 16),
                std::max(isSmall(widget) ? m.buttonSmall : m.button,
                         line + (isSmall(widget) ? 6 : 10))};
    case CT_MenuBarItem: return {size.width() + 18, std::max(m.menuBar, line + 10)};
    case CT_MenuItem: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        const bool separator = item && item->menuItemType == QStyleOptionMenuItem::Separator;
        return separator ? QSize(base.width(), 9)
                         : QSize(base.width() + 24, std::max(m.row, line + 8));
    }
    case CT_HeaderSection: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width(), std::max(m.row, line + 8)};
    }
    case CT_ItemViewItem: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width(), std::max(m.row, line + 8)};
    }
    case CT_TabBarTab: {
        const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
        const QFontMetrics metrics(strong(widget ? widget->font() : QFont()));
        const int width =
            tab ? metrics.size(Qt::TextShowMnemonic, tab->text).width() : size.width();
        return {width + 18, std::max(m.dockTitle, line + 12)};
    }
    default: break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                            SubControl subControl, const QWidget* widget) const {
    if (control == CC_ComboBox) {
        const QRect r = option->rect;
        if (subControl == SC_ComboBoxEditField) {
            return r.adjusted(8, 1, -24, -1);
        }
        if (subControl == SC_ComboBoxArrow) {
            return {r.right() - 23, r.top(), 24, r.height()};
        }
    }
    if (control == CC_ScrollBar) {
        return scrollBarRect(option, subControl,
                             QProxyStyle::subControlRect(control, option, subControl, widget));
    }
    if (control == CC_SpinBox && subControl == SC_SpinBoxEditField) {
        return hasArrows(option) ? option->rect.adjusted(8, 1, -22, -1)
                                 : option->rect.adjusted(1, 1, -1, -1);
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option,
                            const QWidget* widget) const {
    switch (element) {
    case SE_LineEditContents: return option->rect.adjusted(8, 1, -8, -1);
    case SE_PushButtonContents: return option->rect.adjusted(4, 0, -4, 0);
    case SE_HeaderLabel: {
        const int margin = proxy()->pixelMetric(PM_HeaderMargin, option, widget);
        return option->rect.adjusted(margin, 0, -margin, 0);
    }
    case SE_HeaderArrow:
    case SE_DockWidgetCloseButton:
    case SE_DockWidgetFloatButton: return {};
    default: return QProxyStyle::subElementRect(element, option, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                               QPainter* painter, const QWidget* widget) const {
    switch (control) {
    case CC_ToolButton: drawToolButton(option, painter, widget); return;
    case CC_ComboBox: drawComboBox(option, painter, widget); return;
    case CC_ScrollBar: drawScrollBar(option, painter, widget); return;
    case CC_SpinBox: {
        drawFieldFrame(option, painter, widget);
        if (hasArrows(option)) {
            drawSpinArrows(*this, option, painter, widget, tokens());
        }
        return;
    }
    default: QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace ui
