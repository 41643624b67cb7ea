// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/plan/shape.h"

#include <optional>
#include <span>
#include <vector>

namespace geo {

/// Areas that servers drew, made valid: `areas[m]` are those of `minutes[m]`, one for each centre.
/// Overlaps count once, and what is reached in fewer minutes is part of what is reached in more,
/// which servers do not see to.
std::vector<core::MultiPolygon>
nestedAreas(const std::vector<std::vector<core::MultiPolygon>>& areas,
            std::span<const double> minutes);

/// A Polygon or MultiPolygon of GeoJSON (RFC 7946); empty for anything else, or for positions that
/// are none.
std::optional<core::MultiPolygon> geoJsonArea(const core::Json& geometry);

} // namespace geo
