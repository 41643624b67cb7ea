// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/auth/oauth.h"

#include "core/base/base64.h"
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "crm/http/http_client.h"
#include "crm/http/remote_error.h"
#include "tests/support/fake_http.h"

#include <gtest/gtest.h>
#include <thread>

namespace crm {
namespace {

using core::Job;
using core::Json;
using support::FakeHttp;
using support::HttpAnswer;
using support::HttpAsked;

std::string itemOf(const QueryItems& items, std::string_view name) {
    for (const auto& [key, value] : items) {
        if (key == name) {
            return value;
        }
    }
    return "(none)";
}

/// Stands in for the user at the browser: comes back with what the vendor's page would send.
class Browser {
public:
    explicit Browser(std::function<QueryItems(const QueryItems& asked)> answer)
        : answer_(std::move(answer)) {}
    ~Browser() {
        if (thread_.joinable()) {
            thread_.join();
        }
    }
    void open(const std::string& url) {
        asked = parseQuery(queryOf(url));
        thread_ = std::thread([this] {
            Job job;
            core::FetchRequest request;
            request.url = withQuery(itemOf(asked, "redirect_uri"), answer_(asked));
            status = HttpClient().send(request, job).status;
        });
    }
    QueryItems asked;
    int status = 0;

private:
    std::function<QueryItems(const QueryItems&)> answer_;
    std::thread thread_;
};

OAuthProfile profileAt(const FakeHttp& server) {
    return oauthProfile("rest",
                        {{"client_id", "CID"},
                         {"authorize_url", "https://login.test/authorize"},
                         {"token_url", server.url("/token")},
                         {"scopes", "api refresh"}},
                        "https://crm.test");
}

TEST(SignIn, BringsACodeBackAndProvesItAskedForIt) {
    QueryItems form;
    FakeHttp server([&](const HttpAsked& asked) {
        form = parseQuery(asked.body);
        return support::jsonAnswer(
            200, R"({"access_token": "AT", "refresh_token": "RT", "expires_in": 3600})");
    });
    Browser browser([](const QueryItems& asked) {
        return QueryItems{{"code", "the code"}, {"state", itemOf(asked, "state")}};
    });
    const support::VirtualClock clock;
    SignInTools tools{
        httpFetch(), clock.clock(), [&](const std::string& url) { browser.open(url); }, {}};
    Job job;
    const Credentials got = signInWithBrowser(profileAt(server), "", tools, job);
    EXPECT_EQ(got.accessToken, "AT");
    EXPECT_EQ(got.refreshToken, "RT");
    EXPECT_EQ(got.expires, clock.now() + 3'600'000);
    EXPECT_EQ(itemOf(form, "code"), "the code");
    EXPECT_EQ(itemOf(form, "client_secret"), "(none)"); // a public client has none to send
    EXPECT_EQ(itemOf(browser.asked, "code_challenge_method"), "S256");
    EXPECT_EQ(itemOf(form, "redirect_uri"), itemOf(browser.asked, "redirect_uri"));
    EXPECT_TRUE(itemOf(form, "redirect_uri").starts_with("http://127.0.0.1:"));
    EXPECT_EQ(core::base64Url(core::bytesOfHex(core::sha256(itemOf(form, "code_verifier")))),
              itemOf(browser.asked, "code_challenge"));
    EXPECT_GE(itemOf(form, "code_verifier").size(), 43U);
    EXPECT_LE(itemOf(form, "code_verifier").size(), 128U);
}

TEST(SignIn, RefusesAnAnswerToAnotherQuestion) {
    FakeHttp server([](const HttpAsked&) { return HttpAnswer{}; });
    Browser browser([](const QueryItems&) {
        return QueryItems{{"code", "smuggled"}, {"state", "made up"}};
    });
    SignInTools tools{
        httpFetch(), systemClock(), [&](const std::string& url) { browser.open(url); }, {}};
    Job job;
    EXPECT_THROW(signInWithBrowser(profileAt(server), "", tools, job), RemoteError);
    EXPECT_EQ(server.calls(), 0);
}

TEST(SignIn, SaysWhyTheVendorRefused) {
    FakeHttp server([](const HttpAsked&) { return HttpAnswer{}; });
    Browser browser([](const QueryItems& asked) {
        return QueryItems{{"error", "access_denied"},
                          {"error_description", "user is not admitted"},
                          {"state", itemOf(asked, "state")}};
    });
    SignInTools tools{
        httpFetch(), systemClock(), [&](const std::string& url) { browser.open(url); }, {}};
    Job job;
    try {
        signInWithBrowser(profileAt(server), "", tools, job);
        FAIL() << "signed in without consent";
    } catch (const RemoteError& error) {
        EXPECT_NE(std::string(error.what()).find("user is not admitted"), std::string::npos);
    }
}

TEST(SignIn, NobodyComingEndsIt) {
    FakeHttp server([](const HttpAsked&) { return HttpAnswer{}; });
    SignInTools tools{httpFetch(), systemClock(), [](const std::string&) {}, {}, 0.2};
    Job job;
    EXPECT_THROW(signInWithBrowser(profileAt(server), "", tools, job), RemoteError);
}

TEST(SignIn, ADeviceWaitsAsLongAsItIsTold) {
    int polls = 0;
    const support::VirtualClock clock;
    FakeHttp server([&](const HttpAsked& asked) {
        if (asked.path == "/device") {
            return support::jsonAnswer(
                200, R"({"device_code": "DC", "user_code": "ABCD-EFGH", "interval": 5,
                         "verification_uri": "https://login.test/device", "expires_in": 900})");
        }
        EXPECT_EQ(itemOf(parseQuery(asked.body), "device_code"), "DC");
        ++polls;
        return polls == 1   ? support::jsonAnswer(400, R"({"error": "authorization_pending"})")
               : polls == 2 ? support::jsonAnswer(400, R"({"error": "slow_down"})")
                            : support::jsonAnswer(200, R"({"access_token": "AT"})");
    });
    OAuthProfile profile = profileAt(server);
    profile.device.url = server.url("/device");
    profile.device.tokenUrl = server.url("/token");
    std::string shown;
    SignInTools tools{httpFetch(),
                      clock.clock(),
                      {},
                      [&](const std::string& code, const std::string&) { shown = code; }};
    Job job;
    EXPECT_EQ(signInWithDevice(profile, "", tools, job).accessToken, "AT");
    EXPECT_EQ(shown, "ABCD-EFGH");
    EXPECT_EQ(clock.now() - support::VirtualClock::kStart, (5 + 5 + 10) * 1000);
}

TEST(SignIn, ZohosRefusalsComeAsSuccess) {
    FakeHttp server(
        [](const HttpAsked&) { return support::jsonAnswer(200, R"({"error": "invalid_code"})"); });
    OAuthProfile profile = profileAt(server);
    const auto refresh = oauthRefresh(profile, httpFetch(), systemClock());
    Credentials old;
    old.refreshToken = "RT";
    Job job;
    EXPECT_TRUE(refresh(old, job).rejected);
}

TEST(SignIn, ARefusedApplicationIsNoLostToken) {
    FakeHttp server([](const HttpAsked&) {
        return support::jsonAnswer(401, R"({"error": "invalid_client"})");
    });
    const auto refresh = oauthRefresh(profileAt(server), httpFetch(), systemClock());
    Credentials old;
    old.refreshToken = "RT";
    Job job;
    EXPECT_THROW(refresh(old, job), RemoteError);
}

TEST(SignIn, KeepsTheDataCentreThatTheAnswerNamed) {
    FakeHttp elsewhere([](const HttpAsked&) {
        return support::jsonAnswer(200, R"({"access_token": "AT", "refresh_token": "RT",
                                           "api_domain": "https://www.zohoapis.eu"})");
    });
    Browser browser([&](const QueryItems& asked) {
        return QueryItems{{"code", "c"},
                          {"location", "eu"},
                          {"accounts-server", elsewhere.url()},
                          {"state", itemOf(asked, "state")}};
    });
    OAuthProfile profile = oauthProfile("zoho", {{"client_id", "CID"}, {"port", 0}}, "");
    EXPECT_EQ(profile.tokenUrl, "https://accounts.zoho.com/oauth/v2/token");
    SignInTools tools{
        httpFetch(), systemClock(), [&](const std::string& url) { browser.open(url); }, {}};
    profile.redirectHost = "127.0.0.1";
    Job job;
    const Credentials got = signInWithBrowser(profile, "SECRET", tools, job);
    EXPECT_EQ(got.baseUrl, "https://www.zohoapis.eu");
    EXPECT_EQ(got.accountsUrl, elsewhere.url());
    oauthRefresh(profile, httpFetch(), systemClock())(got, job);
    EXPECT_EQ(elsewhere.calls("/oauth/v2/token"), 2);
    EXPECT_EQ(itemOf(browser.asked, "prompt"), "consent"); // else there is no refresh token
}

TEST(SignIn, FollowsTheUserOfADeviceToTheOtherDataCentre) {
    const support::VirtualClock clock;
    FakeHttp europe([](const HttpAsked& asked) {
        EXPECT_EQ(itemOf(parseQuery(asked.body), "code"), "DC");
        return support::jsonAnswer(200, R"({"access_token": "AT", "refresh_token": "RT",
                                           "api_domain": "https://www.zohoapis.eu"})");
    });
    int polls = 0;
    FakeHttp home([&](const HttpAsked& asked) {
        if (asked.path == "/oauth/v3/device/code") {
            return support::jsonAnswer(200, R"({"device_code": "DC", "user_code": "AB-CD",
                "verification_url": "https://accounts.zoho.com/device", "interval": 30000})");
        }
        return ++polls == 1 ? support::jsonAnswer(200, R"({"error": "authorization_pending"})")
                            : support::jsonAnswer(200, R"({"error": "other_dc",
                                                          "user_location": "eu"})");
    });
    OAuthProfile profile =
        oauthProfile("zoho", {{"client_id", "CID"}, {"accounts", home.url()}}, "");
    profile.accountsServers["eu"] = europe.url();
    SignInTools tools{
        httpFetch(), clock.clock(), {}, [](const std::string&, const std::string&) {}};
    Job job;
    const Credentials got = signInWithDevice(profile, "SECRET", tools, job);
    EXPECT_EQ(got.accessToken, "AT");
    EXPECT_EQ(got.accountsUrl, europe.url()) << "where it is renewed from now on";
    EXPECT_EQ(got.baseUrl, "https://www.zohoapis.eu");
    EXPECT_EQ(polls, 2);
    EXPECT_EQ(clock.now() - support::VirtualClock::kStart, 3 * 30 * 1000) << "twice a minute";
    profile.accountsServers.erase("eu");
    EXPECT_THROW(signInWithDevice(profile, "SECRET", tools, job), RemoteError);
}

TEST(SignIn, TakesTheDataCentreFromItsNameWhereNoServerIsNamed) {
    FakeHttp elsewhere(
        [](const HttpAsked&) { return support::jsonAnswer(200, R"({"access_token": "AT"})"); });
    Browser browser([](const QueryItems& asked) {
        return QueryItems{{"code", "c"}, {"location", "au"}, {"state", itemOf(asked, "state")}};
    });
    OAuthProfile profile = oauthProfile("zoho", {{"client_id", "CID"}, {"port", 0}}, "");
    profile.redirectHost = "127.0.0.1";
    profile.accountsServers["au"] = elsewhere.url();
    SignInTools tools{
        httpFetch(), systemClock(), [&](const std::string& url) { browser.open(url); }, {}};
    Job job;
    EXPECT_EQ(signInWithBrowser(profile, "SECRET", tools, job).accountsUrl, elsewhere.url());
}

TEST(SignIn, TooManyTokensAreAPauseAndNoLostSignIn) {
    FakeHttp server([](const HttpAsked&) {
        return support::jsonAnswer(400, R"({"error": "Access Denied", "status": "failure",
            "error_description": "You have made too many requests continuously."})");
    });
    const auto refresh = oauthRefresh(profileAt(server), httpFetch(), systemClock());
    Credentials old;
    old.refreshToken = "RT";
    Job job;
    try {
        refresh(old, job);
        FAIL() << "got a token";
    } catch (const RemoteError& error) {
        EXPECT_EQ(error.trouble(), Trouble::Throttled);
        EXPECT_EQ(error.retrySeconds(), 600);
    }
}

TEST(OAuthProfile, EveryDataCentreOfZohoHasItsServers) {
    const auto tokens = [](const char* centre) {
        return oauthProfile("zoho", {{"client_id", "c"}, {"data_center", centre}}, "").tokenUrl;
    };
    EXPECT_EQ(tokens("com.au"), "https://accounts.zoho.com.au/oauth/v2/token");
    EXPECT_EQ(tokens("ca"), "https://accounts.zohocloud.ca/oauth/v2/token");
    EXPECT_EQ(tokens("com.cn"), "https://accounts.zoho.com.cn/oauth/v2/token");
    for (const char* centre : {"com", "eu", "in", "jp", "sa", "uk"}) {
        EXPECT_EQ(tokens(centre),
                  "https://accounts.zoho." + std::string(centre) + "/oauth/v2/token");
    }
    EXPECT_THROW(tokens("mars"), core::Error);
}

TEST(OAuthProfile, EveryVendorHasOne) {
    for (const char* kind : {"salesforce", "hubspot", "dynamics", "zoho", "pipedrive"}) {
        const OAuthProfile profile =
            oauthProfile(kind, {{"client_id", "CID"}}, "https://org.crm4.dynamics.com/");
        EXPECT_TRUE(profile.authorizeUrl.starts_with("https://")) << kind;
        EXPECT_EQ(profile.authorizeUrl.find('{'), std::string::npos) << kind;
        EXPECT_EQ(profile.scopes.find('{'), std::string::npos) << kind;
    }
    EXPECT_EQ(
        oauthProfile("dynamics", {{"client_id", "c"}}, "https://org.crm4.dynamics.com/").scopes,
        "https://org.crm4.dynamics.com/user_impersonation offline_access");
    EXPECT_EQ(oauthProfile("salesforce",
                           {{"client_id", "c"}, {"login", "https://test.salesforce.com"}}, "")
                  .tokenUrl,
              "https://test.salesforce.com/services/oauth2/token");
    EXPECT_EQ(oauthProfile("zoho", {{"client_id", "c"}, {"data_center", "eu"}}, "").tokenUrl,
              "https://accounts.zoho.eu/oauth/v2/token");
}

TEST(OAuthProfile, RefusesWhatIsNotUnderstoodOrNotSafe) {
    EXPECT_THROW(oauthProfile("salesforce", {}, ""), core::Error);
    EXPECT_THROW(oauthProfile("salesforce", {{"client_id", 5}}, ""), core::Error);
    EXPECT_THROW(oauthProfile("salesforce", {{"client_id", "c"}, {"logn", "x"}}, ""), core::Error);
    EXPECT_THROW(
        oauthProfile("salesforce", {{"client_id", "c"}, {"login", "http://evil.test"}}, ""),
        core::Error);
    EXPECT_THROW(oauthProfile("myspace", {{"client_id", "c"}}, ""), core::Error);
    EXPECT_THROW(oauthProfile("dynamics", {{"client_id", "c"}}, ""), core::Error);
}

} // namespace
} // namespace crm
