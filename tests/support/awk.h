// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <array>
#include <cstdio>
#include <string>

namespace support {

/// What awk makes of a file of rows with commas: an independent computation of figures.
inline std::string awk(const std::string& program, const std::string& file) {
    const std::string command = "awk -F, '" + program + "' '" + file + "'";
    FILE* pipe = popen(command.c_str(), "r");
    std::string out;
    std::array<char, 4096> part{};
    while (pipe != nullptr && std::fgets(part.data(), part.size(), pipe) != nullptr) {
        out += part.data();
    }
    if (pipe == nullptr || pclose(pipe) != 0) {
        return "awk failed";
    }
    return std::string(core::trim(out));
}

} // namespace support
