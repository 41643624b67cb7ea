// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/watch/plan_in_force.h"

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace core::watch {

/// How things stood when a plan came into force, or was first looked at after that.
struct Baseline {
    std::int64_t id = 0;
    std::string takenAt; ///< UTC
    struct Figure {
        double value = 0;
        double target = 0;
        bool inside = true;
    };
    std::map<std::pair<std::string, std::string>, Figure> figures; ///< by territory and measure
    std::map<AccountId, std::string> territories;                  ///< "" = none
    std::map<std::pair<std::string, AccountId>, double> values;    ///< by measure
    std::map<RepId, std::string> reps;                             ///< their names
    std::map<AccountId, std::string> seen; ///< came since; the moment of first notice
};

/// The baseline of a version of the plan; empty if none was taken.
std::optional<Baseline> loadBaseline(const Connection& db, const std::string& version);

/// Takes the baseline of the plan in force as things stand, in the place of those of former plans.
void saveBaseline(Record& record, const PlanInForce& plan, const std::string& at);

/// Notes accounts as noticed.
void saveSeen(Record& record, std::int64_t baseline, const std::vector<AccountId>& accounts,
              const std::string& at);

/// What each account brings to a measure that was summed from records. Not those that others stand
/// for.
std::map<AccountId, double> accountValues(const Connection& db, const PlanProblem& plan,
                                          std::size_t measure);

/// Reps who work on a date, with their names.
std::map<RepId, std::string> repsOn(const Connection& db, const std::string& today);

} // namespace core::watch
