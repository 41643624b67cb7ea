// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "crm/http/budget.h"
#include "crm/http/http_client.h"
#include "crm/http/json_body.h"
#include "crm/http/retry.h"
#include "crm/http/template.h"
#include "crm/http/trace.h"
#include "crm/http/url.h"
#include "tests/support/fake_http.h"
#include "tests/support/temp_dir.h"

#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace crm {
namespace {

using core::FetchRequest;
using core::FetchResponse;
using core::Job;
using core::Json;
using support::FakeHttp;
using support::HttpAnswer;
using support::HttpAsked;

FetchRequest to(std::string url) {
    FetchRequest request;
    request.url = std::move(url);
    return request;
}

FetchResponse withHeaders(std::vector<std::pair<std::string, std::string>> headers) {
    return {200, std::move(headers), "{}"};
}

/// What `body` says when it refuses; fails if it does not.
template <class Body> std::string refusal(Body body) {
    try {
        body();
    } catch (const core::Error& error) {
        return error.what();
    }
    ADD_FAILURE() << "was not refused";
    return {};
}

TEST(Budget, StopsBeforeTheReserveOfSalesforcesDay) {
    const support::VirtualClock clock;
    Budget budget({0.2}, clock.clock());
    Job job;
    budget.before(to("https://a.test/"), job);
    budget.after({}, withHeaders({{"sforce-limit-info", "api-usage=11999/15000"}}));
    EXPECT_EQ(budget.left(), 1);
    budget.before(to("https://a.test/"), job);
    budget.after({}, withHeaders({{"sforce-limit-info", "api-usage=12000/15000"}}));
    try {
        budget.before(to("https://a.test/x"), job);
        FAIL() << "went into the reserve";
    } catch (const RemoteError& error) {
        EXPECT_EQ(error.trouble(), Trouble::QuotaSpent);
        EXPECT_EQ(error.retrySeconds(), 3600);
        EXPECT_NE(error.hint().find("2026-03-01T01:00:00Z"), std::string::npos);
    }
    EXPECT_EQ(budget.calls(), 2);
}

TEST(Budget, AsksOnceMoreAfterThePause) {
    support::VirtualClock clock;
    Budget budget({0.2}, clock.clock());
    Job job;
    budget.after({}, withHeaders({{"sforce-limit-info", "api-usage=15000/15000"}}));
    EXPECT_THROW(budget.before(to("https://a.test/"), job), RemoteError);
    clock.advance(1800);
    EXPECT_THROW(budget.before(to("https://a.test/"), job), RemoteError);
    clock.advance(1801);
    EXPECT_NO_THROW(budget.before(to("https://a.test/"), job));
    budget.after({}, withHeaders({{"sforce-limit-info", "api-usage=20/15000"}}));
    EXPECT_EQ(budget.left(), 15000 - 20 - 3000);
}

TEST(Budget, ReadsTheHeadersOfEachVendor) {
    const support::VirtualClock clock;
    Budget hubspot({0}, clock.clock());
    hubspot.after({}, withHeaders({{"x-hubspot-ratelimit-daily", "650000"},
                                   {"x-hubspot-ratelimit-daily-remaining", "649000"}}));
    EXPECT_EQ(hubspot.left(), 649000);
    EXPECT_EQ(hubspot.details()["day_used"], 1000);
    Budget zoho({0.5}, clock.clock());
    zoho.after({}, withHeaders({{"x-api-credits-remaining", "5000"}}));
    EXPECT_EQ(zoho.left(), 2500);
    Budget none({}, clock.clock());
    EXPECT_EQ(none.left(), std::nullopt);
}

TEST(Budget, WaitsForTheEndOfAShortWindow) {
    const support::VirtualClock clock;
    Budget budget({}, clock.clock());
    Job job;
    budget.after({}, withHeaders({{"x-ratelimit-remaining", "0"}, {"x-ratelimit-reset", "2"}}));
    budget.before(to("https://a.test/"), job);
    EXPECT_EQ(clock.now() - support::VirtualClock::kStart, 2000);
    budget.after({}, withHeaders({{"x-ratelimit-remaining", "0"}, {"x-ratelimit-reset", "7200"}}));
    EXPECT_THROW(budget.before(to("https://a.test/"), job), RemoteError);
}

TEST(Budget, CountsForItselfFromRunToRunWhereTheServerDoesNot) {
    support::VirtualClock clock;
    const support::TempDir dir;
    BudgetPolicy policy;
    policy.reserve = 0;
    policy.perDay = 100;
    policy.countFile = dir.file("calls");
    policy.cost = [](const FetchRequest& request) { return request.method == "GET" ? 10 : 5; };
    Job job;
    {
        Budget budget(policy, clock.clock());
        for (int i = 0; i < 8; ++i) {
            budget.before(to("https://a.test/"), job);
        }
    }
    Budget next(policy, clock.clock());
    EXPECT_EQ(next.left(), 20);
    next.before(to("https://a.test/"), job);
    next.before(to("https://a.test/"), job);
    EXPECT_THROW(next.before(to("https://a.test/"), job), RemoteError);
    clock.advance(86'400);
    EXPECT_NO_THROW(next.before(to("https://a.test/"), job));
}

TEST(Budget, ARefusalForTheDayParksEveryCall) {
    const support::VirtualClock clock;
    Budget budget({}, clock.clock());
    Job job;
    const RemoteError error =
        budget.dayIsOver(to("https://a.test/"), {403, {{"retry-after", "60"}}, ""});
    EXPECT_EQ(error.retrySeconds(), 60);
    EXPECT_THROW(budget.before(to("https://a.test/"), job), RemoteError);
    EXPECT_TRUE(budget.nextTry().has_value());
}

TEST(Budget, ItsConfigurationIsChecked) {
    EXPECT_EQ(budgetFrom(Json::parse(R"({"reserve": 0.5, "per_day": 10})")).perDay, 10);
    EXPECT_THROW(budgetFrom(Json::parse(R"({"reserve": 20})")), core::Error);
    EXPECT_THROW(budgetFrom(Json::parse(R"({"per_day": "many"})")), core::Error);
}

TEST(JsonBody, RefusesWhatWouldExhaustUs) {
    EXPECT_NE(
        refusal([] { parseJson(std::string(100'000, '['), "https://a.test"); }).find("nested"),
        std::string::npos);
    EXPECT_NE(refusal([] {
                  parseJson(std::string(64, ' '), "https://a.test", {32, 64});
              }).find("larger"),
              std::string::npos);
    EXPECT_NE(
        refusal([] { parseJson("<html>Sign in to the proxy", "https://a.test"); }).find("web page"),
        std::string::npos);
    EXPECT_EQ(refusal([] { parseJson("{\"name\": \"Ann", "https://a.test"); }).find("Ann"),
              std::string::npos);
    EXPECT_EQ(parseJson(R"({"a": "[[[[\"["})", "x", {100, 1})["a"], "[[[[\"[");
}

TEST(JsonBody, PathsLeadThroughListsAndDottedKeys) {
    const Json json = Json::parse(
        R"({"a": {"b": [1, {"c": 2}]}, "@odata.nextLink": "x", "d.e": {"f": 3}, "n": null})");
    EXPECT_EQ(jsonAt(json, "a.b.1.c"), 2);
    EXPECT_EQ(jsonAt(json, "@odata.nextLink"), "x");
    EXPECT_EQ(jsonAt(json, "d.e.f"), 3);
    EXPECT_TRUE(jsonAt(json, "a.b.7").is_null());
    EXPECT_TRUE(jsonAt(json, "n.x").is_null());
    EXPECT_EQ(&jsonAt(json, "."), &json);
}

TEST(JsonBody, TextKeepsEveryDigit) {
    EXPECT_EQ(jsonText(Json::parse("45.701")), "45.701");
    EXPECT_EQ(jsonText(Json::parse("12345678901234567")), "12345678901234567");
    EXPECT_EQ(jsonText(Json::parse(R"(["a", 2, null])")), "a;2;");
    EXPECT_EQ(jsonText(Json()), "");
    EXPECT_EQ(jsonText(Json(true)), "true");
}

TEST(Url, EncodesAndDecodes) {
    EXPECT_EQ(queryText({{"q", "a = 'b+c'"}, {"$select", "x"}, {"f[y][_gte]", "1"}}),
              "q=a%20%3D%20%27b%2Bc%27&$select=x&f[y][_gte]=1");
    EXPECT_EQ(parseQuery("a=1+2%2B&b"), (QueryItems{{"a", "1 2+"}, {"b", ""}}));
    EXPECT_EQ(withQuery("http://a/b?c=d", {{"e", "f"}}), "http://a/b?c=d&e=f");
    EXPECT_EQ(percentDecoded("%4"), "%4");
}

TEST(Url, RelativeLinksAreSeenFromWhatWasAsked) {
    EXPECT_EQ(resolvedUrl("https://a.test/api/accounts?x=1", "accounts?$skiptoken=2"),
              "https://a.test/api/accounts?$skiptoken=2");
    EXPECT_EQ(resolvedUrl("https://a.test/api/", "/b"), "https://a.test/b");
    EXPECT_EQ(resolvedUrl("https://a.test/", "https://b.test/x"), "https://b.test/x");
    EXPECT_THROW(resolvedUrl("https://a.test/", "file:///etc/passwd"), core::Error);
    EXPECT_TRUE(sameServer("https://A.test/x", "https://a.test:443/y"));
    EXPECT_FALSE(sameServer("https://a.test/", "http://a.test/"));
    EXPECT_FALSE(sameServer("https://a.test/", "https://a.test:444/"));
    EXPECT_FALSE(sameServer("https://a.test/", "https://a.test@b.test/"));
}

TEST(Template, FillsPlacesAndLeavesOtherBraces) {
    const PlaceValue value = [](std::string_view name) {
        return name == "id" ? std::optional<std::string>("7") : std::nullopt;
    };
    EXPECT_EQ(filled("/a/{id}/b", value), "/a/7/b");
    EXPECT_EQ(filled("{\"x\": {id}}", value), "{\"x\": 7}");
    EXPECT_EQ(filled("{", value), "{");
    EXPECT_THROW(filled("{name}", value), core::Error);
}

TEST(Redirect, WithASecretNeverLeavesTheServer) {
    FakeHttp other([](const HttpAsked&) { return HttpAnswer{200, "stolen", {}}; });
    std::string target;
    FakeHttp server([&](const HttpAsked& asked) {
        return asked.path == "/here" ? HttpAnswer{200, "fine", {}}
                                     : HttpAnswer{302, "", {{"Location", target}}};
    });
    HttpClient client;
    Job job;
    FetchRequest request = to(server.url("/start"));
    request.headers = {{"X-Api-Token", "secret"}};
    request.stayOnServer = true;
    target = other.url("/");
    EXPECT_NE(refusal([&] { client.send(request, job); }).find("refused"), std::string::npos);
    target = "file:///etc/passwd";
    EXPECT_THROW(client.send(request, job), core::Error);
    EXPECT_EQ(other.calls(), 0);
    target = "/here";
    EXPECT_EQ(client.send(request, job).body, "fine");
    target = "/start";
    EXPECT_NE(refusal([&] { client.send(request, job); }).find("circles"), std::string::npos);
}

TEST(HttpClient, RefusesAnAnswerThatNeverEnds) {
    FakeHttp server([](const HttpAsked&) {
        return HttpAnswer{200, std::string(2 << 20, ' '), {}};
    });
    HttpOptions options;
    options.mostBytes = 1 << 20;
    HttpClient client(options);
    Job job;
    EXPECT_NE(refusal([&] { client.send(to(server.url("/")), job); }).find("larger than 1 MB"),
              std::string::npos);
}

TEST(Trace, HidesSecretsAndPeopleButShowsWhatHappened) {
    FakeHttp server([](const HttpAsked&) {
        return support::jsonAnswer(
            200,
            R"({"totalSize": 1, "records": [{"Id": "001", "Name": "Ann Smith", "Lat": 48.85}]})",
            {{"Sforce-Limit-Info", "api-usage=25/15000"}, {"Set-Cookie", "sid=cookie-secret"}});
    });
    const support::TempDir dir;
    const support::VirtualClock clock;
    const auto fetch = traced(httpFetch(), dir.file("trace.txt"), clock.clock());
    FetchRequest request =
        to(server.url("/people/ann%40smith.example?q=Ann&limit=5&api_key=k-secret"));
    request.method = "POST";
    request.headers = {{"Authorization", "Bearer t-secret"}, {"Content-Type", "application/json"}};
    request.body = R"({"email": "ann@smith.example", "password": "p-secret", "limit": 3})";
    Job job;
    fetch(request, job);
    std::ostringstream text;
    text << std::ifstream(dir.file("trace.txt")).rdbuf();
    for (const char* hidden : {"secret", "Ann", "ann", "48.85", "smith", "001"}) {
        EXPECT_EQ(text.str().find(hidden), std::string::npos) << hidden << "\n" << text.str();
    }
    for (const char* shown : {"POST", "limit=5", "api-usage=25/15000", "\"totalSize\":1",
                              "\"limit\":3", "\"Name\":\"***\"", "2026-03-01T00:00:00Z"}) {
        EXPECT_NE(text.str().find(shown), std::string::npos) << shown << "\n" << text.str();
    }
    EXPECT_EQ(std::filesystem::status(dir.file("trace.txt")).permissions() &
                  (std::filesystem::perms::group_all | std::filesystem::perms::others_all),
              std::filesystem::perms::none);
}

TEST(Trace, SurvivesHostileBodies) {
    EXPECT_EQ(redactedBody(std::string(50'000, '[')), "(50000 bytes)");
    EXPECT_EQ(redactedBody("grant_type=refresh_token&refresh_token=abc"),
              "grant_type=refresh_token&refresh_token=***");
    EXPECT_EQ(redactedUrl("https://user:pw@a.test/x"), "https://***@a.test/x");
}

TEST(Retry, RepeatsACreateOnlyIfTheServerWasNotReached) {
    FakeHttp server([](const HttpAsked&) { return HttpAnswer{200, "{}", {}}; });
    server.add({support::Fault::Kind::AnswerLost, "/create"});
    const support::VirtualClock clock;
    RetryPolicy policy;
    policy.clock = clock.clock();
    const auto fetch = retrying(httpFetch(), policy);
    Job job;
    FetchRequest post = to(server.url("/create"));
    post.method = "POST";
    post.body = "{}";
    EXPECT_THROW(fetch(post, job), RemoteError);
    EXPECT_EQ(server.calls("/create"), 1);
    post.url = "http://127.0.0.1:1/";
    EXPECT_THROW(fetch(post, job), RemoteError);
    EXPECT_GT(clock.now(), support::VirtualClock::kStart);
}

} // namespace
} // namespace crm
