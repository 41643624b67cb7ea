// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_scene.h"
#include "ui/draw/map_view.h"

#include <QPainterPath>
#include <QPolygonF>

namespace ui {

/// What of a topology can be seen, in rising order.
struct InSight {
    std::vector<int> polygons;
    std::vector<int> arcs;
};
/// `clip` in pixels of the view; what lies a little beyond it is taken as well, for wide lines.
InSight inSight(const Topology& topology, const MapView& view, const QRectF& clip);

/// Turns arcs into pixels of a view: picks the level that the scale asks for, and leaves out what
/// cannot be seen within `clip` (pixels).
class ArcTracer {
public:
    ArcTracer(const Topology& topology, const MapView& view, const QRectF& clip);

    /// Whether anything of the box can be seen.
    bool sees(const VertexBox& box) const {
        return box.minX <= clipBox_.maxX && clipBox_.minX <= box.maxX &&
               box.minY <= clipBox_.maxY && clipBox_.minY <= box.maxY;
    }
    bool seesArc(int arc) const { return sees(topology_.arcBox(arc)); }

    QPointF pixel(Vertex v) const { return {v.x * scale_ + offsetX_, offsetY_ - v.y * scale_}; }
    /// The arc as a line.
    QPolygonF line(int arc) const;
    /// The same into points that are used again.
    void line(int arc, QPolygonF& points) const;
    /// Adds the rings that can be seen, as closed figures.
    void addRings(QPainterPath& path, const std::vector<MapRing>& rings) const;
    /// The rings of one polygon of the topology.
    QPainterPath polygon(int polygon) const;

private:
    QPolygonF ring(std::span<const ArcRef> arcs) const;
    bool outsideOneSide(const VertexBox& box) const;

    const Topology& topology_;
    int level_;
    double scale_; ///< pixels per centimetre
    double offsetX_;
    double offsetY_;
    QRectF clip_;
    VertexBox clipBox_;
};

} // namespace ui
