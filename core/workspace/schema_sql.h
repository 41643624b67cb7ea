// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// The tables that make an SQLite file a GeoPackage (OGC 12-128r18, annex C).
inline constexpr const char* kGeoPackageTables = R"sql(
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
 ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
 ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
 ('WGS 84 geodetic', 4326, 'EPSG', 4326,
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
  'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
  scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
)sql";

/// Schema 1. Table groups by prefix: `evenlode_` and `change_log` the file's own bookkeeping,
/// `base_` imported, `plan_` undoable, `crm_` what the outside knows, `cache_` derived.
/// `plan_` rows hold ids of `base_` rows without foreign keys, so that an import never rewrites a
/// plan behind the history's back; `evenlode doctor` checks them.
inline constexpr const char* kSchema1 = R"sql(
CREATE TABLE evenlode_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE evenlode_ids (name TEXT PRIMARY KEY, next INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE change_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, label TEXT NOT NULL,
  verb TEXT NOT NULL, params TEXT NOT NULL, changeset BLOB NOT NULL, undone INTEGER NOT NULL DEFAULT 0);

CREATE TABLE base_unit_layers (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL DEFAULT 'area' CHECK (kind IN ('area', 'account')),
  source TEXT NOT NULL, source_layer TEXT, key_field TEXT, vintage TEXT,
  approximate INTEGER NOT NULL DEFAULT 0, attribution TEXT,
  work_crs TEXT NOT NULL, components INTEGER NOT NULL DEFAULT 0, view_name TEXT,
  imported_at TEXT NOT NULL);
CREATE TABLE base_units (
  id INTEGER PRIMARY KEY, layer_id INTEGER NOT NULL REFERENCES base_unit_layers(id),
  key TEXT NOT NULL, name TEXT, lon REAL NOT NULL, lat REAL NOT NULL,
  x REAL NOT NULL, y REAL NOT NULL, area_m2 REAL NOT NULL DEFAULT 0, perimeter_m REAL NOT NULL DEFAULT 0,
  account_id INTEGER, hull BLOB, geom BLOB, UNIQUE (layer_id, key));
CREATE TABLE base_unit_keys (
  layer_id INTEGER NOT NULL, key TEXT NOT NULL, unit_id INTEGER NOT NULL REFERENCES base_units(id) ON DELETE CASCADE,
  PRIMARY KEY (layer_id, key)) WITHOUT ROWID;
CREATE INDEX base_unit_keys_unit ON base_unit_keys(unit_id);
CREATE TABLE base_unit_edges (
  layer_id INTEGER NOT NULL, a INTEGER NOT NULL REFERENCES base_units(id) ON DELETE CASCADE,
  b INTEGER NOT NULL REFERENCES base_units(id) ON DELETE CASCADE,
  length_m REAL NOT NULL, bridge INTEGER NOT NULL DEFAULT 0, gap_m REAL NOT NULL DEFAULT 0,
  PRIMARY KEY (layer_id, a, b), CHECK (a < b)) WITHOUT ROWID;
CREATE INDEX base_unit_edges_b ON base_unit_edges(b);
CREATE INDEX base_unit_edges_a ON base_unit_edges(a);
CREATE TABLE base_measures (
  id INTEGER PRIMARY KEY, layer_id INTEGER NOT NULL REFERENCES base_unit_layers(id) ON DELETE CASCADE,
  name TEXT NOT NULL, unit TEXT, source TEXT NOT NULL, scale INTEGER NOT NULL DEFAULT 1,
  total REAL NOT NULL DEFAULT 0, missing INTEGER NOT NULL DEFAULT 0, imported_at TEXT NOT NULL,
  UNIQUE (layer_id, name));
CREATE TABLE base_unit_values (
  measure_id INTEGER NOT NULL REFERENCES base_measures(id) ON DELETE CASCADE,
  unit_id INTEGER NOT NULL REFERENCES base_units(id) ON DELETE CASCADE,
  value REAL NOT NULL, PRIMARY KEY (measure_id, unit_id)) WITHOUT ROWID;
CREATE INDEX base_unit_values_unit ON base_unit_values(unit_id);

CREATE TABLE base_accounts (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, external_id TEXT NOT NULL, name TEXT,
  street TEXT, city TEXT, state TEXT, zip TEXT, country TEXT, phone TEXT, website TEXT,
  segment TEXT, owner TEXT, territory_code TEXT, file_lon REAL, file_lat REAL,
  lon REAL, lat REAL, match_level TEXT NOT NULL DEFAULT 'none', match_score REAL NOT NULL DEFAULT 0,
  match_provider TEXT, match_vintage TEXT, match_input_hash TEXT, matched_at TEXT, match_note TEXT,
  attributes TEXT NOT NULL DEFAULT '{}', content_hash TEXT NOT NULL, geom BLOB,
  removed INTEGER NOT NULL DEFAULT 0, imported_at TEXT NOT NULL, UNIQUE (source, external_id));
CREATE INDEX base_accounts_zip ON base_accounts(zip);
CREATE TABLE base_opportunities (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, external_id TEXT NOT NULL, account_external_id TEXT,
  name TEXT, stage TEXT, amount REAL, close_date TEXT, is_closed INTEGER, is_won INTEGER,
  owner TEXT, created_on TEXT, attributes TEXT NOT NULL DEFAULT '{}', content_hash TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0, imported_at TEXT NOT NULL, UNIQUE (source, external_id));
CREATE INDEX base_opportunities_account ON base_opportunities(source, account_external_id);
CREATE TABLE base_contacts (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, external_id TEXT NOT NULL, account_external_id TEXT,
  name TEXT, email TEXT, phone TEXT, title TEXT, street TEXT, city TEXT, state TEXT, zip TEXT, country TEXT,
  attributes TEXT NOT NULL DEFAULT '{}', content_hash TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0, imported_at TEXT NOT NULL, UNIQUE (source, external_id));
CREATE TABLE base_leads (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, external_id TEXT NOT NULL, name TEXT, company TEXT,
  email TEXT, phone TEXT, status TEXT, origin TEXT, owner TEXT, created_on TEXT,
  street TEXT, city TEXT, state TEXT, zip TEXT, country TEXT, lon REAL, lat REAL,
  match_level TEXT NOT NULL DEFAULT 'none', attributes TEXT NOT NULL DEFAULT '{}', content_hash TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0, imported_at TEXT NOT NULL, UNIQUE (source, external_id));
CREATE TABLE base_reps (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, external_id TEXT NOT NULL, name TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'team')), email TEXT,
  street TEXT, city TEXT, state TEXT, zip TEXT, country TEXT, lon REAL, lat REAL,
  match_level TEXT NOT NULL DEFAULT 'none', capacity REAL, capacity_unit TEXT, skills TEXT, segments TEXT,
  starts_on TEXT, ends_on TEXT, attributes TEXT NOT NULL DEFAULT '{}', content_hash TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0, imported_at TEXT NOT NULL, UNIQUE (source, external_id));
CREATE TABLE base_team_members (
  team_id INTEGER NOT NULL REFERENCES base_reps(id) ON DELETE CASCADE,
  rep_id INTEGER NOT NULL REFERENCES base_reps(id) ON DELETE CASCADE,
  PRIMARY KEY (team_id, rep_id)) WITHOUT ROWID;

CREATE TABLE plan_forces (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, note TEXT NOT NULL DEFAULT '');
CREATE TABLE plan_scenarios (
  id INTEGER PRIMARY KEY, force_id INTEGER NOT NULL REFERENCES plan_forces(id),
  name TEXT NOT NULL UNIQUE, layer_id INTEGER NOT NULL, based_on INTEGER,
  status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'published', 'archived')),
  tolerance REAL NOT NULL DEFAULT 0.05, seed INTEGER NOT NULL DEFAULT 1,
  note TEXT NOT NULL DEFAULT '', created_at TEXT NOT NULL);
CREATE TABLE plan_scenario_measures (
  scenario_id INTEGER NOT NULL REFERENCES plan_scenarios(id) ON DELETE CASCADE,
  measure TEXT NOT NULL, position INTEGER NOT NULL, weight REAL NOT NULL DEFAULT 1,
  minimum REAL, ideal REAL, maximum REAL, PRIMARY KEY (scenario_id, measure));
CREATE TABLE plan_territories (
  id INTEGER PRIMARY KEY, scenario_id INTEGER NOT NULL REFERENCES plan_scenarios(id) ON DELETE CASCADE,
  parent_id INTEGER REFERENCES plan_territories(id) ON DELETE SET NULL,
  level INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL,
  fill INTEGER, target_weight REAL NOT NULL DEFAULT 1, centre_lon REAL, centre_lat REAL,
  centre_x REAL, centre_y REAL,
  locked INTEGER NOT NULL DEFAULT 0, lock_reason TEXT, UNIQUE (scenario_id, code));
CREATE INDEX plan_territories_parent ON plan_territories(parent_id);
CREATE TABLE plan_territory_owners (
  id INTEGER PRIMARY KEY, territory_id INTEGER NOT NULL REFERENCES plan_territories(id) ON DELETE CASCADE,
  rep_id INTEGER NOT NULL, role TEXT NOT NULL DEFAULT 'owner', starts_on TEXT, ends_on TEXT);
CREATE INDEX plan_territory_owners_territory ON plan_territory_owners(territory_id);
CREATE TABLE plan_assignments (
  scenario_id INTEGER NOT NULL REFERENCES plan_scenarios(id) ON DELETE CASCADE,
  unit_id INTEGER NOT NULL, territory_id INTEGER NOT NULL REFERENCES plan_territories(id) ON DELETE CASCADE,
  PRIMARY KEY (scenario_id, unit_id)) WITHOUT ROWID;
CREATE INDEX plan_assignments_territory ON plan_assignments(territory_id);
CREATE INDEX plan_assignments_unit ON plan_assignments(unit_id);
CREATE TABLE plan_unit_locks (
  scenario_id INTEGER NOT NULL REFERENCES plan_scenarios(id) ON DELETE CASCADE,
  unit_id INTEGER NOT NULL, reason TEXT NOT NULL DEFAULT '', expires_on TEXT,
  PRIMARY KEY (scenario_id, unit_id)) WITHOUT ROWID;
CREATE TABLE plan_account_overrides (
  scenario_id INTEGER NOT NULL REFERENCES plan_scenarios(id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('override', 'holdout')),
  territory_id INTEGER REFERENCES plan_territories(id) ON DELETE CASCADE,
  reason TEXT NOT NULL, expires_on TEXT, PRIMARY KEY (scenario_id, account_id));
CREATE TABLE plan_roster (
  id INTEGER PRIMARY KEY, force_id INTEGER NOT NULL REFERENCES plan_forces(id) ON DELETE CASCADE,
  rep_id INTEGER NOT NULL, starts_on TEXT, ends_on TEXT, capacity REAL, capacity_unit TEXT,
  ramp REAL NOT NULL DEFAULT 1, note TEXT NOT NULL DEFAULT '');
CREATE TABLE plan_pins (
  account_id INTEGER PRIMARY KEY, lon REAL NOT NULL, lat REAL NOT NULL, geom BLOB NOT NULL, note TEXT NOT NULL DEFAULT '');

CREATE TABLE crm_connections (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, base_url TEXT,
  config TEXT NOT NULL DEFAULT '{}', write_back INTEGER NOT NULL DEFAULT 0, last_sync TEXT,
  removed INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL);
CREATE TABLE crm_external_ids (
  connection_id INTEGER NOT NULL, object TEXT NOT NULL, external_id TEXT NOT NULL, local_id INTEGER NOT NULL,
  PRIMARY KEY (connection_id, object, external_id)) WITHOUT ROWID;
CREATE INDEX crm_external_ids_local ON crm_external_ids(object, local_id);
CREATE TABLE crm_snapshot (
  connection_id INTEGER NOT NULL, object TEXT NOT NULL, external_id TEXT NOT NULL,
  version TEXT, fields TEXT NOT NULL, seen_at TEXT NOT NULL, removed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (connection_id, object, external_id)) WITHOUT ROWID;
CREATE TABLE crm_publishes (
  id TEXT PRIMARY KEY, connection_id INTEGER NOT NULL, scenario_id INTEGER NOT NULL, scenario_name TEXT NOT NULL,
  started_at TEXT NOT NULL, finished_at TEXT, who TEXT NOT NULL, effective_on TEXT,
  status TEXT NOT NULL, to_write INTEGER NOT NULL DEFAULT 0, written INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE crm_publish_items (
  publish_id TEXT NOT NULL, external_id TEXT NOT NULL, field TEXT NOT NULL, old_value TEXT, new_value TEXT,
  status TEXT NOT NULL, message TEXT NOT NULL DEFAULT '', at TEXT,
  PRIMARY KEY (publish_id, external_id, field)) WITHOUT ROWID;

CREATE TABLE cache_account_units (
  layer_id INTEGER NOT NULL, account_id INTEGER NOT NULL, unit_id INTEGER NOT NULL,
  method TEXT NOT NULL, PRIMARY KEY (layer_id, account_id)) WITHOUT ROWID;
CREATE INDEX cache_account_units_unit ON cache_account_units(unit_id);

CREATE VIEW accounts AS
  SELECT a.id AS OGC_FID, a.id AS id, a.external_id, a.source, a.name, a.street, a.city, a.state, a.zip, a.country,
         a.phone, a.website, a.segment, a.owner, a.territory_code,
         coalesce(p.lon, a.lon) AS lon, coalesce(p.lat, a.lat) AS lat,
         CASE WHEN p.account_id IS NULL THEN a.match_level ELSE 'pin' END AS match_level,
         CASE WHEN p.account_id IS NULL THEN a.match_score ELSE 1.0 END AS match_score,
         a.attributes, coalesce(p.geom, a.geom) AS geom
    FROM base_accounts a LEFT JOIN plan_pins p ON p.account_id = a.id WHERE a.removed = 0;
CREATE VIEW territories AS
  SELECT (s.id << 32) | u.id AS OGC_FID, s.name AS scenario, t.code AS territory_id, t.name AS territory,
         (SELECT group_concat(r.name, ', ') FROM plan_territory_owners o JOIN base_reps r ON r.id = o.rep_id
           WHERE o.territory_id = t.id) AS owner,
         u.key AS unit, u.name AS unit_name, l.name AS layer, l.approximate, u.area_m2, u.geom
    FROM plan_assignments p JOIN plan_scenarios s ON s.id = p.scenario_id
    JOIN plan_territories t ON t.id = p.territory_id JOIN base_units u ON u.id = p.unit_id
    JOIN base_unit_layers l ON l.id = u.layer_id;
)sql";

/// Schema 2: what each account brought to a measure that was summed from records, so that an
/// account that does not follow its unit can be counted elsewhere; and the account that an account
/// belongs to.
inline constexpr const char* kSchema2 = R"sql(
CREATE TABLE base_account_values (
  measure_id INTEGER NOT NULL REFERENCES base_measures(id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL, unit_id INTEGER NOT NULL, value REAL NOT NULL,
  PRIMARY KEY (measure_id, account_id)) WITHOUT ROWID;
CREATE INDEX base_account_values_account ON base_account_values(account_id);
ALTER TABLE base_accounts ADD COLUMN parent_external_id TEXT;
)sql";

/// Schema 3: how sure a place is and what else it could have been; what people decide about places,
/// fields and duplicates, as rows laid over the records, so that it can be undone; and the probable
/// duplicates as last computed. Whether a wish for the CRM is still open is not stored: it is read
/// from the record, which has the old value, the new one, or one that somebody else gave it.
inline constexpr const char* kSchema3 = R"sql(
ALTER TABLE base_accounts ADD COLUMN match_error_m REAL;
ALTER TABLE base_measures ADD COLUMN summed_from TEXT;
CREATE TABLE base_geocode_candidates (
  account_id INTEGER NOT NULL, position INTEGER NOT NULL, lon REAL NOT NULL, lat REAL NOT NULL,
  level TEXT NOT NULL, score REAL NOT NULL, error_m REAL, label TEXT NOT NULL,
  reasons TEXT NOT NULL DEFAULT '[]', PRIMARY KEY (account_id, position)) WITHOUT ROWID;

CREATE TABLE plan_settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE plan_place_reviews (
  account_id INTEGER PRIMARY KEY,
  decision TEXT NOT NULL CHECK (decision IN ('accepted', 'picked', 'pinned', 'fixed', 'unmappable')),
  input_hash TEXT NOT NULL, level TEXT, error_m REAL, label TEXT, note TEXT NOT NULL DEFAULT '',
  decided_at TEXT NOT NULL);
CREATE TABLE plan_field_changes (
  id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL, field TEXT NOT NULL,
  old_value TEXT, new_value TEXT, origin TEXT NOT NULL CHECK (origin IN ('review', 'merge')),
  queued_at TEXT NOT NULL, UNIQUE (account_id, field));
CREATE TABLE plan_duplicate_groups (
  id INTEGER PRIMARY KEY, decision TEXT NOT NULL CHECK (decision IN ('link', 'merge')),
  survivor_id INTEGER NOT NULL, note TEXT NOT NULL DEFAULT '', decided_at TEXT NOT NULL);
CREATE TABLE plan_duplicate_members (
  account_id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES plan_duplicate_groups(id) ON DELETE CASCADE);
CREATE INDEX plan_duplicate_members_group ON plan_duplicate_members(group_id);
CREATE TABLE plan_duplicate_ignores (
  a INTEGER NOT NULL, b INTEGER NOT NULL, fields_hash TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '', decided_at TEXT NOT NULL,
  PRIMARY KEY (a, b), CHECK (a < b)) WITHOUT ROWID;

CREATE TABLE cache_duplicate_pairs (
  a INTEGER NOT NULL, b INTEGER NOT NULL, score REAL NOT NULL, weights TEXT NOT NULL,
  PRIMARY KEY (a, b), CHECK (a < b)) WITHOUT ROWID;
CREATE TABLE cache_duplicate_clusters (
  cluster INTEGER NOT NULL, position INTEGER NOT NULL, account_id INTEGER NOT NULL,
  score REAL NOT NULL, weights TEXT NOT NULL, PRIMARY KEY (cluster, position)) WITHOUT ROWID;
CREATE INDEX cache_duplicate_clusters_account ON cache_duplicate_clusters(account_id);

DROP VIEW accounts;
CREATE VIEW accounts AS
  SELECT a.id AS OGC_FID, a.id AS id, a.external_id, a.source, a.name,
         CASE WHEN c_street.id IS NULL THEN a.street ELSE c_street.new_value END AS street,
         CASE WHEN c_city.id IS NULL THEN a.city ELSE c_city.new_value END AS city,
         CASE WHEN c_state.id IS NULL THEN a.state ELSE c_state.new_value END AS state,
         CASE WHEN c_zip.id IS NULL THEN a.zip ELSE c_zip.new_value END AS zip,
         CASE WHEN c_country.id IS NULL THEN a.country ELSE c_country.new_value END AS country,
         a.phone, a.website, a.segment, a.owner, a.territory_code,
         CASE WHEN r.decision = 'unmappable' THEN NULL ELSE coalesce(p.lon, a.lon) END AS lon,
         CASE WHEN r.decision = 'unmappable' THEN NULL ELSE coalesce(p.lat, a.lat) END AS lat,
         CASE WHEN r.decision = 'unmappable' THEN 'none'
              WHEN p.account_id IS NULL THEN a.match_level ELSE 'pin' END AS match_level,
         CASE WHEN r.decision = 'unmappable' THEN 0.0
              WHEN p.account_id IS NULL THEN a.match_score ELSE 1.0 END AS match_score,
         CASE WHEN r.decision = 'unmappable' THEN NULL
              WHEN p.account_id IS NULL THEN a.match_error_m ELSE r.error_m END AS match_error_m,
         r.decision AS place_review, s.external_id AS duplicate_of, a.attributes,
         CASE WHEN r.decision = 'unmappable' THEN NULL ELSE coalesce(p.geom, a.geom) END AS geom
    FROM base_accounts a LEFT JOIN plan_pins p ON p.account_id = a.id
    LEFT JOIN plan_place_reviews r ON r.account_id = a.id
    LEFT JOIN plan_duplicate_members m ON m.account_id = a.id
    LEFT JOIN plan_duplicate_groups g ON g.id = m.group_id
    LEFT JOIN base_accounts s ON s.id = g.survivor_id AND s.id <> a.id
    LEFT JOIN plan_field_changes c_street ON c_street.account_id = a.id AND c_street.field = 'street' AND c_street.old_value IS a.street
    LEFT JOIN plan_field_changes c_city ON c_city.account_id = a.id AND c_city.field = 'city' AND c_city.old_value IS a.city
    LEFT JOIN plan_field_changes c_state ON c_state.account_id = a.id AND c_state.field = 'state' AND c_state.old_value IS a.state
    LEFT JOIN plan_field_changes c_zip ON c_zip.account_id = a.id AND c_zip.field = 'zip' AND c_zip.old_value IS a.zip
    LEFT JOIN plan_field_changes c_country ON c_country.account_id = a.id AND c_country.field = 'country' AND c_country.old_value IS a.country
   WHERE a.removed = 0;
UPDATE base_measures SET summed_from = substr(source, 1, instr(source, ':') - 1)
  WHERE id IN (SELECT measure_id FROM base_account_values);
)sql";

} // namespace core
