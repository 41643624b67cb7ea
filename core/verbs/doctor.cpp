// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/doctor.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/gpkg.h"
#include "core/workspace/workspace.h"

#include <filesystem>

namespace core {

namespace {

constexpr const char* kHint = "open the newest restore point beside the file";
constexpr int kListed = 20;

struct Invariant {
    const char* sql; ///< one row of text per violation
    const char* message;
};

constexpr Invariant kInvariants[] = {
    {"SELECT p.scenario_id || '/' || p.unit_id FROM plan_assignments p JOIN plan_scenarios s ON "
     "s.id = p.scenario_id LEFT JOIN base_units u ON u.id = p.unit_id AND u.layer_id = s.layer_id "
     "WHERE u.id IS NULL",
     "assigns a unit that is not in the scenario's layer"},
    {"SELECT p.scenario_id || '/' || p.unit_id FROM plan_assignments p JOIN plan_territories t ON "
     "t.id = p.territory_id WHERE t.scenario_id <> p.scenario_id",
     "assigns a unit to a territory of another scenario"},
    {"SELECT s.name FROM plan_scenarios s LEFT JOIN base_unit_layers l ON l.id = s.layer_id WHERE "
     "l.id IS NULL",
     "uses a unit layer that does not exist"},
    {"SELECT u.key FROM base_units u LEFT JOIN base_unit_keys k ON k.layer_id = u.layer_id AND "
     "k.key = u.key AND k.unit_id = u.id WHERE k.unit_id IS NULL",
     "is a unit that cannot be found by its key"},
    {"SELECT e.a || '-' || e.b FROM base_unit_edges e JOIN base_units a ON a.id = e.a JOIN "
     "base_units "
     "b ON b.id = e.b WHERE a.layer_id <> e.layer_id OR b.layer_id <> e.layer_id",
     "is a border between units of different layers"},
    {"SELECT i.name FROM evenlode_ids i WHERE i.name = 'base_units' AND i.next <= (SELECT max(id) "
     "FROM base_units)",
     "would give a number twice"},
    {"SELECT c.table_name FROM gpkg_contents c LEFT JOIN sqlite_master m ON m.name = c.table_name "
     "WHERE m.name IS NULL",
     "is listed as a layer but does not exist"},
    {"SELECT territory_id FROM plan_territory_owners o LEFT JOIN base_reps r ON r.id = o.rep_id "
     "WHERE r.id IS NULL",
     "is a territory whose owner does not exist"},
    {"SELECT account_id FROM plan_account_overrides o LEFT JOIN base_accounts a ON "
     "a.id = o.account_id WHERE a.id IS NULL",
     "is an override of an account that does not exist"},
    {"SELECT account_id FROM plan_place_reviews r LEFT JOIN base_accounts a ON a.id = r.account_id "
     "WHERE a.id IS NULL UNION SELECT account_id FROM plan_duplicate_members m LEFT JOIN "
     "base_accounts a ON a.id = m.account_id WHERE a.id IS NULL UNION SELECT account_id FROM "
     "plan_field_changes c LEFT JOIN base_accounts a ON a.id = c.account_id WHERE a.id IS NULL",
     "is a decision about an account that does not exist"},
    {"SELECT g.id FROM plan_duplicate_groups g WHERE NOT EXISTS (SELECT 1 FROM "
     "plan_duplicate_members m WHERE m.group_id = g.id AND m.account_id = g.survivor_id)",
     "is a group of duplicates whose survivor is none of them"},
};

void addProblem(std::vector<Issue>& problems, const std::string& subject,
                const std::string& message) {
    problems.push_back({Severity::Error, subject, 0, message, kHint});
}

void checkIntegrity(const Connection& db, std::vector<Issue>& problems) {
    Statement rows = db.prepare("PRAGMA integrity_check(20)");
    while (rows.step()) {
        if (rows.text(0) != "ok") {
            addProblem(problems, "file", rows.string(0));
        }
    }
}

void checkForeignKeys(const Connection& db, std::vector<Issue>& problems) {
    Statement rows = db.prepare("PRAGMA foreign_key_check");
    for (int i = 0; rows.step() && i < kListed; ++i) {
        addProblem(problems, rows.string(0),
                   format("row {} refers to a row of {} that does not exist", rows.integer(1),
                          rows.text(2)));
    }
}

void checkInvariants(const Connection& db, std::vector<Issue>& problems) {
    for (const Invariant& invariant : kInvariants) {
        Statement rows = db.prepare(invariant.sql);
        for (int i = 0; rows.step() && i < kListed; ++i) {
            addProblem(problems, rows.string(0), invariant.message);
        }
    }
}

template <class Check>
void collect(std::vector<Issue>& problems, const std::string& subject, Check check) {
    try {
        check();
    } catch (const Error& error) {
        addProblem(problems, subject, error.what());
    }
}

void checkGeometries(const Connection& db, std::vector<Issue>& problems) {
    Statement units = db.prepare("SELECT key, geom FROM base_units WHERE geom IS NOT NULL");
    while (units.step()) {
        collect(problems, units.string(0), [&] { decodeGpkgArea(units.blob(1)); });
    }
    Statement accounts =
        db.prepare("SELECT external_id, geom FROM base_accounts WHERE geom IS NOT NULL");
    while (accounts.step()) {
        collect(problems, accounts.string(0), [&] { decodeGpkgPoint(accounts.blob(1)); });
    }
}

void checkHistory(const Connection& db, std::vector<Issue>& problems) {
    Statement steps = db.prepare("SELECT label, changeset FROM change_log ORDER BY id");
    while (steps.step()) {
        const auto bytes = steps.blob(1);
        collect(problems, steps.string(0), [&] { changedRows(Blob(bytes.begin(), bytes.end())); });
    }
}

} // namespace

std::vector<Issue> checkWorkspace(const std::string& path) {
    std::vector<Issue> problems;
    collect(problems, path, [&] {
        const Workspace ws = Workspace::open(path);
        const Snapshot snapshot(ws.reader());
        checkIntegrity(ws.reader(), problems);
        collect(problems, "links", [&] { checkForeignKeys(ws.reader(), problems); });
        collect(problems, "plan", [&] { checkInvariants(ws.reader(), problems); });
        collect(problems, "shapes", [&] { checkGeometries(ws.reader(), problems); });
        collect(problems, "history", [&] { checkHistory(ws.reader(), problems); });
    });
    return problems;
}

} // namespace core
