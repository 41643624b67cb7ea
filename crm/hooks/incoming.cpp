// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/hooks/incoming.h"

#include "core/base/json.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "crm/sync/connection_store.h"
#include "crm/sync/hint_store.h"

#include <cstdlib>
#include <set>
#include <utility>

namespace crm {

using core::Json;

namespace {

constexpr std::int64_t kMostSecondsOff = 300;
constexpr std::size_t kLongestText = 2000;

HookResponse answer(int status, const std::string& key, const Json& value) {
    return {status, Json{{key, value}}.dump()};
}

/// A text of the body; empty if it is none, or too long.
std::string textAt(const Json& body, const char* name) {
    const auto found = body.find(name);
    if (found == body.end() || !found->is_string()) {
        return {};
    }
    std::string text = core::cleanText(found->get<std::string>());
    return text.size() > kLongestText ? std::string() : text;
}

bool isObject(const std::string& name) {
    static const std::set<std::string> kObjects = {"accounts", "opportunities", "contacts", "leads",
                                                   "users"};
    return kObjects.contains(name);
}

void wishStop(core::Record& record, core::ConnectionId connection, const Json& body) {
    record.db()
        .prepare("INSERT OR IGNORE INTO crm_stop_wishes (connection_id, account_external_id, "
                 "opportunity_external_id, event_id, note, created_at) VALUES (?, ?, ?, ?, ?, ?)")
        .run(connection, textAt(body, "account"), textAt(body, "record"), textAt(body, "id"),
             textAt(body, "note"), core::nowUtc());
}

} // namespace

HookReceiver::HookReceiver(core::Workspace& ws, std::string connection, std::string secret,
                           Clock& clock)
    : ws_(ws), connection_(std::move(connection)), secret_(std::move(secret)), clock_(clock) {}

bool HookReceiver::signedWell(const HookRequest& request) const {
    const auto stamp = request.headers.find("evenlode-timestamp");
    const auto signature = request.headers.find("evenlode-signature");
    if (secret_.empty() || stamp == request.headers.end() || signature == request.headers.end()) {
        return false;
    }
    const auto at = core::parseInteger(stamp->second);
    if (!at || std::llabs(clock_.nowMs() / 1000 - *at) > kMostSecondsOff) {
        return false;
    }
    const std::string expected =
        "sha256=" + core::hmacSha256(secret_, stamp->second + "." + request.body);
    return core::sameSecret(expected, signature->second);
}

HookResponse HookReceiver::take(const HookRequest& request) {
    if (request.method != "POST" || request.path != "/hooks/" + connection_) {
        return answer(404, "error", "send POST /hooks/" + connection_);
    }
    if (!signedWell(request)) {
        return answer(401, "error", "the signature does not hold, or is too old");
    }
    const Json body = Json::parse(request.body, nullptr, false);
    if (!body.is_object() || textAt(body, "id").empty() || textAt(body, "record").empty()) {
        return answer(400, "error", "an event needs an id and a record");
    }
    const std::string event = textAt(body, "event");
    const std::string object = event == "deal.won" ? "opportunities" : textAt(body, "object");
    const bool won = event == "deal.won";
    if ((!won && event != "record.changed") || !isObject(object) ||
        (won && textAt(body, "account").empty())) {
        return answer(422, "error", "known are record.changed and deal.won");
    }
    const core::ConnectionId connection = requireConnection(ws_.newReader(), connection_).id;
    bool fresh = false;
    ws_.record("Take a web hook", [&](core::Record& record) {
        fresh = noteEvent(record, connection_, textAt(body, "id"));
        if (fresh) {
            noteHint(record, connection, object, textAt(body, "record"));
            if (won) {
                wishStop(record, connection, body);
            }
        }
    });
    return answer(fresh ? 202 : 200, "duplicate", !fresh);
}

std::vector<StopWish> loadStopWishes(const core::Connection& db) {
    std::vector<StopWish> wishes;
    core::Statement rows =
        db.prepare("SELECT w.id, n.name, w.account_external_id, w.opportunity_external_id, w.note, "
                   "w.created_at, w.status FROM crm_stop_wishes w JOIN crm_connections n ON n.id = "
                   "w.connection_id ORDER BY w.id");
    while (rows.step()) {
        wishes.push_back({rows.integer(0), rows.string(1), rows.string(2), rows.string(3),
                          rows.string(4), rows.string(5), rows.string(6)});
    }
    return wishes;
}

} // namespace crm
