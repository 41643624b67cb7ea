// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "crm/adapters/adapter.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crm {

/// A value on its way to the CRM.
struct OutboxField {
    std::string field; ///< the CRM's name
    std::string value;
    std::optional<std::string> expected; ///< written only over this
    std::string neutral = {}; ///< our name of it; empty if the workspace has no such field
    std::int64_t change = 0;  ///< the queued change (`plan_field_changes`) behind it; 0 = none
};

/// One record's write that waits, is under way, is done, or cannot be done (table `crm_outbox`).
///
/// Status: "queued"; "sending" from right before it is sent until its outcome is known, so that
/// what a cut left behind is known to be unsure; "unknown" when no answer came: it is looked up
/// before anything else; "question" when several records could be meant and a person must say
/// which; "done"; "dead" when the CRM refused it for the reason in `error`.
struct OutboxItem {
    std::int64_t id = 0;
    core::ConnectionId connection;
    std::string object;     ///< "accounts", "activities"
    std::string externalId; ///< empty: a record that is to be made
    std::string ownKey;     ///< our own key, with which repeating the making is harmless
    std::vector<OutboxField> fields;
    std::string status = "queued";
    int attempts = 0;
    std::int64_t nextMs = 0; ///< not before this time
    std::int64_t sentMs = 0;
    std::string error;
    std::vector<std::string> others; ///< of a question: the records that could be meant
    std::string queuedAt;
};
void to_json(core::Json& json, const OutboxItem& item);

/// The object of a name; Throws Error(Usage) for one that no CRM has.
Object objectOf(const std::string& name);

/// Queues a write and returns its number. A record that is to be made needs an own key: a second
/// one with the same key, or for the same record while the first has not been sent, replaces it.
std::int64_t queueWrite(core::Record& record, const OutboxItem& item);

/// What is due: queued or unknown, in the order it was queued; with `sending`, also what a cut left
/// behind.
std::vector<OutboxItem> loadDue(const core::Connection& db, core::ConnectionId connection,
                                std::int64_t nowMs);
/// All that is not done, or all.
std::vector<OutboxItem> loadOutbox(const core::Connection& db,
                                   std::optional<core::ConnectionId> connection, bool all);

/// Notes that items are about to be sent.
void markSending(core::Record& record, const std::vector<std::int64_t>& items, std::int64_t nowMs);
/// Notes what became of an item.
void settleItem(core::Record& record, const OutboxItem& item);
/// What was being sent when the program ended is unknown from now on.
void sweepSending(core::Record& record, core::ConnectionId connection);
/// Brings dead items back to the queue; 0 = all of the connection. Returns how many.
std::int64_t retryItems(core::Record& record, core::ConnectionId connection, std::int64_t item);
void deleteItem(core::Record& record, std::int64_t item);

} // namespace crm
