// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace core {

/// Writes a file that takes the place of an older one only when it is complete. The path must not
/// be that of a workspace. Throws Error(Storage) if the folder or the disk refuses.
void writeTextFile(const std::string& path, std::string_view text);

} // namespace core
