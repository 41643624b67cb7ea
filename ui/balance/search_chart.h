// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/balance/search_feed.h"

#include <QWidget>

namespace ui {

class Theme;

/// The cost of the best plan and the lower bound over the seconds of a search, both as multiples of
/// the bound: where the two meet, nothing better exists.
class SearchChart : public QWidget {
    Q_OBJECT

public:
    explicit SearchChart(const Theme& theme, QWidget* parent = nullptr);

    /// `seconds`: how long the search has run, or ran.
    void setCurve(SearchCurve curve, double seconds);
    const SearchCurve& curve() const { return curve_; }
    QSize sizeHint() const override { return {320, 150}; }
    QSize minimumSizeHint() const override { return {180, 80}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Frame {
        QRectF plot;
        double seconds = 1; ///< of the whole axis
        double low = 0;
        double high = 1;
        double unit = 1; ///< what 1 on the axis stands for
    };
    Frame frame() const;
    QPointF at(const Frame& frame, const SearchCurve::Point& point) const;
    void paintAxes(QPainter& painter, const Frame& frame) const;
    void paintLines(QPainter& painter, const Frame& frame) const;
    void paintGap(QPainter& painter, const Frame& frame) const;

    const Theme& theme_;
    SearchCurve curve_;
    double seconds_ = 0;
};

} // namespace ui
