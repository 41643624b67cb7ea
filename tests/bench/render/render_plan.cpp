// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/render/render_plan.h"

#include "core/base/random.h"
#include "core/base/text.h"
#include "core/verbs/create_scenario.h"
#include "core/workspace/measure_store.h"

#include <algorithm>
#include <numeric>

namespace bench {

namespace {

core::CreateScenarioParams scenarioOf(const core::Workspace& ws, const core::UnitLayer& layer,
                                      int territories, std::uint64_t seed) {
    const std::vector<core::BasicUnit> units = core::loadUnits(ws.reader(), layer.id);
    std::vector<std::size_t> bases(units.size());
    std::iota(bases.begin(), bases.end(), std::size_t{0});
    core::Random(seed).shuffle(bases);
    bases.resize(std::min(bases.size(), static_cast<std::size_t>(territories)));
    core::CreateScenarioParams params;
    params.scenario.name = "Benchmark";
    params.scenario.layer = layer.id;
    params.scenario.measures = {{"area", 1, {}, {}, {}}};
    for (std::size_t i = 0; i < bases.size(); ++i) {
        core::NewTerritory made;
        made.territory.name = core::format("Territory {}", i + 1);
        made.territory.code = core::format("T{:03}", i + 1);
        made.territory.position = static_cast<int>(i) + 1;
        params.territories.push_back(made);
    }
    const std::vector<int> owner = core::growFromBases(ws.reader(), layer.id, bases);
    for (std::size_t i = 0; i < owner.size(); ++i) {
        if (owner[i] >= 0) {
            params.assignments.emplace_back(units[i].id, static_cast<std::size_t>(owner[i]));
        }
    }
    return params;
}

} // namespace

void writeRenderPlan(const std::string& path, const core::NewLayer& layer, int territories,
                     std::uint64_t seed, core::Job& job) {
    core::Workspace ws = core::Workspace::create(path);
    ws.record("make the benchmark layer",
              [&](core::Record& record) { core::replaceLayer(record, layer, job); });
    const core::UnitLayer stored = core::requireLayer(ws.reader(), layer.layer.name);
    core::NewMeasure area{stored.id, "area", "km2", "areas of the units", {}};
    for (const core::BasicUnit& unit : core::loadUnits(ws.reader(), stored.id)) {
        area.values.emplace_back(unit.id, unit.areaM2 / 1e6);
    }
    ws.record("measure", [&](core::Record& record) { core::replaceMeasure(record, area); });
    core::createScenario(ws, scenarioOf(ws, stored, territories, seed));
}

} // namespace bench
