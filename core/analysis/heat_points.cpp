// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/heat_points.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace core::analysis {

namespace {

constexpr std::uint32_t kSide = 1U << 16;
constexpr std::size_t kBlock = 256;

std::uint32_t cellOf(double value, double low, double span) {
    if (!(span > 0)) {
        return 0;
    }
    const double share = (value - low) / span * kSide;
    return static_cast<std::uint32_t>(std::clamp(share, 0.0, static_cast<double>(kSide - 1)));
}

} // namespace

std::uint32_t hilbertIndex(std::uint32_t x, std::uint32_t y) {
    std::uint32_t index = 0;
    for (std::uint32_t s = kSide / 2; s > 0; s /= 2) {
        const std::uint32_t rx = (x & s) != 0 ? 1 : 0;
        const std::uint32_t ry = (y & s) != 0 ? 1 : 0;
        index += s * s * ((3 * rx) ^ ry);
        if (ry == 0) {
            if (rx == 1) {
                x = kSide - 1 - x;
                y = kSide - 1 - y;
            }
            std::swap(x, y);
        }
    }
    return index;
}

HeatPoints::HeatPoints(std::span<const HeatPoint> points) {
    std::vector<Placed> finite;
    finite.reserve(points.size());
    for (const HeatPoint& p : points) {
        const auto value = static_cast<float>(p.value);
        if (!std::isfinite(p.at.x) || !std::isfinite(p.at.y) || !std::isfinite(value)) {
            ++leftOut_;
            continue;
        }
        finite.push_back({p.at.x, p.at.y, value});
        bounds_.add(p.at);
        total_ += p.value;
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> order(finite.size());
    for (std::size_t i = 0; i < finite.size(); ++i) {
        order[i] = {hilbertIndex(cellOf(finite[i].x, bounds_.minX, bounds_.width()),
                                 cellOf(finite[i].y, bounds_.minY, bounds_.height())),
                    static_cast<std::uint32_t>(i)};
    }
    std::sort(order.begin(), order.end());
    points_.reserve(finite.size());
    for (const auto& [curve, i] : order) {
        points_.push_back(finite[i]);
    }
    for (std::size_t begin = 0; begin < points_.size(); begin += kBlock) {
        const std::size_t end = std::min(begin + kBlock, points_.size());
        Block block{{}, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        for (std::size_t i = begin; i < end; ++i) {
            block.box.add(Point{points_[i].x, points_[i].y});
        }
        blocks_.push_back(block);
    }
}

} // namespace core::analysis
