// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/plan/shape.h"
#include "geo/geometry/adjacency.h"
#include "geo/geometry/islands.h"
#include "geo/io/unit_source.h"

#include <cstdint>
#include <string>
#include <vector>

namespace geo {

/// What to do with rows that repeat a key.
enum class Duplicates {
    Merge, ///< one unit, the union of the rows' shapes
    Reject ///< the first row stays, the others are issues
};

struct PrepareOptions {
    Duplicates duplicates = Duplicates::Merge;
    AdjacencyOptions adjacency;
};

/// A basic unit, ready to be stored.
struct PreparedUnit {
    std::string key;
    std::vector<std::string> aliases; ///< other keys that mean this unit; no other unit has them
    std::string name;
    core::MultiPolygon shape;      ///< degrees of EPSG:4326, valid, outer rings counter-clockwise
    double squareMetres = 0;       ///< in the work CRS, where areas are true
    double metresAround = 0;       ///< length of its borders in the work CRS
    core::Point inside;            ///< a point inside, degrees
    core::Point position;          ///< centre of gravity, metres of the work CRS
    std::vector<core::Point> hull; ///< convex hull, metres of the work CRS
};

/// A layer of units with its graph. Indices of borders, touches and bridges point into `units`.
struct PreparedLayer {
    std::string workCrs;             ///< for `Projection`
    std::vector<PreparedUnit> units; ///< sorted by key
    Adjacency adjacency;
    int components = 0;          ///< by borders alone, before bridges
    std::vector<Bridge> bridges; ///< points in degrees, gaps along the ellipsoid
    std::int64_t repaired = 0;   ///< units with a row whose shape was not valid
    std::int64_t duplicates = 0; ///< rows whose key an earlier row had
    std::int64_t rejected = 0;   ///< rows that are in no unit; each has an issue
    std::vector<core::Issue> issues;
};

/// Makes units of rows: reads their keys, repairs shapes, merges or rejects duplicates, measures,
/// and finds neighbours and bridges. With duplicates merged, rows read = units + duplicates +
/// rejected. The result does not depend on the order of rows, but for which of several names,
/// or rows when duplicates are rejected, comes first. Throws Error(Input) if no unit is left.
PreparedLayer prepareLayer(UnitSource source, const PrepareOptions& options, core::Job& job);

} // namespace geo
