// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_marks.h"

#include "ui/theme/tokens.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace ui {

namespace {

// At 96 dpi.
constexpr double kDisc = 10; // radius
constexpr double kPinHeight = 28;
constexpr double kPinRadius = 10;
constexpr double kNow = 5;
constexpr double kHalo = 3;
constexpr double kText = 11;

QFont fontFor(double ratio, QFont::Weight weight) {
    QFont font = QGuiApplication::font();
    font.setPixelSize(static_cast<int>(std::lround(kText * ratio)));
    font.setWeight(weight);
    return font;
}

void haloText(QPainter& painter, QPointF middle, const QString& text, const Tokens& tokens,
              double ratio) {
    const QFont font = fontFor(ratio, QFont::Normal);
    const QFontMetricsF metrics(font);
    QPainterPath path;
    path.addText(middle.x() - metrics.horizontalAdvance(text) / 2, middle.y() + metrics.ascent(),
                 font, text);
    painter.strokePath(
        path, QPen(tokens.halo, kHalo * ratio, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, tokens.ink);
}

/// The tip is at the origin.
QPainterPath pinShape() {
    QPainterPath path;
    path.moveTo(0, 0);
    path.cubicTo(-3, -7, -kPinRadius, -11, -kPinRadius, -kPinHeight + kPinRadius);
    path.arcTo(QRectF(-kPinRadius, -kPinHeight, 2 * kPinRadius, 2 * kPinRadius), 180, -180);
    path.cubicTo(kPinRadius, -11, 3, -7, 0, 0);
    path.closeSubpath();
    return path;
}

} // namespace

std::optional<core::Point> ReviewMarks::pinAt() const {
    if (pin) {
        return pin;
    }
    return chosen >= 0 && chosen < static_cast<int>(candidates.size())
               ? std::optional(candidates[static_cast<std::size_t>(chosen)].at)
               : std::nullopt;
}

core::Box ReviewMarks::bounds() const {
    core::Box box;
    if (now) {
        box.add(core::Point{now->x - unsureMetres, now->y - unsureMetres});
        box.add(core::Point{now->x + unsureMetres, now->y + unsureMetres});
    }
    for (const Candidate& candidate : candidates) {
        box.add(candidate.at);
    }
    if (pin) {
        box.add(*pin);
    }
    return box;
}

int ReviewMarks::candidateAt(QPointF pixel, const MapView& view) const {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const QPointF away = view.toPixel(candidates[i].at) - pixel;
        if (std::hypot(away.x(), away.y()) <= (kDisc + 2) * view.pixelRatio) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

bool ReviewMarks::onPin(QPointF pixel, const MapView& view) const {
    const auto at = pinAt();
    if (!at) {
        return false;
    }
    const QPointF away = (pixel - view.toPixel(*at)) / view.pixelRatio;
    return std::abs(away.x()) <= kPinRadius + 2 && away.y() <= 3 && away.y() >= -kPinHeight - 2;
}

void ReviewMarks::paint(QPainter& painter, const MapView& view, const Tokens& tokens) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintCircle(painter, view, tokens);
    paintNow(painter, view, tokens);
    paintCandidates(painter, view, tokens);
    paintPin(painter, view, tokens);
    painter.restore();
}

void ReviewMarks::paintCircle(QPainter& painter, const MapView& view, const Tokens& tokens) const {
    if (!now || unsureMetres <= 0) {
        return;
    }
    const double radius = unsureMetres / view.metresPerPixel;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokens.halo, 4 * view.pixelRatio));
    painter.drawEllipse(view.toPixel(*now), radius, radius);
    QPen dashes(tokens.selectionLine, 1.6 * view.pixelRatio);
    dashes.setDashPattern({3, 2});
    painter.setPen(dashes);
    painter.drawEllipse(view.toPixel(*now), radius, radius);
}

void ReviewMarks::paintNow(QPainter& painter, const MapView& view, const Tokens& tokens) const {
    if (!now) {
        return;
    }
    const double r = view.pixelRatio;
    const QPointF at = view.toPixel(*now);
    if (const auto goal = pinAt()) {
        QPen dots(tokens.ink, 1.2 * r);
        dots.setDashPattern({2, 2});
        painter.setPen(dots);
        painter.drawLine(at, view.toPixel(*goal));
    }
    painter.setPen(QPen(tokens.ink, 1.4 * r));
    painter.setBrush(tokens.halo);
    painter.drawEllipse(at, kNow * r, kNow * r);
    haloText(painter, at + QPointF(0, (kNow + 3) * r), nowText, tokens, r);
}

void ReviewMarks::paintCandidates(QPainter& painter, const MapView& view,
                                  const Tokens& tokens) const {
    const double r = view.pixelRatio;
    painter.setFont(fontFor(r, QFont::DemiBold));
    for (std::size_t i = candidates.size(); i-- > 0;) {
        if (static_cast<int>(i) == chosen && !pin) {
            continue;
        }
        const QPointF at = view.toPixel(candidates[i].at);
        painter.setPen(QPen(tokens.ink, 1.6 * r));
        painter.setBrush(tokens.halo);
        painter.drawEllipse(at, kDisc * r, kDisc * r);
        painter.setPen(tokens.ink);
        painter.drawText(QRectF(at - QPointF(kDisc, kDisc) * r, QSizeF(2 * kDisc, 2 * kDisc) * r),
                         Qt::AlignCenter, QString::number(i + 1));
    }
}

void ReviewMarks::paintPin(QPainter& painter, const MapView& view, const Tokens& tokens) const {
    const auto at = pinAt();
    if (!at) {
        return;
    }
    const double r = view.pixelRatio;
    painter.save();
    painter.translate(view.toPixel(*at));
    painter.scale(r, r);
    painter.setPen(QPen(tokens.halo, 2));
    painter.setBrush(tokens.accent);
    painter.drawPath(pinShape());
    painter.setPen(tokens.onAccent);
    painter.setFont(fontFor(1, QFont::DemiBold));
    painter.drawText(QRectF(-kPinRadius, -kPinHeight, 2 * kPinRadius, 2 * kPinRadius),
                     Qt::AlignCenter, pin ? QStringLiteral("•") : QString::number(chosen + 1));
    painter.restore();
}

} // namespace ui
