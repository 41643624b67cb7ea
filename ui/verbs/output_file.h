// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <string>
#include <vector>

namespace ui {

/// The path of a file that is going to be written, made absolute. Throws Error(Usage) if its ending
/// is none of `endings` (with the dot, lower case), Error(Input) if it is the workspace itself or
/// a folder, Error(Storage) if its folder does not exist.
std::string outputPath(const core::Workspace& ws, const std::string& file,
                       const std::vector<std::string>& endings);

[[noreturn]] void throwUnwritable(const std::string& file);

} // namespace ui
