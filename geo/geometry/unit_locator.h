// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/plan/shape.h"
#include "geo/geometry/box_index.h"

#include <cstdint>
#include <span>
#include <vector>

namespace geo {

/// Finds the unit that a point lies in, for shapes in any plane. Built once, never changed, read by
/// any number of threads; holds copies of the vertices.
///
/// A point on a border belongs to the unit that comes first among those that meet there; so does
/// one in an overlap. The answer does not depend on rounding: sides are compared exactly.
///
/// Each unit's sides are sorted into horizontal strips, so that a query looks at a handful of them.
class UnitLocator {
public:
    static constexpr int kNowhere = -1;

    UnitLocator() = default;
    explicit UnitLocator(const std::vector<core::MultiPolygon>& shapes);

    /// The position of the unit in the input, or kNowhere.
    int locate(core::Point point) const;
    /// The same for many points, on all cores.
    std::vector<int> locate(std::span<const core::Point> points, core::Job& job) const;

private:
    struct Side {
        core::Point low;
        core::Point high;
    };
    struct Unit {
        core::Box box;
        std::size_t firstStrip = 0; ///< into stripStarts_
        std::uint32_t strips = 0;
    };

    void addUnit(const core::MultiPolygon& shape);
    bool covers(const Unit& unit, core::Point point) const;

    std::vector<Unit> units_;
    std::vector<std::size_t> stripStarts_; ///< into sides_; one more than strips for each unit
    std::vector<Side> sides_; ///< strip after strip; a side that crosses two is in both
    BoxIndex index_;
};

} // namespace geo
