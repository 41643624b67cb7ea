// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/verbs/sign_in.h"

#include "core/base/error.h"
#include "tests/support/fake_rest.h"
#include "tests/verbs/crm/crm_world.h"

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace crm::test {
namespace {

constexpr const char* kPassword = "planner@example.org:password:with:colons";

std::string bytesOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// A workspace and a server that is reached by the configuration of the guide.
struct RestWorld : CrmWorld {
    support::VirtualClock clock;
    support::FakeDirectus fake{clock};
    std::shared_ptr<SessionSecrets> secrets = std::make_shared<SessionSecrets>();
    AdapterTools tools;

    RestWorld() {
        core::Json config =
            core::Json::parse(bytesOf(EVENLODE_SOURCE_DIR "/docs/guide/rest/directus.json"));
        config.erase("base_url");
        std::ofstream(dir.file("rest.json")) << config.dump();
        tools.secrets = secrets;
        tools.clock = clock.clock();
        tools.folder = dir.path() / "shared";
        tools.trace = dir.file("trace.txt");
        fake.accounts().insert({{"ext_id", "A-1"}, {"name", "Acme"}});
    }
    ConnectionReport add() {
        AddConnectionParams params;
        params.name = "office";
        params.kind = "rest";
        params.config = dir.file("rest.json");
        params.baseUrl = fake.http().url();
        return addConnection(ws, params, job, tools);
    }
    LoginReport signIn(const std::string& secret) {
        LoginParams params;
        params.connection = "office";
        params.secret = secret;
        return login(ws, params, {}, job, tools);
    }
};

TEST(SignInVerb, AConnectionIsKeptUntilSomebodySignsIn) {
    RestWorld world;
    const auto added = world.add();
    ASSERT_EQ(added.identity.issues.size(), 1U);
    EXPECT_EQ(world.fake.http().calls(), 0);
    EXPECT_FALSE(added.connection.writeBack);
    const auto ways = signInWays(world.ws, "office");
    EXPECT_TRUE(ways.nameAndPassword);
    EXPECT_FALSE(ways.browser);
    const auto report = world.signIn(kPassword);
    EXPECT_EQ(report.keptIn, "the memory of this session");
    EXPECT_TRUE(report.identity.permissions["accounts"]["write"].get<bool>());
    EXPECT_NO_THROW(testConnection(world.ws, "office", world.job, world.tools));
}

TEST(SignInVerb, SecretsAreInNoFileAndNoError) {
    RestWorld world;
    world.add();
    world.signIn(kPassword);
    world.secrets->write("crm/other", "x");
    testConnection(world.ws, "office", world.job, world.tools);
    std::string errors;
    try {
        world.signIn("planner@example.org:wrong-secret");
    } catch (const core::Error& error) {
        errors = error.what() + error.hint() + error.subject();
    }
    EXPECT_FALSE(errors.empty());
    for (const auto& entry : std::filesystem::recursive_directory_iterator(world.dir.path())) {
        if (entry.is_regular_file()) {
            errors += bytesOf(entry.path());
        }
    }
    for (const char* secret : {"password:with:colons", "wrong-secret", "AT1", "RT1", "AT2"}) {
        EXPECT_EQ(errors.find(secret), std::string::npos) << secret;
    }
}

TEST(SignInVerb, SigningOutForgetsAndRemovingToo) {
    RestWorld world;
    world.add();
    world.signIn(kPassword);
    const auto out = logout(world.ws, "office", world.job, world.tools);
    EXPECT_TRUE(out.forgotten);
    EXPECT_THROW(testConnection(world.ws, "office", world.job, world.tools), core::Error);
    EXPECT_FALSE(logout(world.ws, "office", world.job, world.tools).forgotten);
    world.signIn(kPassword);
    removeConnection(world.ws, "office", world.tools);
    world.add(); // the same name, another account
    EXPECT_THROW(testConnection(world.ws, "office", world.job, world.tools), core::Error);
}

TEST(SignInVerb, TheEnvironmentIsEnoughForARunWithoutADesktop) {
    RestWorld world;
    ::setenv("EVENLODE_TOKEN_OFFICE", kPassword, 1);
    const auto added = world.add();
    ::unsetenv("EVENLODE_TOKEN_OFFICE");
    EXPECT_TRUE(added.identity.issues.empty());
    EXPECT_EQ(world.fake.http().calls("/auth/login"), 1);
}

TEST(SignInVerb, FilesNeedNone) {
    CrmWorld world;
    std::ofstream(world.dir.path() / "crm" / "accounts.csv") << "id,name,zip\n1,a,06510\n";
    AddConnectionParams params;
    params.name = "files";
    params.kind = "files";
    params.config = (world.dir.path() / "crm").string();
    addConnection(world.ws, params, world.job);
    EXPECT_FALSE(signInWays(world.ws, "files").needed);
    LoginParams login_;
    login_.connection = "files";
    EXPECT_THROW(login(world.ws, login_, {}, world.job), core::Error);
}

} // namespace
} // namespace crm::test
