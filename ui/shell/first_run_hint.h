// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QVariantAnimation>
#include <QWidget>

namespace ui {

class Theme;

/// An accent outline round one widget that says "begin here": it fades twice and then stays still,
/// or stands still at once where the desktop wants no motion. Takes no clicks.
class FirstRunHint : public QWidget {
    Q_OBJECT

public:
    /// Lies over `window`, round `target`, which may be anywhere in it.
    FirstRunHint(const Theme& theme, QWidget* window, QWidget* target);

    /// Shows the outline; a second call begins the fading anew.
    void point();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();

    const Theme& theme_;
    QPointer<QWidget> target_;
    QVariantAnimation fade_;
};

} // namespace ui
