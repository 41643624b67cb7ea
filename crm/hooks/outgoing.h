// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fetch.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "crm/adapters/clock.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace crm {

/// An address that is told what happens here.
struct OutgoingHook {
    std::int64_t id = 0;
    std::string name;
    std::string url;
    std::int64_t waiting = 0; ///< events that have not arrived yet
    std::int64_t parked = 0;  ///< events that were given up
    std::string lastError;
};
void to_json(core::Json& json, const OutgoingHook& hook);

std::vector<OutgoingHook> loadHooks(const core::Connection& db);
/// Throws Error(Input) for a name that is taken, or an address that is neither https nor on this
/// computer.
void addHook(core::Workspace& ws, const std::string& name, const std::string& url);
/// What was waiting for it is dropped. Throws Error(Input) if there is none of the name.
void removeHook(core::Workspace& ws, const std::string& name);

/// Queues an event for every hook, in the same transaction as what it tells of.
void queueEvent(core::Record& record, const std::string& event, const core::Json& data);

/// The secret that a hook's events are signed with, by its name; never kept in the workspace.
using HookSecret = std::function<std::string(const std::string& hook)>;

struct DeliveryReport {
    std::int64_t delivered = 0;
    std::int64_t waiting = 0;
    std::int64_t parked = 0;
};
void to_json(core::Json& json, const DeliveryReport& report);

/// Sends what is due, in order. Each event is a POST of {"id", "sequence", "event", "at", "data"}
/// with the headers Evenlode-Event-Id, Evenlode-Sequence, Evenlode-Timestamp and
/// Evenlode-Signature, as `HookReceiver` reads them. An event that does not arrive is tried again
/// after pauses that double, holding back those behind it, for a day; then it is parked. A hook
/// that answers 410 is removed.
DeliveryReport deliverHooks(core::Workspace& ws, const core::Fetch& fetch, const HookSecret& secret,
                            Clock& clock, core::Job& job);

} // namespace crm
