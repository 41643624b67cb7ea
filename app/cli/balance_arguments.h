// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/engine_arguments.h"
#include "core/base/issue.h"
#include "core/verbs/balance_params.h"
#include "core/workspace/workspace.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace app {

/// What is typed for a balance, before files are read and numbers parsed.
struct BalanceArguments {
    std::vector<std::string> measures;
    std::vector<std::string> minima;
    std::vector<std::string> maxima;
    std::string targetValue;
    std::string centres;
    std::string lockFile;
    std::string objective = "compactness";
    double maxDisruption = -1;
    double speed = 0; ///< km/h; 0 = not given
    EngineArguments engine;
    double tolerance = -1;
    core::BalanceParams params;
};

/// Adds the options of a balance to a command; `arguments` must outlive it.
void addBalanceOptions(CLI::App& command, BalanceArguments& arguments);

/// The parameters that the arguments stand for. Reads the lists of centres and locks, whose
/// trouble goes to `issues`.
core::BalanceParams balanceParams(const core::Workspace& ws, const BalanceArguments& arguments,
                                  std::vector<core::Issue>& issues);

} // namespace app
