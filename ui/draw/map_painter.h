// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/arc_tracer.h"
#include "ui/draw/map_ink.h"
#include "ui/draw/map_scene.h"

#include <QPainter>

#include <functional>
#include <vector>

namespace ui {

/// Asks whether the picture is still wanted; may be empty.
using Cancelled = std::function<bool()>;

/// Draws a scene in a view, in the order of the cartography table: water, land, fills, unit lines,
/// hatch, coast, outlines, old borders, points, bases. The painter's own transform must be a plain
/// shift. Only reads; several may draw the same scene in different threads.
class MapPainter {
public:
    /// `clip`: the part of the view that is to be drawn, in its pixels. What is given must outlive
    /// the painter.
    MapPainter(const MapScene& scene, const MapView& view, const MapStyle& style,
               const QRectF& clip);

    /// Everything below selection and labels.
    void paintGround(QPainter& painter, const Cancelled& cancelled = {}) const;
    /// Tint and outline of the units with `selected[unit]`.
    void paintSelection(QPainter& painter, const std::vector<bool>& selected) const;
    /// The outline of one unit, in the selection's colour.
    void paintHover(QPainter& painter, int unit) const;
    /// Outlines of units that could not be taken.
    void paintRefused(QPainter& painter, const std::vector<int>& units) const;
    /// Accounts and bases, once more over a selection.
    void paintPoints(QPainter& painter) const;

private:
    void paintLand(QPainter& painter) const;
    void strokeTopology(QPainter& painter, const Topology& topology, const QPen& line,
                        bool insideOnly) const;
    void paintFills(QPainter& painter) const;
    void paintUnitLines(QPainter& painter) const;
    void paintHatch(QPainter& painter) const;
    void paintCoast(QPainter& painter) const;
    void paintOutlines(QPainter& painter) const;
    void paintOldBorders(QPainter& painter) const;
    void paintBases(QPainter& painter) const;
    void fillArea(QPainter& painter, const std::vector<MapRing>& rings, const QBrush& brush) const;
    void drawArcs(QPainter& painter, const std::vector<int>& arcs, const QPen& pen) const;
    template <class Wanted> std::vector<int> arcsWhere(Wanted&& wanted) const;
    QColor groupColour(int group) const;
    QColor greyed() const;
    double px(double pixels) const { return pixels * view_.pixelRatio; }
    QPen pen(const QColor& colour, double width) const;

    const MapScene& scene_;
    const MapView& view_;
    const MapStyle& style_;
    QRectF clip_;
    MapInk ink_;
    ArcTracer tracer_;
};

} // namespace ui
