// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/scene_source.h"

#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"
#include "core/workspace/workspace.h"
#include "geo/crs/projection.h"
#include "ui/balance/pending_plan.h"
#include "ui/draw/furniture.h"
#include "ui/draw/label_layout.h"
#include "ui/draw/map_render.h"
#include "ui/shell/plan_data.h"

namespace ui {

MapScene sceneOf(const LayerMap& map, const geo::Projection& plane, const PlanState& state,
                 const PlanFigures& figures, int target) {
    MapScene scene = layerScene(map);
    scene.territoryOf = state.owner;
    scene.tolerance = figures.tolerance;
    scene.target = target;
    for (std::size_t i = 0; i < state.territories.size(); ++i) {
        const TerritoryRow& row = figures.territories[i];
        MapTerritory territory;
        territory.name = row.name;
        territory.owner = row.owner;
        territory.fill = row.fill;
        territory.locked = row.locked;
        if (row.target > 0) {
            territory.share = row.value / row.target;
        }
        if (state.territories[i].centre) {
            territory.base = plane.toMetres(*state.territories[i].centre);
        }
        scene.territories.push_back(std::move(territory));
    }
    return scene;
}

void showPending(MapScene& scene, const PendingPlan& pending) {
    if (pending.owner.size() != scene.territoryOf.size() || pending.units.empty()) {
        return;
    }
    scene.proposedOf = pending.owner;
    for (std::size_t t = 0; t < scene.territories.size() && t < pending.hands.size(); ++t) {
        const TerritoryRow& row = pending.figures.territories[t];
        if (row.target > 0) {
            scene.territories[t].proposedShare = row.value / row.target;
        }
    }
}

PlanPreview loadPreview(const std::string& path, core::Job& job) {
    PlanPreview preview;
    const core::Workspace workspace = core::Workspace::open(path);
    const core::Connection& db = workspace.reader();
    const std::vector<core::Scenario> scenarios = core::loadScenarios(db);
    if (scenarios.empty()) {
        return preview;
    }
    const core::Scenario& scenario = scenarios.front();
    const core::UnitLayer layer = core::requireLayer(db, scenario.layerName);
    const std::string measure =
        scenario.measures.empty() ? std::string() : scenario.measures.front().measure;
    const LayerData data = loadLayerData(db, layer, measure);
    const PlanState state = loadPlanState(db, data, scenario);
    const PlanFigures figures = figuresOf(data, state);
    const LayerMap map = loadLayerMap(db, layer, job);
    MapScene scene = sceneOf(map, geo::Projection(map.crs), state, figures, -1);
    scene.layers.accounts = false;
    scene.layers.bases = false;
    scene.attribution.clear(); // said beside the picture, where there is room
    preview.scene = finishScene(std::move(scene));
    preview.territories = static_cast<int>(figures.territories.size());
    preview.inBand = figures.inBand();
    return preview;
}

QImage pictureOf(const MapScene& scene, QSize size, double devicePixelRatio, const Tokens& tokens) {
    MapStyle style;
    style.tokens = tokens;
    const QSize pixels = size * devicePixelRatio;
    const MapView view =
        fitView(scene.units->bounds(), pixels, QMarginsF(14, 16, 14, 24), devicePixelRatio);
    QImage picture = renderGround(scene, view, style);
    QPainter painter(&picture);
    LabelOptions options;
    options.obstacles = {scaleBarRect(scene, view)};
    LabelLayout labels = layoutLabels(scene, view, style, options);
    // A small picture of a large state is at a scale without figures, but they are its point.
    for (PlacedLabel& label : labels.labels) {
        if (label.kind == PlacedLabel::Kind::Territory && label.value.isEmpty()) {
            label.value =
                shareText(scene.territories[static_cast<std::size_t>(label.index)], false);
        }
    }
    paintLabels(painter, labels, view, style);
    paintFurniture(painter, scene, view, style);
    painter.end();
    picture.setDevicePixelRatio(devicePixelRatio);
    return picture;
}

QImage thumbnailOf(const MapScene& scene, QSize size, double devicePixelRatio,
                   const Tokens& tokens) {
    MapScene bare = scene;
    bare.layers.accounts = false;
    bare.layers.bases = false;
    bare.layers.units = false;
    bare.layers.labels = false;
    MapStyle style;
    style.tokens = tokens;
    style.lineFactor = 0.55;
    const QSize pixels = size * devicePixelRatio;
    QImage picture = renderGround(
        bare, fitView(bare.units->bounds(), pixels, QMarginsF(5, 5, 5, 5), devicePixelRatio),
        style);
    picture.setDevicePixelRatio(devicePixelRatio);
    return picture;
}

} // namespace ui
