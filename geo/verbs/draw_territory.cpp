// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/draw_territory.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/apply_assignment.h"
#include "core/verbs/new_territory.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"
#include "geo/crs/projection.h"
#include "geo/geometry/geos.h"
#include "geo/geometry/repair.h"
#include "geo/verbs/unit_shares.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace geo {

using core::Code;
using core::Error;
using core::MultiPolygon;
using core::Point;
using core::UnitId;

namespace {

constexpr int kCircleCorners = 96;
constexpr double kMetresPerDegree = 111320;

using Shares = UnitShares;

/// Accounts where they are counted: a pin of a person first, else the place that was found.
Shares byAccounts(const core::Connection& db, const core::UnitLayer& layer,
                  const std::vector<core::BasicUnit>& units, const MultiPolygon& degrees,
                  const MultiPolygon& metres) {
    std::map<UnitId, std::pair<int, int>> counts; // inside, all
    core::Statement rows = db.prepare(
        "SELECT u.unit_id, a.lon, a.lat FROM cache_account_units u JOIN base_accounts a ON a.id = "
        "u.account_id AND a.removed = 0 WHERE u.layer_id = ? AND a.lon IS NOT NULL AND a.lat IS "
        "NOT NULL");
    rows.bind(layer.id);
    while (rows.step()) {
        auto& [in, all] = counts[rows.id<core::UnitTag>(0)];
        in += insideShape(degrees, {rows.real(1), rows.real(2)}) ? 1 : 0;
        ++all;
    }
    const Shares centroids = sharesByCentroid(units, metres);
    Shares shares;
    for (const core::BasicUnit& unit : units) {
        const auto found = counts.find(unit.id);
        const double share = found == counts.end()
                                 ? static_cast<double>(centroids.count(unit.id))
                                 : static_cast<double>(found->second.first) / found->second.second;
        if (share > 0) {
            shares[unit.id] = share;
        }
    }
    return shares;
}

} // namespace

InsideRule insideRule(std::string_view name) {
    if (name == "centroid") {
        return InsideRule::Centroid;
    }
    if (name == "area") {
        return InsideRule::Area;
    }
    if (name == "accounts") {
        return InsideRule::Accounts;
    }
    throw Error(Code::Usage, core::format("there is no rule \"{}\"", name),
                "centroid, area or accounts");
}

Shares unitsInside(const core::Connection& db, const core::UnitLayer& layer,
                   const MultiPolygon& shape, InsideRule rule, double share, core::Job& job) {
    if (!(share > 0) || share > 1) {
        throw Error(Code::Usage, "the share must lie between 0 and 1", "0.5 is half");
    }
    const MultiPolygon metres =
        repairShape(Geos(), Projection(layer.workCrs).toMetres(shape)).shape;
    if (metres.empty()) {
        throw Error(Code::Input, "the shape has no area", "draw it with at least three corners");
    }
    const std::vector<core::BasicUnit> units = core::loadUnits(db, layer.id);
    if (rule == InsideRule::Centroid) {
        return sharesByCentroid(units, metres);
    }
    Shares shares = rule == InsideRule::Area ? sharesByArea(db, layer, {metres}, job).front()
                                             : byAccounts(db, layer, units, shape, metres);
    std::erase_if(shares, [share](const auto& entry) { return entry.second < share; });
    return shares;
}

void to_json(core::Json& json, const DrawTerritoryReport& report) {
    json = core::Json{{"territory", report.territory},
                      {"inside", report.inside},
                      {"changed", report.changed},
                      {"issues", report.issues}};
}

DrawTerritoryReport drawTerritory(core::Workspace& ws, const DrawTerritoryParams& params,
                                  core::Job& job) {
    DrawTerritoryReport report;
    const core::Scenario scenario = core::requireScenario(ws.reader(), params.scenario);
    const core::UnitLayer layer = core::requireLayer(ws.reader(), scenario.layerName);
    std::vector<UnitId> units;
    for (const auto& [unit, share] :
         unitsInside(ws.reader(), layer, params.area, params.rule, params.share, job)) {
        units.push_back(unit);
    }
    if (units.empty()) {
        throw Error(Code::Input, "no unit lies inside the shape",
                    "draw a larger one, or choose another rule");
    }
    report.inside = static_cast<int>(units.size());
    if (params.territory.empty()) {
        const core::NewTerritoryReport made =
            core::newTerritoryOf(ws, scenario.id, units, params.territory);
        report.territory = made.name;
        report.changed = made.changed;
        report.issues = made.issues;
        report.changes = made.changes;
        return report;
    }
    const core::ApplyReport applied =
        core::applyAssignment(ws, scenario.id, {{params.territory, units}},
                              core::format("Draw {}", params.territory), "draw");
    report.territory = params.territory;
    report.changed = applied.changed;
    report.issues = applied.issues;
    report.changes = applied.changes;
    return report;
}

MultiPolygon circleAround(Point middle, double metres) {
    const double north = metres / kMetresPerDegree;
    const double east = north / std::max(0.01, std::cos(middle.y * std::numbers::pi / 180));
    core::Ring ring;
    for (int i = 0; i <= kCircleCorners; ++i) {
        const double angle = 2 * std::numbers::pi * (i % kCircleCorners) / kCircleCorners;
        ring.push_back({middle.x + east * std::cos(angle), middle.y + north * std::sin(angle)});
    }
    return {{{{ring}}}};
}

} // namespace geo
