// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace bench {

/// Finds out before long work whether a file can be written there; makes an empty one if there is
/// none. Does nothing for an empty path. Throws Error(Storage) if not, Error(Usage) for a
/// GeoPackage, links followed: that may be a workspace, which nothing else may write to.
void checkWritable(const std::string& path);

/// Writes a file, over the one that is there. Throws like `checkWritable`.
void writeFile(const std::string& path, const std::string& bytes);

} // namespace bench
