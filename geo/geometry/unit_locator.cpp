// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geometry/unit_locator.h"

#include "geo/geometry/measure.h"
#include "geo/geometry/parallel.h"
#include "geo/geometry/predicates.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace geo {

using core::MultiPolygon;
using core::Point;

namespace {

constexpr std::size_t kSidesPerStrip = 8;
constexpr std::size_t kMostStrips = 4096;
constexpr std::size_t kPointsPerRange = 4096;

std::uint32_t stripOf(const core::Box& box, std::uint32_t strips, double y) {
    if (box.height() <= 0) {
        return 0;
    }
    const double share = (y - box.minY) / box.height();
    return std::min(static_cast<std::uint32_t>(std::max(share, 0.0) * strips), strips - 1);
}

} // namespace

UnitLocator::UnitLocator(const std::vector<MultiPolygon>& shapes) {
    std::vector<core::Box> boxes;
    for (const MultiPolygon& shape : shapes) {
        addUnit(shape);
        boxes.push_back(units_.back().box);
    }
    index_ = BoxIndex(boxes);
}

void UnitLocator::addUnit(const MultiPolygon& shape) {
    Unit unit;
    unit.box = shape.bounds();
    unit.firstStrip = stripStarts_.size();
    unit.strips = static_cast<std::uint32_t>(
        std::clamp<std::size_t>(vertexCount(shape) / kSidesPerStrip, 1, kMostStrips));
    const auto forEachSide = [&](auto&& visit) {
        for (const core::Polygon& polygon : shape.polygons) {
            for (const core::Ring& ring : polygon.rings) {
                for (std::size_t i = 1; i < ring.size(); ++i) {
                    // Both neighbours of a border see its sides the same way round.
                    const Point& a = ring[i - 1];
                    const Point& b = ring[i];
                    const bool upwards = a.y < b.y || (a.y == b.y && a.x <= b.x);
                    const Side side = upwards ? Side{a, b} : Side{b, a};
                    visit(side, stripOf(unit.box, unit.strips, side.low.y),
                          stripOf(unit.box, unit.strips, side.high.y));
                }
            }
        }
    };
    std::vector<std::size_t> next(unit.strips + 1, 0);
    forEachSide([&](const Side&, std::uint32_t from, std::uint32_t to) {
        for (std::uint32_t strip = from; strip <= to; ++strip) {
            ++next[strip + 1];
        }
    });
    next[0] = sides_.size();
    for (std::size_t strip = 1; strip < next.size(); ++strip) {
        next[strip] += next[strip - 1];
    }
    stripStarts_.insert(stripStarts_.end(), next.begin(), next.end());
    sides_.resize(next.back());
    forEachSide([&](const Side& side, std::uint32_t from, std::uint32_t to) {
        for (std::uint32_t strip = from; strip <= to; ++strip) {
            sides_[next[strip]++] = side;
        }
    });
    units_.push_back(unit);
}

bool UnitLocator::covers(const Unit& unit, Point point) const {
    const std::size_t strip = unit.firstStrip + stripOf(unit.box, unit.strips, point.y);
    bool inside = false;
    for (std::size_t i = stripStarts_[strip]; i < stripStarts_[strip + 1]; ++i) {
        const Side& side = sides_[i];
        if (point.y < side.low.y || point.y > side.high.y ||
            point.x > std::max(side.low.x, side.high.x)) {
            continue;
        }
        if (side.low.y == side.high.y) {
            if (point.x >= side.low.x) {
                return true;
            }
            continue;
        }
        const int place = orientation(side.low, side.high, point);
        if (place == 0) {
            return true;
        }
        if (place > 0 && point.y < side.high.y) {
            inside = !inside;
        }
    }
    return inside;
}

int UnitLocator::locate(Point point) const {
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
        return kNowhere;
    }
    int found = kNowhere;
    core::Box box;
    box.add(point);
    index_.query(box, [&](std::size_t unit) {
        const int candidate = static_cast<int>(unit);
        if ((found == kNowhere || candidate < found) && covers(units_[unit], point)) {
            found = candidate;
        }
    });
    return found;
}

std::vector<int> UnitLocator::locate(std::span<const Point> points, core::Job& job) const {
    std::vector<int> found(points.size(), kNowhere);
    parallelFor(points.size(), kPointsPerRange, job, "placing points",
                [&](std::size_t begin, std::size_t end) {
                    for (std::size_t i = begin; i < end; ++i) {
                        found[i] = locate(points[i]);
                    }
                });
    return found;
}

} // namespace geo
