// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// Schema 8: drive-time rings that are kept, and what they say of accounts. Workspaces of schema 7
/// may have the first table already, made when a ring was kept. `minutes` is the least ring that
/// an account lies in, `centre` the place it is around.
inline constexpr const char* kSchema8 = R"sql(
CREATE TABLE IF NOT EXISTS base_isochrones (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, account_id INTEGER, centre TEXT NOT NULL,
  minutes REAL NOT NULL, area_km2 REAL NOT NULL, reached_nodes INTEGER NOT NULL,
  accounts INTEGER NOT NULL, engine TEXT NOT NULL, attribution TEXT NOT NULL,
  made_at TEXT NOT NULL, geom BLOB);
CREATE VIEW IF NOT EXISTS isochrones AS
  SELECT id AS OGC_FID, name, account_id, centre, minutes, area_km2, reached_nodes, accounts,
         engine, attribution, made_at, geom FROM base_isochrones;
CREATE TABLE plan_account_rings (
  account_id INTEGER PRIMARY KEY, ring TEXT NOT NULL, centre TEXT NOT NULL, minutes REAL NOT NULL,
  area_km2 REAL NOT NULL, engine TEXT NOT NULL, made_at TEXT NOT NULL);
)sql";

} // namespace core
