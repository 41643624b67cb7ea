// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/pole.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <queue>

namespace ui {

namespace {

double squaredToSegment(core::Point p, core::Point a, core::Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double t =
        length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
    const double x = a.x + t * dx - p.x;
    const double y = a.y + t * dy - p.y;
    return x * x + y * y;
}

/// Signed: negative outside.
double distanceInside(std::span<const std::vector<core::Point>> rings, core::Point p) {
    bool in = false;
    double least = std::numeric_limits<double>::infinity();
    for (const auto& ring : rings) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const core::Point a = ring[i - 1];
            const core::Point b = ring[i];
            in ^= (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x;
            least = std::min(least, squaredToSegment(p, a, b));
        }
    }
    return (in ? 1 : -1) * std::sqrt(least);
}

std::vector<std::vector<core::Point>> squeezed(std::span<const std::vector<core::Point>> rings,
                                               double stretch) {
    std::vector<std::vector<core::Point>> result(rings.begin(), rings.end());
    for (auto& ring : result) {
        for (core::Point& point : ring) {
            point.x /= stretch;
        }
    }
    return result;
}

struct Cell {
    core::Point centre;
    double half = 0;
    double distance = 0;

    double reach() const { return distance + half * std::numbers::sqrt2; }
    bool operator<(const Cell& other) const { return reach() < other.reach(); }
};

Cell cellAt(std::span<const std::vector<core::Point>> rings, core::Point centre, double half) {
    return {centre, half, distanceInside(rings, centre)};
}

} // namespace

double insideDistance(std::span<const std::vector<core::Point>> rings, core::Point at,
                      double stretch) {
    return distanceInside(squeezed(rings, stretch), {at.x / stretch, at.y});
}

Pole poleOfInaccessibility(std::span<const std::vector<core::Point>> rings, double stretch,
                           double precision) {
    const auto flat = squeezed(rings, stretch);
    core::Box box;
    for (const auto& ring : flat) {
        for (const core::Point point : ring) {
            box.add(point);
        }
    }
    const double size = std::min(box.width(), box.height());
    if (box.empty() || size <= 0) {
        return {box.empty() ? core::Point{} : core::Point{box.centre().x * stretch, box.centre().y},
                0};
    }
    std::priority_queue<Cell> cells;
    // Long thin areas would make too many cells of their short side.
    const double step = std::max(size, std::max(box.width(), box.height()) / 32);
    for (double x = box.minX; x < box.maxX; x += step) {
        for (double y = box.minY; y < box.maxY; y += step) {
            cells.push(cellAt(flat, {x + step / 2, y + step / 2}, step / 2));
        }
    }
    Cell best = cellAt(flat, box.centre(), 0);
    while (!cells.empty()) {
        const Cell cell = cells.top();
        cells.pop();
        if (cell.distance > best.distance) {
            best = cell;
        }
        if (cell.reach() - best.distance <= precision) {
            break;
        }
        const double half = cell.half / 2;
        for (const double dx : {-half, half}) {
            for (const double dy : {-half, half}) {
                cells.push(cellAt(flat, {cell.centre.x + dx, cell.centre.y + dy}, half));
            }
        }
    }
    return {{best.centre.x * stretch, best.centre.y}, best.distance};
}

} // namespace ui
