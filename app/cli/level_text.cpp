// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/level_text.h"

#include "core/base/text.h"

#include <vector>

namespace app {

std::string levelsText(const geo::LevelCounts& levels) {
    std::vector<std::string> parts;
    for (const std::string& level : geo::matchLevels()) {
        if (levels.of(level) > 0) {
            parts.push_back(core::format("{} {}", level, core::grouped(levels.of(level))));
        }
    }
    return core::join(parts, ", ");
}

} // namespace app
