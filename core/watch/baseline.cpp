// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/watch/baseline.h"

namespace core::watch {

namespace {

void loadFigures(const Connection& db, Baseline& out) {
    Statement rows = db.prepare("SELECT code, measure, value, target, inside FROM "
                                "watch_baseline_territories WHERE baseline_id = ?");
    rows.bind(out.id);
    while (rows.step()) {
        out.figures[{rows.string(0), rows.string(1)}] = {rows.real(2), rows.real(3),
                                                         rows.integer(4) != 0};
    }
}

void loadAccounts(const Connection& db, Baseline& out) {
    Statement rows = db.prepare(
        "SELECT account_id, territory FROM watch_baseline_accounts WHERE baseline_id = ?");
    rows.bind(out.id);
    while (rows.step()) {
        out.territories.emplace(rows.id<AccountTag>(0), rows.string(1));
    }
    Statement values = db.prepare(
        "SELECT measure, account_id, value FROM watch_baseline_values WHERE baseline_id = ?");
    values.bind(out.id);
    while (values.step()) {
        out.values[{values.string(0), values.id<AccountTag>(1)}] = values.real(2);
    }
    Statement seen = db.prepare("SELECT account_id, at FROM watch_seen WHERE baseline_id = ?");
    seen.bind(out.id);
    while (seen.step()) {
        out.seen.emplace(seen.id<AccountTag>(0), seen.string(1));
    }
}

void saveFigures(const Connection& db, std::int64_t id, const PlanInForce& in) {
    Statement insert = db.prepare("INSERT INTO watch_baseline_territories (baseline_id, code, "
                                  "measure, value, target, inside) VALUES (?, ?, ?, ?, ?, ?)");
    const auto figures = in.figures(in.plan.data.current);
    for (std::size_t t = 0; t < figures.size(); ++t) {
        for (std::size_t m = 0; m < figures[t].size(); ++m) {
            const PlanInForce::Figure& figure = figures[t][m];
            insert.run(id, in.plan.territories[t].code, in.plan.measures[m].name, figure.value,
                       figure.target, figure.inside);
        }
    }
}

void saveAccounts(const Connection& db, std::int64_t id, const PlanInForce& in) {
    const auto territories = in.territories(db);
    Statement insert = db.prepare("INSERT INTO watch_baseline_accounts (baseline_id, account_id, "
                                  "territory) VALUES (?, ?, ?)");
    Statement rows = db.prepare("SELECT id FROM base_accounts WHERE removed = 0");
    while (rows.step()) {
        const auto found = territories.find(rows.id<AccountTag>(0));
        insert.run(id, rows.integer(0), found == territories.end() ? std::string() : found->second);
    }
    Statement value = db.prepare("INSERT INTO watch_baseline_values (baseline_id, measure, "
                                 "account_id, value) VALUES (?, ?, ?, ?)");
    for (std::size_t m = 0; m < in.plan.measures.size(); ++m) {
        for (const auto& [account, amount] : accountValues(db, in.plan, m)) {
            value.run(id, in.plan.measures[m].name, account, amount);
        }
    }
}

} // namespace

std::optional<Baseline> loadBaseline(const Connection& db, const std::string& version) {
    Statement row = db.prepare("SELECT id, taken_at FROM watch_baselines WHERE version = ?");
    row.bind(version);
    if (!row.step()) {
        return std::nullopt;
    }
    Baseline out;
    out.id = row.integer(0);
    out.takenAt = row.string(1);
    loadFigures(db, out);
    loadAccounts(db, out);
    Statement reps =
        db.prepare("SELECT rep_id, name FROM watch_baseline_reps WHERE baseline_id = ?");
    reps.bind(out.id);
    while (reps.step()) {
        out.reps.emplace(reps.id<RepTag>(0), reps.string(1));
    }
    return out;
}

void saveBaseline(Record& record, const PlanInForce& in, const std::string& at) {
    const Connection& db = record.db();
    db.prepare("DELETE FROM watch_baselines WHERE scenario = ?1 OR (version LIKE 'ledger:%' AND "
               "?2 LIKE 'ledger:%')")
        .run(in.scenario.name, in.version);
    const std::int64_t id = nextId(db, "watch_baselines");
    db.prepare("INSERT INTO watch_baselines (id, version, scenario, since, taken_at) "
               "VALUES (?, ?, ?, ?, ?)")
        .run(id, in.version, in.scenario.name, in.since, at);
    saveFigures(db, id, in);
    saveAccounts(db, id, in);
    Statement rep =
        db.prepare("INSERT INTO watch_baseline_reps (baseline_id, rep_id, name) VALUES (?, ?, ?)");
    for (const auto& [who, name] : repsOn(db, at.substr(0, 10))) {
        rep.run(id, who, name);
    }
}

void saveSeen(Record& record, std::int64_t baseline, const std::vector<AccountId>& accounts,
              const std::string& at) {
    Statement insert = record.db().prepare(
        "INSERT OR IGNORE INTO watch_seen (baseline_id, account_id, at) VALUES (?, ?, ?)");
    for (const AccountId account : accounts) {
        insert.run(baseline, account, at);
    }
}

std::map<AccountId, double> accountValues(const Connection& db, const PlanProblem& plan,
                                          std::size_t measure) {
    std::map<AccountId, double> out;
    Statement rows =
        db.prepare("SELECT account_id, value FROM base_account_values WHERE measure_id = ?");
    rows.bind(plan.measures[measure].id);
    while (rows.step()) {
        const auto account = rows.id<AccountTag>(0);
        if (!plan.duplicates.contains(account) && rows.real(1) != 0) {
            out.emplace(account, rows.real(1));
        }
    }
    return out;
}

std::map<RepId, std::string> repsOn(const Connection& db, const std::string& today) {
    std::map<RepId, std::string> out;
    Statement rows = db.prepare(
        "SELECT id, name FROM base_reps WHERE removed = 0 AND kind = 'person' AND "
        "coalesce(starts_on, '') <= ?1 AND (coalesce(ends_on, '') = '' OR ends_on >= ?1)");
    rows.bind(today);
    while (rows.step()) {
        out.emplace(rows.id<RepTag>(0), rows.string(1));
    }
    return out;
}

} // namespace core::watch
