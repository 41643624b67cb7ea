// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/plan/shape.h"

#include <cstdint>
#include <string>
#include <vector>

namespace geo {

/// What to read from a vector source. Empty texts mean: find out.
struct UnitSourceOptions {
    std::string sourceLayer; ///< the only layer with polygons unless told
    std::string keyField;    ///< guessed from the usual names (ZCTA5CE20, ZIP, GEOID, ...)
    std::string nameField;
    std::string where;     ///< an OGR attribute filter, as SQL WHERE takes it
    std::string sourceCrs; ///< "EPSG:3435": overrides what the source says about itself
};

/// One row, its shape in degrees of EPSG:4326 (x longitude, y latitude) but otherwise as it came:
/// rings may be invalid.
struct SourceUnit {
    std::string keyText;
    std::string name;
    std::int64_t row = 0; ///< 1-based
    core::MultiPolygon shape;
};

/// The rows that can become units, and issues for all others.
struct UnitSource {
    std::string layer; ///< its name in the source
    std::string keyField;
    std::string crs;       ///< the source's CRS, for people
    std::int64_t read = 0; ///< rows, usable or not
    std::vector<SourceUnit> units;
    std::vector<core::Issue> issues;
};

/// Reads polygons from any source that OGR opens, row by row.
///
/// Rows without a key, without a polygon, or with coordinates that are no position on earth become
/// issues. A source without a CRS is taken for longitude and latitude if its extent fits, which is
/// said in an issue. Throws Error(Input) for anything that concerns the source as a whole: it is
/// missing, not a map, damaged or cut short; no such layer or field; the filter does not parse; no
/// CRS can be told; there is no usable polygon. The error's hint names what there is instead.
UnitSource readUnits(const std::string& source, const UnitSourceOptions& options, core::Job& job);

} // namespace geo
