// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/output_file.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <filesystem>
#include <fstream>

namespace bench {

namespace {

[[noreturn]] void refuse(const std::string& path) {
    throw core::Error(core::Code::Storage, core::format("{} cannot be written", path),
                      "check the folder and the space on the disk", path);
}

void refuseWorkspace(const std::string& path) {
    std::error_code unknown;
    const auto real = std::filesystem::weakly_canonical(path, unknown);
    for (const auto& name : {std::filesystem::path(path), real}) {
        if (core::lower(name.extension().string()) == ".gpkg") {
            throw core::Error(core::Code::Usage,
                              core::format("{} may be a workspace and is not written over", path),
                              "name another file", path);
        }
    }
}

} // namespace

void checkWritable(const std::string& path) {
    if (path.empty()) {
        return;
    }
    refuseWorkspace(path);
    if (!std::ofstream(path, std::ios::binary | std::ios::app)) {
        refuse(path);
    }
}

void writeFile(const std::string& path, const std::string& bytes) {
    refuseWorkspace(path);
    std::ofstream file(path, std::ios::binary);
    file << bytes;
    file.close();
    if (!file) {
        refuse(path);
    }
}

} // namespace bench
