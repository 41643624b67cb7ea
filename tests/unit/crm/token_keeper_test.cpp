// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/auth/token_keeper.h"

#include "core/base/error.h"
#include "crm/auth/authorised.h"
#include "crm/auth/oauth.h"
#include "crm/http/http_client.h"
#include "crm/http/remote_error.h"
#include "tests/support/fake_http.h"
#include "tests/support/file_secrets.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace crm {
namespace {

using core::Job;
using support::FakeHttp;
using support::FileSecrets;
using support::HttpAnswer;
using support::HttpAsked;

/// A server whose refresh tokens can be used once: the second use of one revokes the sign-in, as
/// Salesforce does.
class RotatingServer {
public:
    RotatingServer() : http_([this](const HttpAsked& asked) { return answer(asked); }) {}

    FakeHttp& http() { return http_; }
    /// The access token that works now.
    std::string good() const { return "AT" + std::to_string(generation_); }
    void expireAccess() {
        http_.locked([this] { expired_ = true; });
    }
    bool revoked() const { return revoked_; }

private:
    HttpAnswer answer(const HttpAsked& asked) {
        if (asked.path == "/token") {
            return token(asked.body);
        }
        const auto it = asked.headers.find("authorization");
        if (revoked_ || expired_ || it == asked.headers.end() || it->second != "Bearer " + good()) {
            return support::jsonAnswer(401, R"([{"errorCode": "INVALID_SESSION_ID"}])");
        }
        return support::jsonAnswer(200, "{}");
    }

    HttpAnswer token(const std::string& form) {
        const auto items = parseQuery(form);
        const auto given = std::find_if(items.begin(), items.end(), [](const auto& item) {
            return item.first == "refresh_token";
        });
        if (revoked_ || given == items.end() ||
            given->second != "RT" + std::to_string(generation_)) {
            revoked_ = true;
            return support::jsonAnswer(400, R"({"error": "invalid_grant"})");
        }
        ++generation_;
        expired_ = false;
        return support::jsonAnswer(200, "{\"access_token\": \"AT" + std::to_string(generation_) +
                                            "\", \"refresh_token\": \"RT" +
                                            std::to_string(generation_) + "\"}");
    }

    int generation_ = 1;
    bool expired_ = false;
    bool revoked_ = false;
    FakeHttp http_;
};

constexpr const char* kKey = "crm/office";

struct Account {
    RotatingServer server;
    support::TempDir dir;
    std::shared_ptr<FileSecrets> store = std::make_shared<FileSecrets>(dir.file("secrets"));

    Account() {
        Credentials first;
        first.accessToken = "AT1";
        first.refreshToken = "RT1";
        store->write(kKey, storedText(first));
    }

    std::shared_ptr<TokenKeeper> keeper() const {
        OAuthProfile profile;
        profile.tokenUrl = server_url("/token");
        profile.clientId = "CID";
        TokenKeeperOptions options;
        options.name = "office";
        options.key = kKey;
        options.store = store;
        options.refresh = oauthRefresh(profile, httpFetch(), systemClock());
        options.lockFile = dir.file("office.lock");
        return std::make_shared<TokenKeeper>(options);
    }
    std::string server_url(const std::string& path) const {
        return const_cast<RotatingServer&>(server).http().url(path);
    }
    int ask(const std::shared_ptr<TokenKeeper>& with) const {
        core::FetchRequest request;
        request.url = server_url("/accounts");
        Job job;
        return authorised(httpFetch(), with, authorizationHeader("Bearer"))(request, job).status;
    }
};

TEST(Pitfall01, TwentyRefusalsAtOnceMakeOneTokenCall) {
    Account account;
    account.server.expireAccess();
    const auto keeper = account.keeper();
    std::vector<std::thread> threads;
    std::atomic<int> fine{0};
    for (int i = 0; i < 20; ++i) {
        threads.emplace_back([&] { fine += account.ask(keeper) == 200 ? 1 : 0; });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(fine, 20);
    EXPECT_EQ(account.server.http().calls("/token"), 1);
}

TEST(Pitfall01, SeveralKeepersOfOneAccountMakeOneTokenCall) {
    Account account;
    account.server.expireAccess();
    std::vector<std::thread> threads;
    std::atomic<int> fine{0};
    for (int i = 0; i < 20; ++i) {
        threads.emplace_back([&] { fine += account.ask(account.keeper()) == 200 ? 1 : 0; });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(fine, 20);
    EXPECT_EQ(account.server.http().calls("/token"), 1);
}

TEST(Pitfall01, SeveralProgramsMakeOneTokenCall) {
    Account account;
    account.server.expireAccess();
    std::vector<pid_t> children;
    for (int i = 0; i < 4; ++i) {
        const pid_t child = fork();
        if (child == 0) {
            ::_exit(account.ask(account.keeper()) == 200 ? 0 : 1);
        }
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = 0;
        waitpid(child, &status, 0);
        EXPECT_EQ(WEXITSTATUS(status), 0);
    }
    EXPECT_EQ(account.server.http().calls("/token"), 1);
    EXPECT_FALSE(account.server.revoked());
}

TEST(Pitfall01, AKillBetweenTheNewTokenAndItsFirstUseLosesNothing) {
    Account account;
    account.server.expireAccess();
    const pid_t child = fork();
    if (child == 0) {
        account.store->afterWrite = [] { ::_exit(9); };
        account.ask(account.keeper());
        ::_exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_EQ(WEXITSTATUS(status), 9);
    EXPECT_EQ(account.ask(account.keeper()), 200);
    EXPECT_EQ(account.server.http().calls("/token"), 1);
    EXPECT_FALSE(account.server.revoked());
}

TEST(Pitfall01, ANetworkErrorDeletesNoCredentials) {
    Account account;
    account.server.expireAccess();
    account.server.http().add({support::Fault::Kind::Reset, "/token", 1, 1});
    const auto keeper = account.keeper();
    EXPECT_THROW(account.ask(keeper), core::Error);
    EXPECT_EQ(credentialsFrom(*account.store->read(kKey)).refreshToken, "RT1");
    EXPECT_EQ(account.ask(keeper), 200);
    account.server.expireAccess();
    account.server.http().add({support::Fault::Kind::ServerError, "/token", 1, 1});
    EXPECT_THROW(account.ask(keeper), core::Error);
    EXPECT_EQ(account.ask(keeper), 200);
}

TEST(TokenKeeper, ARejectedTokenIsReadFromTheStoreOnceMore) {
    int calls = 0;
    auto store = std::make_shared<SessionSecrets>();
    Credentials old;
    old.accessToken = "AT1";
    old.refreshToken = "RT1";
    store->write(kKey, storedText(old));
    TokenKeeperOptions options;
    options.name = "office";
    options.key = kKey;
    options.store = store;
    options.refresh = [&](const Credentials& with, Job&) {
        ++calls;
        Refreshed answer;
        answer.rejected = with.refreshToken == "RT1";
        answer.credentials = with;
        answer.credentials.accessToken = "AT3";
        if (answer.rejected) { // another machine was here meanwhile
            Credentials newer = with;
            newer.refreshToken = "RT2";
            store->write(kKey, storedText(newer));
        }
        return answer;
    };
    TokenKeeper keeper(options);
    Job job;
    EXPECT_EQ(keeper.renewed("AT1", job), "AT3");
    EXPECT_EQ(calls, 2);
}

TEST(TokenKeeper, ASignOutByTheServerAsksToSignInAndKeepsWhatThereIs) {
    auto store = std::make_shared<SessionSecrets>();
    Credentials old;
    old.accessToken = "AT-secret";
    old.refreshToken = "RT-secret";
    store->write(kKey, storedText(old));
    TokenKeeperOptions options;
    options.name = "office";
    options.key = kKey;
    options.store = store;
    options.refresh = [](const Credentials&, Job&) {
        Refreshed answer;
        answer.rejected = true;
        answer.message = "invalid_grant";
        return answer;
    };
    TokenKeeper keeper(options);
    Job job;
    try {
        keeper.renewed("AT-secret", job);
        FAIL() << "a token out of nothing";
    } catch (const RemoteError& error) {
        EXPECT_EQ(error.trouble(), Trouble::SignIn);
        EXPECT_EQ((error.what() + error.hint() + error.subject()).find("secret"),
                  std::string::npos);
        EXPECT_NE(error.hint().find("crm login"), std::string::npos);
    }
    EXPECT_EQ(credentialsFrom(*store->read(kKey)).refreshToken, "RT-secret");
}

TEST(TokenKeeper, RenewsBeforeTheEnd) {
    support::VirtualClock clock;
    auto store = std::make_shared<SessionSecrets>();
    Credentials old;
    old.accessToken = "AT1";
    old.refreshToken = "RT1";
    old.expires = clock.now() + 600'000;
    store->write(kKey, storedText(old));
    TokenKeeperOptions options;
    options.key = kKey;
    options.store = store;
    options.clock = clock.clock();
    options.aheadSeconds = 300;
    options.refresh = [&](const Credentials& with, Job&) {
        Refreshed answer;
        answer.credentials = with;
        answer.credentials.accessToken = "AT2";
        answer.credentials.expires = clock.now() + 600'000;
        return answer;
    };
    TokenKeeper keeper(options);
    Job job;
    EXPECT_EQ(keeper.token(job), "AT1");
    clock.advance(301);
    EXPECT_EQ(keeper.token(job), "AT2");
}

TEST(TokenKeeper, AStoreThatFailsDoesNotLoseTheNewToken) {
    Account account;
    account.server.expireAccess();
    const auto keeper = account.keeper();
    account.store->failWrites = true;
    EXPECT_THROW(account.ask(keeper), core::Error);
    account.store->failWrites = false;
    EXPECT_EQ(account.ask(keeper), 200);
    EXPECT_EQ(credentialsFrom(*account.store->read(kKey)).refreshToken, "RT2");
    EXPECT_EQ(account.server.http().calls("/token"), 1);
}

TEST(Secrets, TheEnvironmentSpeaksForAConnection) {
    EXPECT_EQ(environmentName("TOKEN", "my crm-1"), "EVENLODE_TOKEN_MY_CRM_1");
    ::setenv("EVENLODE_TOKEN_MY_CRM_1", "t", 1);
    EXPECT_EQ(environmentSecret("TOKEN", "my crm-1"), "t");
    ::unsetenv("EVENLODE_TOKEN_MY_CRM_1");
    EXPECT_EQ(environmentSecret("TOKEN", "my crm-1"), std::nullopt);
}

TEST(Secrets, CredentialsSurviveBeingStored) {
    Credentials all;
    all.accessToken = "a";
    all.refreshToken = "r\xc3\xa9";
    all.expires = 5;
    all.baseUrl = "https://x";
    all.clientSecret = "c";
    const Credentials back = credentialsFrom(storedText(all));
    EXPECT_EQ(storedText(back), storedText(all));
    EXPECT_TRUE(credentialsFrom("rubbish").empty());
    EXPECT_TRUE(credentialsFrom("").empty());
}

} // namespace
} // namespace crm
