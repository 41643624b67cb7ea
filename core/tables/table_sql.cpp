// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/table_sql.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/workspace/counted_once.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/record_query.h"
#include "core/workspace/segment_store.h"

#include <algorithm>
#include <cmath>

namespace core::tables {

namespace {

/// In force today: the last day counts.
std::string inForce(const char* alias) {
    return format("({0}.expires_on IS NULL OR {0}.expires_on = '' OR {0}.expires_on >= '{1}')",
                  alias, nowUtc().substr(0, 10));
}

/// The columns of a table on their way into a SELECT; ids are told apart.
class Columns {
public:
    void add(Column column, const std::string& expression) {
        const std::string wanted = column.id;
        for (int n = 2; taken(column.id); ++n) {
            column.id = format("{} ({})", wanted, n);
        }
        terms_.push_back(format("{} AS {}", expression, quoteIdentifier(column.id)));
        columns_.push_back(std::move(column));
    }
    bool taken(const std::string& id) const {
        return std::any_of(columns_.begin(), columns_.end(),
                           [&](const Column& c) { return equalsIgnoreCase(c.id, id); });
    }
    std::string terms() const { return join(terms_, ", "); }
    std::vector<Column> take() { return std::move(columns_); }

private:
    std::vector<std::string> terms_;
    std::vector<Column> columns_;
};

Column hidden(const char* id, ColumnKind kind = ColumnKind::Count) {
    Column column{id, kind};
    column.listed = false;
    return column;
}

Column ofPlan(const char* id, ColumnKind kind = ColumnKind::Text) {
    Column column{id, kind};
    column.ofPlan = true;
    return column;
}

Column amountOf(const Measure& measure, bool plan) {
    Column column{measure.name, ColumnKind::Amount, measure.unit};
    column.decimals = std::min(2, static_cast<int>(std::lround(std::log10(measure.scale))));
    column.ofPlan = plan;
    return column;
}

/// The value of a unit in a measure, companies counted as the workspace says.
std::string unitValue(const Connection& db, const Measure& measure, const std::string& value,
                      const std::string& unit) {
    const auto corrections = onceCorrections(db, measure.id, countedForOthers(db));
    if (corrections.empty()) {
        return value;
    }
    std::string change;
    for (const auto& [id, amount] : corrections) {
        change += format(" WHEN {} THEN {:.17g}", id.value, amount);
    }
    return format("({} + CASE {}{} ELSE 0 END)", value, unit, change);
}

std::string territoryValue(const Connection& db, const Measure& measure, ScenarioId scenario) {
    const std::string own = unitValue(db, measure, "v.value", "v.unit_id");
    // Units bring what they hold; accounts that do not follow their unit are taken out of it and
    // added where the plan puts them. An override to a territory that is gone has no effect.
    return format(
        "SELECT x.territory_id AS territory_id, sum(x.value) AS value FROM ("
        "SELECT p.territory_id AS territory_id, {0} AS value FROM plan_assignments p "
        "JOIN base_unit_values v ON v.measure_id = {1} AND v.unit_id = p.unit_id "
        "WHERE p.scenario_id = {2} UNION ALL "
        "SELECT p.territory_id, -b.value FROM plan_account_overrides o JOIN base_accounts a ON "
        "a.id = o.account_id AND a.removed = 0 JOIN base_account_values b ON b.measure_id = {1} "
        "AND b.account_id = o.account_id JOIN plan_assignments p ON p.scenario_id = {2} AND "
        "p.unit_id = b.unit_id WHERE o.scenario_id = {2} AND {3} AND (o.kind = 'holdout' OR "
        "o.territory_id IN (SELECT id FROM plan_territories)) UNION ALL "
        "SELECT o.territory_id, b.value FROM plan_account_overrides o JOIN base_accounts a ON "
        "a.id = o.account_id AND a.removed = 0 JOIN base_account_values b ON b.measure_id = {1} "
        "AND b.account_id = o.account_id WHERE o.scenario_id = {2} AND {3} AND "
        "o.kind = 'override') x GROUP BY 1",
        own, measure.id.value, scenario.value, inForce("o"));
}

/// What the targets of a scenario add up to: all of a measure but what is held out.
double totalOf(const Connection& db, const Measure& measure, ScenarioId scenario) {
    Statement row = db.prepare(
        format("SELECT coalesce(sum(b.value), 0) FROM plan_account_overrides o JOIN base_accounts "
               "a ON a.id = o.account_id AND a.removed = 0 JOIN base_account_values b ON "
               "b.measure_id = ? AND b.account_id = o.account_id WHERE o.scenario_id = ? AND "
               "o.kind = 'holdout' AND {}",
               inForce("o")));
    row.bind(measure.id, scenario);
    return measure.total - (row.step() ? row.real(0) : 0);
}

bool countsIn(const std::vector<Measure>& measures, const char* name) {
    return std::any_of(measures.begin(), measures.end(),
                       [name](const Measure& m) { return equalsIgnoreCase(m.name, name); });
}

} // namespace

TableSql unitTable(const Connection& db, LayerId layer, ScenarioId scenario) {
    const std::vector<Measure> measures = loadMeasures(db, layer);
    Columns columns;
    columns.add(hidden("id"), "u.id");
    columns.add({"key", ColumnKind::Text}, "u.key");
    columns.add({"name", ColumnKind::Text}, "u.name");
    columns.add(ofPlan("territory_id"), "t.code");
    columns.add(ofPlan("territory"), "t.name");
    for (const Measure& measure : measures) {
        columns.add(amountOf(measure, false),
                    unitValue(db, measure,
                              format("(SELECT v.value FROM base_unit_values v WHERE v.measure_id = "
                                     "{} AND v.unit_id = u.id)",
                                     measure.id.value),
                              "u.id"));
    }
    if (!countsIn(measures, "accounts")) {
        columns.add({"accounts", ColumnKind::Count},
                    format("(SELECT count(*) FROM cache_account_units c JOIN base_accounts a ON "
                           "a.id = c.account_id AND a.removed = 0 WHERE c.layer_id = {} AND "
                           "c.unit_id = u.id)",
                           layer.value));
    }
    columns.add(ofPlan("lock_reason"), "k.reason");
    columns.add(hidden("area_m2", ColumnKind::Number), "u.area_m2");
    columns.add({"area_km2", ColumnKind::Area}, "u.area_m2 / 1e6");
    columns.add({"lon", ColumnKind::Degree}, "u.lon");
    columns.add({"lat", ColumnKind::Degree}, "u.lat");
    TableSql table;
    table.select =
        format("SELECT {} FROM base_units u LEFT JOIN plan_assignments p ON "
               "p.scenario_id = {} AND p.unit_id = u.id LEFT JOIN plan_territories t ON "
               "t.id = p.territory_id LEFT JOIN plan_unit_locks k ON k.scenario_id = {} "
               "AND k.unit_id = u.id AND {} WHERE u.layer_id = {}",
               columns.terms(), scenario.value, scenario.value, inForce("k"), layer.value);
    table.columns = columns.take();
    table.readable = {"base_units",       "plan_assignments", "plan_territories",
                      "base_unit_values", "plan_unit_locks",  "cache_account_units",
                      "base_accounts"};
    return table;
}

namespace {

/// The day of the last visit that was made, noted here or on the CRM's timeline; NULL = none known.
constexpr const char* kLastVisit =
    "nullif(max(coalesce((SELECT max(substr(v.starts, 1, 10)) FROM plan_visits v WHERE "
    "v.account_id = a.id AND v.done = 1), ''), coalesce((SELECT max(substr(b.starts, 1, 10)) FROM "
    "base_activities b WHERE b.source = a.source AND b.account_external_id = a.external_id AND "
    "b.kind IN ('meeting', 'call') AND b.done = 1 AND b.removed = 0), '')), '')";

/// As many as count for "never", so that "not for 60 days" takes those in that nobody has visited.
constexpr const char* kNever = "99999";

std::string ofOpenDeals(const char* term) {
    return format("(SELECT {} FROM base_opportunities d WHERE d.source = a.source AND "
                  "d.account_external_id = a.external_id AND d.removed = 0 AND "
                  "coalesce(d.is_closed, 0) = 0)",
                  term);
}

/// The drive-time ring that an account is said to lie in.
void addRing(Columns& columns) {
    columns.add({"ring", ColumnKind::Text}, "g.ring");
    columns.add({"ring_minutes", ColumnKind::Count}, "g.minutes");
    columns.add({"ring_km2", ColumnKind::Area}, "g.area_km2");
}

/// What the timeline and the open deals of an account say.
void addActivity(Columns& columns) {
    columns.add({"last_visit", ColumnKind::Text}, kLastVisit);
    columns.add(
        hidden("days_since_visit"),
        format("coalesce(CAST(julianday('now', 'start of day') - julianday({}) AS INTEGER), "
               "{})",
               kLastVisit, kNever));
    columns.add({"open_deals", ColumnKind::Count}, ofOpenDeals("count(*)"));
    columns.add({"open_value", ColumnKind::Number}, ofOpenDeals("sum(d.amount)"));
    columns.add({"open_stages", ColumnKind::Text}, ofOpenDeals("group_concat(DISTINCT d.stage)"));
}

} // namespace

TableSql accountTable(LayerId layer, ScenarioId scenario, const FurtherColumns& further) {
    const RecordFields fields = recordFields(RecordTable::Accounts);
    Columns columns;
    const auto field = [&](const std::string& name, ColumnKind kind, bool listed = true) {
        Column column{name, kind};
        column.listed = listed;
        columns.add(column, format("a.{}", quoteIdentifier(name)));
    };
    field("id", ColumnKind::Count, false);
    field("external_id", ColumnKind::Text);
    field("name", ColumnKind::Text);
    columns.add({"unit", ColumnKind::Text}, "u.key");
    columns.add(ofPlan("territory_id"), "CASE WHEN o.kind IS NULL THEN t.code ELSE w.code END");
    columns.add(ofPlan("territory"), "CASE WHEN o.kind IS NULL THEN t.name ELSE w.name END");
    for (const std::string& name : fields.columns) {
        if (columns.taken(name)) {
            continue;
        }
        const bool degree = name == "lon" || name == "lat";
        field(name, degree                    ? ColumnKind::Degree
                    : name == "match_score"   ? ColumnKind::Share
                    : name == "match_error_m" ? ColumnKind::Count
                                              : ColumnKind::Text);
    }
    columns.add(ofPlan("kept"), "o.kind");
    columns.add(ofPlan("kept_reason"), "o.reason");
    columns.add(ofPlan("kept_until"), "o.expires_on");
    columns.add(hidden("unit_id"), "c.unit_id");
    addActivity(columns);
    addRing(columns);
    for (const std::string& scheme : further.segments) {
        columns.add({scheme, ColumnKind::Text}, segmentTerm("a.id", scheme));
    }
    for (const records::AttributeColumn& attribute : further.attributes) {
        if (std::any_of(fields.columns.begin(), fields.columns.end(), [&](const std::string& f) {
                return equalsIgnoreCase(f, attribute.name);
            })) {
            continue; // the field says it, and is what verbs go by
        }
        // A column of the file may be called as one of the plan is.
        const std::string id =
            columns.taken(attribute.name) ? format("{} (file)", attribute.name) : attribute.name;
        columns.add({id, attribute.numeric ? ColumnKind::Number : ColumnKind::Text},
                    attributeTerm("a.attributes", attribute.name));
    }
    TableSql table;
    table.select =
        format("SELECT {0} FROM accounts a LEFT JOIN cache_account_units c ON c.layer_id = {1} AND "
               "c.account_id = a.id LEFT JOIN base_units u ON u.id = c.unit_id LEFT JOIN "
               "plan_assignments p ON p.scenario_id = {2} AND p.unit_id = c.unit_id LEFT JOIN "
               "plan_territories t ON t.id = p.territory_id LEFT JOIN plan_account_overrides o ON "
               "o.scenario_id = {2} AND o.account_id = a.id AND {3} LEFT JOIN plan_territories w "
               "ON w.id = o.territory_id LEFT JOIN plan_account_rings g ON g.account_id = a.id",
               columns.terms(), layer.value, scenario.value, inForce("o"));
    table.columns = columns.take();
    table.readable = fields.readable;
    for (const char* name :
         {"cache_account_units", "base_units", "plan_assignments", "plan_territories",
          "plan_account_overrides", "plan_visits", "base_activities", "base_opportunities",
          "plan_account_rings", kSegmentTable}) {
        table.readable.emplace_back(name);
    }
    return table;
}

void countUnitAccounts(const Connection& db, LayerId layer) {
    db.exec("DROP TABLE IF EXISTS temp.table_unit_accounts; CREATE TEMP TABLE table_unit_accounts "
            "(unit_id INTEGER PRIMARY KEY, accounts INTEGER NOT NULL)");
    db.prepare("INSERT INTO temp.table_unit_accounts SELECT c.unit_id, count(*) FROM "
               "cache_account_units c JOIN base_accounts a ON a.id = c.account_id AND a.removed = "
               "0 WHERE c.layer_id = ? GROUP BY c.unit_id")
        .run(layer);
}

TableSql territoryTable(const Connection& db, LayerId layer, ScenarioId scenario) {
    const std::vector<Measure> measures = loadMeasures(db, layer);
    Columns columns;
    columns.add(hidden("id"), "t.id");
    columns.add({"code", ColumnKind::Text}, "t.code");
    columns.add(ofPlan("name"), "t.name");
    columns.add(ofPlan("owner"),
                "(SELECT group_concat(r.name, ', ') FROM plan_territory_owners o "
                "JOIN base_reps r ON r.id = o.rep_id WHERE o.territory_id = t.id)");
    std::string joins;
    std::string weights = format("(SELECT sum(z.target_weight) FROM plan_territories z WHERE "
                                 "z.scenario_id = {} AND z.level = 0)",
                                 scenario.value);
    for (const Measure& measure : measures) {
        const std::string alias = format("m{}", measure.id.value);
        joins += format(" LEFT JOIN ({}) {} ON {}.territory_id = t.id",
                        territoryValue(db, measure, scenario), alias, alias);
        columns.add(amountOf(measure, true), format("coalesce({}.value, 0)", alias));
        Column share{measure.name + "_share", ColumnKind::Share};
        share.ofPlan = true;
        columns.add(share, format("{}.value / nullif({:.17g} * t.target_weight / {}, 0)", alias,
                                  totalOf(db, measure, scenario), weights));
    }
    columns.add(ofPlan("units", ColumnKind::Count), "coalesce(n.units, 0)");
    if (!countsIn(measures, "accounts")) {
        columns.add(ofPlan("accounts", ColumnKind::Count), "coalesce(n.accounts, 0)");
    }
    columns.add(ofPlan("area_km2", ColumnKind::Area), "coalesce(n.area, 0)");
    columns.add(ofPlan("weight", ColumnKind::Number), "t.target_weight");
    columns.add(ofPlan("locked", ColumnKind::Flag), "t.locked");
    columns.add(ofPlan("lock_reason"), "t.lock_reason");
    TableSql table;
    table.select =
        format("SELECT {0} FROM plan_territories t LEFT JOIN (SELECT p.territory_id AS "
               "territory_id, count(*) AS units, sum(coalesce(q.accounts, 0)) AS accounts, "
               "sum(u.area_m2) / 1e6 AS area FROM plan_assignments p JOIN base_units u ON u.id = "
               "p.unit_id LEFT JOIN temp.table_unit_accounts q ON q.unit_id = p.unit_id WHERE "
               "p.scenario_id = {1} GROUP BY 1) n ON n.territory_id = t.id{2} WHERE t.scenario_id "
               "= {1} AND t.level = 0",
               columns.terms(), scenario.value, joins);
    table.columns = columns.take();
    table.readable = {"plan_territories",
                      "plan_territory_owners",
                      "base_reps",
                      "plan_assignments",
                      "base_units",
                      "base_unit_values",
                      "plan_account_overrides",
                      "base_accounts",
                      "base_account_values",
                      "table_unit_accounts"};
    return table;
}

} // namespace core::tables
