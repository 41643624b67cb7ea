// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/new_layer.h"

#include <utility>

namespace geo {

namespace {

core::NewUnit toNewUnit(PreparedUnit& unit) {
    core::NewUnit made;
    made.key = unit.key;
    made.name = std::move(unit.name);
    made.aliases = std::move(unit.aliases);
    made.lonLat = unit.inside;
    made.position = unit.position;
    made.areaM2 = unit.squareMetres;
    made.perimeterM = unit.metresAround;
    made.shape = std::move(unit.shape);
    made.hull = std::move(unit.hull);
    return made;
}

std::vector<core::NewEdge> toNewEdges(const PreparedLayer& layer) {
    std::vector<core::NewEdge> edges;
    const auto add = [&](UnitPair pair, double length, bool bridge, double gap) {
        edges.push_back({static_cast<std::size_t>(pair.a), static_cast<std::size_t>(pair.b), length,
                         bridge, gap});
    };
    for (const Border& border : layer.adjacency.borders) {
        add(border.pair, border.metres, false, 0);
    }
    for (const Bridge& bridge : layer.bridges) {
        add(bridge.pair, 0, true, bridge.gapMetres);
    }
    return edges;
}

} // namespace

void to_json(core::Json& json, const ImportedBridge& bridge) {
    json = {{"from", bridge.from}, {"to", bridge.to}, {"gap_m", bridge.gapMetres}};
}

std::vector<ImportedBridge> namedBridges(const PreparedLayer& layer) {
    std::vector<ImportedBridge> named;
    for (const Bridge& bridge : layer.bridges) {
        named.push_back({layer.units[static_cast<std::size_t>(bridge.pair.a)].key,
                         layer.units[static_cast<std::size_t>(bridge.pair.b)].key,
                         bridge.gapMetres});
    }
    return named;
}

void moveUnits(PreparedLayer& prepared, core::NewLayer& layer) {
    layer.layer.workCrs = prepared.workCrs;
    layer.layer.components = prepared.components;
    layer.edges = toNewEdges(prepared);
    layer.units.reserve(prepared.units.size());
    for (PreparedUnit& unit : prepared.units) {
        layer.units.push_back(toNewUnit(unit));
    }
}

} // namespace geo
