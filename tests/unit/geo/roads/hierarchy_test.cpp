// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "geo/roads/many_to_many.h"
#include "geo/roads/network_builder.h"
#include "geo/roads/osm_reader.h"
#include "geo/roads/roads.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <filesystem>
#include <tuple>

using namespace geo;

namespace {

using Triples = std::vector<std::tuple<Vertex, Vertex, std::uint32_t>>;

SearchGraph graphOf(std::size_t vertices, const Triples& arcs) {
    std::vector<std::uint32_t> first(vertices + 1, 0);
    for (const auto& [from, to, weight] : arcs) {
        ++first[from + 1];
    }
    for (std::size_t i = 0; i < vertices; ++i) {
        first[i + 1] += first[i];
    }
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    std::vector<SearchArc> placed(arcs.size());
    for (const auto& [from, to, weight] : arcs) {
        placed[next[from]++] = {to, weight};
    }
    SearchGraph graph;
    graph.first = std::move(first);
    graph.arcs = std::move(placed);
    return graph;
}

/// Any graph: one-way arcs, loops, double arcs, parts, weights of zero and of equal size.
SearchGraph randomGraph(std::uint64_t seed) {
    core::Random random(seed);
    const std::size_t vertices = 1 + random.below(40);
    const std::size_t arcs = random.below(4 * vertices);
    const std::uint64_t heaviest = 1 + random.below(20);
    Triples triples;
    for (std::size_t i = 0; i < arcs; ++i) {
        triples.emplace_back(static_cast<Vertex>(random.below(vertices)),
                             static_cast<Vertex>(random.below(vertices)),
                             static_cast<std::uint32_t>(random.below(heaviest)));
    }
    return graphOf(vertices, triples);
}

std::uint32_t weightAlong(const SearchGraph& graph, const std::vector<Vertex>& path) {
    std::uint32_t sum = 0;
    for (std::size_t i = 1; i < path.size(); ++i) {
        std::uint32_t least = kFar;
        for (const SearchArc& arc : graph.leaving(path[i - 1])) {
            least = arc.to == path[i] ? std::min(least, arc.weight) : least;
        }
        sum += least;
    }
    return sum;
}

std::vector<Anchors> everyVertex(std::size_t count) {
    std::vector<Anchors> all;
    for (Vertex v = 0; v < count; ++v) {
        all.push_back({{v, 0, 0}});
    }
    return all;
}

} // namespace

RC_GTEST_PROP(Hierarchy, FindsWhatDijkstraFindsAndTheWayOfThatLength, (std::uint64_t seed)) {
    const SearchGraph graph = randomGraph(seed);
    core::Job job;
    const Hierarchy hierarchy = buildHierarchy(graph, job);
    HierarchyQuery query(hierarchy);
    Dijkstra dijkstra(graph);
    for (Vertex from = 0; from < graph.vertexCount(); ++from) {
        const SearchSeed seed1{from, 0};
        dijkstra.run({&seed1, 1});
        for (Vertex to = 0; to < graph.vertexCount(); ++to) {
            const std::uint32_t found = query.distance(from, to);
            RC_ASSERT(found == dijkstra.distance(to));
            if (found < kFar) {
                const std::vector<Vertex> path = query.path();
                RC_ASSERT(path.front() == from);
                RC_ASSERT(path.back() == to);
                RC_ASSERT(weightAlong(graph, path) == found);
            }
        }
    }
}

RC_GTEST_PROP(Hierarchy, TablesBySweepsAndBucketsAreThoseOfDijkstra, (std::uint64_t seed)) {
    const SearchGraph graph = randomGraph(seed);
    core::Job job;
    Hierarchy hierarchy = buildHierarchy(graph, job);
    // With the weights as lengths, the length of every quickest way is its time.
    std::vector<std::uint32_t> ones(graph.vertexCount(), 1);
    addLengths(hierarchy, ones);
    const std::vector<Anchors> all = everyVertex(graph.vertexCount());
    const std::vector<Anchors> some(
        all.begin(), all.begin() + static_cast<std::ptrdiff_t>((all.size() + 1) / 2));
    Dijkstra dijkstra(graph);
    for (const TableMethod method : {TableMethod::Buckets, TableMethod::Sweeps}) {
        const ManyToMany wide = manyToMany(hierarchy, some, all, true, job, method);
        const ManyToMany tall = manyToMany(hierarchy, all, some, false, job, method);
        for (Vertex from = 0; from < graph.vertexCount(); ++from) {
            const SearchSeed seed1{from, 0};
            dijkstra.run({&seed1, 1});
            for (Vertex to = 0; to < graph.vertexCount(); ++to) {
                if (from < some.size()) {
                    RC_ASSERT(wide.time[from * all.size() + to] == dijkstra.distance(to));
                }
                if (to < some.size()) {
                    RC_ASSERT(tall.time[from * some.size() + to] == dijkstra.distance(to));
                }
            }
        }
    }
}

TEST(Hierarchy, LengthsAddUpAlongTheQuickestWay) {
    // 0 -> 1 -> 2 takes 5 and is 70 long; 0 -> 2 takes 9 and is 10 long.
    const SearchGraph graph = graphOf(3, {{0, 1, 2}, {1, 2, 3}, {0, 2, 9}});
    core::Job job;
    Hierarchy hierarchy = buildHierarchy(graph, job);
    const std::vector<std::uint32_t> lengths = {5, 30, 40};
    addLengths(hierarchy, lengths);
    for (const TableMethod method : {TableMethod::Buckets, TableMethod::Sweeps}) {
        const ManyToMany table =
            manyToMany(hierarchy, everyVertex(3), everyVertex(3), true, job, method);
        EXPECT_EQ(table.time[2], 5U);
        EXPECT_EQ(table.lengthDm[2], 70U);
        EXPECT_EQ(table.time[3], kFar);
    }
}

TEST(Hierarchy, TheSameGraphGivesTheSameHierarchy) {
    const SearchGraph graph = randomGraph(4711);
    core::Job job;
    const Hierarchy a = buildHierarchy(graph, job);
    const Hierarchy b = buildHierarchy(graph, job);
    EXPECT_TRUE(std::equal(a.rankOf.begin(), a.rankOf.end(), b.rankOf.begin(), b.rankOf.end()));
    EXPECT_EQ(a.up.arcs.size(), b.up.arcs.size());
}

TEST(Hierarchy, AnEmptyGraphHasAnEmptyHierarchy) {
    core::Job job;
    EXPECT_EQ(buildHierarchy(graphOf(0, {}), job).vertexCount(), 0U);
}

TEST(StrongComponents, AreNumberedByTheirSize) {
    const SearchGraph graph =
        graphOf(6, {{0, 1, 1}, {1, 0, 1}, {1, 2, 1}, {2, 3, 1}, {3, 4, 1}, {4, 2, 1}});
    std::uint32_t count = 0;
    const auto component = strongComponents(graph, count);
    EXPECT_EQ(count, 3U);
    EXPECT_EQ(component, (std::vector<std::uint32_t>{1, 1, 0, 0, 0, 2}));
}

class RealRoads : public testing::TestWithParam<const char*> {};

TEST_P(RealRoads, NoPairDiffersFromDijkstraOverEdges) {
    const std::string file = std::string(EVENLODE_SHARED_DATA) + "/" + GetParam();
    if (!std::filesystem::exists(file)) {
        GTEST_SKIP() << file << " is not there";
    }
    core::Job job;
    RoadDraft draft = readOsm(file, job);
    const auto roads = Roads::of(buildNetwork(draft, habitsAt(draft)), {}, job);
    HierarchyQuery query(roads->hierarchy(job));
    Dijkstra dijkstra(roads->graph().graph);
    core::Random random(7);
    const std::size_t vertices = roads->graph().graph.vertexCount();
    int differing = 0;
    for (int i = 0; i < 20; ++i) {
        const SearchSeed from{static_cast<Vertex>(random.below(vertices)), 0};
        dijkstra.run({&from, 1});
        for (int k = 0; k < 100; ++k) {
            const auto to = static_cast<Vertex>(random.below(vertices));
            differing += query.distance(from.vertex, to) != dijkstra.distance(to) ? 1 : 0;
        }
    }
    EXPECT_EQ(differing, 0);
}

INSTANTIATE_TEST_SUITE_P(Extracts, RealRoads,
                         testing::Values("routing/osm/columbus_oh.osm.pbf",
                                         "roads/portland_or_central.osm.pbf",
                                         "roads/davis_ca.osm.pbf"));
