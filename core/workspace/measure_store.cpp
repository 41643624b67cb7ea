// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/measure_store.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/workspace/counted_once.h"

#include <cmath>

namespace core {

namespace {

constexpr std::int64_t kLargestScale = 1'000'000;

bool whole(double value) {
    return std::abs(value - std::round(value)) < 1e-9 * (1 + std::abs(value));
}

std::int64_t scaleOf(const std::vector<std::pair<UnitId, double>>& values) {
    std::int64_t scale = 1;
    for (const auto& [unit, value] : values) {
        while (scale < kLargestScale && !whole(value * static_cast<double>(scale))) {
            scale *= 10;
        }
    }
    return scale;
}

double sumOf(const std::vector<std::pair<UnitId, double>>& values) {
    double sum = 0;
    for (const auto& [unit, value] : values) {
        sum += value;
    }
    return sum;
}

Measure readMeasure(const Statement& row) {
    Measure measure;
    measure.id = row.id<MeasureTag>(0);
    measure.layer = row.id<LayerTag>(1);
    measure.name = row.string(2);
    measure.unit = row.string(3);
    measure.source = row.string(4);
    measure.scale = row.integer(5);
    measure.total = row.real(6);
    measure.missing = static_cast<int>(row.integer(7));
    measure.summedFrom = row.string(8);
    return measure;
}

constexpr const char* kColumns = "SELECT id, layer_id, name, coalesce(unit, ''), source, scale, "
                                 "total, missing, coalesce(summed_from, '') FROM base_measures";

MeasureId existingId(const Connection& db, LayerId layer, const std::string& name) {
    Statement row = db.prepare("SELECT id FROM base_measures WHERE layer_id = ? AND name = ?");
    row.bind(layer, name);
    return row.step() ? row.id<MeasureTag>(0) : MeasureId();
}

} // namespace

Measure replaceMeasure(Record& record, const NewMeasure& input) {
    const Connection& db = record.db();
    MeasureId id = existingId(db, input.layer, input.name);
    if (!id) {
        id = MeasureId(nextId(db, "base_measures"));
    }
    Statement count = db.prepare("SELECT count(*) FROM base_units WHERE layer_id = ?");
    count.bind(input.layer);
    count.step();
    Measure measure{id,
                    input.layer,
                    input.name,
                    input.unit,
                    input.source,
                    scaleOf(input.values),
                    sumOf(input.values),
                    0,
                    input.summedFrom};
    measure.missing = static_cast<int>(count.integer(0)) - static_cast<int>(input.values.size());
    count.reset();
    db.prepare(
          "INSERT INTO base_measures (id, layer_id, name, unit, source, scale, total, missing, "
          "imported_at, summed_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, '')) "
          "ON CONFLICT (id) DO UPDATE SET "
          "unit = excluded.unit, source = excluded.source, scale = excluded.scale, "
          "total = excluded.total, missing = excluded.missing, "
          "imported_at = excluded.imported_at, summed_from = excluded.summed_from")
        .run(id, measure.layer, measure.name, measure.unit, measure.source, measure.scale,
             measure.total, measure.missing, nowUtc(), measure.summedFrom);
    db.prepare("DELETE FROM base_unit_values WHERE measure_id = ?").run(id);
    Statement insert =
        db.prepare("INSERT INTO base_unit_values (measure_id, unit_id, value) VALUES (?, ?, ?)");
    for (const auto& [unit, value] : input.values) {
        insert.run(id, unit, value);
    }
    db.prepare("DELETE FROM base_account_values WHERE measure_id = ?").run(id);
    Statement share =
        db.prepare("INSERT INTO base_account_values (measure_id, account_id, unit_id, value) "
                   "VALUES (?, ?, ?, ?)");
    for (const AccountShare& account : input.accounts) {
        share.run(id, account.account, account.unit, account.value);
    }
    return measure;
}

std::vector<Measure> loadMeasures(const Connection& db, LayerId layer) {
    std::vector<Measure> measures;
    Statement rows = db.prepare(format("{} WHERE layer_id = ? ORDER BY id", kColumns));
    rows.bind(layer);
    const CountedFor duplicates = countedForOthers(db);
    while (rows.step()) {
        measures.push_back(readMeasure(rows));
        for (const auto& [unit, change] : onceCorrections(db, measures.back().id, duplicates)) {
            measures.back().total += change;
        }
    }
    return measures;
}

Measure requireMeasure(const Connection& db, LayerId layer, std::string_view name) {
    std::vector<std::string> names;
    for (const Measure& measure : loadMeasures(db, layer)) {
        if (measure.name == name) {
            return measure;
        }
        names.push_back(measure.name);
    }
    throw Error(Code::Input, format("there is no measure \"{}\"", name),
                names.empty() ? "add one with `evenlode units measure` or `units aggregate`"
                              : format("measures: {}", join(names, ", ")),
                std::string(name));
}

std::vector<std::pair<UnitId, double>> loadValues(const Connection& db, MeasureId measure) {
    return loadValues(db, measure, countedForOthers(db));
}

std::vector<std::pair<UnitId, double>> loadValues(const Connection& db, MeasureId measure,
                                                  const CountedFor& duplicates) {
    const auto corrections = onceCorrections(db, measure, duplicates);
    std::vector<std::pair<UnitId, double>> values;
    Statement rows = db.prepare(
        "SELECT unit_id, value FROM base_unit_values WHERE measure_id = ? ORDER BY unit_id");
    rows.bind(measure);
    auto correction = corrections.begin();
    while (rows.step()) {
        values.emplace_back(rows.id<UnitTag>(0), rows.real(1));
        while (correction != corrections.end() && correction->first < values.back().first) {
            ++correction;
        }
        if (correction != corrections.end() && correction->first == values.back().first) {
            // Sums of decimal fractions: what is left of a unit's only account is 0, not -1e-12.
            const double left = values.back().second + correction->second;
            values.back().second = left < 1e-9 * values.back().second ? 0 : left;
        }
    }
    return values;
}

} // namespace core
