// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_view.h"

class QPainter;

namespace ui {

struct Tokens;

/// Signs over the map that are no part of the plan: candidates of a search, stops of a route.
class MapOverlay {
public:
    virtual ~MapOverlay() = default;
    /// In image pixels, over fills, points and labels. `view.pixelRatio` scales lines and text.
    virtual void paint(QPainter& painter, const MapView& view, const Tokens& tokens) const = 0;
};

} // namespace ui
