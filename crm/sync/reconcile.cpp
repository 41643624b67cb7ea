// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/reconcile.h"

#include "core/base/text.h"
#include "crm/sync/field_merge.h"

#include <algorithm>

namespace crm {

namespace {

std::string valueOf(const FieldValues& values, const std::string& field) {
    const auto found = values.find(field);
    return found == values.end() ? std::string() : found->second;
}

bool anyValue(const FieldValues& values) {
    return std::any_of(values.begin(), values.end(),
                       [](const auto& entry) { return !entry.second.empty(); });
}

/// One record's part of the plan.
struct RecordPlan {
    std::vector<FieldChange> changes;
    std::vector<FieldConflict> conflicts;
    FieldValues agreed;
};

RecordPlan compare(const std::string& id, const FieldValues& wanted, const FieldValues& remote,
                   const FieldValues* seen, bool overwrite) {
    RecordPlan plan;
    for (const auto& [field, ours] : wanted) {
        const std::string theirs = valueOf(remote, field);
        if (sameValue(theirs, ours)) {
            plan.agreed.emplace(field, theirs);
            continue;
        }
        const auto known = seen != nullptr ? seen->find(field) : FieldValues::const_iterator();
        const bool changedByOthers =
            seen != nullptr && known != seen->end() && !sameValue(known->second, theirs);
        if (changedByOthers && !overwrite) {
            plan.conflicts.push_back({id, field, theirs, known->second, ours});
        } else {
            plan.changes.push_back({id, field, theirs, ours});
        }
    }
    return plan;
}

std::string shareText(std::int64_t part, std::int64_t whole) {
    return core::percent(static_cast<double>(part) / static_cast<double>(whole), 0);
}

} // namespace

SyncPlan reconcile(const RecordValues& wanted, const RecordValues& remote, const RecordValues& seen,
                   bool overwrite) {
    SyncPlan plan;
    for (const auto& [id, values] : remote) {
        plan.filled += anyValue(values);
    }
    for (const auto& [id, fields] : wanted) {
        const auto theirs = remote.find(id);
        if (theirs == remote.end()) {
            plan.missing.push_back(id);
            continue;
        }
        const auto known = seen.find(id);
        RecordPlan record = compare(id, fields, theirs->second,
                                    known == seen.end() ? nullptr : &known->second, overwrite);
        if (!record.agreed.empty()) {
            plan.agreed.emplace(id, std::move(record.agreed));
        }
        if (!record.conflicts.empty()) {
            plan.conflicts.insert(plan.conflicts.end(), record.conflicts.begin(),
                                  record.conflicts.end());
        } else if (record.changes.empty()) {
            ++plan.unchanged;
        } else {
            ++plan.toWrite;
            plan.replacing += std::any_of(record.changes.begin(), record.changes.end(),
                                          [](const FieldChange& c) { return !c.before.empty(); });
            plan.changes.insert(plan.changes.end(), record.changes.begin(), record.changes.end());
        }
    }
    return plan;
}

std::string consentNeeded(const SyncPlan& plan, const RecordValues& remote,
                          const RecordValues& seen, const Guard& guard) {
    const auto tooMany = [&](std::int64_t part, std::int64_t whole) {
        return part > guard.always &&
               static_cast<double>(part) > guard.share * static_cast<double>(whole);
    };
    const auto gone = std::count_if(
        seen.begin(), seen.end(), [&](const auto& entry) { return !remote.contains(entry.first); });
    if (tooMany(gone, static_cast<std::int64_t>(seen.size()))) {
        return core::format(
            "{} of the {} known there ({}) are gone, as if the CRM had been reset",
            core::grouped(gone),
            core::counted(static_cast<std::int64_t>(seen.size()), "record", "records"),
            shareText(gone, static_cast<std::int64_t>(seen.size())));
    }
    if (tooMany(plan.replacing, plan.filled)) {
        return core::format("{} of {} that have a territory or owner ({}) would get another",
                            core::grouped(plan.replacing),
                            core::counted(plan.filled, "record", "records"),
                            shareText(plan.replacing, plan.filled));
    }
    return {};
}

} // namespace crm
