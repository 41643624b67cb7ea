// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// Schema 9: what logs of visits tell besides. `lon` and `lat` (EPSG:4326) say where it was; a
/// visit of no account yet has account 0. `entry` is the fingerprint of the entry of a log, by
/// which a second import of it is noticed. `planned_starts` and `planned_ends` are what a visit
/// that was made was planned for; `driving` the seconds on the road before it. Empty or NULL = not
/// known.
inline constexpr const char* kSchema9 = R"sql(
ALTER TABLE plan_visits ADD COLUMN lon REAL;
ALTER TABLE plan_visits ADD COLUMN lat REAL;
ALTER TABLE plan_visits ADD COLUMN entry TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_visits ADD COLUMN planned_starts TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_visits ADD COLUMN planned_ends TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_visits ADD COLUMN driving INTEGER;
)sql";

} // namespace core
