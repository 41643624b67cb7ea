// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/map_painter.h"

#include "ui/draw/hatch.h"
#include "ui/draw/point_layer.h"

#include <cmath>

namespace ui {

namespace {

constexpr double kHaloExtra = 2.5;
constexpr double kHaloOpacity = 0.85;
constexpr double kLockedOutline = 2.6;
constexpr double kSelectionTint = 0.16;

QColor faded(QColor colour, double opacity) {
    colour.setAlphaF(static_cast<float>(colour.alphaF() * opacity));
    return colour;
}

} // namespace

MapPainter::MapPainter(const MapScene& scene, const MapView& view, const MapStyle& style,
                       const QRectF& clip)
    : scene_(scene), view_(view), style_(style), clip_(clip),
      ink_(inkAt(view, scene.units->meanSide())),
      tracer_(scene.units->topology(), view,
              clip.adjusted(-8 * view.pixelRatio, -8 * view.pixelRatio, 8 * view.pixelRatio,
                            8 * view.pixelRatio)) {}

QPen MapPainter::pen(const QColor& colour, double width) const {
    return {colour, px(width) * style_.lineFactor, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

QColor MapPainter::greyed() const {
    return blend(style_.tokens.landLine, style_.tokens.base, 0.3);
}

void MapPainter::paintGround(QPainter& painter, const Cancelled& cancelled) const {
    using Step = void (MapPainter::*)(QPainter&) const;
    painter.fillRect(clip_, style_.tokens.water);
    for (const Step step :
         {&MapPainter::paintLand, &MapPainter::paintFills, &MapPainter::paintUnitLines,
          &MapPainter::paintHatch, &MapPainter::paintCoast, &MapPainter::paintOutlines,
          &MapPainter::paintOldBorders, &MapPainter::paintPoints}) {
        if (cancelled && cancelled()) {
            return;
        }
        (this->*step)(painter);
    }
}

void MapPainter::fillArea(QPainter& painter, const std::vector<MapRing>& rings,
                          const QBrush& brush) const {
    QPainterPath path;
    tracer_.addRings(path, rings);
    if (!path.isEmpty()) {
        // The edges lie under lines, so the fill itself needs no smoothing.
        painter.setRenderHint(QPainter::Antialiasing, style_.vector);
        painter.fillPath(path, brush);
    }
}

template <class Wanted> std::vector<int> MapPainter::arcsWhere(Wanted&& wanted) const {
    const Topology& topology = scene_.units->topology();
    std::vector<int> arcs;
    for (int arc = 0; arc < topology.arcCount(); ++arc) {
        if (tracer_.seesArc(arc) && wanted(arc, topology.sides(arc))) {
            arcs.push_back(arc);
        }
    }
    return arcs;
}

void MapPainter::drawArcs(QPainter& painter, const std::vector<int>& arcs, const QPen& pen) const {
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    for (const int arc : arcs) {
        painter.drawPolyline(tracer_.line(arc));
    }
}

void MapPainter::paintLand(QPainter& painter) const {
    if (!scene_.base || !scene_.layers.base) {
        return;
    }
    const Topology& states = scene_.base->states;
    const ArcTracer tracer(states, view_, clip_.adjusted(-4, -4, 4, 4));
    QPainterPath land;
    for (int state = 0; state < states.polygonCount(); ++state) {
        if (tracer.sees(states.polygonBox(state))) {
            land.addPath(tracer.polygon(state));
        }
    }
    land.setFillRule(Qt::WindingFill);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.fillPath(land, style_.tokens.land);
    const double counties = ink_.countyOpacity;
    if (counties > 0) {
        strokeTopology(painter, scene_.base->counties,
                       pen(faded(style_.tokens.landLine, counties), 0.6), true);
    }
    strokeTopology(painter, states, pen(style_.tokens.landLine, 1), false);
}

void MapPainter::strokeTopology(QPainter& painter, const Topology& topology, const QPen& line,
                                bool insideOnly) const {
    const ArcTracer tracer(topology, view_, clip_.adjusted(-4, -4, 4, 4));
    painter.setPen(line);
    painter.setBrush(Qt::NoBrush);
    for (int arc = 0; arc < topology.arcCount(); ++arc) {
        const ArcSides sides = topology.sides(arc);
        if (tracer.seesArc(arc) && (!insideOnly || (sides.left >= 0 && sides.right >= 0))) {
            painter.drawPolyline(tracer.line(arc));
        }
    }
}

QColor MapPainter::groupColour(int group) const {
    if (!scene_.choropleth) {
        return style_.tokens.territoryFill(group);
    }
    const int classes = scene_.groupCount() - 1;
    if (group >= classes) {
        return style_.tokens.noData;
    }
    return classColour(style_.tokens, group, classes);
}

void MapPainter::paintFills(QPainter& painter) const {
    if (!scene_.choropleth && !scene_.layers.territories) {
        fillArea(painter, scene_.derived.whole, greyed());
        return;
    }
    // What belongs to no territory shows as empty ground.
    fillArea(painter, scene_.derived.whole, style_.tokens.noData);
    if (style_.onlyTerritory >= 0 && !scene_.choropleth) {
        fillArea(painter, scene_.derived.whole, greyed());
        const auto only = static_cast<std::size_t>(style_.onlyTerritory);
        if (only < scene_.territories.size()) {
            fillArea(painter, scene_.derived.areas[only],
                     style_.tokens.territoryFill(scene_.territories[only].fill));
        }
        return;
    }
    for (int group = 0; group < scene_.groupCount(); ++group) {
        fillArea(painter, scene_.derived.groups[group], groupColour(group));
    }
    if (scene_.choropleth) {
        paintGreyHatch(painter, tracer_, scene_.derived.groups.back(), style_, view_);
    }
}

void MapPainter::paintUnitLines(QPainter& painter) const {
    if (!scene_.layers.units || ink_.unitLineOpacity <= 0) {
        return;
    }
    const auto& shown = scene_.derived.shownOf;
    const bool all = scene_.choropleth.has_value() || !scene_.layers.territories;
    const std::vector<int> arcs = arcsWhere([&](int, ArcSides sides) {
        return sides.left >= 0 && sides.right >= 0 && sides.left != sides.right &&
               (all || shown[sides.left] == shown[sides.right]);
    });
    // White lines vanish on the pale end of the ramp and on bare ground.
    const QColor colour = all ? faded(style_.tokens.landLine, 0.8) : style_.tokens.unitLine;
    QPen line = pen(faded(colour, ink_.unitLineOpacity), ink_.unitLine);
    if (scene_.approximate) {
        line.setCapStyle(Qt::FlatCap);
        line.setDashPattern({4, 3});
    }
    drawArcs(painter, arcs, line);
}

void MapPainter::paintHatch(QPainter& painter) const {
    for (std::size_t owner = 0; owner < scene_.derived.hatched.size(); ++owner) {
        if (style_.onlyTerritory < 0 || style_.onlyTerritory == static_cast<int>(owner)) {
            paintProposalHatch(painter, tracer_, scene_.derived.hatched[owner], style_, view_);
        }
    }
}

void MapPainter::paintCoast(QPainter& painter) const {
    const Topology& topology = scene_.units->topology();
    const std::vector<int> arcs = arcsWhere([&](int arc, ArcSides sides) {
        return (sides.left < 0) != (sides.right < 0) && !topology.overlapped(arc);
    });
    drawArcs(painter, arcs, pen(style_.tokens.coast, ink_.unitLineOpacity > 0 ? 1.1 : 0.8));
}

void MapPainter::paintOutlines(QPainter& painter) const {
    if (!scene_.layers.territories || scene_.territories.empty()) {
        return;
    }
    const auto& shown = scene_.derived.shownOf;
    const auto locked = [&](int unit) {
        return shown[unit] >= 0 && scene_.territories[shown[unit]].locked;
    };
    std::vector<int> thick;
    const std::vector<int> arcs = arcsWhere([&](int arc, ArcSides sides) {
        if (sides.left < 0 || sides.right < 0 || shown[sides.left] == shown[sides.right]) {
            return false;
        }
        if (locked(sides.left) || locked(sides.right)) {
            thick.push_back(arc);
            return false;
        }
        return true;
    });
    const double wide = std::max(kLockedOutline * ink_.outline / 1.7, ink_.outline);
    const QColor halo = faded(style_.tokens.halo, kHaloOpacity);
    drawArcs(painter, arcs, pen(halo, ink_.outline + kHaloExtra));
    drawArcs(painter, thick, pen(halo, wide + kHaloExtra));
    drawArcs(painter, arcs, pen(style_.tokens.outline, ink_.outline));
    drawArcs(painter, thick, pen(style_.tokens.outline, wide));
}

void MapPainter::paintOldBorders(QPainter& painter) const {
    if (scene_.derived.hatched.empty()) {
        return;
    }
    const auto& shown = scene_.derived.shownOf;
    const std::vector<int> arcs = arcsWhere([&](int, ArcSides sides) {
        return sides.left >= 0 && sides.right >= 0 &&
               scene_.territoryOf[sides.left] != scene_.territoryOf[sides.right] &&
               shown[sides.left] == shown[sides.right];
    });
    QPen line = pen(style_.tokens.outline, 1.5);
    // Qt counts dashes in pen widths, and a round cap adds half a width at either end.
    line.setDashPattern({0.5 / 1.5, 5.5 / 1.5});
    drawArcs(painter, arcs, line);
}

void MapPainter::paintPoints(QPainter& painter) const {
    if (scene_.points && scene_.layers.accounts) {
        paintAccounts(painter, *scene_.points, PointInk{ink_, view_, style_, clip_},
                      style_.onlyTerritory, scene_.derived.shownOf);
    }
    if (scene_.layers.bases) {
        paintBases(painter);
    }
}

void MapPainter::paintBases(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(style_.tokens.ink, px(1.4) * style_.lineFactor, Qt::SolidLine, Qt::FlatCap,
                        Qt::MiterJoin));
    painter.setBrush(style_.dark() ? style_.tokens.halo : style_.tokens.base);
    const double r = px(5);
    for (const MapTerritory& territory : scene_.territories) {
        if (!territory.base) {
            continue;
        }
        const QPointF at = view_.toPixel(*territory.base);
        if (clip_.adjusted(-2 * r, -2 * r, 2 * r, 2 * r).contains(at)) {
            const QPointF diamond[] = {at - QPointF(0, r), at + QPointF(r, 0), at + QPointF(0, r),
                                       at - QPointF(r, 0)};
            painter.drawPolygon(diamond, 4);
        }
    }
}

void MapPainter::paintSelection(QPainter& painter, const std::vector<bool>& selected) const {
    const auto in = [&](int unit) {
        return unit >= 0 && unit < static_cast<int>(selected.size()) && selected[unit];
    };
    const Topology& topology = scene_.units->topology();
    QPainterPath tint;
    for (int unit = 0; unit < topology.polygonCount(); ++unit) {
        if (in(unit) && tracer_.sees(topology.polygonBox(unit))) {
            tint.addPath(tracer_.polygon(unit));
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, style_.vector);
    painter.fillPath(tint, faded(style_.tokens.selectionLine, kSelectionTint));
    const std::vector<int> arcs =
        arcsWhere([&](int, ArcSides sides) { return in(sides.left) != in(sides.right); });
    drawArcs(painter, arcs, pen(style_.tokens.halo, 5.5));
    drawArcs(painter, arcs, pen(style_.tokens.selectionLine, 2.6));
}

void MapPainter::paintHover(QPainter& painter, int unit) const {
    const std::vector<int> arcs = arcsWhere([&](int, ArcSides sides) {
        return sides.left != sides.right && (sides.left == unit || sides.right == unit);
    });
    drawArcs(painter, arcs, pen(style_.tokens.selectionLine, 1.5));
}

void MapPainter::paintRefused(QPainter& painter, const std::vector<int>& units) const {
    std::vector<bool> refused(scene_.units->count(), false);
    for (const int unit : units) {
        refused[unit] = true;
    }
    const std::vector<int> arcs = arcsWhere([&](int, ArcSides sides) {
        return (sides.left >= 0 && refused[sides.left]) !=
               (sides.right >= 0 && refused[sides.right]);
    });
    drawArcs(painter, arcs, pen(style_.tokens.danger, 2.6));
}

} // namespace ui
