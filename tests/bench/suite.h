// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "tests/bench/districting.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace bench {

/// One instance under one objective.
struct SuiteTask {
    std::string name;
    int units = 0;
    DistrictingObjective objective = DistrictingObjective::MomentOfInertia;
    std::function<DistrictingInstance()> read;
};

/// What the runs of one task came to. Gaps are in percent, of the runs that found a plan.
struct SuiteRow {
    std::string instance;
    DistrictingObjective objective = DistrictingObjective::MomentOfInertia;
    int units = 0;
    int districts = 0;
    std::optional<double> published;
    std::string publishedStatus;
    int runs = 0;
    int feasible = 0; ///< runs that found a plan within the limits
    int reasoned = 0; ///< runs that found none and said why
    int proven = 0;   ///< of those, runs that proved that there is none
    std::optional<double> medianValue;
    std::optional<double> medianGap;
    std::optional<double> worstGap;
    std::optional<double> medianGapToBound;
    double ratioToBisection = 0; ///< of the run with the median value
    std::optional<double> medianFirstPlanSeconds;
    double medianSeconds = 0;
    double worstSeconds = 0;
    double peakMegabytes = 0; ///< most that the program has held so far
};

struct SuiteParams {
    std::vector<SuiteTask> tasks;
    int seeds = 5;               ///< runs of each task: seeds 1 to this
    double timeLimitSeconds = 0; ///< of each run; 0 = by the number of units, as `secondsFor`
    int threads = 0;             ///< 0 = all cores
};

struct SuiteReport {
    int threads = 0;
    std::vector<SuiteRow> rows;
    bool stoppedEarly = false;       ///< at the user's request; the last row may have fewer runs
    std::vector<core::Issue> issues; ///< instances that could not be run
};

/// How long a run lasts unless told: 5 s to 200 units, 10 s to 2,000, 20 s to 10,000, then 10 s,
/// the time in which a plan of that size is expected.
double secondsFor(int units);

/// The instances in a folder, smallest first: a task for each objective that has a published value,
/// or for the moment of inertia if there is none; of files with cases, one for each case. Files
/// that are no instances are issues. Throws Error(Input) if the folder cannot be read or has no
/// instance.
std::vector<SuiteTask> tasksIn(const std::string& folder, std::vector<core::Issue>& issues);

/// Runs every task with every seed, one run after the other. When the job is asked to wrap up, the
/// rows so far are returned.
SuiteReport runSuite(const SuiteParams& params, core::Job& job);

/// The report as a Markdown table, with a line of totals for instances with a published status.
std::string markdown(const SuiteReport& report);

void to_json(core::Json& json, const SuiteReport& report);

} // namespace bench
