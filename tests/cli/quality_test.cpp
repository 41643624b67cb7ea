// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_run.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

using support::cli;
using support::cliJson;
using support::TempDir;

namespace {

class QualityCommands : public testing::Test {
protected:
    QualityCommands() {
        cliJson({"init", ws});
        cliJson({"units", "import", ws, dir.write("grid.geojson", support::gridGeoJson(2, 2)),
                 "--layer", "zip", "--key", "ZIP"});
        cliJson(
            {"accounts", "import", ws,
             dir.write("a.csv", "id,name,street,city,state,zip,phone,lon,lat,potential\n"
                                "A1,Cedar Ridge Plumbing,89 Park Ave,Iola,KS,67001,2035550137,"
                                "-97.95,38.05,74\n"
                                "A2,\"Cedar Ridge Plumbing, Inc.\",89 Park Avenue,Iola,KS,67001,"
                                "(203) 555-0137,-97.95,38.05,58\n"
                                "A3,Harbor Dental,1 Elm St,Iola,KS,67002,,,,9\n")});
        cliJson({"units", "aggregate", ws, "--layer", "zip", "--from", "accounts", "--value",
                 "potential", "--as", "potential"});
        cliJson({"balance", ws, "--layer", "zip", "--measure", "potential", "--territories", "2",
                 "--tolerance", "0.9", "--scenario", "S"});
    }

    TempDir dir;
    std::string ws = dir.file("plan.gpkg");
};

} // namespace

TEST_F(QualityCommands, DuplicatesAreFoundDecidedCountedOnceAndUndone) {
    const auto found = cliJson({"dedupe", ws, "--threshold", "0.8"});
    EXPECT_EQ(found.at("pairs"), 1);
    EXPECT_EQ(found.at("accounts_in_clusters"), 2);
    ASSERT_EQ(found.at("clusters").size(), 1U);
    EXPECT_EQ(found.at("clusters")[0].at("accounts").size(), 2U);
    EXPECT_FALSE(found.at("clusters")[0].at("reasons").empty());
    const auto list =
        cliJson({"duplicates", "list", ws, "--value", "potential", "--scenario", "S"});
    EXPECT_EQ(list.at("cases")[0].at("together"), 132);
    EXPECT_EQ(list.at("totals").at("records_not_counted"), 1);
    cliJson({"duplicates", "decide", ws, "link", "A1,A2", "--survivor", "A1"});
    EXPECT_EQ(cliJson({"duplicates", "count", ws, "once"}).at("records_not_counted"), 1);
    EXPECT_EQ(cliJson({"score", ws, "--scenario", "S"}).at("measures")[0].at("total"), 83);
    cliJson({"undo", ws, "2"});
    EXPECT_EQ(cliJson({"score", ws, "--scenario", "S"}).at("measures")[0].at("total"), 141);
    EXPECT_EQ(cli({"duplicates", "decide", ws, "link", "A1,A9"}).status, 3);
    EXPECT_EQ(cli({"duplicates", "decide", ws, "link", "A1"}).status, 2);
    EXPECT_EQ(cli({"dedupe", ws, "--threshold", "2"}).status, 2);
    EXPECT_EQ(cli({"dedupe", ws}).status, 0);
    EXPECT_EQ(cli({"duplicates", "list", ws, "--scenario", "S"}).status, 0);
}

TEST_F(QualityCommands, PlacesAreReviewedAndCorrected) {
    const auto review =
        cliJson({"places", "review", ws, "--value", "potential", "--scenario", "S"});
    EXPECT_EQ(review.at("accounts"), 3);
    ASSERT_EQ(review.at("items").size(), 1U);
    EXPECT_EQ(review.at("items")[0].at("account"), "A3");
    const auto fixed = cliJson({"places", "decide", ws, "A3", "--fix", "street=1 Elm Street"});
    EXPECT_EQ(fixed.at("queued")[0].at("status"), "queued");
    EXPECT_EQ(cliJson({"changes", "list", ws}).at("changes").size(), 1U);
    const auto pinned = cliJson({"places", "decide", ws, "A3", "--pin=-97.94,38.04"});
    EXPECT_EQ(pinned.at("match_level"), "pin");
    EXPECT_EQ(cliJson({"places", "review", ws}).at("to_review"), 0);
    EXPECT_EQ(cli({"places", "decide", ws, "A3"}).status, 2);
    EXPECT_EQ(cli({"places", "decide", ws, "A3", "--pin=1"}).status, 2);
    EXPECT_EQ(cli({"places", "decide", ws, "A9", "--accept"}).status, 3);
    EXPECT_EQ(cli({"places", "review", ws}).status, 0);
}

TEST_F(QualityCommands, TotalsSayHowSureTheyAre) {
    const auto plain = cliJson({"score", ws, "--scenario", "S"});
    EXPECT_FALSE(plain.at("territories")[0].contains("band"));
    EXPECT_EQ(plain.at("unlocated").at("sentence"), "1 account has no point: counted by ZIP");
    const auto scored = cliJson({"score", ws, "--scenario", "S", "--bands"});
    for (const auto& territory : scored.at("territories")) {
        EXPECT_LE(territory.at("band").at("low"), territory.at("value"));
        EXPECT_GE(territory.at("band").at("high"), territory.at("value"));
    }
    EXPECT_EQ(cli({"score", ws, "--scenario", "S", "--bands"}).status, 0);
}

TEST(BenchDuplicates, PrintsPrecisionAndRecall) {
    const auto report = cliJson({"bench", "duplicates", "--accounts", "2000", "--seed", "4"});
    EXPECT_GE(report.at("precision"), 0.97);
    EXPECT_GE(report.at("recall"), 0.9);
    EXPECT_TRUE(report.contains("peak_mb"));
}
