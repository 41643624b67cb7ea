// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/verbs/field_map.h"
#include "tests/sync/sync_world.h"

#include <gtest/gtest.h>

namespace crm::test {

namespace {

class FieldMap : public testing::TestWithParam<std::string> {};

std::string remoteOf(const FieldMapReport& report, const std::string& object,
                     const std::string& field) {
    for (const MappedName& name : report.fields) {
        if (name.object == object && name.field == field) {
            return name.remote;
        }
    }
    return {};
}

} // namespace

TEST_P(FieldMap, ShowsTheDefaultsBeforeTheFirstSync) {
    SyncWorld world(rigs().at(GetParam()));
    const FieldMapReport before = fieldMap(world.base.ws, "crm");
    EXPECT_EQ(remoteOf(before, "accounts", "name"), world.rig->nameField());
    EXPECT_EQ(remoteOf(before, "accounts", "city"), world.rig->cityField());
    EXPECT_NE(remoteOf(before, "opportunities", "amount"), "");
    world.rig->put("A1", {{"Name", "One"}});
    world.sync();
    const FieldMapReport after = fieldMap(world.base.ws, "crm");
    EXPECT_EQ(remoteOf(after, "accounts", "name"), world.rig->nameField());
    EXPECT_EQ(remoteOf(after, "accounts", "city"), world.rig->cityField());
}

INSTANTIATE_TEST_SUITE_P(Adapters, FieldMap,
                         testing::Values("dynamics", "hubspot", "pipedrive", "salesforce", "zoho"),
                         [](const auto& one) { return one.param; });

} // namespace crm::test
