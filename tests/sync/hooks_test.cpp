// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/verbs/plan_routes.h"
#include "core/verbs/route_queue.h"
#include "crm/hooks/incoming.h"
#include "crm/hooks/outgoing.h"
#include "crm/http/http_client.h"
#include "tests/sync/sync_world.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace crm::test {

namespace {

constexpr const char* kSecret = "a planted secret";

HookRequest signedRequest(const std::string& body, std::int64_t nowMs,
                          const std::string& secret = kSecret) {
    const std::string stamp = std::to_string(nowMs / 1000);
    return {"POST",
            "/hooks/crm",
            {},
            {{"evenlode-timestamp", stamp},
             {"evenlode-signature", "sha256=" + core::hmacSha256(secret, stamp + "." + body)}},
            body};
}

struct HookWorld : SyncWorld {
    HookWorld() : SyncWorld(rigs().at("fake")) {}
    std::int64_t now() { return rig->clock().nowMs(); }
};

} // namespace

TEST(IncomingHook, IsAHintThatIsFollowedOnce) {
    HookWorld world;
    HookReceiver receiver(world.base.ws, "crm", kSecret, world.rig->clock());
    const std::string body =
        R"({"id":"e1","event":"record.changed","object":"accounts","record":"A1"})";
    EXPECT_EQ(receiver.take(signedRequest(body, world.now())).status, 202);
    EXPECT_EQ(receiver.take(signedRequest(body, world.now())).status, 200) << "repeated";
    EXPECT_EQ(world.count("SELECT count(*) FROM crm_hints"), 1);
    world.rig->put("A1", {{"Name", "One"}});
    world.sync();
    EXPECT_EQ(world.here("A1", "name"), "One");
    EXPECT_EQ(world.count("SELECT count(*) FROM crm_hints"), 0);
}

TEST(IncomingHook, IsRefusedWithoutAGoodAndFreshSignature) {
    HookWorld world;
    HookReceiver receiver(world.base.ws, "crm", kSecret, world.rig->clock());
    const std::string body =
        R"({"id":"e1","event":"record.changed","object":"accounts","record":"A1"})";
    EXPECT_EQ(receiver.take(signedRequest(body, world.now(), "another")).status, 401);
    EXPECT_EQ(receiver.take(signedRequest(body, world.now() - 301'000)).status, 401);
    HookRequest changed = signedRequest(body, world.now());
    changed.body[10] = 'x';
    EXPECT_EQ(receiver.take(changed).status, 401);
    EXPECT_EQ(HookReceiver(world.base.ws, "crm", "", world.rig->clock())
                  .take(signedRequest(body, world.now(), ""))
                  .status,
              401)
        << "no secret, no hooks";
    for (const char* bad : {"", "[]", "{\"id\":1}", R"({"id":"e","record":"A","event":"x"})"}) {
        EXPECT_GE(receiver.take(signedRequest(bad, world.now())).status, 400) << bad;
    }
    EXPECT_EQ(world.count("SELECT count(*) FROM crm_hints"), 0);
}

TEST(IncomingHook, AWonDealWishesForAStop) {
    HookWorld world;
    HookReceiver receiver(world.base.ws, "crm", kSecret, world.rig->clock());
    const char* body = R"({"id":"e2","event":"deal.won","record":"D7","account":"A1","note":"hi"})";
    EXPECT_EQ(receiver.take(signedRequest(body, world.now())).status, 202);
    const auto wishes = loadStopWishes(world.base.ws.reader());
    ASSERT_EQ(wishes.size(), 1U);
    EXPECT_EQ(wishes[0].account, "A1");
    EXPECT_EQ(wishes[0].opportunity, "D7");
    EXPECT_EQ(wishes[0].note, "hi");
}

TEST(IncomingHook, TheStopOfAWonDealIsPlannedOnceAndIsBackAfterAnUndo) {
    HookWorld world;
    core::Workspace& ws = world.base.ws;
    HookReceiver receiver(ws, "crm", kSecret, world.rig->clock());
    for (const char* body : {R"({"id":"e2","event":"deal.won","record":"D7","account":"A1"})",
                             R"({"id":"e3","event":"deal.won","record":"D8","account":"A1"})",
                             R"({"id":"e4","event":"deal.won","record":"D9","account":"A9"})"}) {
        EXPECT_EQ(receiver.take(signedRequest(body, world.now())).status, 202);
    }
    ws.record("records", [](core::Record& record) {
        record.db().exec(
            "INSERT INTO base_accounts (id, source, external_id, name, lon, lat, match_level, "
            "content_hash, imported_at) VALUES (1, 'crm', 'A1', 'One', -72, 41, 'rooftop', '', "
            "''); INSERT INTO base_reps (id, source, external_id, name, kind, lon, lat, "
            "content_hash, imported_at) VALUES (1, 'crm', 'R1', 'Ann', 'person', -72, 41, '', '')");
    });
    core::RouteParams params;
    params.date = "2026-11-30";
    params.anyRep = true;
    const auto issues = core::takeStopQueue(ws.reader(), params);
    ASSERT_EQ(issues.size(), 1U) << "A9 is not known";
    EXPECT_EQ(issues[0].subject, "A9");
    ASSERT_EQ(params.stops.size(), 1U) << "two deals of one account are one stop";
    core::Job job;
    const auto plan = core::planRoutes(ws, params, core::estimateRouteTravel, job);
    EXPECT_EQ(plan.plan.served(), 1);
    core::RouteParams again;
    EXPECT_THROW(core::takeStopQueue(ws.reader(), again), core::Error) << "nothing waits";
    ASSERT_TRUE(ws.undo());
    core::takeStopQueue(ws.reader(), again);
    EXPECT_EQ(again.stops.size(), 1U);
}

TEST(OutgoingHook, IsSignedInOrderRepeatedAndParked) {
    HookWorld world;
    addHook(world.base.ws, "relay", "https://hooks.example.org/x");
    EXPECT_THROW(addHook(world.base.ws, "Relay", "https://hooks.example.org/y"), core::Error);
    EXPECT_THROW(addHook(world.base.ws, "plain", "http://hooks.example.org/"), core::Error);
    world.base.ws.record("events", [](core::Record& record) {
        queueEvent(record, "territory.changed", {{"n", 1}});
        queueEvent(record, "territory.changed", {{"n", 2}});
    });
    std::vector<core::FetchRequest> sent;
    int status = 500;
    const core::Fetch fetch = [&](const core::FetchRequest& request, core::Job&) {
        sent.push_back(request);
        core::FetchResponse response;
        response.status = status;
        return response;
    };
    const auto deliver = [&] {
        return deliverHooks(
            world.base.ws, fetch, [](const std::string&) { return kSecret; }, world.rig->clock(),
            world.job);
    };
    EXPECT_EQ(deliver().waiting, 2);
    EXPECT_EQ(sent.size(), 1U) << "the second waits for the first";
    EXPECT_EQ(deliver().waiting, 2);
    EXPECT_EQ(sent.size(), 1U) << "not before its time";
    world.rig->advance(31);
    status = 200;
    EXPECT_EQ(deliver().delivered, 2);
    ASSERT_EQ(sent.size(), 3U);
    const auto header = [](const core::FetchRequest& request, const std::string& name) {
        for (const auto& [key, value] : request.headers) {
            if (key == name) {
                return value;
            }
        }
        return std::string();
    };
    EXPECT_EQ(header(sent[0], "Evenlode-Event-Id"), header(sent[1], "Evenlode-Event-Id"));
    EXPECT_EQ(header(sent[1], "Evenlode-Signature"),
              "sha256=" + core::hmacSha256(kSecret, header(sent[1], "Evenlode-Timestamp") + "." +
                                                        sent[1].body));
    EXPECT_TRUE(sent[1].stayOnServer);
    status = 503;
    world.base.ws.record("event",
                         [](core::Record& record) { queueEvent(record, "territory.changed", {}); });
    for (int i = 0; i < 20; ++i) {
        deliver();
        world.rig->advance(86400);
    }
    EXPECT_EQ(sent.size(), 15U) << "twelve tries";
    EXPECT_EQ(loadHooks(world.base.ws.reader()).at(0).parked, 1);
    status = 410;
    world.base.ws.record("event",
                         [](core::Record& record) { queueEvent(record, "territory.changed", {}); });
    deliver();
    EXPECT_TRUE(loadHooks(world.base.ws.reader()).empty()) << "gone for good";
}

TEST(LoopbackServer, AnswersThisComputerAndNoWebPage) {
    core::Job job;
    std::atomic<int> port{0};
    std::thread server([&] {
        serveLoopback(
            0,
            [](const HookRequest& request) {
                return HookResponse{200, request.path + request.query.at("zip")};
            },
            [&](int bound) { port = bound; }, job);
    });
    while (port == 0) {
        std::this_thread::yield();
    }
    core::Job mine;
    const core::Fetch fetch = httpFetch();
    core::FetchRequest request;
    request.url = core::format("http://127.0.0.1:{}/lookup?zip=06511", port.load());
    EXPECT_EQ(fetch(request, mine).body, "/lookup06511");
    request.headers = {{"Origin", "https://example.org"}};
    EXPECT_EQ(fetch(request, mine).status, 403);
    request.headers = {{"Host", "example.org"}};
    EXPECT_EQ(fetch(request, mine).status, 403);
    EXPECT_THROW(serveLoopback(
                     port, [](const HookRequest&) { return HookResponse{}; }, [](int) {}, mine),
                 core::Error);
    job.cancel();
    server.join();
}

} // namespace crm::test
