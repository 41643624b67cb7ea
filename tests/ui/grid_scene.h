// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_scene.h"

#include <string>

namespace ui::testing {

/// A plan drawn as letters: "AAB/ABB" is two rows of square units of 1 km, north on top, territory
/// A is 0, '.' is unassigned. Keys are the row and column ("00", "01", ...).
inline MapScene gridPlan(const std::string& rows, double side = 1000) {
    std::vector<MapUnit> units;
    std::vector<core::MultiPolygon> shapes;
    MapScene scene;
    int row = 0;
    int column = 0;
    int last = -1;
    for (const char letter : rows) {
        if (letter == '/') {
            ++row;
            column = 0;
            continue;
        }
        const double x = column * side;
        const double y = -(row + 1) * side;
        shapes.push_back(
            {{{{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}}}}});
        units.push_back({core::UnitId(static_cast<std::int64_t>(units.size() + 1)),
                         QStringLiteral("%1%2").arg(row).arg(column),
                         {},
                         {x + side / 2, y + side / 2}});
        const int territory = letter == '.' ? -1 : letter - 'A';
        scene.territoryOf.push_back(territory);
        last = std::max(last, territory);
        ++column;
    }
    for (int t = 0; t <= last; ++t) {
        MapTerritory territory;
        territory.name = QString(QChar(u'A' + t));
        territory.fill = t;
        territory.share = 1;
        scene.territories.push_back(territory);
    }
    scene.units = std::make_shared<MapUnits>(std::move(units), shapes);
    return scene;
}

} // namespace ui::testing
