// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace core::analysis {

/// A value at a place, in metres of a plane. Values may be below 0, for differences.
struct HeatPoint {
    Point at;
    double value = 1;
};

/// Points in the order of a Hilbert curve (Hilbert 1891), in blocks with boxes, so that a view of
/// a city looks at the points of that city only and neighbours in memory are neighbours on the
/// map. Immutable: threads may share it.
class HeatPoints {
public:
    struct Placed {
        double x;
        double y;
        float value;
    };
    struct Block {
        Box box;
        std::uint32_t begin;
        std::uint32_t end;
    };

    HeatPoints() = default;
    /// Points whose place or value is not finite are left out.
    explicit HeatPoints(std::span<const HeatPoint> points);

    std::size_t size() const { return points_.size(); }
    /// How many were not finite.
    std::size_t leftOut() const { return leftOut_; }
    /// Sum of the values.
    double total() const { return total_; }
    const Box& bounds() const { return bounds_; }
    std::span<const Placed> all() const { return points_; }
    std::span<const Block> blocks() const { return blocks_; }
    std::span<const Placed> of(const Block& block) const {
        return std::span(points_).subspan(block.begin, block.end - block.begin);
    }

private:
    std::vector<Placed> points_;
    std::vector<Block> blocks_;
    Box bounds_;
    double total_ = 0;
    std::size_t leftOut_ = 0;
};

/// The place of a cell of a grid of 65,536 x 65,536 along the Hilbert curve.
std::uint32_t hilbertIndex(std::uint32_t x, std::uint32_t y);

} // namespace core::analysis
