// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace ui {

class Theme;

/// A switch for what takes effect at once and lasts. Its word, on or off, stands beside it.
class Toggle : public QAbstractButton {
    Q_OBJECT

public:
    Toggle(const Theme& theme, const QString& name, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString word() const;

    const Theme& theme_;
};

} // namespace ui
