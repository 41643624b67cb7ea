// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/aggregate_units.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/quality/unlocated.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/record_query.h"
#include "core/workspace/unit_store.h"
#include "geo/verbs/account_places.h"
#include "geo/verbs/issue_list.h"

#include <chrono>
#include <map>
#include <optional>

namespace geo {

using core::Code;
using core::Error;

namespace {

constexpr const char* kOutside = "records outside of all units";
constexpr const char* kNoNumber = "records whose value is no number";
constexpr std::string_view kWhere = " where "; // in the source of a measure

/// A record's unit; empty name if the record is not to be found.
struct Located {
    AccountUnit place;
    std::string label; ///< for issues
    core::AccountId account;
};

core::RecordTable tableOf(const std::string& from) {
    if (from == "accounts") {
        return core::RecordTable::Accounts;
    }
    if (from == "opportunities") {
        return core::RecordTable::Opportunities;
    }
    throw Error(Code::Usage, core::format("\"{}\" cannot be summed per unit", from),
                "choose --from accounts or --from opportunities", from);
}

/// The value as SQL: a column's name is quoted, whatever it holds; anything else stays as typed.
std::string valueSql(const core::Connection& db, core::RecordTable table,
                     const AggregateValue& value) {
    std::string sql = value.expression;
    for (const std::string& column : core::recordColumns(db, table)) {
        if (core::equalsIgnoreCase(column, value.expression)) {
            sql = core::quoteIdentifier(column);
        }
    }
    if (value.expression == "*") {
        return "1";
    }
    return value.how == Aggregate::Count
               ? core::format("CASE WHEN ({0}) IS NOT NULL AND ({0}) <> '' THEN 1 END", sql)
               : sql;
}

std::map<std::int64_t, Located> locate(const core::Connection& db, core::RecordTable table,
                                       const core::UnitLayer& layer, core::Job& job) {
    std::map<std::int64_t, AccountUnit> accounts = accountUnits(db, layer, job);
    std::map<std::int64_t, Located> located;
    if (table == core::RecordTable::Accounts) {
        for (auto& [id, account] : accounts) {
            const std::string label = account.name;
            located[id] = {std::move(account), label, core::AccountId(id)};
        }
        return located;
    }
    core::Statement rows =
        db.prepare("SELECT o.id, coalesce(o.name, o.external_id), a.id FROM base_opportunities o "
                   "LEFT JOIN base_accounts a ON a.source = o.source AND a.removed = 0 "
                   "AND a.external_id = o.account_external_id WHERE o.removed = 0 ORDER BY o.id");
    while (rows.step()) {
        Located item{{}, rows.string(1), rows.id<core::AccountTag>(2)};
        const auto account = rows.isNull(2) ? accounts.end() : accounts.find(rows.integer(2));
        if (account != accounts.end()) {
            item.place = account->second;
        }
        located[rows.integer(0)] = std::move(item);
    }
    return located;
}

/// Adds the records up by unit.
class Tally {
public:
    Tally(AggregateUnitsReport& report, Aggregate how) : report_(report), how_(how) {}

    void add(const Located& record, const core::RecordValue& item) {
        ++report_.read;
        const core::UnitId unit = record.place.unit;
        if (!unit) {
            ++report_.rowsWithout;
            issues_.add(kOutside, {core::Severity::Warning, record.label, 0, why(record),
                                   "correct its address or its point, or add units where it lies"});
        } else {
            (record.place.byZip ? report_.byZip : report_.byPoint) += 1;
            units_[unit];
        }
        if (!item.value) {
            ++report_.noValue;
            return;
        }
        report_.total += *item.value;
        (unit ? report_.inside : report_.outside) += *item.value;
        if (unit) {
            units_[unit].sum += *item.value;
            ++units_[unit].count;
            core::AccountShare& share = accounts_[record.account];
            share.unit = unit;
            share.value += *item.value;
        }
    }

    std::vector<std::pair<core::UnitId, double>>
    values(const std::vector<core::BasicUnit>& units) const {
        std::vector<std::pair<core::UnitId, double>> values;
        for (const core::BasicUnit& unit : units) {
            const auto found = units_.find(unit.id);
            const Cell cell = found == units_.end() ? Cell() : found->second;
            if (how_ != Aggregate::Mean) {
                values.emplace_back(unit.id, cell.sum);
            } else if (cell.count > 0) {
                values.emplace_back(unit.id, cell.sum / static_cast<double>(cell.count));
            }
        }
        return values;
    }

    /// What each account brought; nothing for a mean, of which no account has a part of its own.
    std::vector<core::AccountShare> accounts() const {
        std::vector<core::AccountShare> shares;
        for (const auto& [account, share] : accounts_) {
            if (how_ != Aggregate::Mean && share.value > 0) {
                shares.push_back({account, share.unit, share.value});
            }
        }
        return shares;
    }

    void finish(std::int64_t units) {
        report_.matched = static_cast<std::int64_t>(units_.size());
        report_.unitsWithout = units - report_.matched;
        report_.issues = issues_.take();
        if (report_.noValue > 0 && how_ != Aggregate::Count) {
            report_.issues.push_back({core::Severity::Info, "", 0,
                                      core::format("{} {}: they do not count",
                                                   core::grouped(report_.noValue), kNoNumber),
                                      ""});
        }
    }

private:
    struct Cell {
        double sum = 0;
        std::int64_t count = 0;
    };

    static std::string why(const Located& record) {
        return record.place.name.empty() ? "its account is not known"
                                         : "it lies in no unit of the layer, or has no place";
    }

    AggregateUnitsReport& report_;
    Aggregate how_;
    std::map<core::UnitId, Cell> units_;
    std::map<core::AccountId, core::AccountShare> accounts_;
    IssueList issues_;
};

} // namespace

AggregateValue parseAggregateValue(std::string_view text) {
    AggregateValue value{std::string(core::trim(text)), Aggregate::Sum};
    if (core::equalsIgnoreCase(value.expression, "count")) {
        return {"*", Aggregate::Count};
    }
    const auto colon = value.expression.rfind(':');
    if (colon != std::string::npos) {
        const std::string how = core::lower(core::trim(value.expression.substr(colon + 1)));
        if (how == "sum" || how == "count" || how == "mean") {
            value.how = how == "sum"     ? Aggregate::Sum
                        : how == "count" ? Aggregate::Count
                                         : Aggregate::Mean;
            value.expression = core::trim(value.expression.substr(0, colon));
        }
    }
    if (value.expression.empty()) {
        throw Error(Code::Usage, "no value is named",
                    "write --value amount, --value amount:mean or --value count");
    }
    return value;
}

core::NewMeasure sumUnits(const core::Connection& db, const AggregateUnitsParams& params,
                          AggregateUnitsReport& report, core::Job& job) {
    const core::RecordTable table = tableOf(params.from);
    const AggregateValue value = parseAggregateValue(params.value);
    const core::UnitLayer layer = core::requireLayer(db, params.layer);
    report.layer = layer.name;
    report.measure = params.as;
    const auto records =
        core::selectRecordValues(db, table, valueSql(db, table, value), params.where);
    if (records.empty()) {
        throw Error(
            Code::Input,
            params.where.empty()
                ? core::format("the workspace has no {}", params.from)
                : core::format("no record of {} fits \"{}\"", params.from, params.where),
            core::format("import some with `evenlode {} import`, or change --where", params.from));
    }
    const auto located = locate(db, table, layer, job);
    const core::CountedFor duplicates = core::countedForOthers(db);
    Tally tally(report, value.how);
    for (const core::RecordValue& item : records) {
        const Located& record = located.at(item.id);
        const bool doubled =
            table == core::RecordTable::Accounts && duplicates.contains(record.account);
        if (doubled) {
            ++report.notCounted;
            report.notCountedValue += item.value.value_or(0);
        }
        // Sums keep what everybody brought, so that the switch can be turned later; a mean cannot.
        if (!doubled || value.how != Aggregate::Mean) {
            tally.add(record, item);
        }
    }
    const std::vector<core::BasicUnit> units = core::loadUnits(db, layer.id);
    tally.finish(static_cast<std::int64_t>(units.size()));
    const std::string condition =
        params.where.empty() ? std::string() : std::string(kWhere) + params.where;
    return {layer.id,
            params.as,
            params.unit,
            core::format("{}: {}{}", params.from, params.value, condition),
            tally.values(units),
            tally.accounts(),
            params.from};
}

std::optional<AggregateUnitsParams> aggregateOf(const std::string& layer,
                                                const core::Measure& measure) {
    const std::string begin = measure.summedFrom + ": ";
    if (measure.summedFrom.empty() || !measure.source.starts_with(begin)) {
        return std::nullopt;
    }
    const std::string rest = measure.source.substr(begin.size());
    const auto where = rest.find(kWhere);
    AggregateUnitsParams params;
    params.layer = layer;
    params.from = measure.summedFrom;
    params.value = rest.substr(0, where);
    params.as = measure.name;
    params.where = where == std::string::npos ? "" : rest.substr(where + kWhere.size());
    params.unit = measure.unit;
    return params;
}

void to_json(core::Json& json, const AggregateUnitsParams& params) {
    json = core::Json{{"layer", params.layer}, {"from", params.from},   {"value", params.value},
                      {"as", params.as},       {"where", params.where}, {"unit", params.unit}};
}

void to_json(core::Json& json, const AggregateUnitsReport& report) {
    json = core::Json{
        {"layer", report.layer},
        {"read", report.read},
        {"matched", report.matched},
        {"units_without", report.unitsWithout},
        {"rows_without", report.rowsWithout},
        {"measures",
         {{{"name", report.measure}, {"total", report.measureTotal}, {"missing", report.missing}}}},
        {"by_point", report.byPoint},
        {"by_zip", report.byZip},
        {"no_value", report.noValue},
        {"total", report.total},
        {"inside", report.inside},
        {"outside", report.outside},
        {"not_counted", {{"records", report.notCounted}, {"value", report.notCountedValue}}},
        {"unlocated", report.unlocated},
        {"seconds", report.seconds},
        {"issues", report.issues}};
}

AggregateUnitsReport aggregateUnits(core::Workspace& ws, const AggregateUnitsParams& params,
                                    core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    if (core::trim(params.as).empty()) {
        throw Error(Code::Usage, "the new measure needs a name",
                    "give it with --as, for example --as revenue");
    }
    AggregateUnitsReport report;
    core::NewMeasure measure;
    {
        const core::Connection db = ws.newReader();
        const core::Snapshot snapshot(db);
        measure = sumUnits(db, params, report, job);
    }
    job.step(1, "saving the measure");
    ws.record("aggregate " + params.from, [&](core::Record& record) {
        const core::Measure saved = core::replaceMeasure(record, measure);
        report.measureTotal = saved.total;
        report.missing = saved.missing;
        for (const auto& [unit, change] :
             core::onceCorrections(record.db(), saved.id, core::countedForOthers(record.db()))) {
            report.measureTotal += change;
        }
    });
    const core::Connection after = ws.newReader();
    report.unlocated = core::quality::unlocatedSummary(after, measure.layer).sentence();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    report.seconds = taken.count();
    return report;
}

} // namespace geo
