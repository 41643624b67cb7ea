// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "crm/http/http_client.h"
#include "crm/http/remote_error.h"
#include "tests/unit/crm/zoho_support.h"

#include <gtest/gtest.h>

namespace crm {
namespace {

using core::Json;
using support::Fault;

TEST(ZohoWrites, SendsAHundredRowsAtATimeWithTheTypesOfTheirFields) {
    Zoho it;
    std::vector<RecordEdit> edits;
    for (int i = 0; i < 250; ++i) {
        edits.push_back(edit(it.add(i), "Owner", "902"));
        edits.back().fields.push_back({"Annual_Revenue", "12.5", {}});
        edits.back().fields.push_back({"Phone", "", {}});
    }
    for (const RecordOutcome& one : it.write(Object::Account, edits)) {
        EXPECT_EQ(one.outcome, Outcome::Written) << one.message;
    }
    EXPECT_EQ(it.fake.http().calls("/crm/v8/Accounts", "PUT"), 3);
    const Json row = it.last("PUT", "/Accounts")["data"][0];
    EXPECT_EQ(row["Owner"], (Json{{"id", "902"}}));
    EXPECT_EQ(row["Annual_Revenue"], 12.5);
    EXPECT_TRUE(row["Phone"].is_null()) << "an empty text clears the field";
    EXPECT_EQ(row.size(), 4U) << "only what changes, and the id";
    EXPECT_FALSE(it.last("PUT", "/Accounts").contains("trigger"));
    it.connect({{"trigger", Json::array()}});
    it.write(Object::Account, {edit(edits[0].id, "Phone", "1")});
    EXPECT_EQ(it.last("PUT", "/Accounts")["trigger"], Json::array());
}

TEST(ZohoWrites, Pitfall06_EachRowHasItsOwnOutcome) {
    Zoho it;
    std::vector<RecordEdit> edits;
    for (int i = 0; i < 100; ++i) {
        edits.push_back(edit(it.add(i), "Billing_City", "Metz"));
    }
    it.fake.refuse = {{edits[3].id, "MANDATORY_NOT_FOUND"},
                      {edits[50].id, "NO_PERMISSION"},
                      {edits[70].id, "INTERNAL_ERROR"}};
    edits[99].id = "404";
    const auto got = it.write(Object::Account, edits);
    EXPECT_EQ(got[0].outcome, Outcome::Written);
    EXPECT_EQ(got[3].outcome, Outcome::Failed);
    EXPECT_NE(got[3].message.find("validation rule"), std::string::npos) << "Zoho's own words";
    EXPECT_EQ(got[50].outcome, Outcome::Denied);
    EXPECT_EQ(got[70].outcome, Outcome::Retry);
    EXPECT_EQ(got[99].outcome, Outcome::Missing);
    EXPECT_EQ(it.fake.http().calls("/Accounts", "PUT"), 1);
}

TEST(ZohoWrites, RowsThatAreLeftOutOfAnAnswerAreUnknown) {
    Zoho it;
    it.fake.dropsARow = true;
    const auto got =
        it.write(Object::Account, {edit(it.add(0), "Phone", "1"), edit(it.add(1), "Phone", "2")});
    EXPECT_EQ(got[0].outcome, Outcome::Unknown) << "which one is missing, nobody knows";
    EXPECT_EQ(got[1].outcome, Outcome::Unknown);
}

TEST(ZohoWrites, AUniqueKeyMakesOrChangesTheOneRecord) {
    Zoho it;
    const RecordEdit fresh = keyed("A-1", {{"Account_Name", "New", {}}});
    const auto made = it.write(Object::Account, {fresh}, true);
    ASSERT_EQ(made[0].outcome, Outcome::Written) << made[0].message;
    EXPECT_TRUE(made[0].created);
    const auto again = it.write(Object::Account, {fresh}, true);
    EXPECT_EQ(again[0].id, made[0].id);
    EXPECT_FALSE(again[0].created);
    EXPECT_EQ(it.fake.accounts().alive(), 1U);
    EXPECT_EQ(it.last("POST", "/upsert")["duplicate_check_fields"], (Json{"Evenlode_Key"}));
    EXPECT_EQ(it.write(Object::Account, {keyed("A-2", {})})[0].outcome, Outcome::Missing);
}

TEST(ZohoWrites, Pitfall11_AKeyThatIsNotUniqueIsLookedUpFirst) {
    Zoho it;
    it.fake.addField("Accounts", "Evenlode_Key");
    const std::string one = it.add(1);
    const std::string two = it.add(2);
    it.fake.accounts().update(one, {{"Evenlode_Key", "K"}});
    const RecordEdit fresh = keyed("K", {{"Phone", "1", {}}});
    EXPECT_EQ(it.write(Object::Account, {fresh}, true)[0].id, one);
    it.fake.accounts().update(two, {{"Evenlode_Key", "K"}});
    const auto got = it.write(Object::Account, {fresh}, true);
    EXPECT_EQ(got[0].outcome, Outcome::Duplicate);
    EXPECT_EQ(got[0].others, (std::vector<std::string>{one, two}));
    EXPECT_EQ(it.fake.writesOf(two), 0);
}

TEST(ZohoWrites, ADuplicateNamesTheRecordThatIsThere) {
    Zoho it;
    it.fake.addField("Accounts", "Tax_Number", "text", true);
    const std::string there = it.add(0);
    it.fake.accounts().update(there, {{"Tax_Number", "DE1"}});
    const auto got = it.write(Object::Account, {edit(it.add(1), "Tax_Number", "DE1")});
    EXPECT_EQ(got[0].outcome, Outcome::Duplicate);
    EXPECT_EQ(got[0].others, std::vector<std::string>{there});
    EXPECT_NE(got[0].message.find("Tax_Number"), std::string::npos);
}

TEST(ZohoWrites, AFieldThatIsNotThereIsNotDroppedSilently) {
    Zoho it;
    it.fake.addField("Accounts", "Score", "formula", false, true);
    const std::string id = it.add(0);
    const auto got = it.write(Object::Account, {edit(id, "Nonsense", "1"), edit(id, "Score", "1")});
    EXPECT_EQ(got[0].outcome, Outcome::Denied);
    EXPECT_EQ(got[0].field, "Nonsense");
    EXPECT_EQ(got[1].outcome, Outcome::Denied);
    EXPECT_EQ(it.fake.http().calls("/Accounts", "PUT"), 0);
    it.fake.locked = {"Accounts"};
    EXPECT_EQ(it.write(Object::Account, {edit(id, "Phone", "1")})[0].outcome, Outcome::Denied);
}

TEST(ZohoWrites, Pitfall08_LooksRightBeforeItWrites) {
    Zoho it;
    const std::string id = it.add(0);
    const std::string version = listed(*it.adapter, Object::Account).records.at(id).version;
    RecordEdit change = edit(id, "Billing_City", "Metz");
    change.version = version;
    change.fields[0].expected = "Lyon";
    EXPECT_EQ(it.write(Object::Account, {change})[0].outcome, Outcome::Written);
    EXPECT_EQ(it.write(Object::Account, {change})[0].outcome, Outcome::Unchanged);
    it.fake.accounts().update(id, {{"Billing_City", "Nancy"}});
    const auto got = it.write(Object::Account, {change});
    EXPECT_EQ(got[0].outcome, Outcome::Conflict);
    EXPECT_EQ(got[0].field, "Billing_City");
    EXPECT_EQ(got[0].found, "Nancy");
    it.clock.advance(5);
    it.fake.accounts().update(id, {{"Phone", "1"}, {"Billing_City", "Lyon"}});
    EXPECT_EQ(it.write(Object::Account, {change})[0].outcome, Outcome::Conflict) << "its version";
}

TEST(ZohoWrites, Pitfall08_AnEditBetweenLookAndWriteIsKept) {
    for (const bool whole : {false, true}) {
        Zoho it;
        it.fake.wholeBatch = whole;
        const std::string id = it.add(0);
        bool edited = false;
        it.tools.fetch = [&, fetch = httpFetch()](const core::FetchRequest& request,
                                                  core::Job& job) {
            if (request.method == "PUT" && !edited) {
                edited = true;
                it.clock.advance(2);
                it.fake.http().locked([&] {
                    it.fake.accounts().update(id, {{"Billing_City", "Nancy"}});
                });
            }
            return fetch(request, job);
        };
        it.connect();
        RecordEdit change = edit(id, "Billing_City", "Metz");
        change.fields[0].expected = "Lyon";
        EXPECT_EQ(it.write(Object::Account, {change})[0].outcome, Outcome::Conflict);
        EXPECT_EQ(it.fake.accounts().find(id)->fields["Billing_City"], "Nancy");
    }
}

TEST(ZohoWrites, Pitfall02_ALostAnswerIsNotRepeatedBlindly) {
    Zoho it;
    const std::string id = it.add(0);
    it.fake.http().add({Fault::Kind::AnswerLost, "/Accounts", 1, 1, 1, "PUT"});
    EXPECT_EQ(it.write(Object::Account, {edit(id, "Phone", "1")})[0].outcome, Outcome::Unknown);
    EXPECT_EQ(it.fake.writesOf(id), 1);
}

TEST(ZohoWrites, ABusyServerIsWaitedFor) {
    Zoho it;
    const std::string id = it.add(0);
    it.fake.http().add({Fault::Kind::Throttled, "/Accounts", 1, 2, 7, {}});
    EXPECT_EQ(it.write(Object::Account, {edit(id, "Phone", "1")})[0].outcome, Outcome::Written);
    EXPECT_GE(it.clock.now() - support::VirtualClock::kStart, 14'000);
}

TEST(ZohoWrites, CreditsThatAreUsedUpEndTheRun) {
    Zoho it;
    it.connect({{"limits", {{"reserve", 0}}}});
    const std::string id = it.add(0);
    it.fake.credits = 3;
    listed(*it.adapter, Object::User);
    listed(*it.adapter, Object::User);
    listed(*it.adapter, Object::User);
    try {
        it.write(Object::Account, {edit(id, "Phone", "1")});
        FAIL() << "wrote without credits";
    } catch (const RemoteError& error) {
        EXPECT_EQ(error.trouble(), Trouble::QuotaSpent) << error.what();
    }
    EXPECT_EQ(it.adapter->limits(it.job).callsLeft, 0);
    EXPECT_EQ(it.fake.writesOf(id), 0);
}

TEST(ZohoWrites, Pitfall10_ARetiredVersionIsNamed) {
    for (const bool gone : {true, false}) {
        Zoho it;
        it.fake.retired = {"v8"};
        it.fake.retiredAreGone = gone;
        try {
            it.adapter->whoAmI(it.job);
            FAIL() << "spoke a retired version";
        } catch (const RemoteError& error) {
            EXPECT_EQ(error.trouble(), Trouble::Outdated);
        }
    }
}

TEST(ZohoWrites, Pitfall01_ATokenThatHasRunOutIsRenewedOnce) {
    Zoho it;
    it.fake.tokenSeconds = 3600;
    Credentials credentials;
    credentials.accessToken = "old";
    credentials.refreshToken = it.fake.refreshToken;
    credentials.clientSecret = "SECRET";
    it.tools.secrets->write("crm/test", storedText(credentials));
    it.connect({{"sign_in", {{"client_id", "CID"}, {"accounts", it.fake.http().url()}}}});
    it.add(0);
    EXPECT_EQ(listed(*it.adapter, Object::Account).records.size(), 1U);
    EXPECT_EQ(it.fake.http().calls("/oauth/v2/token"), 1);
    it.clock.advance(3599);
    listed(*it.adapter, Object::Account);
    EXPECT_EQ(it.fake.http().calls("/oauth/v2/token"), 2) << "ahead of its end";
    const Credentials kept = credentialsFrom(*it.tools.secrets->read("crm/test"));
    EXPECT_EQ(kept.refreshToken, it.fake.refreshToken) << "Zoho sends none anew";
    EXPECT_EQ(kept.accessToken, it.fake.accessToken) << "for the next run";
    EXPECT_EQ(kept.baseUrl, it.fake.http().url());
}

TEST(ZohoWrites, RemovesByIdsAndSaysWhatWasNotThere) {
    Zoho it;
    const std::string id = it.add(0);
    const auto got = it.adapter->remove(Object::Account, {id, "404"}, it.job);
    EXPECT_EQ(got[0].outcome, Outcome::Written);
    EXPECT_EQ(got[1].outcome, Outcome::Missing);
    EXPECT_EQ(it.fake.accounts().alive(), 0U);
}

TEST(ZohoWrites, AccountsAreMovedFromTerritoryToTerritoryByName) {
    Zoho it;
    const std::string north = it.fake.addTerritory("North");
    const std::string south = it.fake.addTerritory("South");
    const std::string id = it.add(0);
    it.fake.accounts().update(id, {{"Territories", {north}}});
    RecordEdit change = edit(id, "Territories", "South");
    change.fields[0].expected = "North";
    change.fields.push_back({"Phone", "1", {}});
    const auto got = it.write(Object::Account, {change});
    EXPECT_EQ(got[0].outcome, Outcome::Written) << got[0].message;
    EXPECT_EQ(it.fake.accounts().find(id)->fields["Territories"], (Json{south}));
    EXPECT_EQ(it.fake.accounts().find(id)->fields["Phone"], "1");
    ListRequest request;
    request.ids = {id};
    request.fields = {"Territories"};
    EXPECT_EQ(listed(*it.adapter, request).records.at(id).fields[0], "South");
    EXPECT_EQ(it.write(Object::Account, {edit(id, "Territories", "East")})[0].outcome,
              Outcome::Failed);
}

TEST(ZohoWrites, TerritoriesCarryOurCodeInTheirRule) {
    Zoho it;
    const RecordEdit north = keyed("N1", {{"name", "North", {}}, {"owner", "901", {}}});
    const auto made = it.write(Object::Territory, {north}, true);
    ASSERT_EQ(made[0].outcome, Outcome::Written) << made[0].message;
    EXPECT_TRUE(made[0].created);
    EXPECT_FALSE(it.write(Object::Territory, {north}, true)[0].created);
    ListRequest request;
    request.object = Object::Territory;
    request.fields = {"code", "name", "owner"};
    const Listed got = listed(*it.adapter, request);
    ASSERT_EQ(got.records.size(), 1U);
    EXPECT_EQ(got.records.at(made[0].id).fields, (std::vector<std::string>{"N1", "North", "901"}));
    it.fake.territoriesOn = false;
    EXPECT_FALSE(listed(*it.adapter, request).result.present);
    EXPECT_EQ(it.write(Object::Territory, {north}, true)[0].outcome, Outcome::Denied);
}

} // namespace
} // namespace crm
