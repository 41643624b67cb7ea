// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shared_states.h"

#include "ui/draw/territory_fills.h"
#include "ui/theme/tokens.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <random>

namespace ui::testing {

namespace {

using Json = nlohmann::json;

core::Polygon readPolygon(const Json& rings) {
    core::Polygon polygon;
    for (const Json& ring : rings) {
        core::Ring& points = polygon.rings.emplace_back();
        for (const Json& point : ring) {
            points.push_back({point[0], point[1]});
        }
    }
    return polygon;
}

core::MultiPolygon readShape(const Json& geometry) {
    core::MultiPolygon shape;
    if (geometry["type"] == "Polygon") {
        shape.polygons.push_back(readPolygon(geometry["coordinates"]));
    } else if (geometry["type"] == "MultiPolygon") {
        for (const Json& polygon : geometry["coordinates"]) {
            shape.polygons.push_back(readPolygon(polygon));
        }
    }
    return shape;
}

std::string readAll(const std::string& command) {
    std::string text;
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    char buffer[65536];
    while (pipe) {
        const std::size_t read = std::fread(buffer, 1, sizeof(buffer), pipe.get());
        if (read == 0) {
            break;
        }
        text.append(buffer, read);
    }
    return text;
}

const char* kTowns[] = {"06902", "06810", "06604", "06511", "06702", "06103", "06040", "06360"};
const char* kNames[] = {"Stamford",  "Danbury",  "Bridgeport", "New Haven",
                        "Waterbury", "Hartford", "Manchester", "Norwich"};

int nearest(core::Point at, const std::vector<core::Point>& bases, double favour) {
    int best = 0;
    double least = 1e18;
    for (std::size_t i = 0; i < bases.size(); ++i) {
        const double distance =
            std::hypot(at.x - bases[i].x, at.y - bases[i].y) * (i == 5 ? favour : 1);
        if (distance < least) {
            least = distance;
            best = static_cast<int>(i);
        }
    }
    return best;
}

} // namespace

SharedLayer readSharedLayer(const std::string& source, const std::string& layer,
                            const std::string& keyField, const std::string& crs) {
    SharedLayer result;
    const std::filesystem::path path = std::filesystem::path(EVENLODE_SHARED_DATA) / source;
    if (!std::filesystem::exists(path)) {
        return result;
    }
    const bool zipped = path.extension() == ".zip";
    const std::string text =
        readAll("ogr2ogr -f GeoJSON -lco COORDINATE_PRECISION=3 "
                "/vsistdout/ -t_srs " +
                crs + (zipped ? " '" : " -s_srs EPSG:4326 '") + (zipped ? "/vsizip/" : "") +
                path.string() + "' " + layer + " 2>/dev/null");
    std::size_t start = 0;
    while (start < text.size()) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        // The driver writes a feature a line, with a comma after all but the last.
        std::string line = text.substr(start, end - start);
        if (line.ends_with(',')) {
            line.pop_back();
        }
        if (const Json feature = Json::parse(line, nullptr, false);
            feature.is_object() && feature.contains("geometry") &&
            feature["geometry"].is_object()) {
            core::MultiPolygon shape = readShape(feature["geometry"]);
            const std::string key = feature["properties"].value(keyField, "");
            const core::Point middle = shape.bounds().centre();
            result.units.push_back(
                {core::UnitId(static_cast<std::int64_t>(result.units.size() + 1)),
                 QString::fromStdString(key),
                 {},
                 middle});
            result.shapes.push_back(std::move(shape));
        }
        start = end + 1;
    }
    return result;
}

std::shared_ptr<const MapScene> connecticutScene(bool proposal) {
    SharedLayer layer =
        readSharedLayer("zcta/tl_2010_09_zcta510.zip", "", "ZCTA5CE10", "EPSG:26956");
    if (layer.units.empty()) {
        return nullptr;
    }
    MapScene scene;
    auto units = std::make_shared<MapUnits>(layer.units, layer.shapes);
    scene.units = units;
    auto base = std::make_shared<BaseMap>();
    const SharedLayer states =
        readSharedLayer("boundaries/us_atlas_states-10m.topojson",
                        "states -where \"name in ('Connecticut','New York','Massachusetts',"
                        "'Rhode Island','New Jersey','Vermont','New Hampshire','Pennsylvania')\"",
                        "name", "EPSG:26956");
    base->states = Topology::build(states.shapes);
    for (const MapUnit& state : states.units) {
        base->stateNames.push_back(state.key);
    }
    scene.base = base;

    std::vector<core::Point> bases;
    for (const char* town : kTowns) {
        for (int unit = 0; unit < units->count(); ++unit) {
            if (units->unit(unit).key == QLatin1String(town)) {
                bases.push_back(units->unit(unit).centroid);
            }
        }
    }
    for (int unit = 0; unit < units->count(); ++unit) {
        const core::Point at = units->unit(unit).centroid;
        scene.territoryOf.push_back(nearest(at, bases, 1.25));
        scene.proposedOf.push_back(nearest(at, bases, 1.0));
    }
    std::mt19937 random(3);
    std::vector<double> weights;
    for (int unit = 0; unit < units->count(); ++unit) {
        weights.push_back(1 / (2e6 + units->bounds(unit).width() * units->bounds(unit).height()));
    }
    std::discrete_distribution<int> pick(weights.begin(), weights.end());
    std::uniform_real_distribution<double> unitRange(0, 1);
    auto points = std::make_shared<std::vector<MapPoint>>();
    std::vector<double> now(8, 0);
    std::vector<double> then(8, 0);
    while (points->size() < 2000) {
        const int unit = pick(random);
        const core::Box box = units->bounds(unit);
        const core::Point at{box.minX + box.width() * unitRange(random),
                             box.minY + box.height() * unitRange(random)};
        if (units->contains(unit, at)) {
            const double rank = unitRange(random);
            points->push_back({at,
                               rank < 0.15  ? AccountClass::A
                               : rank < 0.5 ? AccountClass::B
                                            : AccountClass::C,
                               unit});
            now[static_cast<std::size_t>(scene.territoryOf[unit])] += 8.0 / 2000;
            then[static_cast<std::size_t>(scene.proposedOf[unit])] += 8.0 / 2000;
        }
    }
    scene.points = points;
    std::vector<QRgb> light, dark;
    for (const QColor& fill : loadTokens(ThemeKind::Light).territories) {
        light.push_back(fill.rgb());
    }
    for (const QColor& fill : loadTokens(ThemeKind::Dark).territories) {
        dark.push_back(fill.rgb());
    }
    const std::vector<int> fills = chooseFills(
        FillDistances(light, dark), {8, territoryBorders(*units, scene.territoryOf), {}});
    for (std::size_t t = 0; t < 8; ++t) {
        MapTerritory territory;
        territory.name = QString::fromLatin1(kNames[t]);
        territory.fill = fills[t];
        territory.share = now[t];
        territory.proposedShare = then[t];
        territory.base = bases[t];
        territory.locked = t == 5;
        scene.territories.push_back(territory);
    }
    if (!proposal) {
        scene.proposedOf.clear();
    }
    scene.attribution = QStringLiteral("ZIP areas: US Census Bureau 2010");
    return finishScene(std::move(scene));
}

} // namespace ui::testing
