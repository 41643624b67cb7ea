// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/score.h"

#include <string>

namespace app {

/// The figures of a scenario as a table for people, with a line of totals below.
std::string scoreText(const core::ScoreReport& report);

/// 12,345 or 12.3: few digits where there are many before the point.
std::string figure(double value);

} // namespace app
