// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_run.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <fstream>

using core::Json;
using support::cli;
using support::cliJson;
using support::TempDir;

namespace {

TEST(Reviews, ASyncTellsOfAnInjectedAccountOnceAndTheRepairIsKept) {
    const TempDir dir;
    const std::string folder = dir.file("demo");
    const std::string ws = cliJson({"demo", folder}).at("workspace");
    EXPECT_EQ(cliJson({"drift", ws}).at("in_band"), 12);
    {
        std::ofstream accounts(folder + "/crm/accounts.csv", std::ios::app);
        accounts << "A-90001,\"Injected\",1 Sample Street,Raleigh,NC,27601,35.7740,-78.6340,"
                    "Services,A,2000000,1000000,12,Rep 01,T01\n";
    }
    const Json first = cliJson({"sync", ws});
    EXPECT_EQ(first.at("objects").at("accounts").at("added"), 1);
    ASSERT_EQ(first.at("notices").size(), 1U);
    EXPECT_NE(first.at("notices")[0].at("text").get<std::string>().find("Injected is new"),
              std::string::npos)
        << first.at("notices")[0].at("text");
    EXPECT_TRUE(cliJson({"sync", ws}).at("notices").empty());
    EXPECT_TRUE(cliJson({"sync", ws, "--full"}).at("notices").empty());

    const Json drift = cliJson({"drift", ws, "--keep", "Repaired"});
    ASSERT_TRUE(drift.at("repair").at("found"));
    EXPECT_EQ(drift.at("kept").at("moved"), drift.at("repair").at("moves").size());
    const Json kept = cliJson({"score", ws, "--scenario", "Repaired"});
    EXPECT_LE(kept.at("max_deviation").get<double>(), 0.05 + 1e-9);
    EXPECT_EQ(drift.at("notices").size(), 1U);
    EXPECT_TRUE(cliJson({"drift", ws, "--dismiss", "1"}).at("notices").empty());
    const auto text = cli({"review", "weekly", ws, "--hours", "20"});
    EXPECT_EQ(text.status, 0) << text.err;
    EXPECT_NE(text.out.find("To decide"), std::string::npos);
}

} // namespace
