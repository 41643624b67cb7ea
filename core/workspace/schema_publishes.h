// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// Schema 6: publishes that wait for their day, and records that people leave out of publishing.
/// `scheduled_at` is the instant (UTC) at which it was asked for; NULL where it was written at
/// once. `consent` = 1 where a person had agreed to what the guard asks about.
inline constexpr const char* kSchema6 = R"sql(
ALTER TABLE crm_publishes ADD COLUMN scheduled_at TEXT;
ALTER TABLE crm_publishes ADD COLUMN consent INTEGER NOT NULL DEFAULT 0;
CREATE TABLE crm_left_out (
  connection_id INTEGER NOT NULL, external_id TEXT NOT NULL, why TEXT NOT NULL DEFAULT '',
  who TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (connection_id, external_id)) WITHOUT ROWID;
)sql";

} // namespace core
