// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_data.h"

#include <QWidget>

namespace ui {

class Theme;

/// What a score is made of: a bar to the right for what speaks for it, to the left for what speaks
/// against it, and the weight.
class WeightBars : public QWidget {
    Q_OBJECT

public:
    explicit WeightBars(const Theme& theme, QWidget* parent = nullptr);
    void setWeights(std::vector<ClusterCase::Weight> weights);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& theme_;
    std::vector<ClusterCase::Weight> weights_;
};

} // namespace ui
