// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/touching_vertices.h"

#include <algorithm>
#include <climits>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace ui {

namespace {

std::uint64_t edgeKey(std::uint32_t a, std::uint32_t b) {
    return static_cast<std::uint64_t>(std::min(a, b)) << 32 | std::max(a, b);
}

std::uint64_t ownerHash(int polygon) {
    const auto x = static_cast<std::uint64_t>(polygon + 1) * 0x9e3779b97f4a7c15ULL;
    return x ^ (x >> 29);
}

/// Ends of the edges without a partner, sorted into square cells.
class VertexGrid {
public:
    struct Entry {
        std::uint64_t cell;
        std::uint32_t vertex;
        int polygon;
        bool operator<(const Entry& other) const {
            return std::tie(cell, vertex, polygon) <
                   std::tie(other.cell, other.vertex, other.polygon);
        }
        bool operator==(const Entry&) const = default;
    };

    explicit VertexGrid(double cellSize) : cellSize_(cellSize) {}

    double cellSize() const { return cellSize_; }

    void add(Vertex v, std::uint32_t id, int polygon) {
        entries_.push_back({cell(index(v.x), index(v.y)), id, polygon});
    }

    void sort() {
        std::sort(entries_.begin(), entries_.end());
        entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
    }

    std::int64_t index(double coordinate) const {
        return static_cast<std::int64_t>(std::floor(coordinate / cellSize_));
    }

    template <class Visit> void visit(std::int64_t column, std::int64_t row, Visit&& visit) const {
        const std::uint64_t wanted = cell(column, row);
        auto entry = std::lower_bound(entries_.begin(), entries_.end(), Entry{wanted, 0, INT_MIN});
        for (; entry != entries_.end() && entry->cell == wanted; ++entry) {
            visit(entry->vertex, entry->polygon);
        }
    }

private:
    static std::uint64_t cell(std::int64_t column, std::int64_t row) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(column)) << 32 |
               static_cast<std::uint32_t>(row);
    }

    double cellSize_;
    std::vector<Entry> entries_;
};

struct Insertion {
    double along; ///< 0 at the edge's lower-numbered end, 1 at the other
    std::uint32_t vertex;
    auto operator<=>(const Insertion&) const = default;
};

/// Finds the vertices near one edge by visiting the cells along it.
class EdgeScan {
public:
    EdgeScan(const VertexGrid& grid, const std::vector<Vertex>& vertices, double tolerance)
        : grid_(grid), vertices_(vertices), tolerance_(tolerance) {}

    std::vector<Insertion> near(std::uint32_t a, std::uint32_t b, int polygon) const {
        const Vertex from = vertices_[a];
        const Vertex to = vertices_[b];
        std::vector<Insertion> found;
        const std::int64_t firstRow = grid_.index(std::min(from.y, to.y) - tolerance_);
        const std::int64_t lastRow = grid_.index(std::max(from.y, to.y) + tolerance_);
        for (std::int64_t row = firstRow; row <= lastRow; ++row) {
            const auto [west, east] = span(from, to, row);
            for (std::int64_t column = west; column <= east; ++column) {
                grid_.visit(column, row, [&](std::uint32_t id, int other) {
                    if (other != polygon && id != a && id != b) {
                        consider(from, to, id, found);
                    }
                });
            }
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

private:
    /// Columns that the edge crosses within a row of cells, the tolerance added.
    std::pair<std::int64_t, std::int64_t> span(Vertex from, Vertex to, std::int64_t row) const {
        double low = 0;
        double high = 1;
        const double dy = static_cast<double>(to.y) - from.y;
        if (std::abs(dy) > 1e-9) {
            const double first =
                (static_cast<double>(row) * grid_.cellSize() - tolerance_ - from.y) / dy;
            const double second =
                (static_cast<double>(row + 1) * grid_.cellSize() + tolerance_ - from.y) / dy;
            low = std::clamp(std::min(first, second), 0.0, 1.0);
            high = std::clamp(std::max(first, second), 0.0, 1.0);
        }
        const double dx = static_cast<double>(to.x) - from.x;
        const double x1 = from.x + dx * low;
        const double x2 = from.x + dx * high;
        return {grid_.index(std::min(x1, x2) - tolerance_),
                grid_.index(std::max(x1, x2) + tolerance_)};
    }

    void consider(Vertex from, Vertex to, std::uint32_t id, std::vector<Insertion>& found) const {
        const double dx = static_cast<double>(to.x) - from.x;
        const double dy = static_cast<double>(to.y) - from.y;
        const double px = static_cast<double>(vertices_[id].x) - from.x;
        const double py = static_cast<double>(vertices_[id].y) - from.y;
        const double length = std::hypot(dx, dy);
        const double along = (px * dx + py * dy) / (length * length);
        const double away = std::abs(px * dy - py * dx) / length;
        if (along > 0 && along < 1 && away <= tolerance_) {
            found.push_back({along, id});
        }
    }

    const VertexGrid& grid_;
    const std::vector<Vertex>& vertices_;
    double tolerance_;
};

using Insertions = std::map<std::uint64_t, std::vector<Insertion>>;

Insertions findInsertions(const EdgeTable& edges, const std::vector<Vertex>& vertices,
                          double tolerance) {
    double length = 0;
    std::size_t unmatched = 0;
    for (std::size_t e = 0; e < edges.size(); ++e) {
        if (edges.usedOnce(e)) {
            const auto [a, b] = edges.ends(e);
            length += std::hypot(double(vertices[a].x) - vertices[b].x,
                                 double(vertices[a].y) - vertices[b].y);
            ++unmatched;
        }
    }
    Insertions insertions;
    if (unmatched == 0) {
        return insertions;
    }
    const double cellSize =
        std::max({length / static_cast<double>(unmatched), 4 * tolerance, 100.0});
    VertexGrid grid(cellSize);
    for (std::size_t e = 0; e < edges.size(); ++e) {
        if (edges.usedOnce(e)) {
            const auto [a, b] = edges.ends(e);
            grid.add(vertices[a], a, edges.polygon(e));
            grid.add(vertices[b], b, edges.polygon(e));
        }
    }
    grid.sort();
    const EdgeScan scan(grid, vertices, tolerance);
    for (std::size_t e = 0; e < edges.size(); ++e) {
        if (edges.usedOnce(e)) {
            const auto [a, b] = edges.ends(e);
            if (auto found = scan.near(a, b, edges.polygon(e)); !found.empty()) {
                insertions[edgeKey(a, b)] = std::move(found);
            }
        }
    }
    return insertions;
}

void insertInto(SharedRing& ring, const Insertions& insertions) {
    std::vector<std::uint32_t> ids;
    ids.reserve(ring.ids.size());
    for (std::size_t i = 0; i < ring.ids.size(); ++i) {
        const std::uint32_t a = ring.ids[i];
        const std::uint32_t b = ring.ids[(i + 1) % ring.ids.size()];
        ids.push_back(a);
        const auto entry = insertions.find(edgeKey(a, b));
        if (entry == insertions.end()) {
            continue;
        }
        if (a < b) {
            for (const Insertion& insertion : entry->second) {
                ids.push_back(insertion.vertex);
            }
        } else {
            for (auto it = entry->second.rbegin(); it != entry->second.rend(); ++it) {
                ids.push_back(it->vertex);
            }
        }
    }
    ring.ids = std::move(ids);
}

} // namespace

void EdgeTable::add(std::uint32_t a, std::uint32_t b, int polygon) {
    if (a > b) {
        std::swap(a, b);
    }
    if (a >= first_.size()) {
        first_.resize(std::max<std::size_t>(a + std::size_t{1}, first_.size() * 2), kNone);
    }
    std::uint32_t number = first_[a];
    while (number != kNone && edges_[number].b != b) {
        number = edges_[number].next;
    }
    if (number == kNone) {
        number = static_cast<std::uint32_t>(edges_.size());
        edges_.push_back({a, b, polygon, 0, 0, first_[a]});
        first_[a] = number;
    }
    Edge& edge = edges_[number];
    ++edge.uses;
    edge.ownerSum += ownerHash(polygon);
}

bool insertTouchingVertices(std::vector<SharedRing>& rings, const EdgeTable& edges,
                            const std::vector<Vertex>& vertices, double tolerance) {
    const Insertions insertions = findInsertions(edges, vertices, tolerance);
    if (insertions.empty()) {
        return false;
    }
    for (SharedRing& ring : rings) {
        insertInto(ring, insertions);
    }
    return true;
}

} // namespace ui
