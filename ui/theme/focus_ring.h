// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QFocusFrame;
class QWidget;

namespace ui {

class Theme;

/// Draws the 2 px ring around the button, box or field that the keyboard is on, 1 px outside it.
/// Only focus that came by keyboard shows it: a click already says where one is.
class FocusRing : public QObject {
    Q_OBJECT

public:
    FocusRing(const Theme& theme, QObject* parent);

private:
    void moveTo(QWidget* widget);

    QPointer<QFocusFrame> frame_;
};

} // namespace ui
