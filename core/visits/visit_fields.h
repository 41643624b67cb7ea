// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visits/visit.h"
#include "core/workspace/connection.h"

#include <map>
#include <string>
#include <vector>

namespace core::visits {

/// What is said of an activity, by neutral names: "kind", "subject", "start", "end", "zone",
/// "all_day" ("1" or "0"), "seconds", "account", "contact", "opportunity", "owner", "location",
/// "note", "outcome", "done" ("1" or "0").
using FieldTexts = std::map<std::string, std::string>;

FieldTexts fieldsOf(const Activity& activity);
/// The activity that such fields tell of, without id and key. Moments are written alike, whatever
/// zone they came in; an end that is not said follows from the seconds.
Activity activityOf(const FieldTexts& fields);

/// A visit together with the numbers that its account and rep have in a CRM.
struct PostedVisit {
    Visit visit;
    std::string account; ///< number of the account there
    std::string owner;   ///< number of the rep there; empty if the CRM does not know the rep
};
FieldTexts fieldsOf(const PostedVisit& posted);

/// Sets one field of a visit by its neutral name. False for those that are not the visit's to say
/// ("account", "owner") or do not exist.
bool setField(Visit& visit, const std::string& name, const std::string& text);

/// The visits to accounts that came from a source, in order of beginning.
std::vector<PostedVisit> loadPosted(const Connection& db, const std::string& source);

/// The visits as they are known now: where people changed the CRM's copy since it was posted, and
/// nobody changed the same here, what they said counts (a planned visit that was carried out, a
/// meeting that was moved). In order of beginning.
std::vector<Visit> loadCurrentVisits(const Connection& db);

} // namespace core::visits
