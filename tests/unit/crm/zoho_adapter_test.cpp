// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "crm/http/http_client.h"
#include "tests/unit/crm/zoho_support.h"

#include <gtest/gtest.h>

namespace crm {
namespace {

using core::Job;
using core::Json;

TEST(ZohoAdapter, ReadsAllAccountsByQueriesWithTheirFields) {
    Zoho it;
    std::string last;
    for (int i = 0; i < 4100; ++i) {
        last = it.add(i);
    }
    const Listed got = listed(*it.adapter, Object::Account);
    EXPECT_EQ(got.records.size(), 4100U);
    EXPECT_TRUE(got.result.complete);
    EXPECT_EQ(got.value(last, "Account_Name"), "Acme 4099");
    EXPECT_EQ(got.value(last, "Billing_Code"), "01234");
    EXPECT_EQ(got.value(last, "id"), last);
    EXPECT_EQ(got.value(last, "Owner"), "901") << "a lookup is the id of what it points to";
    EXPECT_EQ(got.value(last, "Phone"), "(null)");
    EXPECT_EQ(got.cursors.size(), 2U);
    EXPECT_EQ(it.fake.http().calls("/coql"), 3);
    EXPECT_EQ(got.records.at(last).modified, "2026-03-01T00:00:00Z") << "in UTC, whatever came";
}

TEST(ZohoAdapter, AnInterruptedListGoesOnFromItsPage) {
    Zoho it;
    for (int i = 0; i < 2500; ++i) {
        it.add(i);
    }
    const Listed first = listed(*it.adapter, Object::Account);
    const Listed rest = listed(*it.adapter, Object::Account, first.cursors.front());
    EXPECT_EQ(rest.records.size(), 500U);
    EXPECT_FALSE(rest.result.complete);
    EXPECT_EQ(rest.result.cursor, first.result.cursor) << "the mark of the first start";
}

TEST(ZohoAdapter, AnOrganisationWithoutRecordsAnswersWithoutABody) {
    Zoho it;
    const Listed got = listed(*it.adapter, Object::Account);
    EXPECT_TRUE(got.records.empty());
    EXPECT_TRUE(got.result.present);
    EXPECT_TRUE(got.result.complete);
    EXPECT_TRUE(listed(*it.adapter, Object::Account, got.result.cursor).records.empty());
}

TEST(ZohoAdapter, Pitfall03_ManyChangesOfOneInstantAllArrive) {
    Zoho it;
    for (int i = 0; i < 25'000; ++i) {
        it.add(i);
    }
    const Listed got =
        listed(*it.adapter, Object::Account, core::format("m{}", it.clock.now() - 1000));
    EXPECT_EQ(got.records.size(), 25'000U);
    EXPECT_LE(it.fake.http().calls(), 20);
    EXPECT_EQ(got.result.cursor, core::format("m{}", it.clock.now()));
}

TEST(ZohoAdapter, TwoChangesWithinOneSecondAreTwoVersions) {
    Zoho it;
    const std::string id = it.add(0);
    const Listed first = listed(*it.adapter, Object::Account);
    it.clock.advance(0.2);
    it.fake.accounts().update(id, {{"Billing_City", "Lille"}});
    const Listed next = listed(*it.adapter, Object::Account, first.result.cursor);
    EXPECT_EQ(next.value(id, "Billing_City"), "Lille");
    EXPECT_NE(next.records.at(id).version, first.records.at(id).version);
    EXPECT_EQ(next.records.at(id).modified, first.records.at(id).modified);
}

TEST(ZohoAdapter, TheMarkIsNeverAheadOfZohosClock) {
    Zoho it;
    it.add(0);
    // This computer is an hour ahead of Zoho, whose answers say so.
    it.tools.fetch = [fetch = httpFetch()](const core::FetchRequest& request, Job& job) {
        core::FetchResponse response = fetch(request, job);
        response.headers.emplace_back("date", "Sat, 28 Feb 2026 23:00:00 GMT");
        return response;
    };
    it.connect();
    EXPECT_EQ(listed(*it.adapter, Object::Account).result.cursor,
              core::format("m{}", support::VirtualClock::kStart - 3'600'000));
}

TEST(ZohoAdapter, Pitfall04_ARowThatIsFoundLateIsPickedUp) {
    Zoho it;
    it.add(0);
    const Listed first = listed(*it.adapter, Object::Account);
    it.clock.advance(10);
    it.fake.accounts().setLag(90);
    const std::string late = it.add(1);
    it.clock.advance(30);
    const Listed next = listed(*it.adapter, Object::Account, first.result.cursor);
    EXPECT_FALSE(next.records.contains(late));
    it.clock.advance(61);
    EXPECT_TRUE(listed(*it.adapter, Object::Account, next.result.cursor).records.contains(late));
}

TEST(ZohoAdapter, DeletedRecordsAreToldPageAfterPage) {
    Zoho it;
    std::vector<std::string> ids;
    for (int i = 0; i < 450; ++i) {
        ids.push_back(it.add(i));
    }
    const Listed first = listed(*it.adapter, Object::Account);
    it.clock.advance(60);
    for (std::size_t i = 0; i < 420; ++i) {
        it.fake.accounts().erase(ids[i]);
    }
    const Listed next = listed(*it.adapter, Object::Account, first.result.cursor);
    EXPECT_EQ(next.gone.size(), 420U);
    EXPECT_FALSE(next.result.complete);
    EXPECT_EQ(it.fake.http().calls("/Accounts/deleted?type=all"), 3);
}

TEST(ZohoAdapter, AMarkOlderThanTheListOfDeletionsReadsEverything) {
    Zoho it;
    const std::string kept = it.add(0);
    const std::string lost = it.add(1);
    const Listed first = listed(*it.adapter, Object::Account);
    it.fake.accounts().erase(lost);
    it.fake.accounts().purge();
    it.clock.advance(61 * 86400);
    const Listed next = listed(*it.adapter, Object::Account, first.result.cursor);
    EXPECT_TRUE(next.result.expired);
    EXPECT_TRUE(next.result.complete);
    EXPECT_TRUE(next.records.contains(kept));
    EXPECT_EQ(next.records.size(), 1U);
}

TEST(ZohoAdapter, ReadsByIdWhatQueriesDoNotKnowYet) {
    Zoho it;
    it.fake.accounts().setLag(90);
    const std::string id = it.add(0);
    ListRequest request;
    request.ids = {id, "404"};
    request.fields = {"Territory_Id"};
    const Listed got = listed(*it.adapter, request);
    EXPECT_EQ(got.value(id, "Account_Name"), "Acme 0");
    EXPECT_EQ(got.gone, std::vector<std::string>{"404"});
    EXPECT_EQ(got.records.at(id).fields, std::vector<std::string>{""});
}

TEST(ZohoAdapter, FindsRecordsByOurKeyWhateverStandsInIt) {
    Zoho it;
    const std::string id = it.add(0);
    it.fake.accounts().update(id, {{"Evenlode_Key", "o'clock \\ 1"}});
    ListRequest request;
    request.keys = {"o'clock \\ 1", "other"};
    const Listed got = listed(*it.adapter, request);
    ASSERT_EQ(got.records.size(), 1U);
    EXPECT_EQ(got.records.at(id).key, "o'clock \\ 1");
}

TEST(ZohoAdapter, ASweepAsksForIdsOnly) {
    Zoho it;
    it.add(0);
    ListRequest request;
    request.idsOnly = true;
    EXPECT_EQ(listed(*it.adapter, request).records.size(), 1U);
    EXPECT_EQ(it.last("POST", "/coql")["select_query"],
              "select id from Accounts where id is not null order by id asc limit 2000");
}

TEST(ZohoAdapter, ADealIsWonByWhatTheOrganisationSaysOfItsStage) {
    Zoho it;
    const std::string won =
        it.fake.table("Deals").insert({{"Deal_Name", "A"}, {"Stage", "Unterschrieben"}});
    const std::string lost =
        it.fake.table("Deals").insert({{"Deal_Name", "B"}, {"Stage", "Verloren"}});
    const std::string open =
        it.fake.table("Deals").insert({{"Deal_Name", "C"}, {"Stage", "Qualification"}});
    const Listed got = listed(*it.adapter, Object::Opportunity);
    EXPECT_EQ(got.value(won, "Stage.won"), "1");
    EXPECT_EQ(got.value(lost, "Stage.won"), "0");
    EXPECT_EQ(got.value(lost, "Stage.closed"), "1");
    EXPECT_EQ(got.value(open, "Stage.closed"), "(null)");
}

TEST(ZohoAdapter, UsersAreThoseWhoAreActive) {
    Zoho it;
    const Listed got = listed(*it.adapter, Object::User);
    EXPECT_EQ(got.value("901", "name"), "Ines Vogel");
    EXPECT_EQ(got.value("902", "email"), "omar@example.org");
    EXPECT_TRUE(got.result.complete);
}

TEST(ZohoAdapter, WhatASignInMayNotSeeIsAbsentAndCostsNoToken) {
    Zoho it;
    it.fake.unseen = {"Leads"};
    it.fake.absent = {"Deals"};
    EXPECT_FALSE(listed(*it.adapter, Object::Lead).result.present);
    EXPECT_FALSE(listed(*it.adapter, Object::Opportunity).result.present);
    EXPECT_EQ(it.fake.http().calls("/oauth"), 0) << "a new token would not help";
    it.fake.unseen = {"Accounts"};
    it.connect();
    try {
        listed(*it.adapter, Object::Account);
        FAIL() << "accounts that may not be seen are not none";
    } catch (const core::Error& error) {
        EXPECT_NE(std::string(error.what()).find("scope"), std::string::npos);
    }
}

TEST(ZohoAdapter, SaysWhoseItIsAndWhatMayBeWritten) {
    Zoho it;
    it.fake.addField("Accounts", "Score", "formula", false, true);
    it.fake.locked = {"Contacts"};
    const Identity identity = it.adapter->whoAmI(it.job);
    EXPECT_EQ(identity.account, "Zylker");
    EXPECT_EQ(identity.organisation, "zoho:727962970");
    EXPECT_EQ(identity.apiVersion, "v8");
    EXPECT_EQ(writeRefusal(identity, Object::Account, "Territory_Id"), "");
    EXPECT_NE(writeRefusal(identity, Object::Account, "Score"), "");
    EXPECT_NE(writeRefusal(identity, Object::Account, "Nonsense"), "");
    EXPECT_NE(writeRefusal(identity, Object::Contact, "Phone"), "");
    EXPECT_TRUE(identity.permissions["accounts"]["fields"]["Evenlode_Key"]["unique"]);
    it.fake.organisation = "1";
    EXPECT_EQ(it.adapter->whoAmI(it.job).organisation, "zoho:1");
}

TEST(ZohoAdapter, MakesFieldsByTheLabelThatGivesThemTheirName) {
    Zoho it;
    FieldWish wish;
    wish.name = "Sales_Region";
    wish.unique = true;
    EXPECT_TRUE(it.adapter->makeFields(Object::Account, {wish}, it.job).empty());
    EXPECT_EQ(it.last("POST", "/settings/fields")["fields"][0]["field_label"], "Sales Region");
    EXPECT_TRUE(it.adapter->makeFields(Object::Account, {wish}, it.job).empty());
    EXPECT_EQ(it.fake.http().calls("/settings/fields", "POST"), 1) << "it is there";
    EXPECT_TRUE(it.adapter->makeFields(Object::Activity, {wish}, it.job).empty());
    EXPECT_EQ(it.fake.http().calls("/settings/fields?module=Notes"), 0);
    wish.name = "odd  name";
    EXPECT_EQ(it.adapter->makeFields(Object::Account, {wish}, it.job).size(), 1U)
        << "Zoho names it otherwise";
}

/// An organisation may keep its leads in a module of its own.
TEST(ZohoAdapter, ReadsTheModulesThatTheConnectionNames) {
    Zoho zoho;
    zoho.fake.table("Contacts").insert({{"Last_Name", "Lind"}, {"Email", "lind@example.org"}});
    zoho.connect({{"modules", {{"leads", "Contacts"}, {"contacts", "Leads"}}}});
    const Listed got = listed(*zoho.adapter, Object::Lead);
    ASSERT_EQ(got.records.size(), 1U);
    EXPECT_TRUE(listed(*zoho.adapter, Object::Contact).records.empty());
    for (const auto& [object, module] :
         {std::pair("activities", "Visits"), std::pair("leads", ""), std::pair("leads", "Accounts"),
          std::pair("prospects", "Leads")}) {
        EXPECT_THROW(ZohoConfig::fromJson({{"modules", {{object, module}}}}, ""), core::Error)
            << object << " " << module;
    }
}

/// A hurried look goes back by the lag only; the next thorough one by all of the overlap, from
/// where the last thorough one was, so that hurried ones in between shorten nothing.
TEST(ZohoAdapter, HurriedLooksShortenNoOverlap) {
    Zoho zoho;
    zoho.add(1);
    const std::string since = listed(*zoho.adapter, Object::Account).result.cursor;
    zoho.clock.advance(250);
    zoho.fake.accounts().setLag(400);
    zoho.add(2); // will be seen late
    zoho.fake.accounts().setLag(0);
    ListRequest hurried;
    hurried.quick = true;
    hurried.since = since;
    for (int i = 0; i < 8; ++i) {
        zoho.clock.advance(55);
        hurried.since = listed(*zoho.adapter, hurried).result.cursor;
    }
    ListRequest thorough;
    thorough.since = hurried.since;
    const Listed found = listed(*zoho.adapter, thorough);
    EXPECT_EQ(found.records.size(), 2U);
}

} // namespace
} // namespace crm
