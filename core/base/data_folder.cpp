// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/data_folder.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace core {

namespace {

std::filesystem::path fromEnvironment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

std::filesystem::path chosenFolder() {
    if (const auto own = fromEnvironment("EVENLODE_DATA_DIR"); !own.empty()) {
        return own;
    }
    // The base-directory specification: a path that is not absolute is to be ignored.
    for (const char* name : {"XDG_DATA_HOME", "APPDATA"}) {
        if (const auto base = fromEnvironment(name); base.is_absolute()) {
            return base / "evenlode";
        }
    }
    if (const auto home = fromEnvironment("HOME"); home.is_absolute()) {
        return home / ".local" / "share" / "evenlode";
    }
    return {};
}

} // namespace

std::string dataFolder() {
    const std::filesystem::path folder = chosenFolder();
    return folder.empty() ? "" : std::filesystem::absolute(folder).lexically_normal().string();
}

void makeFolderOf(const std::string& file) {
    if (file.empty()) {
        throw Error(Code::Storage, "there is no folder for shared data: HOME is not set",
                    "name one in EVENLODE_DATA_DIR");
    }
    const std::filesystem::path folder = std::filesystem::absolute(file).parent_path();
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure) {
        throw Error(Code::Storage,
                    format("the folder {} cannot be made: {}", folder.string(), failure.message()),
                    "name another one in EVENLODE_DATA_DIR", folder.string());
    }
}

} // namespace core
