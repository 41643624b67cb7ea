// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/scene_difference.h"

namespace ui {

namespace {

/// What a territory shows beside its colour and its label.
bool sameMarks(const MapTerritory& a, const MapTerritory& b) {
    return a.locked == b.locked && a.base.has_value() == b.base.has_value() &&
           (!a.base || (a.base->x == b.base->x && a.base->y == b.base->y));
}

bool sameLayers(MapLayers a, MapLayers b) {
    a.labels = b.labels; // these are not part of the ground
    a.unitLabels = b.unitLabels;
    a.graticule = b.graticule;
    return a == b;
}

bool sameKind(const MapScene& a, const MapScene& b) {
    return a.choropleth.has_value() == b.choropleth.has_value() && a.heat == b.heat &&
           a.base == b.base && a.points == b.points && a.accountColours == b.accountColours &&
           sameLayers(a.layers, b.layers) && a.approximate == b.approximate && a.tiles == b.tiles &&
           // The hatch of "no data" lies over the colours.
           (!a.choropleth || (a.choropleth->classOf == b.choropleth->classOf &&
                              a.choropleth->diverging == b.choropleth->diverging)) &&
           std::equal(a.territories.begin(), a.territories.end(), b.territories.begin(),
                      b.territories.end(), sameMarks);
}

} // namespace

SceneDifference differenceOf(const MapScene& before, const MapScene& after) {
    SceneDifference difference;
    if (!sameKind(before, after)) {
        difference.everything = true;
        return difference;
    }
    const Topology& topology = after.units->topology();
    for (std::size_t unit = 0; unit < after.derived.groupOf.size(); ++unit) {
        if (before.derived.shownOf[unit] != after.derived.shownOf[unit] ||
            before.territoryOf[unit] != after.territoryOf[unit]) {
            difference.owners.add(topology.polygonBox(static_cast<int>(unit)));
        } else if (before.derived.groupOf[unit] != after.derived.groupOf[unit]) {
            difference.fills = true;
        }
    }
    if (after.tiles && difference.fills) {
        difference.everything = true; // the fills are mixed with what lies below
    }
    difference.fills = difference.fills || before.groupCount() != after.groupCount();
    return difference;
}

} // namespace ui
