// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/state_labels.h"

#include "ui/draw/free_ground.h"
#include "ui/draw/halo_text.h"
#include "ui/draw/map_ink.h"
#include "ui/draw/unit_raster.h"

#include <algorithm>

namespace ui {

namespace {

constexpr double kCell = 8; ///< pixels at 96 dpi: how coarsely free ground is looked for

} // namespace

QFont stateFont(const MapView& view) {
    QFont font = mapFont(11, view, false);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 1.5 * view.pixelRatio);
    return font;
}

std::vector<StateLabel> placeStateLabels(const MapScene& scene, const MapView& view,
                                         const std::function<bool(QPointF)>& planAt) {
    std::vector<StateLabel> labels;
    const Topology& states = scene.base->states;
    // One pixel of this view for each cell.
    MapView coarse = view;
    coarse.metresPerPixel *= kCell * view.pixelRatio;
    coarse.size = (QSizeF(view.size) / (kCell * view.pixelRatio)).toSize();
    if (coarse.size.isEmpty()) {
        return labels;
    }
    UnitRaster raster(coarse.size);
    raster.draw(states, coarse, QRect(QPoint(), coarse.size));
    std::vector<QRect> seen(static_cast<std::size_t>(states.polygonCount()));
    for (int y = 0; y < coarse.size.height(); ++y) {
        for (int x = 0; x < coarse.size.width(); ++x) {
            if (raster.at(x, y) >= 0) {
                seen[static_cast<std::size_t>(raster.at(x, y))] |= QRect(x, y, 1, 1);
            }
        }
    }
    const QFont font = stateFont(view);
    for (int state = 0; state < states.polygonCount(); ++state) {
        const QRect cells = seen[static_cast<std::size_t>(state)];
        if (cells.isEmpty() || state >= static_cast<int>(scene.base->stateNames.size())) {
            continue;
        }
        const auto free = [&](QPointF pixel) {
            const QPointF cell = pixel / (kCell * view.pixelRatio);
            const int x = std::min(static_cast<int>(cell.x()), coarse.size.width() - 1);
            const int y = std::min(static_cast<int>(cell.y()), coarse.size.height() - 1);
            return raster.at(x, y) == state && !planAt(pixel);
        };
        const QRectF pixels(QPointF(cells.topLeft() - QPoint(1, 1)) * kCell * view.pixelRatio,
                            QSizeF(cells.size() + QSize(2, 2)) * kCell * view.pixelRatio);
        FreeGround ground(pixels & view.rect(), kCell * view.pixelRatio);
        if (!ground.usable()) {
            continue;
        }
        const FreeGround::Spot spot = ground.widest(free, 3);
        const QString text = scene.base->stateNames[static_cast<std::size_t>(state)].toUpper();
        const double width = haloTextWidth(text, font);
        if (spot.reach * 3 >= width / 2 + 6 * view.pixelRatio &&
            spot.reach >= 10 * view.pixelRatio) {
            labels.push_back({state, text, spot.middle, QSizeF(width, 14 * view.pixelRatio)});
        }
    }
    return labels;
}

} // namespace ui
