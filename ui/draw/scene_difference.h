// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_scene.h"

namespace ui {

/// What has to be drawn anew when one scene follows another of the same units.
struct SceneDifference {
    bool everything = false; ///< other lines, points, layers: nothing can be kept
    VertexBox owners;        ///< of the units that are shown with another owner; empty = none
    bool fills = false;      ///< colours differ outside of `owners`
};

/// Both scenes are finished and have the same units.
SceneDifference differenceOf(const MapScene& before, const MapScene& after);

} // namespace ui
