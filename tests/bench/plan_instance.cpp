// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/plan_instance.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/plan_problem.h"
#include "core/workspace/unit_store.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bench {

namespace {

using core::Json;
using core::align::Measure;

/// Values and limits, under the names that they have at the top of an instance or in "measures".
void addMeasure(const Measure& measure, const char* values, const PlanInstanceParams& params,
                Json& json) {
    const auto total =
        std::accumulate(measure.values.begin(), measure.values.end(), core::align::Amount{0});
    const double mean = static_cast<double>(total) / params.districts;
    json[values] = measure.values;
    json["L"] = std::llround(std::ceil(mean * (1 - params.tolerance)));
    json["U"] = std::llround(std::floor(mean * (1 + params.tolerance)));
}

void addUnits(const core::PlanProblem& plan, Json& json) {
    for (std::size_t i = 0; i < plan.units.size(); ++i) {
        json["geoid"].push_back(plan.units[i].key);
        json["x"].push_back(plan.data.positions[i].x);
        json["y"].push_back(plan.data.positions[i].y);
    }
    json["edges"] = Json::array();
    for (const auto& border : plan.data.borders) {
        json["edges"].push_back({std::min(border.a, border.b), std::max(border.a, border.b)});
    }
}

} // namespace

Json planInstance(const core::Connection& db, const PlanInstanceParams& params) {
    if (params.measures.empty()) {
        throw core::Error(core::Code::Usage, "an instance needs a measure",
                          "name one of the layer's with --measure");
    }
    std::vector<core::ScenarioMeasure> wanted;
    for (const std::string& name : params.measures) {
        wanted.push_back(core::parseMeasure(name));
    }
    const core::UnitLayer layer = core::requireLayer(db, params.layer);
    const core::PlanProblem plan = core::loadPlanProblem(db, layer, wanted);
    const auto units = static_cast<int>(plan.units.size());
    if (params.districts < 1 || params.districts > units) {
        throw core::Error(
            core::Code::Input,
            core::format("{} territories cannot be made of {} units", params.districts, units),
            "ask for fewer territories");
    }
    Json json = {{"format", "districting-instance/1"},
                 {"name", params.name.empty()
                              ? core::format("{}-{}-k{}", layer.name, units, params.districts)
                              : params.name},
                 {"role", "plan"},
                 {"moment_about", "centroid"},
                 {"n", units},
                 {"m", plan.data.borders.size()},
                 {"k", params.districts}};
    addMeasure(plan.data.measures.front(), "population", params, json);
    json["measures"] = Json::array();
    for (std::size_t m = 1; m < plan.data.measures.size(); ++m) {
        Json more = {{"name", plan.data.measures[m].name}};
        addMeasure(plan.data.measures[m], "values", params, more);
        json["measures"].push_back(std::move(more));
    }
    json["crs"] = {{"xy", layer.workCrs}, {"xy_unit", "metre"}};
    addUnits(plan, json);
    json["objectives"] = Json::object();
    return json;
}

} // namespace bench
