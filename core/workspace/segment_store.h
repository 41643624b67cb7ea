// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/connection.h"

#include <string>
#include <vector>

namespace core {

/// Names of the segment schemes of a workspace, in order; each is a column of accounts.
std::vector<std::string> segmentSchemes(const Connection& db);

/// The segment of an account in a scheme, as an SQL term; `account` is the term of its id.
std::string segmentTerm(const std::string& account, const std::string& scheme);

/// The table that `segmentTerm` reads.
inline constexpr const char* kSegmentTable = "plan_account_segments";

} // namespace core
