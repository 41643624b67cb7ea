// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

namespace support {

/// True if GDAL's command-line tools are there, which make files to read and are compared with.
inline bool hasOgr() {
    return std::system("ogr2ogr --version > /dev/null 2>&1") == 0;
}

/// Runs a shell command; true if it succeeded.
inline bool run(const std::string& command) {
    return std::system((command + " > /dev/null 2>&1").c_str()) == 0;
}

/// What a shell command prints.
inline std::string outputOf(const std::string& command) {
    std::string text;
    if (FILE* pipe = popen(command.c_str(), "r")) {
        char buffer[4096];
        while (const std::size_t size = fread(buffer, 1, sizeof buffer, pipe)) {
            text.append(buffer, size);
        }
        pclose(pipe);
    }
    return text;
}

} // namespace support
