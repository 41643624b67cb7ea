// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/export_store.h"

#include "core/base/error.h"
#include "core/base/text.h"

namespace core::records {

namespace {

constexpr const char* kAccounts =
    "SELECT id, external_id, source, name, street, city, state, zip, country, phone, website, "
    "segment, owner, lon, lat, match_level, match_score, attributes FROM accounts ORDER BY id";

/// Attributes are written by us, but the file may have been in other hands.
Json attributesOf(std::string_view text, const std::string& account) {
    Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) {
        throw Error(Code::Storage,
                    format("the attributes of the account {} are not what they should be", account),
                    "run `evenlode doctor` on the workspace; import the accounts again", account);
    }
    return json;
}

} // namespace

void forEachAccount(const Connection& db, const std::function<void(const AccountOut&)>& visit) {
    Statement row = db.prepare(kAccounts);
    while (row.step()) {
        AccountOut out;
        out.id = row.id<AccountTag>(0);
        out.externalId = row.string(1);
        out.source = row.string(2);
        int column = 3;
        for (Value* value : {&out.name, &out.street, &out.city, &out.state, &out.zip, &out.country,
                             &out.phone, &out.website, &out.segment, &out.owner}) {
            *value = row.optionalString(column++);
        }
        if (!row.isNull(13) && !row.isNull(14)) {
            out.point = Point{row.real(13), row.real(14)};
        }
        out.matchLevel = row.string(15);
        out.matchScore = row.real(16);
        out.attributes = attributesOf(row.text(17), out.externalId);
        visit(out);
    }
}

std::vector<AttributeColumn> loadAttributeColumns(const Connection& db) {
    return attributeColumns(db, "accounts");
}

std::map<AccountId, TerritoryId> loadAccountOverrides(const Connection& db, ScenarioId scenario,
                                                      const std::string& date) {
    std::map<AccountId, TerritoryId> overrides;
    Statement row = db.prepare(
        "SELECT account_id, CASE kind WHEN 'override' THEN coalesce(territory_id, 0) ELSE 0 END "
        "FROM plan_account_overrides WHERE scenario_id = ? "
        "AND (expires_on IS NULL OR expires_on = '' OR expires_on >= ?)");
    row.bind(scenario, date);
    while (row.step()) {
        overrides.emplace(row.id<AccountTag>(0), row.id<TerritoryTag>(1));
    }
    return overrides;
}

std::string baseScenarioName(const Connection& db, ScenarioId scenario) {
    Statement row = db.prepare("SELECT b.name FROM plan_scenarios s "
                               "JOIN plan_scenarios b ON b.id = s.based_on WHERE s.id = ?");
    row.bind(scenario);
    return row.step() ? row.string(0) : std::string();
}

} // namespace core::records
