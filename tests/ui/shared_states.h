// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_scene.h"

#include <string>
#include <vector>

namespace ui::testing {

/// A layer of polygons read with the `ogr2ogr` program into the plane of a CRS.
struct SharedLayer {
    std::vector<MapUnit> units;
    std::vector<core::MultiPolygon> shapes;
};

/// Reads a file of the shared data folder. Empty if the folder or the program is absent.
SharedLayer readSharedLayer(const std::string& source, const std::string& layer,
                            const std::string& keyField, const std::string& crs);

/// Connecticut with eight territories round its larger towns, two thousand made-up accounts, and
/// the states around it; null if the data is absent. Shares are those of accounts.
std::shared_ptr<const MapScene> connecticutScene(bool proposal);

} // namespace ui::testing
