// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/hatch.h"

#include <cmath>
#include <numbers>

namespace ui {

namespace {

struct HatchInk {
    QColor colour;
    double width = 0;  ///< image pixels
    double period = 0; ///< between lines, image pixels
};

/// Lines from bottom left to top right; they run through `anchor`.
void drawLines(QPainter& painter, const QRectF& rect, const HatchInk& ink, QPointF anchor) {
    const double step = ink.period * std::numbers::sqrt2;
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(ink.colour, ink.width, Qt::SolidLine, Qt::FlatCap));
    // x + y is the same all along such a line.
    const double through = anchor.x() + anchor.y();
    const double first = rect.left() + rect.top();
    const double start = through + std::ceil((first - through) / step) * step;
    for (double sum = start; sum < rect.right() + rect.bottom(); sum += step) {
        painter.drawLine(QPointF(sum - rect.top(), rect.top()),
                         QPointF(sum - rect.bottom(), rect.bottom()));
    }
}

void paintHatch(QPainter& painter, const ArcTracer& tracer, const std::vector<MapRing>& rings,
                const HatchInk& ink) {
    QPainterPath path;
    tracer.addRings(path, rings);
    if (path.isEmpty()) {
        return;
    }
    QRectF rect = path.boundingRect();
    if (painter.hasClipping()) {
        rect &= painter.clipBoundingRect();
    }
    painter.save();
    painter.setClipPath(path, Qt::IntersectClip);
    drawLines(painter, rect, ink, tracer.pixel({0, 0}));
    painter.restore();
}

HatchInk proposalInk(const MapStyle& style, double pixelRatio) {
    QColor colour = style.tokens.ink;
    colour.setAlphaF(0.5F);
    return {colour, 1.6 * pixelRatio, 7 * pixelRatio};
}

} // namespace

void paintProposalHatch(QPainter& painter, const ArcTracer& tracer,
                        const std::vector<MapRing>& rings, const MapStyle& style,
                        const MapView& view) {
    paintHatch(painter, tracer, rings, proposalInk(style, view.pixelRatio));
}

void paintGreyHatch(QPainter& painter, const ArcTracer& tracer, const std::vector<MapRing>& rings,
                    const MapStyle& style, const MapView& view) {
    paintHatch(painter, tracer, rings,
               {style.tokens.landLine, 0.8 * view.pixelRatio, 5 * view.pixelRatio});
}

void paintHatchSwatch(QPainter& painter, const QRectF& rect, const MapStyle& style,
                      double pixelRatio) {
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    HatchInk ink = proposalInk(style, pixelRatio);
    ink.period = 5 * pixelRatio;
    drawLines(painter, rect, ink, rect.topLeft());
    painter.restore();
}

} // namespace ui
