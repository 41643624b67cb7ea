// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/json.h"
#include "core/plan/shape.h"
#include "core/workspace/workspace.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace core::records {

/// One reason for or against a match: + "City agrees", - "No number 285 in its range".
struct MatchReason {
    bool favours = true;
    std::string text;
    bool operator==(const MatchReason&) const = default;
};
void to_json(Json& json, const MatchReason& reason);
void from_json(const Json& json, MatchReason& reason);

/// A place that an address may mean, kept for review.
struct MatchCandidate {
    Point point; ///< degrees of EPSG:4326
    std::string level;
    double score = 0;             ///< 0 to 1
    std::optional<double> errorM; ///< 95 % radius in metres; empty = usual for the level
    std::string label;            ///< "285 Lake Ave, Guilford, CT 06437"
    std::vector<MatchReason> reasons;
    bool operator==(const MatchCandidate&) const = default;
};

struct AccountCandidates {
    AccountId account;
    std::vector<MatchCandidate> candidates; ///< best first
};

/// Keeps the candidates of these accounts in place of those they had; an empty list forgets them.
void saveCandidates(core::Record& token, std::span<const AccountCandidates> accounts);
/// Best first; empty if there are none.
std::vector<MatchCandidate> loadCandidates(const Connection& db, AccountId account);

} // namespace core::records
