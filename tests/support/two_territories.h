// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/cli_run.h"
#include "tests/support/temp_dir.h"

namespace support {

/// A new workspace with four units in a square, 67001 to 67004, as the layer "zip", and the reps
/// and accounts of two CSV texts.
inline void fourUnits(TempDir& dir, const std::string& ws, const std::string& reps,
                      const std::string& accounts) {
    cliJson({"init", ws});
    cliJson({"units", "import", ws, dir.write("grid.geojson", gridGeoJson(2, 2)), "--layer", "zip",
             "--key", "ZIP"});
    cliJson({"reps", "import", ws, dir.write("r.csv", reps)});
    cliJson({"accounts", "import", ws, dir.write("a.csv", accounts)});
    cliJson({"units", "aggregate", ws, "--layer", "zip", "--from", "accounts", "--value",
             "potential", "--as", "potential"});
}

/// A scenario "S" of those units: North has the first two, South the others.
inline void northAndSouth(TempDir& dir, const std::string& ws) {
    cliJson({"balance", ws, "--layer", "zip", "--measure", "potential", "--territories", "2",
             "--tolerance", "0.05", "--scenario", "S"});
    const auto names = cliJson({"score", ws, "--scenario", "S"}).at("territories");
    cliJson({"rename", ws, names[0].at("name"), "North", "--scenario", "S"});
    cliJson({"rename", ws, names[1].at("name"), "South", "--scenario", "S"});
    cliJson({"alignment", "import", ws,
             dir.write("t.csv", "zip,territory\n67001,North\n67002,North\n67003,South\n"
                                "67004,South\n"),
             "--scenario", "S"});
}

} // namespace support
