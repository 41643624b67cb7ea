// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "crm/adapters/clock.h"
#include "crm/hooks/loopback_server.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crm {

/// Takes the web hooks that middleware (Zapier, Workato, a relay) sends to POST /hooks/CONNECTION.
///
/// A hook is signed: `Evenlode-Timestamp` holds the seconds of the Unix epoch, `Evenlode-Signature`
/// "sha256=" and the HMAC-SHA256 of timestamp, a full stop, and the body, in hexadecimal digits.
/// Without a secret nothing is taken; older or newer than five minutes neither.
///
///     {"id": "evt-1", "event": "record.changed", "object": "accounts", "record": "A1601"}
///     {"id": "evt-2", "event": "deal.won", "record": "D77", "account": "A1601", "note": "..."}
///
/// An event that has come before is answered with 200 and does nothing. A changed record is only
/// marked to be read again by the next sync; a won deal adds a wish for a stop at its account.
class HookReceiver {
public:
    HookReceiver(core::Workspace& ws, std::string connection, std::string secret,
                 Clock& clock = Clock::system());

    HookResponse take(const HookRequest& request);

private:
    bool signedWell(const HookRequest& request) const;

    core::Workspace& ws_;
    std::string connection_;
    std::string secret_;
    Clock& clock_;
};

/// A stop that a won deal asks for, until a route takes it in.
struct StopWish {
    std::int64_t id = 0;
    std::string connection;
    std::string account; ///< external ids
    std::string opportunity;
    std::string note;
    std::string createdAt;
    std::string status; ///< "queued"
};
/// In the order they came.
std::vector<StopWish> loadStopWishes(const core::Connection& db);

} // namespace crm
