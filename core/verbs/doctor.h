// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"

#include <string>
#include <vector>

namespace core {

/// Looks for damage in a workspace: SQLite's integrity check, foreign keys, the invariants that the
/// schema cannot state, readable geometries, a readable history. Changes nothing. Damage is data in
/// the answer; an empty answer means sound.
std::vector<Issue> checkWorkspace(const std::string& path);

} // namespace core
