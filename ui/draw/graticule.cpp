// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/graticule.h"

#include "geo/crs/projection.h"
#include "ui/draw/halo_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace ui {

namespace {

constexpr std::array<double, 13> kSteps = {30,  15,  10,   5,    2,    1,    0.5,
                                           0.2, 0.1, 0.05, 0.02, 0.01, 0.005};
constexpr int kPieces = 48; ///< of a line, because it bends
constexpr double kMostLatitude = 85;

/// What the view shows of the globe, by places along its rim and within.
core::Box degreesOf(const MapView& view, const geo::Projection& plane) {
    core::Box box;
    constexpr int kSamples = 12;
    for (int row = 0; row <= kSamples; ++row) {
        for (int column = 0; column <= kSamples; ++column) {
            box.add(plane.toDegrees(
                view.toMetres(QPointF(view.size.width() * column / double(kSamples),
                                      view.size.height() * row / double(kSamples)))));
        }
    }
    return box;
}

/// Lines nearer to square on the ground than in degrees: one step for both ways.
double stepFor(const core::Box& box) {
    const double extent = std::max(box.width(), box.height());
    for (const double step : kSteps) {
        if (extent / step >= 5) {
            return step;
        }
    }
    return kSteps.back();
}

QPolygonF pixelsOf(const MapView& view, const geo::Projection& plane, core::Point from,
                   core::Point to) {
    std::vector<core::Point> places;
    for (int i = 0; i <= kPieces; ++i) {
        const double t = i / double(kPieces);
        places.push_back({from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t});
    }
    plane.toMetres(places);
    QPolygonF pixels;
    for (const core::Point place : places) {
        pixels << view.toPixel(place);
    }
    return pixels;
}

/// One per thread and plane: making one takes longer than drawing.
const geo::Projection& planeOf(const std::string& crs) {
    static thread_local std::optional<geo::Projection> plane;
    if (!plane || plane->workCrs() != crs) {
        plane.emplace(crs);
    }
    return *plane;
}

/// Where a line enters the picture at its upper or left edge.
std::optional<QPointF> crossing(const GraticuleLine& line, double edge) {
    for (qsizetype i = 1; i < line.pixels.size(); ++i) {
        const QPointF a = line.pixels[i - 1];
        const QPointF b = line.pixels[i];
        const double from = line.meridian ? a.y() : a.x();
        const double to = line.meridian ? b.y() : b.x();
        if ((from < edge) != (to < edge)) {
            return a + (b - a) * ((edge - from) / (to - from));
        }
    }
    return std::nullopt;
}

} // namespace

std::vector<GraticuleLine> graticuleOf(const MapView& view, const geo::Projection& plane) {
    core::Box box = degreesOf(view, plane);
    box.minY = std::max(box.minY, -kMostLatitude);
    box.maxY = std::min(box.maxY, kMostLatitude);
    const double step = stepFor(box);
    std::vector<GraticuleLine> lines;
    for (double i = std::floor(box.minX / step); i * step <= box.maxX + step; ++i) {
        const double x = i * step;
        lines.push_back({true, x, pixelsOf(view, plane, {x, box.maxY}, {x, box.minY})});
    }
    for (double i = std::ceil(box.minY / step); i * step <= box.maxY; ++i) {
        const double y = i * step;
        lines.push_back(
            {false, y, pixelsOf(view, plane, {box.minX - step, y}, {box.maxX + step, y})});
    }
    return lines;
}

QString graticuleText(const GraticuleLine& line) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("Graticule", text); };
    const double size = std::abs(line.degrees);
    int decimals = 0;
    while (decimals < 3 && std::abs(size * std::pow(10, decimals) -
                                    std::round(size * std::pow(10, decimals))) > 1e-6) {
        ++decimals;
    }
    const QString side = size < 1e-9     ? QString()
                         : line.meridian ? (line.degrees > 0 ? tr("E") : tr("W"))
                                         : (line.degrees > 0 ? tr("N") : tr("S"));
    return (QLocale().toString(size, 'f', decimals) + QChar(0xB0) + QChar(0x2009) + side).trimmed();
}

void paintGraticule(QPainter& painter, const MapScene& scene, const MapView& view,
                    const MapStyle& style) {
    if (!scene.layers.graticule || scene.crs.empty() || view.size.isEmpty()) {
        return;
    }
    const double ratio = view.pixelRatio;
    QColor colour = style.tokens.text2;
    colour.setAlphaF(0.45F);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setBrush(Qt::NoBrush);
    const QFont font = mapFont(10.5, view, false);
    const QFontMetricsF metrics(font);
    const double margin = 4 * ratio;
    for (const GraticuleLine& line : graticuleOf(view, planeOf(scene.crs))) {
        painter.setPen(QPen(colour, 0.7 * ratio * style.lineFactor));
        painter.drawPolyline(line.pixels);
        const QString text = graticuleText(line);
        const double width = metrics.horizontalAdvance(text);
        const double edge = line.meridian ? margin + metrics.ascent() : margin + width / 2;
        const std::optional<QPointF> at = crossing(line, edge);
        if (at && view.rect()
                      .adjusted(width, 2 * metrics.height(), -width, -metrics.height())
                      .contains(line.meridian ? QPointF(at->x(), view.size.height() / 2.0)
                                              : QPointF(view.size.width() / 2.0, at->y()))) {
            const QPointF middle = line.meridian ? QPointF(at->x(), edge)
                                                 : QPointF(edge, at->y() + metrics.capHeight() / 2);
            drawHaloText(painter, middle,
                         {text, font, style.tokens.text2, style.tokens.halo, 2.5 * ratio});
        }
    }
    painter.restore();
}

} // namespace ui
