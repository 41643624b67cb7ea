// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geometry/prepare_layer.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/plan/hull.h"
#include "core/plan/unit_key.h"
#include "geo/crs/geodesic.h"
#include "geo/crs/projection.h"
#include "geo/geometry/geos.h"
#include "geo/geometry/measure.h"
#include "geo/geometry/parallel.h"
#include "geo/geometry/repair.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace geo {

using core::Box;
using core::Issue;
using core::KeyStyle;
using core::MultiPolygon;
using core::Severity;

namespace {

constexpr std::size_t kUnitsPerRange = 16;
constexpr double kVisibleChange = 0.01; ///< share of the area that a repair may change quietly

/// Where ZIPs begin with 0: New England and New Jersey, Puerto Rico and the Virgin Islands.
constexpr Box kZeroZips[] = {{-75.7, 38.8, -66.8, 47.6}, {-68.1, 17.5, -64.4, 18.7}};

bool namedLikeAZip(const std::string& field) {
    const std::string name = core::lower(field);
    for (const char* part : {"zip", "zcta", "post", "geoid", "fips"}) {
        if (name.find(part) != std::string::npos) {
            return true;
        }
    }
    return false;
}

bool withinZeroZips(const std::vector<SourceUnit>& rows) {
    Box extent;
    for (const SourceUnit& row : rows) {
        extent.add(row.shape.bounds());
    }
    return std::any_of(std::begin(kZeroZips), std::end(kZeroZips), [&](const Box& box) {
        return box.contains({extent.minX, extent.minY}) && box.contains({extent.maxX, extent.maxY});
    });
}

KeyStyle styleOf(const UnitSource& source) {
    std::vector<std::string> texts;
    texts.reserve(source.units.size());
    for (const SourceUnit& row : source.units) {
        texts.push_back(row.keyText);
    }
    return core::guessKeyStyle(texts,
                               namedLikeAZip(source.keyField) && withinZeroZips(source.units));
}

/// One row with its key read and its shape repaired.
struct Row {
    core::UnitKey key;
    std::string name;
    std::int64_t number = 0;
    MultiPolygon shape;
    std::string fault;
    int sliversDropped = 0;
    double areaBefore = 0; ///< square degrees
};

std::vector<Row> repairRows(UnitSource& source, KeyStyle style, core::Job& job) {
    std::vector<Row> rows(source.units.size());
    parallelFor(rows.size(), kUnitsPerRange, job, "checking shapes",
                [&](std::size_t begin, std::size_t end) {
                    const Geos geos;
                    for (std::size_t i = begin; i < end; ++i) {
                        SourceUnit& from = source.units[i];
                        RepairedShape repaired = repairShape(geos, std::move(from.shape));
                        rows[i] = {core::parseUnitKey(from.keyText, style),
                                   std::string(core::trim(from.name)),
                                   from.row,
                                   std::move(repaired.shape),
                                   std::move(repaired.fault),
                                   repaired.sliversDropped,
                                   repaired.areaBefore};
                    }
                });
    return rows;
}

std::string slivers(const Row& row) {
    return row.sliversDropped == 0
               ? ""
               : core::format("; {} without visible area left out",
                              core::counted(row.sliversDropped, "part", "parts"));
}

void reportFault(const Row& row, PreparedLayer& layer) {
    const double change = row.areaBefore > 0 ? area(row.shape) / row.areaBefore - 1 : 0;
    const bool visible = std::abs(change) > kVisibleChange;
    layer.issues.push_back(
        {visible ? Severity::Warning : Severity::Info, row.key.key, row.number,
         core::format(
             "its shape was not valid ({}) and was repaired{}{}",
             core::lower(row.fault.substr(0, 1)) + row.fault.substr(1), slivers(row),
             visible ? core::format("; its area changed by {}", core::signedPercent(change)) : ""),
         "compare it with the source if its outline matters"});
}

void reject(PreparedLayer& layer, const Row& row, std::string message, std::string hint) {
    ++layer.rejected;
    layer.issues.push_back(
        {Severity::Error, row.key.key, row.number, std::move(message), std::move(hint)});
}

using RowsByKey = std::map<std::string, std::vector<const Row*>>;

RowsByKey groupRows(const std::vector<Row>& rows, Duplicates duplicates, PreparedLayer& layer) {
    RowsByKey byKey;
    for (const Row& row : rows) {
        if (row.shape.empty()) {
            reject(layer, row, "its shape has no area", "draw its shape, or leave the row out");
            continue;
        }
        std::vector<const Row*>& same = byKey[row.key.key];
        layer.duplicates += same.empty() ? 0 : 1;
        if (!same.empty() && duplicates == Duplicates::Reject) {
            reject(layer, row,
                   core::format("row {} has the same key {}", same.front()->number, row.key.key),
                   "give each row a key of its own, or let duplicates be merged");
            continue;
        }
        if (!row.fault.empty()) {
            reportFault(row, layer);
        }
        same.push_back(&row);
    }
    return byKey;
}

/// The key's own list, and a name that lists keys with this one among them ("10001, 10118").
std::vector<std::string> aliasesOf(const Row& row, KeyStyle style) {
    std::vector<std::string> aliases = row.key.aliases;
    const core::UnitKey named = core::parseUnitKey(row.name, style);
    std::vector<std::string> listed = named.aliases;
    listed.push_back(named.key);
    if (!named.aliases.empty() &&
        std::find(listed.begin(), listed.end(), row.key.key) != listed.end()) {
        aliases.insert(aliases.end(), listed.begin(), listed.end());
    }
    return aliases;
}

PreparedUnit makeUnit(const std::string& key, const std::vector<const Row*>& rows, KeyStyle style,
                      const Geos& geos, PreparedLayer& layer) {
    PreparedUnit unit;
    unit.key = key;
    std::vector<const MultiPolygon*> shapes;
    bool repaired = false;
    for (const Row* row : rows) {
        shapes.push_back(&row->shape);
        repaired |= !row->fault.empty();
        unit.name = unit.name.empty() ? row->name : unit.name;
        const std::vector<std::string> aliases = aliasesOf(*row, style);
        unit.aliases.insert(unit.aliases.end(), aliases.begin(), aliases.end());
    }
    layer.repaired += repaired ? 1 : 0;
    unit.shape = shapes.size() == 1 ? *shapes.front() : unite(geos, shapes);
    if (rows.size() > 1) {
        std::vector<std::string> numbers;
        for (const Row* row : rows) {
            numbers.push_back(std::to_string(row->number));
        }
        layer.issues.push_back({Severity::Warning, key, rows.front()->number,
                                core::format("rows {} have the same key and became one unit",
                                             core::join(numbers, ", ")),
                                "use --duplicates reject to keep only the first"});
    }
    return unit;
}

/// A key belongs to one unit: keys before aliases, and units in order.
void settleAliases(PreparedLayer& layer) {
    std::map<std::string, std::string> owner;
    for (const PreparedUnit& unit : layer.units) {
        owner[unit.key] = unit.key;
    }
    for (PreparedUnit& unit : layer.units) {
        std::vector<std::string> kept;
        for (const std::string& alias : unit.aliases) {
            const auto [entry, added] = owner.try_emplace(alias, unit.key);
            if (added) {
                kept.push_back(alias);
            } else if (entry->second != unit.key) {
                layer.issues.push_back(
                    {Severity::Warning, unit.key, 0,
                     core::format("its further key {} already belongs to {}", alias, entry->second),
                     "check the source: records with this key go to " + entry->second});
            }
        }
        unit.aliases = std::move(kept);
    }
}

std::string chooseWorkCrs(const std::vector<PreparedUnit>& units) {
    Box extent;
    std::vector<core::Point> positions;
    for (const PreparedUnit& unit : units) {
        extent.add(unit.shape.bounds());
        positions.push_back(centroid(unit.shape));
    }
    return workCrsFor(extent, positions);
}

/// Projects and measures each unit; returns the shapes in metres.
std::vector<MultiPolygon> measureUnits(PreparedLayer& layer, core::Job& job) {
    std::vector<MultiPolygon> shapes(layer.units.size());
    parallelFor(shapes.size(), kUnitsPerRange, job, "measuring units",
                [&](std::size_t begin, std::size_t end) {
                    const Projection projection(layer.workCrs);
                    for (std::size_t i = begin; i < end; ++i) {
                        PreparedUnit& unit = layer.units[i];
                        shapes[i] = projection.toMetres(unit.shape);
                        unit.squareMetres = area(shapes[i]);
                        unit.metresAround = perimeter(shapes[i]);
                        unit.position = centroid(shapes[i]);
                        unit.hull = core::convexHull(shapes[i]);
                        unit.inside = pointOnSurface(unit.shape);
                    }
                });
    return shapes;
}

void linkUnits(PreparedLayer& layer, const std::vector<MultiPolygon>& shapes,
               const PrepareOptions& options, core::Job& job) {
    {
        const core::Job::Part part(job, 0, 0.8);
        layer.adjacency = findAdjacency(shapes, options.adjacency, job);
    }
    layer.components = componentsOf(static_cast<int>(shapes.size()), layer.adjacency.borders).count;
    const core::Job::Part part(job, 0.8, 1);
    layer.bridges = linkIslands(shapes, layer.adjacency.borders, job);
    const Projection projection(layer.workCrs);
    for (Bridge& bridge : layer.bridges) {
        bridge.fromA = projection.toDegrees(bridge.fromA);
        bridge.toB = projection.toDegrees(bridge.toB);
        // An equal-area plane stretches lengths by up to a few percent; people read the true gap.
        bridge.gapMetres = bridge.gapMetres > 0 ? geodesicDistance(bridge.fromA, bridge.toB) : 0.0;
    }
}

} // namespace

PreparedLayer prepareLayer(UnitSource source, const PrepareOptions& options, core::Job& job) {
    PreparedLayer layer;
    layer.issues = std::move(source.issues);
    layer.rejected = source.read - static_cast<std::int64_t>(source.units.size());
    const KeyStyle style = styleOf(source);
    {
        const core::Job::Part part(job, 0, 0.5);
        const std::vector<Row> rows = repairRows(source, style, job);
        source.units.clear();
        const Geos geos;
        for (const auto& [key, same] : groupRows(rows, options.duplicates, layer)) {
            layer.units.push_back(makeUnit(key, same, style, geos, layer));
        }
    }
    if (layer.units.empty()) {
        throw core::Error(core::Code::Input, "no row has a shape with an area",
                          "units are areas: choose a layer of polygons", source.layer);
    }
    settleAliases(layer);
    layer.workCrs = chooseWorkCrs(layer.units);
    std::vector<MultiPolygon> shapes;
    {
        const core::Job::Part part(job, 0.5, 0.7);
        shapes = measureUnits(layer, job);
    }
    const core::Job::Part part(job, 0.7, 1);
    linkUnits(layer, shapes, options, job);
    return layer;
}

} // namespace geo
