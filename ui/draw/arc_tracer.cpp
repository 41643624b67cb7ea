// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/arc_tracer.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {

namespace {

/// Beyond this many pixels Qt's rasteriser takes a slow path, and figures are cut to the clip.
constexpr double kFarAway = 12000;

std::int32_t clamped(double centimetres) {
    return static_cast<std::int32_t>(std::clamp(centimetres, -2.1e9, 2.1e9));
}

/// One side of the clip rectangle: keeps the points with sign * (coordinate - limit) <= 0.
struct Edge {
    bool vertical;
    double limit;
    double sign;

    double over(QPointF p) const { return sign * ((vertical ? p.x() : p.y()) - limit); }
    QPointF cut(QPointF a, QPointF b) const {
        const double t = over(a) / (over(a) - over(b));
        return a + (b - a) * t;
    }
};

/// Sutherland and Hodgman 1974. Stays right for fills: the extra edges run along the clip.
QPolygonF clipped(QPolygonF ring, const QRectF& clip) {
    for (const Edge& edge : {Edge{true, clip.left(), -1.0}, Edge{true, clip.right(), 1.0},
                             Edge{false, clip.top(), -1.0}, Edge{false, clip.bottom(), 1.0}}) {
        QPolygonF kept;
        for (int i = 0; i < ring.size(); ++i) {
            const QPointF a = ring[i];
            const QPointF b = ring[(i + 1) % ring.size()];
            const bool aIn = edge.over(a) <= 0;
            const bool bIn = edge.over(b) <= 0;
            if (aIn) {
                kept << a;
            }
            if (aIn != bIn) {
                kept << edge.cut(a, b);
            }
        }
        ring = std::move(kept);
    }
    return ring;
}

} // namespace

InSight inSight(const Topology& topology, const MapView& view, const QRectF& clip) {
    const double beyond = 8 * view.pixelRatio;
    const ArcTracer tracer(topology, view, clip.adjusted(-beyond, -beyond, beyond, beyond));
    InSight sight;
    for (int polygon = 0; polygon < topology.polygonCount(); ++polygon) {
        if (tracer.sees(topology.polygonBox(polygon))) {
            sight.polygons.push_back(polygon);
        }
    }
    for (int arc = 0; arc < topology.arcCount(); ++arc) {
        if (tracer.seesArc(arc)) {
            sight.arcs.push_back(arc);
        }
    }
    return sight;
}

ArcTracer::ArcTracer(const Topology& topology, const MapView& view, const QRectF& clip)
    : topology_(topology),
      level_(topology.levelFor(view.metresPerPixel * std::max(1.0, view.pixelRatio / 1.6))),
      scale_(0.01 / view.metresPerPixel),
      offsetX_((topology.origin().x - view.topLeft.x) / view.metresPerPixel),
      offsetY_((view.topLeft.y - topology.origin().y) / view.metresPerPixel), clip_(clip) {
    clipBox_.minX = clamped((clip.left() - offsetX_) / scale_);
    clipBox_.maxX = clamped((clip.right() - offsetX_) / scale_);
    clipBox_.minY = clamped((offsetY_ - clip.bottom()) / scale_);
    clipBox_.maxY = clamped((offsetY_ - clip.top()) / scale_);
}

bool ArcTracer::outsideOneSide(const VertexBox& box) const {
    return box.maxX < clipBox_.minX || box.minX > clipBox_.maxX || box.maxY < clipBox_.minY ||
           box.minY > clipBox_.maxY;
}

QPolygonF ArcTracer::line(int arc) const {
    QPolygonF points;
    line(arc, points);
    return points;
}

void ArcTracer::line(int arc, QPolygonF& points) const {
    const auto vertices = topology_.arc(arc, level_);
    points.resize(static_cast<qsizetype>(vertices.size()));
    QPointF* out = points.data();
    for (const Vertex v : vertices) {
        *out++ = pixel(v);
    }
}

QPolygonF ArcTracer::ring(std::span<const ArcRef> arcs) const {
    QPolygonF points;
    bool far = false;
    const auto add = [&](Vertex v) {
        const QPointF p = pixel(v);
        far = far || std::abs(p.x()) > kFarAway || std::abs(p.y()) > kFarAway;
        points << p;
    };
    for (const ArcRef ref : arcs) {
        auto vertices = topology_.arc(arcOf(ref), level_);
        const std::size_t last = vertices.size() - 1;
        if (outsideOneSide(topology_.arcBox(arcOf(ref)))) {
            // It stays on its side of the clip, so its chord fills the same pixels within.
            add(ref >= 0 ? vertices[0] : vertices[last]);
            continue;
        }
        for (std::size_t i = 0; i < last; ++i) {
            add(ref >= 0 ? vertices[i] : vertices[last - i]);
        }
    }
    if (far) {
        points = clipped(std::move(points), clip_.adjusted(-64, -64, 64, 64));
    }
    return points;
}

void ArcTracer::addRings(QPainterPath& path, const std::vector<MapRing>& rings) const {
    for (const MapRing& candidate : rings) {
        if (sees(candidate.box)) {
            if (const QPolygonF points = ring(candidate.arcs); points.size() > 2) {
                path.addPolygon(points);
                path.closeSubpath();
            }
        }
    }
}

QPainterPath ArcTracer::polygon(int polygon) const {
    QPainterPath path;
    const auto [first, last] = topology_.rings(polygon);
    for (int number = first; number < last; ++number) {
        if (const QPolygonF points = ring(topology_.ring(number)); points.size() > 2) {
            path.addPolygon(points);
            path.closeSubpath();
        }
    }
    return path;
}

} // namespace ui
