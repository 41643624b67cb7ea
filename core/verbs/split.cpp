// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/split.h"

#include "core/align/balance.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/plan_locks.h"
#include "core/verbs/plan_problem.h"
#include "core/verbs/territory_names.h"
#include "core/workspace/scenario_store.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace core {

namespace {

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

/// The units of one territory as a problem of their own.
struct Part {
    PlanProblem plan;               ///< the whole scenario
    align::Alignment alignment;     ///< of the whole scenario
    int territory = 0;              ///< index of the one to split
    std::vector<std::size_t> units; ///< of it, as indices of the plan
    align::ProblemData data;
};

void cutOut(Part& part, const std::vector<bool>& locked, int parts) {
    const align::ProblemData& whole = part.plan.data;
    std::vector<int> inside(part.plan.units.size(), -1);
    for (std::size_t i = 0; i < part.alignment.size(); ++i) {
        if (part.alignment[i] == part.territory) {
            inside[i] = static_cast<int>(part.units.size());
            part.units.push_back(i);
        }
    }
    align::ProblemData& data = part.data;
    for (const std::size_t i : part.units) {
        data.positions.push_back(whole.positions[i]);
        data.names.push_back(whole.names[i]);
        data.areas.push_back(whole.areas[i]);
        data.perimeters.push_back(whole.perimeters[i]);
        data.locked.push_back(locked[i]);
    }
    for (const align::Border& border : whole.borders) {
        if (inside[at(border.a)] >= 0 && inside[at(border.b)] >= 0) {
            data.borders.push_back(
                {inside[at(border.a)], inside[at(border.b)], border.length, border.bridge});
        }
    }
    for (const align::Measure& measure : whole.measures) {
        align::Measure own{measure.name, {}, measure.weight};
        for (const std::size_t i : part.units) {
            own.values.push_back(measure.values[i]);
        }
        const bool any = std::any_of(own.values.begin(), own.values.end(),
                                     [](align::Amount value) { return value > 0; });
        own.weight = any ? own.weight : 0; // nothing of it here to share out
        data.measures.push_back(std::move(own));
    }
    data.territories.resize(at(parts));
    data.tolerance = whole.tolerance;
    data.current.assign(part.units.size(), 0); // so that most of it, and what is locked, keeps 0
}

/// Without anything to balance, the units themselves are shared out.
void ensureMeasure(align::ProblemData& data) {
    if (std::none_of(data.measures.begin(), data.measures.end(),
                     [](const align::Measure& m) { return m.weight > 0; })) {
        data.measures.push_back({"units", std::vector<align::Amount>(data.positions.size(), 1), 1});
    }
}

/// The part with the base keeps the name, if the territory has one and no unit is locked.
void keepBase(const Part& part, align::Alignment& found) {
    const auto& centre = part.plan.territories[at(part.territory)].centrePosition;
    const bool locks = std::any_of(part.data.locked.begin(), part.data.locked.end(),
                                   [](bool locked) { return locked; });
    if (!centre || locks) {
        return;
    }
    std::size_t nearest = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < part.data.positions.size(); ++i) {
        const Point p = part.data.positions[i];
        const double distance = std::hypot(p.x - centre->x, p.y - centre->y);
        if (distance < least) {
            least = distance;
            nearest = i;
        }
    }
    const auto base = found[nearest];
    for (align::TerritoryIx& owner : found) {
        owner = owner == base ? 0 : owner == 0 ? base : owner;
    }
}

/// The new territories, with codes and positions that are free.
std::vector<Territory> newTerritories(const Part& part, const align::Alignment& found, int parts) {
    PlanProblem inner;
    for (const std::size_t i : part.units) {
        inner.units.push_back(part.plan.units[i]);
    }
    inner.data.measures = part.data.measures;
    inner.territories.resize(at(parts));
    const Territory& split = part.plan.territories[at(part.territory)];
    int position = 0;
    std::set<std::string> codes;
    std::set<std::string> names;
    for (const Territory& territory : part.plan.territories) {
        position = std::max(position, territory.position);
        codes.insert(territory.code);
        names.insert(territory.name);
    }
    for (int p = 0; p < parts; ++p) {
        inner.territories[at(p)].name = format("{} {}", split.name, p + 1);
    }
    nameTerritories(inner, found);
    std::vector<Territory> made;
    for (int p = 1; p < parts; ++p) {
        Territory territory;
        territory.scenario = split.scenario;
        territory.parent = split.parent;
        territory.targetWeight = split.targetWeight / parts;
        territory.position = ++position;
        for (int number = position; territory.code.empty(); ++number) {
            const std::string code = format("T{:02}", number);
            territory.code = codes.insert(code).second ? code : "";
        }
        const std::string wanted = inner.territories[at(p)].name;
        territory.name = wanted;
        for (int number = 2; !names.insert(territory.name).second; ++number) {
            territory.name = format("{} {}", wanted, number);
        }
        made.push_back(territory);
    }
    return made;
}

Part loadPart(const Connection& db, const SplitParams& params, const Scenario& scenario) {
    const Territory split = requireTerritory(db, scenario.id, params.territory);
    if (split.locked) {
        throw Error(Code::Conflict, format("{} is locked", split.name), "unlock it first",
                    split.name);
    }
    if (params.parts < 2) {
        throw Error(Code::Usage, "a territory is split in two parts or more", "add --parts 2");
    }
    Part part;
    part.plan = loadPlanProblem(db, scenario, scenario.measures);
    part.alignment = loadAlignment(db, part.plan, scenario.id);
    part.territory = part.plan.indexOf(split.id);
    if (part.territory < 0) {
        throw Error(Code::Input, format("{} holds no units of its own", split.name),
                    "split one of the territories below it", split.name);
    }
    const LockedUnits locks = lockedUnits(db, scenario.id, part.plan, part.alignment);
    cutOut(part, locks.locked, params.parts);
    if (static_cast<int>(part.units.size()) < params.parts) {
        throw Error(Code::Input,
                    format("{} has {}, too few for {} parts", split.name,
                           counted(static_cast<std::int64_t>(part.units.size()), "unit", "units"),
                           params.parts),
                    "ask for fewer parts", split.name);
    }
    ensureMeasure(part.data);
    return part;
}

void describe(const Part& part, const align::Alignment& found, const std::vector<Territory>& made,
              SplitReport& report) {
    const Territory& split = part.plan.territories[at(part.territory)];
    report.parts.push_back({split.code, split.name, 0, 0});
    for (const Territory& territory : made) {
        report.parts.push_back({territory.code, territory.name, 0, 0});
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        SplitPart& own = report.parts[at(found[i])];
        ++own.units;
        own.value += part.plan.display(
            0, static_cast<double>(part.plan.data.measures[0].values[part.units[i]]));
        report.changed += found[i] != 0;
    }
}

} // namespace

void to_json(Json& json, const SplitReport& report) {
    Json parts = Json::array();
    for (const SplitPart& part : report.parts) {
        parts.push_back(
            {{"id", part.code}, {"name", part.name}, {"units", part.units}, {"value", part.value}});
    }
    json = Json{{"changed", report.changed},
                {"territories", parts},
                {"max_deviation", report.maxDeviation},
                {"within_tolerance", report.feasible},
                {"issues", report.issues}};
}

SplitReport splitTerritory(Workspace& ws, const SplitParams& params, Job& job) {
    const Connection db = ws.newReader();
    std::optional<Snapshot> snapshot(std::in_place, db);
    const Scenario scenario = requireScenario(db, params.scenario);
    const Part part = loadPart(db, params, scenario);
    snapshot.reset();
    align::BalanceOptions options;
    options.seed = params.seed;
    const align::BalanceResult result = align::balance(align::Problem(part.data), options, job);
    align::Alignment found = result.alignment;
    keepBase(part, found);
    std::vector<Territory> made = newTerritories(part, found, params.parts);
    SplitReport report;
    report.maxDeviation = result.score.maxDeviation;
    report.feasible = result.feasible;
    describe(part, found, made, report);
    const std::string name = part.plan.territories[at(part.territory)].name;
    if (!report.feasible) {
        report.issues.push_back({Severity::Warning, name, 0,
                                 format("cannot be shared out within {}: the parts differ by {}",
                                        percent(scenario.tolerance), percent(report.maxDeviation)),
                                 "move units by hand, or split a larger territory"});
    }
    const EditInfo info{format("Split {} into {}", name, params.parts),
                        "split",
                        {{"scenario", scenario.name},
                         {"territory", name},
                         {"parts", params.parts},
                         {"seed", params.seed}}};
    report.changes = ws.edit(info, [&](Edit& edit) {
        if (loadAlignment(edit.db(), part.plan, scenario.id) != part.alignment) {
            throw Error(Code::Conflict,
                        format("{} was changed while it was being split", scenario.name),
                        "split again; nothing was overwritten", scenario.name);
        }
        Territory first = part.plan.territories[at(part.territory)];
        first.targetWeight /= params.parts;
        updateTerritory(edit, first);
        for (std::size_t p = 0; p < made.size(); ++p) {
            const TerritoryId id = insertTerritory(edit, made[p]);
            std::vector<UnitId> members;
            for (std::size_t i = 0; i < found.size(); ++i) {
                if (found[i] == static_cast<int>(p) + 1) {
                    members.push_back(part.plan.units[part.units[i]].id);
                }
            }
            assignUnits(edit, scenario.id, members, id);
        }
    });
    return report;
}

} // namespace core
