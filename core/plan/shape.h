// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <vector>

namespace core {

/// A position. Which plane it lies in is said by whoever holds it: degrees of EPSG:4326
/// (x = longitude, y = latitude) in the workspace, metres of the layer's work CRS in computations.
struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

struct Box {
    double minX = std::numeric_limits<double>::infinity();
    double minY = std::numeric_limits<double>::infinity();
    double maxX = -std::numeric_limits<double>::infinity();
    double maxY = -std::numeric_limits<double>::infinity();

    bool empty() const { return minX > maxX || minY > maxY; }
    double width() const { return empty() ? 0 : maxX - minX; }
    double height() const { return empty() ? 0 : maxY - minY; }
    Point centre() const { return {(minX + maxX) / 2, (minY + maxY) / 2}; }
    void add(Point p) {
        minX = p.x < minX ? p.x : minX;
        minY = p.y < minY ? p.y : minY;
        maxX = p.x > maxX ? p.x : maxX;
        maxY = p.y > maxY ? p.y : maxY;
    }
    void add(const Box& other) {
        if (!other.empty()) {
            add(Point{other.minX, other.minY});
            add(Point{other.maxX, other.maxY});
        }
    }
    bool intersects(const Box& other) const {
        return minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY;
    }
    bool contains(Point p) const {
        return p.x >= minX && p.x <= maxX && p.y >= minY && p.y <= maxY;
    }
};

/// Closed: the last point repeats the first.
using Ring = std::vector<Point>;

/// The outer ring first, then the holes.
struct Polygon {
    std::vector<Ring> rings;
};

struct MultiPolygon {
    std::vector<Polygon> polygons;

    bool empty() const { return polygons.empty(); }
    Box bounds() const {
        Box box;
        for (const Polygon& polygon : polygons) {
            for (const Ring& ring : polygon.rings) {
                for (const Point& point : ring) {
                    box.add(point);
                }
            }
        }
        return box;
    }
};

} // namespace core
