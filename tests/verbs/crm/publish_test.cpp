// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/doctor.h"
#include "crm/files/table_file.h"
#include "crm/sync/publish_store.h"
#include "crm/verbs/conflicts.h"
#include "tests/unit/crm/xlsx_support.h"
#include "tests/verbs/crm/crm_world.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <optional>
#include <random>

namespace crm {

namespace {

using test::CrmWorld;
using test::kAccounts;
using testing::HasSubstr;

class PublishTest : public testing::Test {
protected:
    void SetUp() override {
        world_.write("accounts.csv", kAccounts);
        world_.write("reps.csv", "id,name,email\nR1,Ann,ann@example.org\nR2,Bob,bob@example.org\n");
        world_.connect();
        world_.pull();
    }
    CrmWorld world_;
};

constexpr const char* kPublished =
    "id,name,zip,phone,territory_id,territory\r\n"
    "A1,\"Alpha, Inc.\",06510,\"555-1\",T01,\"North, \"\"upper\"\"\"\r\n"
    "A2,Beta,06511,,T02,South\r\n"
    "A3,Gamma,06512,555-3,,\r\n"
    "A4,Delta,99999,555-4,,\r\n";

TEST_F(PublishTest, FillsTheColumnsAndChangesNothingElse) {
    const core::Json json = world_.push();
    EXPECT_EQ(world_.read("accounts.csv"), kPublished);
    EXPECT_EQ(json["to_write"], 2);
    EXPECT_EQ(json["written"], 2);
    EXPECT_EQ(json["unchanged"], 0);
    EXPECT_EQ(json["calls"], 4) << "read, permissions of two tables, written";
    EXPECT_TRUE(json["failed"].empty());
    EXPECT_TRUE(json["conflicts"].empty());
    EXPECT_TRUE(json["publish_id"].is_string());
    ASSERT_EQ(json["kept"].size(), 2U);
    EXPECT_THAT(json["kept"][0]["message"], HasSubstr("06512 belongs to no territory"));
    EXPECT_THAT(json["kept"][1]["message"], HasSubstr("outside all units"));
}

TEST_F(PublishTest, WhatIsUnchangedIsNotWrittenAgain) {
    world_.push();
    const auto before = stampOf(world_.file("accounts.csv"));
    const auto again = world_.push();
    EXPECT_EQ(again.written, 0);
    EXPECT_EQ(again.unchanged, 2);
    EXPECT_EQ(again.plan.sync.toWrite, 0);
    EXPECT_EQ(stampOf(world_.file("accounts.csv")), before);
    world_.assign("06511", "T01");
    EXPECT_EQ(world_.push().written, 1);
}

TEST_F(PublishTest, AccountsWithoutATerritoryKeepTheirOldValue) {
    world_.write("accounts.csv",
                 "id,name,zip,territory_id\nA1,Alpha,06510,old\nA4,Delta,99999,kept\n");
    world_.pull();
    world_.push();
    EXPECT_EQ(world_.read("accounts.csv"),
              "id,name,zip,territory_id,territory\nA1,Alpha,06510,T01,\"North, \"\"upper\"\"\"\n"
              "A4,Delta,99999,kept,\n");
}

TEST_F(PublishTest, ADryRunTouchesNeitherSide) {
    const auto before = stampOf(world_.file("accounts.csv"));
    const auto revision = world_.ws.revision();
    const core::Json json = world_.push(true);
    EXPECT_EQ(json["dry_run"], true);
    EXPECT_EQ(json["to_write"], 2);
    EXPECT_EQ(json["written"], 0);
    EXPECT_EQ(json["publish_id"], nullptr);
    EXPECT_EQ(json["changes"].size(), 4U);
    EXPECT_EQ(json["changes"][0]["new"], "North, \"upper\"");
    EXPECT_EQ(stampOf(world_.file("accounts.csv")), before);
    EXPECT_EQ(world_.ws.revision(), revision);
}

TEST_F(PublishTest, OverridesWinAndHoldoutsStay) {
    world_.ws.edit({"rules", "test"}, [&](core::Edit& edit) {
        const auto rule = [&](const char* account, const char* kind, const char* territory,
                              std::optional<std::string> expires) {
            const auto id = edit.db().integer(
                core::format("SELECT id FROM base_accounts WHERE external_id = '{}'", account));
            std::optional<std::int64_t> target;
            if (*territory != '\0') {
                target = world_.territories.at(territory).value;
            }
            edit.db()
                .prepare(
                    "INSERT INTO plan_account_overrides VALUES (?, ?, ?, ?, 'named account', ?)")
                .run(world_.scenario, *id, kind, target, expires);
        };
        rule("A1", "override", "T02", std::nullopt);
        rule("A2", "holdout", "", "2026-06-30");
        rule("A4", "override", "T01", "2026-06-30");
    });
    PublishParams params = world_.publishing();
    params.dryRun = true;
    params.effective = "2026-06-30";
    const auto then = publish(world_.ws, params, world_.job);
    EXPECT_EQ(then.plan.sync.toWrite, 2) << "A1 and A4";
    ASSERT_EQ(then.plan.kept.size(), 2U);
    EXPECT_THAT(then.plan.kept[0].message, HasSubstr("held out: named account"));
    params.effective = "2026-07-01";
    params.dryRun = false;
    publish(world_.ws, params, world_.job);
    EXPECT_THAT(world_.read("accounts.csv"),
                HasSubstr("A1,\"Alpha, Inc.\",06510,\"555-1\",T02,South"));
    EXPECT_THAT(world_.read("accounts.csv"), HasSubstr("A2,Beta,06511,,T02,South")) << "expired";
    params.effective = "1 July";
    EXPECT_THROW(publish(world_.ws, params, world_.job), core::Error);
}

TEST_F(PublishTest, OwnersArePublishedInTheFormThatTheCrmUses) {
    world_.own("T01", "R1");
    world_.own("T02", "R2");
    world_.push();
    EXPECT_THAT(world_.read("accounts.csv"), HasSubstr("\"North, \"\"upper\"\"\",Ann\r\n"));
    world_.write("accounts.csv", "id,name,zip,owner\nA1,Alpha,06510,R2\nA2,Beta,06511,\n");
    PublishParams over = world_.publishing();
    over.overwrite = true;
    publish(world_.ws, over, world_.job);
    EXPECT_THAT(world_.read("accounts.csv"), HasSubstr("A1,Alpha,06510,R1,T01"));
    world_.write("accounts.csv",
                 "id,name,zip,owner\nA1,Alpha,06510,BOB@example.org\nA2,Beta,06511,\n");
    publish(world_.ws, over, world_.job);
    EXPECT_THAT(world_.read("accounts.csv"), HasSubstr("A2,Beta,06511,bob@example.org,T02"));
}

TEST_F(PublishTest, AValueThatSomebodyChangedIsAConflictUntilAPersonDecides) {
    world_.push();
    std::string bytes = world_.read("accounts.csv");
    bytes.replace(bytes.find("T02,South"), 9, "T99,South");
    world_.write("accounts.csv", bytes);
    world_.assign("06510", "T02");
    auto report = world_.push();
    EXPECT_EQ(report.written, 1) << "the other account";
    const core::Json json = report;
    ASSERT_EQ(json["conflicts"].size(), 1U);
    EXPECT_EQ(json["conflicts"][0]["id"], "A2");
    EXPECT_EQ(json["conflicts"][0]["crm"], "T99");
    EXPECT_EQ(json["conflicts"][0]["last_seen"], "T02");
    EXPECT_THAT(world_.read("accounts.csv"), HasSubstr("A2,Beta,06511,,T99,South"));
    world_.pull();
    EXPECT_EQ(world_.push().written, 0) << "a sync that saw it decides nothing";
    const auto open = listConflicts(world_.ws, {}).conflicts;
    ASSERT_EQ(open.size(), 1U);
    EXPECT_EQ(open[0].ours, "T02");
    EXPECT_EQ(open[0].theirs, "T99");
    resolveConflict(world_.ws, {open[0].id, "theirs", {}});
    EXPECT_EQ(world_.push().written, 0);
    EXPECT_TRUE(world_.push().conflicts.empty());
    resolveConflict(world_.ws, {open[0].id, "ours", {}});
    EXPECT_EQ(world_.push().written, 1);
    EXPECT_THAT(world_.read("accounts.csv"), HasSubstr("A2,Beta,06511,,T02,South"));
}

TEST_F(PublishTest, OverwritingIsOnlyDoneWhenAskedFor) {
    world_.push();
    std::string bytes = world_.read("accounts.csv");
    bytes.replace(bytes.find("T02,South"), 9, "T99,South");
    world_.write("accounts.csv", bytes);
    PublishParams params = world_.publishing();
    params.overwrite = true;
    EXPECT_EQ(publish(world_.ws, params, world_.job).written, 1);
    EXPECT_EQ(world_.read("accounts.csv"), kPublished);
}

TEST_F(PublishTest, ReplacingMostValuesNeedsConsent) {
    std::string rows = "id,name,zip,territory_id\n";
    for (int i = 0; i < 100; ++i) {
        rows += core::format("A{0},Name {0},06510,old\n", i);
    }
    world_.write("accounts.csv", rows);
    world_.pull(true);
    try {
        world_.push();
        FAIL();
    } catch (const core::Error& error) {
        EXPECT_EQ(error.code(), core::Code::Conflict);
        EXPECT_THAT(error.hint(), HasSubstr("--yes"));
    }
    EXPECT_EQ(world_.read("accounts.csv"), rows);
    const core::Json dry = world_.push(true);
    EXPECT_THAT(dry["needs_consent"], HasSubstr("100"));
    PublishParams params = world_.publishing();
    params.yes = true;
    EXPECT_EQ(publish(world_.ws, params, world_.job).written, 100);
}

TEST_F(PublishTest, RecordsThatShareAnIdAreListedAndNotWritten) {
    world_.write("accounts.csv", "id,name,zip\nA1,Alpha,06510\nA2,Beta,06511\nA2,Beta,06511\n");
    world_.pull();
    const auto report = world_.push();
    EXPECT_EQ(report.written, 1);
    ASSERT_EQ(report.failed.size(), 1U);
    EXPECT_EQ(report.failed[0].id, "A2");
    EXPECT_THAT(world_.read("accounts.csv"), HasSubstr("A2,Beta,06511,,\nA2,Beta,06511,,\n"));
    EXPECT_EQ(world_.count("SELECT count(*) FROM crm_publishes WHERE status = 'partial'"), 1);
}

TEST_F(PublishTest, AccountsOfAFileArePublishedWithoutASyncWhereIdAndNameAgree) {
    CrmWorld world;
    world.write("accounts.csv", kAccounts);
    world.connect();
    world.ws.record("import", [&](core::Record& record) {
        for (const auto& [id, name] : {std::pair{"A1", "Alpha, Inc."}, {"A2", "Somebody else"}}) {
            record.db()
                .prepare("INSERT INTO base_accounts (id, source, external_id, name, zip, "
                         "content_hash, imported_at) VALUES (?, 'file', ?, ?, '06510', '', '')")
                .run(core::nextId(record.db(), "base_accounts"), id, name);
        }
    });
    world.placeAccounts();
    const auto report = world.push();
    EXPECT_EQ(report.written, 1);
    EXPECT_THAT(report.plan.issues.at(0).message,
                HasSubstr("3 accounts of the CRM not known here"));
}

TEST_F(PublishTest, WithoutPlacedAccountsItSaysSo) {
    world_.ws.record("forget", [](core::Record& record) {
        record.db().exec("DELETE FROM cache_account_units");
    });
    EXPECT_THROW(world_.push(), core::Error);
}

TEST_F(PublishTest, TheJournalHoldsEveryFieldWithItsOldValue) {
    const auto report = world_.push();
    const auto items = loadItems(world_.ws.reader(), report.publishId, "written");
    ASSERT_EQ(items.size(), 4U);
    EXPECT_EQ(items[1].field, "territory_id");
    EXPECT_EQ(items[1].before, "");
    EXPECT_EQ(items[1].after, "T01");
    EXPECT_EQ(world_.count("SELECT written FROM crm_publishes WHERE status = 'done'"), 2);
    EXPECT_EQ(world_.count("SELECT count(*) FROM plan_scenarios WHERE status = 'published'"), 1);
}

TEST_F(PublishTest, AnXlsxFileIsPublishedInPlace) {
    std::filesystem::remove(world_.file("accounts.csv"));
    test::writeZip(
        world_.file("accounts.xlsx"),
        test::workbook(
            "<row><c t=\"str\"><v>id</v></c><c t=\"str\"><v>name</v></c>"
            "<c t=\"str\"><v>zip</v></c></row>"
            "<row><c><v>1</v></c><c t=\"str\"><v>Alpha</v></c><c s=\"2\"><v>6510</v></c></row>"
            "<row><c><v>2</v></c><c t=\"str\"><v>Beta</v></c><c s=\"2\"><v>6511</v></c></row>"));
    world_.pull();
    EXPECT_EQ(world_.push().written, 2);
    std::vector<std::vector<std::string>> rows;
    openTable(world_.file("accounts.xlsx"))->forEachRow([&](const TableRow& row) {
        rows.push_back(row.values);
    });
    EXPECT_EQ(rows, (std::vector<std::vector<std::string>>{
                        {"1", "Alpha", "06510", "T01", "North, \"upper\""},
                        {"2", "Beta", "06511", "T02", "South"}}));
}

/// Publishes alternately two plans, and is killed at random moments.
TEST(KilledPublish, IsResumedAndLeavesNothingHalfDone) {
    CrmWorld world;
    std::string rows = "id,name,zip,note\n";
    constexpr int kCount = 1500;
    for (int i = 0; i < kCount; ++i) {
        rows += core::format("A{0},Name {0},0651{1},\"note, {0}\"\n", i, i % 2);
    }
    world.write("accounts.csv", rows);
    world.connect();
    world.pull();
    std::mt19937 random(11);
    int resumed = 0;
    for (int round = 0; round < 12; ++round) {
        const std::string territory = round % 2 == 0 ? "T02" : "T01";
        world.assign("06510", territory);
        const pid_t child = ::fork();
        if (child == 0) {
            core::Workspace own = core::Workspace::open(world.dir.file("plan.gpkg"));
            core::Job job;
            PublishParams params = world.publishing();
            params.yes = true;
            publish(own, params, job);
            ::_exit(0);
        }
        ::usleep(std::uniform_int_distribution<useconds_t>(5'000, 150'000)(random));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        PublishParams params = world.publishing();
        params.yes = true;
        const auto report = publish(world.ws, params, world.job);
        resumed += report.resumed;
        EXPECT_TRUE(report.conflicts.empty()) << "our own write was taken for somebody else's";
        EXPECT_TRUE(report.failed.empty());
        int seen = 0;
        openTable(world.file("accounts.csv"))->forEachRow([&](const TableRow& row) {
            EXPECT_EQ(row.value(4), row.value(2) == "06510" ? territory : "T02");
            ++seen;
        });
        EXPECT_EQ(seen, kCount);
        EXPECT_EQ(world.count(
                      "SELECT count(*) FROM crm_publishes WHERE status IN ('running', 'planning')"),
                  0);
        EXPECT_EQ(world.count("SELECT count(*) FROM crm_publish_items WHERE status = 'planned'"),
                  0);
    }
    EXPECT_TRUE(core::checkWorkspace(world.dir.file("plan.gpkg")).empty());
    RecordProperty("resumed", resumed);
}

} // namespace

} // namespace crm
