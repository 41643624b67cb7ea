// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "tests/bench/districting_instance.h"

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

struct EditingParams {
    int edits = 300; ///< units painted by hand, one after the other
    int repairs = 5; ///< times that a plan is disturbed and rebalanced gently
    std::uint64_t seed = 1;
    int threads = 0; ///< 0 = all cores
};

/// The plan out of balance, and what a gentle rebalance made of it.
struct GentleRepair {
    int painted = 0;         ///< units that the hand gave to one territory
    double deviation = 0;    ///< largest, afterwards
    double milliseconds = 0; ///< until the plan was repaired
    bool feasible = false;   ///< within the limits again
    std::int64_t moved = 0;  ///< units that the repair moved
};

/// How long a planner waits after an edit.
struct EditingReport {
    std::string instance;
    int units = 0;
    int territories = 0;
    /// From the click to all figures of the plan, of each edit in ascending order; milliseconds.
    std::vector<double> editMilliseconds;
    std::vector<GentleRepair> repairs;
    double medianEdit() const;
    double p95Edit() const;
    double medianRepair() const;
};

/// Balances the instance, paints units along the borders while all figures are kept, then disturbs
/// the plan and rebalances it gently within a budget of a twentieth. The same seed makes the same
/// edits. Throws Error(Input) if the instance has fewer than two territories.
EditingReport timeEditing(const DistrictingInstance& instance, const EditingParams& params,
                          core::Job& job);

void to_json(core::Json& json, const EditingReport& report);

} // namespace bench
