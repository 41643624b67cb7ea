// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/route/problem.h"

#include <vector>

namespace core::route {

/// Throws Error(Input) where a matrix has the wrong size or an index points nowhere: such a problem
/// was put together wrongly, and no part of it can be trusted.
void requireSound(const Problem& problem);

/// When a stop's call may begin: windows merged and in order, those that end before they begin
/// left out with an issue. Empty = any time; `usable` becomes false where none is left.
std::vector<Window> usableWindows(const Stop& stop, bool& usable, std::vector<Issue>& issues);

/// Moments beyond this, on either side, are taken for it: sums of some of them must not overflow.
inline constexpr Time kFarthest = kNoLimit / 8;

/// A break with its times within `kFarthest`.
Break bounded(const Break& rest);

/// The breaks of a resource that can be kept one after the other, as indices in the order in which
/// they are taken. The others are left out with an issue each.
std::vector<int> usableBreaks(const Resource& resource, std::vector<Issue>& issues);

/// Issues of single values that are corrected or not used: negative lengths, priorities out of
/// range, hours that end before they begin, negative travel.
void checkValues(const Problem& problem, std::vector<Issue>& issues);

/// HH:MM of a time on the resource's day, with days before or after as "(+1)".
std::string clockText(Time time, Time midnight);

/// "1 h 20 min", "35 min", "40 s".
std::string lengthText(Time length);

} // namespace core::route
