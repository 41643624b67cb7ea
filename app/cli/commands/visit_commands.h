// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_line.h"

namespace app {

// Parts of `addVisitCommands` and `addRouteCommands` that have a file of their own.

void addVisitImport(CommandLine& line);
void addVisitReports(CommandLine& line);
void addRouteSheets(CommandLine& line);

} // namespace app
