// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_scene.h"
#include "ui/draw/map_view.h"

namespace bench {

/// Draws the fills of a scene on a ground of a colour of its own, without lines, and counts the
/// pixels of that colour whose middle lies in a unit and farther than two pixels from the rim of
/// the plan: there a gap shows between neighbours.
int countSlivers(const ui::MapScene& scene, const ui::MapView& view);

} // namespace bench
