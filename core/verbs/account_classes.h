// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/connection.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace core {

/// The column of accounts that holds their class: the one that is named, else the one that files
/// usually call so ("class"; an import may have taken it for the segment). Throws Error(Input) if
/// there is none.
std::string classColumn(const Connection& db, const std::string& named);

/// Whether an account is of a class, as SQL over the columns of accounts. Case and spaces around
/// make no difference.
std::string classTest(const std::string& column, const std::string& accountClass);

/// The class of each account that is of one of these, and for which `where` is true, by its id.
std::map<std::int64_t, std::string> classesOf(const Connection& db, const std::string& column,
                                              const std::vector<std::string>& classes,
                                              const std::string& where);

} // namespace core
