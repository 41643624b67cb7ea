// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/plan/shape.h"
#include "core/records/placement.h"
#include "core/workspace/workspace.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace core::records {

/// Where an account lies now, and what that rests on.
struct AccountPlace {
    AccountId id;
    std::string externalId;
    /// Its address and given coordinates as they are now, corrections that wait for the CRM
    /// included.
    PlacementInput input;
    Placement place;        ///< found for the address it had then
    std::string placedFrom; ///< digest of that address, see `placementInput`
    std::string placedAt;   ///< when, in UTC; empty if never
    bool pinned = false;    ///< a person has put it elsewhere; that place counts
    bool stale() const { return placedFrom != placementInput(input); }
};

/// All accounts that are not removed, in order of id.
std::vector<AccountPlace> loadAccountPlaces(const Connection& db);

/// The address of one account as it is now, corrections that wait for the CRM included. Throws
/// Error(Input) if the account is gone.
PlacementInput loadAddress(const Connection& db, AccountId account);

struct NewPlace {
    AccountId id;
    Placement place;
    std::string placedFrom;
};
/// Writes places, in one go with the caller's record.
void saveAccountPlaces(core::Record& token, std::span<const NewPlace> places);

/// Which unit of a layer each account lies in, in order of account id, as last computed.
std::vector<std::pair<AccountId, UnitId>> loadAccountUnits(const Connection& db, LayerId layer);
/// Replaces that; rows that stay the same are not written again. `method` is "point".
void saveAccountUnits(core::Record& token, LayerId layer,
                      std::span<const std::pair<AccountId, UnitId>> units);

} // namespace core::records
