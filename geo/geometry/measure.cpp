// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geometry/measure.h"

#include "geo/geometry/geos.h"

#include <geos_c.h>

#include <algorithm>
#include <cmath>

namespace geo {

using core::MultiPolygon;
using core::Point;
using core::Polygon;
using core::Ring;

double signedArea(const Ring& ring) {
    if (ring.size() < 4) {
        return 0;
    }
    const Point origin = ring.front();
    double twice = 0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        twice += (ring[i].x - origin.x) * (ring[i + 1].y - origin.y) -
                 (ring[i + 1].x - origin.x) * (ring[i].y - origin.y);
    }
    return twice / 2;
}

double area(const MultiPolygon& shape) {
    double sum = 0;
    for (const Polygon& polygon : shape.polygons) {
        for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
            const double ringArea = std::abs(signedArea(polygon.rings[i]));
            sum += i == 0 ? ringArea : -ringArea;
        }
    }
    return sum;
}

double perimeter(const MultiPolygon& shape) {
    double sum = 0;
    for (const Polygon& polygon : shape.polygons) {
        for (const Ring& ring : polygon.rings) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                sum += std::hypot(ring[i].x - ring[i - 1].x, ring[i].y - ring[i - 1].y);
            }
        }
    }
    return sum;
}

namespace {

struct Moments {
    double area = 0;
    double x = 0;
    double y = 0;
};

/// Adds the triangles that the ring's sides form with `origin`, counted positive for outer rings.
void addMoments(const Ring& ring, Point origin, bool outer, Moments& sum) {
    const double sign = (signedArea(ring) >= 0) == outer ? 1 : -1;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const double ax = ring[i - 1].x - origin.x;
        const double ay = ring[i - 1].y - origin.y;
        const double bx = ring[i].x - origin.x;
        const double by = ring[i].y - origin.y;
        const double cross = sign * (ax * by - bx * ay) / 2;
        sum.area += cross;
        sum.x += cross * (ax + bx) / 3;
        sum.y += cross * (ay + by) / 3;
    }
}

Point meanOfPoints(const MultiPolygon& shape) {
    Point sum;
    double count = 0;
    for (const Polygon& polygon : shape.polygons) {
        for (const Ring& ring : polygon.rings) {
            for (const Point& point : ring) {
                sum.x += point.x;
                sum.y += point.y;
                count += 1;
            }
        }
    }
    return count > 0 ? Point{sum.x / count, sum.y / count} : Point{};
}

} // namespace

Point centroid(const MultiPolygon& shape) {
    const Point origin = meanOfPoints(shape);
    Moments sum;
    for (const Polygon& polygon : shape.polygons) {
        for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
            addMoments(polygon.rings[i], origin, i == 0, sum);
        }
    }
    if (!(sum.area > 0)) {
        return origin;
    }
    return {origin.x + sum.x / sum.area, origin.y + sum.y / sum.area};
}

Point pointOnSurface(const MultiPolygon& shape) {
    const Geos geos;
    const GeosGeometry geometry = geos.fromShape(shape);
    const GeosGeometry inside = geos.own(GEOSPointOnSurface_r(geos.context(), geometry.get()));
    Point point;
    geos.require(GEOSGeomGetX_r(geos.context(), inside.get(), &point.x) == 1 &&
                 GEOSGeomGetY_r(geos.context(), inside.get(), &point.y) == 1);
    return point;
}

void orient(MultiPolygon& shape) {
    for (Polygon& polygon : shape.polygons) {
        for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
            const bool counterClockwise = signedArea(polygon.rings[i]) > 0;
            if (counterClockwise != (i == 0)) {
                std::reverse(polygon.rings[i].begin(), polygon.rings[i].end());
            }
        }
    }
}

std::size_t vertexCount(const MultiPolygon& shape) {
    std::size_t count = 0;
    for (const Polygon& polygon : shape.polygons) {
        for (const Ring& ring : polygon.rings) {
            count += ring.size();
        }
    }
    return count;
}

} // namespace geo
