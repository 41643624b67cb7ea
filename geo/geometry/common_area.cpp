// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geometry/common_area.h"

#include <geos_c.h>

namespace geo {

double commonArea(const Geos& geos, const GeosGeometry& a, const GeosGeometry& b) {
    const GeosGeometry common = geos.own(GEOSIntersection_r(geos.context(), a.get(), b.get()));
    double area = 0;
    geos.require(GEOSArea_r(geos.context(), common.get(), &area) == 1);
    return area;
}

} // namespace geo
