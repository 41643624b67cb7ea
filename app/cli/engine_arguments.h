// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/road_arguments.h"
#include "core/workspace/workspace.h"
#include "geo/engines/travel_engine.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace app {

/// The options of commands that need drive times: who knows them, and how the roads are used.
class EngineArguments {
public:
    /// Adds --engine and what belongs to it; `usual` says which one is taken without.
    void add(CLI::App& command, const std::string& usual);

    /// What was typed; empty = nothing.
    const std::string& word() const { return word_; }
    /// Whether positions may be sent to servers elsewhere.
    bool mayLeave() const { return mayLeave_; }
    /// The engine that was asked for, else `usual`. `hours`: between which one drives, where no
    /// departure was typed; empty = any. Throws Error(Usage) for one that there is not,
    /// or a server without leave to send positions to it, Error(Input) for a file of barriers that
    /// cannot be read.
    std::shared_ptr<geo::TravelEngine> engine(const core::Workspace& ws,
                                              const std::string& usual = {},
                                              const std::string& hours = {}) const;

private:
    std::string word_;
    bool mayLeave_ = false;
    bool fresh_ = false;
    RoadArguments road_;
};

} // namespace app
