// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/hierarchy.h"

#include <algorithm>

namespace geo {

namespace {

class LengthMaker {
public:
    LengthMaker(const Hierarchy& hierarchy, std::span<const std::uint32_t> lengthOf)
        : hierarchy_(hierarchy), lengthOf_(lengthOf), up_(hierarchy.up.arcs.size()),
          down_(hierarchy.down.arcs.size()) {}

    void make() {
        // An arc leads over a vertex lower than both of its ends, so the lowest come first.
        for (std::size_t i = hierarchy_.vertexCount(); i > 0; --i) {
            const auto low = static_cast<Vertex>(i - 1);
            for (std::uint32_t a = hierarchy_.up.first[low]; a < hierarchy_.up.first[low + 1];
                 ++a) {
                up_[a] = lengthBetween(low, hierarchy_.up.arcs[a].to, hierarchy_.up.middle[a]);
            }
            for (std::uint32_t a = hierarchy_.down.first[low]; a < hierarchy_.down.first[low + 1];
                 ++a) {
                down_[a] =
                    lengthBetween(hierarchy_.down.arcs[a].to, low, hierarchy_.down.middle[a]);
            }
        }
    }
    std::vector<std::uint32_t> takeUp() { return std::move(up_); }
    std::vector<std::uint32_t> takeDown() { return std::move(down_); }

private:
    std::uint32_t lengthBetween(Vertex from, Vertex to, std::uint32_t middle) const {
        if (middle == kNoMiddle) {
            return lengthOf_[hierarchy_.vertexOf[to]];
        }
        return lengthTo(hierarchy_.down, down_, middle, from) +
               lengthTo(hierarchy_.up, up_, middle, to);
    }
    static std::uint32_t lengthTo(const UpwardArcs& arcs, const std::vector<std::uint32_t>& lengths,
                                  Vertex low, Vertex high) {
        const auto of = arcs.of(low);
        const auto found = std::lower_bound(of.begin(), of.end(), high,
                                            [](const SearchArc& a, Vertex v) { return a.to < v; });
        return lengths[arcs.first[low] + static_cast<std::size_t>(found - of.begin())];
    }

    const Hierarchy& hierarchy_;
    std::span<const std::uint32_t> lengthOf_;
    std::vector<std::uint32_t> up_;
    std::vector<std::uint32_t> down_;
};

} // namespace

void addLengths(Hierarchy& hierarchy, std::span<const std::uint32_t> lengthOf) {
    LengthMaker maker(hierarchy, lengthOf);
    maker.make();
    hierarchy.up.length = maker.takeUp();
    hierarchy.down.length = maker.takeDown();
}

} // namespace geo
