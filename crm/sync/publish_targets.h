// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/scenario.h"
#include "core/workspace/workspace.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// A person or team in charge of a territory, in the forms that a CRM may want.
struct OwnerForms {
    std::string id;
    std::string name;
    std::string email;
};

/// What the plan says of one account.
struct PublishTarget {
    core::AccountId account;
    std::string source;     ///< where the account came from
    std::string externalId; ///< its id there
    std::string name;
    std::string territoryId;        ///< code; empty if the account has no territory
    std::string territory;          ///< name
    std::vector<OwnerForms> owners; ///< in charge on the date, the first in charge first
    std::string reason = {};        ///< why it belongs there: its unit, or an override
    std::string lon = {};           ///< degrees of EPSG:4326, empty if it has no place
    std::string lat = {};
    std::string quality = {}; ///< match level of the place
    std::string ring = {};    ///< the drive-time ring it lies in, empty if in none
    std::string ringMinutes = {};
    std::string ringArea = {};                        ///< square kilometres
    std::map<std::string, std::string> measures = {}; ///< what it brings to the measures asked for
    std::string keepReason = {}; ///< why the CRM's values stay, where there is no territory
};

/// Territory and owners of every account of the given sources, in force on `date` ("2026-03-01").
///
/// An override of the account wins over the unit it lies in; a holdout keeps what the CRM has.
/// Which unit an account lies in was worked out before (`cache_account_units`). Throws Error(Input)
/// if it was not. Places and rings are looked up only if asked for.
std::vector<PublishTarget> loadTargets(const core::Connection& db, const core::Scenario& scenario,
                                       const std::vector<std::string>& sources,
                                       const std::string& date,
                                       const std::vector<std::string>& measures = {},
                                       bool withPlaces = true, bool withRings = false);

} // namespace crm
