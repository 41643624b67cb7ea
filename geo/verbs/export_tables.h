// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/verbs/export.h"

#include <cstdint>
#include <vector>

namespace geo {

// The parts of the verb `export`, one for each kind of rows. Each reads one committed state of the
// workspace, writes the file and returns its number of rows; see `exportTable`.

std::int64_t exportUnits(core::Workspace& ws, const ExportParams& params,
                         std::vector<core::Issue>& issues, core::Job& job);
std::int64_t exportTerritories(core::Workspace& ws, const ExportParams& params,
                               std::vector<core::Issue>& issues, core::Job& job);
std::int64_t exportAssignments(core::Workspace& ws, const ExportParams& params,
                               std::vector<core::Issue>& issues, core::Job& job);
std::int64_t exportAccounts(core::Workspace& ws, const ExportParams& params,
                            std::vector<core::Issue>& issues, core::Job& job);
std::int64_t exportMoves(core::Workspace& ws, const ExportParams& params,
                         std::vector<core::Issue>& issues, core::Job& job);

} // namespace geo
