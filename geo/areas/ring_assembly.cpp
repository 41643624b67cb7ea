// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/areas/ring_assembly.h"

#include "core/base/error.h"

#include <algorithm>
#include <optional>

namespace geo {

namespace {

/// What is left when edges that run both ways are taken out, sorted.
std::vector<GridEdge> withoutOpposites(std::vector<GridEdge> edges) {
    const auto low = [](const GridEdge& edge) { return std::min(edge.from, edge.to); };
    const auto high = [](const GridEdge& edge) { return std::max(edge.from, edge.to); };
    std::sort(edges.begin(), edges.end(), [&](const GridEdge& a, const GridEdge& b) {
        return std::make_pair(low(a), high(a)) < std::make_pair(low(b), high(b));
    });
    std::vector<GridEdge> kept;
    for (std::size_t begin = 0, end = 0; begin < edges.size(); begin = end) {
        const GridEdge up{low(edges[begin]), high(edges[begin])};
        int balance = 0;
        for (; end < edges.size() && low(edges[end]) == up.from && high(edges[end]) == up.to;
             ++end) {
            balance += edges[end].from == up.from ? 1 : -1;
        }
        if (up.from != up.to) {
            kept.insert(kept.end(), static_cast<std::size_t>(std::max(balance, 0)), up);
            kept.insert(kept.end(), static_cast<std::size_t>(std::max(-balance, 0)),
                        GridEdge{up.to, up.from});
        }
    }
    std::sort(kept.begin(), kept.end());
    return kept;
}

/// Walks along edges and cuts off a simple ring whenever it comes back to a vertex of its path.
class RingWalker {
public:
    explicit RingWalker(std::vector<GridEdge> edges)
        : edges_(std::move(edges)), used_(edges_.size(), false) {}

    std::vector<GridRing> rings() {
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            if (!used_[i]) {
                walkFrom(i);
            }
        }
        return std::move(rings_);
    }

private:
    void walkFrom(std::size_t edge) {
        path_.assign(1, edges_[edge].from);
        std::optional<std::size_t> next = edge;
        while (next) {
            used_[*next] = true;
            const GridEdge at = edges_[*next];
            const auto met = std::find(path_.begin(), path_.end(), at.to);
            if (met != path_.end()) {
                rings_.emplace_back(met, path_.end());
                path_.erase(met + 1, path_.end());
            } else {
                path_.push_back(at.to);
            }
            next = continuation(at);
        }
        if (path_.size() != 1) {
            throw core::Error(core::Code::Bug, "the border of an area does not close");
        }
    }

    /// Of the unused edges that leave the end of `edge`, the first clockwise from the way back: it
    /// borders the same interior, so rings touch but do not cross.
    std::optional<std::size_t> continuation(const GridEdge& edge) const {
        const GridPoint back = edge.from - edge.to;
        std::optional<std::size_t> best;
        auto candidate = std::lower_bound(
            edges_.begin(), edges_.end(), edge.to,
            [](const GridEdge& item, GridPoint vertex) { return item.from < vertex; });
        for (; candidate != edges_.end() && candidate->from == edge.to; ++candidate) {
            const auto index = static_cast<std::size_t>(candidate - edges_.begin());
            if (!used_[index] && (!best || firstCounterClockwise(back, edges_[*best].to - edge.to,
                                                                 candidate->to - edge.to))) {
                best = index;
            }
        }
        return best;
    }

    std::vector<GridEdge> edges_;
    std::vector<bool> used_;
    std::vector<GridPoint> path_;
    std::vector<GridRing> rings_;
};

void startAtSmallest(GridRing& ring) {
    std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end()), ring.end());
}

/// Whether `inner`, which does not cross `outer`, lies inside of it. They may touch at vertices and
/// share edges, so the first vertex or edge midpoint off the outer ring decides.
bool liesIn(const GridRing& inner, const GridRing& outer) {
    for (std::size_t i = 0; i < inner.size(); ++i) {
        const GridPoint next = inner[i + 1 == inner.size() ? 0 : i + 1];
        for (const auto& [point, scale] :
             {std::make_pair(inner[i], 1), std::make_pair(inner[i] + next, 2)}) {
            const Side side = locate(outer, point, scale);
            if (side != Side::On) {
                return side == Side::Inside;
            }
        }
    }
    return false;
}

void giveToShell(std::vector<GridPolygon>& polygons, GridRing hole) {
    // The shells come largest first: the last one that holds the hole is the nearest around it.
    for (auto polygon = polygons.rbegin(); polygon != polygons.rend(); ++polygon) {
        if (liesIn(hole, polygon->shell)) {
            polygon->holes.push_back(std::move(hole));
            return;
        }
    }
    throw core::Error(core::Code::Bug, "a hole of an area lies outside of the area");
}

void addRing(std::vector<GridEdge>& edges, const GridRing& ring) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        edges.push_back({ring[i], ring[i + 1 == ring.size() ? 0 : i + 1]});
    }
}

} // namespace

std::vector<GridPolygon> assemble(std::vector<GridEdge> edges) {
    std::vector<GridPolygon> polygons;
    std::vector<GridRing> holes;
    for (GridRing& ring : RingWalker(withoutOpposites(std::move(edges))).rings()) {
        startAtSmallest(ring);
        const Wide area = doubledArea(ring);
        if (area > 0) {
            polygons.push_back({std::move(ring), {}});
        } else if (area < 0) {
            holes.push_back(std::move(ring));
        }
    }
    std::sort(polygons.begin(), polygons.end(), [](const GridPolygon& a, const GridPolygon& b) {
        const Wide areaA = doubledArea(a.shell);
        const Wide areaB = doubledArea(b.shell);
        return areaA != areaB ? areaA > areaB : a.shell < b.shell;
    });
    std::sort(holes.begin(), holes.end());
    for (GridRing& hole : holes) {
        giveToShell(polygons, std::move(hole));
    }
    return polygons;
}

std::vector<GridEdge> evenOddBorder(const std::vector<GridRing>& rings) {
    std::vector<GridEdge> edges;
    for (const GridRing& ring : rings) {
        addRing(edges, ring);
    }
    const std::vector<GridRing> simple = RingWalker(withoutOpposites(std::move(edges))).rings();
    std::vector<GridEdge> border;
    for (std::size_t i = 0; i < simple.size(); ++i) {
        const auto around = std::count_if(simple.begin(), simple.end(), [&](const GridRing& other) {
            return &other != &simple[i] && liesIn(simple[i], other);
        });
        GridRing ring = simple[i];
        if ((doubledArea(ring) > 0) != (around % 2 == 0)) {
            std::reverse(ring.begin(), ring.end());
        }
        addRing(border, ring);
    }
    return border;
}

} // namespace geo
