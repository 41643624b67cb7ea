// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

namespace ui {

class Theme;

/// Smallest and largest share of the target among the territories, 1 = on target.
struct Spread {
    double low = 1;
    double high = 1;
};
/// "72–127"
QString spreadText(const Spread& spread);

/// A spread as a bar over the allowed band, the target as a line in the middle. Both columns of a
/// table share an axis from 40 to 160 %.
class RangeBar : public QWidget {
    Q_OBJECT

public:
    explicit RangeBar(const Theme& theme, QWidget* parent = nullptr);
    void setSpread(std::optional<Spread> spread, double tolerance);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {40, 16}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& theme_;
    std::optional<Spread> spread_;
    double tolerance_ = 0.05;
};

} // namespace ui
