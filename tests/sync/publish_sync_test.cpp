// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/random.h"
#include "core/verbs/ledger.h"
#include "crm/sync/conflict_store.h"
#include "crm/verbs/publishes.h"
#include "crm/verbs/rollback.h"
#include "crm/verbs/watch.h"
#include "tests/sync/sync_world.h"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

namespace crm::test {

namespace {

const RigMaker& fake() {
    return rigs().at("fake");
}

std::map<std::string, std::string> account(const std::string& zip) {
    return {{"Name", "Account"}, {"City", "Town"}, {"Zip", zip}, {"Terr", ""}};
}

struct PublishWorld : SyncWorld {
    PublishWorld() : SyncWorld(fake()) {
        rig->put("A1", account("06510"));
        rig->put("A2", account("06511"));
        rig->put("A3", account("06512"));
        sync();
    }
    std::string there(const std::string& id, const std::string& field) {
        return rig->rows()[id][field];
    }
    std::string unitOwner(const std::string& unit, const std::string& date = {}) {
        const auto state = core::ledgerAsOf(base.ws, {date, unit, {}});
        return state.state.units.empty() ? "" : state.state.units.begin()->second;
    }
};

} // namespace

TEST(PublishToFake, WritesOnceKeepsAReceiptAndSaysWhy) {
    PublishWorld world;
    PublishParams params = world.publishing();
    params.why = "first plan";
    const PublishReport report = crm::publish(world.base.ws, params, world.job);
    EXPECT_EQ(report.written, 2);
    EXPECT_EQ(world.there("A1", "Terr"), "T01");
    EXPECT_EQ(world.rig->writesOf("A1"), 1);
    EXPECT_EQ(report.entry, 1);
    const auto list = core::listLedger(world.base.ws);
    ASSERT_EQ(list.entries.size(), 1U);
    EXPECT_EQ(list.entries[0].why, "first plan");
    EXPECT_EQ(list.entries[0].records.front().reason, "zips 06510");
    EXPECT_EQ(world.unitOwner("06510"), "T01");
    EXPECT_EQ(world.publish().written, 0);
    EXPECT_EQ(core::listLedger(world.base.ws).entries.size(), 1U) << "nothing changed hands";
}

TEST(PublishToFake, IsRefusedWhereWriteBackIsOffOrAFieldIsReadOnly) {
    PublishWorld world;
    const auto connection = requireConnection(world.base.ws.reader(), "crm").id;
    world.base.ws.record("off",
                         [&](core::Record& record) { setWriteBack(record, connection, false); });
    EXPECT_THROW(world.publish(), core::Error);
    PublishParams dry = world.publishing();
    dry.dryRun = true;
    EXPECT_EQ(crm::publish(world.base.ws, dry, world.job).plan.sync.toWrite, 2);
    world.sync();
    EXPECT_EQ(world.there("A1", "Terr"), "");
}

TEST(PublishToFake, ScopeLimitsItToATerritory) {
    PublishWorld world;
    PublishParams params = world.publishing();
    params.only = {"T02"};
    EXPECT_EQ(crm::publish(world.base.ws, params, world.job).written, 1);
    EXPECT_EQ(world.there("A1", "Terr"), "");
    EXPECT_EQ(world.there("A2", "Terr"), "T02");
    EXPECT_EQ(world.unitOwner("06510"), "");
    EXPECT_EQ(world.unitOwner("06511"), "T02");
    params.only = {"T99"};
    EXPECT_THROW(crm::publish(world.base.ws, params, world.job), core::Error);
}

TEST(PublishToFake, ATestFieldIsWrittenAndNothingElse) {
    PublishWorld world;
    PublishParams params = world.publishing();
    params.testField = "Test";
    EXPECT_EQ(crm::publish(world.base.ws, params, world.job).written, 2);
    EXPECT_EQ(world.there("A1", "Test"), "T01");
    EXPECT_EQ(world.there("A1", "Terr"), "");
    EXPECT_TRUE(core::listLedger(world.base.ws).entries.empty());
    EXPECT_EQ(world.count("SELECT count(*) FROM plan_scenarios WHERE status = 'published'"), 0);
}

TEST(PublishToFake, RollbackRestoresAllButWhatSomebodyEditedSince) {
    PublishWorld world;
    world.rig->edit("A1", "Terr", "OLD1");
    world.rig->edit("A2", "Terr", "OLD2");
    world.sync();
    const PublishReport published = world.publish();
    world.rig->edit("A2", "Terr", "EDITED");
    RollbackParams params;
    params.publish = published.publishId;
    params.around = world.around();
    params.dryRun = true;
    EXPECT_EQ(crm::rollback(world.base.ws, params, world.job).toRestore, 2);
    EXPECT_EQ(world.there("A1", "Terr"), "T01") << "a dry run writes nothing";
    params.dryRun = false;
    const RollbackReport report = crm::rollback(world.base.ws, params, world.job);
    EXPECT_EQ(world.there("A1", "Terr"), "OLD1");
    EXPECT_EQ(world.there("A1", "TerrName"), "");
    EXPECT_EQ(world.there("A2", "Terr"), "EDITED");
    ASSERT_EQ(report.skipped.size(), 1U);
    EXPECT_EQ(report.skipped[0].id, "A2");
    EXPECT_EQ(report.skipped[0].now, "EDITED");
    EXPECT_EQ(world.unitOwner("06510"), "") << "nobody had it before";
    EXPECT_TRUE(core::verifyLedger(world.base.ws).check.ok);
    world.sync();
    EXPECT_EQ(world.there("A1", "Terr"), "OLD1") << "a sync does not publish again";
    params.publish = "nonsense";
    EXPECT_THROW(crm::rollback(world.base.ws, params, world.job), core::Error);
}

TEST(PublishToFake, ASyncKeepsTheCrmInStepWithThePublishedPlan) {
    PublishWorld world;
    world.publish();
    world.base.assign("06510", "T02");
    EXPECT_EQ(world.sync().pushed, 1);
    EXPECT_EQ(world.there("A1", "Terr"), "T02");
    EXPECT_EQ(world.unitOwner("06510"), "T02");
    EXPECT_EQ(core::listLedger(world.base.ws).entries.back().kind, "sync");
    world.rig->edit("A1", "Terr", "REP");
    world.base.assign("06510", "T01");
    const SyncReport report = world.sync();
    EXPECT_EQ(world.there("A1", "Terr"), "REP") << "both changed it";
    ASSERT_EQ(report.conflicts.size(), 1U);
    EXPECT_EQ(report.conflicts[0].origin, "plan");
    world.rig->put("A9", account("06511"));
    world.sync();
    world.sync();
    EXPECT_EQ(world.there("A9", "Terr"), "T02") << "a new account gets its territory";
}

TEST(PublishToFake, WhoeverChangesWhatWasRightAlreadyIsNotWrittenOver) {
    PublishWorld world;
    world.rig->edit("A1", "Terr", "T01");
    world.sync();
    world.publish();
    world.rig->edit("A1", "Terr", "REP");
    const SyncReport report = world.sync();
    EXPECT_EQ(world.there("A1", "Terr"), "REP");
    ASSERT_EQ(report.conflicts.size(), 1U);
    EXPECT_EQ(report.conflicts[0].externalId, "A1");
    EXPECT_EQ(report.conflicts[0].base.value_or(""), "T01");
}

TEST(PublishToFake, AnotherOrganisationIsRefused) {
    PublishWorld world;
    world.rig->anotherOrganisation();
    EXPECT_THROW(world.sync(), core::Error);
    EXPECT_THROW(world.publish(), core::Error);
    EXPECT_EQ(world.there("A1", "Terr"), "");
}

TEST(PublishToFake, MergedRecordsLiveOnUnderTheSurvivor) {
    PublishWorld world;
    const auto id = world.count("SELECT id FROM base_accounts WHERE external_id = 'A1'");
    world.rig->put("B1", account("06510"));
    world.rig->merge("A1", "B1");
    world.sync();
    EXPECT_EQ(world.here("A1", "name"), "(none)");
    EXPECT_EQ(world.count("SELECT id FROM base_accounts WHERE external_id = 'B1'"), id)
        << "what was decided about it stays with it";
    EXPECT_EQ(world.count("SELECT count(*) FROM crm_aliases"), 1);
}

/// Killed at twenty moments and run again, each record is written exactly once.
TEST(KilledPublishToFake, WritesEachRecordExactlyOnce) {
    for (int moment = 0; moment < 20; ++moment) {
        std::optional<SyncWorld> world(fake());
        const auto ids = world->rig->fill(450);
        world->sync();
        support::TempDir dir;
        const std::string folder = dir.path().string();
        const std::string plan = folder + "/plan.gpkg";
        std::filesystem::rename(world->base.ws.restorePoint("start"), plan);
        for (const char* file : {"clock.db", "server.db", "clock.db-wal", "server.db-wal"}) {
            std::filesystem::copy_file(world->base.dir.path() / file, dir.path() / file);
        }
        world.reset();
        const auto publishOnce = [&](CrmRig& rig, core::Workspace& ws) {
            PublishParams params;
            params.connection = "crm";
            params.scenario = "plan";
            params.yes = true;
            params.around = {[&](const CrmConnection&) { return rig.adapter(); }, &rig.clock()};
            core::Job job;
            return crm::publish(ws, params, job);
        };
        const pid_t child = ::fork();
        if (child == 0) {
            core::Random random(static_cast<std::uint64_t>(moment));
            const auto rig = fake()(folder);
            ::signal(SIGALRM, [](int) { ::kill(::getpid(), SIGKILL); });
            core::Workspace ws = core::Workspace::open(plan);
            ::ualarm(static_cast<useconds_t>(1000 + random.below(150000)), 0);
            publishOnce(*rig, ws);
            ::_exit(0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        const auto rig = fake()(folder);
        core::Workspace ws = core::Workspace::open(plan);
        publishOnce(*rig, ws);
        const auto rows = rig->rows();
        for (const std::string& id : ids) {
            const bool inPlan = rows.at(id).at("Zip") != "06512";
            EXPECT_EQ(rig->writesOf(id), inPlan ? 1 : 0) << id << " at moment " << moment;
        }
        EXPECT_TRUE(core::verifyLedger(ws).check.ok);
        EXPECT_EQ(core::listLedger(ws).entries.size(), 1U);
    }
}

TEST(PublishToFake, ARecordThatIsLeftOutStaysUntilItIsTakenIn) {
    PublishWorld world;
    PublishParams params = world.publishing();
    params.leaveOut = {"A1"};
    params.why = "under review";
    const PublishReport report = crm::publish(world.base.ws, params, world.job);
    EXPECT_EQ(report.written, 1);
    ASSERT_EQ(report.plan.leftOut.size(), 1U);
    EXPECT_EQ(report.plan.leftOut[0].message, "under review");
    EXPECT_EQ(world.there("A1", "Terr"), "");
    world.base.assign("06510", "T02");
    EXPECT_EQ(world.sync().pushed, 0) << "nor does a sync write it";
    EXPECT_EQ(world.publish().written, 0);
    EXPECT_EQ(world.there("A1", "Terr"), "");
    PublishParams back = world.publishing();
    back.takeIn = {"A1"};
    back.dryRun = true;
    EXPECT_EQ(crm::publish(world.base.ws, back, world.job).plan.sync.toWrite, 1);
    EXPECT_EQ(world.publish().written, 0) << "a dry run decides nothing";
    back.dryRun = false;
    EXPECT_EQ(crm::publish(world.base.ws, back, world.job).written, 1);
    EXPECT_EQ(world.there("A1", "Terr"), "T02");
    EXPECT_THROW(crm::publish(world.base.ws, back, world.job), core::Error) << "it is in";
    params.leaveOut = {"A9"};
    EXPECT_THROW(crm::publish(world.base.ws, params, world.job), core::Error);
}

namespace {

std::string dayAfter(CrmRig& rig, int days) {
    return utcText(rig.clock().nowMs() + days * std::int64_t{86400000}).substr(0, 10);
}

void passDays(CrmRig& rig, int days) {
    core::Job job;
    rig.clock().wait(days * 86400.0, job);
}

std::string stateOf(PublishWorld& world, const std::string& id) {
    const auto report =
        listPublishes(world.base.ws, "crm", utcText(world.rig->clock().nowMs()).substr(0, 10));
    for (const EarlierPublish& earlier : report.publishes) {
        if (earlier.publish.id == id) {
            return earlier.state;
        }
    }
    return "(none)";
}

} // namespace

TEST(ScheduledPublish, WaitsForItsDayAndIsThenCarriedOutBySync) {
    PublishWorld world;
    PublishParams params = world.publishing();
    params.effective = dayAfter(*world.rig, 10);
    params.why = "new year";
    const PublishReport report = crm::publish(world.base.ws, params, world.job);
    EXPECT_TRUE(report.scheduled);
    EXPECT_EQ(report.written, 0);
    EXPECT_EQ(world.sync().pushed, 0);
    EXPECT_EQ(world.there("A1", "Terr"), "");
    EXPECT_EQ(stateOf(world, report.publishId), "scheduled");
    EXPECT_TRUE(core::listLedger(world.base.ws).entries.empty());
    passDays(*world.rig, 10);
    EXPECT_EQ(world.sync().pushed, 2);
    EXPECT_EQ(world.there("A1", "Terr"), "T01");
    EXPECT_EQ(stateOf(world, report.publishId), "in force");
    ASSERT_EQ(core::listLedger(world.base.ws).entries.size(), 1U);
    EXPECT_EQ(core::listLedger(world.base.ws).entries[0].why, "new year");
    EXPECT_EQ(core::listLedger(world.base.ws).entries[0].effective, params.effective);
    EXPECT_EQ(world.sync().pushed, 0) << "once";
    world.base.assign("06510", "T02");
    EXPECT_EQ(world.sync().pushed, 1) << "from then on the CRM follows the plan";
}

TEST(ScheduledPublish, HoldsChangesOfThePublishedPlanBackUntilItsDay) {
    PublishWorld world;
    world.publish();
    world.base.assign("06510", "T02");
    PublishParams params = world.publishing();
    params.effective = dayAfter(*world.rig, 3);
    const PublishReport report = crm::publish(world.base.ws, params, world.job);
    world.sync();
    EXPECT_EQ(world.there("A1", "Terr"), "T01");
    passDays(*world.rig, 5);
    world.sync();
    EXPECT_EQ(world.there("A1", "Terr"), "T02");
    EXPECT_EQ(stateOf(world, report.publishId), "in force");
}

TEST(ScheduledPublish, CanBeWithdrawnReplacedOrWrittenAtOnce) {
    PublishWorld world;
    PublishParams params = world.publishing();
    params.effective = dayAfter(*world.rig, 3);
    const std::string first = crm::publish(world.base.ws, params, world.job).publishId;
    const std::string second = crm::publish(world.base.ws, params, world.job).publishId;
    EXPECT_EQ(stateOf(world, first), "(none)") << "the same for the same day";
    RollbackParams back;
    back.publish = second;
    back.around = world.around();
    EXPECT_TRUE(crm::rollback(world.base.ws, back, world.job).withdrawn);
    EXPECT_EQ(stateOf(world, second), "withdrawn");
    passDays(*world.rig, 5);
    EXPECT_EQ(world.sync().pushed, 0);
    params.effective = dayAfter(*world.rig, 3);
    params.atOnce = true;
    EXPECT_EQ(crm::publish(world.base.ws, params, world.job).written, 2);
}

TEST(ScheduledPublish, AnEditInTheCrmMeanwhileIsAConflict) {
    PublishWorld world;
    world.publish();
    world.base.assign("06510", "T02");
    PublishParams params = world.publishing();
    params.effective = dayAfter(*world.rig, 3);
    crm::publish(world.base.ws, params, world.job);
    world.rig->edit("A1", "Terr", "REP");
    passDays(*world.rig, 4);
    world.sync();
    EXPECT_EQ(world.there("A1", "Terr"), "REP");
    EXPECT_EQ(listConflicts(world.base.ws, {}).conflicts.size(), 1U);
}

TEST(ScheduledPublish, WhoseScenarioIsGoneIsReportedAndStopsNothingElse) {
    PublishWorld world;
    PublishParams params = world.publishing();
    params.effective = dayAfter(*world.rig, 3);
    crm::publish(world.base.ws, params, world.job);
    world.base.ws.edit({"Delete scenario", "test", {}},
                       [](core::Edit& edit) { edit.db().exec("DELETE FROM plan_scenarios"); });
    passDays(*world.rig, 4);
    world.rig->edit("A3", "Name", "Renamed");
    const SyncReport report = world.sync();
    ASSERT_EQ(report.issues.size(), 1U);
    EXPECT_NE(report.issues[0].message.find("has been deleted"), std::string::npos);
    EXPECT_EQ(world.here("A3", "name"), "Renamed");
}

TEST(WatchSync, BothSidesAgreeWithinAFewLooks) {
    PublishWorld world;
    world.publish();
    WatchParams params;
    params.sync = world.params();
    params.most = 12;
    int calls = 0;
    std::vector<SyncReport> reports;
    world.rig->onCall([&](std::int64_t) {
        if (++calls == 5) {
            world.rig->edit("A3", "Name", "Renamed");
            world.base.assign("06511", "T01");
        }
    });
    watchSync(
        world.base.ws, params, world.job, core::records::placeAsGiven,
        [&](const SyncReport& report) { reports.push_back(report); },
        [&] { world.base.placeAccounts(); });
    world.rig->onCall({});
    EXPECT_GE(calls, 5);
    EXPECT_EQ(world.here("A3", "name"), "Renamed");
    EXPECT_EQ(world.there("A2", "Terr"), "T01");
    EXPECT_LE(reports.size(), 4U) << "a look that finds nothing is not reported";
}

TEST(WatchSync, EndsQuietlyWhenItIsCancelled) {
    PublishWorld world;
    WatchParams params;
    params.sync = world.params();
    world.job.cancel();
    watchSync(
        world.base.ws, params, world.job, core::records::placeAsGiven, [](const SyncReport&) {},
        [] {});
    SUCCEED();
}

} // namespace crm::test
