// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/plan_instance.h"

#include "core/base/error.h"
#include "tests/bench/plan_check.h"
#include "tests/support/world.h"

#include <gtest/gtest.h>

namespace bench {
namespace {

TEST(PlanInstance, IsTheLayerAsTheSearchSeesIt) {
    support::World world("AABB/AABB");
    PlanInstanceParams params;
    params.layer = "grid";
    params.measures = {"work", "work"};
    params.districts = 2;
    params.tolerance = 0.1;
    const auto instance = districtingOf(planInstance(world.ws.reader(), params), "plan");
    EXPECT_EQ(instance.data.positions.size(), 8U);
    EXPECT_EQ(instance.data.borders.size(), 10U);
    EXPECT_EQ(instance.data.measures.size(), 2U);
    const PlanCheck check = checkPlan(instance, {0, 0, 1, 1, 0, 0, 1, 1});
    EXPECT_TRUE(check.feasible());
    EXPECT_EQ(check.cutEdges, 2);
    params.districts = 9;
    EXPECT_THROW(planInstance(world.ws.reader(), params), core::Error);
    params.measures = {"nothing"};
    EXPECT_THROW(planInstance(world.ws.reader(), params), core::Error);
}

} // namespace
} // namespace bench
