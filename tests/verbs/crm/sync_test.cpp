// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "tests/verbs/crm/crm_world.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crm {

namespace {

using test::CrmWorld;
using test::kAccounts;

class SyncTest : public testing::Test {
protected:
    void SetUp() override {
        world_.write("accounts.csv", kAccounts);
        world_.write("opportunities.csv",
                     "id,account_id,name,amount,stage\nO1,A1,Deal,100.5,Won\n");
        world_.write("contacts.csv", "id,account_id,name,email\nC1,A1,Cy,c@example.org\n");
        world_.write("reps.csv", "id,name,email\nR1,Ann,ann@example.org\nR2,Bob,\n");
        world_.connect();
    }
    CrmWorld world_;
};

TEST_F(SyncTest, PullsAllKindsOfRecords) {
    const core::Json json = world_.pull();
    EXPECT_EQ(json["pulled"]["accounts"], 4);
    EXPECT_EQ(json["pulled"]["opportunities"], 1);
    EXPECT_EQ(json["pulled"]["contacts"], 1);
    EXPECT_EQ(json["pulled"]["activities"], 0);
    EXPECT_EQ(json["pulled"]["users"], 2);
    EXPECT_EQ(json["pushed"], 0);
    EXPECT_EQ(json["calls"], 4) << "four tables, read; who may write matters only before writing";
    EXPECT_TRUE(json["conflicts"].empty());
    EXPECT_TRUE(json["failed"].empty());
    EXPECT_TRUE(json.contains("next"));
    EXPECT_EQ(world_.count("SELECT count(*) FROM base_accounts WHERE source = 'crm'"), 4);
    EXPECT_EQ(world_.count("SELECT count(*) FROM base_reps"), 2);
    EXPECT_EQ(world_.count("SELECT count(*) FROM crm_connections WHERE last_sync IS NOT NULL"), 1);
}

TEST_F(SyncTest, DoingItTwiceChangesNothing) {
    world_.pull();
    auto report = world_.pull();
    EXPECT_EQ(report.objects["accounts"].changed(), 0);
    EXPECT_EQ(report.objects["accounts"].unchanged, 4);
}

TEST_F(SyncTest, ATableThatHasNotChangedIsNotReadAgain) {
    for (const char* name : {"accounts.csv", "opportunities.csv", "contacts.csv", "reps.csv"}) {
        std::filesystem::last_write_time(world_.file(name),
                                         std::filesystem::file_time_type::clock::now() -
                                             std::chrono::minutes(1));
    }
    world_.pull();
    EXPECT_EQ(world_.pull().calls, 0);
    SyncParams full;
    full.full = true;
    EXPECT_EQ(sync(world_.ws, full, world_.job).calls, 4);
    world_.write("accounts.csv", std::string(kAccounts) + "A5,Eps,06510,\r\n");
    const auto report = world_.pull();
    EXPECT_EQ(report.calls, 1);
}

TEST_F(SyncTest, RowsThatAreGoneBecomeTombstonesAndMayComeBack) {
    world_.pull();
    const std::string all = kAccounts;
    world_.write("accounts.csv", all.substr(0, all.find("A4")));
    EXPECT_EQ(world_.pull().objects["accounts"].removed, 1);
    EXPECT_EQ(world_.count("SELECT removed FROM base_accounts WHERE external_id = 'A4'"), 1);
    world_.write("accounts.csv", all);
    EXPECT_EQ(world_.pull().objects["accounts"].added, 1);
    EXPECT_EQ(world_.count("SELECT removed FROM base_accounts WHERE external_id = 'A4'"), 0);
}

TEST_F(SyncTest, AnEmptiedTableDoesNotBuryEverything) {
    std::string rows = "id,name,zip\n";
    for (int i = 0; i < 100; ++i) {
        rows += core::format("B{0},Name {0},06510\n", i);
    }
    world_.write("accounts.csv", rows);
    world_.pull();
    world_.write("accounts.csv", "id,name,zip\nB0,Name 0,06510\n");
    try {
        world_.pull();
        FAIL();
    } catch (const core::Error& error) {
        EXPECT_EQ(error.code(), core::Code::Conflict);
        EXPECT_THAT(error.what(), testing::HasSubstr("99 of the 100 accounts"));
    }
    EXPECT_EQ(world_.count("SELECT count(*) FROM accounts"), 100);
    EXPECT_EQ(world_.pull(true).objects["accounts"].removed, 99);
    world_.write("accounts.csv", "");
    EXPECT_THROW(world_.pull(), core::Error);
}

TEST_F(SyncTest, TroubleWithRowsIsListedAndTheOthersArrive) {
    world_.write("accounts.csv",
                 "id,name,zip\nA1,One,06510\n,Nameless,06510\nA1,Twice,06511\nA2,Two,06511\n");
    const auto report = world_.pull();
    EXPECT_EQ(world_.count("SELECT count(*) FROM accounts"), 2);
    EXPECT_GE(report.issues.size(), 2U);
}

TEST_F(SyncTest, AccountsImportedFromAFileAreTakenOverNotDoubled) {
    world_.ws.record("import", [&](core::Record& record) {
        for (const auto& [id, name] : {std::pair{"A1", "alpha, inc."}, {"A2", "Somebody else"}}) {
            record.db()
                .prepare("INSERT INTO base_accounts (id, source, external_id, name, content_hash, "
                         "imported_at) VALUES (?, 'file', ?, ?, '', '')")
                .run(core::nextId(record.db(), "base_accounts"), id, name);
        }
    });
    world_.pull();
    EXPECT_EQ(world_.count("SELECT count(*) FROM base_accounts WHERE source = 'crm'"), 4);
    EXPECT_EQ(world_.count("SELECT count(*) FROM base_accounts WHERE source = 'file'"), 1)
        << "same id, another name: another account";
}

TEST_F(SyncTest, ThePlacerDecidesWhereRecordsLie) {
    sync(world_.ws, {}, world_.job, [](const core::records::NeutralRecord&) {
        core::records::Placement place;
        place.point = core::Point{-72.9, 41.3};
        place.level = "zip";
        return place;
    });
    EXPECT_EQ(world_.count("SELECT count(*) FROM base_accounts WHERE match_level = 'zip'"), 4);
}

TEST_F(SyncTest, WithoutConnectionsItSaysHowToAddOne) {
    removeConnection(world_.ws, "crm");
    try {
        world_.pull();
        FAIL();
    } catch (const core::Error& error) {
        EXPECT_THAT(error.hint(), testing::HasSubstr("crm add"));
    }
}

} // namespace

} // namespace crm
