// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/hatch.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace ui {

namespace {

struct HatchInk {
    QColor colour;
    double width = 0;  ///< image pixels
    double period = 0; ///< between lines, image pixels
};

/// The pieces of hatch lines inside a figure (even-odd). Cut by arithmetic rather than by a clip
/// path: SVG has none, and it is quicker. A line from bottom left to top right is known by
/// x + y, a place on it by x - y.
class HatchLines {
public:
    HatchLines(double step, double through) : step_(step), through_(through) {}

    void add(const QPolygonF& ring) {
        for (qsizetype i = 0; i < ring.size(); ++i) {
            addEdge(ring[i], ring[(i + 1) % ring.size()]);
        }
    }

    QList<QLineF> pieces() {
        QList<QLineF> lines;
        for (auto& [number, places] : cuts_) {
            std::sort(places.begin(), places.end());
            const double sum = through_ + static_cast<double>(number) * step_;
            for (std::size_t i = 0; i + 1 < places.size(); i += 2) {
                lines << QLineF(point(sum, places[i]), point(sum, places[i + 1]));
            }
        }
        return lines;
    }

private:
    static QPointF point(double sum, double difference) {
        return {(sum + difference) / 2, (sum - difference) / 2};
    }

    void addEdge(QPointF a, QPointF b) {
        const double from = a.x() + a.y();
        const double to = b.x() + b.y();
        if (from == to) {
            return;
        }
        // Half open, so that a corner on a line counts once.
        const auto first =
            static_cast<std::int64_t>(std::ceil((std::min(from, to) - through_) / step_));
        const double end = (std::max(from, to) - through_) / step_;
        for (std::int64_t number = first; static_cast<double>(number) < end; ++number) {
            const double t = (through_ + static_cast<double>(number) * step_ - from) / (to - from);
            const QPointF at = a + (b - a) * t;
            cuts_[number].push_back(at.x() - at.y());
        }
    }

    double step_;
    double through_;
    std::map<std::int64_t, std::vector<double>> cuts_;
};

void drawHatch(QPainter& painter, const QPainterPath& path, const HatchInk& ink, QPointF anchor) {
    HatchLines lines(ink.period * std::numbers::sqrt2, anchor.x() + anchor.y());
    for (const QPolygonF& ring : path.toSubpathPolygons()) {
        lines.add(ring);
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(ink.colour, ink.width, Qt::SolidLine, Qt::FlatCap));
    painter.drawLines(lines.pieces());
}

void paintHatch(QPainter& painter, const ArcTracer& tracer, const std::vector<MapRing>& rings,
                const HatchInk& ink) {
    QPainterPath path;
    tracer.addRings(path, rings);
    if (!path.isEmpty()) {
        drawHatch(painter, path, ink, tracer.pixel({0, 0}));
    }
}

HatchInk proposalInk(const MapStyle& style, double pixelRatio) {
    QColor colour = style.tokens.ink;
    colour.setAlphaF(0.5F);
    const double width = style.tokens.highContrast ? 2.4 : 1.6;
    return {colour, width * pixelRatio, 7 * pixelRatio};
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
    HatchInk ink = proposalInk(style, pixelRatio);
    ink.period = 5 * pixelRatio;
    QPainterPath path;
    path.addRect(rect);
    drawHatch(painter, path, ink, rect.topLeft());
}

void paintGreySwatch(QPainter& painter, const QRectF& rect, const MapStyle& style,
                     double pixelRatio) {
    QPainterPath path;
    path.addRect(rect);
    drawHatch(painter, path, {style.tokens.landLine, 0.8 * pixelRatio, 5 * pixelRatio},
              rect.topLeft());
}

} // namespace ui
