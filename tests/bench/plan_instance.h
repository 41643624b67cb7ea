// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/workspace/workspace.h"

#include <string>
#include <vector>

namespace bench {

/// A layer of a workspace as an instance.
struct PlanInstanceParams {
    std::string layer;
    std::vector<std::string> measures; ///< the first one is the weight in the moment of inertia
    int districts = 0;
    double tolerance = 0.05; ///< limits are the mean less and plus this share, for every measure
    std::string name;        ///< empty = made of layer and number of districts
};

/// Makes an instance, in the format that `readDistricting` reads, of units, borders, bridges and
/// measures of a layer, so that a plan can be searched for again and again without the workspace,
/// or sent to somebody. Throws Error(Input) for a layer or measure that is not there.
core::Json planInstance(const core::Connection& db, const PlanInstanceParams& params);

} // namespace bench
