// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/travel_burden.h"
#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/verbs/route_params.h"
#include "core/verbs/territory_bases.h"
#include "core/verbs/travel_estimate.h"
#include "core/workspace/workspace.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

struct TravelBurdenParams {
    std::string scenario; ///< empty = the only one
    std::string required; ///< calls of the plan's period: column or expression; empty = 1 each
    std::string where;    ///< only accounts this is true for
    analysis::BurdenDay day;
    bool calibrate = true;  ///< against tours planned for a part of the accounts
    std::uint64_t seed = 1; ///< of what is taken for them
};

/// How well the model agrees with tours that the route optimiser planned.
struct BurdenCalibration {
    analysis::BurdenModel model;
    int samples = 0; ///< tours planned; 0 = the usual constants
    double meanError = 0;
    double worstError = 0;
    double unfittedError = 0;
    std::string engine; ///< whose drive times
    std::string madeAt; ///< UTC
};
void to_json(Json& json, const BurdenCalibration& calibration);

/// What the workspace keeps; the usual constants without one.
BurdenCalibration loadBurdenCalibration(const Connection& db);

struct TerritoryBurden {
    Territory territory;
    TerritoryBase base;
    int accounts = 0;       ///< that are to be called on
    int withoutPlace = 0;   ///< of those, neither placed nor in a unit: not counted
    int noWay = 0;          ///< of those, joined to the base by no road: estimated
    double meanMinutes = 0; ///< one-way drive from the base, by calls
    double worstMinutes = 0;
    analysis::BurdenInput input;
    analysis::Burden burden;
    double driveHours() const { return burden.seconds() / 3600; }
    double visitHours = 0;
};

struct TravelBurdenReport {
    std::string scenario;
    std::string engine = "estimate"; ///< whose drives from bases
    std::optional<TravelEstimate> estimate;
    std::string attribution;
    BurdenCalibration calibration;
    std::vector<TerritoryBurden> territories;
    /// The tours of this run's calibration; `estimate` by a model that was fitted without it.
    struct Tour {
        std::string territory;
        int calls = 0;
        int days = 0;
        double minutes = 0;
        double estimate = 0;
    };
    std::vector<Tour> tours;
    std::vector<Issue> issues;
};
void to_json(Json& json, const TravelBurdenReport& report);

/// Driving to serve a call plan, per territory: line-haul between the base and each day's calls,
/// and a tour through them (`analysis::burdenOf`), by the factors that the workspace keeps.
/// `drives` finds the drives from bases; empty = the estimate. Always an estimate, whoever finds
/// them. Throws as `loadScenarioAccounts`, Error(Usage) for hours that make no sense.
TravelBurdenReport estimateBurden(const Connection& db, const TravelBurdenParams& params, Job& job,
                                  const TravelFunction& drives = {});

/// The same after calibration: for some territories, days of calls on accounts drawn from them are
/// planned by the route optimiser with the drives of `travel`; both factors are fitted to what was
/// driven, and kept in the workspace with their error.
TravelBurdenReport travelBurden(Workspace& ws, const TravelBurdenParams& params,
                                const TravelFunction& drives, const RouteTravelFinder& travel,
                                Job& job);

} // namespace core
