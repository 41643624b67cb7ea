// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/crs/geodesic.h"

#include <geodesic.h>

#include <cmath>

namespace geo {

using core::Point;

namespace {

const geod_geodesic& wgs84() {
    static const geod_geodesic ellipsoid = [] {
        geod_geodesic made;
        geod_init(&made, 6378137, 1 / 298.257223563);
        return made;
    }();
    return ellipsoid;
}

double ringArea(const core::Ring& ring) {
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        geod_polygon_addpoint(&wgs84(), &polygon, ring[i].y, ring[i].x);
    }
    double area = 0;
    geod_polygon_compute(&wgs84(), &polygon, 0, 1, &area, nullptr);
    return std::abs(area);
}

} // namespace

double geodesicDistance(Point a, Point b) {
    double metres = 0;
    geod_inverse(&wgs84(), a.y, a.x, b.y, b.x, &metres, nullptr, nullptr);
    return metres;
}

double geodesicLength(std::span<const Point> line) {
    double metres = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        metres += geodesicDistance(line[i - 1], line[i]);
    }
    return metres;
}

double geodesicArea(const core::MultiPolygon& shape) {
    double sum = 0;
    for (const core::Polygon& polygon : shape.polygons) {
        for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
            sum += (i == 0 ? 1 : -1) * ringArea(polygon.rings[i]);
        }
    }
    return sum;
}

} // namespace geo
