// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// Schema 12: how the roads are to be used in this plan. `line` of a barrier is a JSON list of
/// [lon, lat] in EPSG:4326. A factor makes roads of a class ("all" = of every class) slower (above
/// 1) or faster between two hours of the day; 0 to 24 = always.
inline constexpr const char* kSchema12 = R"sql(
CREATE TABLE plan_road_barriers (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, line TEXT NOT NULL, made_at TEXT NOT NULL);
CREATE TABLE plan_road_factors (
  road_class TEXT NOT NULL, from_hour INTEGER NOT NULL, to_hour INTEGER NOT NULL,
  factor REAL NOT NULL, PRIMARY KEY (road_class, from_hour, to_hour));
)sql";

} // namespace core
