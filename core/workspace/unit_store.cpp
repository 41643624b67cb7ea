// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/unit_store.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/workspace/gpkg.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

namespace core {

namespace {

constexpr const char* kLayerColumns =
    "SELECT id, name, kind, source, coalesce(source_layer, ''), coalesce(key_field, ''), "
    "coalesce(vintage, ''), coalesce(attribution, ''), approximate, work_crs, components, "
    "coalesce(view_name, '') FROM base_unit_layers";

UnitLayer readLayer(const Statement& row) {
    UnitLayer layer;
    layer.id = row.id<LayerTag>(0);
    layer.name = row.string(1);
    layer.kind = row.string(2);
    layer.source = row.string(3);
    layer.sourceLayer = row.string(4);
    layer.keyField = row.string(5);
    layer.vintage = row.string(6);
    layer.attribution = row.string(7);
    layer.approximate = row.integer(8) != 0;
    layer.workCrs = row.string(9);
    layer.components = static_cast<int>(row.integer(10));
    layer.viewName = row.string(11);
    return layer;
}

/// "units_" and the layer's name in letters that need no quoting; unique by the layer's id.
std::string viewNameFor(const std::string& name, LayerId id) {
    std::string slug;
    for (const char c : lower(name)) {
        slug += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '_';
    }
    return format("units_{}_{}", slug.substr(0, 40), id.value);
}

void upsertLayerRow(const Connection& db, const UnitLayer& layer) {
    db.prepare(
          "INSERT INTO base_unit_layers (id, name, kind, source, source_layer, key_field, "
          "vintage, attribution, approximate, work_crs, components, view_name, imported_at) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
          "kind = excluded.kind, source = excluded.source, source_layer = excluded.source_layer, "
          "key_field = excluded.key_field, vintage = excluded.vintage, "
          "attribution = excluded.attribution, approximate = excluded.approximate, "
          "work_crs = excluded.work_crs, components = excluded.components, "
          "imported_at = excluded.imported_at")
        .run(layer.id, layer.name, layer.kind, layer.source, layer.sourceLayer, layer.keyField,
             layer.vintage, layer.attribution, layer.approximate, layer.workCrs, layer.components,
             layer.viewName, nowUtc());
}

std::unordered_map<std::string, UnitId> idsByKey(const Connection& db, LayerId layer) {
    std::unordered_map<std::string, UnitId> ids;
    Statement rows = db.prepare("SELECT key, id FROM base_units WHERE layer_id = ?");
    rows.bind(layer);
    while (rows.step()) {
        ids.emplace(rows.string(0), rows.id<UnitTag>(1));
    }
    return ids;
}

std::vector<UnitId> assignIds(const Connection& db, const NewLayer& input, LayerId layer) {
    const auto known = idsByKey(db, layer);
    std::int64_t fresh = nextIds(db, "base_units", static_cast<std::int64_t>(input.units.size()));
    std::vector<UnitId> ids;
    ids.reserve(input.units.size());
    for (const NewUnit& unit : input.units) {
        const auto found = known.find(unit.key);
        ids.push_back(found != known.end() ? found->second : UnitId(fresh++));
    }
    return ids;
}

Blob hullBytes(const std::vector<Point>& hull) {
    const auto* first = reinterpret_cast<const std::byte*>(hull.data());
    return {first, first + hull.size() * sizeof(Point)};
}

std::vector<Point> readHull(std::span<const std::byte> bytes, Point fallback) {
    std::vector<Point> hull(bytes.size() / sizeof(Point));
    if (!hull.empty()) {
        std::memcpy(hull.data(), bytes.data(), hull.size() * sizeof(Point));
    }
    return hull.empty() ? std::vector<Point>{fallback} : hull;
}

void writeUnits(const Connection& db, const NewLayer& input, LayerId layer,
                const std::vector<UnitId>& ids, Job& job) {
    Statement insert = db.prepare(
        "INSERT INTO base_units (id, layer_id, key, name, lon, lat, x, y, area_m2, perimeter_m, "
        "account_id, hull, geom) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) "
        "DO UPDATE "
        "SET name = excluded.name, lon = excluded.lon, lat = excluded.lat, x = excluded.x, "
        "y = excluded.y, area_m2 = excluded.area_m2, perimeter_m = excluded.perimeter_m, "
        "account_id = excluded.account_id, hull = excluded.hull, geom = excluded.geom");
    for (std::size_t i = 0; i < input.units.size(); ++i) {
        const NewUnit& unit = input.units[i];
        if (i % 64 == 0) {
            job.step(static_cast<double>(i) / static_cast<double>(input.units.size()),
                     "saving units");
        }
        const auto account =
            unit.account ? std::optional<std::int64_t>(unit.account.value) : std::nullopt;
        const auto shape =
            unit.shape.empty() ? std::nullopt : std::optional(encodeGpkg(unit.shape));
        insert.run(ids[i], layer, unit.key, unit.name, unit.lonLat.x, unit.lonLat.y,
                   unit.position.x, unit.position.y, unit.areaM2, unit.perimeterM, account,
                   hullBytes(unit.hull), shape);
    }
}

void writeKeys(const Connection& db, const NewLayer& input, LayerId layer,
               const std::vector<UnitId>& ids) {
    Statement insert =
        db.prepare("INSERT INTO base_unit_keys (layer_id, key, unit_id) VALUES (?, ?, ?) "
                   "ON CONFLICT (layer_id, key) DO NOTHING");
    for (std::size_t i = 0; i < input.units.size(); ++i) {
        insert.run(layer, input.units[i].key, ids[i]);
        if (db.changes() == 0) {
            throw Error(Code::Input,
                        format("the key {} occurs twice in the layer", input.units[i].key),
                        "merge the duplicates before saving", input.units[i].key);
        }
    }
    for (std::size_t i = 0; i < input.units.size(); ++i) {
        for (const std::string& alias : input.units[i].aliases) {
            insert.run(layer, alias, ids[i]);
        }
    }
}

void writeEdges(const Connection& db, const NewLayer& input, LayerId layer,
                const std::vector<UnitId>& ids) {
    Statement insert =
        db.prepare("INSERT INTO base_unit_edges (layer_id, a, b, length_m, bridge, gap_m) "
                   "VALUES (?, ?, ?, ?, ?, ?)");
    for (const NewEdge& edge : input.edges) {
        insert.run(layer, std::min(ids[edge.a], ids[edge.b]), std::max(ids[edge.a], ids[edge.b]),
                   edge.lengthM, edge.bridge, edge.gapM);
    }
}

/// Units that are gone leave the plan too; the history was started afresh before.
void removeGoneUnits(const Connection& db, LayerId layer, const std::vector<UnitId>& kept) {
    db.exec("CREATE TEMP TABLE IF NOT EXISTS kept_units (id INTEGER PRIMARY KEY); DELETE FROM "
            "kept_units");
    Statement insert = db.prepare("INSERT INTO kept_units (id) VALUES (?)");
    for (const UnitId id : kept) {
        insert.run(id);
    }
    const std::string gone = format("SELECT id FROM base_units WHERE layer_id = {} AND id NOT IN "
                                    "(SELECT id FROM temp.kept_units)",
                                    layer.value);
    for (const char* table : {"plan_assignments", "plan_unit_locks", "cache_account_units"}) {
        db.exec(format("DELETE FROM {} WHERE unit_id IN ({})", table, gone));
    }
    db.exec(format("DELETE FROM base_units WHERE id IN ({})", gone));
    db.exec(format("DELETE FROM cache_account_units WHERE layer_id = {}", layer.value));
}

void publishView(const Connection& db, const UnitLayer& layer, const Box& extent) {
    db.exec(format("DROP VIEW IF EXISTS {}", layer.viewName));
    db.exec(format("CREATE VIEW {} AS SELECT id AS OGC_FID, key, name, area_m2, perimeter_m, geom "
                   "FROM base_units WHERE layer_id = {}",
                   layer.viewName, layer.id.value));
    registerLayer(db,
                  {layer.viewName, format("Units: {}", layer.name),
                   layer.approximate ? "Approximate areas made from points" : layer.source,
                   "MULTIPOLYGON", "geom"},
                  extent);
}

Box extentOf(const NewLayer& input) {
    Box box;
    for (const NewUnit& unit : input.units) {
        box.add(unit.shape.bounds());
    }
    return box;
}

} // namespace

LayerId replaceLayer(Record& record, const NewLayer& input, Job& job) {
    const Connection& db = record.db();
    record.startFreshHistory();
    UnitLayer layer = input.layer;
    const auto existing = findLayer(db, layer.name);
    layer.id = existing ? existing->id : LayerId(nextId(db, "base_unit_layers"));
    layer.viewName = existing ? existing->viewName : viewNameFor(layer.name, layer.id);
    upsertLayerRow(db, layer);
    const std::vector<UnitId> ids = assignIds(db, input, layer.id);
    db.prepare("DELETE FROM base_unit_keys WHERE layer_id = ?").run(layer.id);
    db.prepare("DELETE FROM base_unit_edges WHERE layer_id = ?").run(layer.id);
    removeGoneUnits(db, layer.id, ids);
    writeUnits(db, input, layer.id, ids, job);
    writeKeys(db, input, layer.id, ids);
    writeEdges(db, input, layer.id, ids);
    publishView(db, layer, extentOf(input));
    refreshExtents(record);
    return layer.id;
}

std::vector<UnitLayer> loadLayers(const Connection& db) {
    std::vector<UnitLayer> layers;
    Statement rows = db.prepare(format("{} ORDER BY id", kLayerColumns));
    while (rows.step()) {
        layers.push_back(readLayer(rows));
    }
    return layers;
}

std::optional<UnitLayer> findLayer(const Connection& db, std::string_view name) {
    Statement rows = db.prepare(format("{} WHERE name = ?", kLayerColumns));
    rows.bind(name);
    return rows.step() ? std::optional(readLayer(rows)) : std::nullopt;
}

UnitLayer requireLayer(const Connection& db, std::string_view name) {
    if (const auto found = findLayer(db, name)) {
        return *found;
    }
    const std::vector<UnitLayer> all = loadLayers(db);
    if (name.empty() && all.size() == 1) {
        return all.front();
    }
    std::vector<std::string> names;
    for (const UnitLayer& layer : all) {
        names.push_back(layer.name);
    }
    const std::string known = names.empty()
                                  ? "import one with `evenlode units import` or `units areas`"
                                  : format("layers: {}", join(names, ", "));
    throw Error(Code::Input,
                name.empty() ? std::string("say which unit layer is meant")
                             : format("there is no unit layer \"{}\"", name),
                known, std::string(name));
}

std::vector<BasicUnit> loadUnits(const Connection& db, LayerId layer) {
    std::vector<BasicUnit> units;
    Statement rows = db.prepare("SELECT id, key, coalesce(name, ''), lon, lat, x, y, area_m2, "
                                "perimeter_m FROM base_units WHERE layer_id = ? ORDER BY id");
    rows.bind(layer);
    while (rows.step()) {
        units.push_back({rows.id<UnitTag>(0),
                         rows.string(1),
                         rows.string(2),
                         {rows.real(3), rows.real(4)},
                         {rows.real(5), rows.real(6)},
                         rows.real(7),
                         rows.real(8)});
    }
    return units;
}

std::vector<UnitEdge> loadEdges(const Connection& db, LayerId layer, bool bridges) {
    std::vector<UnitEdge> edges;
    Statement rows = db.prepare("SELECT a, b, length_m, bridge, gap_m FROM base_unit_edges "
                                "WHERE layer_id = ? AND bridge <= ? ORDER BY a, b");
    rows.bind(layer, bridges);
    while (rows.step()) {
        edges.push_back({rows.id<UnitTag>(0), rows.id<UnitTag>(1), rows.real(2),
                         rows.integer(3) != 0, rows.real(4)});
    }
    return edges;
}

std::vector<std::vector<Point>> loadHulls(const Connection& db, LayerId layer) {
    std::vector<std::vector<Point>> hulls;
    Statement rows = db.prepare("SELECT hull, x, y FROM base_units WHERE layer_id = ? ORDER BY id");
    rows.bind(layer);
    while (rows.step()) {
        hulls.push_back(readHull(rows.blob(0), {rows.real(1), rows.real(2)}));
    }
    return hulls;
}

std::map<std::string, UnitId, std::less<>> loadUnitKeys(const Connection& db, LayerId layer) {
    std::map<std::string, UnitId, std::less<>> keys;
    Statement rows = db.prepare("SELECT key, unit_id FROM base_unit_keys WHERE layer_id = ?");
    rows.bind(layer);
    while (rows.step()) {
        keys.emplace(rows.string(0), rows.id<UnitTag>(1));
    }
    return keys;
}

void forEachShape(const Connection& db, LayerId layer,
                  const std::function<void(UnitId, std::span<const std::byte>)>& visit) {
    Statement rows = db.prepare(
        "SELECT id, geom FROM base_units WHERE layer_id = ? AND geom IS NOT NULL ORDER BY id");
    rows.bind(layer);
    while (rows.step()) {
        visit(rows.id<UnitTag>(0), rows.blob(1));
    }
}

} // namespace core
