// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/connection.h"

#include <string>
#include <vector>

namespace core {

struct OverlapParams {
    std::string scenario;  ///< empty = the only one
    double kilometres = 2; ///< accounts of two reps that lie closer are on the same ground
    std::string value;     ///< column or expression over accounts; empty = 1 each
    std::string where;     ///< only accounts this is true for
};

/// Two reps on the same ground.
struct OverlapPair {
    /// In order of name; of a rep the name, whether accounts give that or the rep's number.
    std::string a, b;
    bool overlay = false;
    std::string why; ///< it is one: "Key accounts is a team", "no segment in common"
    int sharedUnits = 0;
    int accounts = 0; ///< of both, in units they share
    double value = 0;
    int nearAccounts = 0; ///< of both, with one of the other's closer than the distance
};

/// A unit in which several reps work, and who could have it alone.
struct SharedUnit {
    std::string unit;
    std::string keep;      ///< whose accounts there are worth most
    std::string territory; ///< that `keep` is in charge of in the scenario; empty = none
    int accounts = 0;      ///< that would change hands
    double value = 0;
    std::vector<std::string> others;
};

struct OverlapReport {
    std::string scenario;
    double kilometres = 2;
    int accounts = 0;   ///< with an owner
    int noOwner = 0;    ///< without: nobody's
    int inConflict = 0; ///< in a unit with an account of another rep who is no overlay
    double inConflictValue = 0;
    std::vector<OverlapPair> pairs;   ///< conflicts first, most accounts first
    std::vector<SharedUnit> untangle; ///< of conflicts, largest value that moves first
};
void to_json(Json& json, const OverlapReport& report);

/// Where several reps work the same ground, by the owners of accounts in the CRM: in the same units
/// of the scenario's layer, or within a distance. Overlay teams are told apart from conflicts: a
/// team, a rep whose role in a territory is not "owner", and reps whose segments have none in
/// common. The proposal gives each shared unit to the rep with most value in it; as a list of locks
/// it can be passed to `balance`. Errors as `loadScenarioAccounts`; Error(Usage) for a distance
/// below 0.
OverlapReport overlap(const Connection& db, const OverlapParams& params, Job& job);

} // namespace core
