// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparison.h"

#include "core/base/error.h"
#include "core/workspace/scenario_store.h"

#include <algorithm>
#include <map>

namespace ui {

namespace {

double meanDrive(const core::ScoreReport& report) {
    double minutes = 0;
    double weight = 0;
    for (const core::TerritoryFigures& territory : report.territories) {
        const double value = territory.values.empty() ? 0 : territory.values.front();
        minutes += value * territory.travelMinutes;
        weight += value;
    }
    return weight > 0 ? minutes / weight : 0;
}

ComparedRow rowOf(const core::ScoreReport& report, const ScenarioRow& listed) {
    ComparedRow row{listed.id,
                    listed.name,
                    listed.status,
                    report.maxDeviation,
                    report.inBand,
                    static_cast<int>(report.territories.size()),
                    0,
                    listed.moved,
                    meanDrive(report)};
    if (!report.measures.empty()) {
        row.gini = report.measures.front().score.gini;
    }
    return row;
}

/// Targets and fills of the territories of one side, by name.
struct SideFacts {
    std::map<QString, const TerritoryRow*> rows;

    explicit SideFacts(const PlanFigures& figures) {
        for (const TerritoryRow& row : figures.territories) {
            rows[row.name] = &row;
        }
    }
    const TerritoryRow* find(const QString& name) const {
        const auto found = rows.find(name);
        return found == rows.end() ? nullptr : found->second;
    }
};

double pointsOf(const TerritoryRow* row, double value) {
    return row != nullptr && row->target > 0 ? 100 * value / row->target : 0;
}

std::vector<ComparedMove> movesOf(const core::CompareReport& report, const SideFacts& left,
                                  const SideFacts& right) {
    std::vector<ComparedMove> moves;
    for (const core::Move& move : report.moves) {
        ComparedMove out;
        out.unit = QString::fromStdString(move.unit);
        out.place = QString::fromStdString(move.unitName);
        out.from = QString::fromStdString(move.from);
        out.to = QString::fromStdString(move.to);
        out.accounts = move.accounts;
        out.value = move.value;
        const TerritoryRow* from = left.find(out.from);
        const TerritoryRow* to = right.find(out.to);
        out.fromFill = from ? from->fill : -1;
        out.toFill = to ? to->fill : -1;
        out.fromPoints = pointsOf(from, move.value);
        out.toPoints = pointsOf(to, move.value);
        moves.push_back(std::move(out));
    }
    return moves;
}

core::Scenario scenarioOf(const std::vector<core::Scenario>& all, core::ScenarioId id) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& s) { return s.id == id; });
    if (found == all.end()) {
        throw core::Error(core::Code::Conflict, "a scenario that was to be compared is gone",
                          "choose another one");
    }
    return *found;
}

} // namespace

const ComparedRow* Comparison::find(core::ScenarioId id) const {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

std::vector<int> ownersIn(const PlanState& plan, const PlanState& into) {
    std::map<std::string, int> codes;
    for (std::size_t i = 0; i < into.territories.size(); ++i) {
        codes[into.territories[i].code] = static_cast<int>(i);
    }
    std::vector<int> index;
    for (const core::Territory& territory : plan.territories) {
        const auto found = codes.find(territory.code);
        index.push_back(found == codes.end() ? -1 : found->second);
    }
    std::vector<int> owners(plan.owner.size(), -1);
    for (std::size_t i = 0; i < owners.size(); ++i) {
        owners[i] = plan.owner[i] < 0 ? -1 : index[static_cast<std::size_t>(plan.owner[i])];
    }
    return owners;
}

Comparison loadComparison(const core::Connection& db, const LayerData& layer,
                          const std::vector<ScenarioRow>& scenarios, const PlanState& shown,
                          core::ScenarioId left, core::ScenarioId right, core::Job& job) {
    const core::Snapshot snapshot(db);
    const std::vector<core::Scenario> all = core::loadScenarios(db);
    const core::Scenario a = scenarioOf(all, left);
    const core::Scenario b = scenarioOf(all, right);
    std::vector<std::string> names{a.name, b.name};
    for (const core::Scenario& scenario : all) {
        if (scenario.layer == layer.layer.id && scenario.id != left && scenario.id != right) {
            names.push_back(scenario.name);
        }
    }
    const core::CompareReport report = core::compare(db, names, job);
    Comparison out;
    out.left = loadPlanState(db, layer, a, &shown);
    out.right = loadPlanState(db, layer, b, &out.left);
    out.leftFigures = figuresOf(layer, out.left);
    out.rightFigures = figuresOf(layer, out.right);
    for (const ScenarioRow& listed : scenarios) {
        for (const core::ScoreReport& figures : report.scenarios) {
            if (figures.scenario == listed.name.toStdString() && !out.find(listed.id)) {
                out.rows.push_back(rowOf(figures, listed));
            }
        }
    }
    out.moves = movesOf(report, SideFacts(out.leftFigures), SideFacts(out.rightFigures));
    out.accounts = report.accounts;
    out.value = report.measure;
    for (const ComparedRow& row : out.rows) {
        out.driveLow =
            &row == &out.rows.front() ? row.driveMinutes : std::min(out.driveLow, row.driveMinutes);
        out.driveHigh = std::max(out.driveHigh, row.driveMinutes);
    }
    return out;
}

} // namespace ui
