// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace geo {

/// Wide enough for the products of grid coordinates that the predicates below need.
__extension__ typedef __int128 Wide;

/// A position on an integer grid. Predicates on such points are exact, which is what makes cells
/// meet without gaps: nothing depends on how a double was rounded.
struct GridPoint {
    std::int64_t x = 0;
    std::int64_t y = 0;
    auto operator<=>(const GridPoint&) const = default;
    GridPoint operator+(GridPoint other) const { return {x + other.x, y + other.y}; }
    GridPoint operator-(GridPoint other) const { return {x - other.x, y - other.y}; }
};

inline Wide dot(GridPoint a, GridPoint b) {
    return Wide{a.x} * b.x + Wide{a.y} * b.y;
}
/// Positive if b lies counter-clockwise of a.
inline Wide cross(GridPoint a, GridPoint b) {
    return Wide{a.x} * b.y - Wide{a.y} * b.x;
}

/// An exact number `num / den`, `den` > 0.
struct Fraction {
    Wide num = 0;
    Wide den = 1;
};

/// Negative, 0 or positive, by continued fractions: no product that could overflow.
int compare(Fraction a, Fraction b);
/// `num / den` to the nearest integer, halves upwards. The same rational gives the same integer
/// however it is written, so a point that is reached in two ways is one point. `den` > 0.
Wide rounded(Wide num, Wide den);

/// A directed piece of border with the interior on its left.
struct GridEdge {
    GridPoint from;
    GridPoint to;
    auto operator<=>(const GridEdge&) const = default;
};

enum class Side { Inside, Outside, On };

/// An open ring: the last point is joined to the first.
using GridRing = std::vector<GridPoint>;

/// Twice the signed area, positive for counter-clockwise rings.
Wide doubledArea(const GridRing& ring);
/// Where the point `p / scale` lies; `scale` 2 asks about midpoints.
Side locate(const GridRing& ring, GridPoint p, std::int64_t scale = 1);
/// The same for a region that is enclosed by edges in any order.
Side locate(const std::vector<GridEdge>& border, GridPoint p, std::int64_t scale = 1);
/// Angular order around the origin: true if turning counter-clockwise from `start` meets `a`
/// before `b`. The direction of `start` itself comes last.
bool firstCounterClockwise(GridPoint start, GridPoint a, GridPoint b);

} // namespace geo
