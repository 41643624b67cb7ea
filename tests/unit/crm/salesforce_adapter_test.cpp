// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/salesforce_adapter.h"
#include "crm/adapters/salesforce_reader.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/http/url.h"
#include "tests/support/fake_salesforce.h"
#include "tests/support/temp_dir.h"

#include <fstream>
#include <gtest/gtest.h>

namespace crm {
namespace {

using core::Job;
using core::Json;
using support::Fault;

struct Listed {
    std::map<std::string, RemoteRecord> records;
    std::vector<std::string> gone;
    std::map<std::string, std::string> merged;
    std::vector<std::string> pages;
    std::optional<core::records::Mapping> mapping;
    ListResult result;
};

struct Salesforce {
    support::VirtualClock clock;
    support::FakeSalesforce fake{clock};
    support::TempDir dir;
    std::shared_ptr<SessionSecrets> secrets = std::make_shared<SessionSecrets>();
    std::unique_ptr<SalesforceAdapter> adapter;
    Job job;

    explicit Salesforce(const Json& more = Json::object()) {
        Credentials credentials;
        credentials.accessToken = "AT1";
        credentials.refreshToken = "RT1";
        credentials.baseUrl = fake.http().url();
        secrets->write("k", storedText(credentials));
        connect(more);
    }
    void connect(const Json& more) {
        Json config = {
            {"sign_in", {{"client_id", "CID"}, {"login", fake.http().url()}}},
            {"objects",
             {{"accounts", {{"key", "Evenlode_Key__c"}, {"columns", {"Territory_Code__c"}}}}}}};
        config.update(more);
        AdapterTools tools;
        tools.secrets = secrets;
        tools.clock = clock.clock();
        tools.folder = dir.path();
        adapter = std::make_unique<SalesforceAdapter>(SalesforceConfig::fromJson(config), "sf", "k",
                                                      "", tools);
    }
    std::string add(int number) {
        return fake.accounts().insert({{"Name", core::format("Acme {}", number)},
                                       {"BillingCity", "Lyon"},
                                       {"BillingLatitude", 45.7},
                                       {"BillingLongitude", 4.8},
                                       {"OwnerId", "005000000000001AAA"}});
    }
    Listed list(const std::string& since = {}, std::vector<std::string> ids = {}) {
        ListRequest request;
        request.since = since;
        request.ids = std::move(ids);
        request.fields = {"Territory_Code__c", "No_Such__c"};
        return list(request);
    }
    Listed list(const ListRequest& request) {
        Listed got;
        ListSink sink;
        sink.begin = [&](const core::records::Mapping& mapping) { got.mapping = mapping; };
        sink.record = [&](RemoteRecord&& record) { got.records[record.id] = std::move(record); };
        sink.gone = [&](const std::string& id) { got.gone.push_back(id); };
        sink.merged = [&](const std::string& id, const std::string& into) {
            got.merged[id] = into;
        };
        sink.page = [&](const std::string& cursor) { got.pages.push_back(cursor); };
        got.result = adapter->list(request, sink, job);
        return got;
    }
    std::vector<RecordOutcome> write(const std::vector<RecordEdit>& edits, bool create = false) {
        return adapter->upsert(Object::Account, edits, create, job);
    }
};

RecordEdit edit(std::string id, std::string field, std::string value) {
    RecordEdit change;
    change.id = std::move(id);
    change.fields.push_back({std::move(field), std::move(value), {}});
    return change;
}

TEST(SalesforceAdapter, SaysWhoWeAreAndWhatWeMayDo) {
    Salesforce it;
    const Identity who = it.adapter->whoAmI(it.job);
    EXPECT_EQ(who.account, "Acme Org");
    EXPECT_EQ(who.organisation, "00D000000000001AAA");
    EXPECT_EQ(writeRefusal(who, Object::Account, "Territory_Code__c"), "");
    EXPECT_NE(writeRefusal(who, Object::Account, "Nope__c"), "");
    EXPECT_FALSE(who.permissions["users"]["write"].get<bool>());
    EXPECT_FALSE(who.permissions.contains("leads")); // this organisation has none
}

TEST(SalesforceAdapter, ReadsAllPagesThenOnlyChanges) {
    Salesforce it;
    std::string last;
    for (int i = 0; i < 4500; ++i) {
        last = it.add(i);
    }
    const Listed first = it.list();
    EXPECT_EQ(first.records.size(), 4500U);
    EXPECT_TRUE(first.result.complete);
    EXPECT_EQ(first.pages.size(), 2U);
    EXPECT_TRUE(first.mapping->columnOf("lat").has_value());
    EXPECT_EQ(first.records.at(last).fields, (std::vector<std::string>{"", ""}));
    it.clock.advance(3600);
    it.fake.accounts().update(last, {{"BillingCity", "Nice"}});
    const std::string gone = first.records.begin()->first;
    it.fake.accounts().erase(gone);
    it.fake.http().forget();
    const Listed next = it.list(first.result.cursor);
    EXPECT_LE(next.records.size(), 4500U);
    EXPECT_TRUE(next.records.contains(last));
    EXPECT_EQ(next.gone, std::vector<std::string>{gone});
    it.clock.advance(3600);
    it.fake.http().forget();
    const Listed quiet = it.list(next.result.cursor);
    EXPECT_EQ(quiet.records.size(), 1U);
    EXPECT_LE(it.fake.http().calls(), 5);
}

TEST(SalesforceAdapter, Pitfall03_ManyRowsOfOneInstantAllArrive) {
    Salesforce it;
    for (int i = 0; i < 25'000; ++i) {
        it.add(i);
    }
    it.clock.advance(60);
    const Listed got = it.list(std::to_string(support::VirtualClock::kStart));
    EXPECT_EQ(got.records.size(), 25'000U);
    EXPECT_LE(it.fake.http().calls(), 200);
    EXPECT_GE(std::stoll(got.result.cursor), support::VirtualClock::kStart);
}

TEST(SalesforceAdapter, Pitfall03_AnInterruptedListGoesOnBehindTheLastRow) {
    Salesforce it;
    for (int i = 0; i < 5000; ++i) {
        it.add(i);
    }
    const Listed whole = it.list();
    const Listed rest = it.list(whole.pages.front());
    EXPECT_EQ(rest.records.size(), 3000U);
    EXPECT_FALSE(rest.result.complete);
    it.fake.cursorSeconds = -1; // each cursor has run out when it is used
    EXPECT_EQ(it.list().records.size(), 5000U);
}

TEST(SalesforceAdapter, Pitfall04_ARowThatIsSeenLateIsPickedUp) {
    Salesforce it;
    it.add(0);
    it.fake.accounts().setLag(90);
    const std::string late = it.add(1);
    it.fake.accounts().setLag(0);
    it.clock.advance(30);
    it.add(2);
    const Listed first = it.list();
    EXPECT_FALSE(first.records.contains(late));
    it.clock.advance(61);
    EXPECT_TRUE(it.list(first.result.cursor).records.contains(late));
}

TEST(SalesforceAdapter, Pitfall05_AfterAMonthEverythingIsReadAgain) {
    Salesforce it;
    const std::string a = it.add(0);
    it.add(1);
    const Listed first = it.list();
    it.fake.accounts().erase(a);
    it.clock.advance(30 * 86'400);
    it.fake.accounts().purge();
    const Listed next = it.list(first.result.cursor);
    EXPECT_TRUE(next.result.expired);
    EXPECT_TRUE(next.result.complete);
    EXPECT_EQ(next.records.size(), 1U);
    it.fake.deletedDays = 0.01; // a purge took the tombstones of the last hours
    it.clock.advance(3600);
    EXPECT_TRUE(it.list(next.result.cursor).result.expired);
}

TEST(SalesforceAdapter, Pitfall06_ThreeBadRowsOfAHundredAreShownTheOthersWritten) {
    Salesforce it;
    std::vector<RecordEdit> edits;
    for (int i = 0; i < 100; ++i) {
        edits.push_back(edit(it.add(i), "Territory_Code__c", "T1"));
    }
    it.fake.refuse = {{"Acme 3", "FIELD_CUSTOM_VALIDATION_EXCEPTION"},
                      {"Acme 50", "INSUFFICIENT_ACCESS_OR_READONLY"},
                      {"Acme 99", "UNABLE_TO_LOCK_ROW"}};
    const auto outcomes = it.write(edits);
    EXPECT_EQ(outcomes[3].outcome, Outcome::Failed);
    EXPECT_EQ(outcomes[3].message, "refused Acme 3");
    EXPECT_EQ(outcomes[50].outcome, Outcome::Denied);
    EXPECT_EQ(outcomes[99].outcome, Outcome::Retry);
    EXPECT_EQ(std::count_if(outcomes.begin(), outcomes.end(),
                            [](const auto& one) { return one.outcome == Outcome::Written; }),
              97);
    EXPECT_LE(it.fake.http().calls(), 25);
}

TEST(SalesforceAdapter, Pitfall02_ACreateWhoseAnswerIsLostMakesOneRecord) {
    Salesforce it;
    it.list();
    it.fake.http().add({Fault::Kind::AnswerLost, "composite", 1, 1});
    RecordEdit fresh;
    fresh.key = "E-1";
    fresh.fields = {{"Name", "New shop", {}}, {"BillingLatitude", "45.5", {}}};
    const auto outcome = it.write({fresh}, true)[0];
    EXPECT_EQ(outcome.outcome, Outcome::Written);
    EXPECT_EQ(it.fake.accounts().findBy("Evenlode_Key__c", "E-1").size(), 1U);
    EXPECT_EQ(it.fake.accounts().find(outcome.id)->fields["BillingLatitude"], 45.5);
    RecordEdit keyless;
    keyless.fields = {{"Name", "No key", {}}};
    it.fake.http().add({Fault::Kind::AnswerLost, "composite", 1, 1});
    EXPECT_EQ(it.write({keyless}, true)[0].outcome, Outcome::Unknown);
}

TEST(SalesforceAdapter, Pitfall08_NobodysEditIsOverwritten) {
    Salesforce it;
    const std::string a = it.add(0);
    RecordEdit change = edit(a, "BillingCity", "Paris");
    change.fields[0].expected = "Nice";
    auto outcome = it.write({change})[0];
    EXPECT_EQ(outcome.outcome, Outcome::Conflict);
    EXPECT_EQ(outcome.field, "BillingCity");
    EXPECT_EQ(outcome.found, "Lyon");
    change.fields[0].expected = "Lyon";
    EXPECT_EQ(it.write({change})[0].outcome, Outcome::Written);
    EXPECT_EQ(it.write({change})[0].outcome, Outcome::Unchanged);
    RecordEdit stale = edit(a, "Phone", "1");
    stale.version = "2020-01-01T00:00:00.000+0000";
    EXPECT_EQ(it.write({stale})[0].outcome, Outcome::Conflict);
    EXPECT_EQ(it.write({edit("001999999999999AAA", "Phone", "1")})[0].outcome, Outcome::Missing);
}

TEST(SalesforceAdapter, Pitfall07_TheDaysLimitEndsTheRunWithTheTimeOfTheNextTry) {
    Salesforce it;
    std::vector<RecordEdit> edits;
    for (int i = 0; i < 1000; ++i) {
        edits.push_back(edit(it.add(i), "Territory_Code__c", "T1"));
    }
    it.list();
    it.fake.used = it.fake.dailyLimit * 8 / 10 - 2; // 20 % are others'
    const auto outcomes = it.write(edits);
    EXPECT_EQ(outcomes.front().outcome, Outcome::Written);
    EXPECT_EQ(outcomes.back().outcome, Outcome::Retry);
    EXPECT_EQ(outcomes.back().retrySeconds, 3600);
    EXPECT_LE(it.fake.used, it.fake.dailyLimit * 8 / 10 + 1);
    it.fake.used = it.fake.dailyLimit;
    it.connect(Json::object());
    try {
        it.list();
        FAIL() << "no limit met";
    } catch (const RemoteError& error) {
        EXPECT_EQ(error.trouble(), Trouble::QuotaSpent);
        EXPECT_GT(error.retrySeconds(), 0);
    }
    EXPECT_EQ(it.adapter->calls() < 3, true);
}

TEST(SalesforceAdapter, Pitfall10_ARetiredVersionSaysSo) {
    Salesforce it;
    it.fake.oldestVersion = "v67.0";
    try {
        it.list();
        FAIL() << "spoke to a version that is gone";
    } catch (const RemoteError& error) {
        EXPECT_EQ(error.trouble(), Trouble::Outdated);
        EXPECT_NE(std::string(error.what()).find("Salesforce"), std::string::npos);
    }
    it.add(0);
    it.connect({{"api_version", "v68.0"}});
    EXPECT_EQ(it.list().records.size(), 1U);
}

TEST(SalesforceAdapter, Pitfall11_AKeyThatIsNotUniqueIsRefusedBeforeTheFirstWrite) {
    Salesforce it;
    it.fake.keyIsUnique = false;
    RecordEdit fresh;
    fresh.key = "E-1";
    fresh.fields = {{"Name", "x", {}}};
    EXPECT_THROW(it.write({fresh}, true), core::Error);
    EXPECT_EQ(it.fake.accounts().alive(), 0U);
    it.fake.keyIsUnique = true;
    it.fake.accounts().insert({{"Name", "a"}, {"Evenlode_Key__c", "X"}});
    it.fake.accounts().insert({{"Name", "b"}, {"Evenlode_Key__c", "X"}});
    it.connect(Json::object());
    fresh.key = "X";
    EXPECT_EQ(it.write({fresh}, true)[0].outcome, Outcome::Duplicate);
}

TEST(SalesforceAdapter, Pitfall11_MergesAreFollowed) {
    Salesforce it;
    const std::string loser = it.add(0);
    const std::string survivor = it.add(1);
    const Listed first = it.list();
    it.clock.advance(60);
    it.fake.accounts().merge(loser, survivor);
    const Listed next = it.list(first.result.cursor);
    EXPECT_EQ(next.merged, (std::map<std::string, std::string>{{loser, survivor}}));
    EXPECT_TRUE(next.gone.empty());
}

TEST(SalesforceAdapter, ManyRowsGoThroughAJobWhoseResultsComeInAnyOrder) {
    Salesforce it;
    std::vector<RecordEdit> edits;
    for (int i = 0; i < 2500; ++i) {
        edits.push_back(edit(it.add(i), "Territory_Code__c", i == 7 ? "" : "T1"));
    }
    it.fake.refuse = {{"Acme 9", "FIELD_CUSTOM_VALIDATION_EXCEPTION"}};
    const auto outcomes = it.write(edits);
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        ASSERT_EQ(outcomes[i].outcome, i == 9 ? Outcome::Failed : Outcome::Written)
            << i << outcomes[i].message;
    }
    EXPECT_EQ(outcomes[9].message, "refused Acme 9:--");
    EXPECT_TRUE(it.fake.accounts().find(edits[7].id)->fields["Territory_Code__c"].is_null());
    EXPECT_LE(it.fake.http().calls(), 12);
}

TEST(SalesforceAdapter, ATokenThatHasRunOutIsRenewedOnce) {
    Salesforce it;
    it.add(0);
    it.fake.accessToken = "another";
    EXPECT_EQ(it.list().records.size(), 1U);
    EXPECT_EQ(it.fake.http().calls("/services/oauth2/token"), 1);
    EXPECT_EQ(credentialsFrom(*it.secrets->read("k")).refreshToken, "RT2");
}

TEST(SalesforceAdapter, PassingTroubleOfReadsAndWritesIsItsOwnBusiness) {
    Salesforce it;
    std::vector<RecordEdit> edits;
    for (int i = 0; i < 1000; ++i) {
        edits.push_back(edit(it.add(i), "Territory_Code__c", "T1"));
    }
    it.list();
    it.fake.pageSize = 100;
    for (const auto kind : {Fault::Kind::ServerError, Fault::Kind::Garbage, Fault::Kind::Reset,
                            Fault::Kind::AnswerLost, Fault::Kind::Throttled}) {
        it.fake.http().add({kind, "/services/data", 0.05});
    }
    EXPECT_EQ(it.list().records.size(), 1000U);
    for (const RecordOutcome& outcome : it.write(edits)) {
        EXPECT_EQ(outcome.outcome, Outcome::Written);
    }
}

TEST(SalesforceAdapter, DeletesAndMissingRows) {
    Salesforce it;
    const std::string a = it.add(0);
    const auto outcomes = it.adapter->remove(Object::Account, {a, "001999999999999AAA"}, it.job);
    EXPECT_EQ(outcomes[0].outcome, Outcome::Written);
    EXPECT_EQ(outcomes[1].outcome, Outcome::Missing);
    const Listed ids = it.list({}, {a});
    EXPECT_EQ(ids.gone, std::vector<std::string>{a});
}

TEST(SalesforceAdapter, TextsCannotLeaveTheirQuotes) {
    EXPECT_EQ(soqlText("O'Neil\\"), "'O\\'Neil\\\\'");
    Salesforce it;
    ListRequest request;
    request.keys = {"x') OR (Name != '"};
    it.add(0);
    EXPECT_EQ(it.list(request).records.size(), 0U);
    EXPECT_THROW(SalesforceConfig::fromJson(
                     Json::parse(R"({"objects": {"accounts": {"columns": ["Id FROM User"]}}})")),
                 core::Error);
}

/// Our requests beside those of the vendor's own client.
TEST(SalesforceAdapter, AsksAsTheVendorsClientDoes) {
    std::ifstream file(EVENLODE_SHARED_DATA "/../crm/wire/client-requests.json");
    if (!file) {
        GTEST_SKIP() << "no recorded requests here";
    }
    const Json recorded = Json::parse(file)["requests"];
    const auto of = [&](const std::string& step, const std::string& method) {
        for (const Json& request : recorded) {
            if (request["client"] == "jsforce" && request["step"] == step &&
                request["method"] == method) {
                return request;
            }
        }
        ADD_FAILURE() << step;
        return Json();
    };
    Salesforce it({{"api_version", "v62.0"}, {"bulk_from", 2}});
    const auto lastOf = [&](const std::string& part, const std::string& method) {
        support::HttpAsked found;
        for (const support::HttpAsked& asked : it.fake.http().asked()) {
            found = asked.path.find(part) != std::string::npos && asked.method == method ? asked
                                                                                         : found;
        }
        return found;
    };
    const auto pathOf = [](const std::string& url) { return url.substr(0, url.find('?')); };
    const std::string a = it.add(0);
    const std::string b = it.add(1);
    const std::string c = it.add(2);
    it.list(std::to_string(support::VirtualClock::kStart));
    const Json soql = of("soql-query", "GET");
    EXPECT_EQ(pathOf(lastOf("/query", "GET").path), pathOf(soql["url"].get<std::string>()));
    EXPECT_EQ(lastOf("/query", "GET").headers.at("authorization"), "Bearer AT1");
    const Json gone = of("get-deleted", "GET");
    const auto ours = parseQuery(queryOf(lastOf("/deleted", "GET").path));
    const auto theirs = parseQuery(queryOf(gone["url"].get<std::string>()));
    EXPECT_EQ(pathOf(lastOf("/deleted", "GET").path), pathOf(gone["url"].get<std::string>()));
    ASSERT_EQ(ours.size(), theirs.size());
    for (std::size_t i = 0; i < ours.size(); ++i) {
        EXPECT_EQ(ours[i].first, theirs[i].first);
        EXPECT_EQ(ours[i].second.size(), theirs[i].second.size());
    }
    it.write({edit(a, "Territory_Code__c", "T1"), edit(b, "Territory_Code__c", "T2")});
    const Json update = of("collections-update", "PATCH");
    const auto sent = lastOf("composite/sobjects", "PATCH");
    EXPECT_EQ(sent.path, update["url"]);
    Json expected = Json::parse(update["body"].get<std::string>());
    expected["records"].erase(expected["records"].begin());
    expected["records"][0]["id"] = b;
    Json body = Json::parse(sent.body);
    body["records"].erase(body["records"].begin());
    EXPECT_EQ(body.dump(), expected.dump());
    RecordEdit keyed;
    keyed.key = "A-1";
    keyed.fields = {{"Name", "A", {}}, {"BillingLatitude", "48.85", {}}};
    it.write({keyed}, true);
    // Theirs names its key Ext_Id__c, and a third field that makes no difference.
    const Json upsert = of("collections-upsert-extid", "PATCH");
    EXPECT_EQ(pathOf(lastOf("sobjects/Account/", "PATCH").path),
              "/services/data/v62.0/composite/sobjects/Account/Evenlode_Key__c");
    Json record = Json::parse(upsert["body"].get<std::string>())["records"][0];
    record.erase("BillingLongitude");
    std::string text = record.dump();
    text.replace(text.find("Ext_Id__c"), 9, "Evenlode_Key__c");
    EXPECT_EQ(Json::parse(lastOf("sobjects/Account/", "PATCH").body)["records"][0].dump(), text);
    it.write({edit(a, "Territory_Code__c", "T3"), edit(b, "Territory_Code__c", "T3"),
              edit(c, "Territory_Code__c", "T3")});
    // Deviation: the operation is "update" by Id, since the ids are known; no external id is named.
    const auto made = lastOf("jobs/ingest", "POST");
    EXPECT_EQ(made.path, of("bulk2-upsert", "POST")["url"]);
    EXPECT_EQ(Json::parse(made.body)["object"], "Account");
    EXPECT_EQ(lastOf("/batches", "PUT").headers.at("content-type"),
              of("bulk2-upsert", "PUT")["headers"]["content-type"]);
    EXPECT_EQ(lastOf("jobs/ingest", "PATCH").body, of("bulk2-upsert", "PATCH")["body"]);
    for (const char* part : {"successfulResults", "failedResults", "unprocessedrecords"}) {
        EXPECT_FALSE(lastOf(part, "GET").path.empty()) << part;
    }
    it.fake.accessToken = "another";
    it.list();
    const auto refresh = parseQuery(lastOf("oauth2/token", "POST").body);
    EXPECT_EQ(refresh, parseQuery(of("oauth-refresh", "POST")["body"].get<std::string>()));
}

TEST(SalesforceAdapter, APictureIsAttachedOnceEvenWhenItsAnswerIsLost) {
    Salesforce world;
    const std::string bytes("\x89PNG\0\xff", 6);
    const AttachedFile file{"Visit picture 0123", "shop 'front'.png", bytes};
    EXPECT_TRUE(world.adapter->takesFiles(Object::Activity));
    EXPECT_FALSE(world.adapter->takesFiles(Object::Account));
    const auto first =
        world.adapter->attach(Object::Activity, "00U000000000001AAA", file, world.job);
    EXPECT_EQ(first.outcome, Outcome::Written) << first.message;
    ASSERT_EQ(world.fake.files.size(), 1U);
    EXPECT_EQ(world.fake.files[0].bytes, bytes);
    EXPECT_EQ(world.fake.files[0].record, "00U000000000001AAA");
    const auto again =
        world.adapter->attach(Object::Activity, "00U000000000001AAA", file, world.job);
    EXPECT_EQ(again.outcome, Outcome::Unchanged);
    EXPECT_EQ(world.fake.files.size(), 1U);
    const auto other =
        world.adapter->attach(Object::Account, "001000000000001AAA", file, world.job);
    EXPECT_EQ(other.outcome, Outcome::Failed);
}

} // namespace
} // namespace crm
