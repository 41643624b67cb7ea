// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/potential_fit.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/plan/scenario.h"
#include "core/workspace/connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

struct PerformanceParams {
    std::string scenario;               ///< empty = the only one
    std::string potential;              ///< measure of its layer; empty = the scenario's first
    std::string from;                   ///< first day that deals closed on
    std::string to;                     ///< last day; empty = today
    std::string value;                  ///< column or expression over opportunities; empty = amount
    std::string where;                  ///< only opportunities this is true for
    std::optional<std::int64_t> target; ///< of all, to be shared out by potential; empty = none
    double targetCap = 0.3;             ///< no target is farther from the mean one
};

/// Whether a result is what its potential leads to expect.
enum class Verdict { Unknown, AsExpected, Above, Below };
/// Stable lower-case name ("as expected", ...).
const char* verdictName(Verdict verdict) noexcept;

/// What one territory made of its deals.
struct TerritoryPerformance {
    Territory territory;
    double won = 0; ///< value of deals won in the period
    std::int64_t wonDeals = 0, lostDeals = 0;
    double open = 0;              ///< value of deals still open
    double before = 0;            ///< won in the period of the same length before
    std::int64_t newAccounts = 0; ///< whose first deal ever was won in the period
    std::optional<double> growth() const;
    std::optional<double> conversion() const; ///< deals won of those closed
    std::optional<std::int64_t> target;
    double potential = 0;
    double expected = 0;      ///< of won, from potential, as the other territories make of theirs
    double low = 0, high = 0; ///< eight of ten territories like the others lie within
    double structural = 0;    ///< expected - mean of all expectations: what the territory brings
    double own = 0;           ///< won - expected: what remains for the rep, and for chance
    Verdict verdict = Verdict::Unknown;
};

struct PerformanceReport {
    std::string scenario, potential;
    std::string from, to, beforeFrom, beforeTo;
    std::vector<TerritoryPerformance> territories; ///< in order of position
    TerritoryPerformance all;
    std::int64_t deals = 0;            ///< that count somewhere in these figures
    std::int64_t withoutAccount = 0;   ///< of accounts that are not known
    std::int64_t withoutTerritory = 0; ///< of accounts that no territory has
    std::int64_t withoutDate = 0;      ///< closed, but not when
    double withoutTerritoryValue = 0;  ///< won in the period, in no territory's figures
    analysis::PotentialFit fit;
};
void to_json(Json& json, const PerformanceReport& report);

/// Is it the rep or the territory? What was won in a period beside the period before, a target, and
/// what the potential of the territory leads to expect (`analysis::fitPotential`). Deals count for
/// the territory that has their account. Throws Error(Usage) for days that make no sense,
/// Error(Input) for measures and expressions that are not understood.
PerformanceReport performance(const Connection& db, const PerformanceParams& params, Job& job);

} // namespace core
