// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/records/candidate_store.h"
#include "core/records/place_review_store.h"
#include "core/records/placement.h"
#include "core/workspace/workspace.h"
#include "geo/verbs/import_records.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace geo {

struct ReviewPlacesParams {
    std::string where;   ///< expression over the columns of accounts; empty = all
    std::string measure; ///< whose value accounts are weighed by; empty = the first that is summed
                         ///< from accounts, or every account the same
    bool staleOnly = false; ///< those whose address has changed since they were placed
    int limit = 0;          ///< of items; 0 = all
};

/// An account whose place is to be looked at.
struct ReviewItem {
    core::AccountId account;
    std::string externalId, source, name;
    core::records::PlacementInput address; ///< corrections that wait for the CRM included
    core::records::Placement place;        ///< as found
    double errorM = 0;                     ///< it lies within, 95 of 100 times
    double value = 0;                      ///< of the measure
    double weight = 0;                     ///< value times kilometres of error
    bool stale = false;
    std::vector<core::records::MatchCandidate> candidates; ///< best first
};

struct ReviewPlacesReport {
    std::int64_t total = 0;   ///< accounts looked at
    std::int64_t listed = 0;  ///< to review, also beyond the limit
    std::int64_t decided = 0; ///< would be listed, but somebody has decided
    std::int64_t stale = 0;   ///< whose address has changed since they were placed
    std::int64_t unlocated =
        0; ///< without a point of their own: counted by ZIP where they have one
    std::int64_t unlocatedByZip = 0; ///< of those, with a ZIP to count them by
    LevelCounts byLevel;             ///< of all accounts, pins by the level they were found at
    /// 95 % radius that is usual at each level of this workspace: the median of its accounts.
    std::map<std::string, double> errorByLevel;
    std::string measure; ///< that the values are of; empty = every account counts 1
    std::string unit;
    std::vector<ReviewItem> items; ///< by weight, heaviest first
};
void to_json(core::Json& json, const ReviewPlacesReport& report);

/// Lists the accounts whose place is not sure: found on a street, in a ZIP, in a city or not at
/// all, or with a score below 0.85, and not decided about since their address last changed.
ReviewPlacesReport reviewPlaces(const core::Connection& db, const ReviewPlacesParams& params);

/// "412 accounts have no point: 400 are counted by ZIP, 12 not at all." Empty if all have one.
std::string unlocatedText(std::int64_t unlocated, std::int64_t byZip);

/// What a person says about the place of one account. Exactly one of the wishes.
struct DecidePlaceParams {
    std::string account;            ///< external id, or "source:id" where several sources have it
    core::AccountId id;             ///< instead of `account`
    bool accept = false;            ///< the place found is right
    int pick = 0;                   ///< candidate 1, 2, …
    std::optional<core::Point> pin; ///< degrees of EPSG:4326
    /// Fields of the address (street, city, state, zip, country) and what they should be.
    std::map<std::string, std::string> fix;
    bool unmappable = false;
    bool reopen = false; ///< forget what was said
    std::string note;
};

struct DecidePlaceReport {
    std::string account;
    std::string decision; ///< "accepted" …, or "reopened"
    std::string level;    ///< at which the account is placed now
    std::optional<core::Point> point;
    std::vector<std::string> queued; ///< fields whose change waits for the CRM
};
void to_json(core::Json& json, const DecidePlaceReport& report);

/// Carries out what a person has said: one step to undo. A corrected address is queued for the CRM
/// and the account placed anew. Throws Error(Input) for an account or candidate that is not there,
/// Error(Usage) unless there is exactly one wish.
DecidePlaceReport decidePlace(core::Workspace& ws, const DecidePlaceParams& params, core::Job& job);

} // namespace geo
