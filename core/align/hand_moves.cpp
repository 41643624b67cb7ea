// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/hand_moves.h"

#include <algorithm>

namespace core::align {

namespace {

constexpr int kOutside = -2;

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

/// Everything that can be reached from `start` over links that `passes`, in order of unit. Marks it
/// in `seen`.
template <class Passes>
std::vector<int> reach(const Neighbours& graph, int start, std::vector<char>& seen,
                       Passes&& passes) {
    std::vector<int> found{start};
    seen[at(start)] = 1;
    for (std::size_t next = 0; next < found.size(); ++next) {
        const int unit = found[next];
        for (const int other : graph.of(unit)) {
            if (!seen[at(other)] && passes(unit, other)) {
                seen[at(other)] = 1;
                found.push_back(other);
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<int> largest(std::vector<std::vector<int>>& parts) {
    const auto most =
        std::max_element(parts.begin(), parts.end(),
                         [](const auto& a, const auto& b) { return a.size() < b.size(); });
    std::vector<int> part = std::move(*most);
    parts.erase(most);
    return part;
}

/// On which side of the line a-b the point lies: positive on the left.
double side(Point a, Point b, Point p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

/// A point on a line counts as left of it, so that a line through a centre crosses once.
bool cross(Point a, Point b, Point c, Point d) {
    const bool cLeft = side(a, b, c) >= 0;
    const bool dLeft = side(a, b, d) >= 0;
    const bool aLeft = side(c, d, a) >= 0;
    const bool bLeft = side(c, d, b) >= 0;
    return cLeft != dLeft && aLeft != bLeft;
}

bool crossesOddly(Point a, Point b, std::span<const Point> line) {
    bool odd = false;
    for (std::size_t i = 1; i < line.size(); ++i) {
        odd = odd != cross(a, b, line[i - 1], line[i]);
    }
    return odd;
}

/// Pieces of the members between which the line runs, and to which piece each unit belongs.
struct LinePieces {
    std::vector<std::vector<int>> pieces;
    std::vector<int> pieceOf; ///< per unit; kOutside for units that are no members
};

LinePieces piecesAlong(const Neighbours& graph, std::span<const Point> centres,
                       std::span<const int> members, std::span<const Point> line) {
    LinePieces result;
    result.pieceOf.assign(centres.size(), kOutside);
    for (const int unit : members) {
        result.pieceOf[at(unit)] = -1;
    }
    std::vector<char> seen(centres.size(), 0);
    for (const int unit : members) {
        if (seen[at(unit)]) {
            continue;
        }
        result.pieces.push_back(reach(graph, unit, seen, [&](int a, int b) {
            return result.pieceOf[at(b)] != kOutside &&
                   !crossesOddly(centres[at(a)], centres[at(b)], line);
        }));
        for (const int found : result.pieces.back()) {
            result.pieceOf[at(found)] = static_cast<int>(result.pieces.size()) - 1;
        }
    }
    return result;
}

} // namespace

std::vector<std::vector<int>> partsOf(const Neighbours& graph, std::span<const int> owner,
                                      int territory) {
    std::vector<std::vector<int>> parts;
    std::vector<char> seen(owner.size(), 0);
    for (std::size_t i = 0; i < owner.size(); ++i) {
        if (owner[i] == territory && !seen[i]) {
            parts.push_back(reach(graph, static_cast<int>(i), seen,
                                  [&](int, int b) { return owner[at(b)] == territory; }));
        }
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return parts;
}

std::vector<Cut> cutsOf(const Neighbours& graph, std::span<const int> owner,
                        std::span<const int> moves, int target) {
    std::vector<char> leaves(owner.size(), 0);
    std::vector<int> losers;
    for (const int unit : moves) {
        if (owner[at(unit)] != target) {
            leaves[at(unit)] = 1;
            losers.push_back(owner[at(unit)]);
        }
    }
    std::sort(losers.begin(), losers.end());
    losers.erase(std::unique(losers.begin(), losers.end()), losers.end());

    std::vector<Cut> cuts;
    for (const int territory : losers) {
        Cut cut{territory, {}};
        for (const std::vector<int>& part :
             territory < 0 ? std::vector<std::vector<int>>() : partsOf(graph, owner, territory)) {
            std::vector<std::vector<int>> rest;
            std::vector<char> seen(owner.size(), 0);
            for (const int unit : part) {
                if (!leaves[at(unit)] && !seen[at(unit)]) {
                    rest.push_back(reach(graph, unit, seen, [&](int, int b) {
                        return owner[at(b)] == territory && !leaves[at(b)];
                    }));
                }
            }
            if (rest.size() > 1) {
                largest(rest);
                for (const std::vector<int>& lost : rest) {
                    cut.stranded.insert(cut.stranded.end(), lost.begin(), lost.end());
                }
            }
        }
        if (!cut.stranded.empty()) {
            std::sort(cut.stranded.begin(), cut.stranded.end());
            cuts.push_back(std::move(cut));
        }
    }
    return cuts;
}

std::vector<int> beyondLine(const Neighbours& graph, std::span<const Point> centres,
                            std::span<const int> members, std::span<const Point> line) {
    if (members.empty() || line.size() < 2) {
        return {};
    }
    const LinePieces found = piecesAlong(graph, centres, members, line);
    std::size_t first = 0;
    for (std::size_t i = 1; i < found.pieces.size(); ++i) {
        first = found.pieces[i].size() > found.pieces[first].size() ? i : first;
    }
    // Every step over the line changes sides; pieces that no step reaches stay on the first.
    std::vector<int> sideOf(found.pieces.size(), -1);
    std::vector<std::size_t> open{first};
    sideOf[first] = 0;
    std::vector<int> beyond;
    for (std::size_t next = 0; next < open.size(); ++next) {
        for (const int unit : found.pieces[open[next]]) {
            if (sideOf[open[next]] == 1) {
                beyond.push_back(unit);
            }
            for (const int other : graph.of(unit)) {
                const int piece = found.pieceOf[at(other)];
                if (piece >= 0 && sideOf[at(piece)] < 0) {
                    sideOf[at(piece)] = 1 - sideOf[open[next]];
                    open.push_back(at(piece));
                }
            }
        }
    }
    std::sort(beyond.begin(), beyond.end());
    return beyond;
}

} // namespace core::align
