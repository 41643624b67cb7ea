// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/ledger_store.h"

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/base/user.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"

#include <map>

namespace core::ledger {

namespace {

constexpr const char* kHead = "ledger_head";

std::string headText(std::int64_t seq, const std::string& hash) {
    return format("{} {}", seq, hash);
}

std::map<std::int64_t, std::string> ownersOf(const Connection& db, const Scenario& scenario,
                                             const std::string& date) {
    std::map<std::int64_t, std::string> owners;
    Statement rows = db.prepare("SELECT o.territory_id, r.name FROM plan_territory_owners o "
                                "JOIN base_reps r ON r.id = o.rep_id "
                                "JOIN plan_territories t ON t.id = o.territory_id "
                                "WHERE t.scenario_id = ?1 AND coalesce(o.starts_on, '') <= ?2 "
                                "AND (o.ends_on IS NULL OR o.ends_on >= ?2) "
                                "ORDER BY o.territory_id, o.role <> 'owner', o.id");
    rows.bind(scenario.id, date);
    while (rows.step()) {
        std::string& names = owners[rows.integer(0)];
        names += (names.empty() ? "" : ", ") + rows.string(1);
    }
    return owners;
}

} // namespace

Entry appendEntry(core::Record& record, Entry entry) {
    const Connection& db = record.db();
    entry.seq = 1;
    entry.previous = firstPrevious();
    {
        Statement last = db.prepare("SELECT seq, hash FROM crm_ledger ORDER BY seq DESC LIMIT 1");
        if (last.step()) {
            entry.seq = last.integer(0) + 1;
            entry.previous = last.string(1);
        }
    }
    entry.at = nowUtc();
    entry.who = userName();
    if (entry.effective.empty()) {
        entry.effective = entry.at.substr(0, 10);
    }
    const std::string text = sealEntry(entry);
    db.prepare("INSERT INTO crm_ledger (seq, at, effective_on, who, kind, text, hash) "
               "VALUES (?, ?, ?, ?, ?, ?, ?)")
        .run(entry.seq, entry.at, entry.effective, entry.who, entry.kind, text, entry.hash);
    db.prepare("INSERT OR REPLACE INTO evenlode_meta (key, value) VALUES (?, ?)")
        .run(kHead, headText(entry.seq, entry.hash));
    return entry;
}

std::vector<std::string> loadTexts(const Connection& db) {
    std::vector<std::string> texts;
    Statement rows = db.prepare("SELECT text FROM crm_ledger ORDER BY seq");
    while (rows.step()) {
        texts.push_back(rows.string(0));
    }
    return texts;
}

std::vector<Entry> loadEntries(const Connection& db) {
    std::vector<Entry> entries;
    for (const std::string& text : loadTexts(db)) {
        entries.push_back(parseEntry(text));
    }
    return entries;
}

std::vector<Entry> loadAlignments(const Connection& db) {
    std::vector<Entry> entries;
    for (const std::string& text : loadTexts(db)) {
        entries.push_back(parseEntry(text, false));
    }
    return entries;
}

Check checkLedger(const Connection& db) {
    Check check = checkChain(loadTexts(db));
    if (!check.ok) {
        return check;
    }
    Statement rows = db.prepare(
        "SELECT seq, at, effective_on, who, kind, hash, text FROM crm_ledger ORDER BY seq");
    std::string head;
    while (rows.step()) {
        const Entry entry = parseEntry(rows.text(6));
        const bool same = rows.integer(0) == entry.seq && rows.text(1) == entry.at &&
                          rows.text(2) == entry.effective && rows.text(3) == entry.who &&
                          rows.text(4) == entry.kind && rows.text(5) == entry.hash;
        if (!same) {
            check.ok = false;
            check.brokenAt = entry.seq;
            check.message =
                format("entry {} was changed: its row does not fit its text", entry.seq);
            return check;
        }
        head = headText(entry.seq, entry.hash);
    }
    Statement known = db.prepare("SELECT value FROM evenlode_meta WHERE key = ?");
    known.bind(kHead);
    if (const std::string last = known.step() ? known.string(0) : std::string(); last != head) {
        check.ok = false;
        check.brokenAt = check.entries + 1;
        check.message = format("the entries after {} are missing", check.entries);
    }
    return check;
}

AlignmentState alignmentOf(const Connection& db, const Scenario& scenario,
                           const std::string& date) {
    AlignmentState state;
    const std::string& force = scenario.forceName;
    const auto owners = ownersOf(db, scenario, date);
    std::map<TerritoryId, std::string> codes;
    for (const Territory& territory : loadTerritories(db, scenario.id)) {
        codes[territory.id] = territory.code;
        const auto owner = owners.find(territory.id.value);
        state.territories[{force, territory.code}] = {force, territory.code, territory.name,
                                                      owner == owners.end() ? std::string()
                                                                            : owner->second};
    }
    Statement rows = db.prepare("SELECT u.key, p.territory_id FROM plan_assignments p "
                                "JOIN base_units u ON u.id = p.unit_id WHERE p.scenario_id = ?");
    rows.bind(scenario.id);
    while (rows.step()) {
        state.units[{force, scenario.layerName, rows.string(0)}] =
            codes.at(rows.id<TerritoryTag>(1));
    }
    return state;
}

} // namespace core::ledger
