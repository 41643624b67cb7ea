// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geometry/vertex_index.h"

#include <bit>
#include <cmath>

namespace geo {

namespace {

/// Finalizer of splitmix64: every input bit reaches every output bit.
std::uint64_t mix(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
}

} // namespace

VertexIndex::VertexIndex(std::size_t expected, double grain)
    : perGrain_(grain > 0 ? 1 / grain : 0), slots_(std::bit_ceil(expected * 2 + 16), 0) {
    keys_.reserve(expected);
}

VertexIndex::Key VertexIndex::keyOf(core::Point point) const {
    if (perGrain_ > 0) {
        return {std::llround(point.x * perGrain_), std::llround(point.y * perGrain_)};
    }
    // Adding zero turns -0 into 0, which is the same position.
    return {std::bit_cast<std::int64_t>(point.x + 0.0), std::bit_cast<std::int64_t>(point.y + 0.0)};
}

std::size_t VertexIndex::slotOf(const Key& key) const {
    const std::size_t mask = slots_.size() - 1;
    const auto x = static_cast<std::uint64_t>(key.x);
    const auto y = static_cast<std::uint64_t>(key.y);
    std::size_t slot = mix(mix(x + 0x9E3779B97F4A7C15ULL) ^ y) & mask;
    while (slots_[slot] != 0 && !(keys_[slots_[slot] - 1] == key)) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

std::uint32_t VertexIndex::add(core::Point point) {
    const Key key = keyOf(point);
    std::size_t slot = slotOf(key);
    if (slots_[slot] == 0) {
        if (2 * (keys_.size() + 1) > slots_.size()) {
            grow();
            slot = slotOf(key);
        }
        keys_.push_back(key);
        slots_[slot] = static_cast<std::uint32_t>(keys_.size());
    }
    return slots_[slot] - 1;
}

void VertexIndex::grow() {
    slots_.assign(slots_.size() * 2, 0);
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        slots_[slotOf(keys_[i])] = static_cast<std::uint32_t>(i + 1);
    }
}

} // namespace geo
