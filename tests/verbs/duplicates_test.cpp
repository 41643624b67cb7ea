// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/decide_duplicates.h"
#include "core/verbs/duplicate_list.h"
#include "core/verbs/score.h"
#include "core/workspace/counted_once.h"
#include "geo/verbs/aggregate_units.h"
#include "geo/verbs/dedupe.h"
#include "geo/verbs/import_records.h"
#include "geo/verbs/locate_accounts.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace geo;
using core::DuplicateDecision;
using core::Error;
using support::World;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

namespace {

/// Three records of one company, of which one lies in another territory, and a neighbour.
class DuplicateVerbs : public testing::Test {
protected:
    DuplicateVerbs() {
        import(kRows);
        ImportRecordsParams deals;
        deals.source = world.dir.write("deals.csv", "id,account_id,amount,stage\nO1,A2,70,Open\n"
                                                    "O2,A1,30,Open\n");
        importRecords(world.ws, core::records::Kind::Opportunity, deals, job);
    }

    static constexpr const char* kRows =
        "A1,\"Cedar Ridge Plumbing, Inc.\",89 Park Ave,Stamford,CT,06901,203-555-0137,-96,37,74\n"
        "A2,CEDAR RIDGE PLUMBING,89 Park Avenue,Stamford,CT,06901,(203) 555-0137,-96,37,58\n"
        "A3,Cedar Ridge Plumbig,\"89 Park Ave, Suite "
        "2\",Stamford,CT,6901,203.555.0137,-95.98,37,13\n"
        "A4,Harbor Dental,89 Park Ave,Stamford,CT,06901,203-555-0199,-96,37,9\n";

    void import(const std::string& rows) {
        ImportRecordsParams params;
        params.source = world.dir.write(
            "accounts.csv", "id,name,street,city,state,zip,phone,lon,lat,potential\n" + rows);
        importAccounts(world.ws, params, job);
        locateAccounts(world.ws, job);
    }
    DedupeReport find() { return dedupe(world.ws, {}, job); }
    core::DecideDuplicatesReport decide(DuplicateDecision decision,
                                        const std::vector<std::string>& accounts,
                                        const std::string& survivor = "") {
        core::DecideDuplicatesParams params;
        params.decision = decision;
        params.accounts = accounts;
        params.survivor = survivor;
        return core::decideDuplicates(world.ws, params);
    }
    void aggregate(const std::string& from, const std::string& value, const std::string& as) {
        AggregateUnitsParams params;
        params.from = from;
        params.value = value;
        params.as = as;
        aggregateUnits(world.ws, params, job);
    }
    double total(const std::string& measure) {
        const core::Connection db = world.ws.newReader();
        const auto layer = core::requireLayer(db, "grid");
        double sum = 0;
        for (const auto& [unit, value] :
             core::loadValues(db, core::requireMeasure(db, layer.id, measure).id)) {
            sum += value;
        }
        EXPECT_NEAR(sum, core::requireMeasure(db, layer.id, measure).total, 1e-9);
        return sum;
    }

    World world{"AAB/ABB/CCC"};
    core::Job job;
};

} // namespace

TEST_F(DuplicateVerbs, DedupeProposesOneClusterWithASurvivorAndReasons) {
    const DedupeReport report = find();
    ASSERT_EQ(report.clusters.size(), 1U);
    EXPECT_THAT(report.clusters[0].accounts, UnorderedElementsAre("A1", "A2", "A3"));
    EXPECT_EQ(report.clusters[0].accounts[0], "A1") << "most opportunities, then lowest id";
    EXPECT_EQ(report.pairs, 3);
    EXPECT_EQ(report.accountsInClusters, 3);
    const core::DuplicateList list =
        core::listDuplicates(world.ws.newReader(), {"open", "potential", 0});
    ASSERT_EQ(list.cases.size(), 1U);
    EXPECT_EQ(list.cases[0].together, 145);
    int sum = 0;
    for (const auto& weight : list.cases[0].weights) {
        sum += weight.hundredths;
    }
    EXPECT_EQ(sum, core::quality::shownScore(list.cases[0].score));
    const std::vector<bool>& alike = list.cases[0].alike;
    EXPECT_TRUE(alike[4] && alike[6]) << "ZIP and phone are the same after normalising";
}

TEST_F(DuplicateVerbs, ALinkIsRememberedAcrossImportsAndUndone) {
    find();
    const std::string before = world.planRows();
    EXPECT_EQ(decide(DuplicateDecision::Link, {"A1", "A2", "A3"}, "A2").survivor, "A2");
    import(kRows + std::string("A5,New One,1 Elm St,Stamford,CT,06901,,-96,37,1\n"));
    EXPECT_TRUE(find().clusters.empty());
    const core::DuplicateList list = core::listDuplicates(world.ws.newReader(), {"linked", "", 0});
    EXPECT_EQ(list.open, 0);
    ASSERT_EQ(list.cases.size(), 1U);
    EXPECT_EQ(list.cases[0].members[0].id, "A2");
    EXPECT_EQ(world.ws.newReader().text("SELECT group_concat(external_id) FROM accounts WHERE "
                                        "duplicate_of = 'A2' ORDER BY 1"),
              "A1,A3");
    world.ws.undo();
    EXPECT_EQ(world.planRows(), before);
    EXPECT_EQ(find().clusters.size(), 1U);
}

TEST_F(DuplicateVerbs, AnIgnoredPairComesBackOnlyWhenAFieldChanges) {
    find();
    decide(DuplicateDecision::Ignore, {"A1", "A2", "A3"});
    EXPECT_TRUE(find().clusters.empty());
    EXPECT_EQ(core::listDuplicates(world.ws.newReader(), {}).ignored, 3);
    import(
        "A1,\"Cedar Ridge Plumbing, Inc.\",89 Park Ave,Stamford,CT,06901,203-555-0137,-96,37,74\n"
        "A2,CEDAR RIDGE PLUMBING CO,89 Park Avenue,Stamford,CT,06901,(203) 555-0137,-96,37,58\n"
        "A3,Cedar Ridge Plumbig,\"89 Park Ave, Suite 2\",Stamford,CT,6901,203.555.0137,-95.98,37,"
        "13\n");
    const DedupeReport again = find();
    ASSERT_EQ(again.clusters.size(), 1U);
    EXPECT_THAT(again.clusters[0].accounts, testing::Contains("A2"));
    EXPECT_EQ(again.clusters[0].accounts.size(), 2U) << "A1 and A3 are still told apart";
}

TEST_F(DuplicateVerbs, AMergeQueuesFieldsAndDeletesNothing) {
    core::DecideDuplicatesParams params;
    params.decision = DuplicateDecision::Merge;
    params.accounts = {"A1", "A3"};
    params.survivor = "A1";
    params.keep["street"] = "A3";
    const auto report = core::decideDuplicates(world.ws, params);
    ASSERT_EQ(report.queued.size(), 1U);
    EXPECT_EQ(report.queued[0].field, "street");
    EXPECT_EQ(report.queued[0].newValue, "89 Park Ave, Suite 2");
    EXPECT_EQ(core::records::listFieldChanges(world.ws.newReader()).size(), 1U);
    EXPECT_EQ(world.ws.newReader().integer("SELECT count(*) FROM base_accounts WHERE removed = 0"),
              4);
    params.keep = {{"attributes", "A3"}};
    EXPECT_THROW(core::decideDuplicates(world.ws, params), Error);
}

TEST_F(DuplicateVerbs, LinksThatShareAnAccountBecomeOneGroup) {
    decide(DuplicateDecision::Link, {"A1", "A2"});
    decide(DuplicateDecision::Link, {"A2", "A3"}, "A3");
    const auto groups = core::quality::loadGroups(world.ws.newReader());
    ASSERT_EQ(groups.size(), 1U);
    EXPECT_EQ(groups[0].members.size(), 3U);
    decide(DuplicateDecision::Release, {"A3"});
    const auto left = core::quality::loadGroups(world.ws.newReader());
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0].members.size(), 2U);
    decide(DuplicateDecision::Release, {"A1"});
    EXPECT_TRUE(core::quality::loadGroups(world.ws.newReader()).empty());
}

TEST_F(DuplicateVerbs, TheSwitchCountsACompanyOnceInEveryTotal) {
    aggregate("accounts", "potential", "potential");
    aggregate("opportunities", "amount", "pipeline");
    EXPECT_EQ(total("potential"), 154);
    decide(DuplicateDecision::Link, {"A1", "A2", "A3"}, "A1");
    EXPECT_EQ(total("potential"), 154) << "until the switch is on";
    const core::CountOnceReport report = core::countClustersOnce(world.ws, true);
    EXPECT_EQ(report.records, 2);
    EXPECT_EQ(total("potential"), 83);
    EXPECT_EQ(total("pipeline"), 100) << "deals of duplicates are deals of their own";
    core::ScoreParams score;
    score.scenario = "Drawn";
    score.measures = {{"potential", 1, {}, {}, {}}};
    const core::ScoreReport scored = core::score(world.ws.newReader(), score, job);
    EXPECT_EQ(scored.measures[0].total, 83);
    int accounts = 0;
    for (const auto& territory : scored.territories) {
        accounts += territory.accounts;
    }
    EXPECT_EQ(accounts, 2);
    aggregate("accounts", "potential", "again");
    EXPECT_EQ(total("again"), 83);
    world.ws.undo();
    EXPECT_EQ(total("potential"), 154);
    EXPECT_EQ(total("again"), 154) << "a measure made while it was on knows everybody";
}

TEST_F(DuplicateVerbs, TotalsBeforeAndAfterAreThereBeforeAnythingIsDecided) {
    aggregate("accounts", "potential", "potential");
    find();
    const core::OnceTotals totals =
        core::onceTotals(world.ws.newReader(), "Drawn", "potential", true);
    EXPECT_EQ(totals.records, 2);
    EXPECT_EQ(totals.total, 154);
    EXPECT_EQ(totals.value, 71);
    double once = 0;
    for (const core::OnceTotal& item : totals.territories) {
        once += item.valueOnce;
    }
    EXPECT_EQ(once, 83);
}

TEST_F(DuplicateVerbs, HeldOutDuplicatesAreNotCountedTwiceAway) {
    aggregate("accounts", "potential", "potential");
    decide(DuplicateDecision::Link, {"A1", "A2"}, "A1");
    core::countClustersOnce(world.ws, true);
    world.ws.edit({"Hold out", "test"}, [](core::Edit& edit) {
        edit.db().exec("INSERT INTO plan_account_overrides (scenario_id, account_id, kind, reason) "
                       "VALUES (1, 2, 'holdout', 'x')");
    });
    core::ScoreParams score;
    score.scenario = "Drawn";
    score.measures = {{"potential", 1, {}, {}, {}}};
    double sum = 0;
    for (const auto& territory : core::score(world.ws.newReader(), score, job).territories) {
        sum += territory.values[0];
    }
    EXPECT_EQ(sum, 74 + 13 + 9);
}

TEST_F(DuplicateVerbs, ASurvivorThatIsGoneIsReplaced) {
    decide(DuplicateDecision::Link, {"A1", "A2", "A3"}, "A1");
    world.ws.record("remove", [](core::Record& r) {
        r.db().exec("UPDATE base_accounts SET removed = 1 WHERE external_id = 'A1'");
    });
    const auto duplicates = core::linkedDuplicates(world.ws.newReader());
    ASSERT_EQ(duplicates.size(), 1U);
    EXPECT_EQ(duplicates.begin()->second, core::AccountId(2));
}

TEST_F(DuplicateVerbs, WrongWishesAreRefusedInPlainWords) {
    EXPECT_THROW(decide(DuplicateDecision::Link, {"A1"}), Error);
    EXPECT_THROW(decide(DuplicateDecision::Link, {"A1", "A1"}), Error);
    EXPECT_THROW(decide(DuplicateDecision::Link, {"A1", "A99"}), Error);
    EXPECT_THROW(decide(DuplicateDecision::Link, {"A1", "A2"}, "A3"), Error);
    EXPECT_THROW(dedupe(world.ws, {2.0, {}, 1}, job), Error);
    EXPECT_THROW(core::listDuplicates(world.ws.newReader(), {"maybe", "", 0}), Error);
}

TEST_F(DuplicateVerbs, SourcesCanBeComparedWithEachOtherOnly) {
    DedupeParams across;
    across.scope = DedupeScope::Across;
    EXPECT_TRUE(dedupe(world.ws, across, job).clusters.empty()) << "all come from one file";
    ImportRecordsParams params;
    params.source = world.dir.write(
        "other.csv", "id,name,street,city,state,zip,phone\n"
                     "A1,Cedar Ridge Plumbing,89 Park Ave,Stamford,CT,06901,2035550137\n");
    params.sourceName = "marketing";
    importAccounts(world.ws, params, job);
    const DedupeReport report = dedupe(world.ws, across, job);
    ASSERT_FALSE(report.clusters.empty());
    EXPECT_THAT(report.clusters[0].sources, UnorderedElementsAre("file", "marketing"));
    EXPECT_THROW(decide(DuplicateDecision::Link, {"A1", "A2"}), Error) << "two sources have an A1";
    EXPECT_EQ(decide(DuplicateDecision::Link, {"file/A1", "marketing/A1"}).accounts.size(), 2U);
}
