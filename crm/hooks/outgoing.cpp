// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/hooks/outgoing.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/base/time.h"

#include <algorithm>
#include <set>

namespace crm {

using core::Code;
using core::Error;
using core::Json;

namespace {

constexpr int kMostAttempts = 12; ///< pauses of 30 s, doubled: about a day and a half in all
constexpr std::int64_t kFirstPauseMs = 30'000;

struct Waiting {
    std::int64_t sequence = 0;
    std::int64_t hook = 0;
    std::string name, url, eventId, body;
    int attempts = 0;
    std::int64_t nextMs = 0;
};

std::vector<Waiting> loadWaiting(const core::Connection& db) {
    std::vector<Waiting> all;
    core::Statement rows = db.prepare(
        "SELECT o.sequence, o.hook_id, h.name, h.url, o.event_id, o.body, o.attempts, o.next_ms "
        "FROM crm_hook_outbox o JOIN crm_hooks h ON h.id = o.hook_id WHERE o.status = 'queued' AND "
        "h.removed = 0 ORDER BY o.sequence");
    while (rows.step()) {
        all.push_back({rows.integer(0), rows.integer(1), rows.string(2), rows.string(3),
                       rows.string(4), rows.string(5), static_cast<int>(rows.integer(6)),
                       rows.integer(7)});
    }
    return all;
}

core::FetchRequest requestOf(const Waiting& event, const std::string& secret, std::int64_t nowMs) {
    const std::string stamp = std::to_string(nowMs / 1000);
    core::FetchRequest request;
    request.method = "POST";
    request.url = event.url;
    request.stayOnServer = true;
    request.timeoutSeconds = 20;
    request.body = event.body;
    request.headers = {
        {"Content-Type", "application/json"},
        {"Evenlode-Event-Id", event.eventId},
        {"Evenlode-Sequence", std::to_string(event.sequence)},
        {"Evenlode-Timestamp", stamp},
        {"Evenlode-Signature", "sha256=" + core::hmacSha256(secret, stamp + "." + event.body)}};
    return request;
}

bool usableUrl(const std::string& url) {
    return url.starts_with("https://") || url.starts_with("http://127.0.0.1:") ||
           url.starts_with("http://localhost:");
}

std::int64_t requireHook(const core::Connection& db, const std::string& name) {
    core::Statement row = db.prepare("SELECT id FROM crm_hooks WHERE name = ? AND removed = 0");
    row.bind(name);
    if (!row.step()) {
        throw Error(Code::Input, core::format("there is no web hook \"{}\"", name),
                    "list them with: evenlode hooks list WORKSPACE", name);
    }
    return row.integer(0);
}

void dropHook(core::Record& record, std::int64_t hook) {
    record.db()
        .prepare("UPDATE crm_hooks SET removed = 1, name = name || ' #' || id WHERE id = ?")
        .run(hook);
    record.db()
        .prepare("UPDATE crm_hook_outbox SET status = 'parked', error = 'the hook was removed' "
                 "WHERE hook_id = ? AND status = 'queued'")
        .run(hook);
}

} // namespace

void to_json(Json& json, const OutgoingHook& hook) {
    json = Json{{"name", hook.name},
                {"url", hook.url},
                {"waiting", hook.waiting},
                {"parked", hook.parked},
                {"last_error", hook.lastError}};
}

void to_json(Json& json, const DeliveryReport& report) {
    json = Json{
        {"delivered", report.delivered}, {"waiting", report.waiting}, {"parked", report.parked}};
}

std::vector<OutgoingHook> loadHooks(const core::Connection& db) {
    std::vector<OutgoingHook> hooks;
    core::Statement rows = db.prepare(
        "SELECT h.id, h.name, h.url, count(CASE o.status WHEN 'queued' THEN 1 END), "
        "count(CASE o.status WHEN 'parked' THEN 1 END), coalesce(max(o.error), '') "
        "FROM crm_hooks h LEFT JOIN crm_hook_outbox o ON o.hook_id = h.id WHERE h.removed = 0 "
        "GROUP BY h.id ORDER BY h.name");
    while (rows.step()) {
        hooks.push_back({rows.integer(0), rows.string(1), rows.string(2), rows.integer(3),
                         rows.integer(4), rows.string(5)});
    }
    return hooks;
}

void addHook(core::Workspace& ws, const std::string& name, const std::string& url) {
    if (name.empty() || name != core::cleanText(name) || name.size() > 64) {
        throw Error(Code::Input, core::format("\"{}\" cannot be the name of a web hook", name),
                    "use a short word", name);
    }
    if (!usableUrl(url)) {
        throw Error(Code::Input, "a web hook must go to an https address, or to this computer",
                    "write it as https://hooks.example.org/...", name);
    }
    ws.record("Add a web hook", [&](core::Record& record) {
        for (const OutgoingHook& hook : loadHooks(record.db())) {
            if (core::equalsIgnoreCase(hook.name, name)) {
                throw Error(Code::Input, core::format("there is a web hook \"{}\" already", name),
                            "choose another name, or remove that one first", name);
            }
        }
        record.db()
            .prepare("INSERT INTO crm_hooks (id, name, url, created_at) VALUES (?, ?, ?, ?)")
            .run(core::nextId(record.db(), "crm_hooks"), name, url, core::nowUtc());
    });
}

void removeHook(core::Workspace& ws, const std::string& name) {
    ws.record("Remove a web hook",
              [&](core::Record& record) { dropHook(record, requireHook(record.db(), name)); });
}

void queueEvent(core::Record& record, const std::string& event, const Json& data) {
    const core::Connection& db = record.db();
    const std::string now = core::nowUtc();
    for (const OutgoingHook& hook : loadHooks(db)) {
        const std::int64_t sequence = core::nextId(db, "crm_hook_outbox");
        const std::string id = core::sha256(core::format("{} {} {}", now, hook.id, sequence));
        const Json body{
            {"id", id}, {"sequence", sequence}, {"event", event}, {"at", now}, {"data", data}};
        db.prepare("INSERT INTO crm_hook_outbox (sequence, hook_id, event_id, event, body, "
                   "created_at) VALUES (?, ?, ?, ?, ?, ?)")
            .run(sequence, hook.id, id, event, body.dump(), now);
    }
}

DeliveryReport deliverHooks(core::Workspace& ws, const core::Fetch& fetch, const HookSecret& secret,
                            Clock& clock, core::Job& job) {
    DeliveryReport report;
    std::set<std::int64_t> heldBack;
    for (const Waiting& event : loadWaiting(ws.reader())) {
        job.checkpoint();
        if (heldBack.contains(event.hook) || event.nextMs > clock.nowMs()) {
            heldBack.insert(event.hook); // in order: what is behind it waits too
            ++report.waiting;
            continue;
        }
        const std::string key = secret(event.name);
        int status = 0;
        std::string error = "no secret is set for this hook";
        if (!key.empty()) {
            try {
                status = fetch(requestOf(event, key, clock.nowMs()), job).status;
                error = core::format("the answer was {}", status);
            } catch (const Error& lost) {
                if (lost.code() != Code::Remote) {
                    throw;
                }
                error = lost.what();
            }
        }
        const bool arrived = status >= 200 && status < 300;
        const bool parked = !arrived && event.attempts + 1 >= kMostAttempts;
        ws.record("Note a web hook", [&](core::Record& record) {
            if (status == 410) {
                dropHook(record, event.hook);
                return;
            }
            const std::int64_t pause = kFirstPauseMs << std::min(event.attempts, 20);
            record.db()
                .prepare("UPDATE crm_hook_outbox SET status = ?, attempts = attempts + 1, next_ms "
                         "= ?, error = ? WHERE sequence = ?")
                .run(arrived  ? "done"
                     : parked ? "parked"
                              : "queued",
                     clock.nowMs() + pause, arrived ? std::string() : error, event.sequence);
        });
        if (!arrived) {
            heldBack.insert(event.hook);
        }
        report.delivered += arrived;
        report.parked += parked || status == 410;
        report.waiting += !arrived && !parked && status != 410;
    }
    return report;
}

} // namespace crm
