// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geometry/adjacency.h"

#include "geo/geometry/geos.h"
#include "geo/geometry/measure.h"
#include "geo/geometry/near_borders.h"
#include "geo/geometry/vertex_index.h"

#include <geos_c.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace geo {

using core::MultiPolygon;
using core::Point;

namespace {

constexpr double kGrain = 1e-3; ///< vertices closer than this are one

/// A side by the numbers of its ends, the smaller first, so that both neighbours' sides are equal.
struct Edge {
    std::uint32_t low;
    std::uint32_t high;
    std::uint32_t side;
    bool sameEnds(const Edge& other) const { return low == other.low && high == other.high; }
    auto operator<=>(const Edge&) const = default;
};

/// A vertex of a unit, to see which units meet there.
struct Corner {
    std::uint32_t vertex;
    int unit;
    auto operator<=>(const Corner&) const = default;
};

using Lengths = std::map<UnitPair, double>;

/// The exact part: sides, the edges they make, and the corners where units meet.
struct Network {
    std::vector<Side> sides;
    std::vector<Edge> edges;
    std::vector<Corner> corners;
};

std::size_t totalVertices(const std::vector<MultiPolygon>& shapes) {
    std::size_t total = 0;
    for (const MultiPolygon& shape : shapes) {
        total += vertexCount(shape);
    }
    return total;
}

Network makeNetwork(const std::vector<MultiPolygon>& shapes, const core::Job& job) {
    const std::size_t total = totalVertices(shapes);
    Network network;
    network.sides.reserve(total);
    network.edges.reserve(total);
    network.corners.reserve(total);
    VertexIndex vertices(total / 2, kGrain);
    for (std::size_t unit = 0; unit < shapes.size(); ++unit) {
        job.checkpoint();
        for (const core::Polygon& polygon : shapes[unit].polygons) {
            for (const core::Ring& ring : polygon.rings) {
                std::uint32_t before = vertices.add(ring.front());
                for (std::size_t i = 1; i < ring.size(); ++i) {
                    const std::uint32_t here = vertices.add(ring[i]);
                    if (here == before) {
                        continue;
                    }
                    const auto side = static_cast<std::uint32_t>(network.sides.size());
                    network.sides.push_back({ring[i - 1], ring[i], static_cast<int>(unit)});
                    network.edges.push_back({std::min(here, before), std::max(here, before), side});
                    network.corners.push_back({here, static_cast<int>(unit)});
                    before = here;
                }
            }
        }
    }
    std::sort(network.edges.begin(), network.edges.end());
    std::sort(network.corners.begin(), network.corners.end());
    network.corners.erase(std::unique(network.corners.begin(), network.corners.end()),
                          network.corners.end());
    return network;
}

UnitPair ordered(int a, int b) {
    return {std::min(a, b), std::max(a, b)};
}

/// Adds up the sides that two units have in common; returns those without a partner.
std::vector<Side> matchExactly(const Network& network, Lengths& lengths) {
    std::vector<Side> unmatched;
    const std::vector<Edge>& edges = network.edges;
    for (std::size_t begin = 0; begin < edges.size();) {
        std::size_t end = begin + 1;
        while (end < edges.size() && edges[end].sameEnds(edges[begin])) {
            ++end;
        }
        std::set<int> units;
        for (std::size_t i = begin; i < end; ++i) {
            units.insert(network.sides[edges[i].side].unit);
        }
        const Side& side = network.sides[edges[begin].side];
        if (units.size() == 1) {
            unmatched.push_back(side);
        }
        const double metres = std::hypot(side.to.x - side.from.x, side.to.y - side.from.y);
        for (auto a = units.begin(); a != units.end(); ++a) {
            for (auto b = std::next(a); b != units.end(); ++b) {
                lengths[ordered(*a, *b)] += metres;
            }
        }
        begin = end;
    }
    return unmatched;
}

/// Pairs of units that have a vertex in common.
void addCorners(const std::vector<Corner>& corners, std::set<UnitPair>& touches) {
    for (std::size_t begin = 0; begin < corners.size();) {
        std::size_t end = begin + 1;
        while (end < corners.size() && corners[end].vertex == corners[begin].vertex) {
            ++end;
        }
        for (std::size_t i = begin; i < end; ++i) {
            for (std::size_t j = i + 1; j < end; ++j) {
                touches.insert(ordered(corners[i].unit, corners[j].unit));
            }
        }
        begin = end;
    }
}

/// Half the outline of what two overlapping units have in common.
double overlapLength(const Geos& geos, const MultiPolygon& a, const MultiPolygon& b) {
    const GeosGeometry first = geos.fromShape(a);
    const GeosGeometry second = geos.fromShape(b);
    const GeosGeometry both =
        geos.own(GEOSIntersection_r(geos.context(), first.get(), second.get()));
    return perimeter(geos.toShape(both.get())) / 2;
}

} // namespace

Adjacency findAdjacency(const std::vector<MultiPolygon>& shapes, const AdjacencyOptions& options,
                        core::Job& job) {
    Lengths lengths;
    std::set<UnitPair> touches;
    std::vector<Side> unmatched;
    {
        const Network network = makeNetwork(shapes, job);
        unmatched = matchExactly(network, lengths);
        addCorners(network.corners, touches);
    }
    const double least = options.fewestTolerances * options.tolerance;
    const Geos geos;
    for (const NearPair& near : findNearPairs(unmatched, options.tolerance, job)) {
        touches.insert(near.pair);
        const auto exact = lengths.find(near.pair);
        if (exact != lengths.end()) {
            exact->second += near.metres;
        } else if (near.metres >= least) {
            lengths[near.pair] = near.metres;
        } else if (near.cross) {
            const double metres = overlapLength(geos, shapes[static_cast<std::size_t>(near.pair.a)],
                                                shapes[static_cast<std::size_t>(near.pair.b)]);
            if (metres >= least) {
                lengths[near.pair] = metres;
            }
        }
    }
    Adjacency result;
    for (const auto& [pair, metres] : lengths) {
        result.borders.push_back({pair, metres});
    }
    std::copy_if(touches.begin(), touches.end(), std::back_inserter(result.cornerTouches),
                 [&](const UnitPair& pair) { return !lengths.contains(pair); });
    return result;
}

} // namespace geo
