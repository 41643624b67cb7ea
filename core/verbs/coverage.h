// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/scan.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/verbs/scenario_accounts.h"
#include "core/verbs/travel_estimate.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

struct CoverageParams {
    std::string scenario; ///< empty = the only one
    double minutes = 60;  ///< one-way drive that is still in reach
    std::string value;    ///< column or expression over accounts; empty = 1 each
    std::string where;    ///< only accounts this is true for
    /// With a date: visits made since then against those the call plan asks for.
    std::string since;
    std::string until;    ///< last day; empty = today
    std::string required; ///< visits asked for in that time, column or expression; empty = 1 each
    analysis::ScanOptions scan;
};

/// What lies in reach, of a territory or in all.
struct Reach {
    int accounts = 0;
    double value = 0;
    int beyondOwn = 0; ///< accounts farther than that from their own rep
    double beyondOwnValue = 0;
    int beyondAll = 0; ///< from any rep
    double beyondAllValue = 0;
    int noPlace = 0; ///< accounts without a point: not known
    double visitsRequired = 0;
    double visitsKept = 0; ///< of those, made; more visits than asked for count no more
    double visitsMade = 0;
    int neverVisited = 0; ///< accounts that should have been, and were not once
};

struct CoverageCluster {
    analysis::ScanCluster found; ///< places are indices into `units`
    std::vector<std::string> units;
    std::string territory; ///< that has most of its accounts
    double value = 0;      ///< of the accounts that are not covered
};

/// The same of the accounts that lie in one unit.
struct UnitReach {
    UnitId unit;
    Reach reach;
};

struct CoverageReport {
    std::string scenario;
    double minutes = 60;
    std::string engine; ///< "estimate" until a road network says it
    std::string attribution;
    std::vector<Territory> territories;
    std::vector<Reach> reach;     ///< per territory
    Reach all;                    ///< accounts of no territory included
    std::vector<UnitReach> units; ///< with accounts, in order of id
    int withoutBase = 0;          ///< territories that nobody's home and no centre is known of
    bool byVisits = false;        ///< clusters are of accounts that were not visited as planned
    std::vector<CoverageCluster> clusters;
};
void to_json(Json& json, const CoverageReport& report);

/// Which accounts are out of reach of any rep and of their own, whether the call plan was kept, and
/// where accounts that are not covered crowd more than chance would have it (scan statistic over
/// the units of the layer). Drive times come from `travel`; empty = the labelled estimate. Throws
/// Error(Input) for a scenario or expression that is not understood, Error(Usage) for minutes not
/// above 0 or a date that is none.
CoverageReport coverage(const Connection& db, const CoverageParams& params, Job& job,
                        const TravelFunction& travel = {});

} // namespace core
