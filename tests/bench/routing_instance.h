// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/problem.h"

#include <optional>
#include <string>
#include <vector>

namespace bench {

/// File formats of published routing instances.
enum class RoutingFormat {
    Guess,   ///< by what the file says
    Tsplib,  ///< TSPLIB95, symmetric, EUC_2D, CEIL_2D, ATT, GEO and EXPLICIT
    Solomon, ///< vehicle routing with time windows of Solomon, and Gehring and Homberger
    Tsptw    ///< travelling salesman with time windows as collected by Lopez-Ibanez and Blum
};

RoutingFormat routingFormat(const std::string& name);
const char* routingFormatName(RoutingFormat format);

/// An instance and what is published about it.
struct RoutingInstance {
    std::string name;
    RoutingFormat format = RoutingFormat::Tsplib;
    core::route::Problem problem;
    double unit = 1;                      ///< how many units of the problem one of the file has
    std::vector<int> numbers;             ///< of the stops in the file
    std::optional<int> firstNumber;       ///< of the city where a round trip begins
    std::optional<double> bestKnown;      ///< in the file's unit
    std::optional<int> bestKnownVehicles; ///< set where vehicles count before distance
    std::optional<double> peer;           ///< the longest run of a peer, where measured
};

/// Reads an instance, and its best known value from `best_known.csv` beside it. Throws Error(Input)
/// for a file that is none.
RoutingInstance readRouting(const std::string& path, RoutingFormat format);

/// Paths of the instances in a folder that its `best_known.csv` names, in that order. Throws
/// Error(Input) where there is no such table.
std::vector<std::string> routingInstancesIn(const std::string& folder);

} // namespace bench
