// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/search_graph.h"

#include "geo/roads/node_edges.h"
#include "geo/roads/turn_automaton.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace geo {

namespace {

constexpr std::uint32_t kTurnRoundMs = 20000;
constexpr std::uint32_t kMostMs = 100'000'000; // a little over a day for one piece of road

std::vector<std::uint32_t> edgeTimes(const RoadNetwork& network, const RoadMetric& metric) {
    std::vector<std::uint32_t> times;
    times.reserve(network.edgeCount());
    for (std::size_t i = 0; i < network.segments.size(); ++i) {
        const RoadSegment& segment = network.segments[i];
        const bool shut = !metric.shut.empty() && metric.shut[i];
        const double factor = segment.fixedTime != 0
                                  ? 1
                                  : metric.factors[static_cast<std::size_t>(segment.roadClass)];
        for (const std::uint32_t ms : {segment.forwardMs, segment.backwardMs}) {
            times.push_back(shut || ms == kClosed ? kClosed
                                                  : static_cast<std::uint32_t>(std::clamp<double>(
                                                        std::round(ms * factor), 1, kMostMs)));
        }
    }
    return times;
}

class GraphMaker {
public:
    GraphMaker(const RoadNetwork& network, std::vector<std::uint32_t> times)
        : network_(network), times_(std::move(times)), turns_(network),
          nodeEdges_(network.segments.span(), network.nodes.size()) {}

    EdgeGraph make(core::Job& job);

private:
    void addArcs(EdgeId edge, std::uint32_t state);
    bool endsRoad(EdgeId edge) const;
    void nameParts(EdgeGraph& made) const;

    const RoadNetwork& network_;
    std::vector<std::uint32_t> times_;
    TurnAutomaton turns_;
    NodeEdges nodeEdges_;
    std::vector<std::uint32_t> first_ = {0};
    std::vector<SearchArc> arcs_;
};

/// Whether the only way on from the end of an edge is back.
bool GraphMaker::endsRoad(EdgeId edge) const {
    const auto leaving = nodeEdges_.leaving(network_.headOf(edge));
    return std::none_of(leaving.begin(), leaving.end(), [&](EdgeId next) {
        return next != reverseOf(edge) && times_[next] != kClosed;
    });
}

void GraphMaker::addArcs(EdgeId edge, std::uint32_t state) {
    if (times_[edge] != kClosed) {
        const std::uint32_t head = network_.headOf(edge);
        const std::uint32_t delay = network_.nodes[head].delayMs;
        const bool plain = state == TurnAutomaton::kPlain && !turns_.matters(edge);
        for (const EdgeId next : nodeEdges_.leaving(head)) {
            const bool round = next == reverseOf(edge);
            if (times_[next] == kClosed || (round && !endsRoad(edge))) {
                continue;
            }
            Vertex to = next;
            if (!plain) {
                const auto after = turns_.turn(edge, state, next);
                if (!after) {
                    continue;
                }
                to = *after == TurnAutomaton::kPlain ? next
                                                     : static_cast<Vertex>(times_.size() + *after);
            }
            arcs_.push_back({to, times_[next] + (round ? kTurnRoundMs : delay)});
        }
    }
    first_.push_back(static_cast<std::uint32_t>(arcs_.size()));
}

/// A part is as large as it has edges; one that no way leads back to is as good as none.
void GraphMaker::nameParts(EdgeGraph& made) const {
    std::uint32_t count = 0;
    const std::vector<std::uint32_t> component = strongComponents(made.graph, count);
    std::vector<std::uint32_t> size(count, 0);
    for (EdgeId edge = 0; edge < times_.size(); ++edge) {
        size[component[edge]] += times_[edge] != kClosed ? 1 : 0;
    }
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return size[a] > size[b]; });
    std::vector<std::uint32_t> rank(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        rank[order[i]] = i;
        made.parts += size[order[i]] > 0 ? 1 : 0;
    }
    std::vector<std::uint32_t> part;
    part.reserve(times_.size());
    for (EdgeId edge = 0; edge < times_.size(); ++edge) {
        part.push_back(times_[edge] == kClosed ? kClosed : rank[component[edge]]);
    }
    made.part = std::move(part);
}

EdgeGraph GraphMaker::make(core::Job& job) {
    constexpr EdgeId kBetweenReports = 1U << 16;
    arcs_.reserve(times_.size() * 5 / 2);
    for (EdgeId edge = 0; edge < times_.size(); ++edge) {
        if (edge % kBetweenReports == 0) {
            job.step(0.8 * edge / static_cast<double>(times_.size()), "joining roads");
        }
        addArcs(edge, TurnAutomaton::kPlain);
    }
    std::vector<EdgeId> copies;
    for (std::uint32_t state = 0; state < turns_.stateCount(); ++state) {
        copies.push_back(turns_.edgeOf(state));
        addArcs(copies.back(), state);
    }
    EdgeGraph made;
    made.graph.first = std::move(first_);
    made.graph.arcs = std::move(arcs_);
    made.copyOf = std::move(copies);
    job.step(0.8, "finding roads that hang together");
    nameParts(made);
    made.edgeMs = std::move(times_);
    return made;
}

} // namespace

EdgeGraph makeEdgeGraph(const RoadNetwork& network, const RoadMetric& metric, core::Job& job) {
    return GraphMaker(network, edgeTimes(network, metric)).make(job);
}

} // namespace geo
