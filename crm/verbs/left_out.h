// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "crm/sync/left_out_store.h"

#include <string>
#include <vector>

namespace crm {

struct LeaveOutParams {
    std::string connection;
    std::vector<std::string> records; ///< ids in the CRM; empty = nothing changes
    bool takeIn = false;              ///< they are published again, instead of left out
    std::string why = {};
};

struct LeftOutRecord {
    std::string id;
    std::string name; ///< of the account; empty if it is not known here any more
    LeftOut decision;
};

/// What is left out of a connection after the change, in the order of the ids.
struct LeaveOutReport {
    std::string connection;
    std::vector<LeftOutRecord> records;
};
void to_json(core::Json& json, const LeaveOutReport& report);

/// Leaves records out of publishing, or takes them in again: neither a publish nor a sync writes
/// what the plan decides of them meanwhile. Throws Error(Input) for an id that no account has, or
/// that is not left out; then nothing is changed.
LeaveOutReport leaveRecordsOut(core::Workspace& ws, const LeaveOutParams& params);

} // namespace crm
