// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/topology.h"

#include <cstddef>
#include <functional>
#include <span>

namespace ui {

/// The columns of a topology as rows of bytes, to be stored and mapped again.
class TopologyColumns {
public:
    using Bytes = std::span<const std::byte>;
    /// Hands each row of bytes to `put`, always in the same order.
    static void write(const Topology& topology, const std::function<void(Bytes)>& put);
    /// Makes a topology over rows that `take` hands out in that order; they must stay for as long
    /// as `source` does. Null rows or numbers that point outside their rows give false: nothing in
    /// such a topology can be trusted.
    static bool read(const std::function<Bytes()>& take, std::shared_ptr<const void> source,
                     Topology& topology);

private:
    static bool sound(const Topology& topology);
};

} // namespace ui
