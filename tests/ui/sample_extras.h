// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/unit_store.h"
#include "core/workspace/workspace.h"
#include "geo/verbs/aggregate_units.h"

#include <string>

namespace support {

/// Establishments, so many for each account: what the sample lacks for a market.
inline void addMarket(const std::string& file, const std::string& perAccount) {
    core::Workspace plan = core::Workspace::open(file);
    core::Job job;
    geo::AggregateUnitsParams params;
    params.layer = core::requireLayer(plan.reader(), {}).name;
    params.from = "accounts";
    params.value = perAccount;
    params.as = "establishments";
    geo::aggregateUnits(plan, params, job);
    plan.record("source", [](core::Record& record) {
        record.db().exec("UPDATE base_measures SET source = 'made up for this sample', "
                         "summed_from = '' WHERE name = 'establishments'");
    });
}

/// Leads where accounts of the sample are, with their owners; in the west of a plan more convert.
inline void addLeads(const std::string& file, double west = -71.5) {
    core::Workspace plan = core::Workspace::open(file);
    plan.record("leads", [west](core::Record& record) {
        core::Statement rows = record.db().prepare(
            "INSERT OR IGNORE INTO base_leads (source, external_id, name, status, owner, "
            "created_on, lon, lat, match_level, attributes, content_hash, imported_at) "
            "SELECT 'made up', 'L' || id, name, "
            "CASE WHEN id % CASE WHEN lon < ? THEN 2 ELSE 9 END = 0 THEN 'Converted' ELSE 'Open' "
            "END, owner, '2026-09-' || printf('%02d', 1 + id % 28), lon, lat, 'address', "
            "json_object('response_minutes', 5 + id % 90), '', '2026-01-01T00:00:00Z' "
            "FROM accounts WHERE lon IS NOT NULL");
        rows.bind(west);
        rows.step();
    });
}

} // namespace support
