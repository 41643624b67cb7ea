// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "tests/support/cli_run.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <sstream>
#include <thread>

using support::cliJson;
using support::TempDir;

namespace {

/// How often each verb is killed; EVENLODE_KILLS asks for more.
int kills() {
    const char* wish = std::getenv("EVENLODE_KILLS");
    return wish == nullptr ? 4 : std::atoi(wish);
}

/// Starts a program without output, in a process of its own.
pid_t start(const std::vector<std::string>& command) {
    const pid_t child = fork();
    if (child == 0) {
        const int nowhere = open("/dev/null", O_RDWR);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        std::vector<char*> words;
        for (const std::string& word : command) {
            words.push_back(const_cast<char*>(word.c_str()));
        }
        words.push_back(nullptr);
        execvp(words[0], words.data());
        _exit(127);
    }
    return child;
}

int waitFor(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return status;
}

double secondsOf(const std::vector<std::string>& command) {
    const auto begin = std::chrono::steady_clock::now();
    waitFor(start(command));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::string accountsCsv(int count) {
    std::ostringstream csv;
    csv << "account_id,name,lat,lon,potential\n";
    core::Random random(5);
    for (int i = 1; i <= count; ++i) {
        csv << 'A' << i << ",\"Account " << i << "\"," << 38 + 2 * random.uniform() << ','
            << -98 + 3 * random.uniform() << ',' << 1 + random.below(1000) << '\n';
    }
    return csv.str();
}

class Kill : public testing::Test {
protected:
    void SetUp() override {
        dir.write("grid.geojson", support::gridGeoJson(30, 20));
        std::filesystem::create_directory(dir.path() / "crm");
        dir.write("crm/accounts.csv", accountsCsv(8000));
        cliJson({"init", ws});
        cliJson(
            {"units", "import", ws, dir.file("grid.geojson"), "--layer", "zip", "--key", "ZIP"});
        cliJson({"crm", "add", ws, "office", "--kind", "files", "--config", dir.file("crm")});
        cliJson({"sync", ws, "office"});
        cliJson({"units", "aggregate", ws, "--layer", "zip", "--from", "accounts", "--value",
                 "potential", "--as", "potential"});
        cliJson(
            {"balance", ws, "--measure", "potential", "--territories", "6", "--scenario", "Plan"});
    }

    /// Runs the command again and again, kills it at a random moment of its time, while a foreign
    /// reader opens and closes the workspace, and looks at what is left.
    void survive(const std::vector<std::string>& arguments) {
        std::vector<std::string> command{EVENLODE_PROGRAM};
        command.insert(command.end(), arguments.begin(), arguments.end());
        const double seconds = secondsOf(command);
        core::Random random(11);
        for (int i = 0; i < kills(); ++i) {
            const pid_t reader = start({"ogrinfo", "-ro", "-so", "-al", ws});
            const pid_t child = start(command);
            std::this_thread::sleep_for(std::chrono::duration<double>(random.uniform() * seconds));
            kill(child, SIGKILL);
            waitFor(child);
            waitFor(reader);
            const core::Json health = cliJson({"doctor", ws});
            ASSERT_EQ(health["ok"], true) << health.dump(1);
            ASSERT_EQ(cliJson({"scenario", "list", ws})["scenarios"][0]["assigned"], 600)
                << "committed work is lost";
            expectWholeTable();
        }
    }

    /// Every line of the CRM's table is complete: nothing was cut off.
    void expectWholeTable() {
        std::istringstream table(dir.read("crm/accounts.csv"));
        std::string line;
        int rows = 0;
        std::ptrdiff_t commas = -1;
        while (std::getline(table, line)) {
            const auto count = std::count(line.begin(), line.end(), ',');
            commas = commas < 0 ? count : commas;
            ASSERT_EQ(count, commas) << line;
            ++rows;
        }
        ASSERT_EQ(rows, 8001);
    }

    TempDir dir;
    std::string ws = dir.file("plan.gpkg");
};

} // namespace

TEST_F(Kill, AnImportLeavesASoundWorkspace) {
    survive({"accounts", "import", ws, dir.write("more.csv", accountsCsv(8000)), "--source-name",
             "other"});
}

TEST_F(Kill, ABalanceLeavesASoundWorkspace) {
    survive({"balance", ws, "--measure", "potential", "--territories", "6", "--scenario", "Again"});
}

TEST_F(Kill, APublishLeavesAWholeTableAndCanBeFinished) {
    survive({"publish", ws, "office", "--scenario", "Plan", "--yes"});
    cliJson({"publish", ws, "office", "--scenario", "Plan", "--yes"});
    EXPECT_EQ(cliJson({"publish", ws, "office", "--scenario", "Plan", "--yes"})["written"], 0);
}
