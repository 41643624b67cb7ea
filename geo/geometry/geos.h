// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <memory>
#include <string>

struct GEOSContextHandle_HS;
struct GEOSGeom_t;

namespace geo {

/// Frees a GEOS geometry in the context it was made in.
struct GeosDeleter {
    GEOSContextHandle_HS* context = nullptr;
    void operator()(GEOSGeom_t* geometry) const;
};

/// A GEOS geometry that is ours. It must not outlive its `Geos`.
using GeosGeometry = std::unique_ptr<GEOSGeom_t, GeosDeleter>;

/// A GEOS context: one per thread. GEOS reports its errors as null results and messages; here they
/// become Error(Bug), since every shape that reaches GEOS has been checked before.
class Geos {
public:
    Geos();
    ~Geos();
    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;

    GEOSContextHandle_HS* context() const { return context_; }

    /// Takes over what GEOS returned. Throws Error(Bug) with GEOS's own message if it is null.
    GeosGeometry own(GEOSGeom_t* geometry) const;
    /// Throws Error(Bug) with GEOS's last message unless `done`.
    void require(bool done) const;

    /// Rings must be closed and have at least four points. The plane is that of the shape.
    GeosGeometry fromShape(const core::MultiPolygon& shape) const;
    /// The polygons of any geometry; its points and lines are left out.
    core::MultiPolygon toShape(const GEOSGeom_t* geometry) const;

private:
    GeosGeometry fromPolygon(const core::Polygon& polygon) const;
    GeosGeometry fromRing(const core::Ring& ring) const;
    core::Ring toRing(const GEOSGeom_t* ring) const;
    void addPolygons(const GEOSGeom_t* geometry, core::MultiPolygon& shape) const;

    GEOSContextHandle_HS* context_;
    std::string lastMessage_;
};

} // namespace geo
