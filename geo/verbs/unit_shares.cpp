// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/unit_shares.h"

#include "core/workspace/gpkg.h"
#include "geo/crs/projection.h"
#include "geo/geometry/common_area.h"
#include "geo/geometry/geos.h"
#include "geo/geometry/measure.h"
#include "geo/geometry/predicates.h"
#include "geo/geometry/repair.h"

#include <algorithm>

namespace geo {

using core::MultiPolygon;
using core::Point;
using core::UnitId;

bool insideShape(const MultiPolygon& shape, Point point) {
    for (const core::Polygon& polygon : shape.polygons) {
        bool in = false;
        for (const core::Ring& ring : polygon.rings) {
            in ^= placeInRing(point, ring) != Place::Outside;
        }
        if (in) {
            return true;
        }
    }
    return false;
}

UnitShares sharesByCentroid(const std::vector<core::BasicUnit>& units, const MultiPolygon& metres) {
    UnitShares shares;
    const core::Box box = metres.bounds();
    for (const core::BasicUnit& unit : units) {
        if (box.contains(unit.position) && insideShape(metres, unit.position)) {
            shares[unit.id] = 1;
        }
    }
    return shares;
}

std::vector<UnitShares> sharesByArea(const core::Connection& db, const core::UnitLayer& layer,
                                     const std::vector<MultiPolygon>& metres, core::Job& job) {
    const Projection plane(layer.workCrs);
    const Geos geos;
    std::vector<GeosGeometry> drawn;
    std::vector<core::Box> boxes;
    for (const MultiPolygon& shape : metres) {
        drawn.push_back(geos.fromShape(shape));
        boxes.push_back(shape.bounds());
    }
    std::vector<UnitShares> shares(metres.size());
    core::forEachShape(db, layer.id, [&](UnitId unit, std::span<const std::byte> blob) {
        job.checkpoint();
        const MultiPolygon shape = plane.toMetres(core::decodeGpkgArea(blob));
        const core::Box box = shape.bounds();
        if (std::none_of(boxes.begin(), boxes.end(),
                         [&](const core::Box& one) { return box.intersects(one); })) {
            return;
        }
        const double whole = area(shape);
        if (!(whole > 0)) {
            return;
        }
        const GeosGeometry own = geos.fromShape(shape);
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            const double part = box.intersects(boxes[i]) ? commonArea(geos, own, drawn[i]) : 0;
            if (part > 0) {
                shares[i][unit] = std::min(1.0, part / whole);
            }
        }
    });
    return shares;
}

std::vector<UnitShares> unitShares(const core::Connection& db, const core::UnitLayer& layer,
                                   const std::vector<MultiPolygon>& shapes, bool areas,
                                   core::Job& job) {
    const Projection plane(layer.workCrs);
    const Geos geos;
    std::vector<MultiPolygon> metres;
    for (const MultiPolygon& shape : shapes) {
        metres.push_back(shape.empty() ? MultiPolygon()
                                       : repairShape(geos, plane.toMetres(shape)).shape);
    }
    if (areas) {
        return sharesByArea(db, layer, metres, job);
    }
    const std::vector<core::BasicUnit> units = core::loadUnits(db, layer.id);
    std::vector<UnitShares> shares;
    for (const MultiPolygon& shape : metres) {
        shares.push_back(sharesByCentroid(units, shape));
    }
    return shares;
}

} // namespace geo
