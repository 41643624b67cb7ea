// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/random.h"
#include "geo/geometry/shape_test.h"
#include "geo/roads/dijkstra.h"
#include "geo/roads/isochrone.h"
#include "geo/roads/network_builder.h"
#include "geo/roads/osm_reader.h"
#include "geo/roads/place_query.h"
#include "geo/roads/reverse_search.h"
#include "geo/roads/road_rules.h"
#include "tests/support/osm_text.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

using namespace geo;

namespace {

RoadNetwork networkOf(const std::string& osm) {
    const support::TempDir dir;
    core::Job job;
    RoadDraft draft = readOsm(dir.write("town.osm", osm), job);
    return buildNetwork(draft, SpeedHabits::UnitedStates);
}

/// Streets of which every other one is one-way, with a turn restriction, so that ways there and
/// back differ.
const RoadNetwork& oneWays() {
    static const RoadNetwork network = [] {
        support::OsmText map;
        constexpr int kSide = 6;
        const auto id = [](int x, int y) { return std::int64_t{1} + y * (kSide + 1) + x; };
        for (int y = 0; y <= kSide; ++y) {
            for (int x = 0; x <= kSide; ++x) {
                map.node(id(x, y), -83 + 0.005 * x, 40 + 0.005 * y);
            }
        }
        for (int i = 0; i <= kSide; ++i) {
            support::OsmText::Tags tags = {{"highway", i % 3 == 0 ? "primary" : "residential"}};
            if (i % 2 == 1) {
                tags.emplace_back("oneway", i % 4 == 1 ? "yes" : "-1");
            }
            std::vector<std::int64_t> across, along;
            for (int k = 0; k <= kSide; ++k) {
                across.push_back(id(k, i));
                along.push_back(id(i, k));
            }
            map.way(1000 + i, across, tags).way(2000 + i, along, tags);
        }
        map.restriction(1, {{"way", 1002, "from"}, {"node", id(2, 2), "via"}, {"way", 2002, "to"}},
                        "no_left_turn");
        return networkOf(map.str());
    }();
    return network;
}

/// Whether two stretches have a point in common, worked out in whole numbers, unlike the engine.
bool cross(RoadPoint a, RoadPoint b, RoadPoint c, RoadPoint d) {
    const auto side = [](RoadPoint p, RoadPoint q, RoadPoint r) {
        const std::int64_t left = (std::int64_t{q.lon} - p.lon) * (std::int64_t{r.lat} - p.lat);
        const std::int64_t right = (std::int64_t{q.lat} - p.lat) * (std::int64_t{r.lon} - p.lon);
        return left > right ? 1 : left < right ? -1 : 0;
    };
    const auto apart = [](std::int32_t a1, std::int32_t a2, std::int32_t b1, std::int32_t b2) {
        return std::max(a1, a2) < std::min(b1, b2) || std::max(b1, b2) < std::min(a1, a2);
    };
    return !apart(a.lon, b.lon, c.lon, d.lon) && !apart(a.lat, b.lat, c.lat, d.lat) &&
           side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}

/// The network without the segments that a barrier crosses.
RoadNetwork thinned(const RoadNetwork& network,
                    const std::vector<std::vector<core::Point>>& barriers) {
    std::vector<RoadSegment> segments(network.segments.begin(), network.segments.end());
    for (std::uint32_t s = 0; s < segments.size(); ++s) {
        const auto shape = network.shapeOf(s);
        for (const auto& barrier : barriers) {
            for (std::size_t i = 1; i < shape.size(); ++i) {
                for (std::size_t k = 1; k < barrier.size(); ++k) {
                    if (cross(shape[i - 1], shape[i], roadPointOf(barrier[k - 1]),
                              roadPointOf(barrier[k]))) {
                        segments[s].forwardMs = segments[s].backwardMs = kClosed;
                    }
                }
            }
        }
    }
    RoadNetwork thin = network;
    thin.segments = std::move(segments);
    return thin;
}

RoadPlace placeOn(const Roads& roads, core::Random& random) {
    const core::Point at{-83 + 0.03 * random.uniform(), 40 + 0.03 * random.uniform()};
    return *roads.snapper().snap(at, 5000);
}

} // namespace

RC_GTEST_PROP(RoadRules, BarredRoadsAreUnusableAndAllElseIsAsInTheThinnedGraph,
              (std::uint64_t seed)) {
    core::Random random(seed);
    RoadUse use;
    for (std::uint64_t i = 0; i <= random.below(3); ++i) {
        std::vector<core::Point> line;
        for (std::uint64_t k = 0; k < 2 + random.below(3); ++k) {
            line.push_back({-83.002 + 0.034 * random.uniform(), 39.998 + 0.034 * random.uniform()});
        }
        use.barriers.push_back(line);
    }
    core::Job job;
    const auto roads = Roads::of(oneWays(), use, job);
    const RoadNetwork thin = thinned(oneWays(), use.barriers);
    const EdgeGraph plain = makeEdgeGraph(thin, RoadMetric(), job);
    for (EdgeId edge = 0; edge < oneWays().edgeCount(); ++edge) {
        RC_ASSERT((roads->graph().edgeMs[edge] == kClosed) == (plain.edgeMs[edge] == kClosed));
    }
    HierarchyQuery query(roads->hierarchy(job));
    Dijkstra dijkstra(plain.graph);
    for (int i = 0; i < 4; ++i) {
        const auto from = static_cast<Vertex>(random.below(plain.edgeMs.size()));
        const SearchSeed begin{from, 0};
        dijkstra.run({&begin, 1});
        for (Vertex to = 0; to < plain.graph.vertexCount(); ++to) {
            RC_ASSERT(query.distance(from, to) == dijkstra.distance(to));
        }
    }
}

RC_GTEST_PROP(RoadRules, TimesOnTheReversedGraphAreThoseOfDrivesThere, (std::uint64_t seed)) {
    core::Random random(seed);
    core::Job job;
    static const auto roads = Roads::of(oneWays(), {}, job);
    const EdgeGraph& graph = roads->graph();
    const SearchGraph turned = reversed(graph.graph);
    RC_ASSERT(turned.arcs.size() == graph.graph.arcs.size());
    const RoadPlace place = placeOn(*roads, random);
    const Anchors targets = targetAnchors(roads->network(), graph, place);
    Dijkstra inward(turned);
    inward.run(arrivalSeeds(turned, targets));
    Dijkstra outward(graph.graph);
    for (Vertex from = 0; from < graph.graph.vertexCount(); ++from) {
        // After the first turn, so that one who passes the place has to come back.
        std::vector<SearchSeed> seeds;
        for (const SearchArc& arc : graph.graph.leaving(from)) {
            seeds.push_back({arc.to, arc.weight});
        }
        outward.run(seeds);
        std::int64_t least = kFar;
        for (const Anchor& target : targets) {
            if (outward.distance(target.vertex) < kFar) {
                least =
                    std::min(least, std::int64_t{outward.distance(target.vertex)} + target.offset);
            }
        }
        RC_ASSERT(std::int64_t{inward.distance(from)} == least);
    }
}

TEST(RoadRules, AnIsochroneInwardHoldsThePlacesFromWhereTheBaseIsReached) {
    core::Job job;
    core::Random random(7);
    const auto roads = Roads::of(oneWays(), {}, job);
    const core::Point base{-82.9851, 40.0149};
    const std::vector<double> minutes = {1.5};
    PlaceQuery query(*roads, job);
    const RoadPlace home = *roads->snapper().snap(base, 1000);
    const auto out = isochrones(*roads, {&base, 1}, minutes, job, 1000);
    const auto in = isochrones(*roads, {&base, 1}, minutes, job, 1000, true);
    const ShapeTest reached(out.polygons[0].shape);
    const ShapeTest reaching(in.polygons[0].shape);
    int differ = 0;
    for (int i = 0; i < 2000; ++i) {
        const RoadPlace place = placeOn(*roads, random);
        const auto there = query.drive(home, place);
        const auto back = query.drive(place, home);
        ASSERT_TRUE(there && back);
        constexpr std::uint32_t kSure = 75'000; // of 90; the grid evens out some
        if (there->milliseconds < kSure) {
            EXPECT_TRUE(reached.contains(place.onRoad)) << there->milliseconds;
        }
        if (back->milliseconds < kSure) {
            EXPECT_TRUE(reaching.contains(place.onRoad)) << back->milliseconds;
            differ += reached.contains(place.onRoad) ? 0 : 1;
        }
    }
    EXPECT_GT(differ, 0) << "one-way streets make the two differ";
}

TEST(RoadRules, FactorsOfHoursCountByTheirMeanOverTheDrive) {
    const RoadNetwork& network = oneWays();
    RoadUse use;
    use.kept = {{"all", 0, 24, 1.1}, {"residential", 7, 9, 2}, {"primary", 16, 18, 3}};
    const auto factor = [&](RoadClass roadClass) {
        return metricOf(network, use).factors[static_cast<std::size_t>(roadClass)];
    };
    EXPECT_DOUBLE_EQ(factor(RoadClass::Residential), 1.1) << "no departure, no hour";
    use.hours = driveHoursOf("08:15");
    EXPECT_DOUBLE_EQ(factor(RoadClass::Residential), 2.2);
    EXPECT_DOUBLE_EQ(factor(RoadClass::Primary), 1.1);
    use.hours = driveHoursOf("09:00");
    EXPECT_DOUBLE_EQ(factor(RoadClass::Residential), 1.1);
    use.hours = driveHoursOf("08:00-12:00"); // one hour of four
    EXPECT_NEAR(factor(RoadClass::Residential), 1.1 * 1.25, 1e-12);
    use.hours = driveHoursOf("16:00-18:00");
    EXPECT_NEAR(factor(RoadClass::Primary), 3.3, 1e-12);
    use.factors["primary"] = 0.5;
    EXPECT_NEAR(factor(RoadClass::Primary), 1.65, 1e-12) << "on top of what is kept";
    for (const char* wrong :
         {"", "8", "25:00", "08:60", "17:00-08:00", "08:00-", "1-2-3", "24:00"}) {
        EXPECT_THROW(driveHoursOf(wrong), core::Error) << wrong;
    }
    EXPECT_THROW(requireRoadFactor({"footpath", 0, 24, 1}), core::Error);
    EXPECT_THROW(requireRoadFactor({"all", 9, 7, 1}), core::Error);
    EXPECT_THROW(requireRoadFactor({"all", 0, 24, 0}), core::Error);
    use.kept = {{"all", 0, 24, 20}, {"primary", 0, 24, 20}};
    EXPECT_THROW(metricOf(network, use), core::Error) << "together no factor";
}
