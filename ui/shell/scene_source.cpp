// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/scene_source.h"

#include "core/workspace/gpkg.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"
#include "geo/crs/projection.h"
#include "geo/embedded/base_map.h"
#include "ui/draw/map_render.h"
#include "ui/shell/account_store.h"
#include "ui/shell/plan_data.h"

#include <cmath>

namespace ui {

namespace {

/// How far around the plan states and counties are shown, in widths of the plan.
constexpr double kSurroundings = 1.0;

struct Shapes {
    std::vector<MapUnit> units;
    std::vector<core::MultiPolygon> shapes;
    core::Box degrees;
};

Shapes loadShapes(const core::Connection& db, const core::UnitLayer& layer,
                  const geo::Projection& projection, core::Job& job) {
    Shapes result;
    std::map<core::UnitId, std::size_t> index;
    for (const core::BasicUnit& unit : core::loadUnits(db, layer.id)) {
        index[unit.id] = result.units.size();
        result.units.push_back({unit.id, QString::fromStdString(unit.key),
                                QString::fromStdString(unit.name), unit.position});
    }
    result.shapes.resize(result.units.size());
    std::size_t read = 0;
    core::forEachShape(db, layer.id, [&](core::UnitId id, std::span<const std::byte> blob) {
        core::MultiPolygon shape = core::decodeGpkgArea(blob);
        result.degrees.add(shape.bounds());
        result.shapes[index.at(id)] = projection.toMetres(std::move(shape));
        job.step(0.5 * static_cast<double>(++read) / static_cast<double>(result.units.size()),
                 "reading shapes");
    });
    return result;
}

core::Box grown(const core::Box& box, double share) {
    core::Box result = box;
    const double x = std::max(box.width() * share, 0.2);
    const double y = std::max(box.height() * share, 0.2);
    result.add(core::Point{box.minX - x, box.minY - y});
    result.add(core::Point{box.maxX + x, box.maxY + y});
    return result;
}

Topology surroundings(const std::vector<geo::BaseShape>& shapes, const core::Box& box,
                      const geo::Projection& projection, std::vector<QString>& names) {
    std::vector<core::MultiPolygon> near;
    for (const geo::BaseShape& shape : shapes) {
        if (shape.shape.bounds().intersects(box)) {
            near.push_back(projection.toMetres(shape.shape));
            names.push_back(QString::fromStdString(shape.name));
        }
    }
    return Topology::build(near);
}

std::shared_ptr<const BaseMap> loadBaseMap(const core::Box& degrees,
                                           const geo::Projection& projection) {
    if (degrees.empty()) {
        return nullptr;
    }
    auto base = std::make_shared<BaseMap>();
    base->states =
        surroundings(geo::states(), grown(degrees, kSurroundings), projection, base->stateNames);
    base->counties =
        surroundings(geo::counties(), grown(degrees, 0.1), projection, base->countyNames);
    base->attribution = QStringLiteral("US Census Bureau");
    return base;
}

AccountClass classOf(const std::string& segment) {
    if (segment == "A" || segment == "a") {
        return AccountClass::A;
    }
    return segment == "B" || segment == "b" ? AccountClass::B : AccountClass::C;
}

std::shared_ptr<const std::vector<MapPoint>> loadPoints(const core::Connection& db,
                                                        core::LayerId layer,
                                                        const geo::Projection& projection,
                                                        const MapUnits& units) {
    auto points = std::make_shared<std::vector<MapPoint>>();
    for (const AccountPoint& account : loadAccountPoints(db, layer)) {
        MapPoint point;
        point.at = projection.toMetres(account.lonLat);
        point.rank = classOf(account.segment);
        point.unit = units.indexOf(account.unit);
        points->push_back(point);
    }
    return points;
}

} // namespace

MapGround loadMapGround(const core::Connection& db, const core::UnitLayer& layer, core::Job& job) {
    const core::Snapshot snapshot(db);
    const geo::Projection projection(layer.workCrs);
    Shapes shapes = loadShapes(db, layer, projection, job);
    MapGround ground;
    job.step(0.5, "joining borders");
    ground.units = std::make_shared<const MapUnits>(std::move(shapes.units), shapes.shapes);
    job.step(0.85, "drawing the surroundings");
    ground.base = loadBaseMap(shapes.degrees, projection);
    job.step(0.95, "placing accounts");
    ground.points = loadPoints(db, layer.id, projection, *ground.units);
    return ground;
}

MapScene sceneOf(const MapGround& ground, const LayerData& layer, const PlanState& state,
                 const PlanFigures& figures, int target) {
    MapScene scene;
    scene.units = ground.units;
    scene.base = ground.base;
    scene.points = ground.points;
    scene.territoryOf = state.owner;
    scene.tolerance = figures.tolerance;
    scene.target = target;
    scene.approximate = layer.layer.approximate;
    scene.attribution = QString::fromStdString(layer.layer.attribution);
    const geo::Projection projection(layer.layer.workCrs);
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
            territory.base = projection.toMetres(*state.territories[i].centre);
        }
        scene.territories.push_back(std::move(territory));
    }
    return scene;
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
    const MapGround ground = loadMapGround(db, layer, job);
    MapScene scene = sceneOf(ground, data, state, figures, -1);
    scene.layers.accounts = false;
    scene.layers.bases = false;
    preview.scene = finishScene(std::move(scene));
    preview.territories = static_cast<int>(figures.territories.size());
    preview.inBand = figures.inBand();
    return preview;
}

QImage pictureOf(const MapScene& scene, QSize size, double devicePixelRatio, const Tokens& tokens) {
    MapStyle style;
    style.tokens = tokens;
    const QSize pixels = size * devicePixelRatio;
    QImage picture = renderPicture(
        scene, fitView(scene.units->bounds(), pixels, QMarginsF(14, 16, 14, 24), devicePixelRatio),
        style);
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
