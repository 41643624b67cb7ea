// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/arc_tracer.h"
#include "ui/draw/line_raster.h"
#include "ui/draw/map_ink.h"
#include "ui/draw/map_scene.h"
#include "ui/draw/tile_view.h"

#include <QPainter>

#include <functional>
#include <vector>

namespace ui {

/// Asks whether the picture is still wanted; may be empty.
using Cancelled = std::function<bool()>;

/// Pixels to draw lines and grounds into directly, rather than through a painter.
struct PixelTarget {
    PixelTarget(QImage& pixels, int topRow, const QRect& part, const InSight& known)
        : image(&pixels), firstRow(topRow), lines(part), sight(known) {}
    QImage* image; ///< its first row is row `firstRow` of the view
    int firstRow = 0;
    LineRaster lines;
    const InSight& sight;            ///< of the units; more than the part may be in it
    const TileView* tiles = nullptr; ///< of the base map, if there is one
};

/// Draws a scene in a view, in the order of the cartography table: water, land, fills, unit lines,
/// hatch, coast, outlines, old borders, points, bases. The painter's own transform must be a plain
/// shift. Only reads; several may draw the same scene in different threads.
class MapPainter {
public:
    /// `clip`: the part of the view that is to be drawn, in its pixels; whole pixels with a
    /// `target`, which the painters of the calls below must paint on. What is given must outlive
    /// the painter.
    MapPainter(const MapScene& scene, const MapView& view, const MapStyle& style,
               const QRectF& clip, PixelTarget* target = nullptr);

    /// Everything below selection and labels, the fills as paths: for paper.
    void paintGround(QPainter& painter, const Cancelled& cancelled = {}) const;
    /// The same for pixels, in two steps: what lies below the fills, then what lies above them.
    /// Between the steps the pixels of units get their colours.
    void paintBelow(QPainter& painter) const;
    void paintAbove(QPainter& painter, const Cancelled& cancelled) const;
    /// The colour of each unit.
    std::vector<QRgb> unitColours() const;
    static constexpr float kSelectionTint = 0.16F;
    /// How much of a fill's colour there is where it lies over a base map.
    static constexpr float kFillOverTiles = 0.55F;
    /// Tint (if asked for) and outline of the units with `selected[unit]`.
    void paintSelection(QPainter& painter, const std::vector<bool>& selected,
                        bool tinted = true) const;
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
    /// Of the units' own borders, those that can be seen.
    template <class Wanted> std::vector<int> arcsOf(int unit, Wanted&& wanted) const;
    double unitPixels(int unit) const;
    QColor groupColour(int group) const;
    QColor greyed() const;
    double px(double pixels) const { return pixels * view_.pixelRatio; }
    QPen pen(const QColor& colour, double width) const;

    /// Lines of one pen, or of pens that lie over each other, through the painter or straight into
    /// the pixels; one list of arcs for each strength, the faintest first.
    void drawStroke(QPainter& painter, const ArcTracer& tracer, const std::vector<QPen>& pens,
                    std::span<const std::vector<int>> arcs) const;
    void fillLand(QPainter& painter) const;
    void paintTiles(QPainter& painter) const;

    const MapScene& scene_;
    const MapView& view_;
    const MapStyle& style_;
    QRectF clip_;
    PixelTarget* target_;
    MapInk ink_;
    ArcTracer tracer_;
    mutable std::vector<int> seen_; ///< arcs in sight, found when first asked for
    mutable bool seenKnown_ = false;
};

} // namespace ui
