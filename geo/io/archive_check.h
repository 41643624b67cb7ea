// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace geo {

/// Whether a .zip is whole: its directory can be read, and so can every member to its end, with the
/// checksum that the directory gives. False for what is no .zip.
bool isWholeZip(const std::string& path);

} // namespace geo
