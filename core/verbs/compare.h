// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/score.h"

#include <string>
#include <vector>

namespace core {

/// One unit that changes hands between two scenarios.
struct Move {
    std::string unit;
    std::string unitName;
    std::string from; ///< territory name, "" = unassigned
    std::string to;
    int accounts = 0;
    double value = 0; ///< of the first measure
};

struct CompareReport {
    std::vector<ScoreReport> scenarios;
    std::string from; ///< the moves lead from this scenario ...
    std::string to;   ///< ... to this one
    int units = 0;
    int accounts = 0;
    int accountsChangingRep = 0; ///< where no reps are known, all that move
    double measure = 0;          ///< of the first measure, in its unit
    double measureShare = 0;     ///< of its total
    std::vector<Move> moves;     ///< largest value first
};
void to_json(Json& json, const CompareReport& report);

/// Sets scenarios of one layer side by side under the measures of the first, and lists what moves
/// from the first to the second. Territories are the same when their codes are.
CompareReport compare(const Connection& db, const std::vector<std::string>& scenarios, Job& job);

} // namespace core
