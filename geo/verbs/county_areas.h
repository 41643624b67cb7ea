// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"

#include <map>
#include <string>
#include <vector>

namespace geo {

/// To which larger area (TV market, metropolitan area) each county belongs, as a table says.
struct CountyAreas {
    std::map<std::string, std::string> areaOf; ///< by the FIPS code of `counties()`
    /// The table has Connecticut's planning regions of 2022, the base map its counties before.
    bool planningRegions = false;
    std::vector<core::Issue> issues; ///< rows whose county is not known, counties named twice
};

/// Reads a table of counties. They are known by a column with five-digit FIPS codes, by two columns
/// with those of state and county (lost zeros are put back), or by state and name; names may differ
/// in case, spaces, dots and in "County", "Parish" or "Saint". `column` names the area; a county
/// without one belongs to none. A county that is named twice with different areas keeps the first.
/// Throws Error(Input) if the table has no such column or nothing that tells counties.
CountyAreas readCountyAreas(const std::string& file, const std::string& column);

/// A county's name without what differs between tables: "De Kalb County" -> "DEKALB".
std::string countyWord(const std::string& name);

} // namespace geo
