// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/records/field_change_store.h"
#include "core/workspace/workspace.h"

#include <map>
#include <optional>
#include <string>

namespace core {

enum class PlaceDecision {
    Accept,     ///< the place found is good enough
    Pick,       ///< one of its candidates is the place
    Pin,        ///< it lies where a person says
    Fix,        ///< its address is corrected, here at once and in the CRM when it is sent
    Unmappable, ///< it has no place on a map: counted by its ZIP
    Release     ///< forgets the decision, the pin and the corrections
};

struct DecidePlaceParams {
    std::string account; ///< id in the CRM or file; see `requireAccount`
    PlaceDecision decision = PlaceDecision::Accept;
    int candidate = 0;          ///< for Pick: 1 is the best
    std::optional<Point> point; ///< for Pin: degrees of EPSG:4326
    std::map<std::string, std::string>
        fields; ///< for Fix: "street" -> new value; empty text clears
    std::string note;
};

struct DecidePlaceReport {
    AccountId account;
    std::string id;
    std::string decision;
    std::optional<Point> point; ///< where it lies now
    std::string matchLevel;
    double errorM = 0;
    std::vector<records::FieldChange> queued; ///< changes of this account that wait for the CRM
    Changes changes;
};
void to_json(Json& json, const DecidePlaceReport& report);

/// Decides about the place of an account, in one step to undo. A pin stays where it is whatever the
/// geocoder finds later; other decisions hold until the address changes. Throws Error(Input) for an
/// unknown account, a candidate that is not there or a point that is not on the globe; Error(Usage)
/// for fields that are no part of an address.
DecidePlaceReport decidePlace(Workspace& ws, const DecidePlaceParams& params);

/// What is known of the place now; what `decidePlace` reports.
DecidePlaceReport placeReport(const Connection& db, AccountId account);

} // namespace core
