// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/own_file.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <filesystem>

namespace geo {

void refuseOwnFile(const core::Workspace& ws, const std::string& source) {
    std::error_code missing;
    if (std::filesystem::equivalent(ws.path(), source, missing)) {
        throw core::Error(core::Code::Input, "the workspace cannot be its own source",
                          "export the layer first, or name another file", source);
    }
}

void refuseOwnTarget(const core::Workspace& ws, const std::string& file) {
    std::error_code ignored;
    const std::string path = std::filesystem::weakly_canonical(file, ignored).string();
    const std::string own = std::filesystem::weakly_canonical(ws.path(), ignored).string();
    for (const char* part : {"", "-wal", "-shm", "-journal"}) {
        if (path == own + part) {
            throw core::Error(core::Code::Input, core::format("{} is the workspace itself", file),
                              "give another name", file);
        }
    }
}

} // namespace geo
