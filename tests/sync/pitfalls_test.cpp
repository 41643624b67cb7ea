// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/verbs/visits.h"
#include "core/visits/visit_fields.h"
#include "crm/sync/hint_store.h"
#include "tests/sync/sync_world.h"

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

/// The known pitfalls of talking to CRMs, one check each, for every adapter: ctest lists them as
/// Pitfall02/<adapter> and so on.
namespace crm::test {

namespace {

using Check = void (*)(SyncWorld&);

OutboxItem newVisit(core::ConnectionId connection, const std::string& key) {
    OutboxItem item;
    item.connection = connection;
    item.object = "activities";
    item.ownKey = key;
    item.fields = {{"kind", "meeting", std::nullopt},
                   {"subject", "Visit", std::nullopt},
                   {"start", "2026-03-27T13:00:00Z", std::nullopt},
                   {"end", "2026-03-27T13:45:00Z", std::nullopt},
                   {"account", "A1", std::nullopt}};
    return item;
}

void queueVisit(SyncWorld& world, const std::string& key) {
    world.base.ws.record("queue", [&](core::Record& record) {
        queueWrite(record, newVisit(requireConnection(record.db(), "crm").id, key));
    });
}

bool reads(CrmRig& rig) {
    core::Job job;
    bool there = false;
    ListRequest request;
    request.ids = {"A1"};
    ListSink sink;
    sink.record = [&](RemoteRecord&& record) { there = record.id == "A1"; };
    rig.adapter()->list(request, sink, job);
    return there;
}

/// Whoever finds the token worn out, one asks for another; who dies with it in hand, loses nothing.
void rotatedToken(SyncWorld& world) {
    constexpr int kAtOnce = 20;
    world.rig->put("A1", {{"Name", "One"}});
    world.sync();
    if (!world.rig->voidToken()) {
        GTEST_SKIP() << "has no tokens that rotate";
    }
    const int before = world.rig->tokenCalls();
    std::atomic<int> fine{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < kAtOnce; ++i) {
        threads.emplace_back([&] { fine += reads(*world.rig) ? 1 : 0; });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(fine, kAtOnce);
    EXPECT_EQ(world.rig->tokenCalls() - before, 1);

    world.rig->voidToken();
    const pid_t child = ::fork();
    if (child == 0) {
        world.rig->dieAfterTokens();
        reads(*world.rig);
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 9) << "died with the new tokens stored, and not used";
    EXPECT_EQ(world.rig->tokenCalls() - before, 2);
    EXPECT_TRUE(reads(*world.rig));
    EXPECT_EQ(world.rig->tokenCalls() - before, 2) << "found in the store";
}

/// A record whose answer was lost is there once.
void lostAnswer(SyncWorld& world) {
    world.rig->put("A1", {{"Name", "One"}});
    world.sync();
    const bool activities = world.rig->activitiesWith("none") == 0;
    for (const int lag : {0, 90}) {
        if (!activities || !world.rig->lag(lag)) {
            continue; // this CRM's index does not lag
        }
        if (!world.rig->dropNextAnswer()) {
            GTEST_SKIP() << "answers cannot be dropped here";
        }
        const std::string key = "visit-" + std::to_string(lag);
        queueVisit(world, key);
        for (int i = 0; i < 4; ++i) {
            world.sync();
            world.rig->advance(45);
        }
        EXPECT_EQ(world.rig->activitiesWith(key), 1) << "lag " << lag;
        EXPECT_EQ(world.count("SELECT count(*) FROM crm_outbox WHERE status <> 'done'"), 0);
    }
    world.rig->lag(0);
    world.set("A1", "city", "Here");
    if (!world.rig->dropNextAnswer()) {
        GTEST_SKIP() << "answers cannot be dropped here";
    }
    for (int i = 0; i < 3; ++i) {
        world.sync();
        world.rig->advance(45);
    }
    EXPECT_EQ(world.rig->rows()["A1"][world.rig->cityField()], "Here");
    EXPECT_EQ(world.count("SELECT count(*) FROM crm_outbox WHERE status <> 'done'"), 0);
    if (world.rig->writesOf("A1") >= 0) {
        EXPECT_EQ(world.rig->writesOf("A1"), 1) << "looked up, not repeated";
    }
}

/// Twenty-five thousand rows with one time stamp all arrive.
void sameInstant(SyncWorld& world) {
    constexpr int kRows = 25000;
    world.rig->fill(kRows);
    const SyncReport report = world.sync();
    EXPECT_EQ(world.accounts(), kRows);
    EXPECT_LE(report.calls, 200);
    EXPECT_EQ(world.sync().objects["accounts"].changed(), 0) << "the mark has advanced";
}

/// A row that becomes visible late, with its true time stamp, is picked up.
void lateRow(SyncWorld& world) {
    world.rig->put("A1", {{"Name", "One"}});
    world.sync();
    if (!world.rig->putLate("A2", {{"Name", "Late"}}, 90)) {
        GTEST_SKIP() << "rows are visible at once here";
    }
    world.rig->put("A3", {{"Name", "Three"}});
    world.sync();
    EXPECT_EQ(world.here("A3", "name"), "Three");
    EXPECT_EQ(world.here("A2", "name"), "(none)");
    world.rig->advance(91);
    world.sync();
    EXPECT_EQ(world.here("A2", "name"), "Late");
}

/// After a month without a sync, with deletes meanwhile, both sides hold the same records.
void expiredCursor(SyncWorld& world) {
    const auto ids = world.rig->fill(60);
    world.sync();
    for (int i = 0; i < 15; ++i) {
        world.rig->erase(ids[static_cast<std::size_t>(i)]);
    }
    world.rig->edit(ids[40], world.rig->nameField(), "Renamed");
    world.rig->advance(30 * 86400);
    if (!world.rig->expireCursors()) {
        GTEST_SKIP() << "nothing expires here";
    }
    const SyncReport report = world.sync();
    EXPECT_EQ(world.accounts(), 45);
    EXPECT_EQ(report.objects.at("accounts").removed, 15);
    EXPECT_EQ(world.here(ids[40], "name"), "Renamed");
    ASSERT_FALSE(report.issues.empty());
    EXPECT_NE(report.issues.front().message.find("could not say any more"), std::string::npos);
}

/// Three bad records among a hundred: 97 are written, 3 shown with the server's reason.
void partialBatch(SyncWorld& world) {
    const auto ids = world.rig->fill(100);
    world.sync();
    if (!world.rig->refuse({ids[7], ids[50], ids[93]})) {
        GTEST_SKIP() << "no record is refused here";
    }
    for (const std::string& id : ids) {
        world.set(id, "city", "New");
    }
    const SyncReport report = world.sync();
    EXPECT_EQ(report.pushed, 97);
    ASSERT_EQ(report.failed.size(), 3U);
    EXPECT_FALSE(report.failed.front().error.empty());
    EXPECT_LE(report.calls, 33 + world.rig->leastCalls(100));
    EXPECT_EQ(world.sync().pushed, 0) << "what was refused waits for a person";
    world.rig->refuse({});
    retryOutbox(world.base.ws, "crm", 0);
    EXPECT_EQ(world.sync().pushed, 3) << "only the three are sent again";
}

/// When the day's calls are used up, the run ends, says when it goes on, and repeats nothing.
void quota(SyncWorld& world) {
    const auto ids = world.rig->fill(2300);
    if (!world.rig->quota(3)) {
        GTEST_SKIP() << "calls are not counted here";
    }
    const SyncReport cut = world.sync();
    EXPECT_FALSE(cut.next.empty());
    const auto first = world.accounts();
    EXPECT_GT(first, 0);
    EXPECT_LT(first, 2300);
    EXPECT_FALSE(world.sync().next.empty()) << "not before its time";
    world.rig->quota(-1);
    world.rig->advance(3601);
    const SyncReport rest = world.sync();
    EXPECT_TRUE(rest.next.empty());
    EXPECT_EQ(world.accounts(), 2300);
    EXPECT_EQ(rest.objects.at("accounts").read, 2300 - first) << "pages that were stored";
}

/// Different fields edited on both sides are both kept; the same field is one conflict.
void lostUpdate(SyncWorld& world) {
    world.rig->put("A1", {{"Name", "One"}, {"City", "Old"}, {"Phone", "1"}});
    world.rig->put("A2", {{"Name", "Two"}, {"City", "Old"}, {"Phone", "2"}});
    world.sync();
    world.set("A1", "city", "Ours");
    world.rig->edit("A1", world.rig->phoneField(), "theirs");
    world.set("A2", "city", "Ours");
    world.rig->edit("A2", world.rig->cityField(), "Theirs");
    const SyncReport report = world.sync();
    auto rows = world.rig->rows();
    EXPECT_EQ(rows["A1"][world.rig->cityField()], "Ours");
    EXPECT_EQ(rows["A1"][world.rig->phoneField()], "theirs");
    EXPECT_EQ(world.here("A1", "phone"), "theirs");
    EXPECT_EQ(world.here("A1", "city"), "Ours");
    ASSERT_EQ(report.conflicts.size(), 1U);
    EXPECT_EQ(report.conflicts[0].ours, "Ours");
    EXPECT_EQ(report.conflicts[0].theirs, "Theirs");
    EXPECT_EQ(rows["A2"][world.rig->cityField()], "Theirs");
    EXPECT_EQ(world.sync().conflicts.size(), 1U) << "still the same one";
    resolveConflict(world.base.ws, {report.conflicts[0].id, "ours", {}});
    world.sync();
    EXPECT_EQ(world.rig->rows()["A2"][world.rig->cityField()], "Ours");
    EXPECT_TRUE(world.sync().conflicts.empty());
}

/// A retired interface is named, and what waits to be sent is kept.
void retired(SyncWorld& world) {
    world.rig->put("A1", {{"Name", "One"}, {"City", "Old"}});
    world.sync();
    world.set("A1", "city", "New");
    if (!world.rig->retire()) {
        GTEST_SKIP() << "has no versions";
    }
    try {
        world.sync();
        FAIL() << "must say that the adapter is outdated";
    } catch (const RemoteError& error) {
        EXPECT_EQ(error.trouble(), Trouble::Outdated);
        EXPECT_NE(std::string(error.what()).find("adapter"), std::string::npos);
    }
    EXPECT_EQ(world.count("SELECT count(*) FROM plan_field_changes"), 1);
    EXPECT_EQ(world.accounts(), 1);
}

/// Two records with our key: nothing is written, a person is asked once.
void twoWithOneKey(SyncWorld& world) {
    world.rig->put("A1", {{"Name", "One"}});
    world.sync();
    if (!world.rig->twoWithKey("visit-1")) {
        GTEST_SKIP() << "keys are unique here";
    }
    queueVisit(world, "visit-1");
    const SyncReport report = world.sync();
    ASSERT_EQ(report.failed.size(), 1U);
    EXPECT_EQ(report.failed[0].status, "question");
    EXPECT_EQ(report.failed[0].others.size(), 2U);
    EXPECT_EQ(world.rig->activitiesWith("visit-1"), 2);
    EXPECT_TRUE(world.sync().failed.empty()) << "asked once";
}

/// Notifications out of order, twice, and lost: the next sync agrees with the CRM.
void webhooks(SyncWorld& world) {
    world.rig->put("A1", {{"Name", "v1"}});
    world.rig->put("A2", {{"Name", "w1"}});
    world.sync();
    const auto deliver = [&](const std::string& event, const std::string& id) {
        bool fresh = false;
        world.base.ws.record("hook", [&](core::Record& record) {
            const auto connection = requireConnection(record.db(), "crm").id;
            fresh = noteEvent(record, "crm", event);
            if (fresh) {
                noteHint(record, connection, "accounts", id);
            }
        });
        return fresh;
    };
    world.rig->edit("A1", world.rig->nameField(), "v2");
    world.rig->edit("A1", world.rig->nameField(), "v3");
    EXPECT_TRUE(deliver("event-3", "A1"));
    EXPECT_TRUE(deliver("event-2", "A1"));
    EXPECT_FALSE(deliver("event-3", "A1"));
    world.rig->edit("A2", world.rig->nameField(), "lost");
    world.sync();
    EXPECT_EQ(world.here("A1", "name"), "v3");
    EXPECT_EQ(world.here("A2", "name"), "lost");
    EXPECT_EQ(world.count("SELECT count(*) FROM crm_hints"), 0);
}

void logVisit(SyncWorld& world, const char* zone, const char* at, const char* until) {
    core::VisitWords words;
    words.account = "A1";
    words.zone = zone;
    words.at = at;
    words.until = until;
    words.subject = std::string(zone) + " " + at;
    core::addVisit(world.base.ws, words);
}

/// Visits at the ends of summer time, and one of a whole day, come back as they went.
void calendars(SyncWorld& world) {
    world.rig->put("A1", {{"Name", "One"}});
    world.sync();
    core::Job job;
    const auto adapter = world.rig->adapter();
    if (!adapter->whoAmI(job).permissions.contains("activities")) {
        GTEST_SKIP() << "has no activities";
    }
    logVisit(world, "Europe/Berlin", "2026-03-29 01:30", "2026-03-29 03:30");
    logVisit(world, "Europe/Berlin", "2026-10-25 02:30", "2026-10-25 03:15");
    logVisit(world, "America/New_York", "2026-03-08 01:45", "2026-03-08 03:15");
    logVisit(world, "America/New_York", "2026-11-01 01:30", "2026-11-01 02:00");
    logVisit(world, "Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-05 02:15");
    logVisit(world, "Australia/Lord_Howe", "2026-10-04 01:30", "2026-10-04 03:00");
    logVisit(world, "Pacific/Auckland", "2026-04-05", "2026-04-05");
    const SyncReport report = world.sync();
    EXPECT_TRUE(report.failed.empty()) << core::Json(report).dump(1);
    world.rig->advance(300);
    std::map<std::string, core::visits::Activity> there;
    ListRequest request;
    request.object = Object::Activity;
    request.fields.assign(std::begin(kActivityFields), std::end(kActivityFields));
    ListSink sink;
    sink.record = [&](RemoteRecord&& record) {
        core::visits::FieldTexts fields;
        for (std::size_t i = 0; i < request.fields.size(); ++i) {
            fields[request.fields[i]] = record.fields[i];
        }
        there[record.key] = core::visits::activityOf(fields);
    };
    adapter->list(request, sink, job);
    const auto visits = core::visits::loadVisits(world.base.ws.reader());
    ASSERT_EQ(visits.size(), 7U);
    for (const core::visits::Visit& visit : visits) {
        ASSERT_TRUE(there.contains(visit.key)) << visit.subject;
        EXPECT_EQ(there[visit.key].when, visit.when)
            << visit.subject << ": " << there[visit.key].when.starts << " to "
            << there[visit.key].when.ends << " " << there[visit.key].when.zone;
        EXPECT_EQ(there[visit.key].subject, visit.subject);
        EXPECT_EQ(there[visit.key].account, "A1");
    }
    EXPECT_EQ(world.sync().pushed, 0) << "what went comes back as it was";
    const auto now = core::visits::loadCurrentVisits(world.base.ws.reader());
    for (std::size_t i = 0; i < visits.size(); ++i) {
        EXPECT_EQ(now[i].when, visits[i].when) << visits[i].subject;
    }
}

const std::map<std::string, Check>& checks() {
    static const std::map<std::string, Check> kChecks = {
        {"Pitfall01", rotatedToken}, {"Pitfall02", lostAnswer},    {"Pitfall03", sameInstant},
        {"Pitfall04", lateRow},      {"Pitfall05", expiredCursor}, {"Pitfall06", partialBatch},
        {"Pitfall07", quota},        {"Pitfall08", lostUpdate},    {"Pitfall09", calendars},
        {"Pitfall10", retired},      {"Pitfall11", twoWithOneKey}, {"Pitfall12", webhooks}};
    return kChecks;
}

class PitfallTest : public testing::Test {
public:
    PitfallTest(Check check, RigMaker maker) : check_(check), maker_(std::move(maker)) {}
    void TestBody() override {
        SyncWorld world(maker_);
        check_(world);
    }

private:
    Check check_;
    RigMaker maker_;
};

[[maybe_unused]] const bool kRegistered = [] {
    for (const auto& [pitfall, check] : checks()) {
        for (const auto& [name, maker] : rigs()) {
            testing::RegisterTest((pitfall + "/" + name).c_str(), "Check", nullptr, nullptr,
                                  __FILE__, __LINE__,
                                  [check = check, maker = maker]() -> PitfallTest* {
                                      return new PitfallTest(check, maker);
                                  });
        }
    }
    return true;
}();

} // namespace

} // namespace crm::test
