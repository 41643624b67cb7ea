// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/plan/shape.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// How one measure counts in a scenario.
struct ScenarioMeasure {
    std::string measure;
    double weight = 1;
    std::optional<double> minimum; ///< per territory, in the measure's unit
    std::optional<double> ideal;
    std::optional<double> maximum;
};

/// One version of the plan: territories and which unit belongs to which.
struct Scenario {
    ScenarioId id;
    ForceId force;
    std::string forceName;
    std::string name;
    LayerId layer;
    std::string layerName;
    std::string status; ///< "draft", "published" or "archived"
    double tolerance = 0.05;
    std::uint64_t seed = 1;
    std::string note;
    std::string createdAt;
    std::vector<ScenarioMeasure> measures;
};

/// A territory of one scenario. `code` names the same territory in every scenario and in the CRM.
struct Territory {
    TerritoryId id;
    ScenarioId scenario;
    TerritoryId parent; ///< 0 at the top of the hierarchy
    int level = 0;      ///< 0 = holds units; parents are higher
    int position = 0;   ///< the number typed to choose it: 1, 2, ...
    std::string code;   ///< "T01"
    std::string name;
    std::optional<int> fill;             ///< index into the palette; empty = not chosen yet
    double targetWeight = 1;             ///< its share of the whole is this over the sum
    std::optional<Point> centre;         ///< rep base, EPSG:4326
    std::optional<Point> centrePosition; ///< the same in the layer's work CRS, metres
    bool locked = false;
    std::string lockReason;
    std::string owner; ///< names of reps or teams in charge, joined with ", "
};

} // namespace core
