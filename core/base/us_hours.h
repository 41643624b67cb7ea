// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace core {

/// Hours that a US state or territory is ahead of UTC in standard time (below 0 in America). Of
/// states with two zones it is that of most of their people (Florida, Indiana, Kentucky, Michigan:
/// Eastern; Kansas, Nebraska, the Dakotas, Tennessee, Texas: Central; Idaho: Mountain; Oregon:
/// Pacific; 49 CFR part 71). `state` is a postal abbreviation in any case.
std::optional<int> standardHours(std::string_view state);

} // namespace core
