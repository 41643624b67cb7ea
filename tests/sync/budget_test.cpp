// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/verbs/objects.h"
#include "tests/sync/sync_world.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

/// What ten thousand changed accounts cost, for every vendor: ctest lists them as Budget/<adapter>.
namespace crm::test {

namespace {

constexpr int kChanged = 10'000;
/// A request and its answer take this long, one after the other.
constexpr double kCallSeconds = 0.05;

/// The vendor's own figures: records in a page, in a write, and in a look at what is about to be
/// written, each as large as it lets them be.
struct Ceiling {
    int page;
    int batch;
    int look;
    int units;              ///< that a day grants the smallest paying account
    int pageUnits = 1;      ///< that a page takes
    int writeUnits = 1;     ///< that a write takes
    int days = 1;           ///< that the publish may be spread over
    bool goneApart = false; ///< what was deleted is told by pages of their own, among all changes
    /// Calls beside those for accounts: whose it is and what may be written, users, what changed in
    /// and was deleted from the other objects and the kinds of activities, and the end of lists.
    /// HubSpot has the most of them.
    static constexpr int kBeside = 25;

    static int times(int each) { return (kChanged + each - 1) / each; }
    int pullCalls() const { return times(page) * (goneApart ? 2 : 1) + kBeside; }
    /// All accounts are read once to see what differs, and each again right before it is written.
    int publishCalls() const { return times(page) + times(look) + times(batch) + kBeside; }
    int publishUnits() const {
        return (publishCalls() - times(batch)) * pageUnits + times(batch) * writeUnits;
    }
};

const std::map<std::string, Ceiling>& ceilings() {
    // Dynamics: change tracking in pages of 5,000, $batch of 1,000, ids in 20 parts of 100 a look.
    // Salesforce: pages of 2,000; one bulk job; looks of 400 ids in a query.
    // HubSpot: searches of 200, batches of 100. Zoho: queries of 2,000 for 3 credits, 100 in a
    // write for 10 credits. Pipedrive: pages of 500 for 10 tokens, no batches, 5 tokens a write,
    // and looks at 20, so that no record waits long between the look and the write: more than the
    // day of one seat, which two days hold.
    static const std::map<std::string, Ceiling> kCeilings = {
        {"dynamics", {5000, 1000, 2000, 40'000}},
        {"hubspot", {200, 100, 100, 250'000}},
        {"pipedrive", {500, 1, 20, 30'000, 10, 5, 2, true}},
        {"salesforce", {2000, 10'000, 400, 15'000}},
        {"zoho", {2000, 100, 100, 50'000, 3, 10}}};
    return kCeilings;
}

class Budget : public testing::TestWithParam<std::string> {};

} // namespace

TEST_P(Budget, HoldsTenThousandChangedAccounts) {
    const Ceiling& ceiling = ceilings().at(GetParam());
    SyncWorld world(rigs().at(GetParam()));
    world.base.assign("06512", "T01");
    const std::vector<std::string> ids = world.rig->fill(kChanged);
    world.sync();
    ASSERT_EQ(world.accounts(), kChanged);
    world.rig->advance(7200); // behind every overlap
    world.sync();
    world.rig->limitRate();
    for (const std::string& id : ids) {
        world.rig->put(id, {{"City", "Moved " + id}});
    }
    world.rig->advance(1);

    int calls = 0;
    world.rig->onCall([&](std::int64_t) {
        ++calls;
        world.rig->advance(kCallSeconds);
    });
    const SyncReport pulled = world.sync();
    EXPECT_EQ(pulled.objects.at("accounts").changed(), kChanged);
    EXPECT_LE(calls, ceiling.pullCalls()) << "to read them";
    EXPECT_LE(calls * ceiling.pageUnits, ceiling.units);

    calls = 0;
    const PublishReport published = world.publish();
    EXPECT_EQ(published.written, kChanged);
    EXPECT_LE(calls, ceiling.publishCalls()) << "to write them";
    EXPECT_LE(ceiling.publishUnits(), ceiling.units * ceiling.days);
    EXPECT_EQ(world.rig->refusedForRate(), 0) << "none came faster than it may";
    world.rig->onCall({});
}

/// What a sync takes that finds a hundred changed accounts, and has nothing to write.
TEST_P(Budget, PullsAHundredChangesInFiveCalls) {
    SyncWorld world(rigs().at(GetParam()));
    leaveOutObjects(world.base.ws, "crm",
                    {"users", "contacts", "opportunities", "leads", "activities"});
    const std::vector<std::string> ids = world.rig->fill(1000);
    world.sync();
    world.rig->advance(7200);
    world.sync();
    for (std::size_t i = 0; i < ids.size(); i += 10) {
        world.rig->put(ids[i], {{"City", "Moved " + ids[i]}});
    }
    world.rig->advance(1);
    const SyncReport pulled = world.sync();
    EXPECT_EQ(pulled.objects.at("accounts").changed(), 100);
    EXPECT_LE(pulled.calls, 5);
}

INSTANTIATE_TEST_SUITE_P(Adapters, Budget,
                         testing::Values("dynamics", "hubspot", "pipedrive", "salesforce", "zoho"),
                         [](const auto& one) { return one.param; });

} // namespace crm::test
