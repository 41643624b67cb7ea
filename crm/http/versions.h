// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace crm {

/// Name and version of the libraries that this layer uses, as found when the program runs.
std::vector<std::pair<std::string, std::string>> libraryVersions();

} // namespace crm
