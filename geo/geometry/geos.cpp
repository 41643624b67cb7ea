// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geometry/geos.h"

#include "core/base/error.h"

#include <geos_c.h>

#include <vector>

namespace geo {

namespace {

void keepMessage(const char* message, void* where) {
    *static_cast<std::string*>(where) = message;
}

void dropMessage(const char*, void*) {}

/// GEOS frees the parts of a collection with the collection, also when making it fails.
std::vector<GEOSGeometry*> release(std::vector<GeosGeometry>& parts) {
    std::vector<GEOSGeometry*> pointers;
    pointers.reserve(parts.size());
    for (GeosGeometry& part : parts) {
        pointers.push_back(part.release());
    }
    return pointers;
}

} // namespace

void GeosDeleter::operator()(GEOSGeom_t* geometry) const {
    GEOSGeom_destroy_r(context, geometry);
}

Geos::Geos() : context_(GEOS_init_r()) {
    GEOSContext_setErrorMessageHandler_r(context_, keepMessage, &lastMessage_);
    GEOSContext_setNoticeMessageHandler_r(context_, dropMessage, nullptr);
}

Geos::~Geos() {
    GEOS_finish_r(context_);
}

GeosGeometry Geos::own(GEOSGeom_t* geometry) const {
    require(geometry != nullptr);
    return {geometry, GeosDeleter{context_}};
}

void Geos::require(bool done) const {
    if (!done) {
        throw core::Error(core::Code::Bug, "a shape could not be computed: " + lastMessage_,
                          "please report this with the layer that caused it");
    }
}

GeosGeometry Geos::fromRing(const core::Ring& ring) const {
    static_assert(sizeof(core::Point) == 2 * sizeof(double));
    GEOSCoordSequence* points = GEOSCoordSeq_copyFromBuffer_r(
        context_, &ring.front().x, static_cast<unsigned>(ring.size()), 0, 0);
    require(points != nullptr);
    return own(GEOSGeom_createLinearRing_r(context_, points));
}

GeosGeometry Geos::fromPolygon(const core::Polygon& polygon) const {
    std::vector<GeosGeometry> holes;
    for (std::size_t i = 1; i < polygon.rings.size(); ++i) {
        holes.push_back(fromRing(polygon.rings[i]));
    }
    GeosGeometry shell = fromRing(polygon.rings.front());
    std::vector<GEOSGeometry*> pointers = release(holes);
    return own(GEOSGeom_createPolygon_r(context_, shell.release(), pointers.data(),
                                        static_cast<unsigned>(pointers.size())));
}

GeosGeometry Geos::fromShape(const core::MultiPolygon& shape) const {
    std::vector<GeosGeometry> parts;
    for (const core::Polygon& polygon : shape.polygons) {
        parts.push_back(fromPolygon(polygon));
    }
    std::vector<GEOSGeometry*> pointers = release(parts);
    return own(GEOSGeom_createCollection_r(context_, GEOS_MULTIPOLYGON, pointers.data(),
                                           static_cast<unsigned>(pointers.size())));
}

core::Ring Geos::toRing(const GEOSGeom_t* ring) const {
    const GEOSCoordSequence* points = GEOSGeom_getCoordSeq_r(context_, ring);
    unsigned size = 0;
    require(points != nullptr && GEOSCoordSeq_getSize_r(context_, points, &size) == 1);
    core::Ring out(size);
    if (size > 0) {
        require(GEOSCoordSeq_copyToBuffer_r(context_, points, &out.front().x, 0, 0) == 1);
    }
    return out;
}

void Geos::addPolygons(const GEOSGeom_t* geometry, core::MultiPolygon& shape) const {
    const int type = GEOSGeomTypeId_r(context_, geometry);
    if (type == GEOS_POLYGON && GEOSisEmpty_r(context_, geometry) == 0) {
        core::Polygon polygon;
        polygon.rings.push_back(toRing(GEOSGetExteriorRing_r(context_, geometry)));
        const int holes = GEOSGetNumInteriorRings_r(context_, geometry);
        for (int i = 0; i < holes; ++i) {
            polygon.rings.push_back(toRing(GEOSGetInteriorRingN_r(context_, geometry, i)));
        }
        shape.polygons.push_back(std::move(polygon));
    } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        const int parts = GEOSGetNumGeometries_r(context_, geometry);
        for (int i = 0; i < parts; ++i) {
            addPolygons(GEOSGetGeometryN_r(context_, geometry, i), shape);
        }
    }
}

core::MultiPolygon Geos::toShape(const GEOSGeom_t* geometry) const {
    core::MultiPolygon shape;
    addPolygons(geometry, shape);
    return shape;
}

} // namespace geo
