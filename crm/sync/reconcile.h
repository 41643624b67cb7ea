// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/sync/snapshot_store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crm {

/// One field of one record that the CRM shows otherwise than the plan.
struct FieldChange {
    std::string id;
    std::string field;
    std::string before; ///< in the CRM now
    std::string after;  ///< in the plan
    std::string reason = {};
};

/// A field that somebody else has changed in the CRM since we last saw it. The record is left
/// alone.
struct FieldConflict {
    std::string id;
    std::string field;
    std::string theirs;   ///< in the CRM now
    std::string lastSeen; ///< what we saw last, or wrote
    std::string ours;     ///< in the plan
};

/// What is to be written, found out without touching either side.
struct SyncPlan {
    std::vector<FieldChange> changes; ///< by record, in order of id
    std::vector<FieldConflict> conflicts;
    std::vector<std::string> missing; ///< wanted, but not in the CRM
    RecordValues agreed;              ///< values of the CRM that are as the plan has them
    std::int64_t toWrite = 0;         ///< records with changes
    std::int64_t unchanged = 0;       ///< records that show the plan already
    std::int64_t replacing = 0;       ///< of `toWrite`, those where a value is replaced by another
    std::int64_t filled = 0;          ///< records of the CRM that have a value in any of the fields
};

/// Compares, field by field, what the plan wants, what the CRM has and what we saw there last.
/// Differs from the plan: to be written, unless the CRM also differs from what we saw last, which
/// makes it a conflict (or, with `overwrite`, a change like others). Where nothing was seen before,
/// what the CRM has now counts as seen. Pure.
SyncPlan reconcile(const RecordValues& wanted, const RecordValues& remote, const RecordValues& seen,
                   bool overwrite);

/// How much a write may replace unasked.
struct Guard {
    double share = 0.5;       ///< of the records that have a value
    std::int64_t always = 20; ///< as few as these are never too many
};

/// Why a plan should not be written without a person's consent; empty if it may. Both rules look at
/// what would be lost: values that are replaced, and a CRM that has mostly forgotten its records.
std::string consentNeeded(const SyncPlan& plan, const RecordValues& remote,
                          const RecordValues& seen, const Guard& guard);

} // namespace crm
