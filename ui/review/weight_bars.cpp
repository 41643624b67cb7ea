// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/weight_bars.h"

#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"

#include <QPainter>

#include <algorithm>
#include <cstdlib>

namespace ui {

namespace {

constexpr int kRow = 23;
constexpr int kBars = 76; // room for the bars
constexpr int kZero = 14; // from their left end: most weights are positive
constexpr int kFigure = 44;
constexpr int kBar = 8;

} // namespace

WeightBars::WeightBars(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Why they look the same"));
    connect(&theme, &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

void WeightBars::setWeights(std::vector<ClusterCase::Weight> weights) {
    weights_ = std::move(weights);
    QStringList spoken;
    for (const auto& weight : weights_) {
        spoken << QStringLiteral("%1 %2").arg(weight.text,
                                              signedText(weight.hundredths / 100.0, 2));
    }
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize WeightBars::sizeHint() const {
    return {300, static_cast<int>(weights_.size()) * kRow + 12};
}

void WeightBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& t = theme_.tokens();
    const int padding = theme_.metrics().dockPadding;
    int largest = 1;
    for (const auto& weight : weights_) {
        largest = std::max(largest, std::abs(weight.hundredths));
    }
    const int right = width() - padding;
    const int zero = right - kFigure - kBars + kZero;
    const double scale = static_cast<double>(kBars - kZero) / largest;
    int top = 6;
    for (const auto& weight : weights_) {
        const QRect row(padding, top, right - padding, kRow);
        const QFont small = theme_.font(TextRole::Small);
        painter.setFont(small);
        painter.setPen(t.text);
        const int room = zero - kZero - padding - 6;
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(small).elidedText(weight.text, Qt::ElideRight, room));
        const double length = weight.hundredths * scale;
        painter.fillRect(QRectF(std::min<double>(zero, zero + length),
                                row.center().y() - kBar / 2.0 + 1, std::abs(length), kBar),
                         weight.hundredths < 0 ? t.over : t.inBand);
        painter.fillRect(QRect(zero, row.top() + 4, 1, kRow - 8), t.borderStrong);
        painter.setFont(theme_.font(TextRole::SmallStrong));
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter,
                         signedText(weight.hundredths / 100.0, 2));
        top += kRow;
    }
}

} // namespace ui
