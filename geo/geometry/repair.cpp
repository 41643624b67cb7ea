// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geometry/repair.h"

#include "geo/geometry/geos.h"
#include "geo/geometry/measure.h"

#include <geos_c.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace geo {

using core::MultiPolygon;
using core::Polygon;
using core::Ring;

namespace {

constexpr double kSliverShare = 1e-6;

/// Closed, without repeated points; empty if fewer than three points remain.
Ring cleanRing(Ring ring) {
    ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
    while (ring.size() > 1 && ring.front() == ring.back()) {
        ring.pop_back();
    }
    if (ring.size() < 3) {
        return {};
    }
    ring.push_back(ring.front());
    return ring;
}

/// Returns true if a ring had to be left out.
bool cleanRings(MultiPolygon& shape) {
    bool dropped = false;
    for (Polygon& polygon : shape.polygons) {
        for (Ring& ring : polygon.rings) {
            ring = cleanRing(std::move(ring));
        }
        if (polygon.rings.empty() || polygon.rings.front().empty()) {
            dropped = true;
            polygon.rings.clear();
        }
        dropped |= std::erase_if(polygon.rings, [](const Ring& ring) { return ring.empty(); }) > 0;
    }
    std::erase_if(shape.polygons, [](const Polygon& polygon) { return polygon.rings.empty(); });
    return dropped;
}

/// Empty for a valid geometry.
std::string faultOf(const Geos& geos, const GEOSGeometry* geometry) {
    const char valid = GEOSisValid_r(geos.context(), geometry);
    geos.require(valid != 2);
    if (valid == 1) {
        return {};
    }
    char* reason = GEOSisValidReason_r(geos.context(), geometry);
    std::string text = reason != nullptr ? reason : "invalid";
    GEOSFree_r(geos.context(), reason);
    return text.substr(0, text.find('['));
}

GeosGeometry makeValid(const Geos& geos, const GEOSGeometry* geometry) {
    GEOSMakeValidParams* params = GEOSMakeValidParams_create_r(geos.context());
    GEOSMakeValidParams_setMethod_r(geos.context(), params, GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(geos.context(), params, 0);
    GEOSGeometry* result = GEOSMakeValidWithParams_r(geos.context(), geometry, params);
    GEOSMakeValidParams_destroy_r(geos.context(), params);
    return geos.own(result);
}

/// Repairs leave crumbs where rings cross at a flat angle. The largest part always stays.
int dropSlivers(MultiPolygon& shape) {
    const double least = area(shape) * kSliverShare;
    const auto isSliver = [&](const Polygon& polygon) {
        return area(MultiPolygon{{polygon}}) < least;
    };
    return static_cast<int>(std::erase_if(shape.polygons, isSliver));
}

} // namespace

RepairedShape repairShape(const Geos& geos, MultiPolygon shape) {
    RepairedShape result;
    result.areaBefore = area(shape);
    const bool dropped = cleanRings(shape);
    if (dropped) {
        result.fault = "A ring without area";
    }
    if (!shape.empty()) {
        const GeosGeometry geometry = geos.fromShape(shape);
        const std::string fault = faultOf(geos, geometry.get());
        if (!fault.empty()) {
            result.fault = fault;
            shape = geos.toShape(makeValid(geos, geometry.get()).get());
            result.sliversDropped = dropSlivers(shape);
        }
    }
    orient(shape);
    result.shape = std::move(shape);
    return result;
}

MultiPolygon unite(const Geos& geos, const std::vector<const MultiPolygon*>& shapes) {
    MultiPolygon all;
    for (const MultiPolygon* shape : shapes) {
        all.polygons.insert(all.polygons.end(), shape->polygons.begin(), shape->polygons.end());
    }
    if (all.empty()) {
        return all;
    }
    const GeosGeometry together = geos.fromShape(all);
    MultiPolygon united =
        geos.toShape(geos.own(GEOSUnaryUnion_r(geos.context(), together.get())).get());
    orient(united);
    return united;
}

} // namespace geo
