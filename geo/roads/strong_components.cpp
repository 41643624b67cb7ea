// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/search_graph.h"

#include <algorithm>
#include <numeric>

namespace geo {

namespace {

constexpr std::uint32_t kUnseen = 0xFFFFFFFF;

class Tarjan {
public:
    explicit Tarjan(const SearchGraph& graph)
        : graph_(graph), index_(graph.vertexCount(), kUnseen), low_(graph.vertexCount()),
          component_(graph.vertexCount(), kUnseen) {}

    std::vector<std::uint32_t> run() {
        for (Vertex root = 0; root < graph_.vertexCount(); ++root) {
            if (index_[root] == kUnseen) {
                explore(root);
            }
        }
        return std::move(component_);
    }
    std::uint32_t count() const { return components_; }

private:
    struct Frame {
        Vertex vertex;
        std::uint32_t arc;
    };
    void enter(Vertex vertex) {
        index_[vertex] = low_[vertex] = next_++;
        open_.push_back(vertex);
        path_.push_back({vertex, graph_.first[vertex]});
    }
    void explore(Vertex root);
    void leave(Vertex vertex);

    const SearchGraph& graph_;
    std::vector<std::uint32_t> index_;
    std::vector<std::uint32_t> low_;
    std::vector<std::uint32_t> component_;
    std::vector<Vertex> open_;
    std::vector<Frame> path_;
    std::uint32_t next_ = 0;
    std::uint32_t components_ = 0;
};

void Tarjan::leave(Vertex vertex) {
    if (low_[vertex] == index_[vertex]) {
        Vertex member;
        do {
            member = open_.back();
            open_.pop_back();
            component_[member] = components_;
        } while (member != vertex);
        ++components_;
    }
}

void Tarjan::explore(Vertex root) {
    enter(root);
    while (!path_.empty()) {
        Frame& frame = path_.back();
        const Vertex vertex = frame.vertex;
        if (frame.arc == graph_.first[vertex + 1]) {
            leave(vertex);
            path_.pop_back();
            if (!path_.empty()) {
                const Vertex parent = path_.back().vertex;
                low_[parent] = std::min(low_[parent], low_[vertex]);
            }
            continue;
        }
        const Vertex to = graph_.arcs[frame.arc++].to;
        if (index_[to] == kUnseen) {
            enter(to);
        } else if (component_[to] == kUnseen) {
            low_[vertex] = std::min(low_[vertex], index_[to]);
        }
    }
}

} // namespace

std::vector<std::uint32_t> strongComponents(const SearchGraph& graph, std::uint32_t& count) {
    Tarjan tarjan(graph);
    std::vector<std::uint32_t> component = tarjan.run();
    count = tarjan.count();
    struct Part {
        std::uint32_t size = 0;
        Vertex least = kUnseen;
    };
    std::vector<Part> parts(count);
    for (Vertex v = 0; v < component.size(); ++v) {
        Part& part = parts[component[v]];
        ++part.size;
        part.least = std::min(part.least, v);
    }
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return parts[a].size != parts[b].size ? parts[a].size > parts[b].size
                                              : parts[a].least < parts[b].least;
    });
    std::vector<std::uint32_t> rank(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        rank[order[i]] = i;
    }
    for (std::uint32_t& c : component) {
        c = rank[c];
    }
    return component;
}

} // namespace geo
