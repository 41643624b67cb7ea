// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>

namespace ui {

class Theme;

/// A thin slider from 0 to 100 for what a measure counts.
class WeightSlider : public QSlider {
    Q_OBJECT

public:
    explicit WeightSlider(const Theme& theme, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {44, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void moveTo(double x);

    const Theme& theme_;
};

} // namespace ui
