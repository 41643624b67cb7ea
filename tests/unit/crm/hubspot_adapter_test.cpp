// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/hubspot_adapter.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/http/json_body.h"
#include "tests/support/fake_hubspot.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/crm/adapter_support.h"

#include <gtest/gtest.h>

namespace crm {
namespace {

using core::Job;
using core::Json;
using support::FakeHubspot;
using support::Fault;
using support::HttpAnswer;
using support::HttpAsked;

/// An adapter at a server.
struct AtServer {
    support::VirtualClock clock;
    support::TempDir dir;
    std::unique_ptr<HubspotAdapter> adapter;
    Job job;

    void connect(const std::string& url, Json config = Json::object()) {
        config["base_url"] = url;
        adapter =
            std::make_unique<HubspotAdapter>(HubspotConfig::fromJson(config, ""), "test",
                                             "crm/test", testTools(clock, dir.path(), "pat-test"));
    }
};

struct Hubspot : AtServer {
    FakeHubspot fake{clock};
    Hubspot() { connect(fake.http().url()); }
    std::string add(int number) {
        return fake.table("companies")
            .insert(
                {{"name", core::format("Acme {}", number)}, {"city", "Lyon"}, {"zip", "01234"}});
    }
};

TEST(HubspotAdapter, ReadsAllCompaniesByPagesWithTheirFields) {
    Hubspot it;
    std::string last;
    for (int i = 0; i < 250; ++i) {
        last = it.add(i);
    }
    const Listed got = listed(*it.adapter, Object::Account);
    EXPECT_EQ(got.records.size(), 250U);
    EXPECT_TRUE(got.result.complete);
    EXPECT_EQ(got.value(last, "name"), "Acme 249");
    EXPECT_EQ(got.value(last, "zip"), "01234");
    EXPECT_EQ(got.value(last, "hs_object_id"), last);
    EXPECT_EQ(got.value(last, "phone"), "(null)");
    EXPECT_EQ(got.cursors.size(), 2U);
    EXPECT_EQ(it.fake.http().calls("/crm/objects/2026-09/companies", "GET"), 3);
}

TEST(HubspotAdapter, AnInterruptedListGoesOnFromItsPage) {
    Hubspot it;
    for (int i = 0; i < 250; ++i) {
        it.add(i);
    }
    const Listed first = listed(*it.adapter, Object::Account);
    const Listed rest = listed(*it.adapter, Object::Account, first.cursors.front());
    EXPECT_EQ(rest.records.size(), 150U);
    EXPECT_FALSE(rest.result.complete);
    EXPECT_EQ(rest.result.cursor, first.result.cursor) << "the mark of the first start";
}

TEST(HubspotAdapter, ALongListIsSearchedInHalfTheCallsAndGoesOnWhereItBroke) {
    Hubspot it;
    for (int i = 0; i < 2500; ++i) {
        it.add(i);
    }
    const Listed all = listed(*it.adapter, Object::Account);
    EXPECT_EQ(all.records.size(), 2500U);
    EXPECT_TRUE(all.result.complete);
    EXPECT_TRUE(all.result.lagging);
    EXPECT_EQ(it.fake.http().calls(), 1 + 1 + 13);
    const Listed rest = listed(*it.adapter, Object::Account, all.cursors[9]);
    EXPECT_EQ(rest.records.size(), 500U);
    EXPECT_FALSE(rest.result.complete);
    EXPECT_EQ(rest.result.cursor, all.result.cursor);
}

TEST(HubspotAdapter, ListsOfMoreThanTheConnectionSearchesGoByPages) {
    Hubspot it;
    it.connect(it.fake.http().url(), {{"search_up_to", 2200}});
    for (int i = 0; i < 2300; ++i) {
        it.add(i);
    }
    const Listed all = listed(*it.adapter, Object::Account);
    EXPECT_EQ(all.records.size(), 2300U);
    EXPECT_FALSE(all.result.lagging);
    EXPECT_EQ(it.fake.http().calls("/search"), 1);
}

TEST(HubspotAdapter, AMarkOlderThanTheArchiveReadsEverythingAnew) {
    Hubspot it;
    it.add(0);
    const Listed first = listed(*it.adapter, Object::Account);
    it.clock.advance(91.0 * 86400);
    const Listed next = listed(*it.adapter, Object::Account, first.result.cursor);
    EXPECT_TRUE(next.result.expired);
    EXPECT_TRUE(next.result.complete);
}

TEST(HubspotAdapter, Pitfall03_ManyChangesOfOneInstantAllArrive) {
    Hubspot it;
    for (int i = 0; i < 25'000; ++i) {
        it.add(i);
    }
    const Listed got =
        listed(*it.adapter, Object::Account, core::format("m{}", it.clock.now() - 1000));
    EXPECT_EQ(got.records.size(), 25'000U);
    EXPECT_LE(it.fake.http().calls(), 200);
    EXPECT_EQ(got.result.cursor, core::format("m{}", std::stoll(got.cursors.front().substr(
                                                         got.cursors.front().find('-') + 1))));
}

TEST(HubspotAdapter, Pitfall04_ARowThatIsFoundLateIsPickedUp) {
    Hubspot it;
    it.add(0);
    const Listed first = listed(*it.adapter, Object::Account);
    it.clock.advance(10);
    it.fake.table("companies").setLag(90);
    const std::string late = it.add(1);
    it.clock.advance(30);
    const Listed next = listed(*it.adapter, Object::Account, first.result.cursor);
    EXPECT_FALSE(next.records.contains(late));
    it.clock.advance(61);
    EXPECT_TRUE(listed(*it.adapter, Object::Account, next.result.cursor).records.contains(late));
}

TEST(HubspotAdapter, DeletedAndMergedRecordsAreTold) {
    Hubspot it;
    const std::string gone = it.add(0);
    const std::string loser = it.add(1);
    const std::string winner = it.add(2);
    const Listed first = listed(*it.adapter, Object::Account);
    it.clock.advance(60);
    it.fake.table("companies").erase(gone);
    it.fake.table("companies").merge(loser, winner);
    it.fake.table("companies").update(winner, {{"hs_merged_object_ids", loser}});
    const Listed next = listed(*it.adapter, Object::Account, first.result.cursor);
    EXPECT_EQ(next.merged.at(loser), winner);
    EXPECT_NE(std::find(next.gone.begin(), next.gone.end(), gone), next.gone.end());
    ListRequest request;
    request.ids = {winner, loser, gone, "999999"};
    const Listed some = listed(*it.adapter, request);
    EXPECT_EQ(some.records.size(), 1U);
    EXPECT_EQ(some.merged.at(loser), winner);
    EXPECT_EQ(some.gone, (std::vector<std::string>{gone, "999999"}));
}

TEST(HubspotAdapter, ACursorOfAnotherKindReadsEverythingAnew) {
    Hubspot it;
    it.add(0);
    const Listed got = listed(*it.adapter, Object::Account, "what is this");
    EXPECT_TRUE(got.result.expired);
    EXPECT_TRUE(got.result.complete);
    EXPECT_EQ(got.records.size(), 1U);
}

TEST(HubspotAdapter, SearchesWithManyPropertiesAreReadInTwoSteps) {
    Hubspot it;
    const std::string id = it.add(0);
    ListRequest request;
    request.since = "m1772323200000";
    for (int i = 0; i < 200; ++i) {
        request.fields.push_back(core::format("some_long_custom_property_{}", i));
        it.fake.addProperty("companies", request.fields.back());
    }
    it.fake.table("companies").update(id, {{request.fields[199], "here"}});
    const Listed got = listed(*it.adapter, request);
    EXPECT_EQ(got.records.at(id).fields[199], "here");
    EXPECT_EQ(it.fake.http().calls("/batch/read"), 1);
}

TEST(HubspotAdapter, SearchesKeepToAFewASecond) {
    Hubspot it;
    it.add(0);
    const core::InstantMs before = it.clock.now();
    for (int i = 0; i < 41; ++i) {
        listed(*it.adapter, Object::Account, core::format("m{}", before));
    }
    EXPECT_GE(it.clock.now() - before, 10'000);
}

TEST(HubspotAdapter, WritesByHundredsAndOnlyWhatDiffers) {
    Hubspot it;
    std::vector<RecordEdit> edits;
    for (int i = 0; i < 150; ++i) {
        RecordEdit one = edit(it.add(i), "city", i == 0 ? "Lyon" : "Paris");
        one.fields[0].expected = "Lyon";
        one.fields.push_back({"zip", "01234", "01234"});
        edits.push_back(one);
    }
    const auto outcomes = it.adapter->upsert(Object::Account, edits, false, it.job);
    EXPECT_EQ(outcomes[0].outcome, Outcome::Unchanged);
    EXPECT_EQ(outcomes[149].outcome, Outcome::Written);
    EXPECT_EQ(outcomes[149].id, edits[149].id);
    EXPECT_FALSE(outcomes[149].version.empty());
    EXPECT_EQ(it.fake.http().calls("/batch/update"), 2);
    for (const HttpAsked& asked : it.fake.http().asked()) {
        if (asked.path.ends_with("/batch/update")) {
            EXPECT_EQ(asked.body.find("\"zip\""), std::string::npos);
        }
    }
}

TEST(HubspotAdapter, Pitfall08_AnEditOfSomebodyElseIsNotOverwritten) {
    Hubspot it;
    const std::string id = it.add(0);
    it.fake.table("companies").update(id, {{"city", "Nice"}});
    RecordEdit one = edit(id, "city", "Paris");
    one.fields[0].expected = "Lyon";
    const auto outcomes = it.adapter->upsert(Object::Account, {one}, false, it.job);
    EXPECT_EQ(outcomes[0].outcome, Outcome::Conflict);
    EXPECT_EQ(outcomes[0].found, "Nice");
    EXPECT_EQ(it.fake.http().calls("/batch/update"), 0);
}

TEST(HubspotAdapter, Pitfall06_APartlyRefusedBatchIsToldRecordByRecord) {
    Hubspot it;
    std::vector<RecordEdit> edits;
    for (int i = 0; i < 100; ++i) {
        edits.push_back(edit(it.add(i), "city", "Paris"));
    }
    it.fake.bad = {edits[7].id, edits[50].id};
    edits[93].id = "424242";
    const auto outcomes = it.adapter->upsert(Object::Account, edits, false, it.job);
    EXPECT_EQ(std::count_if(outcomes.begin(), outcomes.end(),
                            [](const auto& one) { return one.outcome == Outcome::Written; }),
              97);
    EXPECT_EQ(outcomes[7].outcome, Outcome::Failed);
    EXPECT_EQ(outcomes[7].message, "Property values were not valid");
    EXPECT_EQ(outcomes[93].outcome, Outcome::Missing);
    EXPECT_EQ(outcomes[92].id, edits[92].id);
}

TEST(HubspotAdapter, AWholeBatchThatIsRefusedSaysSo) {
    Hubspot it;
    it.fake.wholeBatch = true;
    std::vector<RecordEdit> edits = {edit(it.add(0), "city", "Paris"),
                                     edit(it.add(1), "city", "Paris")};
    it.fake.bad = {edits[1].id};
    auto outcomes = it.adapter->upsert(Object::Account, edits, false, it.job);
    EXPECT_EQ(outcomes[0].outcome, Outcome::BatchRefused);
    EXPECT_EQ(outcomes[1].outcome, Outcome::BatchRefused);
    outcomes = it.adapter->upsert(Object::Account, {edits[1]}, false, it.job);
    EXPECT_EQ(outcomes[0].outcome, Outcome::Duplicate);
}

TEST(HubspotAdapter, AnUnknownPropertyStopsOnlyItsOwnRecord) {
    Hubspot it;
    const std::vector<RecordEdit> edits = {edit(it.add(0), "no_such_thing", "x"),
                                           edit(it.add(1), "city", "Paris"),
                                           edit(it.add(2), "hs_object_id", "7")};
    const auto outcomes = it.adapter->upsert(Object::Account, edits, false, it.job);
    EXPECT_EQ(outcomes[0].outcome, Outcome::Denied);
    EXPECT_EQ(outcomes[0].field, "no_such_thing");
    EXPECT_EQ(outcomes[1].outcome, Outcome::Written);
    EXPECT_EQ(outcomes[2].outcome, Outcome::Denied);
}

TEST(HubspotAdapter, MakesPropertiesAndCreatesThroughAUniqueKey) {
    Hubspot it;
    FieldWish key;
    key.name = "evenlode_key";
    key.unique = true;
    FieldWish territory;
    territory.name = "territory_id";
    territory.label = "Territory";
    EXPECT_TRUE(it.adapter->makeFields(Object::Account, {key, territory}, it.job).empty());
    EXPECT_TRUE(it.adapter->makeFields(Object::Account, {key, territory}, it.job).empty());
    EXPECT_EQ(it.fake.http().calls("/crm/properties/2026-09/companies", "POST"), 2);
    RecordEdit one = edit("", "name", "Acme");
    one.key = "A-1";
    auto outcomes = it.adapter->upsert(Object::Account, {one}, true, it.job);
    EXPECT_EQ(outcomes[0].outcome, Outcome::Written);
    EXPECT_TRUE(outcomes[0].created);
    const std::string id = outcomes[0].id;
    one.fields[0].value = "Acme 2";
    outcomes = it.adapter->upsert(Object::Account, {one}, true, it.job);
    EXPECT_EQ(outcomes[0].id, id);
    EXPECT_FALSE(outcomes[0].created);
    EXPECT_EQ(it.fake.table("companies").alive(), 1U);
    ListRequest request;
    request.keys = {"A-1", "A-2"};
    const Listed found = listed(*it.adapter, request);
    ASSERT_EQ(found.records.size(), 1U);
    EXPECT_EQ(found.records.at(id).key, "A-1");
}

TEST(HubspotAdapter, WithoutAPropertyForOurKeyNothingIsCreated) {
    Hubspot it;
    RecordEdit one = edit("", "name", "Acme");
    one.key = "A-1";
    const auto outcomes = it.adapter->upsert(Object::Account, {one}, true, it.job);
    EXPECT_EQ(outcomes[0].outcome, Outcome::Failed);
    EXPECT_NE(outcomes[0].message.find("evenlode_key"), std::string::npos);
    EXPECT_EQ(it.fake.table("companies").alive(), 0U);
}

TEST(HubspotAdapter, Pitfall02_AnAnswerThatWasLostIsUnknownAndNotRepeated) {
    Hubspot it;
    const std::string id = it.add(0);
    it.fake.http().add({Fault::Kind::AnswerLost, "/batch/update", 1, 1});
    const auto outcomes =
        it.adapter->upsert(Object::Account, {edit(id, "city", "Paris")}, false, it.job);
    EXPECT_EQ(outcomes[0].outcome, Outcome::Unknown);
    EXPECT_EQ(it.fake.writesOf(id), 1);
}

RecordEdit visit(const std::string& key, const std::string& start, const std::string& end) {
    RecordEdit one = edit("", "kind", "meeting");
    one.key = key;
    one.fields.push_back({"subject", "Visit", {}});
    one.fields.push_back({"start", start, {}});
    one.fields.push_back({"end", end, {}});
    return one;
}

TEST(HubspotAdapter, VisitsAreKeptOnceWithTheirCompany) {
    Hubspot it;
    FieldWish key;
    key.name = "evenlode_key";
    key.unique = true;
    it.adapter->makeFields(Object::Activity, {key}, it.job);
    const std::string company = it.add(0);
    RecordEdit one = visit("V-1", "2026-03-29T01:30:00Z", "2026-03-29T02:00:00Z");
    one.fields.push_back({"account", company, {}});
    one.fields.push_back({"done", "1", {}});
    one.fields.push_back({"outcome", "Wants a quote", {}});
    auto outcomes = it.adapter->upsert(Object::Activity, {one}, true, it.job);
    ASSERT_EQ(outcomes[0].outcome, Outcome::Written) << outcomes[0].message;
    ASSERT_TRUE(outcomes[0].id.starts_with("meetings/"));
    const std::string plain = outcomes[0].id.substr(9);
    EXPECT_EQ(it.fake.associated("meetings", plain, "companies"), company);
    EXPECT_EQ(it.fake.table("meetings").find(plain)->fields["hs_meeting_outcome"], "COMPLETED");
    EXPECT_EQ(it.fake.table("meetings").find(plain)->fields["hs_meeting_body"],
              "[Evenlode -; -; Wants a quote]")
        << "there is no property for it";
    outcomes = it.adapter->upsert(Object::Activity, {one}, true, it.job);
    EXPECT_EQ(outcomes[0].id, "meetings/" + plain);
    EXPECT_EQ(it.fake.table("meetings").alive(), 1U);
    // Two with one key are a question.
    it.fake.table("meetings").insert({{"evenlode_key", "V-1"}});
    outcomes = it.adapter->upsert(Object::Activity, {one}, true, it.job);
    EXPECT_EQ(outcomes[0].outcome, Outcome::Duplicate);
    EXPECT_EQ(outcomes[0].others.size(), 2U);
    // It moves to another company, and is archived.
    RecordEdit move = edit("meetings/" + plain, "account", it.add(1));
    outcomes = it.adapter->upsert(Object::Activity, {move}, false, it.job);
    EXPECT_EQ(it.fake.associated("meetings", plain, "companies"), move.fields[0].value);
    outcomes = it.adapter->remove(Object::Activity, {"meetings/" + plain}, it.job);
    EXPECT_EQ(outcomes[0].outcome, Outcome::Written);
    EXPECT_EQ(it.fake.table("meetings").find(plain), nullptr);
}

TEST(HubspotAdapter, Pitfall09_TimesAndDaysSurviveARoundTrip) {
    Hubspot it;
    FieldWish key;
    key.name = "evenlode_key";
    FieldWish zone;
    zone.name = "evenlode_zone";
    it.adapter->makeFields(Object::Activity, {key, zone}, it.job);
    const std::vector<std::vector<std::string>> visits = {
        {"2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", "Europe/Berlin"},
        {"2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "Europe/Berlin"},
        {"2026-03-08T06:30:00Z", "2026-03-08T07:30:00Z", "America/New_York"},
        {"2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z", "America/New_York"},
        {"2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z", "Australia/Lord_Howe"},
        {"2026-10-03T15:15:00Z", "2026-10-03T15:45:00Z", "Australia/Lord_Howe"},
        {"2026-09-27", "2026-09-27", "Pacific/Auckland"}};
    for (const auto& one : visits) {
        RecordEdit wish = visit(one[0] + one[2], one[0], one[1]);
        wish.fields.push_back({"zone", one[2], {}});
        wish.fields.push_back({"all_day", one[0].size() == 10 ? "1" : "0", {}});
        ASSERT_EQ(it.adapter->upsert(Object::Activity, {wish}, true, it.job)[0].outcome,
                  Outcome::Written);
    }
    ListRequest request;
    request.object = Object::Activity;
    request.fields = {"start", "end", "zone", "all_day", "kind", "subject"};
    const Listed got = listed(*it.adapter, request);
    ASSERT_EQ(got.records.size(), visits.size());
    for (const auto& one : visits) {
        const auto found =
            std::find_if(got.records.begin(), got.records.end(),
                         [&](const auto& entry) { return entry.second.key == one[0] + one[2]; });
        ASSERT_NE(found, got.records.end());
        EXPECT_EQ(found->second.fields,
                  (std::vector<std::string>{one[0], one[1], one[2], one[0].size() == 10 ? "1" : "0",
                                            "meeting", "Visit"}));
    }
}

TEST(HubspotAdapter, ZoneAndOutcomeAreKeptWithoutPropertiesForThem) {
    Hubspot it;
    RecordEdit one = visit("", "2026-03-29T01:30:00Z", "2026-03-29T02:00:00Z");
    one.fields.push_back({"note", "Bring samples", {}});
    one.fields.push_back({"zone", "Europe/Berlin", {}});
    one.fields.push_back({"outcome", "Wants a quote; soon", {}});
    const std::string id = it.adapter->upsert(Object::Activity, {one}, true, it.job).front().id;
    ListRequest request;
    request.object = Object::Activity;
    request.ids = {id};
    request.fields = {"note", "zone", "outcome"};
    EXPECT_EQ(listed(*it.adapter, request).records.at(id).fields,
              (std::vector<std::string>{"Bring samples", "Europe/Berlin", "Wants a quote; soon"}));
    it.adapter->upsert(Object::Activity, {edit(id, "note", "Brought")}, false, it.job);
    EXPECT_EQ(listed(*it.adapter, request).records.at(id).fields,
              (std::vector<std::string>{"Brought", "Europe/Berlin", "Wants a quote; soon"}));
}

TEST(HubspotAdapter, CallsNotesAndTasksAreActivitiesToo) {
    Hubspot it;
    it.fake.addProperty("calls", "evenlode_key");
    for (const char* kind : {"call", "note", "task"}) {
        RecordEdit one = edit("", "kind", kind);
        one.fields.push_back({"subject", "About it", {}});
        one.fields.push_back({"note", "said so", {}});
        one.fields.push_back({"start", "2026-03-29T01:30:00Z", {}});
        one.fields.push_back({"seconds", "600", {}});
        EXPECT_EQ(it.adapter->upsert(Object::Activity, {one}, true, it.job)[0].outcome,
                  Outcome::Written);
    }
    ListRequest request;
    request.object = Object::Activity;
    request.fields = {"kind", "subject", "note", "start"};
    std::set<std::vector<std::string>> got;
    for (const auto& [id, record] : listed(*it.adapter, request).records) {
        got.insert(record.fields);
    }
    EXPECT_EQ(got, (std::set<std::vector<std::string>>{
                       {"call", "About it", "said so", "2026-03-29T01:30:00Z"},
                       {"note", "About it", "said so", "2026-03-29T01:30:00Z"},
                       {"task", "About it", "said so", "2026-03-29T01:30:00Z"}}));
}

TEST(HubspotAdapter, SaysWhoItIsAndWhatItMayDo) {
    Hubspot it;
    it.fake.unwritable = {"deals"};
    it.fake.unseen = {"leads"};
    const Identity identity = it.adapter->whoAmI(it.job);
    EXPECT_EQ(identity.organisation, "hubspot:62515");
    EXPECT_EQ(identity.apiVersion, "2026-09");
    EXPECT_EQ(identity.permissions["accounts"]["write"], true);
    EXPECT_EQ(identity.permissions["accounts"]["fields"]["hs_object_id"]["write"], false);
    EXPECT_EQ(identity.permissions["opportunities"]["write"], false);
    EXPECT_EQ(identity.permissions["leads"]["read"], false);
    EXPECT_FALSE(writeRefusal(identity, Object::Account, "no_such_thing").empty());
    EXPECT_TRUE(writeRefusal(identity, Object::Account, "city").empty());
    EXPECT_EQ(it.fake.table("companies").alive(), 0U) << "looking changes nothing";
    EXPECT_FALSE(listed(*it.adapter, Object::Lead).result.present);
}

TEST(HubspotAdapter, OwnersAreReps) {
    Hubspot it;
    for (int i = 0; i < 120; ++i) {
        it.fake.owners.push_back({{"id", std::to_string(i + 1)},
                                  {"email", core::format("p{}@example.org", i)},
                                  {"firstName", "Pat"},
                                  {"lastName", i == 0 ? Json() : Json("Lee")},
                                  {"updatedAt", "2026-01-01T00:00:00Z"}});
    }
    const Listed got = listed(*it.adapter, Object::User);
    EXPECT_EQ(got.records.size(), 120U);
    EXPECT_EQ(got.value("2", "name"), "Pat Lee");
    EXPECT_EQ(got.value("1", "name"), "Pat");
    EXPECT_TRUE(got.result.complete);
}

TEST(HubspotAdapter, DealsKnowTheirCompanyAndTheirDays) {
    Hubspot it;
    const std::string deal = it.fake.table("deals").insert({{"dealname", "Big"},
                                                            {"amount", "1200.5"},
                                                            {"closedate", "2026-03-31T00:00:00Z"},
                                                            {"createdate", "1767225600000"}});
    it.fake.associate("deals", deal, "companies", "77");
    const Listed got = listed(*it.adapter, Object::Opportunity);
    EXPECT_EQ(got.value(deal, "associated_company"), "77");
    EXPECT_EQ(got.value(deal, "closedate"), "2026-03-31");
    EXPECT_EQ(got.value(deal, "createdate"), "2026-01-01");
}

TEST(HubspotAdapter, Pitfall07_AUsedUpDayEndsTheRun) {
    Hubspot it;
    for (int i = 0; i < 450; ++i) {
        it.add(i);
    }
    it.fake.dailyLeft = 2;
    try {
        listed(*it.adapter, Object::Account);
        FAIL();
    } catch (const RemoteError& error) {
        EXPECT_EQ(error.trouble(), Trouble::QuotaSpent);
        EXPECT_GT(error.retrySeconds(), 0);
    }
    EXPECT_FALSE(it.adapter->limits(it.job).resetsAt.empty());
}

TEST(HubspotAdapter, Pitfall10_ARetiredVersionIsNamedAndAnotherCanBeChosen) {
    Hubspot it;
    it.add(0);
    it.fake.retired = {"2026-09"};
    try {
        listed(*it.adapter, Object::Account);
        FAIL();
    } catch (const RemoteError& error) {
        EXPECT_EQ(error.trouble(), Trouble::Outdated);
        EXPECT_NE(std::string(error.what()).find("HubSpot"), std::string::npos);
    }
    it.connect(it.fake.http().url(), {{"api_version", "v3"}});
    EXPECT_EQ(listed(*it.adapter, Object::Account).records.size(), 1U);
    EXPECT_EQ(it.fake.http().calls("/crm/v3/objects/companies"), 1);
}

TEST(HubspotAdapter, ASignInThatIsRefusedSaysHowToSignIn) {
    Hubspot it;
    it.fake.token = "another";
    try {
        it.adapter->whoAmI(it.job);
        FAIL();
    } catch (const RemoteError& error) {
        EXPECT_EQ(error.trouble(), Trouble::SignIn);
        EXPECT_EQ(std::string(error.what()).find("pat-test"), std::string::npos);
    }
}

TEST(HubspotAdapter, HostileAnswersAreRefusedInPlainWords) {
    const std::vector<std::string> answers = {
        "{\"results\":" + std::string(5000, '[') + std::string(5000, ']') + "}",
        R"({"results": 7})",
        R"({"results": [7]})",
        R"({"results": [{"id": {}}]})",
        R"([])",
        R"("text")",
        "<html>proxy</html>",
        "\xff\xfe{",
        R"({"results": [{"id": "1", "properties": {"name": "x"}}],
            "paging": {"next": {"after": "1"}}})", // for ever
    };
    for (const std::string& body : answers) {
        support::FakeHttp server([&](const HttpAsked&) { return support::jsonAnswer(200, body); });
        AtServer it;
        it.connect(server.url());
        EXPECT_THROW(listed(*it.adapter, Object::Account), RemoteError) << body.substr(0, 60);
        EXPECT_THROW(listed(*it.adapter, Object::Account, "m1772323200000"), RemoteError)
            << body.substr(0, 60);
        std::vector<RecordOutcome> outcomes;
        try {
            outcomes =
                it.adapter->upsert(Object::Activity, {edit("notes/5", "note", "x")}, false, it.job);
            EXPECT_NE(outcomes[0].outcome, Outcome::Written) << body.substr(0, 60);
        } catch (const core::Error&) { // as good
        }
    }
}

TEST(HubspotAdapter, WrongTypesInRecordsAreNoValues) {
    support::FakeHttp server([&](const HttpAsked&) {
        return support::jsonAnswer(200, R"({"results": [{"id": 12, "properties": {
            "name": {"a": 1}, "city": ["x"], "zip": 1234, "phone": true, "state": null,
            "hs_lastmodifieddate": "never"}, "archived": "no", "updatedAt": 5}]})");
    });
    AtServer it;
    it.connect(server.url());
    const Listed got = listed(*it.adapter, Object::Account);
    EXPECT_EQ(got.value("12", "name"), "(null)");
    EXPECT_EQ(got.value("12", "zip"), "1234");
    EXPECT_EQ(got.records.at("12").modified, "");
}

TEST(HubspotConfig, RefusesWhatItDoesNotUnderstand) {
    EXPECT_THROW(HubspotConfig::fromJson({{"bas_url", "x"}}, ""), core::Error);
    EXPECT_THROW(HubspotConfig::fromJson({{"base_url", "http://example.org"}}, ""), core::Error);
    EXPECT_THROW(HubspotConfig::fromJson({{"fields", {{"accounts", 7}}}}, ""), core::Error);
    EXPECT_THROW(HubspotConfig::fromJson({{"paths", {{"nothing", "x"}}}}, ""), core::Error);
    const HubspotConfig config = HubspotConfig::fromJson(
        {{"fields", {{"accounts", {{"territory_id", "sales_territory"}, {"unit", ""}}}}}}, "");
    EXPECT_EQ(config.baseUrl, "https://api.hubapi.com");
    const auto& columns = config.typesOf(Object::Account).front()->columns;
    EXPECT_TRUE(std::any_of(columns.begin(), columns.end(), [](const VendorColumn& column) {
        return column.name == "sales_territory" && column.field == "territory_id";
    }));
}

} // namespace
} // namespace crm
