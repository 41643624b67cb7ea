// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/inequality.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

struct ChartsParams {
    std::string scenario; ///< empty = the only one
    std::string measure;  ///< empty = the scenario's first
    std::string against;  ///< scenario to compare with; empty = none
};

/// A territory on the charts; values in the measure's unit.
struct ChartTerritory {
    std::string code;
    std::string name;
    double value = 0;
    double target = 0;
    double share = 0;                  ///< value / target
    std::optional<double> shareBefore; ///< in the other scenario, where it has that code
};

struct ChartsReport {
    std::string scenario;
    std::string against; ///< empty = none
    std::string measure;
    double tolerance = 0.05;
    std::vector<ChartTerritory> territories; ///< in order of position
    std::vector<analysis::ShareBin> bins;    ///< of the shares; indices of territories
    std::vector<analysis::LorenzPoint> lorenz;
    double gini = 0;
    std::optional<double> giniBefore;
};
void to_json(Json& json, const ChartsReport& report);

/// What the charts of the window show of a scenario: shares of target, their distribution, the
/// Lorenz curve with its Gini coefficient, and the same of another scenario. The values are those
/// of `score`. Throws Error(Input) for a scenario or measure that is not there.
ChartsReport charts(const Connection& db, const ChartsParams& params, Job& job);

} // namespace core
