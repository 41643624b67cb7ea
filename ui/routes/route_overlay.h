// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/map_overlay.h"
#include "ui/routes/barriers.h"

#include <QColor>
#include <QString>

#include <optional>
#include <vector>

namespace ui {

/// Routes over the map: legs along the roads where these are known, else straight and dashed; a
/// numbered disc on every stop, a diamond at the base. The chosen route lies on top and its legs
/// are thicker.
class RouteOverlay : public MapOverlay {
public:
    struct Line {
        std::vector<core::Point> stops;  ///< metres of the plane
        std::optional<core::Point> base; ///< metres of the plane
        /// Along the roads, in metres of the plane; without any, all legs are straight.
        std::vector<std::vector<core::Point>> legs;
        int colour = 0; ///< index into the colours of routes
        bool chosen = false;
        int chosenStop = -1;
    };
    std::vector<Line> lines;
    BarrierLines barriers;

    void paint(QPainter& painter, const MapView& view, const Tokens& tokens) const override;
    /// Everything that is drawn; empty if nothing is.
    core::Box bounds() const;
    struct Hit {
        int line = -1;
        int stop = -1;
    };
    /// The stop under a position in image pixels.
    Hit at(QPointF pixel, const MapView& view) const;
};

/// The colour of the n-th route: the four of the theme, then fills of territories with dark digits.
struct RouteColour {
    QColor fill;
    QColor digit;
};
RouteColour routeColour(const Tokens& tokens, int route);

} // namespace ui
