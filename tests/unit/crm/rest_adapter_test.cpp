// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/list_cursor.h"
#include "crm/adapters/rest_adapter.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/http/json_body.h"
#include "crm/http/url.h"
#include "tests/support/fake_rest.h"
#include "tests/support/temp_dir.h"

#include <fstream>
#include <gtest/gtest.h>

namespace crm {
namespace {

using core::Job;
using core::Json;
using support::FakeDirectus;
using support::FakeEspo;
using support::Fault;

Json example(const std::string& name) {
    std::ifstream file(EVENLODE_SOURCE_DIR "/docs/guide/rest/" + name + ".json");
    return Json::parse(file);
}

/// What a list brought.
struct Listed {
    std::map<std::string, RemoteRecord> records;
    std::vector<std::string> gone;
    std::optional<core::records::Mapping> mapping;
    ListResult result;

    std::string value(const std::string& id, const std::string& column) const {
        for (std::size_t i = 0; i < mapping->columns.size(); ++i) {
            if (mapping->columns[i].name == column) {
                return records.at(id).row.values[i].value_or("(null)");
            }
        }
        return "(no column)";
    }
};

Listed listed(Adapter& adapter, ListRequest request) {
    Listed got;
    ListSink sink;
    sink.begin = [&](const core::records::Mapping& mapping) { got.mapping = mapping; };
    sink.record = [&](RemoteRecord&& record) { got.records[record.id] = std::move(record); };
    sink.gone = [&](const std::string& id) { got.gone.push_back(id); };
    Job job;
    got.result = adapter.list(request, sink, job);
    return got;
}

ListRequest accounts(const std::string& since = {}) {
    ListRequest request;
    request.since = since;
    return request;
}

RecordEdit edit(std::string id, std::string field, std::string value) {
    RecordEdit change;
    change.id = std::move(id);
    change.fields.push_back({std::move(field), std::move(value), {}});
    return change;
}

/// An adapter with the configuration of the guide, at a fake.
template <class Fake> struct Connected {
    support::VirtualClock clock;
    Fake fake{clock};
    support::TempDir dir;
    std::shared_ptr<SessionSecrets> secrets = std::make_shared<SessionSecrets>();
    std::unique_ptr<RestAdapter> adapter;
    Job job;

    Connected(const std::string& name, const Credentials& credentials) {
        connect(name, credentials);
    }
    void connect(const std::string& name, const Credentials& credentials,
                 const std::function<void(Json&)>& change = {}) {
        Json config = example(name);
        config["base_url"] = fake.http().url();
        if (change) {
            change(config);
        }
        secrets->write("crm/test", storedText(credentials));
        AdapterTools tools;
        tools.secrets = secrets;
        tools.clock = clock.clock();
        tools.folder = dir.path();
        adapter = std::make_unique<RestAdapter>(RestConfig::fromJson(config, ""), "test",
                                                "crm/test", tools);
    }
};

struct Directus : Connected<FakeDirectus> {
    Directus() : Connected("directus", login()) {}
    static Credentials login() {
        Credentials credentials;
        credentials.user = "planner@example.org";
        credentials.password = "password:with:colons";
        return credentials;
    }
    std::string add(int number) {
        return fake.accounts().insert({{"ext_id", core::format("A-{}", number)},
                                       {"name", core::format("Acme {}", number)},
                                       {"city", "Lyon"},
                                       {"lat", 45.7},
                                       {"lng", 4.8}});
    }
};

struct Espo : Connected<FakeEspo> {
    Espo() : Connected("espocrm", key()) {}
    static Credentials key() {
        Credentials credentials;
        credentials.accessToken = "espo-key";
        return credentials;
    }
};

TEST(RestAdapter, SignsInByNameAndReadsAllPages) {
    Directus it;
    std::string last;
    for (int i = 0; i < 450; ++i) {
        last = it.add(i);
    }
    const Listed got = listed(*it.adapter, accounts());
    EXPECT_EQ(got.records.size(), 450U);
    EXPECT_TRUE(got.result.complete);
    EXPECT_EQ(got.value(last, "name"), "Acme 449");
    EXPECT_EQ(got.value(last, "lng"), "4.8");
    EXPECT_EQ(got.value(last, "territory"), "(null)");
    EXPECT_EQ(got.records.at(last).key, "A-449");
    EXPECT_EQ(got.records.at(last).modified, "2026-03-01T00:00:00.000Z");
    EXPECT_TRUE(got.mapping->columnOf("lat").has_value());
    EXPECT_EQ(it.fake.http().calls("/items/accounts"), 3);
}

TEST(RestAdapter, ARecordWithoutAnIdIsNotPassedOn) {
    Directus it;
    it.add(1);
    it.connect("directus", Directus::login(),
               [](Json& config) { config["objects"]["accounts"]["id"] = "no_such_field"; });
    try {
        listed(*it.adapter, accounts());
        FAIL() << "nothing could be done with such a record";
    } catch (const RemoteError& error) {
        EXPECT_NE(std::string(error.hint()).find("for the id"), std::string::npos);
    }
}

TEST(RestAdapter, ReadsOnlyWhatChangedSinceTheCursor) {
    Directus it;
    for (int i = 0; i < 30; ++i) {
        it.add(i);
    }
    const Listed first = listed(*it.adapter, accounts());
    it.clock.advance(3600);
    const std::string changed = it.add(99);
    it.clock.advance(60);
    const Listed next = listed(*it.adapter, accounts(first.result.cursor));
    EXPECT_TRUE(next.records.contains(changed));
    EXPECT_FALSE(next.result.complete);
    it.clock.advance(3600);
    const Listed none = listed(*it.adapter, accounts(next.result.cursor));
    EXPECT_LE(none.records.size(), 1U); // the overlap
    EXPECT_EQ(none.result.cursor, next.result.cursor);
}

TEST(RestAdapter, Pitfall03_ManyRowsOfOneInstantAllArrive) {
    Directus it;
    for (int i = 0; i < 25'000; ++i) {
        it.add(i);
    }
    it.fake.http().forget();
    const Listed got = listed(*it.adapter, accounts("1"));
    EXPECT_EQ(got.records.size(), 25'000U);
    EXPECT_LE(it.fake.http().calls(), 200);
    const auto mark = ListCursor::fromText(got.result.cursor);
    ASSERT_TRUE(mark);
    EXPECT_GT(mark->from, 1);
}

TEST(RestAdapter, Pitfall04_ARowThatIsSeenLateIsPickedUp) {
    Directus it;
    it.add(0);
    it.fake.accounts().setLag(90);
    const std::string late = it.add(1);
    it.fake.accounts().setLag(0);
    it.clock.advance(30);
    it.add(2);
    const Listed first = listed(*it.adapter, accounts());
    EXPECT_FALSE(first.records.contains(late));
    it.clock.advance(61);
    EXPECT_TRUE(listed(*it.adapter, accounts(first.result.cursor)).records.contains(late));
}

TEST(RestAdapter, RenewsATokenThatHasRunOutAndTheRefreshTokenWithIt) {
    Directus it;
    it.add(0);
    listed(*it.adapter, accounts());
    for (int i = 0; i < 3; ++i) {
        it.clock.advance(1000);
        EXPECT_EQ(listed(*it.adapter, accounts()).records.size(), 1U);
    }
    EXPECT_EQ(it.fake.http().calls("/auth/login"), 1);
    EXPECT_EQ(it.fake.http().calls("/auth/refresh"), 3);
    EXPECT_EQ(credentialsFrom(*it.secrets->read("crm/test")).refreshToken, "RT4");
}

TEST(RestAdapter, ABatchThatLeavesOutARowWithoutAWordIsNoticed) {
    Directus it;
    const std::string a = it.add(0);
    const std::string b = "00000000-0000-0000-0000-000000000000";
    const auto outcomes = it.adapter->upsert(
        Object::Account, {edit(a, "territory", "T9"), edit(b, "territory", "T2")}, false, it.job);
    EXPECT_EQ(outcomes[0].outcome, Outcome::Written);
    EXPECT_EQ(outcomes[1].outcome, Outcome::Missing);
    EXPECT_FALSE(outcomes[0].version.empty());
    EXPECT_EQ(it.fake.accounts().find(a)->fields["territory"], "T9");
    EXPECT_EQ(it.fake.http().calls("/items/accounts"), 1);
}

TEST(RestAdapter, ABatchThatIsRefusedAsAWholeSaysSo) {
    Directus it;
    const std::string a = it.add(0);
    const std::string b = it.add(1);
    const auto outcomes = it.adapter->upsert(
        Object::Account, {edit(a, "territory", "T1"), edit(b, "name", "refuse me")}, false, it.job);
    EXPECT_EQ(outcomes[0].outcome, Outcome::BatchRefused);
    EXPECT_EQ(outcomes[1].outcome, Outcome::BatchRefused);
    const auto single =
        it.adapter->upsert(Object::Account, {edit(b, "name", "refuse me")}, false, it.job);
    EXPECT_EQ(single[0].outcome, Outcome::Duplicate);
    EXPECT_NE(single[0].message.find("has to be unique"), std::string::npos);
}

TEST(RestAdapter, WritesOnlyOverWhatIsExpected) {
    Directus it;
    const std::string a = it.add(0);
    RecordEdit change = edit(a, "city", "Paris");
    change.fields[0].expected = "Nice";
    auto outcome = it.adapter->upsert(Object::Account, {change}, false, it.job)[0];
    EXPECT_EQ(outcome.outcome, Outcome::Conflict);
    EXPECT_EQ(outcome.found, "Lyon");
    change.fields[0].expected = "Lyon";
    EXPECT_EQ(it.adapter->upsert(Object::Account, {change}, false, it.job)[0].outcome,
              Outcome::Written);
    EXPECT_EQ(it.adapter->upsert(Object::Account, {change}, false, it.job)[0].outcome,
              Outcome::Unchanged);
    RecordEdit old = edit(a, "name", "New");
    old.version = "2020-01-01T00:00:00Z";
    EXPECT_EQ(it.adapter->upsert(Object::Account, {old}, false, it.job)[0].outcome,
              Outcome::Conflict);
    EXPECT_EQ(it.fake.accounts().find(a)->fields["name"], "Acme 0");
}

TEST(RestAdapter, Pitfall02_ACreateWhoseAnswerIsLostIsFoundAgainByItsKey) {
    Directus it;
    it.add(0);
    listed(*it.adapter, accounts());
    it.fake.http().add({Fault::Kind::AnswerLost, "/items/accounts", 1, 1, 1, "POST"});
    RecordEdit fresh;
    fresh.key = "E-1";
    fresh.fields = {{"name", "New shop", {}}, {"lat", "45.5", {}}};
    const auto first = it.adapter->upsert(Object::Account, {fresh}, true, it.job);
    EXPECT_EQ(first[0].outcome, Outcome::Unknown);
    const auto again = it.adapter->upsert(Object::Account, {fresh}, true, it.job);
    EXPECT_EQ(again[0].outcome, Outcome::Written);
    EXPECT_FALSE(again[0].created);
    EXPECT_EQ(it.fake.accounts().findBy("ext_id", "E-1").size(), 1U);
    EXPECT_EQ(it.fake.accounts().find(again[0].id)->fields["lat"], 45.5);
}

TEST(RestAdapter, Pitfall11_TwoRecordsWithOneKeyAreAQuestion) {
    Directus it;
    it.fake.accounts().insert({{"ext_id", "X"}, {"name", "a"}});
    it.fake.accounts().insert({{"ext_id", "X"}, {"name", "b"}});
    RecordEdit change;
    change.key = "X";
    change.fields = {{"territory", "T1", {}}};
    const auto outcome = it.adapter->upsert(Object::Account, {change}, true, it.job)[0];
    EXPECT_EQ(outcome.outcome, Outcome::Duplicate);
    EXPECT_EQ(outcome.others.size(), 2U);
    EXPECT_EQ(it.fake.accounts().findBy("territory", "T1").size(), 0U);
}

TEST(RestAdapter, Pitfall06_TroubleInTheMiddleLeavesTheRestForLater) {
    Directus it;
    std::vector<RecordEdit> edits;
    for (int i = 0; i < 250; ++i) {
        edits.push_back(edit(it.add(i), "territory", "T1"));
    }
    listed(*it.adapter, accounts());
    int batches = 0;
    it.fake.http().add({Fault::Kind::Throttled, "/items/accounts", 1, -1, 3600, "PATCH"});
    EXPECT_THROW(it.adapter->upsert(Object::Account, edits, false, it.job), RemoteError);
    it.fake.http().clearFaults();
    const auto outcomes = it.adapter->upsert(Object::Account, edits, false, it.job);
    for (const RecordOutcome& outcome : outcomes) {
        batches += outcome.outcome == Outcome::Written ? 1 : 0;
    }
    EXPECT_EQ(batches, 250);
}

TEST(RestAdapter, PassingTroubleOfReadsIsItsOwnBusiness) {
    Directus it;
    for (int i = 0; i < 1000; ++i) {
        it.add(i);
    }
    it.fake.http().add({Fault::Kind::ServerError, "/items", 0.1});
    it.fake.http().add({Fault::Kind::Garbage, "/items", 0.1});
    it.fake.http().add({Fault::Kind::Reset, "/items", 0.1});
    it.fake.http().add({Fault::Kind::Throttled, "/items", 0.1, -1, 2});
    EXPECT_EQ(listed(*it.adapter, accounts()).records.size(), 1000U);
}

TEST(RestAdapter, OneRecordByIdOrKey) {
    Directus it;
    const std::string a = it.add(0);
    it.add(1);
    ListRequest ids;
    ids.ids = {a, "00000000-0000-0000-0000-000000000000"};
    ids.fields = {"city"};
    const Listed got = listed(*it.adapter, ids);
    EXPECT_EQ(got.records.size(), 1U);
    EXPECT_EQ(got.records.at(a).fields, std::vector<std::string>{"Lyon"});
    EXPECT_EQ(got.gone, (std::vector<std::string>{"00000000-0000-0000-0000-000000000000"}));
    ListRequest keys;
    keys.keys = {"A-1"};
    EXPECT_EQ(listed(*it.adapter, keys).records.size(), 1U);
}

TEST(RestAdapter, EspoTimesWithoutAZoneAreUtcAndDeletedRowsAreGone) {
    Espo it;
    const std::string a =
        it.fake.accounts().insert({{"name", "A"}, {"billingAddressPostalCode", "06511"}});
    const std::string b = it.fake.accounts().insert({{"name", "B"}});
    const Listed first = listed(*it.adapter, accounts());
    EXPECT_EQ(first.records.size(), 2U);
    EXPECT_EQ(first.records.at(a).modified, "2026-03-01T00:00:00.000Z");
    EXPECT_EQ(first.value(a, "billingAddressPostalCode"), "06511");
    it.clock.advance(7200);
    it.fake.accounts().erase(b);
    const Listed next = listed(*it.adapter, accounts(first.result.cursor));
    EXPECT_EQ(next.gone, std::vector<std::string>{b});
    EXPECT_LE(next.records.size(), 1U); // the overlap
    const auto who = it.adapter->whoAmI(it.job);
    EXPECT_NE(who.account.find("planner"), std::string::npos);
    EXPECT_TRUE(who.permissions["accounts"]["write"].get<bool>());
}

TEST(RestAdapter, EspoTotalsOfMinusOneAreNotBelieved) {
    Espo it;
    it.fake.counts = false;
    for (int i = 0; i < 450; ++i) {
        it.fake.accounts().insert({{"name", core::format("A{}", i)}});
    }
    const Listed got = listed(*it.adapter, accounts());
    EXPECT_EQ(got.records.size(), 450U);
    EXPECT_FALSE(got.result.complete); // pages that are counted may have shifted
}

TEST(RestAdapter, EspoFieldsDroppedInSilenceAreNoticed) {
    Espo it;
    const std::string a = it.fake.accounts().insert({{"name", "A"}});
    const auto outcome =
        it.adapter->upsert(Object::Account, {edit(a, "noSuchField", "x")}, false, it.job)[0];
    EXPECT_EQ(outcome.outcome, Outcome::Failed);
    EXPECT_EQ(outcome.field, "noSuchField");
    EXPECT_EQ(
        it.adapter->upsert(Object::Account, {edit(a, "territory", "T1")}, false, it.job)[0].outcome,
        Outcome::Written);
}

TEST(RestAdapter, EspoCandidatesOfADuplicateAreNamed) {
    Espo it;
    const std::string a = it.fake.accounts().insert({{"name", "Same"}});
    RecordEdit fresh;
    fresh.key = "E-1";
    fresh.fields = {{"name", "Same", {}}};
    const auto outcome = it.adapter->upsert(Object::Account, {fresh}, true, it.job)[0];
    EXPECT_EQ(outcome.outcome, Outcome::Duplicate);
    EXPECT_EQ(outcome.others, std::vector<std::string>{a});
}

TEST(RestAdapter, AMissingRecordAndADeletion) {
    Espo it;
    const std::string a = it.fake.accounts().insert({{"name", "A"}});
    EXPECT_EQ(
        it.adapter->upsert(Object::Account, {edit("nope", "territory", "T")}, false, it.job)[0]
            .outcome,
        Outcome::Missing);
    const auto outcomes = it.adapter->remove(Object::Account, {a, "nope"}, it.job);
    EXPECT_EQ(outcomes[0].outcome, Outcome::Written);
    EXPECT_EQ(outcomes[1].outcome, Outcome::Missing);
    EXPECT_EQ(it.fake.accounts().alive(), 0U);
}

TEST(RestAdapter, AWrongKeyAsksToSignIn) {
    Espo it;
    Credentials wrong;
    wrong.accessToken = "other";
    it.connect("espocrm", wrong);
    try {
        listed(*it.adapter, accounts());
        FAIL() << "got in with a wrong key";
    } catch (const RemoteError& error) {
        EXPECT_EQ(error.trouble(), Trouble::SignIn);
        EXPECT_EQ(std::string(error.what()).find("other"), std::string::npos);
    }
}

/// A server that answers each request from a function, behind a small configuration.
struct Small {
    support::FakeHttp http;
    support::VirtualClock clock;
    support::TempDir dir;
    std::unique_ptr<RestAdapter> adapter;
    Job job;

    Small(support::FakeHttp::Handler handler, Json account) : http(std::move(handler)) {
        const Json config = {{"base_url", http.url()}, {"objects", {{"accounts", account}}}};
        AdapterTools tools;
        tools.clock = clock.clock();
        tools.folder = dir.path();
        tools.secrets = std::make_shared<SessionSecrets>();
        adapter =
            std::make_unique<RestAdapter>(RestConfig::fromJson(config, ""), "small", "k", tools);
    }
};

std::string numbered(int from, int to, const std::string& list, const std::string& more = {}) {
    Json items = Json::array();
    for (int i = from; i < to; ++i) {
        items.push_back({{"id", i}, {"name", core::format("N{}", i)}});
    }
    Json json = {{list, items}};
    if (!more.empty()) {
        json["next"] = more;
    }
    return json.dump();
}

TEST(RestPaging, FollowsRelativeNextLinks) {
    Small it(
        [](const support::HttpAsked& asked) {
            return support::jsonAnswer(
                200,
                asked.path == "/api/accounts"
                    ? R"({"value": [{"id": 1, "name": "a"}], "@odata.nextLink": "accounts?$skiptoken=x"})"
                    : R"({"value": [{"id": 2, "name": "b"}]})");
        },
        {{"list", {{"path", "/api/accounts"}, {"items", "value"}}},
         {"paging", {{"kind", "next"}, {"next", "@odata.nextLink"}}}});
    EXPECT_EQ(listed(*it.adapter, accounts()).records.size(), 2U);
    EXPECT_EQ(it.http.asked()[1].path, "/api/accounts?$skiptoken=x");
}

TEST(RestPaging, FollowsLinkHeadersCursorsAndKeysets) {
    std::string self;
    Small link(
        [&](const support::HttpAsked& asked) {
            const bool first = asked.path == "/a";
            std::vector<std::pair<std::string, std::string>> headers;
            if (first) {
                headers = {{"Link", "<" + self + "/a?page=9>; rel=\"last\", <" + self +
                                        "/a?page=2>; rel=\"next\""}};
            }
            return support::jsonAnswer(200, first ? R"([{"id": 1}])" : R"([{"id": 2}])", headers);
        },
        {{"list", {{"path", "/a"}}}, {"paging", {{"kind", "link"}}}});
    self = link.http.url();
    EXPECT_EQ(listed(*link.adapter, accounts()).records.size(), 2U);
    Small cursor(
        [](const support::HttpAsked& asked) {
            const bool first = asked.path == "/a?limit=100";
            return support::jsonAnswer(200, first ? numbered(0, 3, "data", "c=2&x")
                                                  : numbered(3, 5, "data"));
        },
        {{"list", {{"path", "/a"}, {"items", "data"}}},
         {"paging", {{"kind", "cursor"}, {"next", "next"}, {"page", "after"}, {"size", "limit"}}}});
    EXPECT_EQ(listed(*cursor.adapter, accounts()).records.size(), 5U);
    EXPECT_EQ(cursor.http.asked()[1].path, "/a?limit=100&after=c%3D2%26x");
    Small keyset(
        [](const support::HttpAsked& asked) {
            const auto query = parseQuery(queryOf(asked.path));
            const int behind = query.empty() ? -1 : std::stoi(query.back().second);
            return support::jsonAnswer(200, numbered(behind + 1, std::min(behind + 4, 10), "data"));
        },
        {{"list", {{"path", "/a"}, {"items", "data"}}},
         {"paging", {{"kind", "keyset"}, {"behind", {{"id_gt", "{id}"}}}}}});
    const Listed got = listed(*keyset.adapter, accounts());
    EXPECT_EQ(got.records.size(), 10U);
    EXPECT_TRUE(got.result.complete);
}

TEST(RestPaging, RefusesPagesThatNeverEnd) {
    Small circle(
        [](const support::HttpAsked&) {
            return support::jsonAnswer(200, numbered(0, 1, "data", "same"));
        },
        {{"list", {{"path", "/a"}, {"items", "data"}}},
         {"paging", {{"kind", "cursor"}, {"next", "next"}}}});
    EXPECT_THROW(listed(*circle.adapter, accounts()), RemoteError);
    EXPECT_LE(circle.http.calls(), 3);
    int page = 0;
    Small empty(
        [&](const support::HttpAsked&) {
            return support::jsonAnswer(200, numbered(0, 0, "data", std::to_string(++page)));
        },
        {{"list", {{"path", "/a"}, {"items", "data"}}},
         {"paging", {{"kind", "cursor"}, {"next", "next"}}}});
    EXPECT_THROW(listed(*empty.adapter, accounts()), RemoteError);
}

TEST(RestPaging, NeverFollowsALinkToAnotherServer) {
    support::FakeHttp other([](const support::HttpAsked&) { return support::HttpAnswer{}; });
    for (const std::string& link : {other.url("/steal"), std::string("file:///etc/passwd")}) {
        Small it(
            [&](const support::HttpAsked&) {
                return support::jsonAnswer(200, numbered(0, 1, "data", link));
            },
            {{"list", {{"path", "/a"}, {"items", "data"}}},
             {"paging", {{"kind", "next"}, {"next", "next"}}}});
        EXPECT_THROW(listed(*it.adapter, accounts()), RemoteError);
    }
    EXPECT_EQ(other.calls(), 0);
}

TEST(RestAdapter, UsesEntityTagsWhereToldTo) {
    std::string tag = "W/\"1\"";
    std::string seen;
    Small it(
        [&](const support::HttpAsked& asked) {
            if (asked.method == "GET") {
                return support::jsonAnswer(200, R"({"id": "7", "city": "Lyon"})", {{"ETag", tag}});
            }
            seen = asked.headers.at("if-match");
            return seen == tag ? support::jsonAnswer(200, R"({"id": "7", "city": "Nice"})",
                                                     {{"ETag", "W/\"2\""}})
                               : support::jsonAnswer(412, "{}");
        },
        {{"list", {{"path", "/a"}}},
         {"one", {{"path", "/a/{id}"}, {"item", "."}}},
         {"update", {{"path", "/a/{id}"}, {"item", "."}}},
         {"etag", true}});
    RecordEdit change = edit("7", "city", "Nice");
    change.fields[0].expected = "Lyon";
    const auto outcome = it.adapter->upsert(Object::Account, {change}, false, it.job)[0];
    EXPECT_EQ(outcome.outcome, Outcome::Written);
    EXPECT_EQ(outcome.version, "W/\"2\"");
    RecordEdit stale = edit("7", "city", "Nice");
    stale.version = "W/\"0\"";
    EXPECT_EQ(it.adapter->upsert(Object::Account, {stale}, false, it.job)[0].outcome,
              Outcome::Conflict);
}

TEST(RestFields, TransformsGoThereAndBack) {
    RestField money{"m", RestType::Number, {}, 0.01, {}, 0, false};
    const Json record = Json::parse(R"({"m": 1999, "s": "2", "l": ["a", "b"], "t": 1772323200,
                                        "n": "Smith, Ann", "b": true})");
    EXPECT_EQ(readField(record, money, TimeFormat::IsoZ), "19.99");
    EXPECT_EQ(fieldValue("19.99", money, TimeFormat::IsoZ), 1999.0);
    RestField stage{"s", RestType::Text, {{"2", "Gold"}}, 1, {}, 0, false};
    EXPECT_EQ(readField(record, stage, TimeFormat::IsoZ), "Gold");
    EXPECT_EQ(fieldValue("Gold", stage, TimeFormat::IsoZ), "2");
    RestField list{"l", RestType::List, {}, 1, {}, 0, false};
    EXPECT_EQ(readField(record, list, TimeFormat::IsoZ), "a;b");
    EXPECT_EQ(fieldValue("a;b", list, TimeFormat::IsoZ), Json::parse(R"(["a", "b"])"));
    RestField time{"t", RestType::DateTime, {}, 1, {}, 0, false};
    EXPECT_EQ(readField(record, time, TimeFormat::EpochSeconds), "2026-03-01T00:00:00Z");
    EXPECT_EQ(fieldValue("2026-03-01T00:00:00Z", time, TimeFormat::EpochSeconds), 1772323200);
    RestField first{"n", RestType::Text, {}, 1, ",", 1, true};
    EXPECT_EQ(readField(record, first, TimeFormat::IsoZ), "Ann");
    RestField flag{"b", RestType::Boolean, {}, 1, {}, 0, false};
    EXPECT_EQ(fieldValue("1", flag, TimeFormat::IsoZ), true);
    EXPECT_EQ(fieldValue("", money, TimeFormat::IsoZ), nullptr);
}

TEST(RestConfig, TimesAreWrittenAsAsked) {
    const core::InstantMs moment = 1'774'771'200'123;
    EXPECT_EQ(timeText(moment, TimeFormat::IsoZ), "2026-03-29T08:00:00Z");
    EXPECT_EQ(timeText(moment, TimeFormat::IsoMs), "2026-03-29T08:00:00.123Z");
    EXPECT_EQ(timeText(moment, TimeFormat::IsoOffset), "2026-03-29T08:00:00+00:00");
    EXPECT_EQ(timeText(moment, TimeFormat::Space), "2026-03-29 08:00:00");
    EXPECT_EQ(timeText(moment, TimeFormat::EpochMs), "1774771200123");
}

TEST(RestConfig, EveryMistakeNamesItsEntry) {
    const auto refusal = [](const std::function<void(Json&)>& change) {
        Json config = example("directus");
        change(config);
        try {
            RestConfig::fromJson(config, "");
        } catch (const core::Error& error) {
            EXPECT_EQ(error.code(), core::Code::Input);
            EXPECT_FALSE(error.hint().empty());
            return error.subject() + "|" + error.what();
        }
        return std::string("accepted");
    };
    EXPECT_EQ(refusal([](Json&) {}), "accepted");
    const auto starts = [&](const std::string& entry, const std::function<void(Json&)>& change) {
        const std::string text = refusal(change);
        EXPECT_TRUE(text.starts_with(entry + "|")) << text;
    };
    starts("objcts", [](Json& c) { c["objcts"] = 1; });
    starts("objects.accounts.list.path",
           [](Json& c) { c["objects"]["accounts"]["list"].erase("path"); });
    starts("objects.accounts.paging.kind",
           [](Json& c) { c["objects"]["accounts"]["paging"]["kind"] = "pages"; });
    starts("objects.accounts.paging.per_page",
           [](Json& c) { c["objects"]["accounts"]["paging"]["per_page"] = 0; });
    starts("objects.accounts.modified",
           [](Json& c) { c["objects"]["accounts"].erase("modified"); });
    starts("objects.accounts.by_keys", [](Json& c) { c["objects"]["accounts"].erase("by_keys"); });
    starts("objects.accounts.by_ids.query", [](Json& c) {
        c["objects"]["accounts"]["by_ids"]["query"] = {{"id", "x"}};
    });
    starts("objects.accounts.fields",
           [](Json& c) { c["objects"]["accounts"]["fields"]["colour"] = "c"; });
    starts("objects.accounts.fields.lat.as",
           [](Json& c) { c["objects"]["accounts"]["fields"]["lat"]["as"] = "float"; });
    starts("objects", [](Json& c) { c["objects"]["customers"] = c["objects"]["accounts"]; });
    starts("objects", [](Json& c) { c["objects"].erase("accounts"); });
    starts("auth.login.token", [](Json& c) { c["auth"]["login"].erase("token"); });
    starts("auth.name", [](Json& c) { c["auth"] = {{"kind", "header"}}; });
    starts("base_url", [](Json& c) { c["base_url"] = "http://crm.example.org"; });
    starts("base_url", [](Json& c) { c["base_url"] = "crm"; });
    starts("objects.accounts.update.path",
           [](Json& c) { c["objects"]["accounts"]["update"]["path"] = "items"; });
    starts("errors.duplicate_status", [](Json& c) { c["errors"]["duplicate_status"] = {"409"}; });
}

/// The recorded exchanges of a real server, answered to the configuration of the guide.
TEST(RestAdapter, TheRecordedDirectusIsReachedByConfigurationAlone) {
    std::ifstream file(EVENLODE_SHARED_DATA "/../crm/transcripts/directus-11.json");
    if (!file) {
        GTEST_SKIP() << "no recorded transcripts here";
    }
    const Json exchanges = Json::parse(file)["exchanges"];
    const auto answerOf = [&](const std::string& step) {
        for (const Json& exchange : exchanges) {
            if (exchange["step"].get<std::string>().starts_with(step)) {
                std::vector<std::pair<std::string, std::string>> headers;
                const auto& given = exchange["response"]["headers"];
                if (given.contains("Retry-After")) {
                    headers.emplace_back("Retry-After", given["Retry-After"].get<std::string>());
                }
                return support::jsonAnswer(exchange["response"]["status"].get<int>(),
                                           exchange["response"]["body"].get<std::string>(),
                                           headers);
            }
        }
        ADD_FAILURE() << step;
        return support::HttpAnswer{};
    };
    const auto requestOf = [&](const std::string& step) {
        for (const Json& exchange : exchanges) {
            if (exchange["step"].get<std::string>().starts_with(step)) {
                return exchange["request"];
            }
        }
        return Json();
    };
    // Each request must be one that the recording holds; parts that differ by data are left out.
    bool expired = false;
    bool throttled = false;
    std::vector<std::string> steps;
    support::FakeHttp server([&](const support::HttpAsked& asked) {
        const auto step = [&](const std::string& name) {
            steps.push_back(name);
            const Json request = requestOf(name);
            EXPECT_EQ(asked.method, request["method"]) << name;
            EXPECT_EQ(asked.path.substr(0, asked.path.find('?')),
                      request["path"].get<std::string>().substr(
                          0, request["path"].get<std::string>().find('?')))
                << name;
            return answerOf(name);
        };
        if (asked.path == "/auth/login") {
            return step("login");
        }
        if (asked.path == "/auth/refresh") {
            EXPECT_EQ(Json::parse(asked.body), requestOf("refresh (rotates)")["body"]);
            return step("refresh (rotates)");
        }
        if (asked.method == "PATCH") {
            EXPECT_EQ(Json::parse(asked.body), requestOf("batch PATCH")["body"]);
            return step("batch PATCH");
        }
        if (asked.method == "POST") {
            return step("unique violation");
        }
        if (std::exchange(expired, false)) {
            return step("expired access token");
        }
        if (std::exchange(throttled, false)) {
            return step("rate limited");
        }
        if (asked.path.find("ext_id") != std::string::npos &&
            asked.path.find("[_in]") != std::string::npos) {
            return support::jsonAnswer(200, R"({"meta": {"filter_count": 0}, "data": []})");
        }
        // The query of the recording, item by item.
        const auto ours = parseQuery(queryOf(asked.path));
        const auto theirs =
            parseQuery(queryOf(requestOf("list (filter")["path"].get<std::string>()));
        for (const auto& [name, value] : theirs) {
            const bool found = std::any_of(ours.begin(), ours.end(),
                                           [&](const auto& item) { return item.first == name; });
            EXPECT_TRUE(found) << name;
        }
        auto answer = step("list (filter");
        // The recording shows the first 3 of 100.
        answer.body.replace(answer.body.find("100"), 3, "3");
        return answer;
    });
    Json config = example("directus");
    config["base_url"] = server.url();
    support::VirtualClock clock;
    support::TempDir dir;
    AdapterTools tools;
    tools.clock = clock.clock();
    tools.folder = dir.path();
    tools.secrets = std::make_shared<SessionSecrets>();
    Credentials user;
    user.user = "admin@example.com";
    user.password = "Admin-2026-secret";
    tools.secrets->write("k", storedText(user));
    RestAdapter adapter(RestConfig::fromJson(config, ""), "directus", "k", tools);
    const Listed got = listed(adapter, accounts("1767225600000"));
    ASSERT_EQ(got.records.size(), 3U);
    EXPECT_EQ(got.value("a378e460-9ca1-4137-bc12-587cdcbe1191", "lat"), "45.702000000000005");
    EXPECT_EQ(got.records.begin()->second.key, "A-0");
    Job job;
    const auto outcomes =
        adapter.upsert(Object::Account,
                       {edit("03bafaad-b113-4588-b21e-864b8ff5d919", "territory", "T9"),
                        edit("00000000-0000-0000-0000-000000000000", "territory", "T2")},
                       false, job);
    EXPECT_EQ(outcomes[0].outcome, Outcome::Written);
    EXPECT_EQ(outcomes[0].version, "2026-11-21T19:51:17.603Z");
    EXPECT_EQ(outcomes[1].outcome, Outcome::Missing);
    RecordEdit duplicate;
    duplicate.key = "A-5";
    duplicate.fields = {{"name", "dup", {}}};
    const auto clash = adapter.upsert(Object::Account, {duplicate}, true, job);
    EXPECT_EQ(clash[0].outcome, Outcome::Duplicate);
    throttled = true;
    EXPECT_EQ(listed(adapter, accounts("1767225600000")).records.size(), 3U);
    expired = true;
    EXPECT_EQ(listed(adapter, accounts("1767225600000")).records.size(), 3U);
    clock.advance(20);
    EXPECT_EQ(listed(adapter, accounts("1767225600000")).records.size(), 3U);
    for (const char* step : {"login", "list (filter", "batch PATCH", "unique violation",
                             "rate limited", "expired access token", "refresh (rotates)"}) {
        EXPECT_NE(std::find(steps.begin(), steps.end(), step), steps.end()) << step;
    }
}

} // namespace
} // namespace crm
