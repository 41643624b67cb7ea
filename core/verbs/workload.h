// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/verbs/travel_burden.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// What an account of a class takes.
struct CallNorm {
    double perYear = 0; ///< visits
    double minutes = 0; ///< of each
};

/// Visits a year times minutes each, as in "26x60". Throws Error(Usage) for anything else.
CallNorm callNorm(const std::string& text);
/// Classes and their norms, as in "A=26x60,B=12x45"; empty = none. Throws Error(Usage) for anything
/// else.
std::map<std::string, CallNorm> callNorms(const std::string& text);

struct WorkloadParams {
    std::string scenario;    ///< empty = the only one
    std::string where;       ///< only accounts this is true for
    std::string classColumn; ///< empty = "class", else "segment"
    std::map<std::string, CallNorm> classes;
    std::optional<CallNorm> others;      ///< accounts of no such class; empty = they take nothing
    double dayHours = 8;                 ///< calls and driving of a day in the field
    double mostVisits = 8;               ///< a day, however short the drives are
    std::optional<double> capacityHours; ///< of one rep in a year; empty = what reps say
    double fieldShare = 1; ///< of the capacity that is left for calls and driving, above 0 to 1
};

struct ClassWork {
    std::string name; ///< as it was asked for; empty = the others
    int accounts = 0;
    double visits = 0; ///< in a year
    double hours = 0;  ///< of visits
};

struct TerritoryWork {
    Territory territory;
    std::vector<ClassWork> classes; ///< as in the report
    int accounts = 0;               ///< that take visits
    int withoutPlace = 0;           ///< of those, whose driving is not counted
    double visits = 0;
    double visitHours = 0;
    double travelHours = 0;              ///< an estimate
    std::optional<double> capacityHours; ///< in the field
    double hours() const { return visitHours + travelHours; }
    std::optional<double> reps; ///< that the work takes, of the mean capacity
};

/// The team at another size.
struct TeamSize {
    int reps = 0;
    double utilisation = 0; ///< hours of work by hours in the field
};

struct WorkloadReport {
    std::string scenario;
    std::string classColumn;
    std::vector<ClassWork> classes; ///< by name; the others last
    std::vector<TerritoryWork> territories;
    TerritoryWork all;    ///< of all territories
    int unclassified = 0; ///< accounts in territories that are of no class and take nothing
    int outside = 0;      ///< accounts with visits asked for that no territory has
    double outsideVisits = 0;
    std::optional<double> capacityPerRep; ///< in the field
    std::optional<int> repsNeeded;
    std::vector<TeamSize> sizes; ///< around the need
    BurdenCalibration calibration;
    std::string engine; ///< whose drives from bases
    std::optional<TravelEstimate> estimate;
    std::string attribution;
    std::vector<Issue> issues;
};
void to_json(Json& json, const WorkloadReport& report);

/// The work that a plan is: visits by class of account times their length, and the driving they
/// take (`estimateBurden`, always an estimate), per territory, beside the hours its reps have; and
/// how many reps that takes (workload build-up, W. J. Talley: "How to Design Sales Territories",
/// Journal of Marketing 25(3), 1961). Driving is a road's where `drives` knows one. Throws
/// Error(Usage) for norms or hours that make no sense, Error(Input) as `loadScenarioAccounts`.
WorkloadReport workload(const Connection& db, const WorkloadParams& params, Job& job,
                        const TravelFunction& drives = {});

} // namespace core
