// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/look_up.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/ledger/ledger_store.h"
#include "core/plan/unit_key.h"
#include "core/workspace/gpkg.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"

#include <cmath>

namespace geo {

using core::Code;
using core::Error;
using core::Json;

void to_json(Json& json, const LookupAnswer& answer) {
    const auto orNull = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
    json = Json{{"asked", answer.asked},          {"found", answer.found},
                {"unit", orNull(answer.unit)},    {"territory", orNull(answer.territory)},
                {"name", orNull(answer.name)},    {"owner", orNull(answer.owner)},
                {"reason", orNull(answer.reason)}};
}

LookupQuery parseLookup(std::string_view text) {
    constexpr std::string_view kAccount = "account ";
    const std::string line(core::trim(text));
    LookupQuery query;
    if (line.empty()) {
        throw Error(Code::Usage, "nothing was asked", "give a ZIP, LON,LAT or \"account NUMBER\"");
    }
    if (line.starts_with(kAccount)) {
        query.account = core::trim(std::string_view(line).substr(kAccount.size()));
        return query;
    }
    if (const std::size_t comma = line.find(','); comma != std::string::npos) {
        const auto lon = core::parseNumber(core::trim(line.substr(0, comma)));
        const auto lat = core::parseNumber(core::trim(line.substr(comma + 1)));
        if (lon && lat) {
            query.point = core::Point{*lon, *lat};
            return query;
        }
    }
    query.zip = line;
    return query;
}

TerritoryLookup::TerritoryLookup(const core::Connection& db, const std::string& scenario,
                                 const std::string& date, core::Job& job)
    : scenario_(core::requireScenario(db, scenario)), date_(date) {
    const core::Snapshot snapshot(db);
    const core::ledger::AlignmentState state = core::ledger::alignmentOf(db, scenario_, date);
    for (const auto& [key, line] : state.territories) {
        territories_[key.second] = line;
    }
    std::map<core::UnitId, std::string> keys;
    std::map<core::UnitId, std::string> codes;
    for (const core::BasicUnit& unit : core::loadUnits(db, scenario_.layer)) {
        keys[unit.id] = unit.key;
        const auto owned = state.units.find({scenario_.forceName, scenario_.layerName, unit.key});
        if (owned != state.units.end()) {
            codes[unit.id] = owned->second;
        }
    }
    for (const auto& [key, unit] : core::loadUnitKeys(db, scenario_.layer)) {
        if (const auto code = codes.find(unit); code != codes.end()) {
            territoryOf_[key] = code->second;
        }
    }
    std::vector<core::MultiPolygon> shapes;
    core::forEachShape(db, scenario_.layer, [&](core::UnitId id, std::span<const std::byte> blob) {
        job.checkpoint();
        keys_.push_back(keys.at(id));
        shapes.push_back(core::decodeGpkgArea(blob));
    });
    locator_ = UnitLocator(shapes);
    loadAccounts(db);
}

void TerritoryLookup::loadAccounts(const core::Connection& db) {
    core::Statement rows = db.prepare(
        "SELECT a.external_id, coalesce(v.key, u.key, ''), o.kind, coalesce(t.code, '') "
        "FROM base_accounts a "
        "LEFT JOIN cache_account_units c ON c.account_id = a.id AND c.layer_id = ?1 "
        "LEFT JOIN base_units u ON u.id = c.unit_id "
        "LEFT JOIN base_units v ON v.layer_id = ?1 AND v.account_id = a.id "
        "LEFT JOIN plan_account_overrides o ON o.account_id = a.id AND o.scenario_id = ?2 AND "
        "(o.expires_on IS NULL OR o.expires_on >= ?3) "
        "LEFT JOIN plan_territories t ON t.id = o.territory_id WHERE a.removed = 0");
    rows.bind(scenario_.layer, scenario_.id, date_);
    while (rows.step()) {
        accounts_[rows.string(0)] = {rows.string(1), rows.string(3), rows.text(2) == "holdout"};
    }
}

void TerritoryLookup::name(LookupAnswer& answer, const std::string& code) const {
    answer.found = true;
    answer.territory = code;
    if (const auto line = territories_.find(code); line != territories_.end()) {
        answer.name = line->second.name;
        answer.owner = line->second.owner;
    }
}

void TerritoryLookup::fill(LookupAnswer& answer, const std::string& unit) const {
    answer.unit = unit;
    const auto code = territoryOf_.find(unit);
    if (code == territoryOf_.end()) {
        answer.reason = core::format("{} belongs to no territory", unit);
        return;
    }
    name(answer, code->second);
}

LookupAnswer TerritoryLookup::find(const LookupQuery& query) const {
    LookupAnswer answer;
    if (query.point) {
        const core::Point point = *query.point;
        answer.asked = core::format("{},{}", point.x, point.y);
        const bool onEarth = std::isfinite(point.x) && std::isfinite(point.y) &&
                             std::abs(point.x) <= 180 && std::abs(point.y) <= 90;
        const int at = onEarth ? locator_.locate(point) : UnitLocator::kNowhere;
        if (at == UnitLocator::kNowhere) {
            answer.reason = onEarth ? "lies outside all units" : "is no place on earth";
            return answer;
        }
        fill(answer, keys_[static_cast<std::size_t>(at)]);
        return answer;
    }
    if (!query.account.empty()) {
        answer.asked = "account " + query.account;
        const auto account = accounts_.find(query.account);
        if (account == accounts_.end()) {
            answer.reason = "there is no such account";
        } else if (account->second.holdout) {
            answer.reason = "is held out";
        } else if (!account->second.override.empty()) {
            answer.reason = "override";
            name(answer, account->second.override);
        } else if (account->second.unit.empty()) {
            answer.reason = "lies outside all units";
        } else {
            fill(answer, account->second.unit);
        }
        return answer;
    }
    answer.asked = query.zip;
    for (const std::string& spelling : core::keySpellings(query.zip)) {
        if (territoryOf_.contains(spelling)) {
            fill(answer, spelling);
            return answer;
        }
    }
    answer.reason =
        core::format("{} has no unit with a territory of this key", scenario_.layerName);
    return answer;
}

Json TerritoryLookup::definitions() const {
    Json territories = Json::object();
    for (const auto& [code, line] : territories_) {
        territories[code] = {{"name", line.name}, {"owner", line.owner}};
    }
    return {{"scenario", scenario_.name},
            {"layer", scenario_.layerName},
            {"effective", date_},
            {"territories", territories},
            {"units", territoryOf_}};
}

} // namespace geo
