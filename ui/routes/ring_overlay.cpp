// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/ring_overlay.h"

#include "ui/draw/halo_text.h"
#include "ui/routes/route_overlay.h"
#include "ui/theme/tokens.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <limits>

namespace ui {

namespace {

// At 96 dpi.
constexpr double kDiamond = 8; // half of it
constexpr double kEdge = 1.5;
constexpr double kLine = 1.3;
constexpr double kOuterLine = 2.2;
constexpr double kText = 12;
constexpr double kNameText = 13;
constexpr double kReach = 12;
constexpr double kVeil = 0.72;    // over the plan, so that rings stand out
constexpr double kDarkVeil = 0.4; // fills are dim there already
constexpr double kFill = 0.16;    // of each ring; those within lie over it

QPainterPath pathOf(const core::MultiPolygon& shape, const MapView& view) {
    QPainterPath path;
    for (const core::Polygon& polygon : shape.polygons) {
        for (const core::Ring& ring : polygon.rings) {
            QPolygonF line;
            line.reserve(static_cast<qsizetype>(ring.size()));
            for (const core::Point& point : ring) {
                line << view.toPixel(point);
            }
            path.addPolygon(line);
        }
    }
    path.setFillRule(Qt::OddEvenFill);
    return path;
}

QFont fontOf(double pixels, double ratio) {
    QFont font = QGuiApplication::font();
    font.setPixelSize(static_cast<int>(std::lround(pixels * ratio)));
    font.setWeight(QFont::DemiBold);
    return font;
}

/// Where the words of a ring stand: at its most western point, where rings of one centre lie apart.
QPointF wordsAt(const core::MultiPolygon& shape, const MapView& view) {
    core::Point west{std::numeric_limits<double>::infinity(), 0};
    for (const core::Polygon& polygon : shape.polygons) {
        for (const core::Point& point : polygon.rings.front()) {
            west = point.x < west.x ? point : west;
        }
    }
    return view.toPixel(west);
}

/// Lines and words in the colour of a centre have to read on land.
QColor lineColour(const Tokens& tokens, int colour) {
    const QColor fill = routeColour(tokens, colour).fill;
    return contrastRatio(fill, tokens.land) >= 4.5 ? fill : blend(tokens.text, fill, 0.35);
}

void paintRings(QPainter& painter, const RingOverlay::Centre& centre, const MapView& view,
                const Tokens& tokens) {
    const double ratio = view.pixelRatio;
    QColor fill = routeColour(tokens, centre.colour).fill;
    fill.setAlphaF(static_cast<float>(kFill));
    const QColor line = lineColour(tokens, centre.colour);
    for (std::size_t i = centre.rings.size(); i-- > 0;) {
        const RingOverlay::Ring& ring = centre.rings[i];
        const QPainterPath path = pathOf(ring.shape, view);
        if (ring.estimate) {
            painter.strokePath(path, QPen(line, kEdge * ratio, Qt::DotLine));
            continue;
        }
        painter.fillPath(path, fill);
        const bool outer = i + 1 == centre.rings.size() || centre.rings[i + 1].estimate;
        painter.strokePath(path, QPen(line, (outer ? kOuterLine : kLine) * ratio, Qt::SolidLine,
                                      Qt::RoundCap, Qt::RoundJoin));
    }
}

void paintWords(QPainter& painter, const RingOverlay::Centre& centre, const MapView& view,
                const Tokens& tokens) {
    const double ratio = view.pixelRatio;
    const QColor line = lineColour(tokens, centre.colour);
    const QFont font = fontOf(kText, ratio);
    double free = std::numeric_limits<double>::infinity(); // left of the words so far
    for (std::size_t i = 0; i < centre.rings.size(); ++i) {
        const RingOverlay::Ring& ring = centre.rings[i];
        if (ring.words.isEmpty() || ring.shape.empty()) {
            continue;
        }
        const QPointF at = wordsAt(ring.shape, view);
        const double half = haloTextWidth(ring.words, font) / 2;
        const bool room = at.x() + half < free && at.x() + half < view.toPixel(centre.at).x();
        if (room) {
            drawHaloText(painter, at, {ring.words, font, line, tokens.halo, 3.5 * ratio});
            free = at.x() - half;
        }
    }
    const QPointF at = view.toPixel(centre.at);
    const double r = kDiamond * ratio;
    painter.setPen(QPen(tokens.halo, kEdge * ratio));
    painter.setBrush(routeColour(tokens, centre.colour).fill);
    painter.drawPolygon(QPolygonF{at + QPointF(0, -r), at + QPointF(r, 0), at + QPointF(0, r),
                                  at + QPointF(-r, 0)});
    drawHaloText(painter, at + QPointF(0, r + kNameText * 1.1 * ratio),
                 {centre.name, fontOf(kNameText, ratio), tokens.ink, tokens.halo, 3.5 * ratio});
}

} // namespace

void RingOverlay::paint(QPainter& painter, const MapView& view, const Tokens& tokens) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (!centres.empty()) {
        QColor veil = tokens.land;
        veil.setAlphaF(static_cast<float>(tokens.dark ? kDarkVeil : kVeil));
        painter.fillRect(view.rect(), veil);
    }
    for (const Centre& centre : centres) {
        paintRings(painter, centre, view, tokens);
    }
    paintBarriers(painter, barriers, view, tokens);
    for (const Centre& centre : centres) {
        paintWords(painter, centre, view, tokens);
    }
    painter.restore();
}

core::Box RingOverlay::bounds() const {
    core::Box box;
    for (const Centre& centre : centres) {
        box.add(centre.at);
        for (const Ring& ring : centre.rings) {
            if (!ring.shape.empty()) {
                box.add(ring.shape.bounds());
            }
        }
    }
    return box;
}

int RingOverlay::centreAt(QPointF pixel, const MapView& view) const {
    int hit = -1;
    double nearest = kReach * view.pixelRatio;
    for (std::size_t i = 0; i < centres.size(); ++i) {
        const QPointF offset = view.toPixel(centres[i].at) - pixel;
        const double away = std::hypot(offset.x(), offset.y());
        if (away <= nearest) {
            nearest = away;
            hit = static_cast<int>(i);
        }
    }
    return hit;
}

} // namespace ui
