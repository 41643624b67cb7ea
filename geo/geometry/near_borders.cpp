// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geometry/near_borders.h"

#include "geo/geometry/box_index.h"
#include "geo/geometry/parallel.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <mutex>
#include <tuple>

namespace geo {

using core::Box;
using core::Point;

namespace {

/// cos 45 degrees: neighbours' sides run against each other at least this squarely.
constexpr double kOpposite = 0.70710678;
constexpr std::size_t kSidesPerRange = 4096;

/// The stretch of a side (metres from its start) that runs beside a side of another unit. An empty
/// stretch records that the two come close, or cross.
struct Stretch {
    UnitPair pair;
    std::uint32_t side = 0;
    float begin = 0;
    float end = 0;
    bool cross = false;
    auto order() const { return std::tie(pair, side, begin, end, cross); }
    bool operator<(const Stretch& other) const { return order() < other.order(); }
};

Point minus(Point a, Point b) {
    return {a.x - b.x, a.y - b.y};
}

double dot(Point a, Point b) {
    return a.x * b.x + a.y * b.y;
}

double cross(Point a, Point b) {
    return a.x * b.y - a.y * b.x;
}

double length(const Side& side) {
    return std::hypot(side.to.x - side.from.x, side.to.y - side.from.y);
}

double distanceToSide(Point p, const Side& side) {
    const Point along = minus(side.to, side.from);
    const double t = std::clamp(dot(minus(p, side.from), along) / dot(along, along), 0.0, 1.0);
    return std::hypot(side.from.x + t * along.x - p.x, side.from.y + t * along.y - p.y);
}

bool properlyCross(const Side& s, const Side& t) {
    const Point ds = minus(s.to, s.from);
    const Point dt = minus(t.to, t.from);
    const double a = cross(ds, minus(t.from, s.from));
    const double b = cross(ds, minus(t.to, s.from));
    const double c = cross(dt, minus(s.from, t.from));
    const double d = cross(dt, minus(s.to, t.from));
    return ((a > 0 && b < 0) || (a < 0 && b > 0)) && ((c > 0 && d < 0) || (c < 0 && d > 0));
}

double distance(const Side& s, const Side& t) {
    return std::min({distanceToSide(s.from, t), distanceToSide(s.to, t), distanceToSide(t.from, s),
                     distanceToSide(t.to, s)});
}

/// The part of `s` onto which `t` projects at a distance of at most `tolerance`: along the
/// projected part the distance changes linearly from that of one end to that of the other.
bool stretchBeside(const Side& s, const Side& t, double tolerance, Stretch& out) {
    const double size = length(s);
    const Point unit{(s.to.x - s.from.x) / size, (s.to.y - s.from.y) / size};
    const Point first = minus(t.to, s.from); // t runs the other way
    const Point last = minus(t.from, s.from);
    const double begin = dot(unit, first);
    const double end = dot(unit, last);
    if (end <= begin) {
        return false;
    }
    const double offBegin = cross(unit, first);
    const double slope = (cross(unit, last) - offBegin) / (end - begin);
    double low = std::max(begin, 0.0);
    double high = std::min(end, size);
    const double offAt = offBegin - slope * begin; // distance at u is offAt + slope * u
    if (std::abs(slope) < 1e-12) {
        if (std::abs(offAt) > tolerance) {
            return false;
        }
    } else {
        const double u = (-tolerance - offAt) / slope;
        const double v = (tolerance - offAt) / slope;
        low = std::max(low, std::min(u, v));
        high = std::min(high, std::max(u, v));
    }
    if (high <= low) {
        return false;
    }
    out.begin = static_cast<float>(low);
    out.end = static_cast<float>(high);
    return true;
}

UnitPair pairOf(const Side& s, const Side& t) {
    return {std::min(s.unit, t.unit), std::max(s.unit, t.unit)};
}

void compare(const std::vector<Side>& sides, std::uint32_t i, std::uint32_t j, double tolerance,
             std::vector<Stretch>& out) {
    const Side& s = sides[i];
    const Side& t = sides[j];
    const bool crossing = properlyCross(s, t);
    if (!crossing && distance(s, t) > tolerance) {
        return;
    }
    const Stretch contact{pairOf(s, t), i, 0, 0, crossing};
    const double opposite = dot(minus(s.to, s.from), minus(t.to, t.from));
    bool beside = false;
    if (opposite < -kOpposite * length(s) * length(t)) {
        for (const auto& [one, other] : {std::pair(i, j), std::pair(j, i)}) {
            Stretch stretch = contact;
            stretch.side = one;
            if (stretchBeside(sides[one], sides[other], tolerance, stretch)) {
                out.push_back(stretch);
                beside = true;
            }
        }
    }
    if (!beside || crossing) {
        out.push_back(contact);
    }
}

std::vector<Stretch> findStretches(const std::vector<Side>& sides, double tolerance,
                                   core::Job& job) {
    std::vector<Box> boxes(sides.size());
    for (std::size_t i = 0; i < sides.size(); ++i) {
        boxes[i].add(sides[i].from);
        boxes[i].add(sides[i].to);
    }
    const BoxIndex index(boxes);
    std::vector<Stretch> all;
    std::mutex mutex;
    const auto search = [&](std::size_t begin, std::size_t end) {
        std::vector<Stretch> found;
        for (std::size_t i = begin; i < end; ++i) {
            Box around = boxes[i];
            around.add(Point{around.minX - tolerance, around.minY - tolerance});
            around.add(Point{around.maxX + tolerance, around.maxY + tolerance});
            index.query(around, [&](std::size_t j) {
                if (j > i && sides[i].unit != sides[j].unit) {
                    compare(sides, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j),
                            tolerance, found);
                }
            });
        }
        const std::lock_guard lock(mutex);
        all.insert(all.end(), found.begin(), found.end());
    };
    parallelFor(sides.size(), kSidesPerRange, job, "comparing borders", search);
    // Threads deliver in any order; sorting makes the sums below the same every time.
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

std::vector<NearPair> findNearPairs(const std::vector<Side>& sides, double tolerance,
                                    core::Job& job) {
    const std::vector<Stretch> stretches = findStretches(sides, tolerance, job);
    std::vector<NearPair> pairs;
    for (std::size_t i = 0; i < stretches.size();) {
        NearPair& near = pairs.emplace_back();
        near.pair = stretches[i].pair;
        double bothSides = 0;
        std::uint32_t side = stretches[i].side;
        double reached = 0;
        for (; i < stretches.size() && stretches[i].pair == near.pair; ++i) {
            const Stretch& stretch = stretches[i];
            reached = stretch.side == side ? reached : 0;
            side = stretch.side;
            const double begin = std::max<double>(reached, stretch.begin);
            bothSides += std::max(0.0, stretch.end - begin);
            reached = std::max<double>(reached, stretch.end);
            near.cross |= stretch.cross;
        }
        near.metres = bothSides / 2;
    }
    return pairs;
}

} // namespace geo
