// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/dynamics_adapter.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/adapters/factory.h"
#include "crm/http/json_body.h"
#include "tests/unit/crm/dynamics_support.h"

#include <gtest/gtest.h>

namespace crm {
namespace {

using core::Json;
using support::Fault;

Json withKey(const std::string& key) {
    return {{"objects", {{"accounts", {{"key", key}}}}}};
}

TEST(DynamicsAdapter, ReadsAllAccountsByPagesWithTheirFields) {
    Dynamics it(Json{{"page_size", 100}});
    const std::string owner = it.fake.table("systemusers").insert({{"fullname", "Ada"}});
    const std::string north = it.fake.table("territories").insert({{"name", "North"}});
    std::string last;
    for (int i = 0; i < 250; ++i) {
        last = it.add(i);
    }
    it.fake.accounts().update(last, {{"_ownerid_value", owner},
                                     {"_territoryid_value", north},
                                     {"address1_latitude", 45.75},
                                     {"revenue", 12000}});
    const Listed got = listed(*it.adapter, Object::Account);
    EXPECT_EQ(got.records.size(), 250U);
    EXPECT_TRUE(got.result.complete);
    EXPECT_EQ(got.value(last, "name"), "Acme 249");
    EXPECT_EQ(got.value(last, "address1_postalcode"), "01234");
    EXPECT_EQ(got.value(last, "accountid"), last);
    EXPECT_EQ(got.value(last, "telephone1"), "(null)");
    EXPECT_EQ(got.value(last, "ownerid"), owner);
    EXPECT_EQ(got.value(last, "territoryid.name"), "North");
    EXPECT_EQ(got.value(last, "address1_latitude"), "45.75");
    EXPECT_EQ(got.value(last, "revenue"), "12000");
    EXPECT_EQ(got.records.at(last).modified, "2026-03-01T00:00:00Z");
    EXPECT_EQ(got.cursors.size(), 2U);
    EXPECT_EQ(it.fake.http().calls("/accounts", "GET"), 3);
}

TEST(DynamicsAdapter, AnInterruptedListGoesOnFromItsPage) {
    Dynamics it(Json{{"page_size", 100}});
    for (int i = 0; i < 250; ++i) {
        it.add(i);
    }
    const Listed first = listed(*it.adapter, Object::Account);
    const Listed rest = listed(*it.adapter, Object::Account, first.cursors.front());
    EXPECT_EQ(rest.records.size(), 150U);
    EXPECT_FALSE(rest.result.complete);
    EXPECT_EQ(rest.result.cursor, first.result.cursor) << "the beginning of the first start";
}

TEST(DynamicsAdapter, ChangesAndDeletionsComeInOneCallAndLateOnesInAnother) {
    Dynamics it;
    const std::string kept = it.add(0);
    const std::string gone = it.add(1);
    for (int i = 2; i < 40; ++i) {
        it.add(i);
    }
    it.clock.advance(3600);
    const Listed first = listed(*it.adapter, Object::Account);
    it.clock.advance(1000);
    it.fake.accounts().update(kept, {{"address1_city", "Nice"}});
    it.fake.accounts().erase(gone);
    it.fake.http().forget();
    it.connect(Json::object());
    const Listed next = listed(*it.adapter, Object::Account, first.result.cursor);
    EXPECT_EQ(it.fake.http().calls(), 2);
    EXPECT_EQ(next.value(kept, "address1_city"), "Nice");
    EXPECT_EQ(next.gone, std::vector<std::string>{gone});
    EXPECT_FALSE(next.result.complete);
    it.clock.advance(1000);
    const Listed again = listed(*it.adapter, Object::Account, next.result.cursor);
    EXPECT_EQ(again.records.at(kept).version, next.records.at(kept).version);
    it.clock.advance(1000);
    const Listed quiet = listed(*it.adapter, Object::Account, again.result.cursor);
    EXPECT_TRUE(quiet.records.empty());
}

TEST(DynamicsAdapter, Pitfall04_ARowThatIsSeenLateIsPickedUp) {
    for (const double pause : {91.0, 400.0, 40'000.0}) {
        Dynamics it;
        it.add(0);
        const Listed first = listed(*it.adapter, Object::Account);
        it.clock.advance(pause);
        it.fake.accounts().setLag(90);
        const std::string late = it.add(1);
        it.fake.accounts().setLag(0);
        it.add(2); // the token of the next read stands behind both
        const Listed next = listed(*it.adapter, Object::Account, first.result.cursor);
        EXPECT_FALSE(next.records.contains(late));
        it.clock.advance(pause);
        EXPECT_TRUE(listed(*it.adapter, Object::Account, next.result.cursor).records.contains(late))
            << pause;
    }
}

TEST(DynamicsAdapter, AReadInAHurryLeavesLateRowsToTheNextOne) {
    Dynamics it;
    it.add(0);
    const Listed first = listed(*it.adapter, Object::Account);
    it.clock.advance(10);
    it.fake.accounts().setLag(90);
    const std::string late = it.add(1);
    it.fake.accounts().setLag(0);
    const std::string seen = it.add(2);
    ListRequest request;
    request.quick = true;
    request.since = first.result.cursor;
    Listed next = listed(*it.adapter, request);
    EXPECT_TRUE(next.records.contains(seen));
    it.clock.advance(91);
    request.since = next.result.cursor;
    it.fake.http().forget();
    next = listed(*it.adapter, request);
    EXPECT_TRUE(next.records.empty()) << "nothing is read twice";
    EXPECT_EQ(it.fake.http().calls(), 1);
    EXPECT_TRUE(listed(*it.adapter, Object::Account, next.result.cursor).records.contains(late));
}

TEST(DynamicsAdapter, ARowThatChangesWhileTheTableIsReadIsNotMissed) {
    Dynamics it(Json{{"page_size", 1}});
    const std::string early = it.add(0);
    it.add(1);
    int pages = 0;
    ListSink sink;
    sink.record = [](RemoteRecord&&) {};
    sink.page = [&](const std::string&) {
        if (++pages == 1) { // read already
            it.fake.http().locked([&] {
                it.fake.accounts().update(early, {{"address1_city", "Nice"}});
            });
        }
    };
    ListRequest request;
    const ListResult first = it.adapter->list(request, sink, it.job);
    it.clock.advance(400);
    const Listed next = listed(*it.adapter, Object::Account, first.cursor);
    ASSERT_TRUE(next.records.contains(early));
    EXPECT_EQ(next.value(early, "address1_city"), "Nice");
    EXPECT_TRUE(listed(*it.adapter, Object::Account, next.result.cursor).records.empty())
        << "once is enough";
}

TEST(DynamicsAdapter, ATokenThatHasRunOutReadsEverything) {
    Dynamics it;
    const std::string kept = it.add(0);
    it.add(1);
    const Listed first = listed(*it.adapter, Object::Account);
    it.clock.advance(8 * 86400);
    const Listed got = listed(*it.adapter, Object::Account, first.result.cursor);
    EXPECT_TRUE(got.result.expired);
    EXPECT_TRUE(got.result.complete);
    EXPECT_TRUE(got.records.contains(kept));
    const Listed odd = listed(*it.adapter, Object::Account, "what is this");
    EXPECT_TRUE(odd.result.expired);
    EXPECT_EQ(odd.records.size(), 2U);
}

TEST(DynamicsAdapter, OtherColumnsBeginAnew) {
    Dynamics it;
    const std::string id = it.add(0);
    const Listed first = listed(*it.adapter, Object::Account);
    it.fake.accounts().update(id, {{"new_territorycode", "T7"}});
    ListRequest request;
    request.since = first.result.cursor;
    request.fields = {"new_territorycode"}; // the link of before knows nothing of it
    const Listed got = listed(*it.adapter, request);
    EXPECT_EQ(got.records.at(id).fields, std::vector<std::string>{"T7"});
    EXPECT_TRUE(got.result.complete);
    EXPECT_FALSE(got.result.expired);
}

TEST(DynamicsAdapter, ColumnsThatTheOrganisationLacksAreLeftOut) {
    Dynamics it(Json{{"objects", {{"accounts", {{"columns", {{"new_nowhere", "text"}}}}}}}});
    const std::string id = it.add(0);
    const Listed first = listed(*it.adapter, Object::Account);
    EXPECT_EQ(first.value(id, "new_nowhere"), "(no column)");
    it.clock.advance(1000);
    it.fake.accounts().update(id, {{"name", "New"}});
    const Listed next = listed(*it.adapter, Object::Account, first.result.cursor);
    EXPECT_EQ(next.value(id, "name"), "New");
    EXPECT_EQ(next.value(id, "new_nowhere"), "(no column)");
}

TEST(DynamicsAdapter, TablesWithoutTrackingAreReadByTheTimeOfTheirChanges) {
    for (const bool partly : {false, true}) {
        Dynamics it;
        (partly ? it.fake.untrackable : it.fake.untracked).insert("accounts");
        it.add(1);
        it.clock.advance(3600);
        const std::string id = it.add(0);
        const Listed first = listed(*it.adapter, Object::Account);
        EXPECT_EQ(first.records.size(), 2U);
        it.clock.advance(2 * 86400);
        it.fake.accounts().update(id, {{"name", "New"}});
        const Listed next = listed(*it.adapter, Object::Account, first.result.cursor);
        EXPECT_EQ(next.records.size(), 1U);
        EXPECT_TRUE(next.records.contains(id));
        EXPECT_FALSE(next.result.complete);
    }
}

TEST(DynamicsAdapter, MergedAndInactiveRowsAreTold) {
    Dynamics it;
    const std::string loser = it.add(1);
    const std::string winner = it.add(2);
    it.fake.accounts().update(loser, {{"merged", true}, {"_masterid_value", winner}});
    const Listed all = listed(*it.adapter, Object::Account);
    EXPECT_EQ(all.records.size(), 1U);
    EXPECT_EQ(all.merged.at(loser), winner);
    ListRequest request;
    request.ids = {winner, loser, "00000000-0000-0000-0000-000000000009"};
    const Listed some = listed(*it.adapter, request);
    EXPECT_EQ(some.records.size(), 1U);
    EXPECT_EQ(some.merged.at(loser), winner);
    EXPECT_EQ(some.gone, std::vector<std::string>{request.ids[2]});
    request.ids.clear();
    request.idsOnly = true;
    EXPECT_EQ(listed(*it.adapter, request).records.size(), 1U);
    it.fake.table("systemusers").insert({{"fullname", "Ada"}, {"isdisabled", false}});
    it.fake.table("systemusers").insert({{"fullname", "Bob"}, {"isdisabled", true}});
    const Listed users = listed(*it.adapter, Object::User);
    ASSERT_EQ(users.records.size(), 1U);
    EXPECT_EQ(users.value(users.records.begin()->first, "fullname"), "Ada");
}

TEST(DynamicsAdapter, ManyRowsAreLookedUpInOneRequest) {
    Dynamics it;
    ListRequest request;
    for (int i = 0; i < 450; ++i) {
        request.ids.push_back(it.add(i));
    }
    listed(*it.adapter, Object::Account); // describes the table
    it.fake.http().forget();
    EXPECT_EQ(listed(*it.adapter, request).records.size(), 450U);
    EXPECT_EQ(it.fake.http().calls(), 1);
}

TEST(DynamicsAdapter, ReadsTheOtherKindsOfRecords) {
    Dynamics it;
    const std::string account = it.add(0);
    const std::string contact =
        it.fake.table("contacts")
            .insert({{"fullname", "Ada Day"}, {"_parentcustomerid_value", account}});
    const std::string deal = it.fake.table("opportunities")
                                 .insert({{"name", "Deal"},
                                          {"statecode", 1},
                                          {"estimatedvalue", 12.5},
                                          {"estimatedclosedate", "2026-04-01"}});
    const std::string lead =
        it.fake.table("leads").insert({{"fullname", "Bob"}, {"statuscode", 2}});
    const Listed contacts = listed(*it.adapter, Object::Contact);
    EXPECT_EQ(contacts.value(contact, "parentcustomerid"), account);
    EXPECT_EQ(contacts.value(contact, "createdon"), "2026-03-01");
    const Listed deals = listed(*it.adapter, Object::Opportunity);
    EXPECT_EQ(deals.value(deal, "statecode=1"), "true");
    EXPECT_EQ(deals.value(deal, "statecode!=0"), "true");
    EXPECT_EQ(deals.value(deal, "estimatedclosedate"), "2026-04-01");
    EXPECT_EQ(listed(*it.adapter, Object::Lead).value(lead, "statuscode.name"), "Choice 2");
    it.fake.forbidden.insert("leads");
    EXPECT_FALSE(listed(*it.adapter, Object::Lead).result.present);
}

TEST(DynamicsAdapter, AWriteDependsOnTheVersionOfTheRow) {
    Dynamics it;
    const std::string id = it.add(0);
    const std::string version = listed(*it.adapter, Object::Account).records.at(id).version;
    RecordEdit change = edit(id, "address1_city", "Nice");
    change.version = version;
    EXPECT_EQ(it.write(change).outcome, Outcome::Written);
    EXPECT_EQ(it.fake.http().asked().back().headers.at("if-match"), version);
    change.fields.front().value = "Paris";
    const RecordOutcome late = it.write(change);
    EXPECT_EQ(late.outcome, Outcome::Conflict);
    EXPECT_TRUE(late.field.empty());
    EXPECT_EQ(it.fake.accounts().find(id)->fields["address1_city"], "Nice");
}

TEST(DynamicsAdapter, AnExpectedValueIsLookedAtAndHeldToItsVersion) {
    Dynamics it;
    const std::string id = it.add(0);
    RecordEdit change = edit(id, "address1_city", "Nice");
    change.fields.front().expected = "Paris";
    RecordOutcome outcome = it.write(change);
    EXPECT_EQ(outcome.outcome, Outcome::Conflict);
    EXPECT_EQ(outcome.field, "address1_city");
    EXPECT_EQ(outcome.found, "Lyon");
    change.fields.front().expected = "Lyon";
    EXPECT_EQ(it.write(change).outcome, Outcome::Written);
    EXPECT_EQ(it.fake.http().asked().back().headers.at("if-match"), "W/\"1\"");
    change.fields.front().expected = "Nice";
    EXPECT_EQ(it.write(change).outcome, Outcome::Unchanged);
}

TEST(DynamicsAdapter, EachRowOfABatchStandsForItself) {
    Dynamics it(Json{{"batch_size", 100}});
    std::vector<RecordEdit> edits;
    for (int i = 0; i < 250; ++i) {
        edits.push_back(edit(it.add(i), "address1_city", "Nice"));
    }
    it.fake.refuse[edits[7].id] = "A plug-in says no.";
    it.fake.accounts().erase(edits[120].id);
    const auto outcomes = it.adapter->upsert(Object::Account, edits, false, it.job);
    ASSERT_EQ(outcomes.size(), 250U);
    EXPECT_EQ(outcomes[7].outcome, Outcome::Failed);
    EXPECT_EQ(outcomes[7].message, "A plug-in says no.");
    EXPECT_EQ(outcomes[120].outcome, Outcome::Missing);
    EXPECT_EQ(std::count_if(outcomes.begin(), outcomes.end(),
                            [](const auto& one) { return one.outcome == Outcome::Written; }),
              248);
    EXPECT_EQ(it.fake.http().calls("$batch", "POST"), 3);
    EXPECT_EQ(outcomes[0].id, edits[0].id);
}

TEST(DynamicsAdapter, WhatIsPutOffOrNotAnsweredIsSaidSo) {
    Dynamics it;
    std::vector<RecordEdit> edits;
    for (int i = 0; i < 5; ++i) {
        edits.push_back(edit(it.add(i), "address1_city", "Nice"));
    }
    it.fake.busyParts = 2;
    auto outcomes = it.adapter->upsert(Object::Account, edits, false, it.job);
    EXPECT_EQ(outcomes[0].outcome, Outcome::Retry);
    EXPECT_EQ(outcomes[1].retrySeconds, 1);
    EXPECT_EQ(outcomes[2].outcome, Outcome::Written);
    it.fake.http().add({Fault::Kind::AnswerLost, "$batch", 1, 1, 1, {}});
    outcomes = it.adapter->upsert(Object::Account, edits, false, it.job);
    EXPECT_EQ(outcomes[0].outcome, Outcome::Unknown);
    EXPECT_EQ(it.fake.http().calls("$batch"), 2) << "not blindly repeated";
    it.fake.http().add({Fault::Kind::Throttled, "$batch", 1, 1, 3, {}});
    outcomes = it.adapter->upsert(Object::Account, edits, false, it.job);
    EXPECT_EQ(outcomes[0].outcome, Outcome::Written) << "nothing was done the first time";
    it.fake.http().add({Fault::Kind::Throttled, "$batch", 1, -1, 300, {}});
    EXPECT_THROW(it.adapter->upsert(Object::Account, edits, false, it.job), RemoteError);
}

TEST(DynamicsAdapter, AServerThatStopsAtAnErrorLeavesTheRestUnknown) {
    Dynamics it;
    std::vector<RecordEdit> edits;
    for (int i = 0; i < 3; ++i) {
        edits.push_back(edit(it.add(i), "address1_city", "Nice"));
    }
    it.fake.refuse[edits[1].id] = "No.";
    it.fake.stopAtErrors = true;
    const auto outcomes = it.adapter->upsert(Object::Account, edits, false, it.job);
    EXPECT_EQ(outcomes[0].outcome, Outcome::Written);
    EXPECT_EQ(outcomes[1].outcome, Outcome::Failed);
    EXPECT_EQ(outcomes[2].outcome, Outcome::Unknown);
}

TEST(DynamicsAdapter, ANewRecordIsMadeOnceByItsAlternateKey) {
    Dynamics it(withKey("new_evenlodekey"));
    const RecordOutcome made = it.write(keyed("K-1", "name", "New"), true);
    EXPECT_EQ(made.outcome, Outcome::Written);
    EXPECT_TRUE(made.created);
    EXPECT_FALSE(made.version.empty());
    EXPECT_EQ(it.fake.accounts().find(made.id)->fields["new_evenlodekey"], "K-1");
    const RecordOutcome again = it.write(keyed("K-1", "name", "Newer"), true);
    EXPECT_EQ(again.id, made.id);
    EXPECT_FALSE(again.created);
    EXPECT_EQ(it.fake.accounts().alive(), 1U);
    ListRequest request;
    request.keys = {"K-1", "K-2"};
    const Listed found = listed(*it.adapter, request);
    ASSERT_EQ(found.records.size(), 1U);
    EXPECT_EQ(found.records.begin()->second.key, "K-1");
    EXPECT_EQ(it.write(keyed("K-9", "name", "None"), false).outcome, Outcome::Missing);
}

TEST(DynamicsAdapter, WithoutAColumnForKeysTheIdIsMadeFromThem) {
    Dynamics it;
    it.fake.http().add({Fault::Kind::AnswerLost, "/accounts", 1, 1, 1, "PATCH"});
    EXPECT_EQ(it.write(keyed("a b/c'", "name", "New"), true).outcome, Outcome::Unknown);
    ListRequest request;
    request.keys = {"a b/c'"};
    const Listed found = listed(*it.adapter, request);
    ASSERT_EQ(found.records.size(), 1U);
    EXPECT_EQ(found.records.begin()->second.key, "a b/c'");
    const RecordOutcome again = it.write(keyed("a b/c'", "name", "New"), true);
    EXPECT_EQ(again.id, found.records.begin()->first);
    EXPECT_EQ(it.fake.accounts().alive(), 1U);
    EXPECT_EQ(again.id.size(), 36U);
    EXPECT_EQ(again.id[14], '8') << "a name-based UUID";
}

TEST(DynamicsAdapter, Pitfall11_TwoRowsWithOneKeyAreAQuestion) {
    Dynamics it(withKey("new_plainkey"));
    it.fake.addColumn("accounts", "new_plainkey");
    it.fake.accounts().insert({{"new_plainkey", "K"}});
    it.fake.accounts().insert({{"new_plainkey", "K"}});
    const RecordOutcome outcome = it.write(keyed("K", "name", "New"), true);
    EXPECT_EQ(outcome.outcome, Outcome::Duplicate);
    EXPECT_EQ(outcome.others.size(), 2U);
    EXPECT_EQ(it.write(keyed("L", "name", "New"), true).outcome, Outcome::Written);
    EXPECT_EQ(it.write(keyed("L", "name", "Newer"), true).created, false);
    EXPECT_EQ(it.fake.accounts().findBy("new_plainkey", "L").size(), 1U);
}

TEST(DynamicsAdapter, ADuplicateNamesTheOther) {
    Dynamics it;
    const std::string other = it.fake.accounts().insert({{"new_evenlodekey", "K"}});
    const std::string id = it.add(0);
    const RecordOutcome outcome = it.write(edit(id, "new_evenlodekey", "K"));
    EXPECT_EQ(outcome.outcome, Outcome::Duplicate);
    EXPECT_EQ(outcome.others, std::vector<std::string>{other});
}

TEST(DynamicsAdapter, TerritoriesAreWrittenByNameAndOwnersById) {
    Dynamics it;
    const std::string north = it.fake.table("territories").insert({{"name", "North"}});
    it.fake.table("territories").insert({{"name", "Twice"}});
    it.fake.table("territories").insert({{"name", "Twice"}});
    const std::string owner = it.fake.table("systemusers").insert({{"fullname", "Ada"}});
    const std::string id = it.add(0);
    RecordEdit change = edit(id, "territoryid.name", "North");
    change.fields.front().expected = "";
    change.fields.push_back({"ownerid", owner, {}});
    EXPECT_EQ(it.write(change).outcome, Outcome::Written);
    const Json& fields = it.fake.accounts().find(id)->fields;
    EXPECT_EQ(fields["_territoryid_value"], north);
    EXPECT_EQ(fields["_ownerid_value"], owner);
    change = edit(id, "territoryid.name", "");
    change.fields.front().expected = "North";
    EXPECT_EQ(it.write(change).outcome, Outcome::Written);
    EXPECT_TRUE(it.fake.accounts().find(id)->fields["_territoryid_value"].is_null());
    const RecordOutcome none = it.write(edit(id, "territoryid.name", "South"));
    EXPECT_EQ(none.outcome, Outcome::Failed);
    EXPECT_NE(none.message.find("South"), std::string::npos);
    EXPECT_EQ(it.write(edit(id, "territoryid.name", "Twice")).outcome, Outcome::Failed);
    it.connect({{"make_territories", true}});
    EXPECT_EQ(it.write(edit(id, "territoryid.name", "South")).outcome, Outcome::Written);
    EXPECT_EQ(it.fake.table("territories").findBy("name", "South").size(), 1U);
}

TEST(DynamicsAdapter, ColumnsThatCannotBeWrittenAreDeniedOneByOne) {
    Dynamics it;
    const std::string id = it.add(0);
    for (const char* field : {"nowhere", "createdon", "statuscode.name", "statecode=1"}) {
        const RecordOutcome outcome = it.write(edit(id, field, "x"));
        EXPECT_EQ(outcome.outcome, Outcome::Denied) << field;
        EXPECT_EQ(outcome.field, field);
    }
    it.fake.secured.insert("accounts.telephone1");
    EXPECT_EQ(it.write(edit(id, "telephone1", "1")).outcome, Outcome::Denied);
    EXPECT_EQ(it.adapter->upsert(Object::User, {edit(id, "fullname", "x")}, false, it.job)
                  .front()
                  .outcome,
              Outcome::Denied);
    EXPECT_EQ(it.fake.writesOf(id), 0);
}

TEST(DynamicsAdapter, ValuesHaveTheTypesOfTheirColumns) {
    Dynamics it;
    const std::string id = it.add(0);
    RecordEdit change = edit(id, "address1_latitude", "48.8500000");
    change.fields.push_back({"numberofemployees", "12", {}});
    change.fields.push_back({"telephone1", "0123", {}});
    change.fields.push_back({"address1_city", "", {}});
    EXPECT_EQ(it.write(change).outcome, Outcome::Written);
    const Json& fields = it.fake.accounts().find(id)->fields;
    EXPECT_EQ(fields["address1_latitude"], 48.85);
    EXPECT_EQ(fields["numberofemployees"], 12);
    EXPECT_EQ(fields["telephone1"], "0123");
    EXPECT_TRUE(fields["address1_city"].is_null());
    EXPECT_EQ(it.write(edit(id, "numberofemployees", "many")).outcome, Outcome::Failed);
}

TEST(DynamicsAdapter, DeletesAndSaysWhatWasNotThere) {
    Dynamics it;
    const std::string id = it.add(0);
    const auto outcomes =
        it.adapter->remove(Object::Account, {id, "00000000-0000-0000-0000-000000000009"}, it.job);
    EXPECT_EQ(outcomes[0].outcome, Outcome::Written);
    EXPECT_EQ(outcomes[1].outcome, Outcome::Missing);
    EXPECT_EQ(it.fake.accounts().alive(), 0U);
}

TEST(DynamicsAdapter, ListsAndMakesTerritories) {
    Dynamics it(Json{{"objects", {{"territories", {{"fields", {{"code", "new_code"}}}}}}}});
    it.fake.addColumn("territories", "new_code");
    const std::string head = it.fake.table("systemusers").insert({{"fullname", "Ada"}});
    RecordEdit fresh = keyed("N1", "name", "North");
    fresh.fields.push_back({"code", "N1", {}});
    fresh.fields.push_back({"owner", head, {}});
    const RecordOutcome made = it.write(fresh, true, Object::Territory);
    EXPECT_EQ(made.outcome, Outcome::Written);
    EXPECT_TRUE(made.created);
    ListRequest request;
    request.object = Object::Territory;
    request.fields = {"code", "name", "parent", "owner"};
    const Listed got = listed(*it.adapter, request);
    EXPECT_EQ(got.records.at(made.id).fields, (std::vector<std::string>{"N1", "North", "", head}));
    EXPECT_EQ(it.write(keyed("N1", "parent", made.id), true, Object::Territory).created, false);
    EXPECT_EQ(it.write(keyed("N2", "colour", "red"), true, Object::Territory).outcome,
              Outcome::Denied);
}

TEST(DynamicsAdapter, SaysWhoWeAreAndWhatIsAllowed) {
    Dynamics it;
    it.fake.secured.insert("accounts.telephone1");
    it.fake.withheld = {"prvWritecontact", "prvReadlead"};
    const Identity identity = it.adapter->whoAmI(it.job);
    EXPECT_EQ(identity.account, "Contoso");
    EXPECT_EQ(identity.organisation, "dynamics:" + it.fake.organisation);
    EXPECT_EQ(identity.apiVersion, "v9.2");
    const Json& accounts = identity.permissions["accounts"];
    EXPECT_EQ(accounts["write"], true);
    EXPECT_EQ(accounts["fields"]["name"]["write"], true);
    EXPECT_EQ(accounts["fields"]["name"]["length"], 100);
    EXPECT_EQ(accounts["fields"]["name"]["label"], "The name");
    EXPECT_EQ(accounts["fields"]["telephone1"]["write"], false);
    EXPECT_EQ(accounts["fields"]["territoryid.name"]["write"], true);
    EXPECT_EQ(accounts["fields"]["new_evenlodekey"]["unique"], true);
    EXPECT_EQ(identity.permissions["contacts"]["write"], false);
    EXPECT_EQ(identity.permissions["leads"]["read"], false);
    EXPECT_TRUE(identity.issues.empty());
    it.fake.untracked.insert("accounts");
    EXPECT_FALSE(it.adapter->whoAmI(it.job).issues.empty());
}

TEST(DynamicsAdapter, MakesColumnsAndTheirKeys) {
    Dynamics it;
    FieldWish wish;
    wish.name = "new_sales";
    FieldWish key;
    key.name = "new_owkey";
    key.unique = true;
    FieldWish bad;
    bad.name = "Sales";
    FieldWish there;
    there.name = "new_territorycode";
    const auto issues = it.adapter->makeFields(Object::Account, {wish, key, bad, there}, it.job);
    ASSERT_EQ(issues.size(), 1U);
    EXPECT_NE(issues.front().message.find("prefix"), std::string::npos);
    const std::string id = it.add(0);
    RecordEdit change = edit(id, "new_sales", "1");
    EXPECT_EQ(it.write(change).outcome, Outcome::Written);
    it.connect(withKey("new_owkey"));
    EXPECT_TRUE(it.write(keyed("K", "name", "x"), true).created);
    EXPECT_EQ(it.fake.http().calls("(new_owkey='K')", "PATCH"), 1);
}

TEST(DynamicsAdapter, ARetiredVersionIsNamed) {
    Dynamics it;
    it.fake.version = "v10.0";
    try {
        listed(*it.adapter, Object::Account);
        FAIL() << "must say that the adapter is outdated";
    } catch (const RemoteError& error) {
        EXPECT_EQ(error.trouble(), Trouble::Outdated);
    }
}

TEST(DynamicsAdapter, TokensRotateAndAreKept) {
    Dynamics it;
    auto secrets = std::make_shared<SessionSecrets>();
    Credentials credentials;
    credentials.accessToken = "stale";
    credentials.refreshToken = "RT1";
    secrets->write("crm/test", storedText(credentials));
    AdapterTools tools;
    tools.secrets = secrets;
    tools.clock = it.clock.clock();
    tools.folder = it.dir.path();
    const Json config = {{"sign_in", {{"client_id", "app"}, {"authority", it.fake.http().url()}}}};
    DynamicsAdapter adapter(DynamicsConfig::fromJson(config, it.fake.http().url()), "test",
                            "crm/test", tools);
    it.add(0);
    EXPECT_EQ(listed(adapter, Object::Account).records.size(), 1U);
    EXPECT_EQ(it.fake.http().calls("/oauth2/v2.0/token", "POST"), 1);
    EXPECT_NE(secrets->read("crm/test")->find("RT2"), std::string::npos);
}

TEST(DynamicsAdapter, LinksToOtherServersAreNotFollowed) {
    support::FakeHttp server([](const support::HttpAsked& asked) {
        return asked.path.find("EntityDefinitions") != std::string::npos
                   ? support::jsonAnswer(200, R"({"LogicalName":"account"})")
                   : support::jsonAnswer(
                         200, R"({"value":[],"@odata.nextLink":"https://evil.example/x"})");
    });
    Dynamics it;
    DynamicsAdapter adapter(DynamicsConfig::fromJson(Json::object(), server.url()), "test",
                            "crm/test", testTools(it.clock, it.dir.path(), "AT"));
    EXPECT_THROW(listed(adapter, Object::Account), RemoteError);
}

TEST(DynamicsAdapter, PagesThatNeverEndAreNoticed) {
    std::string url;
    support::FakeHttp server([&](const support::HttpAsked& asked) {
        return asked.path.find("EntityDefinitions") != std::string::npos
                   ? support::jsonAnswer(200, R"({"LogicalName":"account"})")
                   : support::jsonAnswer(
                         200, R"({"value":[{"accountid":"1"}],"@odata.nextLink":"?again=1"})");
    });
    Dynamics it;
    DynamicsAdapter adapter(DynamicsConfig::fromJson(Json::object(), server.url()), "test",
                            "crm/test", testTools(it.clock, it.dir.path(), "AT"));
    EXPECT_THROW(listed(adapter, Object::Account), RemoteError);
}

TEST(DynamicsConfig, NamesWhatItDoesNotUnderstand) {
    const std::string url = "https://contoso.crm4.dynamics.com";
    EXPECT_THROW(DynamicsConfig::fromJson(Json::object(), ""), core::Error);
    EXPECT_THROW(DynamicsConfig::fromJson(Json::object(), "http://contoso.example"), core::Error);
    for (const char* text :
         {R"({"colour": 1})", R"({"api_version": "9"})", R"({"objects": {"cars": {}}})",
          R"({"objects": {"accounts": {"key": "a b"}}})", R"({"paths": {"nowhere": "/x"}})",
          R"({"objects": {"accounts": {"fields": {"name": "x') or ('1"}}}})",
          R"({"lookups": {"new_x": {"set": "new_xs"}}})", R"({"batch_size": 1001})"}) {
        EXPECT_THROW(DynamicsConfig::fromJson(Json::parse(text), url), core::Error) << text;
    }
    const DynamicsConfig config = DynamicsConfig::fromJson(
        Json::parse(R"({"lookups": {"new_regionid": {"set": "new_regions", "id": "new_regionid",
                        "name": "new_name", "navigation": "new_RegionId"}}})"),
        url + "/");
    EXPECT_EQ(config.baseUrl, url);
    EXPECT_EQ(config.field("new_regionid").selected(), "_new_regionid_value");
    const Json checked = checkedConfig("dynamics", Json::object(), "/", url);
    EXPECT_EQ(checked["publish"]["territory"], "territoryid.name");
    EXPECT_EQ(checked["publish"]["owner"], "ownerid");
}

} // namespace
} // namespace crm
