// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/scenario.h"
#include "core/workspace/workspace.h"
#include "crm/sync/publish_store.h"

#include <cstdint>
#include <set>
#include <string>

namespace crm {

/// A publish on its way into the ledger.
struct PublishReceipt {
    Publish publish;
    std::string connection;      ///< name
    core::Scenario scenario;     ///< not of a rollback
    std::set<std::string> scope; ///< codes of territories; empty = the whole plan
};

/// Adds the entry of a publish to the ledger: the values that were written, and what changed hands
/// since the entry that is in force on its date. Returns its number; 0, and adds nothing, if
/// nothing was written and nothing changed hands.
std::int64_t addReceipt(core::Record& record, const PublishReceipt& receipt);

/// The same for a rollback: what the publish of `receipt.publish.of` gave to others, and nobody has
/// changed since, goes back to whom it belonged before.
std::int64_t addRollbackReceipt(core::Record& record, const PublishReceipt& receipt);

} // namespace crm
