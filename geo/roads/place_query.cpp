// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/place_query.h"

#include <algorithm>

namespace geo {

namespace {

/// The quickest drive along one edge, where the target lies ahead on it.
std::optional<PlaceDrive> straightOn(const Anchors& sources, const Anchors& targets,
                                     std::size_t edges) {
    std::optional<PlaceDrive> best;
    for (const Anchor& source : sources) {
        for (const Anchor& target : targets) {
            const std::int32_t time = source.offset + target.offset;
            if (target.vertex == source.vertex && target.vertex < edges && time >= 0 &&
                (!best || static_cast<std::uint32_t>(time) < best->milliseconds)) {
                const std::int32_t length = std::max(0, source.lengthDm + target.lengthDm);
                best = PlaceDrive{static_cast<std::uint32_t>(time),
                                  static_cast<std::uint32_t>(length),
                                  {source.vertex}};
            }
        }
    }
    return best;
}

/// The anchor by which a way begins whose second vertex is `next`.
const Anchor& beginOf(const SearchGraph& graph, const Anchors& sources, Vertex next) {
    const Anchor* begin = &sources.front();
    std::int64_t least = kFar;
    for (const Anchor& source : sources) {
        for (const SearchArc& arc : graph.leaving(source.vertex)) {
            if (arc.to == next && std::int64_t{source.offset} + arc.weight < least) {
                least = std::int64_t{source.offset} + arc.weight;
                begin = &source;
            }
        }
    }
    return *begin;
}

} // namespace

PlaceQuery::PlaceQuery(const Roads& roads, core::Job& job)
    : roads_(roads), query_(roads.hierarchy(job)) {}

std::optional<PlaceDrive> PlaceQuery::drive(const RoadPlace& from, const RoadPlace& to) {
    const EdgeGraph& graph = roads_.graph();
    const Anchors sources = sourceAnchors(roads_.network(), graph, from);
    const Anchors targets = targetAnchors(roads_.network(), graph, to);
    std::optional<PlaceDrive> best = straightOn(sources, targets, graph.edgeMs.size());
    // Begun with the turn after its first edge, a way may come back to that edge and count it.
    std::vector<SearchSeed> seeds;
    for (const Anchor& source : sources) {
        for (const SearchArc& arc : graph.graph.leaving(source.vertex)) {
            seeds.push_back({arc.to, static_cast<std::uint32_t>(source.offset) + arc.weight});
        }
    }
    std::int32_t shift = 0;
    for (const Anchor& target : targets) {
        shift = std::max(shift, -target.offset);
    }
    std::vector<SearchSeed> ends;
    for (const Anchor& target : targets) {
        ends.push_back({target.vertex, static_cast<std::uint32_t>(target.offset + shift)});
    }
    const std::uint32_t found = query_.distance(seeds, ends);
    if (found >= kFar ||
        (best && best->milliseconds <= found - static_cast<std::uint32_t>(shift))) {
        return best;
    }
    const std::vector<Vertex> path = query_.path();
    const Anchor& begin = beginOf(graph.graph, sources, path.front());
    const auto end = std::find_if(targets.begin(), targets.end(), [&](const Anchor& target) {
        return target.vertex == path.back();
    });
    PlaceDrive drive;
    drive.milliseconds = found - static_cast<std::uint32_t>(shift);
    drive.edges = {begin.vertex};
    std::int64_t length = std::int64_t{begin.lengthDm} + end->lengthDm;
    for (const Vertex vertex : path) {
        drive.edges.push_back(graph.edgeOf(vertex));
        length += roads_.network().segments[segmentOf(drive.edges.back())].lengthDm;
    }
    drive.decimetres = static_cast<std::uint32_t>(std::max<std::int64_t>(length, 0));
    return drive;
}

} // namespace geo
