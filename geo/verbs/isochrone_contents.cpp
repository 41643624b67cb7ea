// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/isochrone_contents.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/verbs/scenario_accounts.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/record_query.h"
#include "core/workspace/unit_store.h"
#include "geo/geometry/shape_test.h"
#include "geo/verbs/unit_shares.h"

#include <cmath>
#include <map>

namespace geo {

namespace {

struct PlacedAccount {
    core::Point at;
    double value = 0;
};

std::vector<PlacedAccount> placedAccounts(const core::Connection& db, const std::string& value) {
    std::map<std::int64_t, double> values;
    if (!core::trim(value).empty()) {
        for (const core::RecordValue& one :
             core::selectRecordValues(db, core::RecordTable::Accounts, value, "")) {
            values[one.id] = one.value && std::isfinite(*one.value) ? *one.value : 0;
        }
    }
    std::vector<PlacedAccount> accounts;
    core::Statement rows = db.prepare(
        "SELECT id, lon, lat FROM accounts WHERE lon IS NOT NULL AND lat IS NOT NULL ORDER BY id");
    while (rows.step()) {
        const auto known = values.find(rows.integer(0));
        accounts.push_back(
            {{rows.real(1), rows.real(2)}, known == values.end() ? 0 : known->second});
    }
    return accounts;
}

void countAccounts(const core::Connection& db, const std::string& value,
                   std::vector<IsochronePolygon>& polygons) {
    const std::vector<PlacedAccount> accounts = placedAccounts(db, value);
    for (IsochronePolygon& polygon : polygons) {
        const ShapeTest inside(polygon.shape);
        for (const PlacedAccount& account : accounts) {
            if (inside.contains(account.at)) {
                ++polygon.accounts;
                polygon.value += account.value;
            }
        }
    }
}

void sumMeasures(const core::Connection& db, const IsochroneParams& params,
                 std::vector<IsochronePolygon>& polygons, core::Job& job) {
    if (params.measures.empty()) {
        return;
    }
    const core::UnitLayer layer = core::requireLayer(db, params.layer);
    core::Statement known =
        db.prepare("SELECT coalesce(max(area_m2), 0) FROM base_units WHERE layer_id = ?");
    known.bind(layer.id);
    const bool areas = known.step() && known.real(0) > 0;
    std::vector<core::MultiPolygon> shapes;
    for (const IsochronePolygon& polygon : polygons) {
        shapes.push_back(polygon.shape);
    }
    const auto shares = unitShares(db, layer, shapes, areas, job);
    for (const std::string& name : params.measures) {
        const core::Measure measure = core::requireMeasure(db, layer.id, name);
        std::map<core::UnitId, double> values;
        core::Statement rows =
            db.prepare("SELECT unit_id, value FROM base_unit_values WHERE measure_id = ?");
        rows.bind(measure.id);
        while (rows.step()) {
            values[rows.id<core::UnitTag>(0)] = rows.real(1);
        }
        for (std::size_t i = 0; i < polygons.size(); ++i) {
            double sum = 0;
            for (const auto& [unit, share] : shares[i]) {
                const auto value = values.find(unit);
                sum += value == values.end() ? 0 : share * value->second;
            }
            polygons[i].measures.emplace_back(name, sum);
        }
    }
}

/// Territories of a scenario that a rep is in charge of today.
std::vector<core::TerritoryId> chargeOf(const core::Connection& db, core::ScenarioId scenario,
                                        core::RepId rep) {
    core::Statement rows = db.prepare(
        "SELECT o.territory_id FROM plan_territory_owners o JOIN plan_territories t ON t.id = "
        "o.territory_id WHERE t.scenario_id = ?1 AND o.rep_id = ?2 AND coalesce(o.starts_on, '') "
        "<= ?3 AND (o.ends_on IS NULL OR o.ends_on >= ?3)");
    rows.bind(scenario, rep, core::nowUtc().substr(0, 10));
    std::vector<core::TerritoryId> territories;
    while (rows.step()) {
        territories.push_back(rows.id<core::TerritoryTag>(0));
    }
    return territories;
}

} // namespace

void countInside(const core::Connection& db, const IsochroneParams& params,
                 std::vector<IsochronePolygon>& polygons, core::Job& job) {
    countAccounts(db, params.value, polygons);
    sumMeasures(db, params, polygons, job);
}

std::optional<BeyondReach> beyondReach(const core::Connection& db, const IsochroneParams& params,
                                       std::span<const IsochroneCentre> centres,
                                       std::span<const IsochronePolygon> polygons) {
    const core::ScenarioAccounts plan =
        core::loadScenarioAccounts(db, params.scenario, params.value, "");
    std::map<core::TerritoryId, std::vector<std::size_t>> inCharge;
    for (std::size_t c = 0; c < centres.size(); ++c) {
        if (centres[c].rep) {
            for (const core::TerritoryId id : chargeOf(db, plan.scenario.id, centres[c].rep)) {
                inCharge[id].push_back(c);
            }
        }
    }
    if (inCharge.empty()) {
        return std::nullopt;
    }
    std::vector<ShapeTest> insides;
    for (const IsochronePolygon& polygon : polygons) {
        insides.emplace_back(polygon.shape);
    }
    const std::size_t each = polygons.size() / centres.size();
    BeyondReach beyond;
    for (const core::ScenarioAccount& account : plan.accounts) {
        if (account.territory < 0 || !account.lonLat) {
            continue;
        }
        const auto reps =
            inCharge.find(plan.territories[static_cast<std::size_t>(account.territory)].id);
        if (reps == inCharge.end()) {
            continue;
        }
        bool reached = false;
        for (const std::size_t c : reps->second) {
            for (std::size_t k = c * each; k < (c + 1) * each; ++k) {
                reached = reached || insides[k].contains(*account.lonLat);
            }
        }
        ++beyond.of;
        beyond.accounts += reached ? 0 : 1;
        beyond.value += reached ? 0 : account.value;
    }
    return beyond;
}

} // namespace geo
