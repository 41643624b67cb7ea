// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "crm/verbs/publish.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crm {

struct RollbackParams {
    std::string publish; ///< id of the publish to take back
    bool dryRun = false;
    std::string why = {}; ///< for the ledger
    Surroundings around = {};
};

/// A value that stays as it is, and why.
struct RollbackSkip {
    std::string id;
    std::string name;
    std::string field;
    std::string now;       ///< in the CRM
    std::string published; ///< what the publish wrote
    std::string old;       ///< what it would have been set back to
    std::string message;
};

struct RollbackReport {
    std::string publish;    ///< the publish that was taken back
    std::string rollbackId; ///< the receipt of taking it back; empty after a dry run
    bool dryRun = false;
    bool withdrawn = false; ///< it waited for its day: nothing had been written, nothing will be
    std::int64_t toRestore = 0; ///< records
    std::int64_t restored = 0;  ///< records
    std::int64_t unchanged = 0; ///< records that have the old values already
    std::vector<RollbackSkip> skipped;
    std::vector<FieldChange> changes;
    std::int64_t entry = 0; ///< its number in the ledger; 0 = none
    std::int64_t calls = 0;
    double seconds = 0;
};
void to_json(core::Json& json, const RollbackReport& report);

/// Puts back what the CRM had before a publish, field by field, except where somebody, or a later
/// publish, has changed the value since: those are listed. Like a publish it is journalled before
/// it writes, may be cut off and run again, and gets an entry in the ledger. From then on a sync
/// does not bring the plan's values back until somebody publishes again.
///
/// Throws Error(Input) for a publish that does not exist, Error(Conflict) where write-back is off.
RollbackReport rollback(core::Workspace& ws, const RollbackParams& params, core::Job& job);

} // namespace crm
