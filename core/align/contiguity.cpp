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

RemovalTest::RemovalTest(const Problem& problem)
    : problem_(&problem), stamp_(at(problem.units()), 0), group_(at(problem.units()), 0) {}

bool RemovalTest::staysConnected(const Alignment& alignment, UnitIx unit) {
    const TerritoryIx owner = alignment[at(unit)];
    ring_.clear();
    for (const Neighbour& next : problem_->neighbours(unit)) {
        if (alignment[at(next.unit)] == owner) {
            ring_.push_back(next.unit);
        }
    }
    return ring_.size() < 2 || ringConnected() || searchConnected(alignment, unit);
}

int RemovalTest::root(int group) {
    while (parent_[at(group)] != group) {
        parent_[at(group)] = parent_[at(parent_[at(group)])];
        group = parent_[at(group)];
    }
    return group;
}

bool RemovalTest::ringConnected() {
    // Stamps mark the members of the ring; groups join those that touch each other.
    ++now_;
    parent_.resize(ring_.size());
    std::iota(parent_.begin(), parent_.end(), 0);
    for (std::size_t r = 0; r < ring_.size(); ++r) {
        stamp_[at(ring_[r])] = now_;
        group_[at(ring_[r])] = static_cast<int>(r);
    }
    std::size_t groups = ring_.size();
    for (std::size_t r = 0; r < ring_.size() && groups > 1; ++r) {
        for (const Neighbour& next : problem_->neighbours(ring_[r])) {
            if (stamp_[at(next.unit)] != now_) {
                continue;
            }
            const int a = root(static_cast<int>(r));
            const int b = root(group_[at(next.unit)]);
            if (a != b) {
                parent_[at(a)] = b;
                --groups;
            }
        }
    }
    return groups == 1;
}

bool RemovalTest::searchConnected(const Alignment& alignment, UnitIx unit) {
    // Continues from the groups of the ring: breadth first from all members in turn. A group with
    // nothing left to expand while others remain is cut off.
    const TerritoryIx owner = alignment[at(unit)];
    stamp_[at(unit)] = now_;
    group_[at(unit)] = -1;
    queue_.assign(ring_.begin(), ring_.end());
    pending_.assign(ring_.size(), 0);
    std::size_t groups = 0;
    for (std::size_t r = 0; r < ring_.size(); ++r) {
        const int g = root(static_cast<int>(r));
        groups += g == static_cast<int>(r);
        ++pending_[at(g)];
    }
    for (std::size_t head = 0; head < queue_.size(); ++head) {
        const UnitIx here = queue_[head];
        int mine = root(group_[at(here)]);
        for (const Neighbour& next : problem_->neighbours(here)) {
            if (alignment[at(next.unit)] != owner || next.unit == unit) {
                continue;
            }
            if (stamp_[at(next.unit)] != now_) {
                stamp_[at(next.unit)] = now_;
                group_[at(next.unit)] = mine;
                ++pending_[at(mine)];
                queue_.push_back(next.unit);
                continue;
            }
            const int other = root(group_[at(next.unit)]);
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
