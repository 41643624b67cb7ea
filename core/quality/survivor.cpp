// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/survivor.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/base/time.h"

#include <algorithm>
#include <tuple>

namespace core::quality {

namespace {

/// Newest date in a column whose name says that it holds one, or nothing.
std::string dateOf(const Json& attributes, std::initializer_list<std::string_view> words) {
    for (const auto& [key, value] : attributes.items()) {
        const std::string name = lower(key);
        const bool fits =
            value.is_string() && std::any_of(words.begin(), words.end(), [&](auto word) {
                return name.find(word) != std::string::npos;
            });
        if (fits && isDate(value.get<std::string>().substr(0, 10))) {
            return value.get<std::string>();
        }
    }
    return {};
}

} // namespace

int locatedRank(std::string_view matchLevel) {
    if (matchLevel == "none" || matchLevel.empty()) {
        return 0;
    }
    if (matchLevel == "zip" || matchLevel == "city") {
        return 1;
    }
    return matchLevel == "street" ? 2 : 3;
}

SurvivorFacts loadSurvivorFacts(const Connection& db, AccountId account) {
    SurvivorFacts facts;
    facts.account = account;
    Statement row = db.prepare(
        "SELECT v.match_level, v.attributes, v.name, v.street, v.city, v.state, v.zip, v.country, "
        "v.phone, v.website, v.segment, v.owner, (SELECT count(*) FROM base_opportunities o WHERE "
        "o.source = v.source AND o.account_external_id = v.external_id AND o.removed = 0 AND "
        "coalesce(o.is_closed, 0) = 0) FROM accounts v WHERE v.id = ?");
    row.bind(account);
    if (!row.step()) {
        return facts;
    }
    facts.located = locatedRank(row.text(0));
    for (int column = 2; column < 12; ++column) {
        facts.fields += row.isNull(column) || row.text(column).empty() ? 0 : 1;
    }
    facts.opportunities = row.integer(12);
    const Json attributes = Json::parse(row.text(1), nullptr, false);
    if (attributes.is_object()) {
        for (const auto& [key, value] : attributes.items()) {
            facts.fields += value.is_null() || value == "" ? 0 : 1;
        }
        facts.changedOn = dateOf(attributes, {"modified", "changed", "updated"});
        facts.createdOn = dateOf(attributes, {"created", "create date"});
    }
    return facts;
}

std::size_t proposeSurvivor(std::span<const SurvivorFacts> facts) {
    if (facts.empty()) {
        throw Error(Code::Bug, "a survivor was asked for among no records");
    }
    const auto order = [](const SurvivorFacts& a, const SurvivorFacts& b) {
        const std::string late = "9999";
        const std::string& createdA = a.createdOn.empty() ? late : a.createdOn;
        const std::string& createdB = b.createdOn.empty() ? late : b.createdOn;
        return std::tie(b.located, b.fields, b.opportunities, b.changedOn, createdA, a.account) <
               std::tie(a.located, a.fields, a.opportunities, a.changedOn, createdB, b.account);
    };
    return static_cast<std::size_t>(std::min_element(facts.begin(), facts.end(), order) -
                                    facts.begin());
}

} // namespace core::quality
