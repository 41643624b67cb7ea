// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geometry/box_index.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace geo {

using core::Box;

namespace {

constexpr unsigned kHilbertBits = 16;

/// Position on the Hilbert curve of order 16 (Warren, Hacker's Delight 2nd ed., 16-2).
std::uint32_t hilbert(std::uint32_t x, std::uint32_t y) {
    std::uint32_t position = 0;
    for (std::uint32_t side = 1U << (kHilbertBits - 1); side > 0; side /= 2) {
        const std::uint32_t right = (x & side) != 0 ? 1 : 0;
        const std::uint32_t up = (y & side) != 0 ? 1 : 0;
        position += side * side * ((3 * right) ^ up);
        if (up == 0) {
            if (right == 1) {
                x = (1U << kHilbertBits) - 1 - x;
                y = (1U << kHilbertBits) - 1 - y;
            }
            std::swap(x, y);
        }
    }
    return position;
}

std::uint32_t toGrid(double value, double from, double size) {
    const double cells = (1U << kHilbertBits) - 1;
    return size > 0
               ? static_cast<std::uint32_t>(std::clamp((value - from) / size, 0.0, 1.0) * cells)
               : 0;
}

} // namespace

BoxIndex::BoxIndex(const std::vector<Box>& boxes) {
    Box all;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> order; // (place on the curve, item)
    for (const Box& box : boxes) {
        all.add(box);
    }
    for (std::uint32_t i = 0; i < boxes.size(); ++i) {
        if (!boxes[i].empty()) {
            const core::Point centre = boxes[i].centre();
            order.emplace_back(hilbert(toGrid(centre.x, all.minX, all.width()),
                                       toGrid(centre.y, all.minY, all.height())),
                               i);
        }
    }
    std::sort(order.begin(), order.end());
    nodes_.reserve(order.size() + order.size() / (kFanOut - 1) + 2);
    for (const auto& [place, item] : order) {
        nodes_.push_back({boxes[item], item, 0});
    }
    std::size_t levelBegin = 0;
    std::size_t levelEnd = nodes_.size();
    while (levelEnd - levelBegin > 1 || (levelBegin == 0 && levelEnd > 0)) {
        for (std::size_t first = levelBegin; first < levelEnd; first += kFanOut) {
            const std::size_t count = std::min(kFanOut, levelEnd - first);
            Node node{{}, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(count)};
            for (std::size_t child = 0; child < count; ++child) {
                node.box.add(nodes_[first + child].box);
            }
            nodes_.push_back(node);
        }
        levelBegin = levelEnd;
        levelEnd = nodes_.size();
    }
}

double boxDistance(const Box& a, const Box& b) {
    const double dx = std::max({0.0, a.minX - b.maxX, b.minX - a.maxX});
    const double dy = std::max({0.0, a.minY - b.maxY, b.minY - a.maxY});
    return std::hypot(dx, dy);
}

} // namespace geo
