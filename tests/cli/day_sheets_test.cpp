// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "tests/support/cli_run.h"
#include "tests/support/osm_text.h"
#include "tests/support/temp_dir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <string>

using core::Json;
using support::cli;
using support::cliJson;
using support::TempDir;
using testing::HasSubstr;
using testing::Not;

namespace {

/// The words of a PDF; empty where there is no program that reads them.
std::string wordsOf(const std::string& file) {
    const std::string command = "pdftotext -layout '" + file + "' - 2>/dev/null";
    FILE* pipe = popen(command.c_str(), "r");
    std::string words;
    std::array<char, 4096> part{};
    while (pipe != nullptr && std::fgets(part.data(), part.size(), pipe) != nullptr) {
        words += part.data();
    }
    if (pipe != nullptr) {
        pclose(pipe);
    }
    return words;
}

/// Eight accounts in a town of named streets, a rep in its middle, no units.
class DaySheets : public testing::Test {
protected:
    DaySheets() {
        cliJson({"init", ws});
        cliJson({"reps", "import", ws,
                 dir.write("r.csv", "id,name,lat,lon\nR1,Ann,40.01,-82.99\n"
                                    "R2,Bob,40.02,-82.97\n")});
        std::string accounts = "id,name,street,city,phone,lat,lon,owner\n";
        for (int i = 0; i < 8; ++i) {
            accounts += core::format("A{0},Account {0},{0} Main Street,Town,555-010{0},{1:.4f},"
                                     "{2:.4f},{3}\n",
                                     i, 40.001 + 0.004 * (i % 5), -82.999 + 0.006 * (i % 4),
                                     i < 6 ? "Ann" : "Bob");
        }
        cliJson({"accounts", "import", ws, dir.write("a.csv", accounts)});
        cliJson({"visits", "add", ws, "--account", "A0", "--at", "2026-11-02 10:00", "--note",
                 "Ring twice"});
        cliJson({"visits", "add", ws, "--account", "A0", "--at", "2026-12-24 10:00"});
    }
    void importRoads() {
        support::OsmText map;
        for (int row = 0; row <= 6; ++row) {
            for (int column = 0; column <= 6; ++column) {
                map.node(1 + row * 7 + column, -83 + 0.005 * column, 40 + 0.005 * row);
            }
        }
        for (int i = 0; i <= 6; ++i) {
            std::vector<std::int64_t> across;
            std::vector<std::int64_t> along;
            for (int k = 0; k <= 6; ++k) {
                across.push_back(1 + i * 7 + k);
                along.push_back(1 + k * 7 + i);
            }
            map.way(1000 + i, across,
                    {{"highway", "residential"}, {"name", core::format("Cross Street {}", i)}});
            map.way(2000 + i, along,
                    {{"highway", "residential"}, {"name", core::format("Long Avenue {}", i)}});
        }
        cliJson({"roads", "import", ws, dir.write("town.osm", map.str())});
    }
    void plan() {
        cliJson({"route", ws, "--date", "2026-11-30", "--days", "2", "--max-stops", "4", "--zone",
                 "America/New_York"});
    }

    TempDir dir;
    std::string ws = dir.file("plan.gpkg");
    std::string pdf = dir.file("day.pdf");
};

} // namespace

TEST_F(DaySheets, WithoutRoadsTheySayThatTheyEstimate) {
    plan();
    const Json report = cliJson({"routes", "sheet", ws, pdf});
    EXPECT_EQ(report.at("along_roads"), false);
    EXPECT_EQ(report.at("estimated"), true);
    EXPECT_GE(report.at("pages").get<int>(), report.at("days").get<int>());
    const std::string words = wordsOf(pdf);
    if (words.empty()) {
        GTEST_SKIP() << "pdftotext is not here";
    }
    for (const char* said : {"Ann", "Account 0", "555-0100", "0 Main Street", "Ring twice",
                             "2 Nov 2026", "driving (estimate)", "straight line", "as the crow",
                             "In the order of the list", "Back at the base"}) {
        EXPECT_THAT(words, HasSubstr(said));
    }
    EXPECT_THAT(words, Not(HasSubstr("24 Dec"))) << "the last visit before that day";
}

TEST_F(DaySheets, AlongRoadsTheyNameTheStreets) {
    importRoads();
    plan();
    const Json report = cliJson({"routes", "sheet", ws, pdf, "--rep", "R1"});
    EXPECT_EQ(report.at("along_roads"), true);
    EXPECT_EQ(report.at("road_names"), true);
    const std::string words = wordsOf(pdf);
    if (words.empty()) {
        GTEST_SKIP() << "pdftotext is not here";
    }
    EXPECT_THAT(words, HasSubstr("Directions"));
    EXPECT_THAT(words, HasSubstr("onto Cross Street"));
    EXPECT_THAT(words, HasSubstr("along the roads"));
    EXPECT_THAT(words, Not(HasSubstr("estimate")));
    EXPECT_THAT(words, Not(HasSubstr("Bob")));
}

TEST_F(DaySheets, SpeakGerman) {
    plan();
    cliJson({"routes", "sheet", ws, pdf, "--language", "de", "--paper", "letter"});
    const std::string words = wordsOf(pdf);
    if (words.empty()) {
        GTEST_SKIP() << "pdftotext is not here";
    }
    for (const char* said :
         {"Besuche", "Letzter Besuch", "Luftlinie", "Tagesblätter", "Zeitfenster"}) {
        EXPECT_THAT(words, HasSubstr(said));
    }
    cliJson({"routes", "sheet", ws, pdf});
    EXPECT_THAT(wordsOf(pdf), HasSubstr("Last visit")) << "and English again after that";
}

TEST_F(DaySheets, RefuseWhatThereIsNot) {
    EXPECT_EQ(cli({"routes", "sheet", ws, pdf}).status, 3) << "nothing is planned";
    plan();
    EXPECT_EQ(cli({"routes", "sheet", ws, pdf, "--rep", "Zoe"}).status, 3);
    EXPECT_EQ(cli({"routes", "sheet", ws, pdf, "--day", "2026-12-24"}).status, 3);
    EXPECT_EQ(cli({"routes", "sheet", ws, pdf, "--day", "Monday"}).status, 2);
    EXPECT_EQ(cli({"routes", "sheet", ws, pdf, "--paper", "a7"}).status, 2);
    EXPECT_EQ(cli({"routes", "sheet", ws, pdf, "--language", "fr"}).status, 2);
    EXPECT_EQ(cli({"routes", "sheet", ws, dir.file("day.doc")}).status, 2);
}
