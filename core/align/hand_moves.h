// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <span>
#include <vector>

namespace core::align {

/// Which units touch: the neighbours of unit i are ends[starts[i]] to ends[starts[i + 1] - 1].
struct Neighbours {
    std::span<const int> starts;
    std::span<const int> ends;

    std::span<const int> of(int unit) const {
        const auto i = static_cast<std::size_t>(unit);
        return ends.subspan(static_cast<std::size_t>(starts[i]),
                            static_cast<std::size_t>(starts[i + 1] - starts[i]));
    }
};

/// A territory that a move leaves in more parts than it has.
struct Cut {
    int territory = -1;
    std::vector<int> stranded; ///< units that lose touch with its largest part, in order
};

/// The connected parts of the units that `owner` gives to `territory`, largest first, each in order
/// of unit. O(units + borders).
std::vector<std::vector<int>> partsOf(const Neighbours& graph, std::span<const int> owner,
                                      int territory);

/// What giving `moves` to `target` (-1 = to none) would cut in two, in order of territory. Parts
/// that a territory already has are no cuts, nor are units that it loses altogether.
std::vector<Cut> cutsOf(const Neighbours& graph, std::span<const int> owner,
                        std::span<const int> moves, int target);

/// Splits `members` along a drawn line: two members stay together while a way from centre to
/// centre between neighbours crosses the line an even number of times. The side of the largest
/// piece is left out; what is handed back is the other side, in order. Empty if the line does not
/// go right across. `centres` and `line` lie in the same plane.
std::vector<int> beyondLine(const Neighbours& graph, std::span<const Point> centres,
                            std::span<const int> members, std::span<const Point> line);

} // namespace core::align
