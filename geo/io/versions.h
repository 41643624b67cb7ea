// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace geo {

/// Name and version of the libraries that this layer uses, as found when the program runs, with
/// those of PROJ's database.
std::vector<std::pair<std::string, std::string>> libraryVersions();

/// Short names of the OGR drivers at hand that read or write what planners have ("GeoJSON", ...).
std::vector<std::string> usualDrivers();

/// What is missing for the work to be right, one sentence each; empty = nothing.
std::vector<std::string> installationProblems();

} // namespace geo
