// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/workspace/gpkg.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/record_query.h"
#include "core/workspace/schema.h"
#include "core/workspace/schema_sql.h"
#include "core/workspace/workspace.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <filesystem>

using namespace core;
using support::TempDir;

namespace {

/// A workspace as the program of schema 2 made it, with an account and what it brought.
void makeSchema2(const std::string& path) {
    const Connection db(path, Connection::Mode::Create);
    db.exec("PRAGMA application_id = 1196444487; PRAGMA user_version = 10300");
    db.exec(kGeoPackageTables);
    db.exec(kSchema1);
    db.exec(kSchema2);
    registerLayer(db, {"accounts", "Accounts", "", "POINT", "geom"}, {});
    db.exec("INSERT INTO evenlode_meta (key, value) VALUES ('schema_version', '2');"
            "INSERT INTO base_unit_layers (id, name, source, work_crs, imported_at) "
            "VALUES (1, 'zip', '', 'EPSG:5070', '');"
            "INSERT INTO base_units (id, layer_id, key, lon, lat, x, y) "
            "VALUES (1, 1, '06268', -72, 41, 0, 0);"
            "INSERT INTO base_measures (id, layer_id, name, source, imported_at) "
            "VALUES (1, 1, 'sales', 'opportunities: amount', ''), (2, 1, 'people', 'x.csv', '');"
            "INSERT INTO base_account_values VALUES (1, 1, 1, 5);"
            "INSERT INTO base_accounts (id, source, external_id, name, lon, lat, match_level, "
            "content_hash, imported_at) VALUES (1, 'file', 'A1', 'One', -72, 41, 'zip', '', '')");
}

} // namespace

TEST(Migration, AWorkspaceOfSchema2ComesForwardWithARestorePoint) {
    const TempDir dir;
    makeSchema2(dir.file("old.gpkg"));
    const Workspace ws = Workspace::open(dir.file("old.gpkg"));
    EXPECT_EQ(schemaVersion(ws.newReader()), kSchemaVersion);
    EXPECT_FALSE(std::filesystem::is_empty(dir.file("old.gpkg.restore")));
    const Connection db = ws.newReader();
    EXPECT_EQ(
        db.text("SELECT external_id || match_level FROM accounts WHERE match_error_m IS NULL"),
        "A1zip");
    EXPECT_EQ(requireMeasure(db, LayerId(1), "sales").summedFrom, "opportunities");
    EXPECT_EQ(requireMeasure(db, LayerId(1), "people").summedFrom, "");
    EXPECT_EQ(
        selectRecords(db, RecordTable::Accounts, "match_error_m IS NULL AND place_review IS NULL")
            .size(),
        1U);
}

TEST(Migration, OldAndNewWorkspacesHaveTheSameTables) {
    const TempDir dir;
    makeSchema2(dir.file("old.gpkg"));
    const auto tables = [](const Workspace& ws) {
        return ws.newReader().text("SELECT group_concat(sql, ';') FROM (SELECT sql FROM "
                                   "sqlite_master WHERE sql IS NOT NULL ORDER BY type, name)");
    };
    EXPECT_EQ(tables(Workspace::open(dir.file("old.gpkg"))),
              tables(Workspace::create(dir.file("new.gpkg"))));
}
