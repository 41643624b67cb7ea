// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/measure_units.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/plan/unit_key.h"
#include "core/workspace/gpkg.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/unit_store.h"
#include "geo/io/table.h"
#include "geo/io/zonal_sum.h"
#include "geo/verbs/column_values.h"
#include "geo/verbs/issue_list.h"
#include "geo/verbs/own_file.h"

#include <chrono>
#include <filesystem>
#include <map>
#include <set>

namespace geo {

using core::Code;
using core::Error;
using core::UnitId;
using core::records::RecordRow;
using core::records::RecordTable;

namespace {

constexpr const char* kNoUnit = "rows whose key no unit has";
constexpr const char* kNoKey = "rows without a key";
constexpr const char* kNoRow = "units without a row";
constexpr const char* kRepeated = "keys with several rows";
constexpr std::size_t kExamples = 3;

using KeyMap = std::map<std::string, UnitId, std::less<>>;

/// The columns that are wanted of a table, with the key in front.
RecordTable readColumns(const MeasureUnitsParams& params, const std::vector<MeasureColumn>& wanted,
                        std::vector<core::Issue>& issues, core::Job& job) {
    TableReader reader(params.from, {params.sheet});
    const auto& columns = reader.columns();
    const auto key = findColumn(columns, params.key);
    if (!key) {
        std::vector<std::string> names;
        for (const auto& column : columns) {
            names.push_back(column.name);
        }
        throw Error(Code::Input, core::format("the table has no column \"{}\"", params.key),
                    core::format("name the key with --key; columns: {}", core::join(names, ", ")),
                    params.from);
    }
    std::vector<std::size_t> kept{*key};
    for (const std::size_t column : columnsNeeded(columns, wanted)) {
        kept.push_back(column);
    }
    RecordTable table;
    for (const std::size_t column : kept) {
        table.columns.push_back(columns[column]);
    }
    RecordRow row;
    const auto expected = static_cast<double>(std::max<std::int64_t>(reader.expectedRows(), 1));
    while (reader.next(row)) {
        if (table.rows.size() % 1024 == 0) {
            job.step(static_cast<double>(table.rows.size()) / expected, "reading the table");
        }
        RecordRow& out = table.rows.emplace_back();
        out.number = row.number;
        for (const std::size_t column : kept) {
            out.values.push_back(row.values[column]);
        }
    }
    issues.insert(issues.end(), reader.issues().begin(), reader.issues().end());
    return table;
}

/// Which unit each row is for, and what that says about the table.
class RowMatcher {
public:
    explicit RowMatcher(const KeyMap& keys) : keys_(keys) {}

    std::vector<std::optional<UnitId>> match(const RecordTable& table, MeasureUnitsReport& report) {
        std::vector<std::optional<UnitId>> units;
        for (const RecordRow& row : table.rows) {
            units.push_back(matchRow(row, report));
        }
        report.read = static_cast<std::int64_t>(table.rows.size());
        report.matched = static_cast<std::int64_t>(units_.size());
        for (const auto& [key, rows] : rowsOf_) {
            if (rows > 1) {
                ++report.repeated;
                issues_.add(
                    kRepeated,
                    {core::Severity::Info, key, 0,
                     core::format("{} rows have this key; their values were added up", rows), ""});
            }
        }
        const auto issues = issues_.take();
        report.issues.insert(report.issues.end(), issues.begin(), issues.end());
        return units;
    }

    const std::vector<std::string>& strangers() const { return strangers_; }
    const std::set<UnitId>& matched() const { return units_; }

private:
    std::optional<UnitId> matchRow(const RecordRow& row, MeasureUnitsReport& report) {
        const std::string text = row.values.front().value_or("");
        for (const std::string& spelling : core::keySpellings(text)) {
            const auto found = keys_.find(spelling);
            if (found != keys_.end()) {
                units_.insert(found->second);
                ++rowsOf_[spelling];
                return found->second;
            }
        }
        ++report.rowsWithout;
        const std::string shown = core::cleanText(core::trim(text));
        if (strangers_.size() < kExamples) {
            strangers_.push_back(shown);
        }
        issues_.add(shown.empty() ? kNoKey : kNoUnit,
                    {core::Severity::Info, shown, row.number,
                     shown.empty() ? "the row has no key" : "no unit of the layer has this key",
                     ""});
        return std::nullopt;
    }

    const KeyMap& keys_;
    IssueList issues_;
    std::set<UnitId> units_;
    std::map<std::string, std::int64_t> rowsOf_;
    std::vector<std::string> strangers_;
};

void reportUnitsWithoutRows(const std::vector<core::BasicUnit>& units,
                            const std::set<UnitId>& matched, MeasureUnitsReport& report) {
    IssueList issues;
    for (const core::BasicUnit& unit : units) {
        if (!matched.contains(unit.id)) {
            issues.add(kNoRow, {core::Severity::Info, unit.key, 0,
                                "no row of the table has this unit's key", ""});
        }
    }
    const auto listed = issues.take();
    report.issues.insert(report.issues.end(), listed.begin(), listed.end());
}

[[noreturn]] void refuseStrangers(const MeasureUnitsParams& params, const core::UnitLayer& layer,
                                  const KeyMap& keys, const std::vector<std::string>& strangers) {
    std::vector<std::string> ours;
    for (auto key = keys.begin(); key != keys.end() && ours.size() < kExamples; ++key) {
        ours.push_back(key->first);
    }
    throw Error(Code::Input,
                strangers.empty()
                    ? std::string("the table has no rows")
                    : core::format("no row of the table matches a unit of {}: the "
                                   "column {} has {}, the units are {}",
                                   layer.name, params.key, core::join(strangers, ", "),
                                   core::join(ours, ", ")),
                "choose the column with the units' keys with --key", params.from);
}

/// Adds up the rows of each unit, measure by measure.
std::vector<core::NewMeasure> addUp(const core::UnitLayer& layer, const MeasureUnitsParams& params,
                                    const std::vector<MeasureColumn>& wanted,
                                    const std::vector<std::optional<UnitId>>& units,
                                    const ColumnValues& values) {
    const std::string file = std::filesystem::path(params.from).filename().string();
    std::vector<core::NewMeasure> measures;
    for (std::size_t m = 0; m < wanted.size(); ++m) {
        std::map<UnitId, double> sums;
        for (std::size_t row = 0; row < units.size(); ++row) {
            if (units[row] && values.rows[row][m]) {
                sums[*units[row]] += *values.rows[row][m];
            }
        }
        measures.push_back({layer.id,
                            wanted[m].name,
                            params.unit,
                            core::format("{}: {}", file, wanted[m].expression),
                            {sums.begin(), sums.end()}});
    }
    return measures;
}

std::vector<core::NewMeasure> fromTable(const core::Connection& db, const core::UnitLayer& layer,
                                        const MeasureUnitsParams& params,
                                        MeasureUnitsReport& report, core::Job& job) {
    const std::vector<MeasureColumn> wanted = parseMeasureColumns(params.columns);
    if (wanted.empty()) {
        throw Error(Code::Usage, "no column is named", "name columns with --columns a,b");
    }
    RecordTable table;
    {
        const core::Job::Part part(job, 0, 0.8);
        table = readColumns(params, wanted, report.issues, job);
    }
    const KeyMap keys = core::loadUnitKeys(db, layer.id);
    RowMatcher matcher(keys);
    const auto units = matcher.match(table, report);
    if (report.matched == 0) {
        refuseStrangers(params, layer, keys, matcher.strangers());
    }
    reportUnitsWithoutRows(core::loadUnits(db, layer.id), matcher.matched(), report);
    const ColumnValues values = columnValues(table, wanted, job);
    report.issues.insert(report.issues.end(), values.issues.begin(), values.issues.end());
    return addUp(layer, params, wanted, units, values);
}

std::vector<core::NewMeasure> fromRaster(const core::Connection& db, const core::UnitLayer& layer,
                                         const MeasureUnitsParams& params,
                                         MeasureUnitsReport& report, core::Job& job) {
    std::vector<UnitId> units;
    std::vector<core::MultiPolygon> shapes;
    core::forEachShape(db, layer.id, [&](UnitId unit, std::span<const std::byte> blob) {
        units.push_back(unit);
        shapes.push_back(core::decodeGpkgArea(blob));
    });
    const std::vector<ZonalSum> sums = sumByZone(params.from, std::move(shapes), job);
    core::NewMeasure measure{layer.id,
                             params.as,
                             params.unit,
                             std::filesystem::path(params.from).filename().string(),
                             {}};
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (sums[i].pixels > 0) {
            measure.values.emplace_back(units[i], sums[i].sum);
        }
    }
    report.matched = static_cast<std::int64_t>(measure.values.size());
    if (measure.values.empty()) {
        throw Error(Code::Input,
                    core::format("the raster has no value in any unit of {}", layer.name),
                    "check that it shows the same place, and its projection", params.from);
    }
    return {measure};
}

} // namespace

void to_json(core::Json& json, const MeasureUnitsParams& params) {
    json = core::Json{{"layer", params.layer}, {"from", params.from},       {"sheet", params.sheet},
                      {"key", params.key},     {"columns", params.columns}, {"as", params.as},
                      {"unit", params.unit}};
}

void to_json(core::Json& json, const MeasureTotal& total) {
    json = core::Json{{"name", total.name}, {"total", total.total}, {"missing", total.missing}};
}

void to_json(core::Json& json, const MeasureUnitsReport& report) {
    json = core::Json{{"layer", report.layer},
                      {"read", report.read},
                      {"matched", report.matched},
                      {"units_without", report.unitsWithout},
                      {"rows_without", report.rowsWithout},
                      {"repeated", report.repeated},
                      {"measures", report.measures},
                      {"seconds", report.seconds},
                      {"issues", report.issues}};
}

MeasureUnitsReport measureUnits(core::Workspace& ws, const MeasureUnitsParams& params,
                                core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    refuseOwnFile(ws, params.from);
    MeasureUnitsReport report;
    std::vector<core::NewMeasure> measures;
    std::int64_t units = 0;
    {
        const core::Connection db = ws.newReader();
        const core::Snapshot snapshot(db);
        const core::UnitLayer layer = core::requireLayer(db, params.layer);
        report.layer = layer.name;
        units = static_cast<std::int64_t>(core::loadUnits(db, layer.id).size());
        measures = params.as.empty() ? fromTable(db, layer, params, report, job)
                                     : fromRaster(db, layer, params, report, job);
    }
    report.unitsWithout = units - report.matched;
    job.step(1, "saving measures");
    ws.record("measure units of " + report.layer, [&](core::Record& record) {
        for (const core::NewMeasure& measure : measures) {
            const core::Measure saved = core::replaceMeasure(record, measure);
            report.measures.push_back({saved.name, saved.total, saved.missing});
        }
    });
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    report.seconds = taken.count();
    return report;
}

} // namespace geo
