// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "crm/sync/field_merge.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace crm {

/// A field that both sides changed to different values (table `crm_conflicts`). Both are kept until
/// a person decides; the CRM keeps its own meanwhile.
struct Conflict {
    std::int64_t id = 0;
    core::ConnectionId connection;
    std::string connectionName; ///< filled when it is read
    std::string object;
    std::string externalId;
    std::string name;   ///< of the record; filled when it is read
    std::string field;  ///< of an edit our name of it, of the plan the CRM's
    std::string origin; ///< "edit": a person changed the field here; "plan": the plan decides it;
    ///< "visit": a person noted it here
    /// "visit": a visit was posted, by neutral names
    FieldValue base, ours, theirs;
    /// "open"; "ours", "theirs" or "other" as it was decided; "settled" when the sides agreed by
    /// themselves.
    std::string status = "open";
    std::string foundAt, decidedAt, decidedBy;
};
void to_json(core::Json& json, const Conflict& conflict);

/// Notes a conflict. One that is there already gets the new values; if they are other than those
/// that were decided on, it is open again. Returns true if it is open.
bool noteConflict(core::Record& record, const Conflict& conflict);
/// Closes the open conflicts of an origin that are not among these (external id, field).
void settleOthers(core::Record& record, core::ConnectionId connection, const std::string& origin,
                  const std::set<std::pair<std::string, std::string>>& still);
/// Notes how a conflict was decided.
void decideConflict(core::Record& record, std::int64_t conflict, const std::string& decision);

/// By connection, record and field. Empty connection = all.
std::vector<Conflict> loadConflicts(const core::Connection& db,
                                    std::optional<core::ConnectionId> connection, bool openOnly);
/// Throws Error(Input) if there is none of this number.
Conflict requireConflict(const core::Connection& db, std::int64_t id);

/// What was decided about values of the plan: (external id, field) -> conflict.
using Decisions = std::map<std::pair<std::string, std::string>, Conflict>;
Decisions loadDecisions(const core::Connection& db, core::ConnectionId connection);

} // namespace crm
