// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text_file.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <filesystem>
#include <fstream>

namespace core {

void writeTextFile(const std::string& path, std::string_view text) {
    const std::string beside = path + ".part";
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        out << text;
        out.flush();
        if (!out) {
            throw Error(Code::Storage, format("cannot write {}", path),
                        "check the folder and the space on the disk", path);
        }
    }
    std::error_code error;
    std::filesystem::rename(beside, path, error);
    if (error) {
        throw Error(Code::Storage, format("cannot write {}: {}", path, error.message()),
                    "check the folder", path);
    }
}

} // namespace core
