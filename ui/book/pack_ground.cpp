// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/pack_ground.h"

#include "core/workspace/unit_store.h"
#include "geo/crs/projection.h"
#include "ui/draw/scene_loader.h"

namespace ui {

PackGround packGround(const core::Connection& db, const core::Scenario* scenario,
                      const core::Box& extent, core::Job& job) {
    PackGround ground;
    const auto layers = core::loadLayers(db);
    if (!layers.empty()) {
        const core::UnitLayer layer =
            scenario != nullptr ? core::requireLayer(db, scenario->layerName) : layers.front();
        const LayerMap map = loadLayerMap(db, layer, job);
        MapScene scene =
            scenario != nullptr ? planScene(db, map, *scenario, nullptr) : layerScene(map);
        scene.layers.accounts = scene.layers.bases = scene.layers.unitLabels = false;
        scene.layers.labels = false;
        ground.crs = map.crs;
        ground.attribution = scene.attribution;
        ground.scene = finishScene(std::move(scene));
        return ground;
    }
    const core::Point middle[] = {extent.centre()};
    ground.crs = geo::workCrsFor(extent, middle);
    MapScene scene;
    scene.units =
        std::make_shared<MapUnits>(std::vector<MapUnit>{}, std::vector<core::MultiPolygon>{});
    scene.base = loadBaseMap(ground.crs, extent);
    if (scene.base) {
        ground.attribution = scene.base->attribution;
    }
    ground.scene = finishScene(std::move(scene));
    return ground;
}

} // namespace ui
