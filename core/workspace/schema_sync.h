// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// Schema 4: what two-way sync, publishing and the ledger remember. Nothing here is undone: it
/// tells what was sent to the outside and what came from there. The ledger can only grow. A change
/// of a field that has been sent is laid over its record no more.
inline constexpr const char* kSchema4 = R"sql(
ALTER TABLE crm_connections ADD COLUMN organisation TEXT;
ALTER TABLE crm_connections ADD COLUMN paused_until TEXT;
ALTER TABLE crm_publishes ADD COLUMN kind TEXT NOT NULL DEFAULT 'publish';
ALTER TABLE crm_publishes ADD COLUMN of_publish TEXT;
ALTER TABLE crm_publishes ADD COLUMN scope TEXT NOT NULL DEFAULT '';
ALTER TABLE crm_publishes ADD COLUMN why TEXT NOT NULL DEFAULT '';
ALTER TABLE crm_publish_items ADD COLUMN reason TEXT NOT NULL DEFAULT '';

CREATE TABLE crm_written (
  connection_id INTEGER NOT NULL, object TEXT NOT NULL, external_id TEXT NOT NULL, field TEXT NOT NULL,
  value TEXT NOT NULL, PRIMARY KEY (connection_id, object, external_id, field)) WITHOUT ROWID;
CREATE TABLE crm_sent_changes (change_id INTEGER PRIMARY KEY, sent_at TEXT NOT NULL);
CREATE TABLE crm_outbox (
  id INTEGER PRIMARY KEY, connection_id INTEGER NOT NULL, object TEXT NOT NULL,
  external_id TEXT NOT NULL DEFAULT '', own_key TEXT NOT NULL DEFAULT '', fields TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'queued'
    CHECK (status IN ('queued', 'sending', 'unknown', 'question', 'done', 'dead')),
  attempts INTEGER NOT NULL DEFAULT 0, next_ms INTEGER NOT NULL DEFAULT 0, sent_ms INTEGER,
  error TEXT NOT NULL DEFAULT '', others TEXT NOT NULL DEFAULT '[]',
  queued_at TEXT NOT NULL, done_at TEXT);
CREATE INDEX crm_outbox_open ON crm_outbox(connection_id, status, next_ms);
CREATE TABLE crm_conflicts (
  id INTEGER PRIMARY KEY, connection_id INTEGER NOT NULL, object TEXT NOT NULL,
  external_id TEXT NOT NULL, field TEXT NOT NULL, origin TEXT NOT NULL,
  base TEXT, ours TEXT, theirs TEXT, status TEXT NOT NULL DEFAULT 'open'
    CHECK (status IN ('open', 'ours', 'theirs', 'other', 'settled')),
  found_at TEXT NOT NULL, decided_at TEXT, decided_by TEXT,
  UNIQUE (connection_id, object, external_id, field));
CREATE TABLE crm_aliases (
  connection_id INTEGER NOT NULL, object TEXT NOT NULL, old_id TEXT NOT NULL, new_id TEXT NOT NULL,
  seen_at TEXT NOT NULL, PRIMARY KEY (connection_id, object, old_id)) WITHOUT ROWID;
CREATE TABLE crm_sync_log (
  id INTEGER PRIMARY KEY, connection_id INTEGER NOT NULL, started_at TEXT NOT NULL,
  finished_at TEXT NOT NULL, status TEXT NOT NULL, pulled INTEGER NOT NULL, pushed INTEGER NOT NULL,
  conflicts INTEGER NOT NULL, failed INTEGER NOT NULL, calls INTEGER NOT NULL,
  message TEXT NOT NULL DEFAULT '');

CREATE TABLE crm_ledger (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, effective_on TEXT NOT NULL, who TEXT NOT NULL,
  kind TEXT NOT NULL, text TEXT NOT NULL, hash TEXT NOT NULL);
CREATE TRIGGER crm_ledger_grows BEFORE UPDATE ON crm_ledger
  BEGIN SELECT RAISE(ABORT, 'the ledger can only grow'); END;
CREATE TRIGGER crm_ledger_stays BEFORE DELETE ON crm_ledger
  BEGIN SELECT RAISE(ABORT, 'the ledger can only grow'); END;

CREATE TABLE crm_hook_events (
  source TEXT NOT NULL, event_id TEXT NOT NULL, received_at TEXT NOT NULL,
  PRIMARY KEY (source, event_id)) WITHOUT ROWID;
CREATE TABLE crm_hints (
  connection_id INTEGER NOT NULL, object TEXT NOT NULL, external_id TEXT NOT NULL,
  received_at TEXT NOT NULL, PRIMARY KEY (connection_id, object, external_id)) WITHOUT ROWID;
CREATE TABLE crm_hooks (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, url TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL);
CREATE TABLE crm_hook_outbox (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, hook_id INTEGER NOT NULL, event_id TEXT NOT NULL UNIQUE,
  event TEXT NOT NULL, body TEXT NOT NULL, created_at TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'done', 'parked')),
  attempts INTEGER NOT NULL DEFAULT 0, next_ms INTEGER NOT NULL DEFAULT 0, error TEXT NOT NULL DEFAULT '');
CREATE TABLE crm_stop_wishes (
  id INTEGER PRIMARY KEY, connection_id INTEGER NOT NULL, account_external_id TEXT NOT NULL,
  opportunity_external_id TEXT NOT NULL, event_id TEXT NOT NULL, note TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'queued',
  UNIQUE (connection_id, opportunity_external_id));

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
     AND NOT EXISTS (SELECT 1 FROM crm_sent_changes x WHERE x.change_id = c_street.id)
    LEFT JOIN plan_field_changes c_city ON c_city.account_id = a.id AND c_city.field = 'city' AND c_city.old_value IS a.city
     AND NOT EXISTS (SELECT 1 FROM crm_sent_changes x WHERE x.change_id = c_city.id)
    LEFT JOIN plan_field_changes c_state ON c_state.account_id = a.id AND c_state.field = 'state' AND c_state.old_value IS a.state
     AND NOT EXISTS (SELECT 1 FROM crm_sent_changes x WHERE x.change_id = c_state.id)
    LEFT JOIN plan_field_changes c_zip ON c_zip.account_id = a.id AND c_zip.field = 'zip' AND c_zip.old_value IS a.zip
     AND NOT EXISTS (SELECT 1 FROM crm_sent_changes x WHERE x.change_id = c_zip.id)
    LEFT JOIN plan_field_changes c_country ON c_country.account_id = a.id AND c_country.field = 'country' AND c_country.old_value IS a.country
     AND NOT EXISTS (SELECT 1 FROM crm_sent_changes x WHERE x.change_id = c_country.id)
   WHERE a.removed = 0;
)sql";

} // namespace core
