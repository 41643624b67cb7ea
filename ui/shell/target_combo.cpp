// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/target_combo.h"

#include "ui/shell/selection.h"
#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"
#include "ui/views/delegates.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/swatch.h"

#include <QPainter>
#include <QStyleOptionComboBox>
#include <QStylePainter>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int kSwatch = 12;
constexpr int kPositionRole = Qt::UserRole + 100;

} // namespace

TargetCombo::TargetCombo(const Theme& theme, Selection& selection, QWidget* parent)
    : QComboBox(parent), theme_(theme), selection_(selection) {
    setObjectName("target");
    setAccessibleName(tr("Target territory"));
    setToolTip(tr("Target territory (1 to 9): moves go here"));
    setItemDelegate(new SwatchDelegate(theme, this));
    setMaxVisibleItems(16);
    setFocusPolicy(Qt::TabFocus);
    connect(this, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (!filling_ && index >= 0) {
            selection_.setTarget(core::TerritoryId(itemData(index, IdRole).toLongLong()));
        }
    });
    connect(&selection, &Selection::targetChanged, this, &TargetCombo::follow);
    connect(&theme, &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

void TargetCombo::setFigures(const PlanFigures& figures) {
    filling_ = true;
    bool renamed = count() != static_cast<int>(figures.territories.size());
    while (count() > static_cast<int>(figures.territories.size())) {
        removeItem(count() - 1);
    }
    for (int index = 0; index < static_cast<int>(figures.territories.size()); ++index) {
        const TerritoryRow& row = figures.territories[static_cast<std::size_t>(index)];
        if (index == count()) {
            addItem(row.name);
            setItemData(index, true, BodyRole);
        }
        // After a move the names are the same, and it is the moves that must be quick.
        renamed = renamed || itemText(index) != row.name;
        const std::pair<int, QVariant> shown[] = {
            {Qt::DisplayRole, row.name},
            {IdRole, QVariant::fromValue<qint64>(row.id.value)},
            {FillRole, row.fill},
            {kPositionRole, row.position}};
        for (const auto& [role, value] : shown) {
            if (itemData(index, role) != value) {
                setItemData(index, value, role);
            }
        }
    }
    filling_ = false;
    if (renamed) {
        measure();
    }
    setEnabled(count() > 0);
    if (count() > 0 && !figures.find(selection_.target())) {
        selection_.setTarget(figures.territories.front().id);
    }
    follow();
}

void TargetCombo::measure() {
    widest_ = 60;
    for (int i = 0; i < count(); ++i) {
        widest_ = std::max(widest_, fontMetrics().horizontalAdvance(itemText(i)));
    }
    updateGeometry();
}

void TargetCombo::changeEvent(QEvent* event) {
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        measure();
    }
}

void TargetCombo::follow() {
    filling_ = true;
    setCurrentIndex(findData(QVariant::fromValue<qint64>(selection_.target().value), IdRole));
    filling_ = false;
    update();
}

QSize TargetCombo::sizeHint() const {
    const int height = std::max(theme_.metrics().button, fontMetrics().height() + 10);
    return {std::clamp(widest_, 60, 180) + 8 + 22 + 8 + kSwatch + 7 + 30, height};
}

QSize TargetCombo::minimumSizeHint() const {
    return {120, sizeHint().height()};
}

void TargetCombo::paintEvent(QPaintEvent*) {
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    if (currentIndex() < 0) {
        return;
    }
    const Tokens& t = theme_.tokens();
    const QRect field =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    const QString key = QString::number(currentData(kPositionRole).toInt());
    const QSize cap = keyCapSize(key, theme_);
    QRect place(QPoint(field.left(), field.center().y() - cap.height() / 2 + 1), cap);
    paintKeyCap(&painter, place, key, theme_);
    place = QRect(place.right() + 9, field.center().y() - kSwatch / 2 + 1, kSwatch, kSwatch);
    paintSwatch(&painter, place, currentData(FillRole).toInt(), t);
    const QRect text(place.right() + 8, field.top(), field.right() - place.right() - 8,
                     field.height());
    painter.setPen(
        palette().color(isEnabled() ? QPalette::Normal : QPalette::Disabled, QPalette::Text));
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(currentText(), Qt::ElideMiddle, text.width()));
}

} // namespace ui
