// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace core {

/// The folder for data that several workspaces share: `EVENLODE_DATA_DIR` where it is set, else
/// `evenlode` in the platform's folder for programs' data (XDG_DATA_HOME or ~/.local/share; on
/// Windows APPDATA). It may not be there yet. Empty where no folder can be told (no HOME).
std::string dataFolder();

/// Makes the folder that a shared file is to lie in. Throws Error(Storage) if it cannot be made, or
/// if `file` is empty because there is no `dataFolder`.
void makeFolderOf(const std::string& file);

} // namespace core
