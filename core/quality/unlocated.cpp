// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/unlocated.h"

#include "core/base/text.h"

namespace core::quality {

std::string UnlocatedSummary::sentence() const {
    std::string text;
    if (countedByZip > 0) {
        text = format("{} no point: counted by ZIP",
                      counted(countedByZip, "account has", "accounts have"));
    }
    if (countedNowhere > 0) {
        text += text.empty() ? counted(countedNowhere, "account lies", "accounts lie")
                             : "; " + grouped(countedNowhere);
        text += " in no unit: counted nowhere";
    }
    return text;
}

void to_json(Json& json, const UnlocatedSummary& summary) {
    json =
        Json{{"accounts", summary.accounts},           {"without_point", summary.withoutPoint},
             {"counted_by_zip", summary.countedByZip}, {"counted_nowhere", summary.countedNowhere},
             {"unmappable", summary.unmappable},       {"sentence", summary.sentence()}};
}

UnlocatedSummary unlocatedSummary(const Connection& db, LayerId layer) {
    UnlocatedSummary summary;
    Statement row = db.prepare(
        "SELECT v.lon IS NULL OR v.match_level IN ('zip', 'city', 'none'), c.unit_id IS NOT NULL, "
        "coalesce(v.place_review, '') = 'unmappable', count(*) FROM accounts v LEFT JOIN "
        "cache_account_units c ON c.account_id = v.id AND c.layer_id = ? GROUP BY 1, 2, 3");
    row.bind(layer);
    while (row.step()) {
        const bool pointless = row.integer(0) != 0;
        const bool inUnit = row.integer(1) != 0;
        const std::int64_t count = row.integer(3);
        summary.accounts += count;
        summary.withoutPoint += pointless ? count : 0;
        summary.countedByZip += pointless && inUnit ? count : 0;
        summary.countedNowhere += inUnit ? 0 : count;
        summary.unmappable += row.integer(2) != 0 ? count : 0;
    }
    return summary;
}

} // namespace core::quality
