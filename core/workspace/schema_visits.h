// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// Schema 5: visits that people log or plan here, which can be undone, and the activities that the
/// CRM has. `starts` and `ends` are instants in UTC, or dates where it is `all_day`. Objects that
/// a connection leaves out are not read.
inline constexpr const char* kSchema5 = R"sql(
CREATE TABLE base_activities (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, external_id TEXT NOT NULL,
  own_key TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL, subject TEXT NOT NULL DEFAULT '',
  starts TEXT NOT NULL DEFAULT '', ends TEXT NOT NULL DEFAULT '', zone TEXT NOT NULL DEFAULT '',
  all_day INTEGER NOT NULL DEFAULT 0, account_external_id TEXT NOT NULL DEFAULT '',
  contact_external_id TEXT NOT NULL DEFAULT '', opportunity_external_id TEXT NOT NULL DEFAULT '',
  owner_external_id TEXT NOT NULL DEFAULT '', location TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '', outcome TEXT NOT NULL DEFAULT '', done INTEGER NOT NULL DEFAULT 0,
  removed INTEGER NOT NULL DEFAULT 0, imported_at TEXT NOT NULL, UNIQUE (source, external_id));
CREATE INDEX base_activities_account ON base_activities(source, account_external_id, starts);
CREATE INDEX base_activities_key ON base_activities(own_key) WHERE own_key <> '';
CREATE TABLE plan_visits (
  id INTEGER PRIMARY KEY, own_key TEXT NOT NULL UNIQUE, account_id INTEGER NOT NULL,
  rep_id INTEGER NOT NULL DEFAULT 0,
  kind TEXT NOT NULL CHECK (kind IN ('meeting', 'call', 'note', 'task')),
  subject TEXT NOT NULL DEFAULT '', starts TEXT NOT NULL, ends TEXT NOT NULL DEFAULT '',
  zone TEXT NOT NULL DEFAULT '', all_day INTEGER NOT NULL DEFAULT 0,
  location TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
  outcome TEXT NOT NULL DEFAULT '', done INTEGER NOT NULL DEFAULT 1,
  photos TEXT NOT NULL DEFAULT '[]', made_at TEXT NOT NULL, made_by TEXT NOT NULL DEFAULT '');
CREATE INDEX plan_visits_account ON plan_visits(account_id, starts);
ALTER TABLE crm_connections ADD COLUMN left_out TEXT NOT NULL DEFAULT '[]';
)sql";

} // namespace core
