// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/route_overlay.h"

#include "ui/theme/tokens.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <span>

namespace ui {

namespace {

// At 96 dpi.
constexpr double kDisc = 9; // radius
constexpr double kBase = 6; // half of the diamond
constexpr double kLeg = 2;
constexpr double kChosenLeg = 3;
constexpr double kEdge = 1.5;
constexpr double kText = 11;
constexpr double kChosenRing = 3;
constexpr double kVeil = 0.45; // over the plan, so that routes stand out

void addTo(QPainterPath& path, std::span<const core::Point> points, const MapView& view) {
    for (std::size_t i = 0; i < points.size(); ++i) {
        const QPointF pixel = view.toPixel(points[i]);
        i == 0 ? path.moveTo(pixel) : path.lineTo(pixel);
    }
}

/// The places of a route in order, with the base at both ends.
std::vector<core::Point> placesOf(const RouteOverlay::Line& line) {
    std::vector<core::Point> places = line.stops;
    if (line.base) {
        places.insert(places.begin(), *line.base);
        places.push_back(*line.base);
    }
    return places;
}

void paintLegs(QPainter& painter, const RouteOverlay::Line& line, const MapView& view,
               const Tokens& tokens) {
    const std::vector<core::Point> places = placesOf(line);
    QPainterPath driven;
    QPainterPath straight;
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
        const bool known = i < line.legs.size() && line.legs[i].size() > 1;
        const core::Point ends[] = {places[i], places[i + 1]};
        known ? addTo(driven, line.legs[i], view) : addTo(straight, ends, view);
    }
    const double width = (line.chosen ? kChosenLeg : kLeg) * view.pixelRatio;
    const QColor fill = routeColour(tokens, line.colour).fill;
    painter.setBrush(Qt::NoBrush);
    for (const QPainterPath* path : {&driven, &straight}) {
        painter.setPen(QPen(tokens.halo, width + 2 * view.pixelRatio, Qt::SolidLine, Qt::RoundCap,
                            Qt::RoundJoin));
        painter.drawPath(*path);
        painter.setPen(QPen(fill, width, path == &driven ? Qt::SolidLine : Qt::DashLine,
                            path == &driven ? Qt::RoundCap : Qt::FlatCap, Qt::RoundJoin));
        painter.drawPath(*path);
    }
}

} // namespace

RouteColour routeColour(const Tokens& tokens, int route) {
    const auto known = static_cast<int>(tokens.routes.size());
    const QColor& fill = route < known ? tokens.routes[static_cast<std::size_t>(route)]
                                       : tokens.territoryFill(route - known);
    const bool onText = contrastRatio(tokens.text, fill) > contrastRatio(tokens.base, fill);
    return {fill, onText ? tokens.text : tokens.base};
}

void RouteOverlay::paint(QPainter& painter, const MapView& view, const Tokens& tokens) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double ratio = view.pixelRatio;
    QFont font = QGuiApplication::font();
    font.setPixelSize(static_cast<int>(std::lround(kText * ratio)));
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    if (!lines.empty()) {
        QColor veil = tokens.land;
        veil.setAlphaF(kVeil);
        painter.fillRect(view.rect(), veil);
    }
    paintBarriers(painter, barriers, view, tokens);
    const auto draw = [&](const Line& line) {
        const RouteColour colour = routeColour(tokens, line.colour);
        paintLegs(painter, line, view, tokens);
        if (line.base) {
            const QPointF at = view.toPixel(*line.base);
            const double r = kBase * ratio;
            painter.setPen(QPen(tokens.halo, kEdge * ratio));
            painter.setBrush(colour.fill);
            painter.drawPolygon(QPolygonF{at + QPointF(0, -r), at + QPointF(r, 0),
                                          at + QPointF(0, r), at + QPointF(-r, 0)});
        }
        for (std::size_t i = 0; i < line.stops.size(); ++i) {
            const QPointF at = view.toPixel(line.stops[i]);
            const double r = kDisc * ratio;
            if (line.chosen && static_cast<int>(i) == line.chosenStop) {
                painter.setPen(QPen(tokens.selectionLine, kChosenRing * ratio));
                painter.setBrush(Qt::NoBrush);
                painter.drawEllipse(at, r + kChosenRing * ratio, r + kChosenRing * ratio);
            }
            painter.setPen(QPen(tokens.halo, kEdge * ratio));
            painter.setBrush(colour.fill);
            painter.drawEllipse(at, r, r);
            painter.setPen(colour.digit);
            painter.drawText(QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r), Qt::AlignCenter,
                             QString::number(i + 1));
        }
    };
    for (const bool chosen : {false, true}) {
        for (const Line& line : lines) {
            if (line.chosen == chosen) {
                draw(line);
            }
        }
    }
    painter.restore();
}

core::Box RouteOverlay::bounds() const {
    core::Box box;
    for (const Line& line : lines) {
        for (const core::Point& stop : line.stops) {
            box.add(stop);
        }
        if (line.base) {
            box.add(*line.base);
        }
    }
    return box;
}

RouteOverlay::Hit RouteOverlay::at(QPointF pixel, const MapView& view) const {
    Hit hit;
    double nearest = kDisc * view.pixelRatio * 1.2;
    for (std::size_t l = 0; l < lines.size(); ++l) {
        for (std::size_t s = 0; s < lines[l].stops.size(); ++s) {
            const QPointF offset = view.toPixel(lines[l].stops[s]) - pixel;
            const double away = std::hypot(offset.x(), offset.y());
            if (away <= nearest) {
                nearest = away;
                hit = {static_cast<int>(l), static_cast<int>(s)};
            }
        }
    }
    return hit;
}

} // namespace ui
