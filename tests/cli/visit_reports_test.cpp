// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "tests/support/awk.h"
#include "tests/support/cli_run.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

using core::Json;
using support::awk;
using support::cli;
using support::cliJson;
using support::TempDir;

namespace {

std::string figure(const Json& value) {
    return core::format("{:.2f}", value.get<double>());
}

/// Two reps with a route each over two days, a planned visit by hand, and what they logged: in
/// time, late, missed, of another day, unplanned.
class VisitReports : public testing::Test {
protected:
    VisitReports() {
        cliJson({"init", ws});
        cliJson({"units", "import", ws, dir.write("grid.geojson", support::gridGeoJson(2, 2)),
                 "--layer", "zip", "--key", "ZIP"});
        cliJson(
            {"reps", "import", ws,
             dir.write("r.csv", "id,name,lat,lon\nR1,Ann,37.02,-98.02\nR2,Bob,37.05,-98.05\n")});
        std::string accounts = "id,name,lat,lon,owner,class,potential\n";
        for (int i = 0; i < 8; ++i) {
            accounts += core::format("A{0},\"Account {0}, Inc.\",{1:.3f},{2:.3f},{3},{4},{5}\n", i,
                                     37.02 + 0.01 * (i % 4), -98.02 + 0.01 * (i % 3),
                                     i < 5 ? "Ann" : "Bob", i % 2 == 0 ? "A" : "B", 100 + i);
        }
        cliJson({"accounts", "import", ws, dir.write("a.csv", accounts)});
        cliJson({"route", ws, "--date", "2026-11-30", "--days", "2", "--where",
                 "external_id < 'A7'", "--zone", "America/Chicago"});
        plan = cliJson({"routes", "show", ws});
    }
    /// A line of the log: the stop of an account, so many minutes after its time.
    std::string logged(const std::string& account, int later, int minutes) const {
        for (const Json& route : plan.at("routes")) {
            for (const Json& stop : route.at("stops")) {
                if (stop.at("account") != account) {
                    continue;
                }
                const std::string clock = stop.at("start").get<std::string>();
                const int at = std::atoi(clock.c_str()) * 60 + std::atoi(clock.c_str() + 3) + later;
                return core::format("{},{},{:02}:{:02},{},12,{}\n", account,
                                    route.at("date").get<std::string>(), at / 60, at % 60, minutes,
                                    route.at("rep").get<std::string>());
            }
        }
        throw std::runtime_error("no stop of " + account);
    }

    TempDir dir;
    std::string ws = dir.file("plan.gpkg");
    Json plan;
};

} // namespace

TEST_F(VisitReports, EveryFigureFollowsFromTheExportedRows) {
    std::string log = "account,date,start,minutes,drive minutes,rep\n";
    log += logged("A0", 5, 30);   // in time
    log += logged("A1", 90, 50);  // late
    log += logged("A2", -10, 20); // early is in time
    log += logged("A5", 14, 35);  // in time
    log += "A7,2026-12-01,10:00,25,,Bob\n";
    cliJson({"visits", "import", ws, dir.write("log.csv", log), "--zone", "America/Chicago",
             "--hours", "4"});
    const std::string file = dir.file("visits.csv");
    const Json report = cliJson({"visits", "compare", ws, "--from", "2026-11-30", "--to",
                                 "2026-12-04", "--today", "2026-12-05", "--out", file});
    const Json& all = report.at("all");
    EXPECT_EQ(all.at("planned"), 7);
    EXPECT_EQ(all.at("in_time"), 3);
    EXPECT_EQ(all.at("late"), 1);
    EXPECT_EQ(all.at("missed"), 3);
    EXPECT_EQ(all.at("unplanned"), 1);
    EXPECT_EQ(all.at("actual_minutes"), 160);
    EXPECT_EQ(all.at("actual_drive_minutes"), 48);
    EXPECT_EQ(all.at("planned_minutes"), 280) << "seven calls of 40 minutes";
    for (const std::string state : {"in_time", "late", "missed", "unplanned"}) {
        EXPECT_EQ(awk("$1 == \"" + state + "\" { n++ } END { print n + 0 }", file),
                  std::to_string(all.at(state).get<int>()));
    }
    const std::string sum = "END { printf \"%.2f\", s }";
    const auto column = [&](const std::string& number, const std::string& where = "NR > 1") {
        return awk(where + " { s += $" + number + " } " + sum, file);
    };
    EXPECT_EQ(column("7", "NR > 1 && $1 != \"open\""), figure(all.at("planned_minutes")));
    EXPECT_EQ(column("8", "NR > 1 && $1 != \"open\""), figure(all.at("planned_drive_minutes")));
    EXPECT_EQ(column("10"), figure(all.at("actual_minutes")));
    EXPECT_EQ(column("11"), figure(all.at("actual_drive_minutes")));
    for (const Json& rep : report.at("reps")) {
        const std::string number = rep.at("rep") == "Ann" ? "R1" : "R2";
        EXPECT_EQ(column("10", "$4 == \"" + number + "\""), figure(rep.at("actual_minutes")));
    }
    for (const Json& week : report.at("weeks")) {
        EXPECT_EQ(week.at("week"), "2026-W49");
        EXPECT_EQ(
            awk("$3 == \"2026-W49\" && $1 != \"unplanned\" { n++ } END { print n + 0 }", file),
            std::to_string(week.at("planned").get<int>()));
    }
}

TEST_F(VisitReports, ACallThatMayStillBeMadeIsNotMissed) {
    const Json report = cliJson({"visits", "compare", ws, "--from", "2026-11-30", "--to",
                                 "2026-12-04", "--today", "2026-11-30"});
    EXPECT_EQ(report.at("all").at("open"), 7);
    EXPECT_EQ(report.at("all").at("missed"), 0);
    EXPECT_EQ(report.at("all").at("planned_minutes"), 0);
}

TEST_F(VisitReports, PostedStopsThatWereCarriedOutAreNotCountedTwice) {
    cliJson({"routes", "post", ws});
    const std::string log = "account,date,start,minutes,drive minutes,rep\n" + logged("A0", 40, 30);
    const Json taken =
        cliJson({"visits", "import", ws, dir.write("log.csv", log), "--zone", "America/Chicago"});
    EXPECT_EQ(taken.at("completed"), 1);
    EXPECT_EQ(taken.at("imported"), 1);
    const Json report = cliJson({"visits", "compare", ws, "--from", "2026-11-30", "--to",
                                 "2026-12-04", "--today", "2026-12-05"});
    EXPECT_EQ(report.at("all").at("planned"), 7);
    EXPECT_EQ(report.at("all").at("late"), 1);
    EXPECT_EQ(report.at("all").at("missed"), 6);
    EXPECT_EQ(report.at("all").at("unplanned"), 0);
}

TEST_F(VisitReports, TheCallPlanIsKeptAsFarAsItsAccountsWereVisited) {
    std::string log = "account,start,rep\n";
    for (const char* visit : {"A0,2026-11-03 09:00", "A0,2026-11-10 09:00", "A0,2026-11-17 09:00",
                              "A0,2026-11-24 09:00", "A0,2026-11-25 09:00", "A1,2026-11-03 09:00",
                              "A2,2026-11-12 09:00", "A3,2026-10-12 09:00"}) {
        log += std::string(visit) + ",R1\n";
    }
    cliJson({"visits", "import", ws, dir.write("log.csv", log), "--zone", "America/Chicago"});
    const std::string file = dir.file("plan.csv");
    const Json report = cliJson({"visits", "coverage", ws, "--from", "2026-11-02", "--to",
                                 "2026-11-29", "--frequency", "A=7,B=28", "--out", file});
    EXPECT_EQ(report.at("days"), 28);
    const Json& all = report.at("all");
    EXPECT_EQ(all.at("accounts"), 8);
    EXPECT_EQ(all.at("asked"), 4 * 4 + 4 * 1);
    EXPECT_EQ(all.at("made"), 7);
    EXPECT_EQ(all.at("kept"), 6) << "the fifth visit to A0 was not asked for";
    EXPECT_EQ(all.at("never_visited"), 5);
    EXPECT_EQ(
        awk("NR > 1 { a += $4; m += $5; k += $5 < $4 ? $5 : $4 } END { print a, m, k }", file),
        "20 7 6");
    for (const Json& one : report.at("classes")) {
        EXPECT_EQ(awk("$2 == \"" + one.at("class").get<std::string>() +
                          "\" { k += $6 } END { print k + 0 }",
                      file),
                  std::to_string(one.at("kept").get<int>()));
    }
    EXPECT_EQ(report.at("accounts").at(0).at("asked").get<int>() -
                  report.at("accounts").at(0).at("kept").get<int>(),
              4)
        << "most missing first";
    EXPECT_EQ(cli({"visits", "coverage", ws, "--from", "2026-11-02"}).status, 2);
    EXPECT_EQ(cli({"visits", "coverage", ws, "--from", "2026-11-02", "--frequency", "A"}).status,
              2);
}

TEST_F(VisitReports, StaleAccountsAreThoseWithoutAVisitTheMostValueFirst) {
    const std::string log = "account,start\nA0,2026-11-03 09:00\nA1,2026-08-03 09:00\n";
    cliJson({"visits", "import", ws, dir.write("log.csv", log), "--zone", "America/Chicago"});
    const std::string file = dir.file("stale.csv");
    const Json report = cliJson({"visits", "stale", ws, "--days", "60", "--value", "potential",
                                 "--today", "2026-11-30", "--out", file});
    EXPECT_EQ(report.at("all").at("accounts"), 8);
    EXPECT_EQ(report.at("all").at("stale"), 7);
    EXPECT_EQ(report.at("all").at("never"), 6);
    EXPECT_EQ(report.at("accounts").at(0).at("account"), "A7");
    EXPECT_EQ(report.at("accounts").at(6).at("account"), "A1");
    EXPECT_EQ(report.at("accounts").at(6).at("days"), 119);
    EXPECT_EQ(awk("NR > 1 { n++; s += $4 } END { printf \"%d %.2f\", n, s }", file),
              "7 " + figure(report.at("all").at("stale_value")));
    EXPECT_EQ(cli({"visits", "stale", ws, "--days", "0"}).status, 2);
}
