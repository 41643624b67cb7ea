// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/reverse_search.h"

#include <algorithm>

namespace geo {

SearchGraph reversed(const SearchGraph& graph) {
    const std::size_t count = graph.vertexCount();
    std::vector<std::uint32_t> first(count + 1, 0);
    for (const SearchArc& arc : graph.arcs.span()) {
        ++first[arc.to + 1];
    }
    for (std::size_t i = 0; i < count; ++i) {
        first[i + 1] += first[i];
    }
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    std::vector<SearchArc> arcs(graph.arcs.size());
    for (Vertex from = 0; from < count; ++from) {
        for (const SearchArc& arc : graph.leaving(from)) {
            arcs[next[arc.to]++] = {from, arc.weight};
        }
    }
    SearchGraph turned;
    turned.first = std::move(first);
    turned.arcs = std::move(arcs);
    return turned;
}

std::vector<SearchSeed> arrivalSeeds(const SearchGraph& turned, const Anchors& targets) {
    std::vector<SearchSeed> seeds;
    for (const Anchor& target : targets) {
        for (const SearchArc& arc : turned.leaving(target.vertex)) {
            const std::int64_t rest = std::int64_t{arc.weight} + target.offset;
            seeds.push_back({arc.to, static_cast<std::uint32_t>(std::max<std::int64_t>(0, rest))});
        }
    }
    return seeds;
}

} // namespace geo
