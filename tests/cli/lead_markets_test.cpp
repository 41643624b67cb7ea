// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/base/us_hours.h"
#include "tests/support/cli_run.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

using support::cli;
using support::cliJson;
using support::TempDir;

namespace {

/// Leads in Kansas, where a rep has a territory, and in California, far from both reps' clocks.
class LeadMarkets : public testing::Test {
protected:
    LeadMarkets() {
        cliJson({"init", ws});
        cliJson({"units", "import", ws, dir.write("grid.geojson", support::gridGeoJson(2, 2)),
                 "--layer", "zip", "--key", "ZIP"});
        cliJson({"reps", "import", ws,
                 dir.write("r.csv", "id,name,state,lat,lon\nR1,Rep 1,KS,38.05,-97.95\n"
                                    "R2,Rep 2,NY,38.15,-97.85\n")});
        std::string leads = "id,company,lat,lon,owner,status,created_on,answer\n";
        const auto add = [&](int id, const char* at, const char* owner, bool won, int answer) {
            leads += core::format("L{},Company {},{},{},{},2026-09-{:02},{}\n", id, id, at, owner,
                                  won ? "Converted" : "Open", 1 + id % 28, answer);
        };
        for (int i = 0; i < 40; ++i) { // a half converts
            add(i, "38.05,-97.95", i < 30 ? "Rep 1" : "R2", i % 2 == 0, 10 + i);
        }
        for (int i = 40; i < 140; ++i) { // one in ten
            add(i, "34.05,-118.25", "Rep 2", i % 10 == 0, 100);
        }
        add(140, ",", "", false, 5);
        cliJson({"leads", "import", ws, dir.write("l.csv", leads)});
    }

    TempDir dir;
    std::string ws = dir.file("plan.gpkg");
};

} // namespace

TEST_F(LeadMarkets, ConversionIsByMarketWithItsRange) {
    const auto json = cliJson({"lead-markets", ws, "--minutes", "answer"});
    ASSERT_EQ(json.at("markets").size(), 2U);
    const auto& kansas = json.at("markets")[0];
    EXPECT_EQ(kansas.at("key"), "KS");
    EXPECT_EQ(kansas.at("leads"), 40);
    EXPECT_EQ(kansas.at("converted"), 20);
    EXPECT_EQ(kansas.at("deserves_spend"), true);
    EXPECT_LT(kansas.at("conversion_low"), kansas.at("conversion_likely"));
    EXPECT_LE(kansas.at("conversion_likely"), 0.5) << "drawn to the average";
    EXPECT_EQ(kansas.at("minutes_to_answer"), 29.5);
    EXPECT_EQ(kansas.at("owners"), 2);
    EXPECT_EQ(kansas.at("top_owner"), "Rep 1");
    EXPECT_EQ(kansas.at("top_owner_leads"), 30);
    EXPECT_EQ(kansas.at("far_zone"), 0) << "New York is one hour ahead";
    const auto& california = json.at("markets")[1];
    EXPECT_EQ(california.at("converted"), 10);
    EXPECT_EQ(california.at("far_zone"), 100);
    EXPECT_EQ(california.at("deserves_spend"), false);
    EXPECT_EQ(json.at("without_place"), 1);
    EXPECT_EQ(json.at("all").at("leads"), 141);
    EXPECT_EQ(json.at("owners")[0].at("name"), "Rep 2") << "by name and by id the same";
    EXPECT_EQ(json.at("owners")[0].at("leads"), 110);
    EXPECT_EQ(json.at("owners")[0].at("markets"), 2);
}

TEST_F(LeadMarkets, MarketsMayComeFromATableOfCounties) {
    const std::string areas = dir.write(
        "dma.csv", "fips,dma\n06037,Los Angeles\n20155,Wichita\n20079,Wichita\n20113,Wichita\n"
                   "20173,Wichita\n");
    const auto json =
        cliJson({"lead-markets", ws, "--by", "area", "--areas", areas, "--area-column", "dma",
                 "--from", "2026-09-01", "--to", "2026-09-30"});
    ASSERT_EQ(json.at("markets").size(), 2U);
    EXPECT_EQ(json.at("markets")[0].at("name"), "Wichita");
    EXPECT_EQ(json.at("without_market"), 0);
    EXPECT_EQ(cliJson({"lead-markets", ws, "--from", "2027-01-01"}).at("all").at("leads"), 0);
    EXPECT_EQ(cli({"lead-markets", ws, "--by", "zip"}).status, 2);
    EXPECT_EQ(cli({"lead-markets", ws, "--by", "area"}).status, 2);
    EXPECT_EQ(cli({"lead-markets", ws, "--from", "soon"}).status, 2);
    EXPECT_EQ(cli({"lead-markets", ws, "--converted", "no column"}).status, 3);
}

TEST_F(LeadMarkets, AnOwnerIsHeldAgainstTheTerritory) {
    cliJson({"accounts", "import", ws,
             dir.write("a.csv", "id,name,zip,potential\nA1,One,67001,1\nA2,Two,67004,1\n")});
    cliJson({"units", "aggregate", ws, "--layer", "zip", "--from", "accounts", "--value",
             "potential", "--as", "potential"});
    cliJson({"balance", ws, "--layer", "zip", "--measure", "potential", "--centres", "reps",
             "--tolerance", "0.5", "--scenario", "S"});
    const auto json = cliJson({"lead-markets", ws, "--scenario", "S"});
    EXPECT_EQ(json.at("markets")[0].at("in_a_territory"), 40);
    EXPECT_EQ(json.at("markets")[0].at("in_own_territory"), 30);
    EXPECT_EQ(json.at("markets")[1].at("in_a_territory"), 0);
}

TEST(UsHours, StatesHaveTheHoursOfTheirMainZone) {
    EXPECT_EQ(core::standardHours("ny"), -5);
    EXPECT_EQ(core::standardHours(" TX "), -6);
    EXPECT_EQ(core::standardHours("HI"), -10);
    EXPECT_EQ(core::standardHours("GU"), 10);
    EXPECT_FALSE(core::standardHours("Y N"));
    EXPECT_FALSE(core::standardHours(""));
    EXPECT_FALSE(core::standardHours("T "));
}
