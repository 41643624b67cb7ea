// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/plan/shape.h"
#include "core/workspace/workspace.h"

#include <string>
#include <vector>

namespace geo {

/// Places with a name of their own.
struct NamedPlaces {
    std::vector<std::string> names;
    std::vector<core::Point> points; ///< degrees
    std::vector<core::Issue> issues; ///< rows without a place
};

/// Reads places from any table or file of points, by its point geometry or by columns that are
/// called lon and lat (or longitude, lng, x; latitude, y); the name is the column id, key, name,
/// zip or the first. The words "accounts", "reps" and "units:LAYER" stand for what the workspace
/// holds. Throws Error(Input) for a file that cannot be read or has no such columns.
NamedPlaces readPlaces(const core::Workspace& ws, const std::string& source);

} // namespace geo
