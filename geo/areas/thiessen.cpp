// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/areas/thiessen.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/areas/cell_division.h"

#include <algorithm>
#include <tuple>

namespace geo {

namespace {

/// A vertex that some region puts on an edge; both regions beside the edge must have it.
struct EdgeNode {
    GridEdge edge; ///< from its smaller end
    Fraction along;
    GridPoint node;
};

GridEdge upward(const GridEdge& edge) {
    return edge.from < edge.to ? edge : GridEdge{edge.to, edge.from};
}

Fraction alongUpward(const GridEdge& edge, Fraction along) {
    return edge.from < edge.to ? along : Fraction{along.den - along.num, along.den};
}

bool beforeOnEdges(const EdgeNode& a, const EdgeNode& b) {
    if (a.edge != b.edge) {
        return a.edge < b.edge;
    }
    const int order = compare(a.along, b.along);
    return order != 0 ? order < 0 : a.node < b.node;
}

std::vector<EdgeNode> nodesOn(const std::vector<RegionDivision>& divisions) {
    std::vector<EdgeNode> nodes;
    for (const RegionDivision& division : divisions) {
        for (const DividedEdge& divided : division.border) {
            for (const BorderBreak& item : divided.breaks) {
                nodes.push_back(
                    {upward(divided.edge), alongUpward(divided.edge, item.along), item.node});
            }
        }
    }
    std::sort(nodes.begin(), nodes.end(), beforeOnEdges);
    return nodes;
}

/// The nodes of one edge in its own direction.
std::vector<EdgeNode> nodesOf(const DividedEdge& divided, const std::vector<EdgeNode>& nodes) {
    const GridEdge edge = upward(divided.edge);
    const auto [first, last] =
        std::equal_range(nodes.begin(), nodes.end(), EdgeNode{edge, {}, {}},
                         [](const EdgeNode& a, const EdgeNode& b) { return a.edge < b.edge; });
    std::vector<EdgeNode> own(first, last);
    if (edge != divided.edge) {
        std::reverse(own.begin(), own.end());
    }
    return own;
}

class BorderWriter {
public:
    BorderWriter(std::vector<CellBorder>& out, const ThiessenRegion& region)
        : out_(out), region_(region) {}

    void write(const DividedEdge& divided, const std::vector<EdgeNode>& nodes) {
        int site = divided.first;
        std::size_t next = 0;
        GridPoint from = divided.edge.from;
        for (const EdgeNode& node : nodes) {
            add(from, node.node, site);
            from = node.node;
            const auto& breaks = divided.breaks;
            if (next < breaks.size() &&
                compare(alongUpward(divided.edge, breaks[next].along), node.along) == 0) {
                site = breaks[next++].after;
            }
        }
        add(from, divided.edge.to, site);
    }

    void write(const CellBorder& inner) {
        const int left = cellOf(inner.left);
        const int right = cellOf(inner.right);
        if (left != right) {
            out_.push_back({inner.from, inner.to, left, right});
        }
    }

private:
    int cellOf(int site) const { return region_.sites[static_cast<std::size_t>(site)].cell; }

    void add(GridPoint from, GridPoint to, int site) {
        if (from != to) {
            out_.push_back({from, to, cellOf(site), -1});
        }
    }

    std::vector<CellBorder>& out_;
    const ThiessenRegion& region_;
};

CellBorder upward(const CellBorder& border) {
    return border.from < border.to ? border
                                   : CellBorder{border.to, border.from, border.right, border.left};
}

/// Joins the two sides of each piece that is a border of two regions.
std::vector<CellBorder> joinSides(std::vector<CellBorder> pieces) {
    for (CellBorder& piece : pieces) {
        piece = upward(piece);
    }
    const auto key = [](const CellBorder& c) { return std::tie(c.from, c.to, c.left, c.right); };
    std::sort(pieces.begin(), pieces.end(),
              [&](const CellBorder& a, const CellBorder& b) { return key(a) < key(b); });
    std::vector<CellBorder> joined;
    for (const CellBorder& piece : pieces) {
        const bool same =
            !joined.empty() && joined.back().from == piece.from && joined.back().to == piece.to;
        if (!same) {
            joined.push_back(piece);
        } else if (joined.back().left == -1 && piece.right == -1) {
            joined.back().left = piece.left;
        } else {
            throw core::Error(core::Code::Bug, "two regions that are to be divided overlap");
        }
    }
    std::erase_if(joined, [](const CellBorder& piece) { return piece.left == piece.right; });
    return joined;
}

} // namespace

std::vector<CellBorder> divideIntoCells(const std::vector<ThiessenRegion>& regions,
                                        core::Job& job) {
    std::vector<RegionDivision> divisions;
    divisions.reserve(regions.size());
    for (const ThiessenRegion& region : regions) {
        if (divisions.size() % 16 == 0) {
            job.step(static_cast<double>(divisions.size()) / static_cast<double>(regions.size()),
                     "dividing counties");
        }
        divisions.push_back(divideRegion(region));
    }
    const std::vector<EdgeNode> nodes = nodesOn(divisions);
    std::vector<CellBorder> pieces;
    for (std::size_t i = 0; i < regions.size(); ++i) {
        BorderWriter writer(pieces, regions[i]);
        for (const DividedEdge& divided : divisions[i].border) {
            writer.write(divided, nodesOf(divided, nodes));
        }
        for (const CellBorder& inner : divisions[i].inner) {
            writer.write(inner);
        }
    }
    return joinSides(std::move(pieces));
}

} // namespace geo
