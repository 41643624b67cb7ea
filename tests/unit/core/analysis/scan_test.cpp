// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/scan.h"
#include "core/base/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace core::analysis;

namespace {

constexpr int kPlaces = 150;
constexpr double kSide = 100'000;

/// A map on which one account in five is not covered; inside the planted circle, seven in ten.
std::vector<ScanPlace> randomMap(core::Random& random, bool planted) {
    std::vector<ScanPlace> places;
    const core::Point middle{20'000 + 60'000 * random.uniform(),
                             20'000 + 60'000 * random.uniform()};
    for (int i = 0; i < kPlaces; ++i) {
        ScanPlace place;
        place.at = {kSide * random.uniform(), kSide * random.uniform()};
        place.population = 1 + static_cast<int>(random.below(9));
        const bool inside =
            planted && std::hypot(place.at.x - middle.x, place.at.y - middle.y) < 18'000;
        for (int a = 0; a < place.population; ++a) {
            place.cases += random.uniform() < (inside ? 0.7 : 0.2) ? 1 : 0;
        }
        places.push_back(place);
    }
    return places;
}

} // namespace

TEST(Scan, PlantedClustersAreFound) {
    core::Random random(1);
    core::Job job;
    int found = 0;
    constexpr int kMaps = 100;
    for (int map = 0; map < kMaps; ++map) {
        found += scanForClusters(randomMap(random, true), {}, job).empty() ? 0 : 1;
    }
    EXPECT_GE(found, 95);
}

TEST(Scan, FalseAlarmsAreRare) {
    core::Random random(2);
    core::Job job;
    int alarms = 0;
    constexpr int kMaps = 300;
    for (int map = 0; map < kMaps; ++map) {
        ScanOptions options;
        options.replicates = 99;
        options.seed = static_cast<std::uint64_t>(map);
        alarms += scanForClusters(randomMap(random, false), options, job).empty() ? 0 : 1;
    }
    EXPECT_LE(alarms, 15);
}

TEST(Scan, ACirclesFiguresAreCountedRight) {
    std::vector<ScanPlace> places;
    for (int i = 0; i < 40; ++i) {
        places.push_back({{i * 1'000.0, 0}, i >= 10 && i < 14 ? 10 : 0, 10});
    }
    core::Job job;
    const auto clusters = scanForClusters(places, {}, job);
    ASSERT_EQ(clusters.size(), 1U);
    std::vector<int> members = clusters[0].places;
    std::sort(members.begin(), members.end());
    EXPECT_EQ(clusters[0].cases, 40);
    EXPECT_EQ(clusters[0].p, 1.0 / 200);
    for (const int place : {10, 11, 12, 13}) {
        EXPECT_TRUE(std::binary_search(members.begin(), members.end(), place));
    }
    EXPECT_LE(members.size(), 5U);
    EXPECT_GT(clusters[0].share, 0.7);
    EXPECT_EQ(clusters[0].shareOutside, 0);
}

TEST(Scan, NothingIsFoundWhereNothingCanBe) {
    core::Job job;
    EXPECT_TRUE(scanForClusters({}, {}, job).empty());
    const std::vector<ScanPlace> all(10, ScanPlace{{0, 0}, 5, 5});
    EXPECT_TRUE(scanForClusters(all, {}, job).empty()); // everybody is a case
    const std::vector<ScanPlace> none(10, ScanPlace{{0, 0}, 0, 5});
    EXPECT_TRUE(scanForClusters(none, {}, job).empty());
    const std::vector<ScanPlace> odd(10, ScanPlace{{0, 0}, 9, 5});
    EXPECT_TRUE(scanForClusters(odd, {}, job).empty());
}

TEST(Scan, TheSameSeedGivesTheSameAnswer) {
    core::Random random(3);
    const auto places = randomMap(random, true);
    core::Job job;
    const auto a = scanForClusters(places, {}, job);
    const auto b = scanForClusters(places, {}, job);
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(a[i].places, b[i].places);
        EXPECT_EQ(a[i].p, b[i].p);
    }
}
