// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/record_query.h"

#include "core/base/text.h"
#include "core/records/attribute_columns.h"
#include "core/tables/table_sql.h"
#include "core/workspace/segment_store.h"

#include <algorithm>

namespace core {

namespace {

using Source = RecordFields;

Source sourceOf(RecordTable table) {
    switch (table) {
    case RecordTable::Accounts:
        return {"accounts",
                "1",
                {"id",          "external_id", "source",      "name",           "street",
                 "city",        "state",       "zip",         "country",        "phone",
                 "website",     "segment",     "owner",       "territory_code", "lon",
                 "lat",         "match_level", "match_score", "match_error_m",  "place_review",
                 "duplicate_of"},
                {"accounts", "base_accounts", "plan_pins", "plan_place_reviews",
                 "plan_field_changes", "crm_sent_changes", "plan_duplicate_members",
                 "plan_duplicate_groups", kSegmentTable}};
    case RecordTable::Opportunities:
        return {"base_opportunities",
                "removed = 0",
                {"id", "external_id", "source", "account_external_id", "name", "stage", "amount",
                 "close_date", "is_closed", "is_won", "owner", "created_on"},
                {"base_opportunities", "base_accounts", kSegmentTable}};
    case RecordTable::Contacts:
        return {"base_contacts",
                "removed = 0",
                {"id", "external_id", "source", "account_external_id", "name", "email", "phone",
                 "title", "street", "city", "state", "zip", "country"},
                {"base_contacts", "base_accounts", kSegmentTable}};
    case RecordTable::Leads:
        return {"base_leads",
                "removed = 0",
                {"id", "external_id", "source", "name", "company", "email", "phone", "status",
                 "origin", "owner", "created_on", "street", "city", "state", "zip", "country",
                 "lon", "lat", "match_level"},
                {"base_leads"}};
    case RecordTable::Reps: break;
    }
    return {"base_reps",
            "removed = 0",
            {"id", "external_id", "source", "name", "kind", "email", "street", "city", "state",
             "zip", "country", "lon", "lat", "capacity", "capacity_unit", "skills", "segments",
             "starts_on", "ends_on"},
            {"base_reps"}};
}

bool holds(const std::vector<std::string>& names, const std::string& name) {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& c) { return equalsIgnoreCase(c, name); });
}

bool areAccounts(const Source& source) {
    return source.from == "accounts";
}

/// The id of the account that a record is or belongs to, as a term; empty if it has none.
std::string accountTerm(const Source& source) {
    if (areAccounts(source)) {
        return "accounts.id";
    }
    return holds(source.columns, "account_external_id")
               ? format("(SELECT ba.id FROM base_accounts ba WHERE ba.source = {0}.source AND "
                        "ba.external_id = {0}.account_external_id)",
                        source.from)
               : std::string();
}

std::vector<std::string> attributeNames(const Connection& db, const Source& source) {
    const std::vector<std::string> schemes =
        areAccounts(source) ? segmentSchemes(db) : std::vector<std::string>();
    std::vector<std::string> names;
    for (records::AttributeColumn& column : records::attributeColumns(db, source.from)) {
        if (!holds(source.columns, column.name) && !holds(schemes, column.name)) {
            names.push_back(std::move(column.name));
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// Names of the segments that are columns of these records: their own, or those of their account
/// where the record has no column of that name itself.
std::vector<std::string> schemesOf(const Connection& db, const Source& source,
                                   const std::vector<std::string>& attributes) {
    if (accountTerm(source).empty()) {
        return {};
    }
    std::vector<std::string> schemes = segmentSchemes(db);
    std::erase_if(schemes, [&](const std::string& name) {
        return holds(source.columns, name) || holds(attributes, name);
    });
    return schemes;
}

/// A JSON path to a member whatever its name holds, as an SQL literal.
std::string pathLiteral(const std::string& name) {
    std::string path = "'$.\"";
    for (const char c : name) {
        path += c;
        if (c == '\'') {
            path += '\'';
        }
    }
    return path + "\"'";
}

std::string flatSelect(const Connection& db, const Source& source) {
    std::vector<std::string> columns(source.columns.begin(), source.columns.end());
    const std::vector<std::string> attributes = attributeNames(db, source);
    for (const std::string& name : attributes) {
        columns.push_back(
            format("{} AS {}", attributeTerm("attributes", name), quoteIdentifier(name)));
    }
    for (const std::string& name : schemesOf(db, source, attributes)) {
        columns.push_back(
            format("{} AS {}", segmentTerm(accountTerm(source), name), quoteIdentifier(name)));
    }
    return format("SELECT {} FROM {} WHERE {}", join(columns, ", "), source.from, source.filter);
}

std::string condition(const std::string& where) {
    return trim(where).empty() ? "1" : where;
}

} // namespace

RecordFields recordFields(RecordTable table) {
    return sourceOf(table);
}

std::string attributeTerm(const std::string& column, const std::string& name) {
    return format("json_extract({}, {})", column, pathLiteral(name));
}

std::vector<std::string> recordColumns(const Connection& db, RecordTable table) {
    const Source source = sourceOf(table);
    std::vector<std::string> columns(source.columns.begin(), source.columns.end());
    const std::vector<std::string> attributes = attributeNames(db, source);
    columns.insert(columns.end(), attributes.begin(), attributes.end());
    for (std::string& name : schemesOf(db, source, attributes)) {
        columns.push_back(std::move(name));
    }
    return columns;
}

std::string columnOrExpression(const Connection& db, RecordTable table, const std::string& typed,
                               const std::string& otherwise) {
    const std::string text = trim(typed).empty() ? otherwise : typed;
    for (const std::string& column : recordColumns(db, table)) {
        if (equalsIgnoreCase(column, text)) {
            return quoteIdentifier(column);
        }
    }
    return text;
}

std::vector<std::int64_t> selectRecords(const Connection& db, RecordTable table,
                                        const std::string& where) {
    std::vector<std::int64_t> ids;
    const Source source = sourceOf(table);
    Statement rows = db.prepareRestricted(format("SELECT id FROM ({}) WHERE ({}) ORDER BY id",
                                                 flatSelect(db, source), condition(where)),
                                          source.readable);
    while (rows.step()) {
        ids.push_back(rows.integer(0));
    }
    return ids;
}

std::vector<RecordValue> selectRecordValues(const Connection& db, RecordTable table,
                                            const std::string& value, const std::string& where) {
    std::vector<RecordValue> values;
    const Source source = sourceOf(table);
    Statement rows = db.prepareRestricted(format("SELECT id, ({}) FROM ({}) WHERE ({}) ORDER BY id",
                                                 value, flatSelect(db, source), condition(where)),
                                          source.readable);
    while (rows.step()) {
        std::optional<double> number;
        if (rows.isNumber(1)) {
            number = rows.real(1);
        } else if (!rows.isNull(1)) {
            number = parseNumber(rows.text(1));
        }
        values.push_back({rows.integer(0), number});
    }
    return values;
}

std::vector<UnitId> selectUnits(const Connection& db, LayerId layer, ScenarioId scenario,
                                const std::string& where) {
    const tables::TableSql table = tables::unitTable(db, layer, scenario);
    Statement rows = db.prepareRestricted(
        format("SELECT id FROM ({}) WHERE ({}) ORDER BY id", table.select, condition(where)),
        table.readable);
    std::vector<UnitId> units;
    while (rows.step()) {
        units.push_back(rows.id<UnitTag>(0));
    }
    return units;
}

} // namespace core
