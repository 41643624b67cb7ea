// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace core::align {

/// The adjacency graph of some units, laid out for the inner loops of the search: plain arrays, and
/// for each link which of the other neighbours of the same unit its end touches.
class Graph {
public:
    /// The graph of all units.
    explicit Graph(const Problem& problem);
    /// The graph of `units` alone, which become 0, 1, ...; borders to others are left out.
    Graph(const Problem& problem, std::span<const UnitIx> units);

    int units() const { return static_cast<int>(firstLink_.size()) - 1; }
    int links() const { return static_cast<int>(end_.size()); }
    int firstLink(UnitIx unit) const { return firstLink_[index(unit)]; }
    int degree(UnitIx unit) const { return firstLink_[index(unit) + 1] - firstLink_[index(unit)]; }
    std::span<const UnitIx> neighbours(UnitIx unit) const {
        return {end_.data() + firstLink_[index(unit)], end_.data() + firstLink_[index(unit) + 1]};
    }
    /// The unit a link leads from, and the one it leads to.
    UnitIx source(int link) const { return source_[index(link)]; }
    UnitIx end(int link) const { return end_[index(link)]; }
    /// The same border seen from the other side.
    int mate(int link) const { return mate_[index(link)]; }

    /// True when the neighbours of `unit` given by `chosen` (bit j = neighbour j) are connected by
    /// borders among themselves. Only for units with at most `kRing` neighbours.
    bool ringConnected(UnitIx unit, std::uint64_t chosen) const {
        const std::uint64_t* ring = ring_.data() + firstLink_[index(unit)];
        std::uint64_t reached = chosen & (0 - chosen);
        std::uint64_t open = reached;
        while (open != 0) {
            const std::uint64_t fresh = ring[__builtin_ctzll(open)] & chosen & ~reached;
            open = (open & (open - 1)) | fresh;
            reached |= fresh;
        }
        return reached == chosen;
    }
    static constexpr int kRing = 64;

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    void buildRings();

    std::vector<int> firstLink_;
    std::vector<UnitIx> end_;
    std::vector<UnitIx> source_;
    std::vector<int> mate_;
    std::vector<std::uint64_t> ring_;
};

} // namespace core::align
