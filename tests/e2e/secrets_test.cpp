// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/commands.h"
#include "tests/support/fake_salesforce.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/wait.h>
#include <thread>

/// A planted token is looked for everywhere that something could leak to.
namespace {

using support::FakeSalesforce;
using support::Fault;

const std::string kToken = "PLANTED0TOKEN1abcdefghij";
const std::string kRefresh = "PLANTED0REFRESH1klmnopqr";

class Secrets : public testing::Test {
protected:
    Secrets() {
        fake_.accessToken = kToken;
        fake_.refreshToken = kRefresh;
        fake_.accounts().put("A1", {{"Name", "Account 1"}, {"BillingPostalCode", "27006"}});
    }

    std::string file(const std::string& name) const { return folder_.file(name); }

    /// Runs the program with the token in its environment; what it says.
    std::string evenlode(const std::string& words) {
        const std::string said = support::outputOf(
            "EVENLODE_TOKEN_CRM=" + kToken + " EVENLODE_DATA_DIR=" + file("data") +
            " EVENLODE_TRACE=" + file("trace.log") + " " EVENLODE_PROGRAM " " + words + " 2>&1");
        expectNone(said, words);
        return said;
    }
    void connect() {
        evenlode("init " + file("plan.gpkg"));
        evenlode("crm add " + file("plan.gpkg") + " crm --kind salesforce --base-url " +
                 fake_.http().url());
    }

    static void expectNone(const std::string& text, const std::string& where) {
        for (const std::string& secret : {kToken, kRefresh}) {
            EXPECT_EQ(text.find(secret), std::string::npos) << "in " << where;
        }
    }
    /// Every file below the folder: the plan, its journal, restore points, logs, traces, dumps.
    void expectNoneInFiles() {
        int files = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path())) {
            if (entry.is_regular_file()) {
                std::ifstream in(entry.path(), std::ios::binary);
                expectNone({std::istreambuf_iterator<char>(in), {}}, entry.path().string());
                ++files;
            }
        }
        EXPECT_GE(files, 2);
    }

    support::TempDir folder_;
    support::VirtualClock clock_;
    FakeSalesforce fake_{clock_};
};

TEST_F(Secrets, AreInNoFileAndNoWordOfAnOrdinaryRun) {
    connect();
    EXPECT_NE(evenlode("sync " + file("plan.gpkg") + " crm --trace " + file("sync.trace"))
                  .find("accounts"),
              std::string::npos);
    evenlode("crm test " + file("plan.gpkg") + " crm");
    evenlode("crm list " + file("plan.gpkg") + " --json");
    evenlode("doctor " + file("plan.gpkg"));
    EXPECT_GT(fake_.http().calls(), 0);
    expectNoneInFiles();
}

TEST_F(Secrets, AreInNoWordOfWhatGoesWrong) {
    connect();
    for (const Fault::Kind kind : {Fault::Kind::ServerError, Fault::Kind::Garbage,
                                   Fault::Kind::Reset, Fault::Kind::Throttled}) {
        fake_.http().clearFaults();
        fake_.http().add({kind, "/", 1, 3, 0.01, {}});
        evenlode("sync " + file("plan.gpkg") + " crm");
    }
    fake_.http().clearFaults();
    fake_.accessToken = "another"; // the planted one is refused from now on
    EXPECT_NE(evenlode("sync " + file("plan.gpkg") + " crm").find("sign in"), std::string::npos);
    fake_.oldestVersion = "v99.0";
    evenlode("sync " + file("plan.gpkg") + " crm");
    expectNoneInFiles();
}

TEST_F(Secrets, AreInNoListOfProcessesAndNoDump) {
    connect();
    fake_.http().add({Fault::Kind::Slow, "/", 1, -1, 1, {}});
    const int before = fake_.http().calls();
    // A shell in the folder of the plan, which would take a dump if there were one.
    const std::string command = "cd " + folder_.path().string() +
                                " && ulimit -c unlimited; EVENLODE_TOKEN_CRM=" + kToken +
                                " exec " EVENLODE_PROGRAM " sync plan.gpkg crm --watch 0.5 --quiet";
    const pid_t child = fork();
    if (child == 0) {
        ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
        ::_exit(127);
    }
    const std::string proc = "/proc/" + std::to_string(child);
    std::string cmdline;
    for (int i = 0; i < 200 && cmdline.find("--watch") == std::string::npos; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        std::ifstream in(proc + "/cmdline", std::ios::binary);
        cmdline.assign(std::istreambuf_iterator<char>(in), {});
        if (cmdline.find("EVENLODE_TOKEN") != std::string::npos) {
            cmdline.clear(); // still the shell of this test
        }
    }
    EXPECT_NE(cmdline.find("sync"), std::string::npos);
    for (int i = 0; i < 500 && fake_.http().calls() == before; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20)); // until it is at work
    }
    expectNone(cmdline, "the process list");
    std::ifstream limits(proc + "/limits");
    const std::string text{std::istreambuf_iterator<char>(limits), {}};
    const std::size_t at = text.find("Max core file size");
    ASSERT_NE(at, std::string::npos);
    EXPECT_EQ(text.substr(at + 18, 30).find_first_not_of(' '), text.substr(at + 18, 30).find('0'))
        << "a crash would write memory, and the token in it, to a file";
    ::kill(child, SIGABRT);
    int status = 0;
    ::waitpid(child, &status, 0);
    expectNoneInFiles();
}

} // namespace
