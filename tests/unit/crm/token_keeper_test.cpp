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

#include <cstdio>
#include <filesystem>
#include <functional>
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

/// A program that uses the account: any number of them share a server and a folder.
struct Client {
    std::string server; ///< address without a path
    std::filesystem::path folder;
    std::shared_ptr<FileSecrets> store = std::make_shared<FileSecrets>(folder / "secrets");

    std::shared_ptr<TokenKeeper> keeper() const {
        OAuthProfile profile;
        profile.tokenUrl = server + "/token";
        profile.clientId = "CID";
        TokenKeeperOptions options;
        options.name = "office";
        options.key = kKey;
        options.store = store;
        options.refresh = oauthRefresh(profile, httpFetch(), systemClock());
        options.lockFile = folder / "office.lock";
        return std::make_shared<TokenKeeper>(options);
    }
    int ask(const std::shared_ptr<TokenKeeper>& with) const {
        core::FetchRequest request;
        request.url = server + "/accounts";
        Job job;
        return authorised(httpFetch(), with, authorizationHeader("Bearer"))(request, job).status;
    }
};

struct Account {
    support::TempDir dir;
    RotatingServer server;
    Client client{server.http().url(""), dir.path()};
    std::shared_ptr<FileSecrets> store = client.store;

    Account() {
        Credentials first;
        first.accessToken = "AT1";
        first.refreshToken = "RT1";
        store->write(kKey, storedText(first));
    }

    std::shared_ptr<TokenKeeper> keeper() const { return client.keeper(); }
    int ask(const std::shared_ptr<TokenKeeper>& with) const { return client.ask(with); }
};

/// Another program, forked before this one has any thread, as a copy of a program with threads may
/// wait for ever for what one of them held. Does its work when it is told where.
class Program {
public:
    explicit Program(const std::function<int(Client&)>& work) {
        int ends[2];
        EXPECT_EQ(::pipe(ends), 0);
        child_ = ::fork();
        if (child_ == 0) {
            ::close(ends[1]);
            ::FILE* told = ::fdopen(ends[0], "r");
            char server[256] = {};
            char folder[1024] = {};
            if (std::fscanf(told, "%255s %1023s", server, folder) != 2) {
                ::_exit(99);
            }
            Client client{server, folder};
            ::_exit(work(client));
        }
        ::close(ends[0]);
        tell_ = ends[1];
    }
    void start(const Client& where) const {
        const std::string line = where.server + " " + where.folder.string() + "\n";
        EXPECT_EQ(::write(tell_, line.data(), line.size()), static_cast<ssize_t>(line.size()));
        ::close(tell_);
    }
    /// What it ended with.
    int status() const {
        int status = 0;
        ::waitpid(child_, &status, 0);
        return WEXITSTATUS(status);
    }

private:
    pid_t child_ = 0;
    int tell_ = -1;
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
    std::vector<Program> programs;
    for (int i = 0; i < 4; ++i) {
        programs.emplace_back(
            [](Client& client) { return client.ask(client.keeper()) == 200 ? 0 : 1; });
    }
    Account account;
    account.server.expireAccess();
    for (const Program& program : programs) {
        program.start(account.client);
    }
    for (const Program& program : programs) {
        EXPECT_EQ(program.status(), 0);
    }
    EXPECT_EQ(account.server.http().calls("/token"), 1);
    EXPECT_FALSE(account.server.revoked());
}

TEST(Pitfall01, AKillBetweenTheNewTokenAndItsFirstUseLosesNothing) {
    const Program killed([](Client& client) {
        client.store->afterWrite = [] { ::_exit(9); };
        client.ask(client.keeper());
        return 0;
    });
    Account account;
    account.server.expireAccess();
    killed.start(account.client);
    ASSERT_EQ(killed.status(), 9);
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
