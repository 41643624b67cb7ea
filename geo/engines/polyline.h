// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <optional>
#include <string_view>
#include <vector>

namespace geo {

/// Positions of an encoded polyline (Google's "Encoded Polyline Algorithm Format") with so many
/// decimals: 5, or 6 as Valhalla has it. Empty for text that is none, or that leaves the globe.
std::optional<std::vector<core::Point>> decodePolyline(std::string_view text, int decimals);

} // namespace geo
