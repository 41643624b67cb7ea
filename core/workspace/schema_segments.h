// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// Schema 10: segments of accounts as people define them. `definition` is JSON, so that a scheme
/// can be worked out anew; an account without a row is in no segment of it.
inline constexpr const char* kSchema10 = R"sql(
CREATE TABLE plan_segment_schemes (
  name TEXT PRIMARY KEY, definition TEXT NOT NULL, made_at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE plan_account_segments (
  scheme TEXT NOT NULL, account_id INTEGER NOT NULL, segment TEXT NOT NULL,
  PRIMARY KEY (scheme, account_id)) WITHOUT ROWID;
)sql";

} // namespace core
