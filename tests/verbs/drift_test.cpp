// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/drift.h"

#include "core/base/error.h"
#include "core/ledger/ledger_store.h"
#include "core/verbs/drift_repair.h"
#include "tests/support/world.h"

#include <gtest/gtest.h>

namespace core {
namespace {

constexpr const char* kToday = "2027-01-11";

/// Accounts of 10 each in every unit, summed as "work", and the drawn plan published.
class Drift : public ::testing::Test {
protected:
    Drift() : world_("AAABBB/AAABBB") {
        ws_.record("accounts", [&](Record& record) {
            for (int i = 0; i < 12; ++i) {
                insertAccount(record, i + 1, i, "crm");
            }
            for (int rep = 1; rep <= 2; ++rep) {
                record.db()
                    .prepare("INSERT INTO base_reps (id, source, external_id, name, "
                             "content_hash, imported_at) VALUES (?, 'crm', ?, ?, '', '')")
                    .run(rep, format("R{}", rep), format("Rep {}", rep));
            }
        });
        std::map<int, double> values;
        for (int i = 1; i <= 12; ++i) {
            values[i] = 10;
        }
        set(values);
        ws_.edit({"owners", "test"}, [&](Edit& edit) {
            const auto territories = loadTerritories(edit.db(), scenario().id);
            insertOwner(edit, territories[0].id, RepId(1));
            insertOwner(edit, territories[1].id, RepId(2));
        });
        publish();
    }

    Scenario scenario() const { return requireScenario(ws_.reader(), "Drawn"); }

    void publish(const char* day = "2027-01-01") {
        ws_.record("publish", [&](Record& record) {
            ledger::Entry entry;
            entry.effective = day;
            entry.kind = "publish";
            entry.scenario = "Drawn";
            const auto change =
                ledger::difference({}, ledger::alignmentOf(record.db(), scenario(), day));
            entry.territories = change.territories;
            entry.units = change.units;
            ledger::appendEntry(record, entry);
        });
    }

    void insertAccount(Record& record, int id, int unit, const char* source) {
        record.db()
            .prepare("INSERT INTO base_accounts (id, source, external_id, name, content_hash, "
                     "imported_at) VALUES (?, ?, ?, ?, '', '')")
            .run(id, source, format("A{}", id), format("Account {}", id));
        record.db()
            .prepare("INSERT INTO cache_account_units (layer_id, account_id, unit_id, method) "
                     "VALUES (?, ?, ?, 'point')")
            .run(scenario().layer, id, world_.unit(static_cast<std::size_t>(unit)));
        unitOf_[id] = unit;
    }

    /// What each account holds; the measure is summed from that.
    void set(const std::map<int, double>& values) {
        ws_.record("values", [&](Record& record) {
            NewMeasure measure{scenario().layer, "work", "$", "accounts: work", {}, {}, "accounts"};
            std::vector<double> sums(12, 0);
            for (const auto& [account, value] : values) {
                const auto unit = static_cast<std::size_t>(unitOf_.at(account));
                sums[unit] += value;
                measure.accounts.push_back({AccountId(account), world_.unit(unit), value});
            }
            for (std::size_t i = 0; i < sums.size(); ++i) {
                measure.values.emplace_back(world_.unit(i), sums[i]);
            }
            replaceMeasure(record, measure);
        });
        values_ = values;
    }

    void inject(int account, int unit, double value) {
        ws_.record("new account",
                   [&](Record& record) { insertAccount(record, account, unit, "crm"); });
        auto values = values_;
        values[account] = value;
        set(values);
    }

    DriftReport watch(const char* today = kToday) {
        DriftParams params;
        params.today = today;
        return watchDrift(ws_, params, job_);
    }

    support::World world_;
    Workspace& ws_ = world_.ws;
    Job job_;
    std::map<int, double> values_;
    std::map<int, int> unitOf_;
};

TEST_F(Drift, APlanThatNobodyTouchedIsInBandAndSilent) {
    keepBaseline(ws_, "2027-01-01");
    const DriftReport report = watch();
    EXPECT_EQ(report.inBand, 2);
    EXPECT_EQ(report.since, "2027-01-01");
    EXPECT_TRUE(report.causes.empty());
    EXPECT_FALSE(report.repair);
    EXPECT_TRUE(report.raised.empty() && report.open.empty());
}

TEST_F(Drift, AnInjectedAccountRaisesExactlyOneNotice) {
    keepBaseline(ws_, "2027-01-01");
    inject(13, 2, 20);
    const DriftReport first = watch();
    ASSERT_EQ(first.raised.size(), 1U);
    EXPECT_EQ(first.raised[0].kind, "band");
    EXPECT_EQ(first.raised[0].territories, (std::vector<std::string>{"T01", "T02"}));
    EXPECT_NE(first.raised[0].text.find("Account 13 is new"), std::string::npos)
        << first.raised[0].text;
    EXPECT_STREQ(first.territories[0].state(), "left");
    const Revision revision = ws_.revision();
    EXPECT_TRUE(watch().raised.empty());
    EXPECT_TRUE(watch("2027-01-12").raised.empty());
    EXPECT_EQ(ws_.revision(), revision) << "looking again writes nothing";
    EXPECT_EQ(watch().open.size(), 1U);
}

TEST_F(Drift, ANoticeEndsWhenThePlanIsBackInBandAndMayBeRaisedAgain) {
    keepBaseline(ws_, "2027-01-01");
    inject(13, 2, 20);
    watch();
    auto values = values_;
    values.erase(13);
    const auto with = values_;
    set(values);
    const DriftReport back = watch();
    ASSERT_EQ(back.ended.size(), 1U);
    EXPECT_EQ(back.ended[0].endedWhy, "back in band");
    EXPECT_TRUE(back.open.empty());
    set(with);
    EXPECT_EQ(watch().raised.size(), 1U);
}

TEST_F(Drift, ADismissedNoticeIsNotRaisedAgainUntilThePlanWasBack) {
    keepBaseline(ws_, "2027-01-01");
    inject(13, 2, 20);
    dismissNotice(ws_, watch().raised.at(0).id);
    EXPECT_TRUE(watch().raised.empty());
    EXPECT_TRUE(watch().open.empty());
    auto values = values_;
    values.erase(13);
    const auto with = values_;
    set(values);
    EXPECT_EQ(watch().inBand, 2);
    set(with);
    EXPECT_EQ(watch().raised.size(), 1U);
}

TEST_F(Drift, TheRepairIsOneUnitAndBecomesAScenarioOrAStep) {
    keepBaseline(ws_, "2027-01-01");
    inject(13, 0, 20);
    const DriftReport report = watch();
    ASSERT_TRUE(report.repair && report.repair->found);
    ASSERT_EQ(report.repair->moves.size(), 1U);
    EXPECT_EQ(report.repair->moves[0].from, "T01");
    EXPECT_EQ(report.repair->moves[0].value, 10);
    EXPECT_TRUE(report.repair->fewest && report.repair->least);
    EXPECT_DOUBLE_EQ(report.territories[0].repairedShare(), 1);
    const std::string before = world_.planRows();
    keepRepair(ws_, report, "Repaired", job_);
    EXPECT_EQ(world_.draw("Drawn"), "AAABBB/AAABBB");
    EXPECT_NE(world_.draw("Repaired"), "AAABBB/AAABBB");
    ws_.undo();
    EXPECT_EQ(world_.planRows(), before);
    EXPECT_EQ(keepRepair(ws_, report, "", job_).moved, 1);
    EXPECT_NE(world_.draw("Drawn"), "AAABBB/AAABBB");
    EXPECT_EQ(watch().changedSince, 1);
    EXPECT_EQ(watch().inBand, 0) << "what is in force is what was published";
}

TEST_F(Drift, APublishedPlanStaysAndItsRepairBecomesADraft) {
    keepBaseline(ws_, "2027-01-01");
    ws_.edit({"status", "test"},
             [](Edit& edit) { edit.db().exec("UPDATE plan_scenarios SET status = 'published'"); });
    inject(13, 0, 20);
    const DriftReport report = watch();
    const AcceptReport kept = keepRepair(ws_, report, "", job_);
    EXPECT_EQ(kept.scenario, "Drawn, draft");
    EXPECT_EQ(kept.moved, 1);
    EXPECT_EQ(world_.draw("Drawn"), "AAABBB/AAABBB");
    EXPECT_NE(world_.draw("Drawn, draft"), "AAABBB/AAABBB");
    EXPECT_EQ(keepRepair(ws_, report, "", job_).scenario, "Drawn, draft 2");
}

TEST_F(Drift, ANewPublishBeginsAnew) {
    keepBaseline(ws_, "2027-01-01");
    inject(13, 0, 20);
    keepRepair(ws_, watch(), "", job_);
    publish("2027-01-12");
    EXPECT_EQ(watch().open.size(), 1U) << "not in force yet";
    const DriftReport report = watch("2027-01-12");
    ASSERT_EQ(report.ended.size(), 1U);
    EXPECT_EQ(report.ended[0].endedWhy, "another plan is in force");
    EXPECT_EQ(report.inBand, 2);
    EXPECT_TRUE(report.raised.empty());
}

TEST_F(Drift, AnEventAndTheBandItBreaksAreOneNotice) {
    keepBaseline(ws_, "2027-01-01");
    ws_.record("acquisition", [&](Record& record) {
        for (int i = 0; i < 25; ++i) {
            insertAccount(record, 100 + i, 1, "acquired");
        }
    });
    auto values = values_;
    for (int i = 0; i < 25; ++i) {
        values[100 + i] = 1;
    }
    set(values);
    const DriftReport report = watch();
    ASSERT_EQ(report.raised.size(), 1U);
    EXPECT_EQ(report.raised[0].kind, "acquisition");
    EXPECT_EQ(report.raised[0].territories, (std::vector<std::string>{"T01", "T02"}))
        << "B left its band only because the whole grew";
    EXPECT_TRUE(watch().raised.empty());
    EXPECT_TRUE(watch("2027-02-01").raised.empty());
}

TEST_F(Drift, RepsWhoLeaveAndJoinAreToldOnce) {
    keepBaseline(ws_, "2027-01-01");
    ws_.record("roster", [&](Record& record) {
        record.db().exec("UPDATE base_reps SET removed = 1 WHERE id = 2");
        record.db().exec("INSERT INTO base_reps (id, source, external_id, name, content_hash, "
                         "imported_at) VALUES (3, 'crm', 'R3', 'Rep 3', '', '')");
    });
    const DriftReport report = watch();
    ASSERT_EQ(report.raised.size(), 2U);
    EXPECT_EQ(report.raised[0].text, "Rep 2 left, in charge of B");
    EXPECT_EQ(report.raised[1].text, "Rep 3 joined");
    EXPECT_TRUE(watch().raised.empty());
    dismissNotice(ws_, report.raised[0].id);
    EXPECT_EQ(watch().open.size(), 1U);
    EXPECT_TRUE(watch().raised.empty());
    EXPECT_THROW(dismissNotice(ws_, report.raised[0].id), Error);
}

TEST_F(Drift, BigDealsAreThoseFarAboveTheMedian) {
    keepBaseline(ws_, "2027-01-01");
    ws_.record("deals", [&](Record& record) {
        const double amounts[] = {10, 10, 10, 10, 500, 500, 90};
        for (int i = 0; i < 7; ++i) {
            record.db()
                .prepare("INSERT INTO base_opportunities (id, source, external_id, name, amount, "
                         "account_external_id, close_date, is_closed, is_won, content_hash, "
                         "imported_at) VALUES (?, 'crm', ?, ?, ?, 'A12', '2027-01-05', ?, ?, '', "
                         "'')")
                .run(i + 1, format("O{}", i), format("Deal {}", i), amounts[i], i > 3, i == 4);
        }
    });
    const DriftReport report = watch();
    ASSERT_EQ(report.raised.size(), 2U);
    EXPECT_EQ(report.raised[0].kind, "big_win");
    EXPECT_EQ(report.raised[1].kind, "big_loss");
    EXPECT_TRUE(watch().raised.empty());
}

TEST_F(Drift, NothingPublishedIsSaid) {
    support::World other("AB");
    DriftParams params;
    EXPECT_THROW(findDrift(other.ws.reader(), params, job_), Error);
    params.scenario = "Drawn";
    EXPECT_EQ(findDrift(other.ws.reader(), params, job_).inBand, 2);
    params.today = "yesterday";
    EXPECT_THROW(findDrift(other.ws.reader(), params, job_), Error);
}

} // namespace
} // namespace core
