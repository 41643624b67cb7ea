// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/sync_world.h"

#include <gtest/gtest.h>

namespace crm::test {

namespace {

class QuietPages : public testing::TestWithParam<std::string> {};

/// A list of several pages that bring nothing new still ends with its own cursor: what changes
/// afterwards is seen.
TEST_P(QuietPages, DoNotHideWhatComesAfterThem) {
    SyncWorld world(rigs().at(GetParam()));
    const auto ids = world.rig->fill(4500);
    world.rig->advance(2);
    for (int i = 0; i < 3; ++i) {
        world.sync();
        world.rig->advance(2);
    }
    world.rig->edit(ids[17], world.rig->cityField(), "Changed");
    world.rig->advance(2);
    world.sync();
    EXPECT_EQ(world.here(ids[17], "city"), "Changed");
}

INSTANTIATE_TEST_SUITE_P(Adapters, QuietPages,
                         testing::Values("dynamics", "hubspot", "pipedrive", "salesforce", "zoho"),
                         [](const auto& adapter) { return adapter.param; });

} // namespace

} // namespace crm::test
