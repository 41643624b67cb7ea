// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace core {

/// The folder for data that several workspaces share: `EVENLODE_DATA_DIR` where it is set, else
/// `evenlode` in the platform's folder for programs' data (XDG_DATA_HOME or ~/.local/share; on
/// Windows APPDATA). Made if it is not there. Throws Error(Storage) if it cannot be made.
std::string dataFolder();

} // namespace core
