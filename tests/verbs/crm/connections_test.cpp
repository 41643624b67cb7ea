// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/verbs/crm/crm_world.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crm {

namespace {

using test::CrmWorld;
using test::kAccounts;
using testing::HasSubstr;

template <class Call> std::string messageOf(const Call& call) {
    try {
        call();
    } catch (const core::Error& error) {
        return error.what();
    }
    return "no error";
}

TEST(CrmAdd, TriesTheFolderAndSaysWhatMayBeDone) {
    CrmWorld world;
    world.write("accounts.csv", kAccounts);
    world.write("reps.csv", "id,name\nR1,Ann\n");
    const core::Json json = world.connect();
    EXPECT_EQ(json["name"], "crm");
    EXPECT_EQ(json["kind"], "files");
    EXPECT_EQ(json["account"], (world.dir.path() / "crm").string());
    EXPECT_EQ(json["permissions"]["accounts"]["write"], true);
    EXPECT_EQ(json["permissions"]["users"]["read"], true);
    EXPECT_TRUE(json.contains("api_version"));
    EXPECT_TRUE(json.contains("limits"));
    const core::Json list = listConnections(world.ws);
    EXPECT_EQ(list["connections"].size(), 1U);
    EXPECT_EQ(testConnection(world.ws, "CRM", world.job).connection.name, "crm");
}

TEST(CrmAdd, RefusesAFolderWithoutAccountsAndLeavesNothingBehind) {
    CrmWorld world;
    EXPECT_THAT(messageOf([&] { world.connect(); }), HasSubstr("no accounts.csv"));
    world.write("accounts.csv", kAccounts);
    world.write("accounts.xlsx", "x");
    EXPECT_THAT(messageOf([&] { world.connect(); }), HasSubstr("accounts.csv and accounts.xlsx"));
    EXPECT_TRUE(listConnections(world.ws).connections.empty());
}

TEST(CrmAdd, RefusesNamesThatAreTakenOrUnusable) {
    CrmWorld world;
    world.write("accounts.csv", kAccounts);
    world.connect();
    EXPECT_THAT(messageOf([&] { world.connect(); }), HasSubstr("already"));
    const std::string folder = (world.dir.path() / "crm").string();
    for (const char* name : {"", "file", "a/b", "x\ny"}) {
        EXPECT_THAT(messageOf([&] {
                        addConnection(world.ws, {name, "files", folder, {}}, world.job);
                    }),
                    HasSubstr("cannot be the name"))
            << name;
    }
    EXPECT_THAT(messageOf([&] {
                    addConnection(world.ws, {"b", "fax", folder, {}}, world.job);
                }),
                HasSubstr("no kind"));
}

TEST(CrmAdd, ReadsAConfigurationFileWithPathsRelativeToIt) {
    CrmWorld world;
    world.write("Kunden.csv", "Nr;Firma;PLZ\n1;Alpha;06510\n");
    world.dir.write("files.json", R"({"folder": "crm", "tables": {"accounts": {"file": "Kunden.csv",
        "map": {"id": "Nr", "name": "Firma", "zip": "PLZ"}}},
        "publish": {"territory_id": "Gebiet", "territory": "", "owner": ""}})");
    addConnection(world.ws, {"crm", "files", world.dir.file("files.json"), {}}, world.job);
    world.pull();
    EXPECT_EQ(world.count("SELECT count(*) FROM base_accounts WHERE zip = '06510'"), 1);
    world.push();
    EXPECT_EQ(world.read("Kunden.csv"), "Nr;Firma;PLZ;Gebiet\n1;Alpha;06510;T01\n");
}

TEST(CrmAdd, NamesWhatIsWrongWithAConfiguration) {
    CrmWorld world;
    world.write("accounts.csv", kAccounts);
    const auto tried = [&](const std::string& json) {
        world.dir.write("c.json", json);
        return messageOf([&] {
            addConnection(world.ws, {"crm", "files", world.dir.file("c.json"), {}}, world.job);
        });
    };
    EXPECT_THAT(tried("{"), HasSubstr("no JSON"));
    EXPECT_THAT(tried(R"({"folder": 7})"), HasSubstr("folder"));
    EXPECT_THAT(tried(R"({"fodler": "crm"})"), HasSubstr("fodler"));
    EXPECT_THAT(tried(R"({"folder":"crm","publish":{"owner":""," x":""}})"), HasSubstr("publish"));
    EXPECT_THAT(tried(R"({"folder":"crm","tables":{"accounts":{"file":"../x.csv"}}})"),
                HasSubstr("outside"));
    EXPECT_THAT(tried(R"({"folder":"crm","publish":{"territory":"a","owner":"a"}})"),
                HasSubstr("different"));
}

TEST(CrmRemove, KeepsTheRecordsAndMayComeBack) {
    CrmWorld world;
    world.write("accounts.csv", kAccounts);
    world.connect();
    world.pull();
    removeConnection(world.ws, "crm");
    EXPECT_TRUE(listConnections(world.ws).connections.empty());
    EXPECT_THROW(removeConnection(world.ws, "crm"), core::Error);
    EXPECT_EQ(world.count("SELECT count(*) FROM accounts"), 4);
    world.connect();
    EXPECT_EQ(world.pull().objects["accounts"].unchanged, 4);
}

} // namespace

} // namespace crm
