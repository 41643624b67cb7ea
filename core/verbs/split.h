// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <string>
#include <vector>

namespace core {

struct SplitParams {
    std::string scenario;
    std::string territory; ///< code, name or number
    int parts = 2;
    std::uint64_t seed = 1;
};

/// One part of a territory that was split.
struct SplitPart {
    std::string code;
    std::string name;
    int units = 0;
    double value = 0; ///< of the first measure
};

struct SplitReport {
    int changed = 0;              ///< units that have another territory now
    std::vector<SplitPart> parts; ///< the first is the territory that was split
    double maxDeviation = 0;      ///< between the parts
    bool feasible = true;         ///< the parts are whole and within the scenario's tolerance
    std::vector<Issue> issues;
    Changes changes;
};
void to_json(Json& json, const SplitReport& report);

/// Splits a territory into contiguous parts that share its activity evenly, by the balancer. The
/// part that keeps its locked units, its base or most of its work keeps its code, name and owner;
/// the others are new territories without an owner. Target weights are shared out. One step to
/// undo. Throws Error(Conflict) for a locked territory, Error(Input) if it has fewer units than
/// parts.
SplitReport splitTerritory(Workspace& ws, const SplitParams& params, Job& job);

} // namespace core
