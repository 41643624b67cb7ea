// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/plan/shape.h"

#include <string>
#include <vector>

namespace core {

/// A set of basic units that plans are made of: ZIP areas, counties, accounts.
struct UnitLayer {
    LayerId id;
    std::string name;
    std::string kind;        ///< "area" or "account"
    std::string source;      ///< where it came from, for people
    std::string sourceLayer; ///< layer within the source, may be empty
    std::string keyField;
    std::string vintage;
    std::string attribution;
    bool approximate = false; ///< made from points; to be labelled wherever it is shown
    std::string workCrs;      ///< "EPSG:5070" or a PROJ string: an equal-area CRS in metres
    int components = 0;       ///< connected components before bridges
    std::string viewName;     ///< the view through which GIS programs see it
};

/// What is never split: a postcode, a county, a brick, an account.
struct BasicUnit {
    UnitId id;
    std::string key; ///< "06511"
    std::string name;
    Point lonLat;      ///< a point inside, EPSG:4326
    Point position;    ///< its centroid in the layer's work CRS, metres
    double areaM2 = 0; ///< in the work CRS
    double perimeterM = 0;
};

/// Two units are neighbours if they share a border; a bridge joins an island by decree.
struct UnitEdge {
    UnitId a;
    UnitId b;           ///< a < b
    double lengthM = 0; ///< shared border in the work CRS, 0 for a bridge
    bool bridge = false;
    double gapM = 0; ///< what a bridge spans
};

} // namespace core
