// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/plan/scenario.h"
#include "core/plan/unit_layer.h"
#include "core/verbs/score.h"
#include "core/workspace/connection.h"
#include "ui/draw/map_scene.h"

namespace ui {

/// What of a layer the map keeps as long as the layer stays: shapes, ground and accounts, in the
/// plane of `crs`.
struct LayerMap {
    core::UnitLayer layer;
    std::string crs; ///< see `displayCrs`
    std::shared_ptr<const MapUnits> units;
    std::shared_ptr<const BaseMap> base;
    std::shared_ptr<const std::vector<MapPoint>> points;
};

struct LayerMapOptions {
    /// What takes long is taken from a file beside the workspace if that was made of the very same
    /// units, and written there if not (see map_cache.h).
    bool cache = false;
    bool points = true; ///< false leaves the accounts out, to be loaded with `loadMapPoints`
};

/// Reads a layer for the map: units in order of id (the index of a unit is its place in
/// `core::loadUnits`), states around it, accounts. Projects everything once. Throws Error(Input) if
/// the work CRS of the layer is not understood, Error(Storage) for damaged shapes.
LayerMap loadLayerMap(const core::Connection& db, const core::UnitLayer& layer, core::Job& job,
                      const LayerMapOptions& options);
LayerMap loadLayerMap(const core::Connection& db, const core::UnitLayer& layer, core::Job& job);

/// The plane to draw a layer in: where it covers a few states at most, an equal-area plane round
/// its middle, so that north is up there; for larger plans the work CRS, in which the whole country
/// looks as people know it. `extent` in degrees.
std::string displayCrs(const core::UnitLayer& layer, const core::Box& extent);

/// The parts of a LayerMap; `crs` as from `displayCrs`.
std::shared_ptr<const MapUnits> loadMapUnits(const core::Connection& db,
                                             const core::UnitLayer& layer, const std::string& crs,
                                             const std::vector<core::BasicUnit>& basic,
                                             core::Job& job);
/// States and counties within some distance of the plan; `extent` in degrees.
std::shared_ptr<const BaseMap> loadBaseMap(const std::string& crs, const core::Box& extent);
/// Accounts with a position. Those that have no image in the plane are left out.
std::shared_ptr<const std::vector<MapPoint>> loadMapPoints(const core::Connection& db,
                                                           const core::UnitLayer& layer,
                                                           const std::string& crs,
                                                           const MapUnits& units);

/// The scene of a scenario, not finished yet: territories of level 0 in order of position, who has
/// which unit, shares of target from `figures` (null = no shares), fills. A fill that the plan does
/// not name is chosen; `before` is the scene shown until now, whose fills stay.
MapScene planScene(const core::Connection& db, const LayerMap& map, const core::Scenario& scenario,
                   const core::ScoreReport* figures, const MapScene* before = nullptr);

/// The scene of a layer without territories.
MapScene layerScene(const LayerMap& map);

} // namespace ui
