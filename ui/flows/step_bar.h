// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace ui {

class Theme;

/// Where one is in a whole-window flow: steps that are done carry a tick, the present one a filled
/// disc, those ahead an outline.
class StepBar : public QWidget {
    Q_OBJECT

public:
    StepBar(const Theme& theme, const QStringList& steps, QWidget* parent = nullptr);
    void setStep(int step);
    int step() const { return step_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int widthOf(int step) const;
    void paintDisc(QPainter& painter, const QRectF& disc, int step) const;

    const Theme& theme_;
    QStringList steps_;
    int step_ = 0;
};

} // namespace ui
