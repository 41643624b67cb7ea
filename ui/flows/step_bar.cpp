// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/step_bar.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

constexpr int kDisc = 20;
constexpr int kGap = 8;
constexpr int kLine = 34;

} // namespace

StepBar::StepBar(const Theme& theme, const QStringList& steps, QWidget* parent)
    : QWidget(parent), theme_(theme), steps_(steps) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
    setStep(0);
}

void StepBar::setStep(int step) {
    step_ = step;
    setAccessibleName(
        tr("Step %1 of %2: %3")
            .arg(step + 1)
            .arg(steps_.size())
            .arg(steps_.value(std::min<int>(step, static_cast<int>(steps_.size()) - 1))));
    update();
}

int StepBar::widthOf(int step) const {
    return kDisc + kGap +
           QFontMetrics(theme_.font(TextRole::BodyStrong)).horizontalAdvance(steps_[step]);
}

QSize StepBar::sizeHint() const {
    int width = 0;
    for (int step = 0; step < steps_.size(); ++step) {
        width += widthOf(step) + (step > 0 ? kLine + 2 * kGap : 0);
    }
    const int text = QFontMetrics(theme_.font(TextRole::Body)).height();
    return {width + 2, std::max(kDisc + 2, text)};
}

void StepBar::paintDisc(QPainter& painter, const QRectF& disc, int step) const {
    const Tokens& t = theme_.tokens();
    const bool done = step < step_;
    const bool now = step == step_;
    painter.setPen(now || done ? QPen(Qt::NoPen) : QPen(t.borderStrong, 1));
    painter.setBrush(now ? QBrush(t.accent) : done ? QBrush(t.okSoft) : QBrush(Qt::NoBrush));
    painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5));
    if (done) {
        painter.setPen(QPen(t.ok, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF c = disc.center();
        painter.drawPolyline(
            QPolygonF({c + QPointF(-3.6, 0.2), c + QPointF(-1.1, 2.8), c + QPointF(3.8, -2.8)}));
        return;
    }
    painter.setFont(theme_.font(TextRole::SmallStrong));
    painter.setPen(now ? t.onAccent : t.text2);
    painter.drawText(disc, Qt::AlignCenter, QString::number(step + 1));
}

void StepBar::paintEvent(QPaintEvent*) {
    const Tokens& t = theme_.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int x = 0;
    for (int step = 0; step < steps_.size(); ++step) {
        if (step > 0) {
            painter.fillRect(QRectF(x + kGap, height() / 2, kLine, 1), t.borderStrong);
            x += kLine + 2 * kGap;
        }
        paintDisc(painter, QRectF(x, (height() - kDisc) / 2.0, kDisc, kDisc), step);
        painter.setFont(theme_.font(step == step_ ? TextRole::BodyStrong : TextRole::Body));
        painter.setPen(step == step_ ? t.text : step < step_ ? t.ok : t.text2);
        const QRect words(x + kDisc + kGap, 0, widthOf(step) - kDisc - kGap + 1, height());
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, steps_[step]);
        x += widthOf(step);
    }
}

} // namespace ui
