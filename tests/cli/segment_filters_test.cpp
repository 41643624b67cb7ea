// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/two_territories.h"

#include <gtest/gtest.h>

#include <QImage>

#include <set>

using core::Json;
using support::cli;
using support::cliJson;
using support::TempDir;

namespace {

/// Four units in a square, two territories, six accounts: three "Key", two "Core", one in none.
class SegmentFilters : public testing::Test {
protected:
    SegmentFilters() {
        support::fourUnits(dir, ws, "id,name,lon,lat\nR1,Ann,-97.95,38.05\nR2,Bob,-97.85,38.15\n",
                           "id,name,zip,lon,lat,owner,industry,potential\n"
                           "A1,One,67001,-97.98,38.02,Ann,Food,50\n"
                           "A2,Two,67001,-97.92,38.08,Bob,Food,40\n"
                           "A3,Three,67002,-97.88,38.02,Ann,Tools,30\n"
                           "A4,Four,67002,-97.82,38.08,Bob,Tools,20\n"
                           "A5,Five,67003,-97.98,38.12,Ann,Tools,25\n"
                           "A6,Six,67004,-97.82,38.18,Bob,,8\n");
        support::northAndSouth(dir, ws);
        cliJson({"opportunities", "import", ws,
                 dir.write("o.csv", "id,account_id,stage,amount,is_closed,is_won,product\n"
                                    "O1,A1,Won,100,1,1,Pump\nO2,A4,Won,40,1,1,Pump\n"
                                    "O3,A2,Lost,10,1,0,Valve\nO4,A99,Won,5,1,1,Valve\n")});
        cliJson({"segments", "make", ws, "--as", "my tier", "--rule", "Key=potential >= 30",
                 "--rule", "Core=potential >= 10"});
    }
    static std::string key() { return "\"my tier\" = 'Key'"; }

    TempDir dir;
    std::string ws = dir.file("plan.gpkg");
};

std::set<QRgb> coloursOf(const std::string& file) {
    const QImage image(QString::fromStdString(file));
    std::set<QRgb> colours;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            colours.insert(image.pixel(x, y) & 0xffffff);
        }
    }
    return colours;
}

QRgb rgbOf(const std::string& hex) {
    return static_cast<QRgb>(std::stoul(hex.substr(1), nullptr, 16));
}

} // namespace

TEST_F(SegmentFilters, EveryAnalysisTakesASegmentInItsExpression) {
    EXPECT_EQ(cliJson({"list", ws, "accounts", "--scenario", "S", "--where", key()}).at("total"),
              3);
    const auto heat = cliJson({"heatmap", ws, "--of", "accounts", "--value", "potential", "--where",
                               key(), "--radius", "5", dir.file("a.png")});
    EXPECT_EQ(heat.at("total"), 120);
    EXPECT_EQ(
        cliJson({"coverage", ws, "--scenario", "S", "--where", key()}).at("all").at("accounts"), 3);
    EXPECT_EQ(cliJson({"whitespace", ws, "--layer", "zip", "--market", "potential", "--customers",
                       "potential", "--where", key()})
                  .at("totals")
                  .at("customers")
                  .at("placed"),
              120);
    const auto overlap =
        cliJson({"overlap", ws, "--scenario", "S", "--km", "0", "--value", "1", "--where", key()});
    ASSERT_EQ(overlap.at("pairs").size(), 1U);
    EXPECT_EQ(overlap.at("pairs")[0].at("accounts"), 2) << "of Ann and Bob, in 67001";
    EXPECT_EQ(cliJson({"workload", ws, "--scenario", "S", "--class", "my tier", "--calls",
                       "Key=2x30", "--where", key()})
                  .at("visits"),
              6);
    const auto routes = cliJson({"route", ws, "--date", "2026-11-30", "--days", "1", "--where",
                                 key(), "--zone", "America/Chicago"});
    std::set<std::string> served;
    for (const Json& route : routes.at("routes")) {
        for (const Json& stop : route.at("stops")) {
            served.insert(stop.at("account").get<std::string>());
        }
    }
    EXPECT_EQ(served, (std::set<std::string>{"A1", "A2", "A3"})) << routes.dump();
}

TEST_F(SegmentFilters, OpportunitiesKnowTheSegmentOfTheirAccount) {
    const auto won =
        cliJson({"heatmap", ws, "--of", "opportunities", "--value", "amount", "--where",
                 key() + " AND is_won = 1", "--radius", "5", dir.file("o.png")});
    EXPECT_EQ(won.at("total"), 100);
    const auto gaps = cliJson(
        {"product-gaps", ws, "--product", "product", "--where", key(), "--least-share", "0"});
    EXPECT_EQ(gaps.at("purchases"), 2);
    EXPECT_EQ(
        cli({"heatmap", ws, "--of", "opportunities", "--where", "tier = 'Key'", dir.file("o.png")})
            .status,
        3);
}

TEST_F(SegmentFilters, AColumnOfTheDealsOwnKeepsItsMeaning) {
    cliJson({"segments", "make", ws, "--as", "product", "--rule", "Key=potential >= 30"});
    const auto pumps = cliJson({"heatmap", ws, "--of", "opportunities", "--value", "amount",
                                "--where", "product = 'Pump'", "--radius", "5", dir.file("o.png")});
    EXPECT_EQ(pumps.at("total"), 140);
}

TEST_F(SegmentFilters, AMapColouredBySegmentHasALegendAndItsColours) {
    const std::string file = dir.file("map.png");
    const auto json =
        cliJson({"render", ws, file, "--scenario", "S", "--colour-accounts-by", "MY TIER", "--size",
                 "800x600", "--centre", "-97.9,38.1", "--scale", "150000"});
    const Json& by = json.at("accounts_by");
    EXPECT_EQ(by.at("column"), "my tier");
    ASSERT_EQ(by.at("legend").size(), 3U);
    EXPECT_EQ(by.at("legend")[0].at("value"), "Key");
    EXPECT_EQ(by.at("legend")[0].at("accounts"), 3);
    EXPECT_EQ(by.at("legend")[1].at("value"), "Core");
    EXPECT_EQ(by.at("legend")[1].at("accounts"), 2);
    EXPECT_EQ(by.at("legend")[2].at("none"), true);
    const auto colours = coloursOf(file);
    for (const Json& one : by.at("legend")) {
        EXPECT_TRUE(colours.contains(rgbOf(one.at("colour").get<std::string>()))) << one.dump();
    }
    const auto few = cliJson({"render", ws, dir.file("few.png"), "--scenario", "S",
                              "--accounts-where", key(), "--size", "800x600"});
    EXPECT_EQ(few.at("accounts_shown"), 3);
    EXPECT_EQ(few.at("features"), 4 + 3);
    EXPECT_FALSE(few.contains("accounts_by"));
}

TEST_F(SegmentFilters, ANumberIsColouredByClasses) {
    const auto json =
        cliJson({"render", ws, dir.file("map.svg"), "--scenario", "S", "--colour-accounts-by",
                 "potential", "--account-classes", "equal", "--size", "800x600"});
    const Json& legend = json.at("accounts_by").at("legend");
    ASSERT_EQ(legend.size(), 5U) << legend.dump();
    EXPECT_EQ(legend[0].at("from"), 8);
    EXPECT_EQ(legend[0].at("to"), 10);
    EXPECT_EQ(legend[4].at("to"), 50);
    EXPECT_EQ(legend[4].at("accounts"), 2);
    EXPECT_EQ(cli({"render", ws, dir.file("x.png"), "--colour-accounts-by", "nothing"}).status, 3);
    EXPECT_EQ(cli({"render", ws, dir.file("x.png"), "--colour-accounts-by", "potential",
                   "--account-classes", "jenks"})
                  .status,
              2);
    EXPECT_EQ(cli({"render", ws, dir.file("x.png"), "--accounts-where", "potential >"}).status, 3);
}
