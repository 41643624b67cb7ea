// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/workspace/unit_store.h"
#include "geo/geometry/prepare_layer.h"

#include <string>
#include <vector>

namespace geo {

/// A link to an island, by the keys of the units at its ends.
struct ImportedBridge {
    std::string from;
    std::string to;
    double gapMetres = 0;
};

void to_json(core::Json& json, const ImportedBridge& bridge);

std::vector<ImportedBridge> namedBridges(const PreparedLayer& layer);

/// Moves the units of a prepared layer, with edges and bridges, work CRS and number of components,
/// into a layer that the workspace can store.
void moveUnits(PreparedLayer& prepared, core::NewLayer& layer);

} // namespace geo
