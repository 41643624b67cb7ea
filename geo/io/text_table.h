// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace geo {

/// A delimited text file made ready for GDAL's CSV driver.
struct TextTable {
    std::string gdalName;   ///< what to open, with the driver's prefix
    std::string memoryFile; ///< a converted copy in memory to be freed after use; may be empty
    bool hasHeader = true;
    char delimiter = ',';
    std::string encoding; ///< "UTF-8", "UTF-16" or "Windows-1252", judged by the first bytes
};

/// Whether the source is called like a delimited text file (.csv, .tsv, .txt, .psv, also .gz).
bool isTextTable(const std::string& source);

/// Looks at the first bytes: UTF-16 (a spreadsheet's "Unicode text") is converted, and a first line
/// with figures such as 06511 or 41.3 is data, not a header. `name` is GDAL's name of the file.
/// Throws Error(Input) for a file without any text.
TextTable prepareTextTable(const std::string& name, const std::string& source);

} // namespace geo
