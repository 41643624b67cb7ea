// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/schema.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/workspace/gpkg.h"
#include "core/workspace/schema_publishes.h"
#include "core/workspace/schema_rings.h"
#include "core/workspace/schema_road_rules.h"
#include "core/workspace/schema_routes.h"
#include "core/workspace/schema_segments.h"
#include "core/workspace/schema_sql.h"
#include "core/workspace/schema_sync.h"
#include "core/workspace/schema_visit_logs.h"
#include "core/workspace/schema_visits.h"
#include "core/workspace/schema_watch.h"

#include <array>

namespace core {

namespace {

constexpr std::int64_t kGeoPackageId = 0x47504B47; // "GPKG"

struct Migration {
    int version;
    const char* sql;
};

// Numbered, forward only: a released migration is never edited, a change is a new one.
constexpr std::array<Migration, 12> kMigrations = {{{1, kSchema1},
                                                    {2, kSchema2},
                                                    {3, kSchema3},
                                                    {4, kSchema4},
                                                    {5, kSchema5},
                                                    {6, kSchema6},
                                                    {7, kSchema7},
                                                    {8, kSchema8},
                                                    {9, kSchema9},
                                                    {10, kSchema10},
                                                    {11, kSchema11},
                                                    {12, kSchema12}}};

void setVersion(const Connection& db, int version) {
    db.prepare("INSERT OR REPLACE INTO evenlode_meta (key, value) VALUES ('schema_version', ?)")
        .run(std::to_string(version));
}

void registerFixedLayers(const Connection& db) {
    registerLayer(db, {"accounts", "Accounts", "Accounts with their match level", "POINT", "geom"},
                  {});
    registerLayer(db,
                  {"territories", "Territories",
                   "Basic units with the territory that each scenario gives them", "MULTIPOLYGON",
                   "geom"},
                  {});
}

} // namespace

void createSchema(const Connection& db) {
    db.exec(format("PRAGMA application_id = {}; PRAGMA user_version = 10300", kGeoPackageId));
    Transaction transaction(db);
    db.exec(kGeoPackageTables);
    migrateSchema(db, 0);
    registerFixedLayers(db);
    db.prepare("INSERT INTO evenlode_meta (key, value) VALUES ('created_at', ?)").run(nowUtc());
    transaction.commit();
}

int schemaVersion(const Connection& db) {
    const std::string path = db.path();
    const bool geoPackage = db.integer("PRAGMA application_id") == kGeoPackageId;
    const bool ours =
        db.integer("SELECT count(*) FROM sqlite_master WHERE name = 'evenlode_meta'") == 1;
    if (!ours) {
        throw Error(Code::Input,
                    format("{} is {}, but not an Evenlode workspace", path,
                           geoPackage ? "a GeoPackage" : "an SQLite file"),
                    geoPackage ? "import its layers with `evenlode units import`"
                               : "choose a workspace made by `evenlode init` or `evenlode demo`",
                    path);
    }
    const auto version = parseInteger(
        db.text("SELECT value FROM evenlode_meta WHERE key = 'schema_version'").value_or(""));
    if (!version) {
        throw Error(Code::Storage, format("{} does not say its schema version", path),
                    "run `evenlode doctor` on it; open the newest restore point beside it", path);
    }
    if (*version > kSchemaVersion) {
        throw Error(Code::Input,
                    format("{} was written by a newer Evenlode (schema {}, this program knows {})",
                           path, *version, kSchemaVersion),
                    "update Evenlode; the file was not touched", path);
    }
    return static_cast<int>(*version);
}

bool migrateSchema(const Connection& db, int from) {
    bool any = false;
    for (const Migration& migration : kMigrations) {
        if (migration.version <= from) {
            continue;
        }
        std::optional<Transaction> own;
        if (!db.inTransaction()) {
            own.emplace(db);
        }
        db.exec(migration.sql);
        setVersion(db, migration.version);
        if (own) {
            own->commit();
        }
        any = true;
    }
    return any;
}

} // namespace core
