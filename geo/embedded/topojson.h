// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// A county or a state of the base map.
struct BaseShape {
    std::string fips;         ///< "09001" for a county, "09" for a state
    std::string name;         ///< "Fairfield"
    std::string state;        ///< postal abbreviation
    core::MultiPolygon shape; ///< degrees; valid: shells counter-clockwise, holes clockwise
};

/// Reads the polygons of one object of a TopoJSON text (quantized, version 1), in order of `id`.
///
/// Arcs are shared, so neighbours have identical vertices, and the shapes are valid. Quantizing
/// leaves rings that touch or cross themselves: they are cut apart at the vertex where they do,
/// edges that run through a vertex get it, edges that cross are led through the nearest end, and
/// spikes are removed; no vertex is moved. Throws Error(Input) naming what cannot be read.
std::vector<BaseShape> decodeTopology(std::string_view json, std::string_view object);

} // namespace geo
