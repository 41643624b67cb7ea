// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/ledger/ledger_store.h"
#include "core/verbs/ledger.h"
#include "core/verbs/ledger_shares.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>

using namespace core;
using namespace core::ledger;
using support::TempDir;

namespace {

Entry entryOf(const std::string& effective, std::vector<UnitLine> units) {
    Entry entry;
    entry.effective = effective;
    entry.kind = "publish";
    entry.why = "a \"quoted\" reason\nin two lines: Zürich";
    entry.publish = "p" + effective;
    entry.units = std::move(units);
    return entry;
}

struct LedgerWorld {
    TempDir dir;
    Workspace ws = Workspace::create(dir.file("plan.gpkg"));

    Entry add(const std::string& effective, std::vector<UnitLine> units) {
        Entry added;
        ws.record("publish", [&](Record& record) {
            added = appendEntry(record, entryOf(effective, std::move(units)));
        });
        return added;
    }
};

std::string unitOf(const LedgerState& state) {
    return state.state.units.empty() ? "" : state.state.units.begin()->second;
}

} // namespace

TEST(Ledger, SaysWhoHadAZipOnADate) {
    LedgerWorld world;
    world.add("2026-01-01", {{"Sales", "zip", "06510", "T01"}, {"Sales", "zip", "06511", "T01"}});
    world.add("2026-03-01", {{"Sales", "zip", "06511", "T02"}});
    EXPECT_EQ(unitOf(ledgerAsOf(world.ws, {"2025-12-31", "06511", {}})), "");
    EXPECT_EQ(unitOf(ledgerAsOf(world.ws, {"2026-02-28", "06511", {}})), "T01");
    const LedgerState march = ledgerAsOf(world.ws, {"2026-03-01", "06511", {}});
    EXPECT_EQ(unitOf(march), "T02");
    ASSERT_EQ(march.reasons.size(), 2U);
    EXPECT_EQ(march.reasons.back().why, "a \"quoted\" reason\nin two lines: Zürich");
    EXPECT_EQ(diffLedger(world.ws, "2026-02-01", "2026-03-02").changes.units.size(), 1U);
    EXPECT_THROW(ledgerAsOf(world.ws, {"1 March", {}, {}}), Error);
}

TEST(Ledger, EntriesOfAnEarlierDateCountBeforeThoseOfALaterOne) {
    LedgerWorld world;
    world.add("2026-03-01", {{"Sales", "zip", "1", "T03"}});
    world.add("2026-02-01", {{"Sales", "zip", "1", "T02"}});
    EXPECT_EQ(unitOf(ledgerAsOf(world.ws, {"2026-02-15", {}, {}})), "T02");
    EXPECT_EQ(unitOf(ledgerAsOf(world.ws, {"2026-03-15", {}, {}})), "T03");
}

TEST(Ledger, SumsUpByTerritoryWhatChangesHands) {
    LedgerWorld world;
    EXPECT_TRUE(ledgerShares(world.ws, "2026-01-01", "2026-02-01").territories.empty());
    world.add("2026-01-01", {{"Sales", "zip", "1", "T01"}, {"Sales", "zip", "2", "T01"}});
    world.add("2026-03-01", {{"Sales", "zip", "2", "T02"}, {"Sales", "zip", "3", "T02"}});
    const LedgerShares shares = ledgerShares(world.ws, "2026-02-28", "2026-03-01");
    EXPECT_EQ(shares.units, 2);
    EXPECT_EQ(shares.changed, (std::vector<std::string>{"2", "3"}));
    ASSERT_EQ(shares.territories.size(), 2U);
    EXPECT_EQ(shares.territories[0].code, "T01");
    EXPECT_EQ(shares.territories[0].units, 2);
    EXPECT_EQ(shares.territories[0].unitsLost, 1);
    EXPECT_EQ(shares.territories[0].unitsThen(), 1);
    EXPECT_EQ(shares.territories[1].unitsGained, 2);
    EXPECT_FALSE(shares.territories[1].shareThen) << "the scenario is not here";
    // The other way round, gains are losses.
    const LedgerShares back = ledgerShares(world.ws, "2026-03-01", "2026-02-28");
    EXPECT_EQ(back.territories[0].unitsGained, 1);
    EXPECT_EQ(back.territories[1].unitsLost, 2);
    EXPECT_THROW(ledgerShares(world.ws, "yesterday", "2026-03-01"), Error);
}

TEST(Ledger, CannotBeChangedOrShortened) {
    LedgerWorld world;
    world.add("2026-01-01", {});
    const auto run = [&](const char* sql) {
        world.ws.record("tamper", [&](Record& record) { record.db().exec(sql); });
    };
    EXPECT_THROW(run("UPDATE crm_ledger SET who = 'somebody else'"), Error);
    EXPECT_THROW(run("DELETE FROM crm_ledger"), Error);
    EXPECT_TRUE(verifyLedger(world.ws).check.ok);
}

TEST(Ledger, WhoeverGetsPastTheGuardIsFoundAndNamed) {
    for (const char* sql :
         {"UPDATE crm_ledger SET who = 'somebody else' WHERE seq = 2",
          "UPDATE crm_ledger SET text = replace(text, 'T02', 'T03') WHERE seq = 2",
          "UPDATE crm_ledger SET hash = 'x' WHERE seq = 2", "DELETE FROM crm_ledger WHERE seq = 2",
          "UPDATE crm_ledger SET effective_on = '2020-01-01' WHERE seq = 2"}) {
        LedgerWorld world;
        world.add("2026-01-01", {{"Sales", "zip", "1", "T01"}});
        world.add("2026-01-02", {{"Sales", "zip", "1", "T02"}});
        world.add("2026-01-03", {});
        world.ws.record("tamper", [&](Record& record) {
            record.db().exec("DROP TRIGGER crm_ledger_grows; DROP TRIGGER crm_ledger_stays");
            record.db().exec(sql);
        });
        const Check check = verifyLedger(world.ws).check;
        EXPECT_FALSE(check.ok) << sql;
        EXPECT_EQ(check.brokenAt, 2) << sql;
        EXPECT_THROW(ledgerAsOf(world.ws, {}), Error) << sql;
    }
}

TEST(Ledger, CutOffEntriesAreMissed) {
    LedgerWorld world;
    world.add("2026-01-01", {});
    world.add("2026-01-02", {});
    world.ws.record("tamper", [&](Record& record) {
        record.db().exec("DROP TRIGGER crm_ledger_stays; DELETE FROM crm_ledger WHERE seq = 2");
    });
    const Check check = verifyLedger(world.ws).check;
    EXPECT_FALSE(check.ok);
    EXPECT_EQ(check.brokenAt, 2);
}

TEST(Ledger, AnExportReplaysToTheSameBytes) {
    LedgerWorld world;
    world.add("2026-01-01", {{"Sales", "zip", "06510", "T01"}});
    world.add("2026-02-01", {{"Sales", "zip", "06510", ""}, {"Sales", "zip", "9 \"x\"\n", "T2"}});
    const std::string file = world.dir.file("ledger.txt");
    const LedgerExport exported = exportLedger(world.ws, file);
    EXPECT_EQ(exported.entries, 2);
    EXPECT_TRUE(verifyLedger(world.ws, file).check.ok);
    EXPECT_EQ(ledgerAsOf(world.ws, {{}, {}, file}).text, ledgerAsOf(world.ws, {}).text);
    std::string again;
    for (const std::string& text : splitExport(exported.text)) {
        Entry entry = parseEntry(text);
        again += sealEntry(entry);
    }
    EXPECT_EQ(again, exported.text);
}

RC_GTEST_PROP(LedgerProperty, AnyFlippedByteOfAnExportIsFound, ()) {
    std::string previous = firstPrevious();
    std::string all;
    std::vector<std::size_t> ends;
    const auto count = *rc::gen::inRange(1, 4);
    for (int i = 1; i <= count; ++i) {
        Entry entry = entryOf("2026-01-01", {});
        entry.seq = i;
        entry.previous = previous;
        entry.why = *rc::gen::arbitrary<std::string>();
        entry.units.push_back({"Sales", "zip", *rc::gen::string<std::string>(), "T1"});
        all += sealEntry(entry);
        previous = entry.hash;
        ends.push_back(all.size());
    }
    RC_ASSERT(checkChain(splitExport(all)).ok);
    const auto at = *rc::gen::inRange<std::size_t>(0, all.size());
    const auto bit = *rc::gen::inRange(0, 8);
    all[at] = static_cast<char>(all[at] ^ (1 << bit));
    const Check check = checkChain(splitExport(all));
    RC_ASSERT(!check.ok);
    const auto hit = static_cast<std::int64_t>(std::upper_bound(ends.begin(), ends.end(), at) -
                                               ends.begin() + 1);
    // A flipped first letter makes an entry the tail of the one before it.
    RC_ASSERT(check.brokenAt == hit || check.brokenAt == hit - 1);
}

RC_GTEST_PROP(LedgerProperty, DifferencesReplayToTheSameState, ()) {
    using Pairs = std::vector<std::pair<int, int>>;
    const auto stateOf = [](const Pairs& pairs) {
        AlignmentState state;
        for (const auto& [unit, territory] : pairs) {
            state.units[{"F", "L", std::to_string(unit % 20)}] = std::to_string(territory % 5 + 5);
        }
        return state;
    };
    AlignmentState state;
    std::vector<Entry> entries;
    for (int i = 0; i < 5; ++i) {
        const AlignmentState next = stateOf(*rc::gen::arbitrary<Pairs>());
        const StateChange change = difference(state, next);
        Entry entry = entryOf("2026-01-0" + std::to_string(i + 1), change.units);
        entry.seq = i + 1;
        entries.push_back(parseEntry(sealEntry(entry)));
        state = next;
        RC_ASSERT(stateAsOf(entries, {}).text() == next.text());
    }
}
