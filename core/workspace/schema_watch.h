// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// Schema 11: what drift is measured from, notices of it, and the figures of weeks as they were
/// known then. None of it is undone. A baseline is how things stood when a published plan
/// (`version`) was first looked at; only that of the plan in force is kept. `watch_seen` are
/// accounts that came since, with the moment they were first noticed at. A notice is open while
/// `ended_at` is NULL; `cause` is what it was raised for, and nothing is raised twice for one
/// cause. `figures` of a week are JSON; `final` = 1 where they were taken after its end.
inline constexpr const char* kSchema11 = R"sql(
CREATE TABLE watch_baselines (
  id INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE, scenario TEXT NOT NULL,
  since TEXT NOT NULL, taken_at TEXT NOT NULL);
CREATE TABLE watch_baseline_territories (
  baseline_id INTEGER NOT NULL REFERENCES watch_baselines(id) ON DELETE CASCADE,
  code TEXT NOT NULL, measure TEXT NOT NULL, value REAL NOT NULL, target REAL NOT NULL,
  inside INTEGER NOT NULL, PRIMARY KEY (baseline_id, code, measure)) WITHOUT ROWID;
CREATE TABLE watch_baseline_accounts (
  baseline_id INTEGER NOT NULL REFERENCES watch_baselines(id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL, territory TEXT NOT NULL, PRIMARY KEY (baseline_id, account_id)) WITHOUT ROWID;
CREATE TABLE watch_baseline_values (
  baseline_id INTEGER NOT NULL REFERENCES watch_baselines(id) ON DELETE CASCADE,
  measure TEXT NOT NULL, account_id INTEGER NOT NULL, value REAL NOT NULL,
  PRIMARY KEY (baseline_id, measure, account_id)) WITHOUT ROWID;
CREATE TABLE watch_baseline_reps (
  baseline_id INTEGER NOT NULL REFERENCES watch_baselines(id) ON DELETE CASCADE,
  rep_id INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (baseline_id, rep_id)) WITHOUT ROWID;
CREATE TABLE watch_seen (
  baseline_id INTEGER NOT NULL REFERENCES watch_baselines(id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (baseline_id, account_id)) WITHOUT ROWID;
CREATE TABLE watch_notices (
  id INTEGER PRIMARY KEY, version TEXT NOT NULL, kind TEXT NOT NULL, cause TEXT NOT NULL,
  territories TEXT NOT NULL DEFAULT '[]', text TEXT NOT NULL, raised_at TEXT NOT NULL,
  ended_at TEXT, ended_why TEXT NOT NULL DEFAULT '');
CREATE TABLE watch_weeks (
  week TEXT NOT NULL, scenario TEXT NOT NULL, taken_at TEXT NOT NULL, final INTEGER NOT NULL,
  why TEXT NOT NULL, figures TEXT NOT NULL, PRIMARY KEY (week, scenario)) WITHOUT ROWID;
)sql";

} // namespace core
