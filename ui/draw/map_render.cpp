// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/map_render.h"

#include "ui/draw/furniture.h"
#include "ui/draw/graticule.h"
#include "ui/draw/ground.h"
#include "ui/draw/legend.h"

namespace ui {

QImage renderGround(const MapScene& scene, const MapView& view, const MapStyle& style,
                    const Cancelled& cancelled, int threads) {
    return drawGround(scene, view, style, {cancelled, threads, {}, {}}).image;
}

void paintMapAbove(QPainter& painter, const MapScene& scene, const MapView& view,
                   const MapStyle& style) {
    LabelOptions options;
    options.obstacles = {scaleBarRect(scene, view)};
    paintGraticule(painter, scene, view, style);
    paintLabels(painter, layoutLabels(scene, view, style, options), view, style);
    paintFurniture(painter, scene, view, style);
    paintLegendCard(painter, scene, view, style);
}

QImage renderPicture(const MapScene& scene, const MapView& view, const MapStyle& style) {
    QImage image = renderGround(scene, view, style);
    if (!image.isNull()) {
        QPainter painter(&image);
        paintMapAbove(painter, scene, view, style);
    }
    return image;
}

void paintPicture(QPainter& painter, const MapScene& scene, const MapView& view,
                  const MapStyle& style) {
    painter.save();
    painter.setClipRect(view.rect(), Qt::IntersectClip);
    MapPainter(scene, view, style, view.rect()).paintGround(painter);
    paintMapAbove(painter, scene, view, style);
    painter.restore();
}

} // namespace ui
