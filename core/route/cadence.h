// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

namespace core::route {

/// How often an account is to be called on.
struct Cadence {
    int every = 7;           ///< days from call to call: 7, 14, 28
    int slack = 0;           ///< days that a call may be off its turn, to meet a working day
    std::optional<int> last; ///< day of the last call made; the first one is then due a turn later
};

/// The ways to spread the calls of a cadence evenly over a horizon, for `Series::patterns`: one for
/// each first day, with as many calls as the horizon holds. Days are numbers of calendar days;
/// `workdays` are those on which somebody works. Each day of a pattern is a working day within
/// `slack` of its turn. Empty where there is no way; a call that is overdue is due on the first
/// days.
std::vector<std::vector<int>> evenPatterns(std::vector<int> workdays, const Cadence& cadence);

} // namespace core::route
