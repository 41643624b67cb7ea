// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/connection.h"

namespace ui {

struct PlanFigures;

/// What the plan that is balanced brings along.
struct RuleFacts {
    bool fresh = false; ///< there are no territories yet
    bool zips = false;
    int bases = 0; ///< reps with a home
    int lockedUnits = 0;
    int lockedTerritories = 0;
    int overrides = 0; ///< accounts that do not follow their unit
};

RuleFacts loadRuleFacts(const core::Connection& db, const PlanFigures& figures);

} // namespace ui
