// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/verbs/route_params.h"
#include "core/workspace/connection.h"

#include <vector>

namespace core {

/// Adds the stops that web hooks ask for, such as those of deals that were won, to the calls of
/// `params`; an account that is among them already keeps its wish. Planned like this, a stop leaves
/// the queue; it is back when the plan is undone or removed. Reports accounts that the workspace
/// does not have. Throws Error(Input) if the queue is empty and nothing else was asked for: all
/// accounts would be meant.
std::vector<Issue> takeStopQueue(const Connection& db, RouteParams& params);

} // namespace core
