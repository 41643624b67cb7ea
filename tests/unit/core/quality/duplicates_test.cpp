// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/duplicates.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "core/quality/duplicate_weights.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <numeric>

using namespace core;
using namespace core::quality;

namespace {

DuplicateRecord record(int id, const std::string& name, const std::string& house,
                       const std::string& street, const std::string& phone = "",
                       const std::string& website = "") {
    DuplicateRecord out;
    out.id = AccountId(id);
    out.name = name;
    out.address = {house, street + " ST", street, "", "", "STAMFORD", "CT", "06901"};
    out.phone = phone;
    out.website = website;
    return out;
}

/// Records that have nothing to do with those of a case, so that rare values are rare.
std::vector<DuplicateRecord> crowd(int count) {
    std::vector<DuplicateRecord> records;
    Random random(7);
    for (int i = 0; i < count; ++i) {
        std::string letters;
        for (int c = 0; c < 8; ++c) {
            letters += static_cast<char>('A' + random.below(26));
        }
        DuplicateRecord other =
            record(10'000 + i, letters + " WORKS", std::to_string(100 + random.below(9000)),
                   "STREET" + std::to_string(i % 97),
                   format("2{:02}4{:06}", random.below(100), random.below(1'000'000)),
                   letters + ".example");
        other.address.zip = format("{:05}", 10'000 + 7 * i);
        other.address.city = "TOWN" + std::to_string(i % 50);
        records.push_back(other);
    }
    return records;
}

Duplicates findIn(std::vector<DuplicateRecord> records, DuplicateOptions options = {},
                  const SettledPairs& settled = {}) {
    DuplicateFinder finder(options);
    for (const DuplicateRecord& other : crowd(3'000)) {
        records.push_back(other);
    }
    for (const DuplicateRecord& item : records) {
        finder.add(item);
    }
    Job job;
    return finder.find(job, settled);
}

/// Clusters of the case's own records as text: "1 2|3 4".
std::string clusters(const Duplicates& found) {
    std::vector<std::string> parts;
    for (const DuplicateCluster& cluster : found.clusters) {
        std::vector<std::string> ids;
        for (const AccountId id : cluster.accounts) {
            ids.push_back(std::to_string(id.value));
        }
        parts.push_back(join(ids, " "));
    }
    std::sort(parts.begin(), parts.end());
    return join(parts, "|");
}

} // namespace

TEST(Duplicates, TwoSpellingsOfOneCompanyAreFoundWithReasonsThatSumToTheScore) {
    const Duplicates found =
        findIn({record(1, "Cedar Ridge Plumbing, Inc.", "89", "PARK", "203-555-0137"),
                record(2, "CEDAR RIDGE PLUMBIGN", "89", "PARK", "(203) 555 0137")});
    ASSERT_EQ(clusters(found), "1 2");
    const DuplicateCluster& cluster = found.clusters[0];
    EXPECT_GT(cluster.score, 0.95);
    int sum = 0;
    std::vector<std::string> kinds;
    for (const ScoreWeight& weight : cluster.weights) {
        sum += weight.hundredths;
        kinds.push_back(weight.kind);
    }
    EXPECT_EQ(sum, shownScore(cluster.score));
    EXPECT_THAT(kinds, testing::IsSupersetOf({"name", "phone", "address"}));
}

TEST(Duplicates, ShopsOfAChainAreNotDuplicates) {
    std::vector<DuplicateRecord> shops;
    for (int i = 1; i <= 60; ++i) {
        shops.push_back(record(i, "Dollar General", std::to_string(100 + 7 * i), "MAIN",
                               format("20355501{:02}", i), "dollargeneral.example"));
        shops.back().address.zip = format("069{:02}", i / 3);
    }
    EXPECT_EQ(clusters(findIn(shops)), "");
}

TEST(Duplicates, StoreNumbersTellShopsOfAChainApart) {
    std::vector<DuplicateRecord> shops = {record(1, "Dollar General #123", "89", "PARK"),
                                          record(2, "Dollar General #124", "89", "PARK"),
                                          record(3, "Dollar General Store 0123", "89", "PARK"),
                                          record(4, "Dollar General", "91", "OAK"),
                                          record(5, "Dollar General", "5", "ELM")};
    EXPECT_EQ(clusters(findIn(shops)), "1 3");
    shops[0].storeNumber = "123";
    shops[2].storeNumber = "777";
    EXPECT_EQ(clusters(findIn(shops)), "") << "a column of store numbers counts before the name";
}

TEST(Duplicates, NeighboursInOneBuildingAreNotDuplicates) {
    std::vector<DuplicateRecord> tenants;
    for (int i = 1; i <= 8; ++i) {
        const std::string letter(1, static_cast<char>('A' + i));
        tenants.push_back(record(i, letter + letter + letter + letter + " Law Office", "1", "TOWER",
                                 format("20355502{:02}", i)));
        tenants.back().address.unit = format("STE {}", 100 * i);
    }
    EXPECT_EQ(clusters(findIn(tenants)), "");
}

TEST(Duplicates, ACompanyThatChangedItsNameIsFoundByPhoneAndDomain) {
    EXPECT_EQ(
        clusters(findIn({record(1, "Harbor Foods", "9", "DOCK", "2035550137", "hf.example"),
                         record(2, "Blue Kitchen", "9", "DOCK", "2035550137", "hf.example")})),
        "1 2");
}

TEST(Duplicates, BranchesFarApartAreNotDuplicates) {
    DuplicateRecord far = record(2, "Granite Peak Optical", "12", "LAKE", "", "gpo.example");
    far.address.zip = "97201";
    far.address.city = "PORTLAND";
    far.address.state = "OR";
    EXPECT_EQ(
        clusters(findIn({record(1, "Granite Peak Optical", "89", "PARK", "", "gpo.example"), far})),
        "");
}

TEST(Duplicates, LikenessIsNotHandedOnFromPairToPair) {
    // 2 looks like 1 and like 3, but 1 and 3 are two shops.
    const Duplicates found =
        findIn({record(1, "Dollar General #123", "89", "PARK", "2035550137"),
                record(2, "Dollar General", "89", "PARK", "2035550137"),
                record(3, "Dollar General #124", "89", "PARK", "2035550137"),
                record(4, "Dollar General", "91", "OAK"), record(5, "Dollar General", "5", "ELM")});
    for (const DuplicateCluster& cluster : found.clusters) {
        EXPECT_EQ(cluster.accounts.size(), 2U);
    }
}

TEST(Duplicates, PairsThatPeopleHaveToldApartStayApart) {
    const std::vector<DuplicateRecord> same = {
        record(1, "Cedar Ridge Plumbing", "89", "PARK", "2035550137"),
        record(2, "Cedar Ridge Plumbing", "89", "PARK", "2035550137"),
        record(3, "Cedar Ridge Plumbing", "89", "PARK", "2035550137")};
    EXPECT_EQ(clusters(findIn(same)), "1 2 3");
    const auto settle = [](Settled how) {
        return [how](AccountId a, AccountId b) {
            return a.value == 1 && b.value == 2 ? how : Settled::No;
        };
    };
    const std::string apart = clusters(findIn(same, {}, settle(Settled::Apart)));
    EXPECT_TRUE(apart == "1 3" || apart == "2 3") << apart;
    EXPECT_EQ(clusters(findIn(same, {}, settle(Settled::Linked))), "1 2 3")
        << "3 may join two that are linked";
    EXPECT_EQ(clusters(findIn({same[0], same[1]}, {}, settle(Settled::Linked))), "");
}

TEST(Duplicates, PointsFindWhatAddressesHide) {
    DuplicateRecord a = record(1, "Willow Bend Nursery", "", "HWY 31", "2035550137");
    DuplicateRecord b = record(2, "Willow Bend Nursery", "", "OLD FARM", "203 555 0137");
    for (DuplicateRecord* item : {&a, &b}) {
        item->point = Point{-73.5, 41.05};
        item->errorM = 50;
        item->website = "wbn.example";
    }
    EXPECT_EQ(clusters(findIn({a, b})), "1 2");
}

TEST(Duplicates, EmptyAndHostileRecordsDoNoHarm) {
    std::vector<DuplicateRecord> odd(5);
    for (std::size_t i = 0; i < odd.size(); ++i) {
        odd[i].id = AccountId(static_cast<std::int64_t>(i) + 1);
        odd[i].point = Point{std::nan(""), 200};
    }
    odd[3].name = std::string(5'000, '\xFF');
    odd[4].name = odd[3].name;
    EXPECT_NE(clusters(findIn(odd)), "1 2 3");
    EXPECT_THROW(DuplicateFinder(DuplicateOptions{1.5, 1, {}}), Error);
    EXPECT_THROW(DuplicateFinder(DuplicateOptions{std::nan(""), 1, {}}), Error);
    DuplicateFinder none;
    Job job;
    EXPECT_TRUE(none.find(job).clusters.empty());
}

TEST(Duplicates, TheNumberOfThreadsChangesNothing) {
    const auto describe = [](int threads) {
        DuplicateOptions options;
        options.threads = threads;
        DuplicateFinder finder(options);
        std::vector<DuplicateRecord> records = crowd(2'000);
        for (int i = 0; i < 300; ++i) {
            DuplicateRecord copy = records[static_cast<std::size_t>(i * 5)];
            copy.id = AccountId(1 + i);
            copy.name += i % 2 == 0 ? " LLC" : " Inc";
            records.push_back(copy);
        }
        for (const DuplicateRecord& item : records) {
            finder.add(item);
        }
        Job job;
        const Duplicates found = finder.find(job);
        std::string text;
        for (const DuplicatePair& pair : found.pairs) {
            text += format("{} {} {:.12f} {}\n", pair.a.value, pair.b.value, pair.score,
                           Json(pair.weights).dump());
        }
        return text;
    };
    const std::string one = describe(1);
    EXPECT_GT(std::count(one.begin(), one.end(), '\n'), 290);
    EXPECT_EQ(describe(2), one);
    EXPECT_EQ(describe(5), one);
}

TEST(Duplicates, CancellingEndsTheSearch) {
    DuplicateFinder finder;
    for (const DuplicateRecord& item : crowd(500)) {
        finder.add(item);
    }
    Job job;
    job.cancel();
    EXPECT_THROW(finder.find(job), Error);
}

RC_GTEST_PROP(SplitHundredths, ThePartsSumToTheWholeAndAreRightToAHundredth, ()) {
    auto parts = *rc::gen::container<std::vector<double>>(
        8, rc::gen::map(rc::gen::inRange(-300, 2'000), [](int x) { return x / 100.0; }));
    parts[0] += 40; // evidence always sums to something positive
    const int total = *rc::gen::inRange(0, 100);
    const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
    const auto split = splitHundredths(parts, total);
    RC_ASSERT(std::accumulate(split.begin(), split.end(), 0) == total);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        RC_ASSERT(std::abs(split[i] - parts[i] / sum * total) < 1 + 1e-9);
    }
}
