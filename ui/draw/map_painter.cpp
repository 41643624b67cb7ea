// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/map_painter.h"

#include "ui/draw/hatch.h"
#include "ui/draw/heat_ground.h"
#include "ui/draw/point_layer.h"
#include "ui/draw/polygon_scan.h"
#include "ui/draw/tile_layer.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

namespace {

constexpr double kHaloExtra = 2.5;
constexpr double kHaloOpacity = 0.85;
constexpr double kLockedOutline = 2.6;
constexpr int kUnitStrengths = 4;

QColor faded(QColor colour, double opacity) {
    colour.setAlphaF(static_cast<float>(colour.alphaF() * opacity));
    return colour;
}

LineInk inkOf(const QPen& pen) {
    LineInk ink{pen.color(), pen.widthF(), 0, 0};
    if (const QList<qreal> pattern = pen.dashPattern(); pattern.size() >= 2) {
        // A round cap adds half a width at either end.
        const double caps = pen.capStyle() == Qt::RoundCap ? 1 : 0;
        ink.dash = (pattern[0] + caps) * ink.width;
        ink.gap = (pattern[1] - caps) * ink.width;
    }
    return ink;
}

} // namespace

MapPainter::MapPainter(const MapScene& scene, const MapView& view, const MapStyle& style,
                       const QRectF& clip, PixelTarget* target)
    : scene_(scene), view_(view), style_(style), clip_(clip), target_(target),
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
    paintBelow(painter);
    paintFills(painter);
    if (!cancelled || !cancelled()) {
        paintAbove(painter, cancelled);
    }
}

void MapPainter::paintBelow(QPainter& painter) const {
    painter.fillRect(clip_, style_.tokens.water);
    paintLand(painter);
}

void MapPainter::paintAbove(QPainter& painter, const Cancelled& cancelled) const {
    using Step = void (MapPainter::*)(QPainter&) const;
    for (const Step step :
         {&MapPainter::paintUnitLines, &MapPainter::paintHatch, &MapPainter::paintCoast,
          &MapPainter::paintOutlines, &MapPainter::paintOldBorders, &MapPainter::paintPoints}) {
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
    if (!seenKnown_) {
        seenKnown_ = true;
        if (target_ != nullptr) {
            std::copy_if(target_->sight.arcs.begin(), target_->sight.arcs.end(),
                         std::back_inserter(seen_), [&](int arc) { return tracer_.seesArc(arc); });
        } else {
            seen_ = inSight(topology, view_, clip_).arcs;
        }
    }
    std::vector<int> arcs;
    for (const int arc : seen_) {
        if (wanted(arc, topology.sides(arc))) {
            arcs.push_back(arc);
        }
    }
    return arcs;
}

template <class Wanted> std::vector<int> MapPainter::arcsOf(int unit, Wanted&& wanted) const {
    const Topology& topology = scene_.units->topology();
    std::vector<int> arcs;
    const auto [first, last] = topology.rings(unit);
    for (int ring = first; ring < last; ++ring) {
        for (const ArcRef ref : topology.ring(ring)) {
            const int arc = arcOf(ref);
            if (tracer_.seesArc(arc) && wanted(topology.sides(arc))) {
                arcs.push_back(arc);
            }
        }
    }
    return arcs;
}

void MapPainter::drawArcs(QPainter& painter, const std::vector<int>& arcs, const QPen& pen) const {
    drawStroke(painter, tracer_, {pen}, std::span(&arcs, 1));
}

void MapPainter::drawStroke(QPainter& painter, const ArcTracer& tracer,
                            const std::vector<QPen>& pens,
                            std::span<const std::vector<int>> arcs) const {
    QPolygonF line;
    const auto strengths = static_cast<int>(arcs.size());
    if (target_ != nullptr) {
        std::vector<LineInk> inks;
        std::transform(pens.begin(), pens.end(), std::back_inserter(inks), inkOf);
        target_->lines.begin(inks, strengths);
        for (int strength = 1; strength <= strengths; ++strength) {
            for (const int arc : arcs[static_cast<std::size_t>(strength) - 1]) {
                tracer.line(arc, line);
                target_->lines.add({line.constData(), static_cast<std::size_t>(line.size())},
                                   strength);
            }
        }
        target_->lines.blend(*target_->image, target_->firstRow);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setBrush(Qt::NoBrush);
    for (QPen pen : pens) {
        const QColor full = pen.color();
        for (int strength = 1; strength <= strengths; ++strength) {
            pen.setColor(faded(full, strength / double(strengths)));
            painter.setPen(pen);
            for (const int arc : arcs[static_cast<std::size_t>(strength) - 1]) {
                tracer.line(arc, line);
                painter.drawPolyline(line);
            }
        }
    }
}

void MapPainter::fillLand(QPainter& painter) const {
    const Topology& states = scene_.base->states;
    if (target_ != nullptr) {
        const QRgb land = style_.tokens.land.rgb();
        PolygonScan(states, view_, clip_.toRect())
            .run(inSight(states, view_, clip_).polygons, [&](int, int row, int from, int to) {
                auto* line =
                    reinterpret_cast<QRgb*>(target_->image->scanLine(row - target_->firstRow));
                std::fill(line + from, line + to, land);
            });
        return;
    }
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
}

void MapPainter::paintLand(QPainter& painter) const {
    const bool land = scene_.base && scene_.layers.base;
    if (land) {
        fillLand(painter);
    }
    if (scene_.tiles) {
        paintTiles(painter);
    }
    if (!land || scene_.tiles) {
        return;
    }
    const double counties = ink_.countyOpacity;
    if (counties > 0) {
        strokeTopology(painter, scene_.base->counties,
                       pen(faded(style_.tokens.landLine, counties), 0.6), true);
    }
    strokeTopology(painter, scene_.base->states, pen(style_.tokens.landLine, 1), false);
}

void MapPainter::paintTiles(QPainter& painter) const {
    const QRect part = clip_.toAlignedRect() & QRect(QPoint(), view_.size);
    if (target_ != nullptr && target_->tiles != nullptr) {
        target_->tiles->draw(*target_->image, part, target_->firstRow);
    } else if (!part.isEmpty()) {
        QImage picture(part.size(), QImage::Format_ARGB32_Premultiplied);
        picture.fill(Qt::transparent);
        const MapView own = view_.moved(-QPointF(part.topLeft()));
        const QRect whole(QPoint(), part.size());
        scene_.tiles->viewOf(own, whole).draw(picture, whole, 0);
        painter.drawImage(part.topLeft(), picture);
    }
}

void MapPainter::strokeTopology(QPainter& painter, const Topology& topology, const QPen& line,
                                bool insideOnly) const {
    const ArcTracer tracer(topology, view_, clip_.adjusted(-4, -4, 4, 4));
    std::vector<int> arcs;
    for (int arc = 0; arc < topology.arcCount(); ++arc) {
        const ArcSides sides = topology.sides(arc);
        if (tracer.seesArc(arc) && (!insideOnly || (sides.left >= 0 && sides.right >= 0))) {
            arcs.push_back(arc);
        }
    }
    drawStroke(painter, tracer, {line}, std::span(&arcs, 1));
}

QColor MapPainter::groupColour(int group) const {
    if (!scene_.choropleth) {
        return style_.tokens.territoryFill(group);
    }
    const int classes = scene_.groupCount() - 1;
    if (group >= classes) {
        return style_.tokens.noData;
    }
    return classColour(style_.tokens, *scene_.choropleth, group);
}

std::vector<QRgb> MapPainter::unitColours() const {
    const auto& groupOf = scene_.derived.groupOf;
    const auto& shown = scene_.derived.shownOf;
    std::vector<QRgb> ofGroup;
    for (int group = 0; group < scene_.groupCount(); ++group) {
        ofGroup.push_back(groupColour(group).rgb());
    }
    const QRgb grey = greyed().rgb();
    const QRgb bare = style_.tokens.noData.rgb();
    if (scene_.heat) {
        return std::vector<QRgb>(groupOf.size(), bare);
    }
    const bool plain = !scene_.choropleth && !scene_.layers.territories;
    const bool one = style_.onlyTerritory >= 0 && !scene_.choropleth;
    std::vector<QRgb> colours(groupOf.size(), grey);
    for (std::size_t unit = 0; unit < colours.size() && !plain; ++unit) {
        if (!one || shown[unit] == style_.onlyTerritory) {
            const int group = groupOf[unit];
            // What belongs to no territory shows as empty ground.
            colours[unit] = group < 0 ? bare : ofGroup[static_cast<std::size_t>(group)];
        }
    }
    return colours;
}

void MapPainter::paintFills(QPainter& painter) const {
    const SceneAreas& areas = *scene_.derived.areas;
    if (scene_.heat) {
        fillArea(painter, areas.whole(), style_.tokens.noData);
        const QRect part = clip_.toAlignedRect() & QRect(QPoint(), view_.size);
        painter.drawImage(part.topLeft(), scene_.heat->picture(view_, part, style_.tokens));
        return;
    }
    if (!scene_.choropleth && !scene_.layers.territories) {
        fillArea(painter, areas.whole(), greyed());
        return;
    }
    if (!scene_.tiles) {
        fillArea(painter, areas.whole(), style_.tokens.noData);
    }
    if (style_.onlyTerritory >= 0 && !scene_.choropleth) {
        fillArea(painter, areas.whole(), greyed());
        const auto only = static_cast<std::size_t>(style_.onlyTerritory);
        if (only < scene_.territories.size()) {
            fillArea(painter, areas.territories()[only],
                     style_.tokens.territoryFill(scene_.territories[only].fill));
        }
        return;
    }
    for (int group = 0; group < scene_.groupCount(); ++group) {
        QColor colour = groupColour(group);
        colour.setAlphaF(scene_.tiles ? kFillOverTiles : 1.0F);
        fillArea(painter, areas.fills()[group], colour);
    }
}

double MapPainter::unitPixels(int unit) const {
    const VertexBox& box = scene_.units->topology().polygonBox(unit);
    const double width = (static_cast<double>(box.maxX) - box.minX) * 0.01;
    const double height = (static_cast<double>(box.maxY) - box.minY) * 0.01;
    return std::sqrt(width * height / 2) / (view_.metresPerPixel * view_.pixelRatio);
}

/// Where units are too small to be told apart, their lines would melt into one grey: there each
/// fades by itself.
void MapPainter::paintUnitLines(QPainter& painter) const {
    const bool all = scene_.choropleth.has_value() || scene_.heat || !scene_.layers.territories;
    if (!scene_.layers.units) {
        return;
    }
    const auto& shown = scene_.derived.shownOf;
    std::array<std::vector<int>, kUnitStrengths> arcs;
    arcsWhere([&](int arc, ArcSides sides) {
        if (sides.left >= 0 && sides.right >= 0 && sides.left != sides.right &&
            (all || shown[sides.left] == shown[sides.right])) {
            const double size = std::min(unitPixels(sides.left), unitPixels(sides.right));
            const int strength = static_cast<int>(unitLineOpacity(size) * kUnitStrengths);
            if (strength > 0) {
                arcs[static_cast<std::size_t>(strength) - 1].push_back(arc);
            }
        }
        return false;
    });
    // White lines vanish on the pale end of the ramp and on bare ground.
    const QColor colour = all ? faded(style_.tokens.landLine, 0.8) : style_.tokens.unitLine;
    QPen line = pen(colour, ink_.unitLine);
    if (scene_.approximate) {
        line.setCapStyle(Qt::FlatCap);
        line.setDashPattern({4, 3});
    }
    drawStroke(painter, tracer_, {line}, arcs);
}

void MapPainter::paintHatch(QPainter& painter) const {
    if (scene_.choropleth) {
        paintGreyHatch(painter, tracer_, scene_.derived.areas->fills().back(), style_, view_);
    }
    if (!scene_.derived.proposing) {
        return;
    }
    const std::vector<MapArea>& hatched = scene_.derived.areas->hatched();
    for (std::size_t owner = 0; owner < hatched.size(); ++owner) {
        if (style_.onlyTerritory < 0 || style_.onlyTerritory == static_cast<int>(owner)) {
            paintProposalHatch(painter, tracer_, hatched[owner], style_, view_);
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
    const auto stroke = [&](const std::vector<int>& lines, double width) {
        drawStroke(painter, tracer_,
                   {pen(halo, width + kHaloExtra), pen(style_.tokens.outline, width)},
                   std::span(&lines, 1));
    };
    stroke(arcs, ink_.outline);
    stroke(thick, wide);
}

void MapPainter::paintOldBorders(QPainter& painter) const {
    if (!scene_.derived.proposing) {
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
    if (scene_.layers.accounts && scene_.points) {
        paintAccounts(painter, *scene_.pointIndex(),
                      PointInk{ink_, view_, style_, clip_, scene_.derived.marks.get()},
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

void MapPainter::paintSelection(QPainter& painter, const std::vector<bool>& selected,
                                bool tinted) const {
    const auto in = [&](int unit) {
        return unit >= 0 && unit < static_cast<int>(selected.size()) && selected[unit];
    };
    const Topology& topology = scene_.units->topology();
    QPainterPath tint;
    std::vector<int> arcs;
    for (int unit = 0; unit < topology.polygonCount(); ++unit) {
        if (in(unit) && tracer_.sees(topology.polygonBox(unit))) {
            if (tinted) {
                tint.addPath(tracer_.polygon(unit));
            }
            const std::vector<int> rim =
                arcsOf(unit, [&](ArcSides sides) { return in(sides.left) != in(sides.right); });
            arcs.insert(arcs.end(), rim.begin(), rim.end());
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, style_.vector);
    painter.fillPath(tint, faded(style_.tokens.selectionLine, kSelectionTint));
    drawStroke(painter, tracer_,
               {pen(style_.tokens.halo, 5.5), pen(style_.tokens.selectionLine, 2.6)},
               std::span(&arcs, 1));
}

void MapPainter::paintHover(QPainter& painter, int unit) const {
    drawArcs(painter, arcsOf(unit, [](ArcSides sides) { return sides.left != sides.right; }),
             pen(style_.tokens.selectionLine, 1.5));
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
