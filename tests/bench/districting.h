// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/reasons.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "tests/bench/plan_check.h"

#include <optional>
#include <string>
#include <vector>

namespace bench {

/// What to solve and how long to search.
struct DistrictingParams {
    std::string instance; ///< path of the instance file
    std::string caseName; ///< a case of a file of perturbed instances; empty = a single instance
    DistrictingObjective objective = DistrictingObjective::MomentOfInertia;
    double timeLimitSeconds = 0; ///< search for this long; 0 = a fixed number of moves
    std::uint64_t seed = 1;
    int threads = 0;     ///< 0 = all cores
    std::string planOut; ///< file for the plan: one district number a line; empty = none
};

/// The outcome of a run, in the unit of the published tables.
struct DistrictingReport {
    std::string instance;
    DistrictingObjective objective = DistrictingObjective::MomentOfInertia;
    int units = 0;
    int districts = 0;
    PlanCheck check;                  ///< of the plan, from scratch
    std::optional<double> published;  ///< the value to reach
    std::string publishedStatus;      ///< "optimal", "best_known", "infeasible" or empty
    std::optional<double> lowerBound; ///< no plan can have a smaller value
    double bisectionValue = 0;        ///< of weighted recursive bisection without repair, same unit
    std::vector<core::align::Reason> reasons; ///< why there is no plan within the limits, if so
    bool timeLimitHit = false;
    std::int64_t iterations = 0;
    std::uint64_t seed = 0;
    int threads = 0;
    double seconds = 0;                     ///< of the search
    std::optional<double> firstPlanSeconds; ///< until the first plan within the limits
    std::optional<double> bestPlanSeconds;  ///< until the plan that was not bettered
    double peakMegabytes = 0;               ///< most memory that the program has held so far
    std::string planFile;
    core::align::Alignment plan;

    double value() const { return check.value(objective); }
    /// 100 * (value / published - 1); empty without a plan within the limits or a published value.
    std::optional<double> gap() const;
    /// 100 * (1 - lowerBound / value); empty without a bound.
    std::optional<double> gapToBound() const;
    /// value / bisectionValue; 0 where that is 0.
    double ratioToBisection() const;
    /// No plan was found, and a certificate says that there is none.
    bool provenInfeasible() const;
};

/// The number of threads that a wish means: 0 = all cores.
int threadsFor(int wish);

/// Solves an instance that is at hand; of `params` only the search and `planOut` matter.
DistrictingReport solveInstance(const DistrictingInstance& instance,
                                const DistrictingParams& params, core::Job& job);

/// Reads an instance, solves it and writes the plan, also when it breaks limits. Throws
/// Error(Input) if the instance cannot be used, Error(Storage) if the plan cannot be written.
DistrictingReport solveDistricting(const DistrictingParams& params, core::Job& job);

void to_json(core::Json& json, const DistrictingReport& report);

} // namespace bench
