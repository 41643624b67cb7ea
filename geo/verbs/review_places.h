// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/records/candidate_store.h"
#include "core/records/placement.h"
#include "core/verbs/decide_place.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace geo {

struct ReviewPlacesParams {
    std::string value;    ///< column or expression that says what an account is worth; empty = 1
    std::string where;    ///< expression over account columns; empty = all
    std::string scenario; ///< whose territories the candidates are looked up in; may be empty
    std::string account;  ///< only this one, whatever its state; may be empty
    std::size_t most = 0; ///< items in the list; 0 = all
};

/// A place that an account may have, with the territory it would count for.
struct ReviewCandidate {
    core::records::MatchCandidate candidate;
    std::string territory;
};

/// An account whose place a person should look at.
struct ReviewItem {
    core::AccountId account;
    std::string id; ///< in the CRM or file
    std::string name;
    std::string address; ///< on one line, corrections included
    std::string zip;
    double value = 0;
    std::optional<core::Point> point;
    std::string matchLevel;
    double matchScore = 0;
    double errorM = 0;  ///< 95 % radius; that of a city where there is no place at all
    std::string note;   ///< what the geocoder had to say
    bool stale = false; ///< the address is not the one that it was placed by
    double weight = 0;  ///< value × kilometres of uncertainty: the order of the list
    std::string territory;
    bool sameTerritory = true;               ///< with every candidate
    std::vector<ReviewCandidate> candidates; ///< best first
};

/// The accounts of one match level.
struct LevelSummary {
    std::string level;
    std::int64_t accounts = 0;
    double share = 0;  ///< of all accounts
    double errorM = 0; ///< median 95 % radius
    std::int64_t withoutStreet = 0;
};

struct ReviewPlacesReport {
    std::int64_t accounts = 0;
    std::int64_t toReview = 0; ///< all, whatever `most` says
    std::int64_t stale = 0;
    std::vector<LevelSummary> levels; ///< best first, all of them
    double goodShare = 0;             ///< interpolated or better
    std::vector<ReviewItem> items;
};
void to_json(core::Json& json, const ReviewPlacesReport& report);

/// Scores below this are not taken without a person.
constexpr double kAcceptedScore = 0.85;

/// The work list of places: accounts placed by street, ZIP, city or not at all, with a score below
/// `kAcceptedScore`, or stale, that nobody has decided about since their address changed. Sorted by
/// value × uncertainty. Throws Error(Input) for expressions and scenarios that are not understood.
ReviewPlacesReport reviewPlaces(const core::Connection& db, const ReviewPlacesParams& params,
                                core::Job& job);

/// What a geocoder answers for one address.
struct Relocated {
    core::records::Placement place;
    std::vector<core::records::MatchCandidate> candidates;
};
using Relocate = std::function<Relocated(const core::records::PlacementInput&)>;
/// Places by ZIP or city, without reference data.
Relocated relocateByZip(const core::records::PlacementInput& input);
/// Places by the reference index that workspaces share, by ZIP or city where it knows no street.
Relocated relocateByIndex(const core::records::PlacementInput& input);

/// `core::decidePlace`, and what follows from it: a corrected address is placed anew by `relocate`,
/// and the units of accounts are found again.
core::DecidePlaceReport decideAndLocate(core::Workspace& ws, const core::DecidePlaceParams& params,
                                        const Relocate& relocate, core::Job& job);

/// Finds the units of accounts again if the changes (of an edit, an undo or a redo) moved any.
/// Returns whether they did.
bool locateAfter(core::Workspace& ws, const core::Changes& changes, core::Job& job);

} // namespace geo
