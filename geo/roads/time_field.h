// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <cstddef>
#include <vector>

namespace geo {

/// The time in seconds to reach each node of a grid on a plane in metres.
class TimeField {
public:
    /// A grid with nodes `cell` metres apart that covers the box and a margin around it. Nodes lie
    /// on multiples of `cell`, so that fields of one plane fit each other.
    TimeField(const core::Box& box, double cell);

    /// Says that a position is reached after so many seconds; the nodes around it as much later as
    /// they lie away, at so many seconds a metre.
    void mark(core::Point metres, double seconds, double secondsPerMetre);
    /// Lets times spread from where they were marked at so many seconds a metre.
    void spread(double secondsPerMetre);
    /// Evens out bumps between neighbours; no time grows by it.
    void smooth();

    /// The area in which the time is at most `seconds`, as rings that hold the area on their left,
    /// in metres. Within a triangle of nodes the time is linear, so the area of fewer seconds lies
    /// within that of more. Parts and holes smaller than `least` square metres are left out.
    core::MultiPolygon within(double seconds, double least) const;

    double cell() const { return cell_; }

private:
    float& at(std::size_t column, std::size_t row) { return values_[row * columns_ + column]; }
    float at(std::size_t column, std::size_t row) const { return values_[row * columns_ + column]; }

    double cell_;
    core::Point origin_;
    std::size_t columns_;
    std::size_t rows_;
    std::vector<float> values_;
};

} // namespace geo
