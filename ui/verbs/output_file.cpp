// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/output_file.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace ui {

std::string outputPath(const core::Workspace& ws, const std::string& file,
                       const std::vector<std::string>& endings) {
    const std::filesystem::path path = std::filesystem::absolute(file).lexically_normal();
    const std::string ending = core::lower(path.extension().string());
    if (file.empty() || std::find(endings.begin(), endings.end(), ending) == endings.end()) {
        throw core::Error(core::Code::Usage, "cannot tell what kind of file \"" + file + "\" is",
                          "end its name in " + core::join(endings, ", "), file);
    }
    std::error_code ignored;
    if (std::filesystem::equivalent(path, ws.path(), ignored)) {
        throw core::Error(core::Code::Input, "that file is the workspace itself",
                          "name another file", file);
    }
    if (std::filesystem::is_directory(path, ignored)) {
        throw core::Error(core::Code::Input, file + " is a folder", "name a file in it", file);
    }
    if (!std::filesystem::is_directory(path.parent_path(), ignored)) {
        throw core::Error(core::Code::Storage, "there is no folder " + path.parent_path().string(),
                          "make it first or name another", file);
    }
    return path.string();
}

void throwUnwritable(const std::string& file) {
    throw core::Error(core::Code::Storage, "cannot write " + file,
                      "check the rights of its folder and the space left", file);
}

} // namespace ui
