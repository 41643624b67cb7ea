// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/render/slivers.h"

#include "ui/draw/arc_tracer.h"
#include "ui/draw/map_render.h"

namespace bench {

namespace {

/// White where the rim of the plan is near.
QImage rimOf(const ui::MapScene& scene, const ui::MapView& view) {
    QImage rim(view.size, QImage::Format_Grayscale8);
    rim.fill(Qt::black);
    QPainter painter(&rim);
    painter.setPen(QPen(Qt::white, 4));
    const ui::Topology& topology = scene.units->topology();
    const ui::ArcTracer tracer(topology, view, view.rect());
    for (int arc = 0; arc < topology.arcCount(); ++arc) {
        const ui::ArcSides sides = topology.sides(arc);
        if ((sides.left < 0) != (sides.right < 0) && tracer.seesArc(arc)) {
            // As it is drawn, and as it is: a spit may be too thin to be drawn.
            painter.drawPolyline(tracer.line(arc));
            QPolygonF full;
            for (const ui::Vertex v : topology.arc(arc, 0)) {
                full << tracer.pixel(v);
            }
            painter.drawPolyline(full);
        }
    }
    return rim;
}

} // namespace

int countSlivers(const ui::MapScene& scene, const ui::MapView& view) {
    ui::MapScene bare = scene;
    bare.base.reset();
    bare.points.reset();
    bare.layers.base = bare.layers.units = bare.layers.accounts = bare.layers.bases = false;
    ui::MapStyle style;
    style.tokens = ui::loadTokens(ui::ThemeKind::Light);
    const QColor ground(Qt::magenta);
    const QColor fill(Qt::darkGreen);
    style.tokens.water = style.tokens.land = style.tokens.noData = ground;
    for (QColor* colour : {&style.tokens.outline, &style.tokens.halo, &style.tokens.coast}) {
        *colour = QColor(Qt::transparent);
    }
    for (QColor& colour : style.tokens.territories) {
        colour = fill;
    }
    // Neighbours of different fills, so that each border is one between two figures.
    bare.territories.assign(style.tokens.territories.size(), ui::MapTerritory());
    for (std::size_t t = 0; t < bare.territories.size(); ++t) {
        bare.territories[t].fill = static_cast<int>(t);
    }
    bare.territoryOf.clear();
    for (int unit = 0; unit < scene.units->count(); ++unit) {
        bare.territoryOf.push_back(unit % static_cast<int>(bare.territories.size()));
    }
    bare.proposedOf.clear();
    bare.choropleth.reset();
    const auto finished = ui::finishScene(std::move(bare));
    const QImage image = ui::renderGround(*finished, view, style);
    const QImage rim = rimOf(scene, view);
    int slivers = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) == ground.rgb() && qGray(rim.pixel(x, y)) < 128 &&
                scene.units->unitAt(view.toMetres(QPointF(x + 0.5, y + 0.5))) >= 0) {
                ++slivers;
            }
        }
    }
    return slivers;
}

} // namespace bench
