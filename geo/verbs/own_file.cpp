// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/own_file.h"

#include "core/base/error.h"

#include <filesystem>

namespace geo {

void refuseOwnFile(const core::Workspace& ws, const std::string& source) {
    std::error_code missing;
    if (std::filesystem::equivalent(ws.path(), source, missing)) {
        throw core::Error(core::Code::Input, "the workspace cannot be its own source",
                          "export the layer first, or name another file", source);
    }
}

} // namespace geo
