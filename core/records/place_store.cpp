// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/place_store.h"

#include "core/base/error.h"
#include "core/base/time.h"
#include "core/records/field_change_store.h"
#include "core/workspace/gpkg.h"

#include <map>

namespace core::records {

namespace {

constexpr const char* kPlaces =
    "SELECT a.id, a.external_id, a.street, a.city, a.state, a.zip, a.country, a.file_lon, "
    "a.file_lat, a.lon, a.lat, a.match_level, a.match_score, coalesce(a.match_provider, ''), "
    "coalesce(a.match_vintage, ''), coalesce(a.match_note, ''), coalesce(a.match_input_hash, ''), "
    "p.account_id IS NOT NULL, a.match_error_m, coalesce(a.matched_at, '') FROM base_accounts a "
    "LEFT JOIN plan_pins p ON "
    "p.account_id = a.id "
    "WHERE a.removed = 0 ORDER BY a.id";

constexpr const char* kSavePlace =
    "UPDATE base_accounts SET lon = ?, lat = ?, match_level = ?, match_score = ?, "
    "match_provider = nullif(?, ''), match_vintage = nullif(?, ''), match_note = nullif(?, ''), "
    "match_input_hash = ?, matched_at = ?, geom = ?, match_error_m = ? WHERE id = ?";

std::optional<Point> pointAt(const Statement& row, int column) {
    const auto x = row.optionalReal(column);
    const auto y = row.optionalReal(column + 1);
    return x && y ? std::optional(Point{*x, *y}) : std::nullopt;
}

} // namespace

std::vector<AccountPlace> loadAccountPlaces(const Connection& db) {
    std::vector<AccountPlace> places;
    const FieldChanges corrections = loadFieldChanges(db);
    Statement row = db.prepare(kPlaces);
    while (row.step()) {
        AccountPlace place;
        place.id = row.id<AccountTag>(0);
        place.externalId = row.string(1);
        place.input = {row.optionalString(2), row.optionalString(3), row.optionalString(4),
                       row.optionalString(5), row.optionalString(6), pointAt(row, 7)};
        place.place = {pointAt(row, 9), row.string(11), row.real(12),        row.string(13),
                       row.string(14),  row.string(15), row.optionalReal(18)};
        correctAddress(corrections, place.id, place.input);
        place.placedFrom = row.string(16);
        place.placedAt = row.string(19);
        place.pinned = row.integer(17) != 0;
        places.push_back(std::move(place));
    }
    return places;
}

PlacementInput loadAddress(const Connection& db, AccountId account) {
    Statement row = db.prepare("SELECT street, city, state, zip, country, file_lon, file_lat "
                               "FROM base_accounts WHERE id = ? AND removed = 0");
    row.bind(account);
    if (!row.step()) {
        throw Error(Code::Input, "the account is not there any more", "read the list again");
    }
    PlacementInput input{row.optionalString(0), row.optionalString(1), row.optionalString(2),
                         row.optionalString(3), row.optionalString(4), pointAt(row, 5)};
    correctAddress(db, account, input);
    return input;
}

void saveAccountPlaces(core::Record& token, std::span<const NewPlace> places) {
    const std::string now = nowUtc();
    Statement save = token.db().prepare(kSavePlace);
    for (const NewPlace& next : places) {
        const Placement& place = next.place;
        save.run(place.point ? std::optional(place.point->x) : std::nullopt,
                 place.point ? std::optional(place.point->y) : std::nullopt, place.level,
                 place.score, place.provider, place.vintage, place.note, next.placedFrom, now,
                 place.point ? std::optional(encodeGpkg(*place.point)) : std::nullopt, place.errorM,
                 next.id);
    }
    refreshExtents(token);
}

std::vector<std::pair<AccountId, UnitId>> loadAccountUnits(const Connection& db, LayerId layer) {
    std::vector<std::pair<AccountId, UnitId>> units;
    Statement row = db.prepare("SELECT account_id, unit_id FROM cache_account_units "
                               "WHERE layer_id = ? ORDER BY account_id");
    row.bind(layer);
    while (row.step()) {
        units.emplace_back(row.id<AccountTag>(0), row.id<UnitTag>(1));
    }
    return units;
}

void saveAccountUnits(core::Record& token, LayerId layer,
                      std::span<const std::pair<AccountId, UnitId>> units) {
    std::map<AccountId, UnitId> before;
    for (const auto& [account, unit] : loadAccountUnits(token.db(), layer)) {
        before.emplace(account, unit);
    }
    Statement save = token.db().prepare("INSERT OR REPLACE INTO cache_account_units "
                                        "(layer_id, account_id, unit_id, method) "
                                        "VALUES (?, ?, ?, 'point')");
    for (const auto& [account, unit] : units) {
        const auto old = before.find(account);
        if (old == before.end() || old->second != unit) {
            save.run(layer, account, unit);
        }
        if (old != before.end()) {
            before.erase(old);
        }
    }
    Statement forget =
        token.db().prepare("DELETE FROM cache_account_units WHERE layer_id = ? AND account_id = ?");
    for (const auto& [account, unit] : before) {
        forget.run(layer, account);
    }
}

} // namespace core::records
