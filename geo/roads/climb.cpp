// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/many_to_many.h"

#include <algorithm>
#include <functional>

namespace geo {

Climb::Climb(const UpwardArcs& onward, const UpwardArcs& against)
    : onward_(onward), against_(against), distance_(onward.first.size(), kFar),
      lengthOf_(onward.length.empty() ? 0 : onward.first.size(), 0) {}

void Climb::offer(Vertex rank, std::uint32_t distance, std::uint32_t lengthDm) {
    std::uint32_t& known = distance_[rank];
    if (distance < known) {
        if (known == kFar) {
            touched_.push_back(rank);
        }
        known = distance;
        if (!lengthOf_.empty()) {
            lengthOf_[rank] = lengthDm;
        }
        heap_.push_back((static_cast<std::uint64_t>(distance) << 32) | rank);
        std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
    }
}

std::span<const Climbed> Climb::run(const Hierarchy& hierarchy, const Anchors& anchors,
                                    std::int32_t shift, std::int32_t lengthShift) {
    for (const Vertex rank : touched_) {
        distance_[rank] = kFar;
    }
    touched_.clear();
    heap_.clear();
    climbed_.clear();
    for (const Anchor& anchor : anchors) {
        offer(hierarchy.rankOf[anchor.vertex], static_cast<std::uint32_t>(anchor.offset + shift),
              static_cast<std::uint32_t>(anchor.lengthDm + lengthShift));
    }
    while (!heap_.empty()) {
        std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
        const auto distance = static_cast<std::uint32_t>(heap_.back() >> 32);
        const auto rank = static_cast<Vertex>(heap_.back());
        heap_.pop_back();
        if (distance_[rank] != distance) {
            continue;
        }
        const auto stalls = [&](const SearchArc& arc) {
            return distance_[arc.to] + arc.weight < distance;
        };
        const auto against = against_.of(rank);
        if (std::any_of(against.begin(), against.end(), stalls)) {
            continue;
        }
        const std::uint32_t length = lengthOf_.empty() ? 0 : lengthOf_[rank];
        climbed_.push_back({rank, distance, length});
        for (std::uint32_t a = onward_.first[rank]; a < onward_.first[rank + 1]; ++a) {
            offer(onward_.arcs[a].to, distance + onward_.arcs[a].weight,
                  lengthOf_.empty() ? 0 : length + onward_.length[a]);
        }
    }
    return climbed_;
}

} // namespace geo
