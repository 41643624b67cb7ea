// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/embedded/topojson.h"

#include <string_view>
#include <vector>

namespace geo {

/// The counties that are built into the program, in order of FIPS code: Census Bureau cartographic
/// boundaries of 2017 at 1:10,000,000, NAD 83 (at this scale the same as WGS 84). Decoded when
/// first asked for; threads may share them. Public domain.
const std::vector<BaseShape>& counties();

/// The states and territories, cut from the same topology: their edges are edges of counties.
const std::vector<BaseShape>& states();

/// The shape with this FIPS code among shapes in order of it, or null.
const BaseShape* findShape(const std::vector<BaseShape>& shapes, std::string_view fips);

} // namespace geo
