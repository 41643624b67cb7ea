// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/alignment.h"

#include <vector>

namespace core::align {

/// Maximum flow by Dinic's algorithm with whole numbers. Nodes are counted from 0.
class MaxFlow {
public:
    explicit MaxFlow(int nodes) : first_(static_cast<std::size_t>(nodes), -1) {}

    void addArc(int from, int to, Amount capacity);
    /// The largest flow; may be called once.
    Amount run(int source, int sink);
    /// After `run`: which nodes the source still reaches, the source side of a minimum cut.
    std::vector<bool> sourceSide(int source) const;

private:
    struct Arc {
        int to = 0;
        int next = -1; ///< further arc of the same node
        Amount left = 0;
    };
    bool levels(int source, int sink);
    Amount push(int source, int sink);

    std::vector<int> first_;
    std::vector<Arc> arcs_; ///< an arc and its reverse are neighbours
    std::vector<int> level_;
    std::vector<int> current_;
};

} // namespace core::align
