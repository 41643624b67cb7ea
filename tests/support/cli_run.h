// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/run_cli.h"
#include "core/base/json.h"

#include <sstream>
#include <string>
#include <vector>

namespace support {

/// One run of the command line in this process.
struct CliRun {
    int status = 0;
    std::string out;
    std::string err;
    /// What --json printed; null if it was not exactly one JSON object.
    core::Json json() const { return core::Json::parse(out, nullptr, false); }
};

inline CliRun cli(const std::vector<std::string>& arguments) {
    std::ostringstream out;
    std::ostringstream err;
    const int status = app::runCli(arguments, {out, err, false});
    return {status, out.str(), err.str()};
}

/// The same with --json, for commands that must succeed with this status.
inline core::Json cliJson(std::vector<std::string> arguments, int expected = 0) {
    arguments.emplace_back("--json");
    const CliRun run = cli(arguments);
    if (run.status != expected) {
        throw std::runtime_error("status " + std::to_string(run.status) + ": " + run.err);
    }
    return run.json();
}

/// A GeoJSON grid of squares with sides of 0.1 degrees in Kansas, keys 67001, 67002, ... by rows
/// from the south-west.
inline std::string gridGeoJson(int columns, int rows) {
    core::Json features = core::Json::array();
    for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < columns; ++c) {
            const double x = -98 + 0.1 * c;
            const double y = 38 + 0.1 * r;
            const core::Json ring{{x, y}, {x + 0.1, y}, {x + 0.1, y + 0.1}, {x, y + 0.1}, {x, y}};
            features.push_back({{"type", "Feature"},
                                {"properties", {{"ZIP", std::to_string(67001 + r * columns + c)}}},
                                {"geometry", {{"type", "Polygon"}, {"coordinates", {ring}}}}});
        }
    }
    return core::Json{{"type", "FeatureCollection"}, {"features", features}}.dump();
}

} // namespace support
