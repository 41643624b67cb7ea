// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/contiguity.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace core::align {

namespace {

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

/// Pieces of one territory count once per component of the land.
void countExtra(const Problem& problem, Pieces& pieces) {
    std::vector<std::pair<TerritoryIx, int>> reached;
    for (std::size_t p = 0; p < pieces.owner.size(); ++p) {
        reached.emplace_back(pieces.owner[p], problem.component(pieces.first[p]));
    }
    std::sort(reached.begin(), reached.end());
    reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
    pieces.extra = pieces.perTerritory;
    for (const auto& [territory, component] : reached) {
        --pieces.extra[at(territory)];
    }
}

} // namespace

bool Pieces::contiguous() const {
    return std::all_of(extra.begin(), extra.end(), [](int count) { return count == 0; });
}

Pieces findPieces(const Problem& problem, const Alignment& alignment) {
    Pieces pieces;
    pieces.piece.assign(at(problem.units()), -1);
    pieces.perTerritory.assign(at(problem.territories()), 0);
    std::vector<UnitIx> queue;
    for (UnitIx start = 0; start < problem.units(); ++start) {
        const TerritoryIx owner = alignment[at(start)];
        if (owner == kUnassigned || pieces.piece[at(start)] >= 0) {
            continue;
        }
        const int id = static_cast<int>(pieces.owner.size());
        pieces.owner.push_back(owner);
        pieces.first.push_back(start);
        ++pieces.perTerritory[at(owner)];
        pieces.piece[at(start)] = id;
        queue.assign(1, start);
        while (!queue.empty()) {
            const UnitIx unit = queue.back();
            queue.pop_back();
            for (const Neighbour& next : problem.neighbours(unit)) {
                if (alignment[at(next.unit)] == owner && pieces.piece[at(next.unit)] < 0) {
                    pieces.piece[at(next.unit)] = id;
                    queue.push_back(next.unit);
                }
            }
        }
    }
    countExtra(problem, pieces);
    return pieces;
}

std::vector<bool> articulationUnits(const Problem& problem, const Alignment& alignment) {
    struct Frame {
        UnitIx unit;
        UnitIx parent;
        std::size_t next;
        int children;
    };
    std::vector<bool> cut(at(problem.units()), false);
    std::vector<int> order(at(problem.units()), 0);
    std::vector<int> low(at(problem.units()), 0);
    std::vector<Frame> stack;
    int clock = 0;
    const auto enter = [&](UnitIx unit, UnitIx parent) {
        order[at(unit)] = low[at(unit)] = ++clock;
        stack.push_back({unit, parent, 0, 0});
    };
    for (UnitIx start = 0; start < problem.units(); ++start) {
        if (alignment[at(start)] == kUnassigned || order[at(start)] > 0) {
            continue;
        }
        enter(start, -1);
        while (!stack.empty()) {
            Frame& top = stack.back();
            const auto neighbours = problem.neighbours(top.unit);
            if (top.next < neighbours.size()) {
                const UnitIx next = neighbours[top.next++].unit;
                if (next == top.parent || alignment[at(next)] != alignment[at(top.unit)]) {
                    continue;
                }
                if (order[at(next)] > 0) {
                    low[at(top.unit)] = std::min(low[at(top.unit)], order[at(next)]);
                } else {
                    ++top.children;
                    enter(next, top.unit);
                }
                continue;
            }
            const Frame done = top;
            stack.pop_back();
            if (done.parent < 0) {
                cut[at(done.unit)] = done.children > 1;
                continue;
            }
            low[at(done.parent)] = std::min(low[at(done.parent)], low[at(done.unit)]);
            const bool parentIsRoot = stack.back().parent < 0;
            if (!parentIsRoot && low[at(done.unit)] >= order[at(done.parent)]) {
                cut[at(done.parent)] = true;
            }
        }
    }
    return cut;
}

RemovalTest::RemovalTest(const Graph& graph)
    : graph_(&graph), stamp_(at(graph.units()), 0), group_(at(graph.units()), 0) {}

bool RemovalTest::staysConnected(const Alignment& alignment, UnitIx unit, std::size_t patience) {
    const TerritoryIx owner = alignment[at(unit)];
    const int degree = graph_->degree(unit);
    if (degree <= Graph::kRing) {
        std::uint64_t same = 0;
        std::uint64_t bit = 1;
        for (const UnitIx next : graph_->neighbours(unit)) {
            same |= alignment[at(next)] == owner ? bit : 0;
            bit <<= 1;
        }
        if (graph_->ringConnected(unit, same)) {
            return true;
        }
    }
    return searchConnected(alignment, unit, patience);
}

int RemovalTest::root(int group) {
    while (parent_[at(group)] != group) {
        parent_[at(group)] = parent_[at(parent_[at(group)])];
        group = parent_[at(group)];
    }
    return group;
}

bool RemovalTest::searchConnected(const Alignment& alignment, UnitIx unit, std::size_t patience) {
    // Breadth first from all neighbours in turn; those that meet become one group. A group with
    // nothing left to expand while others remain is cut off.
    const TerritoryIx owner = alignment[at(unit)];
    ++now_;
    queue_.clear();
    stamp_[at(unit)] = now_;
    for (const UnitIx next : graph_->neighbours(unit)) {
        if (alignment[at(next)] == owner) {
            stamp_[at(next)] = now_;
            group_[at(next)] = static_cast<int>(queue_.size());
            queue_.push_back(next);
        }
    }
    std::size_t groups = queue_.size();
    if (groups < 2) {
        return true;
    }
    pending_.assign(groups, 1);
    parent_.resize(groups);
    std::iota(parent_.begin(), parent_.end(), 0);
    for (std::size_t head = 0; head < std::min(queue_.size(), patience); ++head) {
        const UnitIx here = queue_[head];
        const int mine = root(group_[at(here)]);
        for (const UnitIx next : graph_->neighbours(here)) {
            if (alignment[at(next)] != owner || next == unit) {
                continue;
            }
            if (stamp_[at(next)] != now_) {
                stamp_[at(next)] = now_;
                group_[at(next)] = mine;
                ++pending_[at(mine)];
                queue_.push_back(next);
                continue;
            }
            const int other = root(group_[at(next)]);
            if (other != mine) {
                parent_[at(other)] = mine;
                pending_[at(mine)] += pending_[at(other)];
                if (--groups == 1) {
                    return true;
                }
            }
        }
        if (--pending_[at(mine)] == 0) {
            return false;
        }
    }
    return false;
}

} // namespace core::align
