// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/osm_text.h"

#include <string>

namespace support {

/// A town of straight streets, `side` by `side` blocks of `step` degrees from a corner on, every
/// fifth street a primary road, as an OpenStreetMap file.
inline std::string roadTown(int side, double west = -83, double south = 40, double step = 0.005) {
    OsmText map;
    const auto id = [side](int column, int row) {
        return std::int64_t{1} + row * (side + 1) + column;
    };
    for (int row = 0; row <= side; ++row) {
        for (int column = 0; column <= side; ++column) {
            map.node(id(column, row), west + step * column, south + step * row);
        }
    }
    for (int i = 0; i <= side; ++i) {
        const OsmText::Tags tags = {{"highway", i % 5 == 0 ? "primary" : "residential"}};
        std::vector<std::int64_t> across;
        std::vector<std::int64_t> along;
        for (int k = 0; k <= side; ++k) {
            across.push_back(id(k, i));
            along.push_back(id(i, k));
        }
        map.way(1000 + i, across, tags).way(2000 + i, along, tags);
    }
    return map.str();
}

} // namespace support
