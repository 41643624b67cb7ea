// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/verbs/visits.h"
#include "core/visits/visit_fields.h"
#include "crm/verbs/objects.h"
#include "crm/verbs/visits.h"
#include "crm/verbs/watch.h"
#include "tests/sync/sync_world.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace crm::test {

namespace {

struct VisitWorld : SyncWorld {
    VisitWorld() : SyncWorld(rigs().at("fake")) {
        rig->put("A1", {{"Name", "One"}});
        sync();
    }
    core::VisitLine add(const core::VisitWords& more = {}) {
        core::VisitWords words = more;
        words.account = "A1";
        words.at = words.at.value_or("2026-03-27 14:00");
        words.zone = "Europe/Berlin";
        words.minutes = 45;
        return core::addVisit(base.ws, words).visits.at(0);
    }
    /// The CRM's id of the only activity.
    std::string posted() const {
        return base.ws.reader()
            .text("SELECT external_id FROM base_activities WHERE removed = 0")
            .value_or("");
    }
    core::visits::Visit current() {
        const auto visits = core::visits::loadCurrentVisits(base.ws.reader());
        EXPECT_EQ(visits.size(), 1U);
        return visits.at(0);
    }
};

TEST(Visits, AreNotedWithMomentAndZoneAndUndone) {
    VisitWorld world;
    const core::VisitLine line = world.add();
    EXPECT_EQ(line.visit.when.starts, "2026-03-27T13:00:00Z");
    EXPECT_EQ(line.visit.when.ends, "2026-03-27T13:45:00Z");
    EXPECT_EQ(line.visit.when.zone, "Europe/Berlin");
    EXPECT_EQ(line.accountName, "One");
    world.base.ws.undo();
    EXPECT_TRUE(core::listVisits(world.base.ws.reader(), {}).visits.empty());
}

TEST(Visits, AMovedVisitTakesAsLongAsBefore) {
    VisitWorld world;
    const auto number = world.add().visit.id.value;
    core::VisitWords words;
    words.at = "2026-03-30 09:00";
    const auto moved = core::changeVisit(world.base.ws, number, words).visits.at(0).visit;
    EXPECT_EQ(moved.when.starts, "2026-03-30T07:00:00Z");
    EXPECT_EQ(moved.when.seconds(), 45 * 60);
}

TEST(Visits, ImpossibleOnesAreRefused) {
    VisitWorld world;
    const auto refused = [&](const std::function<void(core::VisitWords&)>& spoil) {
        core::VisitWords words;
        words.account = "A1";
        words.at = "2026-03-27 14:00";
        words.zone = "UTC";
        spoil(words);
        EXPECT_THROW(core::addVisit(world.base.ws, words), core::Error);
    };
    refused([](auto& words) { words.account = "nobody"; });
    refused([](auto& words) { words.rep = "nobody"; });
    refused([](auto& words) { words.kind = "party"; });
    refused([](auto& words) { words.minutes = -5; });
    refused([](auto& words) { words.minutes = std::nan(""); });
    refused([](auto& words) { words.until = "2026-03-27 13:00"; });
    refused([](auto& words) { words.until = "2026-03-28"; });
    refused([](auto& words) { words.at = "2026-02-30"; });
    refused([](auto& words) { words.zone = "Nowhere"; });
    refused([](auto& words) { words.note = "\xff\xfe"; });
    refused([](auto& words) { words.photos = {"/no/such/picture.jpg"}; });
    EXPECT_EQ(world.count("SELECT count(*) FROM plan_visits"), 0);
}

TEST(Visits, ArePostedOnceAndComeBackAsTheSame) {
    VisitWorld world;
    const std::string key = world.add().visit.key;
    world.sync();
    EXPECT_EQ(world.rig->activitiesWith(key), 1);
    EXPECT_EQ(world.sync().pushed, 0);
    EXPECT_EQ(world.sync().pushed, 0);
    const auto timeline = core::listVisits(world.base.ws.reader(), {});
    EXPECT_EQ(timeline.visits.size(), 1U);
    EXPECT_TRUE(timeline.activities.empty()) << "the copy is no second visit";
}

TEST(Visits, ALostAnswerPostsNoSecondOne) {
    VisitWorld world;
    const std::string key = world.add().visit.key;
    world.rig->dropNextAnswer();
    for (int i = 0; i < 4; ++i) {
        world.sync();
        world.rig->advance(60);
    }
    EXPECT_EQ(world.rig->activitiesWith(key), 1);
}

TEST(Visits, ChangesOfBothSidesMeet) {
    VisitWorld world;
    const auto number = world.add().visit.id.value;
    world.sync();
    world.sync();
    const std::string id = world.posted();
    world.rig->edit(id, "outcome", "Order taken");
    core::VisitWords words;
    words.note = "Wants the new catalogue";
    core::changeVisit(world.base.ws, number, words);
    world.sync();
    world.sync();
    EXPECT_EQ(world.current().outcome, "Order taken");
    EXPECT_EQ(world.current().note, "Wants the new catalogue");
    EXPECT_EQ(world.count("SELECT count(*) FROM crm_conflicts"), 0);
}

TEST(Visits, APlannedOneThatWasDoneInTheCrmIsDone) {
    VisitWorld world;
    core::VisitWords words;
    words.planned = true;
    world.add(words);
    world.sync();
    EXPECT_FALSE(world.current().done);
    world.rig->edit(world.posted().empty() ? (world.sync(), world.posted()) : world.posted(),
                    "done", "1");
    world.sync();
    EXPECT_TRUE(world.current().done);
}

TEST(Visits, TheSameFieldChangedTwiceIsAQuestion) {
    for (const std::string keep : {"ours", "theirs", "other"}) {
        VisitWorld world;
        const auto number = world.add().visit.id.value;
        world.sync();
        world.sync();
        world.rig->edit(world.posted(), "note", "theirs");
        core::VisitWords words;
        words.note = "ours";
        core::changeVisit(world.base.ws, number, words);
        const SyncReport report = world.sync();
        ASSERT_EQ(report.conflicts.size(), 1U);
        EXPECT_EQ(report.conflicts[0].ours, "ours");
        EXPECT_EQ(report.conflicts[0].theirs, "theirs");
        resolveConflict(world.base.ws, {report.conflicts[0].id, keep, "a third"});
        world.sync();
        world.sync();
        const std::string wanted = keep == "other" ? "a third" : keep;
        EXPECT_EQ(world.current().note, wanted);
        EXPECT_EQ(world.base.ws.reader().text("SELECT note FROM base_activities"), wanted);
        EXPECT_TRUE(world.sync().conflicts.empty());
    }
}

TEST(Visits, TakenBackTheyLeaveTheTimeline) {
    VisitWorld world;
    const core::VisitLine line = world.add();
    world.sync();
    world.sync();
    world.base.ws.undo();
    world.sync();
    EXPECT_EQ(world.rig->activitiesWith(line.visit.key), 0);
    world.base.ws.redo();
    world.sync();
    EXPECT_EQ(world.rig->activitiesWith(line.visit.key), 1) << "posted again";
}

TEST(Visits, TakenBackBeforeTheyWentNothingIsPosted) {
    VisitWorld world;
    const core::VisitLine line = world.add();
    SyncParams params = world.params();
    params.pullOnly = true;
    world.sync(params);
    world.base.ws.undo();
    world.sync();
    EXPECT_EQ(world.rig->activitiesWith(line.visit.key), 0);
    EXPECT_EQ(world.count("SELECT count(*) FROM crm_outbox"), 0);
}

TEST(Visits, OneThatSomebodyEditedStaysWhenItIsTakenBack) {
    VisitWorld world;
    const core::VisitLine line = world.add();
    world.sync();
    world.sync();
    world.rig->edit(world.posted(), "outcome", "Order taken");
    world.sync();
    core::removeVisits(world.base.ws, {line.visit.id.value});
    const SyncReport report = world.sync();
    EXPECT_EQ(world.rig->activitiesWith(line.visit.key), 1);
    EXPECT_EQ(report.issues.size(), 1U) << "said once";
    EXPECT_TRUE(world.sync().issues.empty());
}

TEST(Visits, OneThatWasDeletedInTheCrmIsNotPostedAgain) {
    VisitWorld world;
    const core::VisitLine line = world.add();
    world.sync();
    world.sync();
    world.rig->erase(world.posted());
    world.sync();
    world.sync();
    EXPECT_EQ(world.rig->activitiesWith(line.visit.key), 0);
}

TEST(Visits, ARefusedOneWaitsUntilItSaysSomethingElse) {
    VisitWorld world;
    const core::VisitLine line = world.add();
    world.rig->refuse({line.visit.key});
    EXPECT_EQ(world.sync().failed.size(), 1U);
    EXPECT_TRUE(world.sync().failed.empty()) << "not tried again by itself";
    world.rig->refuse({});
    core::VisitWords words;
    words.note = "Shorter";
    core::changeVisit(world.base.ws, line.visit.id.value, words);
    EXPECT_EQ(world.sync().pushed, 1);
    EXPECT_EQ(world.rig->activitiesWith(line.visit.key), 1);
}

TEST(Visits, ArePushedAtOnceWithoutASync) {
    VisitWorld world;
    const core::VisitLine line = world.add();
    world.set("A1", "city", "Here");
    const PushVisitsReport report = pushVisits(world.base.ws, {"crm", world.around()}, world.job);
    EXPECT_EQ(report.pushed, 1);
    EXPECT_EQ(report.waiting, 0);
    EXPECT_EQ(world.rig->activitiesWith(line.visit.key), 1);
    EXPECT_NE(world.rig->rows()["A1"]["City"], "Here") << "an edit waits for the sync";
}

TEST(Visits, AConnectionThatLeavesActivitiesOutPostsNone) {
    VisitWorld world;
    const core::VisitLine line = world.add();
    leaveOutObjects(world.base.ws, "crm", {"activities"});
    world.sync();
    EXPECT_EQ(world.rig->activitiesWith(line.visit.key), 0);
    EXPECT_THROW(leaveOutObjects(world.base.ws, "crm", {"accounts"}), core::Error);
    EXPECT_THROW(leaveOutObjects(world.base.ws, "crm", {"horses"}), core::Error);
}

TEST(Visits, ARefusalThatStaysDoesNotHurryTheWatch) {
    SyncWorld world(rigs().at("files"));
    world.rig->put("A1", {{"Name", "One"}});
    world.sync();
    core::VisitWords words;
    words.account = "A1";
    words.at = "2026-03-27 14:00";
    words.zone = "UTC";
    core::addVisit(world.base.ws, words);
    const std::int64_t before = world.rig->clock().nowMs();
    int reports = 0;
    WatchParams params;
    params.sync = world.params();
    params.seconds = 0.2;
    params.most = 4;
    core::Job job;
    watchSync(
        world.base.ws, params, job, core::records::placeAsGiven,
        [&](const SyncReport& report) { reports += report.issues.empty() ? 0 : 1; }, [] {});
    EXPECT_GE(reports, 1);
    EXPECT_GE(world.rig->clock().nowMs() - before, 600) << "a pause between two looks";
}

} // namespace

TEST(Visits, PicturesAreAttachedOnceAndRefusalsTriedAgainTomorrow) {
    VisitWorld world;
    const std::string picture = (world.base.dir.path() / "shop.jpg").string();
    std::ofstream(picture) << "pretend picture";
    core::VisitWords words;
    words.photos = {picture};
    world.add(words);
    world.rig->refuseFiles(true);
    const SyncReport refused = world.sync();
    ASSERT_EQ(refused.issues.size(), 1U);
    EXPECT_NE(refused.issues[0].message.find("too large"), std::string::npos);
    EXPECT_TRUE(world.sync().issues.empty()) << "not asked again at once";
    world.rig->refuseFiles(false);
    EXPECT_EQ(world.sync().pushed, 0);
    world.rig->advance(86'500);
    EXPECT_EQ(world.sync().pushed, 1);
    EXPECT_EQ(world.sync().pushed, 0);
    EXPECT_EQ(world.rig->files(), 1);
}

TEST(Visits, PicturesAreAttachedWhileWatchingToo) {
    VisitWorld world;
    const std::string picture = (world.base.dir.path() / "shop.jpg").string();
    std::ofstream(picture) << "pretend picture";
    core::VisitWords words;
    words.photos = {picture};
    world.add(words);
    WatchParams params;
    params.sync = world.params();
    params.seconds = 1;
    params.most = 2;
    core::Job job;
    watchSync(
        world.base.ws, params, job, core::records::placeAsGiven, [](const SyncReport&) {}, [] {});
    EXPECT_EQ(world.rig->files(), 1);
}

TEST(Visits, APictureThatHasChangedOrGoneIsReported) {
    VisitWorld world;
    const std::string picture = (world.base.dir.path() / "shop.jpg").string();
    std::ofstream(picture) << "pretend picture";
    core::VisitWords words;
    words.photos = {picture};
    world.add(words);
    std::ofstream(picture) << "another one";
    const SyncReport changed = world.sync();
    ASSERT_EQ(changed.issues.size(), 1U);
    EXPECT_NE(changed.issues[0].message.find("has changed"), std::string::npos);
    std::filesystem::remove(picture);
    world.rig->advance(86'500);
    const SyncReport gone = world.sync();
    ASSERT_EQ(gone.issues.size(), 1U);
    EXPECT_NE(gone.issues[0].message.find("no longer there"), std::string::npos);
    EXPECT_EQ(world.rig->files(), 0);
}

} // namespace crm::test
