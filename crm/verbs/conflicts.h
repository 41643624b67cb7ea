// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "crm/sync/conflict_store.h"
#include "crm/sync/outbox_store.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crm {

struct ConflictsReport {
    std::vector<Conflict> conflicts;
};
void to_json(core::Json& json, const ConflictsReport& report);

/// The review list of a connection; empty = of all. With `all`, also what was decided. Throws
/// Error(Input) for a connection that does not exist.
ConflictsReport listConflicts(const core::Workspace& ws, const std::string& connection,
                              bool all = false);

struct ResolveParams {
    std::int64_t conflict = 0;
    std::string keep;  ///< "ours", "theirs" or "other"
    std::string value; ///< with "other"
};
/// Decides a conflict. "ours" is written over the CRM's value by the next sync or publish; "theirs"
/// gives up what was wanted here, or, of a value of the plan, leaves the CRM's until one of them
/// changes; "other" writes a third value. Decisions about edits can be undone. Throws Error(Usage)
/// for another word, or "other" for a value that the plan decides.
ConflictsReport resolveConflict(core::Workspace& ws, const ResolveParams& params);
/// The same for many: all or none. Decisions about edits are one undoable step.
ConflictsReport resolveConflicts(core::Workspace& ws, const std::vector<ResolveParams>& decisions);

struct OutboxReport {
    std::vector<OutboxItem> items;
};
void to_json(core::Json& json, const OutboxReport& report);
/// What waits to be sent, is unsure, or was refused.
OutboxReport listOutbox(const core::Workspace& ws, const std::string& connection, bool all = false);
/// Brings what was refused back to the queue; 0 = all of the connection.
OutboxReport retryOutbox(core::Workspace& ws, const std::string& connection, std::int64_t item);

struct SetFieldsParams {
    std::string account;    ///< external id
    std::string connection; ///< empty = the account may come from anywhere
    std::vector<std::pair<std::string, std::string>> fields; ///< field -> value; empty = no value
};
/// Changes fields of an account here; the next sync sends them. One undoable step. Throws
/// Error(Input) for an account that is not there, Error(Usage) for a field that cannot be changed.
core::Changes setFields(core::Workspace& ws, const SetFieldsParams& params);

} // namespace crm
