// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/verbs/balance_params.h"
#include "core/workspace/workspace.h"

#include <string>
#include <vector>

namespace geo {

/// Centres for the territories of a balance, projected to the work CRS of its layer.
struct CentreList {
    std::vector<core::FixedCentre> centres;
    std::vector<core::Issue> issues; ///< reps or rows without a place, which are left out
};

/// The homes of the reps on the roster, in order of their records; reps who have left are not
/// taken. `params` tells the layer. Throws Error(Input) if no rep has a place.
CentreList centresOfReps(const core::Connection& db, const core::BalanceParams& params);

/// Rows of a table with the columns territory (or code, name, id), lon and lat. Throws Error(Input)
/// if there are no such columns, or no row has a place on the earth.
CentreList centresOfFile(const core::Connection& db, const core::BalanceParams& params,
                         const std::string& file);

/// Rows of a table with the columns unit (or key, zip) and, if they are there, territory and
/// reason. Throws Error(Input) if there is no such column or no row.
std::vector<core::LockWish> locksOfFile(const std::string& file);

} // namespace geo
