// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace geo {

/// The name under which GDAL opens what a user calls `source`: a file, a folder, a .zip, .tar or
/// .gz of one (the file inside is looked for, in subfolders too, whatever its name), or a
/// connection string or address, which stays as it is. `layer` chooses among several files of an
/// archive by their names without extension.
/// Throws Error(Input) for a file that is not there, or an archive that is damaged, has nothing to
/// read, or has several files between which `layer` does not decide.
std::string gdalName(const std::string& source, const std::string& layer = {});

} // namespace geo
