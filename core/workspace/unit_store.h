// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/plan/unit_layer.h"
#include "core/workspace/workspace.h"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace core {

/// A unit on its way into the workspace.
struct NewUnit {
    std::string key;
    std::string name;
    std::vector<std::string> aliases; ///< further keys of the same unit
    Point lonLat;                     ///< a point inside, EPSG:4326
    Point position;                   ///< centroid, metres in the work CRS
    double areaM2 = 0;
    double perimeterM = 0;
    MultiPolygon shape; ///< EPSG:4326; empty for account units
    /// Convex hull in the work CRS, for enclosing circles (see plan/hull.h); empty = the position.
    std::vector<Point> hull;
    AccountId account; ///< for layers of kind "account"
};

/// Indices into NewLayer::units.
struct NewEdge {
    std::size_t a = 0;
    std::size_t b = 0;
    double lengthM = 0;
    bool bridge = false;
    double gapM = 0;
};

struct NewLayer {
    UnitLayer layer; ///< id and viewName are filled in by the store
    std::vector<NewUnit> units;
    std::vector<NewEdge> edges;
};

/// Writes a layer. One of the same name is replaced: units keep their ids by key, units that are
/// gone leave the plan too, and the history starts afresh. Call Workspace::restorePoint first when
/// the workspace has content. Throws Error(Input) for a key that occurs twice.
LayerId replaceLayer(Record& record, const NewLayer& layer, Job& job);

std::vector<UnitLayer> loadLayers(const Connection& db);
std::optional<UnitLayer> findLayer(const Connection& db, std::string_view name);
/// As `findLayer`; throws Error(Input) that lists the layers there are. An empty name stands for
/// the only layer of the workspace.
UnitLayer requireLayer(const Connection& db, std::string_view name);

/// In order of id.
std::vector<BasicUnit> loadUnits(const Connection& db, LayerId layer);
/// Without bridges if `bridges` is false. In order of (a, b).
std::vector<UnitEdge> loadEdges(const Connection& db, LayerId layer, bool bridges = true);
/// The convex hull of each unit in the work CRS, metres, in the order of `loadUnits`.
std::vector<std::vector<Point>> loadHulls(const Connection& db, LayerId layer);
/// Every key of the layer, also aliases, with its unit.
std::map<std::string, UnitId, std::less<>> loadUnitKeys(const Connection& db, LayerId layer);
/// Hands each unit's geometry blob (see gpkg.h) to the callback, in order of id.
void forEachShape(const Connection& db, LayerId layer,
                  const std::function<void(UnitId, std::span<const std::byte>)>& visit);

} // namespace core
