// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/records/placement.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace crm {

struct SyncParams {
    std::vector<std::string> connections; ///< by name; empty = all
    bool full = false; ///< reads everything again, also what has not changed since the last time
    bool yes = false;  ///< takes over even when most records have disappeared
    double maxRemoved = 0.5; ///< share of an object's records that may disappear without `yes`
};

struct SyncReport {
    struct Counts {
        std::int64_t read = 0;
        std::int64_t added = 0;
        std::int64_t updated = 0;
        std::int64_t unchanged = 0;
        std::int64_t removed = 0;
        std::int64_t rejected = 0;
        std::int64_t changed() const { return added + updated + removed; }
    };
    std::map<std::string, Counts> objects; ///< by name: "accounts", "users", ...
    std::int64_t pushed = 0;
    std::int64_t calls = 0;
    double seconds = 0;
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const SyncReport& report);

/// How a record is put on the map when it comes in. Looking up ZIPs or streets is not this layer's
/// business; who can, passes it in.
using Placer = std::function<core::records::Placement(const core::records::NeutralRecord&)>;

/// Pulls the changes of all objects into the workspace. Each object arrives whole or not at all;
/// records that are gone in the CRM become tombstones. Doing it twice changes nothing.
///
/// Accounts and other records that were imported from a file before, with the same id and name, are
/// taken over rather than doubled. Throws Error(Conflict) if more than `maxRemoved` of an object's
/// records have disappeared (an emptied file, a reset CRM) and `yes` was not said.
SyncReport sync(core::Workspace& ws, const SyncParams& params, core::Job& job,
                const Placer& place = core::records::placeAsGiven);

} // namespace crm
