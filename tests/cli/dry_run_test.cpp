// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_run.h"
#include "tests/support/customer_file.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

using support::cli;
using support::cliJson;

namespace {

class DryRun : public testing::Test {
protected:
    DryRun() { cliJson({"init", plan}); }

    support::TempDir dir;
    std::string plan = dir.file("plan.gpkg");
    std::string file = dir.write("customers.csv", support::customerCsv());
};

} // namespace

TEST_F(DryRun, SaysWhatWouldBeReadAndWritesNothing) {
    const core::Json answer = cliJson({"accounts", "import", plan, file, "--dry-run", "--suggest"});
    EXPECT_EQ(answer["importable"], 2000);
    EXPECT_EQ(answer["separator"], "semicolon");
    EXPECT_EQ(answer["encoding"], "Windows-1252");
    EXPECT_EQ(answer["columns"].size(), 14U);
    EXPECT_EQ(answer["columns"][5]["read_as"], "zip");
    EXPECT_EQ(answer["counts"]["address_split"], 64);
    EXPECT_EQ(answer["params"]["factors"]["ann_pot"], 1000);
    const core::Json real = cliJson({"accounts", "import", plan, file});
    EXPECT_EQ(real["added"], 2000) << "the dry run has not imported them before";
}

TEST_F(DryRun, OptionsMeanTheSameInBothRuns) {
    const std::vector<std::string> options = {
        "accounts",    "import", plan,       file,           "--split-addresses",
        "--leave-out", "notes",  "--factor", "ann_pot=1000", "--keep-short-zips"};
    std::vector<std::string> dry = options;
    dry.emplace_back("--dry-run");
    const core::Json preview = cliJson(dry);
    EXPECT_EQ(preview["counts"]["address_split"], 64);
    EXPECT_EQ(preview["counts"]["zip_repaired"], 0);
    const core::Json real = cliJson(options);
    EXPECT_EQ(real["added"], preview["importable"]);
    EXPECT_FALSE(real["attributes"].contains("notes"));
}

TEST_F(DryRun, PeopleGetATable) {
    const auto run = cli({"accounts", "import", plan, file, "--dry-run"});
    EXPECT_EQ(run.status, 0);
    EXPECT_NE(run.out.find("nothing imported"), std::string::npos);
    EXPECT_NE(run.out.find("38 rows: ZIP without its leading zero"), std::string::npos);
}

TEST_F(DryRun, WrongWishesAreRefused) {
    EXPECT_EQ(cli({"accounts", "import", plan, file, "--factor", "nope=10"}).status, 3);
    EXPECT_EQ(cli({"accounts", "import", plan, file, "--factor", "ann_pot=-1"}).status, 3);
    EXPECT_EQ(cli({"accounts", "import", plan, file, "--leave-out", "nope"}).status, 3);
    EXPECT_EQ(
        cli({"accounts", "import", plan, file, "--leave-out", "zip", "--map", "zip=zip"}).status,
        2);
    EXPECT_EQ(cli({"accounts", "import", plan, file, "--suggest"}).status, 2);
}
