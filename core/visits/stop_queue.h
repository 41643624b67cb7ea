// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/workspace/connection.h"

#include <string>
#include <vector>

namespace core::visits {

/// An account that a web hook asks to call on ("closed-won creates a stop").
struct QueuedStop {
    AccountId account; ///< 0 = the workspace has no such account
    std::string number;
    std::string opportunity;
    std::string note;
    std::string since; ///< UTC
};

/// The stops that nobody has planned yet, in the order in which they came; an account once. A stop
/// leaves the queue when a route plan or a visit of a later time has it, and is back when that is
/// undone or removed.
std::vector<QueuedStop> loadStopQueue(const Connection& db);

} // namespace core::visits
