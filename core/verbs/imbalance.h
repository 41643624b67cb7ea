// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/verbs/score.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

struct ImbalanceParams {
    std::string scenario; ///< empty = the only one
    std::string measure;  ///< empty = the scenario's first
    double error = 0.1;   ///< 95 % of the units' true values lie within so much of the stored ones
    int draws = 2'000;
    std::uint64_t seed = 1;
    double visitsPerYear = 12; ///< to each account
    double minutesPerVisit = 45;
    std::optional<double> capacityHours; ///< of one rep in a year; empty = what reps say
    std::optional<std::int64_t> quota;   ///< to be shared out by potential; empty = none
    double quotaCap = 0.3;               ///< no quota is farther from the mean one
};

struct TerritoryLoad {
    Territory territory;
    double value = 0;
    double target = 0;
    double share = 1; ///< value / target
    double low = 1;   ///< share under the data error, in 95 of 100 cases
    double high = 1;
    double outOfBand = 0;  ///< in how many cases of 100 it is outside of the tolerance, as a share
    double mostLoaded = 0; ///< it has the highest share of all
    std::optional<double> withoutDuplicates; ///< share, if suspected duplicates count once
    int accounts = 0;
    double visitHours = 0;  ///< in a year
    double travelHours = 0; ///< an estimate
    double hours() const { return visitHours + travelHours; }
    std::optional<double> capacityHours;
    std::vector<std::string> reasons; ///< why it is far from its target; empty within the band
    std::optional<std::int64_t> quota;
};

struct ImbalanceReport {
    std::string scenario;
    std::string measure;
    double tolerance = 0.05;
    double error = 0.1;
    double gini = 0;
    double balanceIndex = 100;
    std::vector<TerritoryLoad> territories; ///< in order of position
    /// The highest load stays the highest in so many cases; below 0.95 its place is not certain.
    double topHolds = 1;
    int duplicateClusters = 0;      ///< suspected; 0 = none, or not looked for
    std::vector<std::string> flips; ///< what changes under data error or without duplicates
    double hours = 0;               ///< work of all territories in a year
    int travelTours = 0;    ///< planned ones that travel was calibrated on; 0 = usual constants
    double travelError = 0; ///< its mean error there, as a share
    std::optional<double> capacityPerRep;
    std::optional<int> repsNeeded;
};
void to_json(Json& json, const ImbalanceReport& report);

/// Load by territory against its target, with how sure that is and what explains it; hours of work
/// against capacity, how many reps that takes, and quotas in proportion to potential.
///
/// Data error: the true values of units are taken as normal around the stored ones, independent of
/// each other, so that a territory's total is normal as well and its error follows from the squares
/// of its units' values. Figures are those of `score`; travel is the burden of so many rounds
/// (`estimateBurden`). Throws as `score`, and Error(Usage) for an error, a cap or hours that make
/// no sense.
ImbalanceReport imbalance(const Connection& db, const ImbalanceParams& params, Job& job);

} // namespace core
