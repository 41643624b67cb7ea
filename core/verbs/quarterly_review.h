// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/inequality.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/verbs/compare_visits.h"
#include "core/verbs/ledger_shares.h"
#include "core/verbs/performance.h"
#include "core/verbs/review_sentence.h"
#include "core/verbs/workload.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

struct QuarterlyReviewParams {
    std::string quarter;  ///< "2026-Q4"; empty = by the days
    std::string from, to; ///< first and last day; both empty without a quarter = that of yesterday
    std::string today;    ///< on which it is printed; empty = today
    std::string scenario; ///< empty = the plan in force, else the only scenario
    std::vector<std::string> others;     ///< scenarios beside it; empty = the newest of its layer
    std::optional<std::int64_t> quota;   ///< to be shared out; empty = what was won in the quarter
    double quotaCap = 0.3;               ///< no quota is farther from the mean one
    CallNorm calls{12, 45};              ///< of each account in a year
    std::optional<double> capacityHours; ///< of one rep in a year; empty = what reps say
};

/// A territory of the plan over the quarter.
struct QuarterTerritory {
    std::string code, name, rep;
    int accounts = 0;
    double value = 0, target = 0; ///< of the first measure
    double low = 1, high = 1;     ///< its share of target under the usual error of the data
    bool inside = true;
    std::optional<std::int64_t> quota;
    double visitHours = 0, travelHours = 0; ///< in a year; driving is an estimate
    std::optional<double> capacityHours;
    TerritoryPerformance made;
    VisitTally visits;
    std::vector<std::optional<double>> weeks; ///< share of target in each kept week
    double share() const { return target > 0 ? value / target : 1; }
    double hours() const { return visitHours + travelHours; }
};

/// A week of the quarter of which figures were kept.
struct QuarterWeek {
    std::string week, to;
    int inBand = 0, territories = 0;
};

/// Something that the ledger notes in the quarter.
struct QuarterPublish {
    std::int64_t seq = 0;
    std::string effective, kind, scenario;
    int units = 0;    ///< that it gave to somebody
    int accounts = 0; ///< whose owner or territory it wrote into the CRM
};

/// A scenario beside the plan.
struct QuarterScenario {
    std::string name;
    bool plan = false; ///< it is the plan itself
    int territories = 0, inBand = 0;
    double maxDeviation = 0;
    double gini = 0;
    double travelMinutes = 0; ///< mean one-way drive from the centre, an estimate
    int units = 0;            ///< that move against the plan
    int accountsChangingRep = 0;
    double measureShare = 0; ///< of the first measure that moves
};

/// A quarter: how the plan did, and what the next one should change.
struct QuarterlyReview {
    std::string quarter; ///< "2026-Q4"; empty where the days are no quarter
    std::string from, to, printed;
    std::string scenario; ///< empty = there is no plan to review
    std::string since;    ///< from when on it is in force; empty = it was never published
    int changedSince = 0; ///< units that the scenario gave to others since it was published
    double tolerance = 0.05;
    std::string measure, unit;
    double gini = 0, balanceIndex = 100;
    std::vector<analysis::LorenzPoint> lorenz; ///< members are indices of territories
    std::vector<QuarterTerritory> territories; ///< in order of position
    TerritoryPerformance all;
    VisitTally visits;            ///< of all, also outside of territories
    std::int64_t otherVisits = 0; ///< planned or made, at accounts of no territory
    std::vector<QuarterWeek> weeks;
    std::vector<QuarterPublish> publishes;
    std::optional<LedgerShares> moved; ///< what changed hands in the quarter; empty = no ledger
    std::vector<QuarterScenario> scenarios; ///< the plan first
    std::int64_t quotaTotal = 0;
    double quotaCap = 0;
    bool quotaAsked = false; ///< false: it is what was won
    CallNorm calls;
    double hours = 0;
    std::optional<double> capacityPerRep;
    std::optional<int> repsNeeded;
    std::vector<TeamSize> sizes;
    std::vector<ReviewHead> heads;
    std::vector<ReviewDecision> decisions;

    int inBand() const;
    int accountsWritten() const; ///< by all publishes of the quarter
};
void to_json(Json& json, const QuarterlyReview& review);

/// Balance of the plan in force at the quarter's end (`imbalance`), its drift as kept weeks tell
/// it, what was published and changed hands (ledger), scenarios beside it (`compare`), what was won
/// against what potential leads to expect (`performance`), quotas in proportion to potential
/// (`analysis::quotas`), hours of work and the team they take (`workload`), and visits planned and
/// done (`compareVisits`). Reads only; balance, work and scenarios are those of today. Without a
/// plan its parts are empty. Throws Error(Usage) for days, a quota or norms that make no sense,
/// otherwise as those verbs.
QuarterlyReview quarterlyReview(const Workspace& ws, const QuarterlyReviewParams& params, Job& job);

/// Fills in heads and decisions from the figures.
void addQuarterlySentences(QuarterlyReview& review);

/// The days of a review: a quarter, or from one day to another. Throws Error(Usage) for what is
/// neither.
struct QuarterSpan {
    std::string quarter, from, to, today;
};
QuarterSpan quarterSpan(const QuarterlyReviewParams& params);

} // namespace core
