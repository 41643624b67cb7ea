// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/verbs/import_records.h"

#include <string>

namespace app {

/// "rooftop 1,204, zip 12": the levels that occur.
std::string levelsText(const geo::LevelCounts& levels);

} // namespace app
