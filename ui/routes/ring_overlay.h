// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/map_overlay.h"
#include "ui/routes/barriers.h"

#include <QString>

#include <vector>

namespace ui {

/// Drive-time rings over the map: fills that grow paler with the minutes, an outline each with its
/// minutes, a diamond at the centre. Rings by the estimate are dotted and not filled.
class RingOverlay : public MapOverlay {
public:
    struct Ring {
        core::MultiPolygon shape; ///< metres of the plane
        QString words;            ///< "10 min"
        bool estimate = false;
    };
    struct Centre {
        core::Point at; ///< metres of the plane
        QString name;
        int colour = 0;          ///< index into the colours of routes
        std::vector<Ring> rings; ///< of few minutes first
    };
    std::vector<Centre> centres;
    BarrierLines barriers;

    void paint(QPainter& painter, const MapView& view, const Tokens& tokens) const override;
    /// Everything that is drawn; empty if nothing is.
    core::Box bounds() const;
    /// The centre under a position in image pixels, -1 if none.
    int centreAt(QPointF pixel, const MapView& view) const;
};

} // namespace ui
