// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/geometry/prepare_layer.h"

namespace geo {

/// Gives units of a ZIP layer that have no name the name of the ZIP's place, from the embedded
/// table, so that people and territories have more than numbers to go by. A layer counts as one of
/// ZIPs when at least half of its keys are ZIPs whose points lie within 100 km of their units: five
/// digits alone may be counties, or postcodes of another country. Names that are there stay.
void nameByPlace(PreparedLayer& layer);

} // namespace geo
