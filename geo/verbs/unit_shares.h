// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/plan/shape.h"
#include "core/plan/unit_layer.h"
#include "core/workspace/connection.h"
#include "core/workspace/unit_store.h"

#include <map>
#include <vector>

namespace geo {

/// How much of each unit lies inside a shape, 0 to 1; those of which nothing does are not in it.
using UnitShares = std::map<core::UnitId, double>;

/// Whether a point lies in a shape or on its edge; both in metres, or both in degrees.
bool insideShape(const core::MultiPolygon& shape, core::Point point);

/// 1 for the units whose centroid lies in a shape in metres of the layer's work CRS.
UnitShares sharesByCentroid(const std::vector<core::BasicUnit>& units,
                            const core::MultiPolygon& metres);
/// Shares of the area in each of several shapes in metres of the work CRS. Every unit is read and
/// projected once, however many shapes there are.
std::vector<UnitShares> sharesByArea(const core::Connection& db, const core::UnitLayer& layer,
                                     const std::vector<core::MultiPolygon>& metres, core::Job& job);
/// What lies in each of several shapes in degrees of EPSG:4326, which may have broken rings: by
/// area, or, without `areas`, by centroid. Nothing lies in an empty shape.
std::vector<UnitShares> unitShares(const core::Connection& db, const core::UnitLayer& layer,
                                   const std::vector<core::MultiPolygon>& shapes, bool areas,
                                   core::Job& job);

} // namespace geo
