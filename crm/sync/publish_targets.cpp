// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/publish_targets.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/scenario_store.h"

#include <map>
#include <optional>
#include <unordered_map>

namespace crm {

using core::AccountId;
using core::Connection;
using core::Statement;
using core::TerritoryId;
using core::UnitId;

namespace {

struct Override {
    bool holdout = false;
    TerritoryId territory;
    std::string reason;
};

/// What is needed of the plan to say where an account belongs.
class Plan {
public:
    Plan(const Connection& db, const core::Scenario& scenario, const std::string& date)
        : db_(db), scenario_(scenario), date_(date) {
        for (core::Territory& territory : core::loadTerritories(db, scenario.id)) {
            const TerritoryId id = territory.id;
            territories_.emplace(id, std::move(territory));
        }
        loadOwners();
        loadOverrides();
        loadUnits();
        for (const auto& [unit, territory] : core::loadAssignments(db, scenario.id)) {
            assignments_.emplace(unit, territory);
        }
    }

    bool anyAccountPlaced() const { return !unitOf_.empty(); }

    void complete(PublishTarget& target) const {
        TerritoryId territory;
        const auto overridden = overrides_.find(target.account);
        if (overridden != overrides_.end()) {
            const Override& rule = overridden->second;
            if (rule.holdout) {
                target.keepReason = "is held out" + (rule.reason.empty() ? "" : ": " + rule.reason);
                return;
            }
            territory = rule.territory;
            target.reason = "override" + (rule.reason.empty() ? "" : ": " + rule.reason);
        } else {
            territory = territoryByUnit(target);
        }
        const auto found = territories_.find(territory);
        if (found == territories_.end()) {
            target.keepReason = target.keepReason.empty() ? "has no territory" : target.keepReason;
            return;
        }
        target.territoryId = found->second.code;
        target.territory = found->second.name;
        const auto owners = owners_.find(territory);
        target.owners = owners == owners_.end() ? std::vector<OwnerForms>{} : owners->second;
    }

private:
    TerritoryId territoryByUnit(PublishTarget& target) const {
        const auto unit = unitOf_.find(target.account);
        if (unit == unitOf_.end()) {
            target.keepReason = "lies outside all units of " + scenario_.layerName;
            return {};
        }
        const auto territory = assignments_.find(unit->second);
        if (territory == assignments_.end()) {
            target.keepReason =
                core::format("its unit {} belongs to no territory", keys_.at(unit->second));
            return {};
        }
        target.reason = core::format("{} {}", scenario_.layerName, keys_.at(unit->second));
        return territory->second;
    }

    void loadOwners() {
        Statement rows =
            db_.prepare("SELECT o.territory_id, r.external_id, r.name, coalesce(r.email, '') "
                        "FROM plan_territory_owners o JOIN base_reps r ON r.id = o.rep_id "
                        "JOIN plan_territories t ON t.id = o.territory_id "
                        "WHERE t.scenario_id = ?1 AND coalesce(o.starts_on, '') <= ?2 "
                        "AND (o.ends_on IS NULL OR o.ends_on >= ?2) "
                        "ORDER BY o.territory_id, o.role <> 'owner', o.id");
        rows.bind(scenario_.id, date_);
        while (rows.step()) {
            owners_[rows.id<core::TerritoryTag>(0)].push_back(
                {rows.string(1), rows.string(2), rows.string(3)});
        }
    }

    void loadOverrides() {
        Statement rows =
            db_.prepare("SELECT account_id, kind, territory_id, reason FROM plan_account_overrides "
                        "WHERE scenario_id = ? AND (expires_on IS NULL OR expires_on >= ?)");
        rows.bind(scenario_.id, date_);
        while (rows.step()) {
            overrides_[rows.id<core::AccountTag>(0)] = {
                rows.text(1) == "holdout", rows.id<core::TerritoryTag>(2), rows.string(3)};
        }
    }

    /// Units that are accounts say so themselves; others were looked up by place.
    void loadUnits() {
        Statement units =
            db_.prepare("SELECT id, key, account_id FROM base_units WHERE layer_id = ?");
        units.bind(scenario_.layer);
        while (units.step()) {
            keys_[units.id<core::UnitTag>(0)] = units.string(1);
            if (!units.isNull(2)) {
                unitOf_[units.id<core::AccountTag>(2)] = units.id<core::UnitTag>(0);
            }
        }
        Statement places =
            db_.prepare("SELECT account_id, unit_id FROM cache_account_units WHERE layer_id = ?");
        places.bind(scenario_.layer);
        while (places.step()) {
            if (keys_.contains(places.id<core::UnitTag>(1))) {
                unitOf_[places.id<core::AccountTag>(0)] = places.id<core::UnitTag>(1);
            }
        }
    }

    const Connection& db_;
    const core::Scenario& scenario_;
    const std::string& date_;
    std::map<TerritoryId, core::Territory> territories_;
    std::map<TerritoryId, std::vector<OwnerForms>> owners_;
    std::map<AccountId, Override> overrides_;
    std::unordered_map<AccountId, UnitId> unitOf_;
    std::unordered_map<UnitId, TerritoryId> assignments_;
    std::unordered_map<UnitId, std::string> keys_;
};

} // namespace

namespace {

/// Adds where the accounts lie, and what they bring to the measures.
class Extras {
public:
    Extras(const Connection& db, const core::Scenario& scenario,
           const std::vector<std::string>& measures, bool withPlaces, bool withRings)
        : withPlaces_(withPlaces), withRings_(withRings),
          ring_(db.prepare(
              "SELECT ring, minutes, area_km2 FROM plan_account_rings WHERE account_id = ?")),
          place_(db.prepare("SELECT lon, lat, match_level FROM accounts WHERE id = ?")),
          share_(db.prepare("SELECT sum(value) FROM base_account_values WHERE measure_id = ? AND "
                            "account_id = ?")) {
        for (const std::string& name : measures) {
            measures_.push_back(core::requireMeasure(db, scenario.layer, name));
        }
    }

    void complete(PublishTarget& target) {
        if (withPlaces_) {
            place(target);
        }
        if (withRings_) {
            ring(target);
        }
        for (const core::Measure& measure : measures_) {
            share_.bind(measure.id, target.account);
            const bool known = share_.step() && !share_.isNull(0);
            target.measures[measure.name] =
                known ? core::format("{}", share_.real(0)) : std::string();
            share_.reset();
        }
    }

private:
    void place(PublishTarget& target) {
        place_.bind(target.account);
        if (place_.step() && !place_.isNull(0) && !place_.isNull(1)) {
            target.lon = core::format("{:.7f}", place_.real(0));
            target.lat = core::format("{:.7f}", place_.real(1));
            target.quality = place_.string(2);
        }
        place_.reset();
    }

    void ring(PublishTarget& target) {
        ring_.bind(target.account);
        if (ring_.step()) {
            target.ring = ring_.string(0);
            target.ringMinutes = core::format("{}", ring_.real(1));
            target.ringArea = core::format("{:.1f}", ring_.real(2));
        }
        ring_.reset();
    }

    bool withPlaces_;
    bool withRings_;
    Statement ring_;
    Statement place_;
    Statement share_;
    std::vector<core::Measure> measures_;
};

} // namespace

std::vector<PublishTarget> loadTargets(const Connection& db, const core::Scenario& scenario,
                                       const std::vector<std::string>& sources,
                                       const std::string& date,
                                       const std::vector<std::string>& measures, bool withPlaces,
                                       bool withRings) {
    const Plan plan(db, scenario, date);
    Extras extras(db, scenario, measures, withPlaces, withRings);
    std::vector<PublishTarget> targets;
    Statement rows = db.prepare("SELECT id, external_id, coalesce(name, '') FROM base_accounts "
                                "WHERE removed = 0 AND source = ? ORDER BY external_id");
    for (const std::string& source : sources) {
        rows.bind(source);
        while (rows.step()) {
            PublishTarget target;
            target.account = rows.id<core::AccountTag>(0);
            target.source = source;
            target.externalId = rows.string(1);
            target.name = rows.string(2);
            plan.complete(target);
            extras.complete(target);
            targets.push_back(std::move(target));
        }
    }
    if (!targets.empty() && !plan.anyAccountPlaced()) {
        throw core::Error(
            core::Code::Input,
            core::format("no account lies in a unit of the layer {}", scenario.layerName),
            "geocode the accounts, and check that the layer covers them", scenario.layerName);
    }
    return targets;
}

} // namespace crm
