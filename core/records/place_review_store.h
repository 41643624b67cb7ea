// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/plan/shape.h"
#include "core/workspace/workspace.h"

#include <map>
#include <optional>
#include <string>

namespace core::records {

/// What a person has said about the place of an account.
enum class PlaceDecision {
    Accepted,  ///< the place found is right
    Picked,    ///< one of the candidates is right
    Pinned,    ///< it is where the pin was put
    Fixed,     ///< the address was wrong and has been corrected
    Unmappable ///< there is no place for it; it counts by its ZIP
};
const char* placeDecisionName(PlaceDecision decision) noexcept;

struct PlaceReview {
    AccountId account;
    PlaceDecision decision = PlaceDecision::Accepted;
    std::string inputHash; ///< `placementInput` of the address that was decided about
    std::string level;     ///< of a picked candidate
    std::optional<double> errorM;
    std::string label; ///< of a picked candidate
    std::string note;
    std::string decidedAt; ///< UTC; filled when it is read
};

/// Keeps a review in place of the one there was. `pin` is where the account lies from now on,
/// degrees of EPSG:4326; without one a pin that was there is taken away.
void savePlaceReview(core::Edit& edit, const PlaceReview& review, const std::optional<Point>& pin);
/// Takes review and pin away: the place found counts again.
void dropPlaceReview(core::Edit& edit, AccountId account);

std::map<AccountId, PlaceReview> loadPlaceReviews(const Connection& db);
/// Where people have put accounts.
std::map<AccountId, Point> loadPins(const Connection& db);

} // namespace core::records
