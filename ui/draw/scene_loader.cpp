// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/scene_loader.h"

#include "core/base/text.h"
#include "core/records/map_account_store.h"
#include "core/workspace/gpkg.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"
#include "geo/crs/projection.h"
#include "geo/embedded/base_map.h"
#include "ui/draw/map_cache.h"
#include "ui/draw/plan_fills.h"
#include "ui/draw/shape_projector.h"

#include <algorithm>
#include <cmath>
#include <future>
#include <map>

namespace ui {

namespace {

// How far round the plan the ground reaches, degrees.
constexpr double kStatesAround = 12;
constexpr double kCountiesAround = 1.5;

// Plans up to this size, degrees, get a plane of their own.
constexpr double kLocalWidth = 16;
constexpr double kLocalHeight = 12;

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

AccountClass classOf(const std::string& rank) {
    if (rank.empty()) {
        return AccountClass::B;
    }
    switch (core::upper(rank)[0]) {
    case 'A':
    case '1':
    case 'P': return AccountClass::A; // A, tier 1, platinum
    case 'B':
    case '2':
    case 'G': return AccountClass::B;
    default: return AccountClass::C;
    }
}

core::Box degreesOf(const std::vector<core::BasicUnit>& units) {
    core::Box box;
    for (const core::BasicUnit& unit : units) {
        box.add(unit.lonLat);
    }
    return box;
}

core::Box grown(core::Box box, double degrees) {
    box.add(core::Point{box.minX - degrees, box.minY - degrees});
    box.add(core::Point{box.maxX + degrees, box.maxY + degrees});
    return box;
}

Topology nearby(const std::vector<geo::BaseShape>& shapes, const core::Box& around,
                const geo::Projection& projection, std::vector<QString>& names) {
    std::vector<core::MultiPolygon> near;
    for (const geo::BaseShape& shape : shapes) {
        if (shape.shape.bounds().intersects(around)) {
            near.push_back(projection.toMetres(shape.shape));
            names.push_back(text(shape.name));
        }
    }
    return Topology::build(near);
}

void addTerritories(MapScene& scene, const std::vector<core::Territory>& territories,
                    const geo::Projection& projection, const core::ScoreReport* figures) {
    for (const core::Territory& territory : territories) {
        MapTerritory shown;
        shown.name = text(territory.name);
        shown.owner = text(territory.owner);
        shown.fill = territory.fill.value_or(-1);
        shown.locked = territory.locked;
        if (territory.centre) {
            shown.base = projection.toMetres(*territory.centre);
        }
        if (figures != nullptr) {
            for (const core::TerritoryFigures& known : figures->territories) {
                if (known.territory.id == territory.id && !known.deviations.empty()) {
                    shown.share = 1 + known.deviations[0];
                }
            }
        }
        scene.territories.push_back(std::move(shown));
    }
}

/// Fills that the plan names come first, then those shown until now, then new ones.
void addFills(MapScene& scene, const MapScene* before) {
    FillRequest request;
    request.territories = static_cast<int>(scene.territories.size());
    request.borders = territoryBorders(*scene.units, scene.territoryOf);
    bool missing = false;
    for (const MapTerritory& territory : scene.territories) {
        int fill = territory.fill;
        if (fill < 0 && before != nullptr) {
            const auto same = std::find_if(
                before->territories.begin(), before->territories.end(),
                [&](const MapTerritory& other) { return other.name == territory.name; });
            fill = same == before->territories.end() ? -1 : same->fill;
        }
        missing = missing || territory.fill < 0;
        request.present.push_back(fill);
    }
    if (missing) {
        const std::vector<int> fills = chooseFills(themeFillDistances(), request);
        for (std::size_t i = 0; i < fills.size(); ++i) {
            MapTerritory& territory = scene.territories[i];
            territory.fill = territory.fill < 0 ? fills[i] : territory.fill;
        }
    }
}

} // namespace

std::string displayCrs(const core::UnitLayer& layer, const core::Box& extent) {
    if (extent.empty() || extent.width() > kLocalWidth || extent.height() > kLocalHeight) {
        return layer.workCrs;
    }
    const core::Point centre = extent.centre();
    return core::format("+proj=laea +lat_0={:.2f} +lon_0={:.2f} +x_0=0 +y_0=0 +ellps=WGS84 "
                        "+units=m",
                        centre.y, centre.x);
}

std::shared_ptr<const MapUnits> loadMapUnits(const core::Connection& db,
                                             const core::UnitLayer& layer, const std::string& crs,
                                             const std::vector<core::BasicUnit>& basic,
                                             core::Job& job) {
    const geo::Projection projection(crs);
    const geo::Projection work(layer.workCrs);
    std::vector<MapUnit> units;
    std::map<core::UnitId, std::size_t> places;
    for (const core::BasicUnit& unit : basic) {
        places.emplace(unit.id, units.size());
        const core::Point centroid = crs == layer.workCrs
                                         ? unit.position
                                         : projection.toMetres(work.toDegrees(unit.position));
        units.push_back({unit.id, text(unit.key), text(unit.name), centroid});
    }
    std::vector<core::MultiPolygon> shapes(units.size());
    ShapeProjector projector(crs, shapes);
    std::size_t done = 0;
    core::forEachShape(db, layer.id, [&](core::UnitId id, std::span<const std::byte> blob) {
        if (const auto place = places.find(id); place != places.end() && !blob.empty()) {
            projector.add(place->second, blob);
        }
        if (++done % 256 == 0) {
            job.step(static_cast<double>(done) / static_cast<double>(units.size()),
                     "reading shapes");
        }
    });
    projector.finish();
    return std::make_shared<const MapUnits>(std::move(units), shapes);
}

std::shared_ptr<const BaseMap> loadBaseMap(const std::string& crs, const core::Box& extent) {
    auto base = std::make_shared<BaseMap>();
    if (!extent.empty()) {
        const geo::Projection projection(crs);
        base->states =
            nearby(geo::states(), grown(extent, kStatesAround), projection, base->stateNames);
        base->counties =
            nearby(geo::counties(), grown(extent, kCountiesAround), projection, base->countyNames);
        base->attribution = QStringLiteral("US Census Bureau");
    }
    return base;
}

std::shared_ptr<const std::vector<MapPoint>> loadMapPoints(const core::Connection& db,
                                                           const core::UnitLayer& layer,
                                                           const std::string& crs,
                                                           const MapUnits& units) {
    const geo::Projection projection(crs);
    auto points = std::make_shared<std::vector<MapPoint>>();
    const core::Box box = units.bounds();
    for (const auto& account : core::records::loadMapAccounts(db, layer.id)) {
        // A stray point on another continent may have no image; it would never be in sight.
        if (std::abs(account.lonLat.x) > 180 || std::abs(account.lonLat.y) >= 89.9) {
            continue;
        }
        const core::Point at = projection.toMetres(account.lonLat);
        const int unit = account.unit       ? units.indexOf(account.unit)
                         : box.contains(at) ? units.unitAt(at)
                                            : -1;
        points->push_back({at, classOf(account.rank), unit, account.id.value});
    }
    return points;
}

namespace {

/// The map as the cache has it; its units are empty if it has none that can be used.
LayerMap fromCache(const std::string& path, const MapFingerprint& fingerprint,
                   const std::vector<core::BasicUnit>& basic) {
    LayerMap map;
    std::optional<CachedMap> cached = readMapCache(path, fingerprint);
    if (cached && cached->centroids.size() == basic.size()) {
        std::vector<MapUnit> units;
        units.reserve(basic.size());
        for (std::size_t i = 0; i < basic.size(); ++i) {
            units.push_back(
                {basic[i].id, text(basic[i].key), text(basic[i].name), cached->centroids[i]});
        }
        map.units = std::make_shared<const MapUnits>(std::move(units), std::move(cached->units));
        map.base = cached->base;
    }
    return map;
}

} // namespace

LayerMap loadLayerMap(const core::Connection& db, const core::UnitLayer& layer, core::Job& job,
                      const LayerMapOptions& options) {
    const std::vector<core::BasicUnit> basic = core::loadUnits(db, layer.id);
    const core::Box extent = degreesOf(basic);
    const std::string crs = displayCrs(layer, extent);
    const std::string file = db.path();
    const bool cache = options.cache && !file.empty();
    const std::string path = mapCachePath(file, layer.id.value);
    const MapFingerprint fingerprint = fingerprintOf(crs, layer.id.value, basic);
    LayerMap map = cache ? fromCache(path, fingerprint, basic) : LayerMap();
    map.layer = layer;
    map.crs = crs;
    if (!map.units) {
        auto base = std::async(std::launch::async, [&] { return loadBaseMap(crs, extent); });
        {
            const core::Job::Part part(job, 0, 0.9);
            map.units = loadMapUnits(db, layer, crs, basic, job);
        }
        map.base = base.get();
        if (cache) {
            writeMapCache(path, fingerprint, *map.units, *map.base);
        }
    }
    if (options.points) {
        map.points = loadMapPoints(db, layer, crs, *map.units);
    }
    return map;
}

LayerMap loadLayerMap(const core::Connection& db, const core::UnitLayer& layer, core::Job& job) {
    return loadLayerMap(db, layer, job, {});
}

MapScene layerScene(const LayerMap& map) {
    MapScene scene;
    scene.units = map.units;
    scene.base = map.base;
    scene.points = map.points;
    scene.crs = map.crs;
    scene.approximate = map.layer.approximate;
    scene.attribution = text(map.layer.attribution);
    return scene;
}

MapScene planScene(const core::Connection& db, const LayerMap& map, const core::Scenario& scenario,
                   const core::ScoreReport* figures, const MapScene* before) {
    MapScene scene = layerScene(map);
    scene.tolerance = scenario.tolerance;
    std::vector<core::Territory> territories = core::loadTerritories(db, scenario.id);
    std::erase_if(territories, [](const core::Territory& t) { return t.level != 0; });
    addTerritories(scene, territories, geo::Projection(map.crs), figures);
    std::map<core::TerritoryId, int> places;
    for (std::size_t i = 0; i < territories.size(); ++i) {
        places.emplace(territories[i].id, static_cast<int>(i));
    }
    scene.territoryOf.assign(static_cast<std::size_t>(map.units->count()), -1);
    for (const auto& [unit, territory] : core::loadAssignments(db, scenario.id)) {
        const int index = map.units->indexOf(unit);
        const auto place = places.find(territory);
        if (index >= 0 && place != places.end()) {
            scene.territoryOf[static_cast<std::size_t>(index)] = place->second;
        }
    }
    addFills(scene, before);
    return scene;
}

} // namespace ui
