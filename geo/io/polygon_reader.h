// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/plan/shape.h"

#include <memory>
#include <string>
#include <vector>

class OGRGeometry;
class OGRLayer;

namespace geo {

/// Turns the geometries of one layer into polygons in degrees of EPSG:4326, longitude first.
class PolygonReader {
public:
    /// What became of one geometry. `message` is empty unless there is something to say.
    struct Outcome {
        bool usable = false;
        std::string message;
        std::string hint;
    };

    /// `sourceCrs` overrides the layer's own CRS. A layer with neither is taken for longitude and
    /// latitude if its extent fits, which adds an issue; otherwise, and for a CRS that cannot be
    /// transformed, throws Error(Input).
    PolygonReader(OGRLayer& layer, const std::string& sourceCrs, std::vector<core::Issue>& issues);
    ~PolygonReader();

    /// The layer's CRS for people: "EPSG:4269 NAD83".
    const std::string& crs() const;

    /// Reads the polygons of a geometry (null allowed) into `shape`: curves as short segments, Z
    /// and M dropped. Not usable without a polygon, or if any coordinate is not finite or not on
    /// the earth.
    Outcome read(const OGRGeometry* geometry, core::MultiPolygon& shape) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace geo
