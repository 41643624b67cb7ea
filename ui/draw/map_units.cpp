// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/map_units.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// Metres. A line that is straight in the plane a layer was made in bends a little in another, and
/// corners on it come to lie beside it.
constexpr double kTouch = 5;

bool finite(core::Point p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

/// Whether the segment ab crosses the ray from p to the east.
bool crosses(core::Point a, core::Point b, core::Point p) {
    return (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x;
}

bool inside(std::span<const core::Point> polygon, core::Point p) {
    bool in = false;
    for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
        in ^= crosses(polygon[i], polygon[j], p);
    }
    return in;
}

double distanceToSegment(core::Point p, core::Point a, core::Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double t =
        length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
    return std::hypot(a.x + t * dx - p.x, a.y + t * dy - p.y);
}

} // namespace

MapUnits::MapUnits(std::vector<MapUnit> units, std::span<const core::MultiPolygon> shapes)
    : MapUnits(std::move(units), Topology::build(shapes, {kTouch, true})) {}

MapUnits::MapUnits(std::vector<MapUnit> units, Topology topology)
    : units_(std::move(units)), topology_(std::move(topology)) {
    double area = 0;
    int shaped = 0;
    for (int i = 0; i < count(); ++i) {
        byId_.emplace_back(units_[i].id, i);
        if (const core::Box box = bounds(i); !box.empty()) {
            area += box.width() * box.height() / 2;
            ++shaped;
            if (!finite(units_[i].centroid)) {
                units_[i].centroid = box.centre();
            }
        }
    }
    meanSide_ = shaped > 0 ? std::sqrt(area / shaped) : 0;
    std::sort(byId_.begin(), byId_.end());
    buildGrid();
    buildNeighbours();
}

core::Box MapUnits::bounds(int unit) const {
    core::Box box;
    if (const VertexBox& vertices = topology_.polygonBox(unit); !vertices.empty()) {
        box.add(topology_.toMetres({vertices.minX, vertices.minY}));
        box.add(topology_.toMetres({vertices.maxX, vertices.maxY}));
    }
    return box;
}

void MapUnits::buildGrid() {
    gridBox_ = bounds();
    if (gridBox_.empty()) {
        return;
    }
    cellSize_ = std::max({meanSide_, gridBox_.width() / 1000, gridBox_.height() / 1000, 1.0});
    columns_ = static_cast<int>(gridBox_.width() / cellSize_) + 1;
    rows_ = static_cast<int>(gridBox_.height() / cellSize_) + 1;
    cells_.resize(static_cast<std::size_t>(columns_) * rows_);
    for (int unit = 0; unit < count(); ++unit) {
        if (const core::Box box = bounds(unit); !box.empty()) {
            visitCells(box, [&](std::size_t cell) { cells_[cell].push_back(unit); });
        }
    }
}

template <class Visit> void MapUnits::visitCells(const core::Box& box, Visit&& visit) const {
    if (cells_.empty() || !box.intersects(gridBox_)) {
        return;
    }
    const auto index = [&](double offset, int limit) {
        return std::clamp(static_cast<int>(std::floor(offset / cellSize_)), 0, limit - 1);
    };
    const int west = index(box.minX - gridBox_.minX, columns_);
    const int east = index(box.maxX - gridBox_.minX, columns_);
    const int south = index(box.minY - gridBox_.minY, rows_);
    const int north = index(box.maxY - gridBox_.minY, rows_);
    for (int row = south; row <= north; ++row) {
        for (int column = west; column <= east; ++column) {
            visit(static_cast<std::size_t>(row) * columns_ + column);
        }
    }
}

void MapUnits::buildNeighbours() {
    std::vector<std::pair<int, int>> pairs;
    for (int arc = 0; arc < topology_.arcCount(); ++arc) {
        const ArcSides sides = topology_.sides(arc);
        if (sides.left >= 0 && sides.right >= 0 && sides.left != sides.right) {
            pairs.emplace_back(sides.left, sides.right);
            pairs.emplace_back(sides.right, sides.left);
        }
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    neighbourStarts_.assign(count() + 1, 0);
    for (const auto& [unit, other] : pairs) {
        ++neighbourStarts_[unit + 1];
        neighbours_.push_back(other);
    }
    for (int i = 0; i < count(); ++i) {
        neighbourStarts_[i + 1] += neighbourStarts_[i];
    }
}

std::span<const int> MapUnits::neighbours(int unit) const {
    return {neighbours_.data() + neighbourStarts_[unit],
            neighbours_.data() + neighbourStarts_[unit + 1]};
}

int MapUnits::indexOf(core::UnitId id) const {
    const auto entry = std::lower_bound(byId_.begin(), byId_.end(), std::pair(id, 0));
    return entry != byId_.end() && entry->first == id ? entry->second : -1;
}

bool MapUnits::contains(int unit, core::Point metres) const {
    if (!bounds(unit).contains(metres)) {
        return false;
    }
    bool in = false;
    const auto [first, last] = topology_.rings(unit);
    for (int ring = first; ring < last; ++ring) {
        for (const ArcRef ref : topology_.ring(ring)) {
            const auto arc = topology_.arc(arcOf(ref), 0);
            for (std::size_t i = 1; i < arc.size(); ++i) {
                in ^= crosses(topology_.toMetres(arc[i - 1]), topology_.toMetres(arc[i]), metres);
            }
        }
    }
    return in;
}

int MapUnits::unitAt(core::Point metres) const {
    int found = -1;
    core::Box box;
    box.add(metres);
    visitCells(box, [&](std::size_t cell) {
        for (const int unit : cells_[cell]) {
            if (found < 0 && contains(unit, metres)) {
                found = unit;
            }
        }
    });
    return found;
}

std::vector<int> MapUnits::centroidsIn(const core::Box& box) const {
    std::vector<int> found;
    for (int i = 0; i < count(); ++i) {
        if (finite(units_[i].centroid) && box.contains(units_[i].centroid)) {
            found.push_back(i);
        }
    }
    return found;
}

std::vector<int> MapUnits::centroidsIn(std::span<const core::Point> polygon) const {
    if (polygon.size() < 3) {
        return {};
    }
    core::Box box;
    for (const core::Point point : polygon) {
        box.add(point);
    }
    std::vector<int> found = centroidsIn(box);
    std::erase_if(found, [&](int unit) { return !inside(polygon, units_[unit].centroid); });
    return found;
}

std::vector<int> MapUnits::touching(core::Point centre, double radius) const {
    core::Box box;
    box.add(core::Point{centre.x - radius, centre.y - radius});
    box.add(core::Point{centre.x + radius, centre.y + radius});
    std::vector<int> candidates;
    visitCells(box, [&](std::size_t cell) {
        candidates.insert(candidates.end(), cells_[cell].begin(), cells_[cell].end());
    });
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    std::erase_if(candidates, [&](int unit) {
        if (!bounds(unit).intersects(box)) {
            return true;
        }
        if (contains(unit, centre)) {
            return false;
        }
        const auto [first, last] = topology_.rings(unit);
        for (int ring = first; ring < last; ++ring) {
            for (const ArcRef ref : topology_.ring(ring)) {
                const auto arc = topology_.arc(arcOf(ref), 0);
                for (std::size_t i = 1; i < arc.size(); ++i) {
                    if (distanceToSegment(centre, topology_.toMetres(arc[i - 1]),
                                          topology_.toMetres(arc[i])) <= radius) {
                        return false;
                    }
                }
            }
        }
        return true;
    });
    return candidates;
}

} // namespace ui
