// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/roads/roads.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace app {

/// The options of commands that drive: traffic, corrections by road class, lines not to cross.
class RoadArguments {
public:
    void add(CLI::App& command);
    /// Throws Error(Usage) for a factor that is none, Error(Input) for a file that cannot be read.
    geo::RoadUse use() const;

private:
    std::string traffic_ = "free";
    std::vector<std::string> factors_;
    std::string barriers_;
};

} // namespace app
