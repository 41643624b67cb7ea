// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality/duplicates.h"
#include "core/workspace/workspace.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace core::quality {

/// Keeps the probable duplicates as computed, in place of those kept before. Each cluster's
/// accounts are in the order given: the proposed survivor first.
void saveDuplicates(Record& token, const Duplicates& found);

/// A cluster as last computed.
struct StoredCluster {
    std::vector<AccountId> accounts; ///< the proposed survivor first
    double score = 0;
    std::vector<ScoreWeight> weights;
};
/// Best first; accounts that are gone are left out, and clusters of which one is left.
std::vector<StoredCluster> loadClusters(const Connection& db);
/// All pairs as last computed: lower id, higher id, probability.
std::vector<DuplicatePair> loadDuplicatePairs(const Connection& db);

enum class GroupDecision {
    Link, ///< one company here; the CRM keeps its records
    Merge ///< the same, and the CRM shall merge them
};

/// Accounts that a person has said to be one.
struct DuplicateGroup {
    std::int64_t id = 0;
    GroupDecision decision = GroupDecision::Link;
    AccountId survivor;
    std::vector<AccountId> members; ///< with the survivor, by id; those that are gone left out
    std::string note;
    std::string decidedAt;
};
/// In order of id. Where the survivor is gone from the source, the lowest member stands in.
std::vector<DuplicateGroup> loadGroups(const Connection& db);

/// Makes the accounts one group; groups that they are in already join it. Returns its id.
std::int64_t saveGroup(Edit& edit, const DuplicateGroup& group);
/// Takes accounts out of their groups; a group with one member left is no group.
void leaveGroups(Edit& edit, std::span<const AccountId> accounts);

/// Says of each pair among the accounts that the two are not one.
void ignorePairs(Edit& edit, std::span<const AccountId> accounts, const std::string& note);
/// Forgets that pairs among the accounts were ignored.
void unignorePairs(Edit& edit, std::span<const AccountId> accounts);
/// Pairs that are ignored and look as they did then, by id; a changed field takes a pair out.
std::set<std::pair<AccountId, AccountId>> loadIgnored(const Connection& db);

/// A digest of the fields that duplicates are found by, for one account.
std::string fieldsHash(const Connection& db, AccountId account);

/// Sets the switch that `countsClustersOnce` reads.
void setCountsClustersOnce(Edit& edit, bool once);

} // namespace core::quality
