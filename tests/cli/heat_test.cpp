// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/io/zonal_sum.h"
#include "tests/support/cli_run.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <filesystem>

using support::cli;
using support::cliJson;
using support::TempDir;

namespace {

class HeatCommand : public testing::Test {
protected:
    HeatCommand() {
        cliJson({"init", ws});
        cliJson({"accounts", "import", ws,
                 dir.write("a.csv", "id,name,lon,lat,potential\nA1,Cedar,-72.7,41.6,70\n"
                                    "A2,Harbor,-72.9,41.3,30\nA3,Nowhere,,,5\nA4,Odd,-72.8,41.5,\n"
                                    "A5,Far,-73.0,41.8,n/a\n")});
        cliJson({"opportunities", "import", ws,
                 dir.write("o.csv", "id,account_id,name,stage,amount\nO1,A1,One,Won,10\n"
                                    "O2,A2,Two,Lost,4\nO3,A3,Three,Won,2\n")});
    }

    TempDir dir;
    std::string ws = dir.file("plan.gpkg");
};

} // namespace

TEST_F(HeatCommand, ARasterAddsUpToTheValuesOnTheMap) {
    const std::string file = dir.file("heat.tif");
    const auto json = cliJson({"heatmap", ws, "--of", "accounts", "--value", "potential",
                               "--radius", "10", "--size", "400x300", file});
    EXPECT_EQ(json.at("file"), file);
    EXPECT_EQ(json.at("points"), 2);
    EXPECT_EQ(json.at("total"), 100);
    EXPECT_NEAR(json.at("surface_total").get<double>(), 100, 1e-3);
    EXPECT_EQ(json.at("without_place"), 5);
    EXPECT_EQ(json.at("issues").size(), 2U); // without a place, without a value
    core::MultiPolygon around;
    around.polygons.push_back({{{{-75, 40}, {-71, 40}, {-71, 43}, {-75, 43}, {-75, 40}}}});
    core::Job job;
    const auto sums = geo::sumByZone(file, {around}, job);
    const double cellKm2 = json.at("cell_m").get<double>() * json.at("cell_m").get<double>() / 1e6;
    EXPECT_NEAR(sums.at(0).sum * cellKm2, 100, 0.01);
}

TEST_F(HeatCommand, APictureOfADifferenceIsDrawn) {
    const std::string file = dir.file("diff.png");
    const auto json = cliJson({"heatmap", ws, "--of", "opportunities", "--value", "amount",
                               "--where", "stage = 'Won'", "--minus", "stage = 'Lost'", file});
    EXPECT_EQ(json.at("records"), 3);
    EXPECT_EQ(json.at("total"), 6); // 10 - 4; the account of the third has no place
    EXPECT_GT(std::filesystem::file_size(file), 1'000U);
}

TEST_F(HeatCommand, WhatCannotBeDrawnIsSaid) {
    const std::string png = dir.file("x.png");
    EXPECT_EQ(cli({"heatmap", ws, "--of", "contacts", png}).status, 2);
    EXPECT_EQ(cli({"heatmap", ws, "--kernel", "cubic", png}).status, 2);
    EXPECT_EQ(cli({"heatmap", ws, "--radius", "-3", png}).status, 2);
    EXPECT_EQ(cli({"heatmap", ws, "--radius", "3", "--pixels", "3", png}).status, 2);
    EXPECT_EQ(cli({"heatmap", ws, dir.file("x.bmp")}).status, 2);
    EXPECT_EQ(cli({"heatmap", ws, ws}).status, 2);
    EXPECT_EQ(cli({"heatmap", ws, "--where", "potential >", png}).status, 3);
    EXPECT_EQ(cli({"heatmap", ws, "--where", "potential > 1000", png}).status, 3);
    EXPECT_EQ(cli({"heatmap", ws, "--value", "(SELECT count(*) FROM sqlite_master)", png}).status,
              3);
    EXPECT_EQ(cli({"heatmap", ws, "--of", "visits", png}).status, 3); // there are none
}

TEST_F(HeatCommand, TheBenchmarkChecksItself) {
    const auto json =
        cliJson({"bench", "heat", "--points", "20000", "--repeats", "1", "--samples", "20"});
    EXPECT_LE(json.at("max_relative_error").get<double>(), 1e-4);
    for (const char* view : {"nation", "state", "city"}) {
        EXPECT_GT(json.at("milliseconds").at(view).get<double>(), 0);
        EXPECT_LE(json.at("error_of_peak_unbinned").at(view).get<double>(), 0.01);
    }
}
