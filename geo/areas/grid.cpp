// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/areas/grid.h"

#include <utility>

namespace geo {

namespace {

Wide floorDivide(Wide num, Wide den) {
    const Wide quotient = num / den;
    return num % den != 0 && (num < 0) != (den < 0) ? quotient - 1 : quotient;
}

int sign(Wide value) {
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

/// 0 for directions less than half a turn counter-clockwise of `start`, 1 for the opposite one, 2
/// for those beyond it, 3 for `start` itself.
int turn(GridPoint start, GridPoint direction) {
    const Wide side = cross(start, direction);
    if (side > 0) {
        return 0;
    }
    if (side < 0) {
        return 2;
    }
    return dot(start, direction) < 0 ? 1 : 3;
}

/// Counts the edges that a ray from `p / scale` to the east meets.
class Crossings {
public:
    Crossings(GridPoint p, std::int64_t scale) : p_(p), scale_(scale) {}

    void add(GridPoint from, GridPoint to) {
        const GridPoint a{from.x * scale_ - p_.x, from.y * scale_ - p_.y};
        const GridPoint b{to.x * scale_ - p_.x, to.y * scale_ - p_.y};
        if ((a.y > 0 && b.y > 0) || (a.y < 0 && b.y < 0)) {
            return;
        }
        const Wide side = cross(a, b);
        on_ = on_ || (side == 0 && dot(a, b) <= 0);
        // Half-open in y, so that a vertex level with the point counts once.
        if ((a.y > 0) != (b.y > 0) && (side > 0) == (b.y > 0)) {
            inside_ = !inside_;
        }
    }

    Side side() const { return on_ ? Side::On : inside_ ? Side::Inside : Side::Outside; }

private:
    GridPoint p_;
    std::int64_t scale_;
    bool on_ = false;
    bool inside_ = false;
};

} // namespace

int compare(Fraction a, Fraction b) {
    int direction = 1;
    while (true) {
        const Wide wholeA = floorDivide(a.num, a.den);
        const Wide wholeB = floorDivide(b.num, b.den);
        if (wholeA != wholeB) {
            return wholeA < wholeB ? -direction : direction;
        }
        a.num -= wholeA * a.den;
        b.num -= wholeB * b.den;
        if (a.num == 0 || b.num == 0) {
            return direction * (sign(a.num) - sign(b.num));
        }
        std::swap(a.num, a.den);
        std::swap(b.num, b.den);
        direction = -direction;
    }
}

Wide rounded(Wide num, Wide den) {
    return floorDivide(2 * num + den, 2 * den);
}

Wide doubledArea(const GridRing& ring) {
    Wide sum = 0;
    for (std::size_t i = 2; i < ring.size(); ++i) {
        sum += cross(ring[i - 1] - ring[0], ring[i] - ring[0]);
    }
    return sum;
}

Side locate(const GridRing& ring, GridPoint p, std::int64_t scale) {
    Crossings crossings(p, scale);
    for (std::size_t i = 0; i < ring.size(); ++i) {
        crossings.add(ring[i], ring[i + 1 == ring.size() ? 0 : i + 1]);
    }
    return crossings.side();
}

Side locate(const std::vector<GridEdge>& border, GridPoint p, std::int64_t scale) {
    Crossings crossings(p, scale);
    for (const GridEdge& edge : border) {
        crossings.add(edge.from, edge.to);
    }
    return crossings.side();
}

bool firstCounterClockwise(GridPoint start, GridPoint a, GridPoint b) {
    const int turnA = turn(start, a);
    const int turnB = turn(start, b);
    return turnA != turnB ? turnA < turnB : cross(a, b) > 0;
}

} // namespace geo
