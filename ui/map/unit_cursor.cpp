// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/unit_cursor.h"

#include <cmath>

namespace ui {

namespace {

/// How well `to` lies in the direction: the smaller the better, negative = not at all. Within 60
/// degrees, and sideways distance counts double.
double effort(core::Point from, core::Point to, QPoint direction) {
    const double x = to.x - from.x;
    const double y = from.y - to.y;
    const double along = x * direction.x() + y * direction.y();
    const double across = std::abs(x * direction.y() - y * direction.x());
    return along > 0 && across <= along * 1.74 ? along + 2 * across : -1;
}

} // namespace

int unitTowards(const MapUnits& units, int from, QPoint direction) {
    const core::Point here = units.unit(from).centroid;
    int best = from;
    double least = -1;
    const auto consider = [&](int unit) {
        const double cost = effort(here, units.unit(unit).centroid, direction);
        if (unit != from && cost >= 0 && (least < 0 || cost < least)) {
            least = cost;
            best = unit;
        }
    };
    for (const int unit : units.neighbours(from)) {
        consider(unit);
    }
    if (least < 0) {
        for (int unit = 0; unit < units.count(); ++unit) {
            consider(unit);
        }
    }
    return best;
}

} // namespace ui
