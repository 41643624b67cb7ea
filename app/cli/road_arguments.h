// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/roads/roads.h"

#include <CLI/CLI.hpp>

#include <map>
#include <string>
#include <vector>

namespace app {

/// A position as people write it, LON,LAT in degrees. Throws Error(Usage) for anything else.
core::Point parsePosition(const std::string& text);
/// "motorway=1.1" and others, by class. Throws Error(Usage) for a text that is none.
std::map<std::string, double> roadFactors(const std::vector<std::string>& texts);

/// The options of commands that drive: traffic, corrections by road class, lines not to cross.
class RoadArguments {
public:
    void add(CLI::App& command);
    /// Throws Error(Usage) for a factor that is none, Error(Input) for a file that cannot be read.
    geo::RoadUse use() const;

private:
    std::string traffic_ = "free";
    std::vector<std::string> factors_;
    std::string depart_;
    std::string barriers_;
};

} // namespace app
