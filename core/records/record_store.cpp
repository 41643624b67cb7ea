// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/record_store.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/records/field_change_store.h"
#include "core/workspace/gpkg.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace core::records {

namespace {

/// A column of a table and the field that fills it.
struct Bound {
    const char* column;
    const char* field;
};

/// What the table of a kind looks like beside the columns that all have.
struct Table {
    const char* name;
    std::vector<Bound> columns;
    bool placed;  ///< lon, lat, match_level
    bool matched; ///< how the place was found, for geocoding later
};

const Table& tableOf(Kind kind) {
    static const Table accounts = {"base_accounts",
                                   {{"name", "name"},
                                    {"street", "street"},
                                    {"city", "city"},
                                    {"state", "state"},
                                    {"zip", "zip"},
                                    {"country", "country"},
                                    {"phone", "phone"},
                                    {"website", "website"},
                                    {"segment", "segment"},
                                    {"owner", "owner"},
                                    {"territory_code", "territory_id"},
                                    {"parent_external_id", "parent_id"}},
                                   true,
                                   true};
    static const Table opportunities = {"base_opportunities",
                                        {{"account_external_id", "account_id"},
                                         {"name", "name"},
                                         {"stage", "stage"},
                                         {"amount", "amount"},
                                         {"close_date", "close_date"},
                                         {"is_closed", "is_closed"},
                                         {"is_won", "is_won"},
                                         {"owner", "owner"},
                                         {"created_on", "created"}},
                                        false,
                                        false};
    static const Table contacts = {"base_contacts",
                                   {{"account_external_id", "account_id"},
                                    {"name", "name"},
                                    {"email", "email"},
                                    {"phone", "phone"},
                                    {"title", "title"},
                                    {"street", "street"},
                                    {"city", "city"},
                                    {"state", "state"},
                                    {"zip", "zip"},
                                    {"country", "country"}},
                                   false,
                                   false};
    static const Table leads = {"base_leads",
                                {{"name", "name"},
                                 {"company", "company"},
                                 {"email", "email"},
                                 {"phone", "phone"},
                                 {"status", "status"},
                                 {"origin", "source"},
                                 {"owner", "owner"},
                                 {"created_on", "created"},
                                 {"street", "street"},
                                 {"city", "city"},
                                 {"state", "state"},
                                 {"zip", "zip"},
                                 {"country", "country"}},
                                true,
                                false};
    static const Table reps = {"base_reps",
                               {{"name", "name"},
                                {"kind", "kind"},
                                {"email", "email"},
                                {"street", "street"},
                                {"city", "city"},
                                {"state", "state"},
                                {"zip", "zip"},
                                {"country", "country"},
                                {"capacity", "capacity_hours"},
                                {"skills", "skills"},
                                {"segments", "segments"},
                                {"starts_on", "starts_on"},
                                {"ends_on", "ends_on"}},
                               true,
                               false};
    switch (kind) {
    case Kind::Opportunity: return opportunities;
    case Kind::Contact: return contacts;
    case Kind::Lead: return leads;
    case Kind::Rep: return reps;
    case Kind::Account: break;
    }
    return accounts;
}

/// What a record looks like in the workspace now.
struct Existing {
    std::int64_t id = 0;
    std::string hash;
    std::string input; ///< of the placement
    bool removed = false;
};

/// Attributes, with the fields that have no column of their own.
Json attributesWithRest(const NeutralRecord& record, const Table& table) {
    Json json = record.attributes;
    const auto& fields = fieldsOf(record.kind);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const Field& field = fields[i];
        const bool stored =
            field.name == "id" || field.name == "house_number" || field.name == "unit" ||
            (table.placed && (field.type == FieldType::Lon || field.type == FieldType::Lat)) ||
            (field.name == "weight" && !record.field("capacity_hours")) ||
            std::any_of(table.columns.begin(), table.columns.end(),
                        [&](const Bound& bound) { return field.name == bound.field; });
        const std::string name(field.name);
        if (stored || !record.fields[i] || json.contains(name)) {
            continue;
        }
        const auto number = field.type == FieldType::Number || field.type == FieldType::Lon ||
                                    field.type == FieldType::Lat
                                ? record.number(field.name)
                                : std::nullopt;
        json[name] = number ? Json(*number) : Json(*record.fields[i]);
    }
    return json;
}

/// Inserts and updates rows of one table.
class Writer {
public:
    Writer(const Connection& db, Kind kind, std::string source)
        : db_(db), kind_(kind), table_(tableOf(kind)), source_(std::move(source)), now_(nowUtc()),
          find_(db.prepare(format(
              "SELECT id, content_hash, {}, removed FROM {} WHERE source = ? AND external_id = ?",
              table_.matched ? "coalesce(match_input_hash, '')" : "''", table_.name))),
          insert_(db.prepare(insertSql())), update_(db.prepare(updateSql(true))),
          updateInPlace_(db.prepare(updateSql(false))),
          forget_(db.prepare("DELETE FROM cache_account_units WHERE layer_id IN "
                             "(SELECT id FROM base_unit_layers) AND account_id = ?")) {}

    std::optional<Existing> find(const std::string& id) {
        find_.bind(source_, id);
        std::optional<Existing> found;
        if (find_.step()) {
            found =
                Existing{find_.integer(0), find_.string(1), find_.string(2), find_.integer(3) != 0};
        }
        find_.reset();
        return found;
    }

    void insert(const PlacedRecord& placed, std::int64_t id) {
        insert_.reset();
        int at = 0;
        insert_.bindAt(at++, id);
        insert_.bindAt(at++, source_);
        insert_.bindAt(at++, placed.record.id);
        bindContent(insert_, at, placed);
        bindPlace(insert_, at, placed);
        insert_.step();
        insert_.reset();
    }

    void update(const PlacedRecord& placed, const Existing& existing) {
        const bool moved = !table_.matched || !placedFor(placed.record, existing);
        Statement& statement = moved ? update_ : updateInPlace_;
        statement.reset();
        int at = 0;
        bindContent(statement, at, placed);
        if (moved) {
            bindPlace(statement, at, placed);
        }
        statement.bindAt(at, existing.id);
        statement.step();
        statement.reset();
        if (moved && table_.matched) {
            forget_.run(existing.id);
        }
    }

private:
    /// True if the place it has was found for its address, be it as it comes in or as somebody has
    /// corrected it here.
    bool placedFor(const NeutralRecord& record, const Existing& existing) const {
        PlacementInput input = placementInputOf(record);
        if (existing.input == placementInput(input)) {
            return true;
        }
        correctAddress(db_, AccountId(existing.id), input);
        return existing.input == placementInput(input);
    }

    std::vector<std::string> contentColumns() const {
        std::vector<std::string> names;
        for (const Bound& bound : table_.columns) {
            names.emplace_back(bound.column);
        }
        if (kind_ == Kind::Rep) {
            names.emplace_back("capacity_unit");
        }
        if (table_.matched) {
            names.insert(names.end(), {"file_lon", "file_lat"});
        }
        names.insert(names.end(), {"attributes", "content_hash", "imported_at"});
        return names;
    }

    std::vector<std::string> placeColumns() const {
        std::vector<std::string> names;
        if (table_.placed) {
            names = {"lon", "lat", "match_level"};
        }
        if (table_.matched) {
            names.insert(names.end(),
                         {"match_score", "match_provider", "match_vintage", "match_input_hash",
                          "matched_at", "match_note", "match_error_m", "geom"});
        }
        return names;
    }

    std::string insertSql() const {
        std::vector<std::string> names = {"id", "source", "external_id"};
        for (const auto& more : {contentColumns(), placeColumns()}) {
            names.insert(names.end(), more.begin(), more.end());
        }
        const std::vector<std::string> marks(names.size(), "?");
        return format("INSERT INTO {} ({}) VALUES ({})", table_.name, join(names, ", "),
                      join(marks, ", "));
    }

    std::string updateSql(bool withPlace) const {
        std::vector<std::string> names = contentColumns();
        if (withPlace) {
            const auto place = placeColumns();
            names.insert(names.end(), place.begin(), place.end());
        }
        return format("UPDATE {} SET {} = ?, removed = 0 WHERE id = ?", table_.name,
                      join(names, " = ?, "));
    }

    void bindField(Statement& statement, int at, const NeutralRecord& record,
                   const Bound& bound) const {
        const Field& field = fieldsOf(kind_)[fieldIndex(kind_, bound.field).value()];
        if (field.type == FieldType::Number || field.type == FieldType::Flag) {
            std::optional<double> number = record.number(bound.field);
            if (!number && std::string_view(bound.field) == "capacity_hours") {
                number = record.number("weight");
            }
            statement.bindAt(at, number);
        } else if (kind_ == Kind::Rep && field.name == "name" && !record.field("name")) {
            statement.bindAt(at, record.field("email").value_or(record.id));
        } else {
            statement.bindAt(at, record.field(bound.field));
        }
    }

    void bindContent(Statement& statement, int& at, const PlacedRecord& placed) const {
        const NeutralRecord& record = placed.record;
        for (const Bound& bound : table_.columns) {
            bindField(statement, at++, record, bound);
        }
        if (kind_ == Kind::Rep) {
            const Value unit = record.field("capacity_hours") ? Value("hours")
                               : record.field("weight")       ? Value("weight")
                                                              : Value();
            statement.bindAt(at++, unit);
        }
        if (table_.matched) {
            statement.bindAt(at++, record.point ? std::optional(record.point->x) : std::nullopt);
            statement.bindAt(at++, record.point ? std::optional(record.point->y) : std::nullopt);
        }
        statement.bindAt(at++, attributesWithRest(record, table_).dump());
        statement.bindAt(at++, record.fingerprint);
        statement.bindAt(at++, now_);
    }

    void bindPlace(Statement& statement, int& at, const PlacedRecord& placed) const {
        if (!table_.placed) {
            return;
        }
        const Placement& place = placed.place;
        statement.bindAt(at++, place.point ? std::optional(place.point->x) : std::nullopt);
        statement.bindAt(at++, place.point ? std::optional(place.point->y) : std::nullopt);
        statement.bindAt(at++, place.level);
        if (table_.matched) {
            const auto orNull = [](const std::string& text) {
                return text.empty() ? std::nullopt : Value(text);
            };
            statement.bindAt(at++, place.score);
            statement.bindAt(at++, orNull(place.provider));
            statement.bindAt(at++, orNull(place.vintage));
            statement.bindAt(at++, placementInput(placed.record));
            statement.bindAt(at++, now_);
            statement.bindAt(at++, orNull(place.note));
            statement.bindAt(at++, place.errorM);
            statement.bindAt(at++,
                             place.point ? std::optional(encodeGpkg(*place.point)) : std::nullopt);
        }
    }

    const Connection& db_;
    Kind kind_;
    const Table& table_;
    std::string source_;
    std::string now_;
    Statement find_;
    Statement insert_;
    Statement update_;
    Statement updateInPlace_;
    Statement forget_;
};

std::int64_t removeAbsent(const Connection& db, const Table& table, const std::string& source,
                          const std::vector<PlacedRecord>& records) {
    std::unordered_set<std::string> present;
    for (const PlacedRecord& placed : records) {
        present.insert(placed.record.id);
    }
    std::vector<std::int64_t> gone;
    Statement all = db.prepare(
        format("SELECT id, external_id FROM {} WHERE source = ? AND removed = 0", table.name));
    all.bind(source);
    while (all.step()) {
        if (present.count(all.string(1)) == 0) {
            gone.push_back(all.integer(0));
        }
    }
    all.reset();
    Statement bury = db.prepare(format("UPDATE {} SET removed = 1 WHERE id = ?", table.name));
    for (const std::int64_t id : gone) {
        bury.run(id);
    }
    return static_cast<std::int64_t>(gone.size());
}

} // namespace

UpsertCounts upsertRecords(core::Record& token, Kind kind, const std::vector<PlacedRecord>& records,
                           const UpsertOptions& options, Job& job) {
    UpsertCounts counts;
    Writer writer(token.db(), kind, options.source);
    const Table& table = tableOf(kind);
    std::vector<const PlacedRecord*> fresh;
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (i % 512 == 0) {
            job.step(0.5 * static_cast<double>(i) / static_cast<double>(records.size()),
                     "comparing with the workspace");
        }
        const PlacedRecord& placed = records[i];
        const auto existing = writer.find(placed.record.id);
        if (!existing) {
            fresh.push_back(&placed);
        } else if (existing->hash == placed.record.fingerprint && !existing->removed) {
            ++counts.unchanged;
        } else {
            writer.update(placed, *existing);
            ++(existing->removed ? counts.added : counts.updated);
        }
    }
    std::int64_t id = nextIds(token.db(), table.name, static_cast<std::int64_t>(fresh.size()));
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        if (i % 512 == 0) {
            job.step(0.5 + 0.5 * static_cast<double>(i) / static_cast<double>(fresh.size()),
                     "writing");
        }
        writer.insert(*fresh[i], id++);
    }
    counts.added += static_cast<std::int64_t>(fresh.size());
    if (options.removeAbsent) {
        counts.removed = removeAbsent(token.db(), table, options.source, records);
    }
    if (kind == Kind::Account) {
        refreshExtents(token);
    }
    return counts;
}

std::int64_t removeRecords(core::Record& token, Kind kind, const std::string& source,
                           const std::vector<std::string>& ids) {
    std::int64_t removed = 0;
    Statement bury = token.db().prepare(
        format("UPDATE {} SET removed = 1 WHERE source = ? AND external_id = ? AND removed = 0",
               tableOf(kind).name));
    for (const std::string& id : ids) {
        bury.run(source, id);
        removed += token.db().changes();
    }
    return removed;
}

bool renameRecord(core::Record& token, Kind kind, const std::string& source, const std::string& id,
                  const std::string& newId) {
    token.db()
        .prepare(format("UPDATE OR IGNORE {} SET external_id = ?1 WHERE source = ?2 AND "
                        "external_id = ?3",
                        tableOf(kind).name))
        .run(newId, source, id);
    return token.db().changes() > 0;
}

std::vector<std::string> loadExternalIds(const Connection& db, Kind kind,
                                         const std::string& source) {
    std::vector<std::string> ids;
    Statement row = db.prepare(
        format("SELECT external_id FROM {} WHERE source = ? AND removed = 0 ORDER BY external_id",
               tableOf(kind).name));
    row.bind(source);
    while (row.step()) {
        ids.push_back(row.string(0));
    }
    return ids;
}

} // namespace core::records
