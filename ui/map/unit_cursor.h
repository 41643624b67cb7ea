// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_units.h"

#include <QPoint>

namespace ui {

/// The unit that an arrow key leads to: the neighbour that lies most nearly in that direction
/// (x to the east, y to the south, as on the screen), or the nearest unit that way if no neighbour
/// does. Stays where it is at the edge of the plan.
int unitTowards(const MapUnits& units, int from, QPoint direction);

} // namespace ui
