// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"
#include "geo/engines/engine_client.h"

#include <span>
#include <vector>

namespace geo {

/// The areas of a GeoJSON answer whose property `key` has each of `values`, in their order; several
/// features of one value are one area, and a value without a feature is an empty one. Throws
/// Error(Remote) for what is no such answer.
std::vector<core::MultiPolygon> areasOf(const core::Json& json, const char* key,
                                        std::span<const double> values, const EngineClient& client);

} // namespace geo
