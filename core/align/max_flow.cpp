// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/max_flow.h"

#include <algorithm>

namespace core::align {

namespace {

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

} // namespace

void MaxFlow::addArc(int from, int to, Amount capacity) {
    arcs_.push_back({to, first_[at(from)], capacity});
    first_[at(from)] = static_cast<int>(arcs_.size()) - 1;
    arcs_.push_back({from, first_[at(to)], 0});
    first_[at(to)] = static_cast<int>(arcs_.size()) - 1;
}

bool MaxFlow::levels(int source, int sink) {
    level_.assign(first_.size(), -1);
    level_[at(source)] = 0;
    std::vector<int> queue{source};
    for (std::size_t i = 0; i < queue.size(); ++i) {
        for (int a = first_[at(queue[i])]; a >= 0; a = arcs_[at(a)].next) {
            const Arc& arc = arcs_[at(a)];
            if (arc.left > 0 && level_[at(arc.to)] < 0) {
                level_[at(arc.to)] = level_[at(queue[i])] + 1;
                queue.push_back(arc.to);
            }
        }
    }
    return level_[at(sink)] >= 0;
}

/// Sends flow along one path of the level graph; 0 when there is none left. The path is walked
/// without recursion, as it may be long.
Amount MaxFlow::push(int source, int sink) {
    std::vector<int> path;
    int node = source;
    while (node != sink) {
        int& a = current_[at(node)];
        while (a >= 0 &&
               (arcs_[at(a)].left == 0 || level_[at(arcs_[at(a)].to)] != level_[at(node)] + 1)) {
            a = arcs_[at(a)].next;
        }
        if (a >= 0) {
            path.push_back(a);
            node = arcs_[at(a)].to;
            continue;
        }
        if (path.empty()) {
            return 0;
        }
        level_[at(node)] = -1; // a dead end
        node = arcs_[at(path.back() ^ 1)].to;
        path.pop_back();
    }
    Amount amount = arcs_[at(path.front())].left;
    for (const int a : path) {
        amount = std::min(amount, arcs_[at(a)].left);
    }
    for (const int a : path) {
        arcs_[at(a)].left -= amount;
        arcs_[at(a ^ 1)].left += amount;
    }
    return amount;
}

Amount MaxFlow::run(int source, int sink) {
    Amount total = 0;
    while (levels(source, sink)) {
        current_ = first_;
        while (const Amount amount = push(source, sink)) {
            total += amount;
        }
    }
    return total;
}

std::vector<bool> MaxFlow::sourceSide(int source) const {
    std::vector<bool> side(first_.size(), false);
    side[at(source)] = true;
    std::vector<int> queue{source};
    for (std::size_t i = 0; i < queue.size(); ++i) {
        for (int a = first_[at(queue[i])]; a >= 0; a = arcs_[at(a)].next) {
            const Arc& arc = arcs_[at(a)];
            if (arc.left > 0 && !side[at(arc.to)]) {
                side[at(arc.to)] = true;
                queue.push_back(arc.to);
            }
        }
    }
    return side;
}

} // namespace core::align
