// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/pole.h"

#include "ui/draw/lanes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <queue>

namespace ui {

namespace {

/// The sides of rings, `stretch` times narrower, side by side for vectors; coordinates from
/// `origin`, so that single precision is enough.
class Sides {
public:
    Sides(std::span<const std::vector<core::Point>> rings, double stretch) : stretch_(stretch) {
        for (const auto& ring : rings) {
            for (const core::Point point : ring) {
                box_.add(flat(point));
            }
        }
        origin_ = box_.empty() ? core::Point{} : box_.centre();
        for (const auto& ring : rings) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                add(flat(ring[i - 1]), flat(ring[i]));
            }
        }
    }

    /// Of the narrowed rings.
    const core::Box& box() const { return box_; }
    core::Point flat(core::Point p) const { return {p.x / stretch_, p.y}; }
    core::Point real(core::Point p) const { return {p.x * stretch_, p.y}; }

    /// To the nearest side; negative outside.
    double distance(core::Point p) const {
        if (count_ == 0) {
            return -std::numeric_limits<double>::infinity();
        }
        return signedDistance(static_cast<float>(p.x - origin_.x),
                              static_cast<float>(p.y - origin_.y));
    }

private:
    /// The corner where a side begins, the way to its end, and what that is divided by.
    struct Block {
        LaneArray x, y, dx, dy, perSquare, perHeight;
    };

    void add(core::Point a, core::Point b) {
        const std::size_t lane = count_ % kLanes;
        if (lane == 0) {
            blocks_.push_back(farAway());
        }
        Block& block = blocks_.back();
        const double dx = b.x - a.x;
        const double dy = b.y - a.y;
        const double square = dx * dx + dy * dy;
        block.x[lane] = static_cast<float>(a.x - origin_.x);
        block.y[lane] = static_cast<float>(a.y - origin_.y);
        block.dx[lane] = static_cast<float>(dx);
        block.dy[lane] = static_cast<float>(dy);
        block.perSquare[lane] = square > 0 ? static_cast<float>(1 / square) : 0;
        block.perHeight[lane] = dy != 0 ? static_cast<float>(dx / dy) : 0;
        ++count_;
    }

    /// Where the last block is not full.
    static Block farAway() {
        Block block{};
        block.x.fill(1e15F);
        block.y.fill(1e15F);
        return block;
    }

    UI_WIDE_VECTORS double signedDistance(float px, float py) const {
        const Floats none{};
        const Floats one = none + 1.0F;
        Floats least = none + 3e38F;
        Ints crossed{};
        Floats startX, startY, dx, dy, perSquare, perHeight;
        for (const Block& block : blocks_) {
            load(block.x, startX);
            load(block.y, startY);
            load(block.dx, dx);
            load(block.dy, dy);
            load(block.perSquare, perSquare);
            load(block.perHeight, perHeight);
            const Floats x = px - startX;
            const Floats y = py - startY;
            Floats t = (x * dx + y * dy) * perSquare;
            t = t > none ? t : none;
            t = t < one ? t : one;
            const Floats awayX = x - t * dx;
            const Floats awayY = y - t * dy;
            const Floats away = awayX * awayX + awayY * awayY;
            least = away < least ? away : least;
            // Even-odd: sides that a ray to the right meets.
            crossed ^= ((none > y) != (dy > y)) & (x < y * perHeight);
        }
        float nearest = least[0];
        int in = 0;
        for (int lane = 0; lane < kLanes; ++lane) {
            nearest = std::min(nearest, least[lane]);
            in ^= crossed[lane];
        }
        return (in != 0 ? 1 : -1) * std::sqrt(static_cast<double>(nearest));
    }

    double stretch_;
    core::Point origin_;
    core::Box box_;
    std::vector<Block> blocks_;
    std::size_t count_ = 0;
};

struct Cell {
    core::Point centre;
    double half = 0;
    double distance = 0;

    double reach() const { return distance + half * std::numbers::sqrt2; }
    bool operator<(const Cell& other) const { return reach() < other.reach(); }
};

Cell cellAt(const Sides& sides, core::Point centre, double half) {
    return {centre, half, sides.distance(centre)};
}

} // namespace

double insideDistance(std::span<const std::vector<core::Point>> rings, core::Point at,
                      double stretch) {
    const Sides sides(rings, stretch);
    return sides.distance(sides.flat(at));
}

Pole poleOfInaccessibility(std::span<const std::vector<core::Point>> rings, double stretch,
                           double precision) {
    const Sides flat(rings, stretch);
    const core::Box& box = flat.box();
    const double size = std::min(box.width(), box.height());
    if (box.empty() || size <= 0) {
        return {box.empty() ? core::Point{} : flat.real(box.centre()), 0};
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
    return {flat.real(best.centre), best.distance};
}

} // namespace ui
