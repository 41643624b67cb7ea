// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/workspace/unit_store.h"
#include "ui/draw/map_scene.h"

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

/// A layer as large as the real ZIP areas of the country.
struct FractalLayerParams {
    std::size_t vertices = 3'050'000; ///< of all polygons together, at least
    std::uint64_t seed = 1;
    std::vector<std::string> states; ///< postal abbreviations; empty = the 48 and DC
};

/// Approximate ZIP areas (`geo::buildZipAreas`) whose straight borders are made crooked: each edge
/// gets points at equal distances, moved aside by halving and shifting the midpoint with a seeded
/// lot. Neighbours get the same points, for each border is made crooked once. The same parameters
/// give the same layer. Throws Error(Input) for an unknown state.
core::NewLayer fractalLayer(const FractalLayerParams& params, core::Job& job);

/// How many vertices the shapes of a layer have, closing ones counted.
std::size_t vertexCount(const core::NewLayer& layer);

/// Seeded accounts in metres, thick round the middles of units, in no order: class A 5 %, B 20 %.
std::vector<ui::MapPoint> scatteredPoints(const ui::MapUnits& units, int count, std::uint64_t seed);

} // namespace bench
