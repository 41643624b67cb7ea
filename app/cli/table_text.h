// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace app {

/// Rows of text as a table for a terminal: columns padded by what they show (not by bytes), those
/// whose header starts with '>' right-aligned, two spaces between.
std::string tableText(const std::vector<std::string>& headers,
                      const std::vector<std::vector<std::string>>& rows);

} // namespace app
