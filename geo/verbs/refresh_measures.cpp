// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/refresh_measures.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/unit_store.h"
#include "geo/verbs/aggregate_units.h"

#include <map>

namespace geo {

namespace {

/// Values of a measure as they are stored, none of them corrected for duplicates.
std::map<std::int64_t, double> stored(const core::Connection& db, const char* sql,
                                      core::MeasureId measure) {
    std::map<std::int64_t, double> values;
    core::Statement rows = db.prepare(sql);
    rows.bind(measure);
    while (rows.step()) {
        values.emplace(rows.integer(0), rows.real(1));
    }
    return values;
}

bool changed(const core::Connection& db, const core::Measure& old, const core::NewMeasure& now) {
    std::map<std::int64_t, double> units;
    for (const auto& [unit, value] : now.values) {
        units.emplace(unit.value, value);
    }
    std::map<std::int64_t, double> accounts;
    std::map<std::int64_t, double> places;
    for (const core::AccountShare& share : now.accounts) {
        accounts.emplace(share.account.value, share.value);
        places.emplace(share.account.value, static_cast<double>(share.unit.value));
    }
    return units != stored(db, "SELECT unit_id, value FROM base_unit_values WHERE measure_id = ?",
                           old.id) ||
           accounts !=
               stored(db, "SELECT account_id, value FROM base_account_values WHERE measure_id = ?",
                      old.id) ||
           places != stored(db,
                            "SELECT account_id, unit_id FROM base_account_values WHERE "
                            "measure_id = ?",
                            old.id);
}

void refresh(core::Workspace& ws, const core::Measure& old, const AggregateUnitsParams& params,
             RefreshMeasuresReport& report, core::Job& job) {
    try {
        AggregateUnitsReport sums;
        const core::Connection db = ws.newReader();
        const core::NewMeasure now = sumUnits(db, params, sums, job);
        if (changed(db, old, now)) {
            ws.record("sum " + old.name + " again",
                      [&](core::Record& record) { core::replaceMeasure(record, now); });
            report.changed.push_back(old.name);
        }
    } catch (const core::Error& error) {
        if (error.code() != core::Code::Input) {
            throw;
        }
        report.issues.push_back(
            {core::Severity::Warning, old.name, 0,
             core::format("{} could not be summed again: {}", old.name, error.what()),
             "it stays as it was; make it anew with `evenlode units "
             "aggregate`"});
    }
}

} // namespace

RefreshMeasuresReport refreshMeasures(core::Workspace& ws, core::Job& job) {
    RefreshMeasuresReport report;
    const core::Connection db = ws.newReader();
    for (const core::UnitLayer& layer : core::loadLayers(db)) {
        for (const core::Measure& measure : core::loadMeasures(db, layer.id)) {
            job.step(0.5, "summing " + measure.name);
            if (const auto params = aggregateOf(layer.name, measure)) {
                refresh(ws, measure, *params, report, job);
            }
        }
    }
    return report;
}

} // namespace geo
