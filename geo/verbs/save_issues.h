// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/workspace/workspace.h"

#include <string>
#include <vector>

namespace geo {

/// Writes the remarks of a report as a table, by the ending of the file a workbook, CSV or
/// OpenDocument: row, record, severity, what is the matter, what to do. All of them, however many.
/// Returns how many. Throws Error(Usage) for another ending or for the workspace itself,
/// Error(Storage) if the disk refuses.
std::int64_t saveIssues(const core::Workspace& ws, const std::vector<core::Issue>& issues,
                        const std::string& file);

} // namespace geo
