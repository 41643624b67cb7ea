// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <string>
#include <vector>

namespace geo {

class Geos;

/// A shape that is valid by the OGC rules (Simple Features 1.2.1, 6.1.11), and what it took.
struct RepairedShape {
    core::MultiPolygon shape; ///< outer rings counter-clockwise; empty if there was no area at all
    std::string fault;        ///< what was wrong, empty for a shape that was valid as it came
    double areaBefore = 0;    ///< in the plane of the shape, of the rings as they came
    int sliversDropped = 0;   ///< parts below a millionth of the shape that the repair left over
};

/// Closes rings, drops repeated points and rings without area, and where GEOS finds the result
/// invalid rebuilds it with GEOSMakeValid (method "structure": outer rings are united, holes cut
/// out, so that nothing that was covered gets lost). Valid shapes keep every vertex.
/// `shape` has finite coordinates, in any plane.
RepairedShape repairShape(const Geos& geos, core::MultiPolygon shape);

/// The union of shapes that are each valid, again valid and oriented.
core::MultiPolygon unite(const Geos& geos, const std::vector<const core::MultiPolygon*>& shapes);

} // namespace geo
