// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geometry/islands.h"

#include "geo/geometry/box_index.h"
#include "geo/geometry/geos.h"

#include <geos_c.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

namespace geo {

using core::Box;
using core::MultiPolygon;

namespace {

/// Union-find with path halving.
class Groups {
public:
    explicit Groups(std::size_t size) : parent_(size) {
        std::iota(parent_.begin(), parent_.end(), 0);
    }
    int find(int item) {
        while (parent_[static_cast<std::size_t>(item)] != item) {
            int& parent = parent_[static_cast<std::size_t>(item)];
            parent = parent_[static_cast<std::size_t>(parent)];
            item = parent;
        }
        return item;
    }
    /// The smaller root stays, so that roots do not depend on the order of joins.
    bool join(int a, int b) {
        a = find(a);
        b = find(b);
        parent_[static_cast<std::size_t>(std::max(a, b))] = std::min(a, b);
        return a != b;
    }

private:
    std::vector<int> parent_;
};

struct PreparedDeleter {
    GEOSContextHandle_t context = nullptr;
    void operator()(const GEOSPreparedGeometry* prepared) const {
        GEOSPreparedGeom_destroy_r(context, prepared);
    }
};

struct Link {
    double gap = std::numeric_limits<double>::infinity();
    UnitPair pair;
    bool operator<(const Link& other) const {
        return std::tie(gap, pair) < std::tie(other.gap, other.pair);
    }
};

/// Finds the nearest units of other groups.
class Linker {
public:
    Linker(const std::vector<MultiPolygon>& shapes, Groups& groups)
        : shapes_(shapes), groups_(groups), geometries_(shapes.size()),
          notNearer_(shapes.size(), 0) {
        for (const MultiPolygon& shape : shapes) {
            boxes_.push_back(shape.bounds());
        }
        index_ = BoxIndex(boxes_);
    }

    /// Improves `best` by the links of one unit to units outside its group.
    void search(int unit, Link& best) {
        const auto at = static_cast<std::size_t>(unit);
        if (notNearer_[at] > best.gap) {
            return;
        }
        const int group = groups_.find(unit);
        std::unique_ptr<const GEOSPreparedGeometry, PreparedDeleter> prepared;
        Link nearest;
        index_.nearest(boxes_[at], [&](std::size_t other, double boxGap) {
            const int candidate = static_cast<int>(other);
            if (boxGap > std::min(best.gap, nearest.gap)) {
                return false;
            }
            if (groups_.find(candidate) == group) {
                return true;
            }
            if (!prepared) {
                prepared = {GEOSPrepare_r(geos_.context(), geometry(at)),
                            PreparedDeleter{geos_.context()}};
            }
            Link link{0, {std::min(unit, candidate), std::max(unit, candidate)}};
            geos_.require(GEOSPreparedDistance_r(geos_.context(), prepared.get(), geometry(other),
                                                 &link.gap) == 1);
            nearest = std::min(nearest, link);
            return true;
        });
        // Groups only grow, so that what is foreign only gets farther away.
        notNearer_[at] = std::min(nearest.gap, best.gap);
        best = std::min(best, nearest);
    }

    Bridge bridge(const Link& link) {
        const auto a = static_cast<std::size_t>(link.pair.a);
        const auto b = static_cast<std::size_t>(link.pair.b);
        GEOSCoordSequence* points = GEOSNearestPoints_r(geos_.context(), geometry(a), geometry(b));
        Bridge bridge{link.pair, link.gap, {}, {}};
        geos_.require(points != nullptr);
        GEOSCoordSeq_getXY_r(geos_.context(), points, 0, &bridge.fromA.x, &bridge.fromA.y);
        GEOSCoordSeq_getXY_r(geos_.context(), points, 1, &bridge.toB.x, &bridge.toB.y);
        GEOSCoordSeq_destroy_r(geos_.context(), points);
        return bridge;
    }

private:
    const GEOSGeometry* geometry(std::size_t unit) {
        if (!geometries_[unit]) {
            geometries_[unit] = geos_.fromShape(shapes_[unit]);
        }
        return geometries_[unit].get();
    }

    const std::vector<MultiPolygon>& shapes_;
    Groups& groups_;
    Geos geos_;
    std::vector<GeosGeometry> geometries_; ///< made when first needed
    std::vector<Box> boxes_;
    BoxIndex index_;
    std::vector<double> notNearer_; ///< no foreign unit is nearer than this
};

std::vector<std::vector<int>> membersOf(Groups& groups, std::size_t units) {
    std::vector<std::vector<int>> byRoot(units);
    for (std::size_t unit = 0; unit < units; ++unit) {
        byRoot[static_cast<std::size_t>(groups.find(static_cast<int>(unit)))].push_back(
            static_cast<int>(unit));
    }
    std::erase_if(byRoot, [](const std::vector<int>& members) { return members.empty(); });
    return byRoot;
}

/// The largest group need not search: each other group's shortest link belongs to the tree anyway.
std::size_t largestOf(const std::vector<std::vector<int>>& groups) {
    const auto largest =
        std::max_element(groups.begin(), groups.end(),
                         [](const auto& a, const auto& b) { return a.size() < b.size(); });
    return static_cast<std::size_t>(largest - groups.begin());
}

} // namespace

Components componentsOf(int units, const std::vector<Border>& borders) {
    Groups groups(static_cast<std::size_t>(units));
    for (const Border& border : borders) {
        groups.join(border.pair.a, border.pair.b);
    }
    Components components;
    components.of.resize(static_cast<std::size_t>(units));
    for (int unit = 0; unit < units; ++unit) {
        const int root = groups.find(unit);
        components.of[static_cast<std::size_t>(unit)] =
            root == unit ? components.count++ : components.of[static_cast<std::size_t>(root)];
    }
    return components;
}

std::vector<Bridge> linkIslands(const std::vector<MultiPolygon>& shapes,
                                const std::vector<Border>& borders, core::Job& job) {
    Groups groups(shapes.size());
    for (const Border& border : borders) {
        groups.join(border.pair.a, border.pair.b);
    }
    std::vector<std::vector<int>> members = membersOf(groups, shapes.size());
    if (members.size() < 2) {
        return {};
    }
    Linker linker(shapes, groups);
    std::vector<Bridge> bridges;
    const double toFind = static_cast<double>(members.size() - 1);
    while (members.size() > 1) {
        std::vector<Link> links;
        const std::size_t largest = largestOf(members);
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (i == largest) {
                continue;
            }
            Link best;
            for (const int unit : members[i]) {
                linker.search(unit, best);
            }
            links.push_back(best);
            job.checkpoint();
        }
        std::sort(links.begin(), links.end());
        for (const Link& link : links) {
            if (groups.join(link.pair.a, link.pair.b)) {
                bridges.push_back(linker.bridge(link));
            }
        }
        job.step(static_cast<double>(bridges.size()) / toFind, "linking islands");
        members = membersOf(groups, shapes.size());
    }
    std::sort(bridges.begin(), bridges.end(),
              [](const Bridge& x, const Bridge& y) { return x.pair < y.pair; });
    return bridges;
}

} // namespace geo
