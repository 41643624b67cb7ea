// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/text.h"
#include "tests/support/road_town.h"

#include <string>

namespace support {

/// A town with roads, divided into 4 by 4 units, with an account in each corner of each (64 that
/// ask for one to three calls) and two reps: the files to import.
struct DriveTown {
    static std::string units() {
        core::Json features = core::Json::array();
        for (int i = 0; i < 16; ++i) {
            const double x = -83 + 0.025 * (i % 4);
            const double y = 40 + 0.025 * (i / 4);
            const core::Json ring{
                {x, y}, {x + 0.025, y}, {x + 0.025, y + 0.025}, {x, y + 0.025}, {x, y}};
            features.push_back({{"type", "Feature"},
                                {"properties", {{"ZIP", std::to_string(43001 + i)}}},
                                {"geometry", {{"type", "Polygon"}, {"coordinates", {ring}}}}});
        }
        return core::Json{{"type", "FeatureCollection"}, {"features", features}}.dump();
    }
    static std::string accounts() {
        std::string accounts = "account_id,name,lat,lon,calls\n";
        for (int i = 0; i < 64; ++i) {
            accounts += core::format("A{0},Account {0},{1},{2},{3}\n", i, 40.006 + 0.0125 * (i / 8),
                                     -82.994 + 0.0125 * (i % 8), 1 + i % 3);
        }
        return accounts;
    }
    static std::string reps() {
        return "id,name,lat,lon\nR1,Ann,40.02,-82.98\nR2,Bob,40.08,-82.92\n";
    }
    static std::string roads() { return roadTown(20); }
};

} // namespace support
