// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/focus_ring.h"

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFocusFrame>
#include <QLineEdit>

namespace ui {

namespace {

/// Views show the keyboard's place in the current row; the ring is for single controls.
bool wearsRing(const QWidget* widget) {
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
           qobject_cast<const QAbstractSpinBox*>(widget) || qobject_cast<const QLineEdit*>(widget);
}

} // namespace

FocusRing::FocusRing(const Theme& theme, QObject* parent) : QObject(parent) {
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget*, QWidget* now) { moveTo(now); });
    connect(&theme, &Theme::changed, this, [this] {
        if (frame_) {
            frame_->update();
        }
    });
}

void FocusRing::moveTo(QWidget* widget) {
    const bool show =
        widget && wearsRing(widget) && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
    if (!show) {
        delete frame_;
        return;
    }
    if (!frame_) {
        frame_ = new QFocusFrame(widget);
    }
    frame_->setWidget(widget);
}

} // namespace ui
