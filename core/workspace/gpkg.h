// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"
#include "core/workspace/connection.h"

#include <optional>
#include <span>
#include <string>

namespace core {

/// A GeoPackage geometry blob (OGC 12-128r18, clause 2.1.3) in EPSG:4326, little-endian ISO WKB,
/// with an envelope for areas. Coordinates are degrees, x = longitude.
Blob encodeGpkg(const MultiPolygon& shape);
Blob encodeGpkg(Point point);

/// Reads a polygon or multipolygon blob. Throws Error(Storage) on anything that is not one; never
/// reads past the end, whatever the bytes say.
MultiPolygon decodeGpkgArea(std::span<const std::byte> blob);
Point decodeGpkgPoint(std::span<const std::byte> blob);

/// How a table or view appears to GIS programs.
struct GpkgLayer {
    std::string table; ///< table or view name
    std::string title;
    std::string description;
    std::string geometryType; ///< "MULTIPOLYGON" or "POINT"
    std::string geometryColumn = "geom";
};

/// Registers (or updates) a layer in gpkg_contents and gpkg_geometry_columns.
void registerLayer(const Connection& db, const GpkgLayer& layer, const Box& extent);
void unregisterLayer(const Connection& db, const std::string& table);

} // namespace core
