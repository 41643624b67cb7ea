// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/sync_world.h"

#include <gtest/gtest.h>

namespace crm::test {
namespace {

/// HubSpot lists many records by its search, whose index lags.
TEST(LaggingList, BuriesNothingThatItsIndexDoesNotKnowYet) {
    SyncWorld world(rigs().at("hubspot"));
    const auto ids = world.rig->fill(2100);
    world.sync();
    world.rig->erase(ids[3]);
    ASSERT_TRUE(world.rig->putLate(ids[5], {{"City", "Elsewhere"}}, 90));
    SyncParams params = world.params();
    params.full = true;
    const SyncReport report = world.sync(params);
    EXPECT_EQ(report.objects.at("accounts").removed, 1);
    EXPECT_EQ(world.here(ids[3], "name"), "(none)");
    EXPECT_EQ(world.here(ids[5], "city"), "Elsewhere") << "read by its id";
    EXPECT_EQ(world.accounts(), 2099);
}

} // namespace
} // namespace crm::test
