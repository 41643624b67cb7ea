// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/plan_data.h"

#include "core/base/time.h"
#include "core/workspace/counted_once.h"
#include "core/workspace/unit_store.h"
#include "ui/draw/plan_fills.h"
#include "ui/shell/account_store.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

namespace ui {

namespace {

void loadBorders(const core::Connection& db, LayerData& data) {
    const std::vector<core::UnitEdge> edges = core::loadEdges(db, data.layer.id);
    std::vector<int> count(data.units.size() + 1, 0);
    for (const core::UnitEdge& edge : edges) {
        ++count[static_cast<std::size_t>(data.indexOf(edge.a)) + 1];
        ++count[static_cast<std::size_t>(data.indexOf(edge.b)) + 1];
    }
    for (std::size_t i = 1; i < count.size(); ++i) {
        count[i] += count[i - 1];
    }
    data.starts = count;
    data.neighbours.resize(edges.size() * 2);
    for (const core::UnitEdge& edge : edges) {
        const int a = data.indexOf(edge.a);
        const int b = data.indexOf(edge.b);
        data.neighbours[static_cast<std::size_t>(count[static_cast<std::size_t>(a)]++)] = b;
        data.neighbours[static_cast<std::size_t>(count[static_cast<std::size_t>(b)]++)] = a;
    }
}

void loadMeasure(const core::Connection& db, LayerData& data, const std::string& wanted) {
    data.measures = core::loadMeasures(db, data.layer.id);
    data.values.assign(data.units.size(), 0);
    const auto named = std::find_if(data.measures.begin(), data.measures.end(),
                                    [&](const core::Measure& m) { return m.name == wanted; });
    const auto found = named == data.measures.end() ? data.measures.begin() : named;
    if (found == data.measures.end()) {
        // Nothing to weigh units by: each counts one.
        std::fill(data.values.begin(), data.values.end(), 1.0);
    } else {
        data.measure = *found;
        for (const auto& [unit, value] : core::loadValues(db, found->id)) {
            if (const int index = data.indexOf(unit); index >= 0) {
                data.values[static_cast<std::size_t>(index)] = value;
            }
        }
    }
    for (const double value : data.values) {
        data.total += value;
    }
}

void loadAccounts(const core::Connection& db, LayerData& data) {
    data.accounts.assign(data.units.size(), 0);
    const AccountCounts counts = countAccounts(db, data.layer.id);
    for (const auto& [unit, count] : counts.perUnit) {
        if (const int index = data.indexOf(unit); index >= 0) {
            data.accounts[static_cast<std::size_t>(index)] = count;
        }
    }
    data.accountsOutside = counts.outside;
    data.accountsByZip = counts.byZip;
}

/// True if the keys are ZIPs, to call the units by their name.
bool keysAreZips(const LayerData& data) {
    const auto isZip = [](const core::BasicUnit& unit) {
        return unit.key.size() == 5 && std::all_of(unit.key.begin(), unit.key.end(),
                                                   [](char c) { return c >= '0' && c <= '9'; });
    };
    return !data.units.empty() && std::all_of(data.units.begin(), data.units.end(), isZip);
}

/// Connected parts of each territory of which `wanted` is true, into `parts`.
void countParts(const LayerData& layer, const PlanState& state, const std::vector<char>& wanted,
                std::vector<int>& parts) {
    std::vector<char> seen(state.owner.size(), 0);
    std::vector<int> stack;
    for (std::size_t t = 0; t < parts.size(); ++t) {
        parts[t] = wanted[t] ? 0 : parts[t];
    }
    for (std::size_t start = 0; start < state.owner.size(); ++start) {
        const int owner = state.owner[start];
        if (owner < 0 || seen[start] || !wanted[static_cast<std::size_t>(owner)]) {
            continue;
        }
        ++parts[static_cast<std::size_t>(owner)];
        seen[start] = 1;
        stack.push_back(static_cast<int>(start));
        while (!stack.empty()) {
            const auto unit = static_cast<std::size_t>(stack.back());
            stack.pop_back();
            for (int i = layer.starts[unit]; i < layer.starts[unit + 1]; ++i) {
                const auto next =
                    static_cast<std::size_t>(layer.neighbours[static_cast<std::size_t>(i)]);
                if (!seen[next] && state.owner[next] == owner) {
                    seen[next] = 1;
                    stack.push_back(static_cast<int>(next));
                }
            }
        }
    }
}

std::vector<double> targetsOf(const std::vector<core::Territory>& territories, double total) {
    double weights = 0;
    for (const core::Territory& territory : territories) {
        weights += territory.targetWeight;
    }
    std::vector<double> targets;
    for (const core::Territory& territory : territories) {
        targets.push_back(weights > 0 ? total * territory.targetWeight / weights : 0);
    }
    return targets;
}

/// Pairs of territories (a < b) with a common border, of which one at least is `wanted`, in order.
std::vector<std::pair<int, int>> bordersOf(const LayerData& layer, const PlanState& state,
                                           const std::vector<char>& wanted) {
    std::vector<std::pair<int, int>> borders;
    for (std::size_t i = 0; i < state.owner.size(); ++i) {
        const int own = state.owner[i];
        if (own < 0 || !wanted[static_cast<std::size_t>(own)]) {
            continue;
        }
        int last = -1; // neighbours of one territory mostly come one after the other
        for (int k = layer.starts[i]; k < layer.starts[i + 1]; ++k) {
            const int other =
                state
                    .owner[static_cast<std::size_t>(layer.neighbours[static_cast<std::size_t>(k)])];
            if (other >= 0 && other != own && other != last) {
                last = other;
                borders.emplace_back(std::min(own, other), std::max(own, other));
            }
        }
    }
    std::sort(borders.begin(), borders.end());
    borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
    return borders;
}

std::vector<char> allOf(const PlanState& state) {
    return std::vector<char>(state.territories.size(), 1);
}

std::vector<char> only(const PlanState& state, std::span<const int> territories) {
    std::vector<char> wanted(state.territories.size(), 0);
    for (const int territory : territories) {
        wanted[static_cast<std::size_t>(territory)] = 1;
    }
    return wanted;
}

/// Borders of the territories that an edit touched, anew; those of others are as they were.
void followBorders(const LayerData& layer, PlanState& state, const std::vector<char>& touched) {
    std::erase_if(state.borders, [&](const std::pair<int, int>& border) {
        return touched[static_cast<std::size_t>(border.first)] ||
               touched[static_cast<std::size_t>(border.second)];
    });
    const auto old = static_cast<std::ptrdiff_t>(state.borders.size());
    const auto fresh = bordersOf(layer, state, touched);
    state.borders.insert(state.borders.end(), fresh.begin(), fresh.end());
    std::inplace_merge(state.borders.begin(), state.borders.begin() + old, state.borders.end());
}

TerritoryRow rowOf(const core::Territory& territory) {
    TerritoryRow row;
    row.id = territory.id;
    row.position = territory.position;
    row.name = QString::fromStdString(territory.name);
    row.owner = QString::fromStdString(territory.owner);
    row.locked = territory.locked;
    row.lockReason = QString::fromStdString(territory.lockReason);
    return row;
}

/// Accounts that do not follow their unit, as `core::applyAccountEffects` counts them.
void loadKept(const core::Connection& db, const LayerData& layer, PlanState& state) {
    const core::CountedFor duplicates = core::countedForOthers(db);
    core::Statement rows = db.prepare(
        "SELECT o.account_id, o.kind, coalesce(o.territory_id, 0), coalesce(b.unit_id, c.unit_id, "
        "0), coalesce(b.value, 0) FROM plan_account_overrides o JOIN base_accounts a ON a.id = "
        "o.account_id AND a.removed = 0 LEFT JOIN base_account_values b ON b.measure_id = ?1 AND "
        "b.account_id = o.account_id LEFT JOIN cache_account_units c ON c.layer_id = ?2 AND "
        "c.account_id = o.account_id WHERE o.scenario_id = ?3 AND (o.expires_on IS NULL OR "
        "o.expires_on = '' OR o.expires_on >= ?4) ORDER BY o.account_id");
    rows.bind(layer.measure.id, layer.layer.id, state.scenario.id, core::nowUtc().substr(0, 10));
    while (rows.step()) {
        KeptAccount kept;
        kept.territory = state.indexOf(rows.id<core::TerritoryTag>(2));
        const bool heldOut = rows.text(1) == "holdout";
        if (duplicates.contains(rows.id<core::AccountTag>(0)) || (!heldOut && kept.territory < 0)) {
            continue;
        }
        kept.territory = heldOut ? -1 : kept.territory;
        kept.unit = layer.indexOf(rows.id<core::UnitTag>(3));
        kept.value = rows.real(4);
        state.kept.push_back(kept);
        if (kept.unit >= 0) {
            TakenOut& out = state.takenOut[kept.unit];
            out.value += kept.value;
            ++out.accounts;
        }
    }
}

/// Whether the fills of before still do: the same territories, and no new neighbours too near.
bool fillsStay(const PlanState& state, const PlanState& before) {
    if (before.fills.size() != state.territories.size() ||
        before.territories.size() != state.territories.size()) {
        return false;
    }
    for (std::size_t i = 0; i < state.territories.size(); ++i) {
        if (state.territories[i].code != before.territories[i].code ||
            state.territories[i].fill != before.territories[i].fill) {
            return false;
        }
    }
    const FillDistances& distances = themeFillDistances();
    return std::all_of(state.borders.begin(), state.borders.end(), [&](const auto& border) {
        return std::binary_search(before.borders.begin(), before.borders.end(), border) ||
               distances.between(before.fills[static_cast<std::size_t>(border.first)],
                                 before.fills[static_cast<std::size_t>(border.second)]) >=
                   kFillsApart;
    });
}

/// The code of the territory of a unit; empty without one.
std::string_view codeOf(const PlanState& state, std::size_t unit) {
    const int owner = state.owner[unit];
    return owner < 0 ? std::string_view() : state.territories[static_cast<std::size_t>(owner)].code;
}

/// 100 * (1 - sum |A - T| / (2 sum T)): the formula of core::align::MeasureScore::balanceIndex.
double balanceIndexOf(const std::vector<TerritoryRow>& rows) {
    double off = 0;
    double targets = 0;
    for (const TerritoryRow& row : rows) {
        off += std::abs(row.value - row.target);
        targets += row.target;
    }
    return targets > 0 ? 100 * (1 - off / (2 * targets)) : 100;
}

} // namespace

int LayerData::indexOf(core::UnitId unit) const {
    const auto found =
        std::lower_bound(units.begin(), units.end(), unit,
                         [](const core::BasicUnit& a, core::UnitId id) { return a.id < id; });
    return found == units.end() || found->id != unit ? -1 : static_cast<int>(found - units.begin());
}

int PlanState::indexOf(core::TerritoryId territory) const {
    const auto found =
        std::find_if(territories.begin(), territories.end(),
                     [territory](const core::Territory& t) { return t.id == territory; });
    return found == territories.end() ? -1 : static_cast<int>(found - territories.begin());
}

LayerData loadLayerData(const core::Connection& db, const core::UnitLayer& layer,
                        const std::string& measure) {
    LayerData data;
    data.layer = layer;
    data.units = core::loadUnits(db, layer.id);
    loadBorders(db, data);
    loadMeasure(db, data, measure);
    loadAccounts(db, data);
    data.zips = keysAreZips(data);
    return data;
}

double PlanState::valueOf(const LayerData& layer, int unit) const {
    const double value = layer.values[static_cast<std::size_t>(unit)];
    const auto out = takenOut.find(unit);
    return out == takenOut.end() ? value : std::max(0.0, value - out->second.value);
}

int PlanState::accountsOf(const LayerData& layer, int unit) const {
    const auto out = takenOut.find(unit);
    return layer.accounts[static_cast<std::size_t>(unit)] -
           (out == takenOut.end() ? 0 : out->second.accounts);
}

PlanState loadPlanState(const core::Connection& db, const LayerData& layer,
                        const core::Scenario& scenario, const PlanState* before) {
    PlanState state = loadPlainState(db, layer, scenario);
    state.borders = bordersOf(layer, state, allOf(state));
    state.fills = fillsFor(state, before);
    state.ownFills = before ? before->ownFills : std::map<std::string, int>();
    for (std::size_t i = 0; i < state.territories.size(); ++i) {
        if (!state.territories[i].fill) {
            state.ownFills[state.territories[i].code] = state.fills[i];
        }
    }
    return state;
}

std::vector<int> followUnits(const core::Connection& db, const LayerData& layer, PlanState& state,
                             std::span<const core::UnitId> units) {
    core::Statement row = db.prepare(
        "SELECT territory_id FROM plan_assignments WHERE scenario_id = ? AND unit_id = ?");
    std::set<int> touched;
    for (const core::UnitId unit : units) {
        if (const int place = layer.indexOf(unit); place >= 0) {
            row.bind(state.scenario.id, unit);
            int& owner = state.owner[static_cast<std::size_t>(place)];
            touched.insert(owner);
            owner = row.step() ? state.indexOf(row.id<core::TerritoryTag>(0)) : -1;
            touched.insert(owner);
        }
    }
    touched.erase(-1);
    std::vector<int> territories(touched.begin(), touched.end());
    PlanState before = state;
    followBorders(layer, state, only(state, territories));
    state.fills = fillsFor(state, &before);
    for (std::size_t i = 0; i < state.territories.size(); ++i) {
        if (!state.territories[i].fill) {
            state.ownFills[state.territories[i].code] = state.fills[i];
        }
    }
    return territories;
}

PlanState loadPlainState(const core::Connection& db, const LayerData& layer,
                         const core::Scenario& scenario) {
    PlanState state;
    state.scenario = scenario;
    for (core::Territory& territory : core::loadTerritories(db, scenario.id)) {
        if (territory.level == 0) {
            state.territories.push_back(std::move(territory));
        }
    }
    std::map<core::TerritoryId, int> index;
    for (std::size_t i = 0; i < state.territories.size(); ++i) {
        index[state.territories[i].id] = static_cast<int>(i);
    }
    state.owner.assign(layer.units.size(), -1);
    for (const auto& [unit, territory] : core::loadAssignments(db, scenario.id)) {
        const int place = layer.indexOf(unit);
        const auto found = index.find(territory);
        if (place >= 0 && found != index.end()) {
            state.owner[static_cast<std::size_t>(place)] = found->second;
        }
    }
    const std::string today = core::nowUtc().substr(0, 10);
    for (core::UnitLock& lock : core::loadUnitLocks(db, scenario.id, today)) {
        if (const int place = layer.indexOf(lock.unit); place >= 0) {
            state.unitLocks.emplace(place, std::move(lock));
        }
    }
    loadKept(db, layer, state);
    state.fills.assign(state.territories.size(), 0);
    return state;
}

std::vector<int> fillsFor(const PlanState& state, const PlanState* before) {
    if (before && fillsStay(state, *before)) {
        return before->fills;
    }
    FillRequest request;
    request.territories = static_cast<int>(state.territories.size());
    request.borders = state.borders;
    for (const core::Territory& territory : state.territories) {
        int present = territory.fill.value_or(-1);
        // A copy of the scenario has other ids but the same codes, and keeps the colours too.
        if (before && present < 0) {
            const auto found = before->ownFills.find(territory.code);
            present = found == before->ownFills.end() ? -1 : found->second;
        }
        request.present.push_back(present);
    }
    std::vector<int> fills = chooseFills(themeFillDistances(), request);
    for (std::size_t i = 0; i < fills.size(); ++i) {
        fills[i] = state.territories[i].fill.value_or(fills[i]); // what the plan names stays
    }
    return fills;
}

PlanFigures figuresOf(const LayerData& layer, const PlanState& state) {
    return figuresAfter(layer, state, {}, {});
}

PlanFigures figuresAfter(const LayerData& layer, const PlanState& state, const PlanFigures& before,
                         std::span<const int> touched) {
    PlanFigures figures;
    figures.scenario = state.scenario.id;
    figures.scenarioName = QString::fromStdString(state.scenario.name);
    figures.status = QString::fromStdString(state.scenario.status);
    figures.tolerance = state.scenario.tolerance;
    figures.measure =
        layer.measure.id ? QString::fromStdString(layer.measure.name) : QStringLiteral("units");
    figures.unit = QString::fromStdString(layer.measure.unit);
    figures.total = layer.total;
    figures.units = static_cast<int>(layer.units.size());
    figures.approximate = layer.layer.approximate;
    figures.zips = layer.zips;
    figures.accountsOutside = layer.accountsOutside;
    figures.accountsByZip = layer.accountsByZip;

    for (std::size_t i = 0; i < state.territories.size(); ++i) {
        figures.territories.push_back(rowOf(state.territories[i]));
        figures.territories.back().fill = state.fills[i];
    }
    for (std::size_t i = 0; i < state.owner.size(); ++i) {
        const int unit = static_cast<int>(i);
        figures.accounts += layer.accounts[i];
        if (state.owner[i] < 0) {
            ++figures.unassignedUnits;
            figures.unassignedValue += state.valueOf(layer, unit);
            continue;
        }
        TerritoryRow& row = figures.territories[static_cast<std::size_t>(state.owner[i])];
        ++row.units;
        row.value += state.valueOf(layer, unit);
        row.accounts += state.accountsOf(layer, unit);
    }
    for (const KeptAccount& kept : state.kept) {
        if (kept.territory < 0) {
            figures.total -= kept.value; // held out of the plan and of its targets
            continue;
        }
        TerritoryRow& row = figures.territories[static_cast<std::size_t>(kept.territory)];
        row.value += kept.value;
        ++row.accounts;
    }
    const std::vector<double> targets = targetsOf(state.territories, figures.total);
    const bool follows = before.territories.size() == figures.territories.size();
    std::vector<int> parts(figures.territories.size(), 0);
    for (std::size_t i = 0; follows && i < parts.size(); ++i) {
        parts[i] = before.territories[i].components;
    }
    countParts(layer, state, follows ? only(state, touched) : allOf(state), parts);
    for (std::size_t i = 0; i < figures.territories.size(); ++i) {
        figures.territories[i].target = targets[i];
        figures.territories[i].components = parts[i];
    }
    figures.balanceIndex = balanceIndexOf(figures.territories);
    return figures;
}

SelectionFigures selectionFigures(const LayerData& layer, const PlanState& state,
                                  std::span<const core::UnitId> units) {
    SelectionFigures result;
    int from = -2;
    for (const core::UnitId unit : units) {
        const int index = layer.indexOf(unit);
        if (index < 0) {
            continue;
        }
        const auto i = static_cast<std::size_t>(index);
        ++result.units;
        result.value += layer.values[i];
        result.accounts += layer.accounts[i];
        from = from == -2 || from == state.owner[i] ? state.owner[i] : -1;
    }
    if (from >= 0) {
        result.from =
            QString::fromStdString(state.territories[static_cast<std::size_t>(from)].name);
    }
    return result;
}

ScenarioRow scenarioRow(const PlanState& state, const PlanFigures& figures, const PlanState* base) {
    ScenarioRow row;
    row.id = state.scenario.id;
    row.name = QString::fromStdString(state.scenario.name);
    row.status = QString::fromStdString(state.scenario.status);
    if (const TerritoryRow* farthest = figures.farthest()) {
        row.maxDeviation = std::abs(farthest->deviation());
    }
    if (!base || base->owner.size() != state.owner.size()) {
        return row;
    }
    std::size_t moved = 0;
    for (std::size_t i = 0; i < state.owner.size(); ++i) {
        moved += codeOf(state, i) != codeOf(*base, i) ? 1 : 0;
    }
    row.moved = state.owner.empty()
                    ? 0.0
                    : static_cast<double>(moved) / static_cast<double>(state.owner.size());
    return row;
}

void followBase(const core::Connection& db, const LayerData& layer, const PlanState& before,
                const PlanState& after, std::span<const core::UnitId> units,
                std::vector<ScenarioRow>& rows) {
    core::Statement other = db.prepare(
        "SELECT t.code FROM plan_assignments a JOIN plan_territories t ON t.id = a.territory_id "
        "WHERE a.scenario_id = ? AND a.unit_id = ?");
    const auto all = static_cast<double>(layer.units.size());
    for (ScenarioRow& row : rows) {
        if (!row.moved) {
            continue; // the base itself, or of another layer
        }
        double moved = std::round(*row.moved * all);
        for (const core::UnitId unit : units) {
            const int place = layer.indexOf(unit);
            if (place < 0) {
                continue;
            }
            const auto i = static_cast<std::size_t>(place);
            other.bind(row.id, unit);
            const std::string code(other.step() ? other.text(0) : std::string_view());
            moved += (code != codeOf(after, i) ? 1 : 0) - (code != codeOf(before, i) ? 1 : 0);
        }
        row.moved = moved / all;
    }
}

std::vector<ScenarioRow> scenarioRows(const core::Connection& db, const LayerData& layer,
                                      std::optional<PlanState>& base) {
    std::vector<ScenarioRow> rows;
    base.reset();
    for (const core::Scenario& scenario : core::loadScenarios(db)) {
        if (scenario.layer != layer.layer.id) {
            ScenarioRow row;
            row.id = scenario.id;
            row.name = QString::fromStdString(scenario.name);
            row.status = QString::fromStdString(scenario.status);
            rows.push_back(std::move(row));
            continue;
        }
        PlanState state = loadPlainState(db, layer, scenario);
        rows.push_back(scenarioRow(state, figuresOf(layer, state), base ? &*base : nullptr));
        if (!base) {
            base = std::move(state);
        }
    }
    return rows;
}

} // namespace ui
