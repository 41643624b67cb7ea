// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/model.h"

#include <vector>

namespace core::route {

/// For each stop itself and the other stops, nearest first, as many as a ruin may need.
class Neighbours {
public:
    explicit Neighbours(const Model& model);
    const std::vector<int>& of(int stop) const { return lists_[static_cast<std::size_t>(stop)]; }

private:
    std::vector<std::vector<int>> lists_;
};

} // namespace core::route
