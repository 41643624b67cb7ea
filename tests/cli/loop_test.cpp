// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_run.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <sstream>

using core::Json;
using support::cli;
using support::cliJson;
using support::TempDir;

namespace {

/// Accounts in the middle of each square of an 8 x 6 grid, the value growing to the east; the last
/// one lies outside.
std::string accountsCsv() {
    std::ostringstream csv;
    csv << "account_id,name,zip,lat,lon,potential,note\r\n";
    int number = 0;
    for (int r = 0; r < 6; ++r) {
        for (int c = 0; c < 8; ++c) {
            ++number;
            csv << 'A' << number << ",\"Account " << number << "\"," << 67001 + r * 8 + c << ','
                << 38.05 + 0.1 * r << ',' << -97.95 + 0.1 * c << ',' << 100 * (c + 1)
                << ",\"keep, this\"\r\n";
        }
    }
    csv << "A99,Far away,,45.5,-110.5,50,\r\n";
    return csv.str();
}

/// A workspace with the grid, its accounts and the measure "potential".
class Loop : public testing::Test {
protected:
    void SetUp() override {
        cliJson({"init", ws});
        dir.write("grid.geojson", support::gridGeoJson(8, 6));
        dir.write("accounts.csv", accountsCsv());
        units = cliJson(
            {"units", "import", ws, dir.file("grid.geojson"), "--layer", "zip", "--key", "ZIP"});
        accounts = cliJson({"accounts", "import", ws, dir.file("accounts.csv")});
        measured = cliJson({"units", "aggregate", ws, "--layer", "zip", "--from", "accounts",
                            "--value", "potential", "--as", "potential"});
    }

    Json balanced(const std::string& scenario, const std::string& seed = "1") {
        return cliJson({"balance", ws, "--layer", "zip", "--measure", "potential", "--territories",
                        "4", "--tolerance", "0.05", "--scenario", scenario, "--seed", seed});
    }

    TempDir dir;
    std::string ws = dir.file("plan.gpkg");
    Json units;
    Json accounts;
    Json measured;
};

} // namespace

TEST_F(Loop, ImportsReportWhatTheyRead) {
    EXPECT_EQ(units["read"], 48);
    EXPECT_EQ(units["units"], 48);
    EXPECT_EQ(units["edges"], 7 * 6 + 8 * 5);
    EXPECT_EQ(units["components"], 1);
    EXPECT_EQ(accounts["read"], 49);
    EXPECT_EQ(accounts["added"], 49);
    EXPECT_EQ(accounts["mapping"]["zip"], "zip");
    EXPECT_EQ(measured["measures"][0]["name"], "potential");
    EXPECT_EQ(measured["measures"][0]["total"], 6 * 3600);
    const Json again = cliJson({"accounts", "import", ws, dir.file("accounts.csv")});
    EXPECT_EQ(again["added"], 0);
    EXPECT_EQ(again["unchanged"], 49);
}

TEST_F(Loop, BalanceScoreAndCompareAgree) {
    const Json plan = balanced("Even");
    EXPECT_EQ(plan["contiguous"], true);
    EXPECT_LE(plan["max_deviation"].get<double>(), 0.05);
    const Json score = cliJson({"score", ws, "--scenario", "Even"});
    for (const auto& [key, value] : score.items()) {
        EXPECT_EQ(plan[key], value) << key;
    }
    cliJson({"scenario", "copy", ws, "Even", "Other"});
    cliJson({"assign", ws, "--scenario", "Other", "--territory", "2", "--units", "67001"});
    const Json compared = cliJson({"compare", ws, "Even", "Other"});
    EXPECT_LE(compared["moves"]["units"], 1);
    EXPECT_EQ(compared["scenarios"].size(), 2U);
}

TEST_F(Loop, TheSameSeedGivesTheSamePlan) {
    Json first = balanced("One", "7");
    Json second = balanced("Two", "7");
    for (Json* plan : {&first, &second}) {
        plan->erase("scenario");
        plan->erase("seconds");
    }
    EXPECT_EQ(first, second);
}

TEST_F(Loop, StepsAreUndoneFromTheCommandLine) {
    balanced("Even");
    cliJson({"assign", ws, "--scenario", "Even", "--territory", "1", "--where", "potential > 700"});
    const Json before = cliJson({"history", ws});
    EXPECT_EQ(before["entries"].size(), 2U);
    EXPECT_EQ(cliJson({"undo", ws, "2"})["undone"].size(), 2U);
    EXPECT_EQ(cliJson({"scenario", "list", ws})["scenarios"].size(), 0U);
    EXPECT_EQ(cliJson({"redo", ws, "5"})["redone"].size(), 2U);
    EXPECT_EQ(cliJson({"doctor", ws})["ok"], true);
}

TEST_F(Loop, AnImpossiblePlanIsSavedAndExitsWithSeven) {
    const Json plan = cliJson({"balance", ws, "--measure", "potential", "--territories", "4",
                               "--scenario", "Tight", "--max", "potential=1000"},
                              7);
    EXPECT_FALSE(plan["infeasible"].is_null());
    EXPECT_FALSE(plan["infeasible"]["rules"].empty());
    EXPECT_EQ(cliJson({"scenario", "list", ws})["scenarios"].size(), 1U);
}

TEST_F(Loop, PublishWritesTerritoriesInPlaceAndNothingElse) {
    balanced("Even");
    std::filesystem::create_directory(dir.path() / "crm");
    dir.write("crm/accounts.csv", accountsCsv());
    cliJson({"crm", "add", ws, "office", "--kind", "files", "--config", dir.file("crm")});
    // The same accounts were imported from a file before: they are taken over, not doubled.
    cliJson({"sync", ws, "office"});
    EXPECT_EQ(cliJson({"geocode", ws, "--only", "all"})["total"], 49);
    const std::string before = dir.read("crm/accounts.csv");
    const Json dry = cliJson({"publish", ws, "office", "--scenario", "Even", "--dry-run"});
    EXPECT_EQ(dry["to_write"], 48);
    EXPECT_EQ(dir.read("crm/accounts.csv"), before);
    const Json done = cliJson({"publish", ws, "office", "--scenario", "Even", "--yes"});
    EXPECT_EQ(done["written"], 48);
    std::istringstream was(before);
    std::istringstream is(dir.read("crm/accounts.csv"));
    std::string a;
    std::string b;
    while (std::getline(was, a) && std::getline(is, b)) {
        a.erase(a.find_last_not_of('\r') + 1);
        EXPECT_EQ(b.rfind(a, 0), 0U) << b;
        EXPECT_EQ(b.back(), '\r');
    }
    EXPECT_FALSE(std::getline(is, b));
    EXPECT_EQ(cliJson({"publish", ws, "office", "--scenario", "Even", "--yes"})["written"], 0);
}

TEST_F(Loop, ExportsCanBeReadBack) {
    balanced("Even");
    const Json csv =
        cliJson({"export", ws, "--what", "assignments", "--scenario", "Even", dir.file("a.csv")});
    EXPECT_EQ(csv["rows"], 48);
    EXPECT_NE(dir.read("a.csv").find("67001"), std::string::npos);
    const Json shapes = cliJson(
        {"export", ws, "--what", "territories", "--scenario", "Even", dir.file("t.geojson")});
    EXPECT_EQ(shapes["rows"], 4);
    const Json back = Json::parse(dir.read("t.geojson"));
    EXPECT_EQ(back["features"].size(), 4U);
}

TEST_F(Loop, TheMapAndTheBookAreDrawnWithoutADisplay) {
    balanced("Even");
    const Json map =
        cliJson({"render", ws, dir.file("map.png"), "--scenario", "Even", "--size", "800x600"});
    EXPECT_EQ(dir.read("map.png").substr(1, 3), "PNG");
    EXPECT_GE(map["features"], 48);
    const Json book = cliJson({"report", ws, dir.file("book.pdf"), "--scenario", "Even"});
    EXPECT_EQ(dir.read("book.pdf").substr(0, 5), "%PDF-");
    EXPECT_GE(book["pages"], 5);
}

TEST(Cli, ErrorsSayWhatHappenedAndWhatToDo) {
    const auto unknown = cli({"balence"});
    EXPECT_EQ(unknown.status, 2);
    EXPECT_NE(unknown.err.find("hint:"), std::string::npos);
    const auto missing = cli({"history", "/nowhere/plan.gpkg", "--json"});
    EXPECT_EQ(missing.status, 3);
    EXPECT_EQ(missing.json()["error"]["code"], "input");
    EXPECT_EQ(cli({"balance"}).status, 2);
}

TEST(Cli, EveryCommandHasHelpWithAnExample) {
    for (const std::string& name : app::commandNames()) {
        std::vector<std::string> words{"help"};
        std::istringstream stream(name);
        for (std::string word; stream >> word;) {
            words.push_back(word);
        }
        const auto help = cli(words);
        EXPECT_EQ(help.status, 0) << name;
        EXPECT_NE(help.out.find("Example:"), std::string::npos) << name;
        EXPECT_NE(help.out.find("evenlode " + name), std::string::npos) << name;
    }
}
