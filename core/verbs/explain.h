// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/score.h"

#include <string>
#include <utility>
#include <vector>

namespace core {

struct ExplainParams {
    std::string scenario;
    std::string unit;                      ///< key or alias
    std::vector<ScenarioMeasure> measures; ///< empty = those of the scenario
    std::optional<double> tolerance;       ///< empty = that of the scenario
    int alternatives = 5;                  ///< at most
};

/// A figure before a move and after it.
struct Change {
    double before = 0;
    double after = 0;
    double difference() const { return after - before; }
};

/// What a move changes in one measure.
struct MeasureChange {
    std::string name;
    double value = 0; ///< of the unit
    Change loser;     ///< deviation of the territory that gives the unit away; 0 if none does
    Change winner;    ///< deviation of the territory that takes it
    Change maxDeviation;
    Change balanceIndex;
    Change cv;
    Change gini;
    Change disruption; ///< share of the measure that changes hands
    Change inBand;     ///< territories within the tolerance of this measure
};

/// Another territory that the unit could belong to, with the exact change of every figure.
struct ExplainedMove {
    std::string territory; ///< code
    std::string name;
    bool neighbour = false;
    double borderKm = 0; ///< shared by the unit and the territory
    std::vector<MeasureChange> measures;
    Change objective;
    Change momentOfInertia;
    Change meanMinutes; ///< weighted mean drive of both territories from their centres, estimate
    Change components;  ///< of both territories
    Change enclaves;    ///< of the plan
    Change disruptedUnits;
    Change inBand;    ///< territories within the tolerance in all balanced measures
    int accounts = 0; ///< that would go along
    bool contiguous = true;
    std::vector<std::string> obstacles; ///< rules it would break; none = it could be made
};

struct ExplainReport {
    std::string scenario;
    std::string unit;
    std::string unitName;
    std::string territory; ///< code; empty = none
    std::string territoryName;
    bool locked = false;
    std::string summary;                     ///< one sentence
    std::vector<ExplainedMove> alternatives; ///< best first, neighbours before others
};
void to_json(Json& json, const ExplainReport& report);

/// Why a unit is where it is: the territories it could belong to instead, what each move would
/// change, and which rules it would break. The figures are those of `score` before and after the
/// move, to the last bit. Throws Error(Input) for a unit that the layer does not have.
ExplainReport explain(const Connection& db, const ExplainParams& params, Job& job);

} // namespace core
