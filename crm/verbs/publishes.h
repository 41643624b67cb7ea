// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "crm/sync/publish_store.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crm {

/// An earlier publish as it stands today.
struct EarlierPublish {
    Publish publish;
    std::string connection; ///< its name; empty if it has been removed
    std::string startedAt;  ///< UTC
    std::string finishedAt; ///< UTC; empty = it was cut off
    std::string who;
    std::int64_t written = 0; ///< records
    std::int64_t entry = 0;   ///< its number in the ledger; 0 = none
    /// "in force"; "later": in force from its effective date on; "superseded" by a later one;
    /// "taken back"; "cut off"; "empty": nothing was written; "scheduled": it waits for its
    /// effective date; "withdrawn" while it waited.
    std::string state;
    std::string takenBackAt; ///< UTC
};
void to_json(core::Json& json, const EarlierPublish& earlier);

struct PublishesReport {
    std::vector<EarlierPublish> publishes; ///< newest first
};
void to_json(core::Json& json, const PublishesReport& report);

/// What was published to a connection; empty = to all. Rollbacks are told as the state of what they
/// took back; tests are left out. `today`: a date, by which "in force" and "later" are told apart.
/// Throws Error(Input) for a connection that does not exist.
PublishesReport listPublishes(const core::Workspace& ws, const std::string& connection,
                              const std::string& today);

} // namespace crm
