// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// Schema 7: route plans. Times are seconds after midnight of the route's day, on the clocks of the
/// plan's zone; lengths of time in seconds, distances in metres. `asked` is what the plan was made
/// from, as JSON; `engine` who said how long drives take ("estimate" without a road network).
inline constexpr const char* kSchema7 = R"sql(
CREATE TABLE plan_route_plans (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, first_day TEXT NOT NULL, days INTEGER NOT NULL,
  zone TEXT NOT NULL, engine TEXT NOT NULL, asked TEXT NOT NULL DEFAULT '{}',
  listed_driving INTEGER NOT NULL DEFAULT 0, listed_served INTEGER NOT NULL DEFAULT 0,
  nearest_driving INTEGER NOT NULL DEFAULT 0, nearest_served INTEGER NOT NULL DEFAULT 0,
  made_at TEXT NOT NULL, made_by TEXT NOT NULL DEFAULT '');
CREATE TABLE plan_routes (
  id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL REFERENCES plan_route_plans(id) ON DELETE CASCADE,
  rep_id INTEGER NOT NULL, day TEXT NOT NULL, starts INTEGER NOT NULL, ends INTEGER NOT NULL,
  driving INTEGER NOT NULL, metres INTEGER NOT NULL, base_lon REAL, base_lat REAL,
  rests TEXT NOT NULL DEFAULT '[]', UNIQUE (plan_id, rep_id, day));
CREATE TABLE plan_route_stops (
  route_id INTEGER NOT NULL REFERENCES plan_routes(id) ON DELETE CASCADE, position INTEGER NOT NULL,
  account_id INTEGER NOT NULL, lon REAL NOT NULL, lat REAL NOT NULL, arrives INTEGER NOT NULL,
  starts INTEGER NOT NULL, leaves INTEGER NOT NULL, driving INTEGER NOT NULL, metres INTEGER NOT NULL,
  opens INTEGER, closes INTEGER, locked INTEGER NOT NULL DEFAULT 0, visit_key TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (route_id, position)) WITHOUT ROWID;
CREATE TABLE plan_route_unserved (
  plan_id INTEGER NOT NULL REFERENCES plan_route_plans(id) ON DELETE CASCADE, account_id INTEGER NOT NULL,
  number INTEGER NOT NULL, reason TEXT NOT NULL, message TEXT NOT NULL, remedy TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (plan_id, account_id, number)) WITHOUT ROWID;
)sql";

} // namespace core
