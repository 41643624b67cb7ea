// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/turn_automaton.h"

namespace geo {

TurnAutomaton::TurnAutomaton(const RoadNetwork& network)
    : nodes_(1), matters_(network.edgeCount(), false) {
    std::vector<EdgeId> last = {0};
    for (std::size_t chain = 0; chain < network.bannedCount(); ++chain) {
        std::uint32_t at = 0;
        for (std::uint32_t i = network.bannedFirst[chain]; i < network.bannedFirst[chain + 1];
             ++i) {
            const EdgeId edge = network.bannedEdges[i];
            const auto [found, added] = children_.try_emplace(
                std::pair(at, edge), static_cast<std::uint32_t>(nodes_.size()));
            if (added) {
                nodes_.push_back({0, kPlain, nodes_[at].depth + 1, false});
                last.push_back(edge);
            }
            at = found->second;
            matters_[edge] = true;
        }
        nodes_[at].banned = true;
    }
    // Level by level, so that what is shorter is known.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> order; // node, parent
    std::vector<std::uint32_t> level = {0};
    while (!level.empty()) {
        std::vector<std::uint32_t> next;
        for (const std::uint32_t parent : level) {
            for (auto it = children_.lower_bound({parent, 0});
                 it != children_.end() && it->first.first == parent; ++it) {
                order.emplace_back(it->second, parent);
                next.push_back(it->second);
            }
        }
        level = std::move(next);
    }
    for (const auto& [node, parent] : order) {
        std::uint32_t shorter = parent;
        while (shorter != 0) {
            shorter = nodes_[shorter].fallback;
            if (const auto found = child(shorter, last[node])) {
                nodes_[node].fallback = *found;
                break;
            }
        }
        nodes_[node].banned = nodes_[node].banned || nodes_[nodes_[node].fallback].banned;
        if (nodes_[node].depth >= 2 && !nodes_[node].banned) {
            nodes_[node].state = static_cast<std::uint32_t>(edgeOf_.size());
            edgeOf_.push_back(last[node]);
            nodeOfState_.push_back(node);
        }
    }
}

std::optional<std::uint32_t> TurnAutomaton::child(std::uint32_t node, EdgeId edge) const {
    const auto found = children_.find({node, edge});
    return found == children_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> TurnAutomaton::turn(EdgeId edge, std::uint32_t state,
                                                 EdgeId next) const {
    std::uint32_t at = state == kPlain ? child(0, edge).value_or(0) : nodeOfState_[state];
    while (true) {
        if (const auto found = child(at, next)) {
            return nodes_[*found].banned ? std::nullopt : std::optional(nodes_[*found].state);
        }
        if (at == 0) {
            return kPlain;
        }
        at = nodes_[at].fallback;
    }
}

} // namespace geo
