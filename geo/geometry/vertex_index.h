// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <cstdint>
#include <vector>

namespace geo {

/// Numbers positions so that equal ones get equal numbers, 0, 1, 2 ... in order of first sight.
/// Positions are equal when they round to the same multiple of `grain`; with grain 0, when they are
/// the same bit for bit.
class VertexIndex {
public:
    /// `expected` positions are provided for; more are possible, below 2^32.
    explicit VertexIndex(std::size_t expected, double grain = 0);

    std::uint32_t add(core::Point point);
    std::size_t size() const { return keys_.size(); }

private:
    struct Key {
        std::int64_t x;
        std::int64_t y;
        bool operator==(const Key&) const = default;
    };

    Key keyOf(core::Point point) const;
    std::size_t slotOf(const Key& key) const;
    void grow();

    double perGrain_;
    std::vector<Key> keys_;
    std::vector<std::uint32_t> slots_; ///< open addressing; key number + 1, 0 for free
};

} // namespace geo
