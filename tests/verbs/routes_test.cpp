// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/verbs/change_routes.h"
#include "core/verbs/plan_routes.h"
#include "core/verbs/post_routes.h"
#include "core/verbs/route_files.h"
#include "core/verbs/route_words.h"
#include "core/verbs/visits.h"
#include "core/visits/visit_store.h"
#include "geo/verbs/export_routes.h"
#include "geo/verbs/import_records.h"
#include "geo/verbs/list_rows.h"
#include "geo/verbs/route_stops.h"
#include "tests/support/temp_dir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

using core::RouteParams;
using core::RouteReport;
using core::visits::DayRoute;
using core::visits::RouteStop;
using testing::HasSubstr;

namespace {

/// Two reps a degree apart, five accounts around each of them, one located by ZIP, one nowhere.
class Routes : public testing::Test {
protected:
    Routes() {
        std::string accounts = "id,name,lat,lon,owner,sales\n";
        for (int i = 0; i < 10; ++i) {
            const double lat = 41.0 + (i % 5) * 0.02;
            const double lon = -73.0 + (i / 5) * 1.0 + (i % 3) * 0.02;
            accounts += core::format("A{0},Account {0},{1},{2},R{3},{4}\n", i, lat, lon, i / 5 + 1,
                                     100 - i);
        }
        accounts += "A98,Nowhere,,,R1,1\n";
        import(accounts, core::records::Kind::Account);
        import("id,name,lat,lon,skills\nR1,Rep 01,41.0,-73.0,imaging\nR2,Rep 02,41.0,-72.0,\n",
               core::records::Kind::Rep);
        params.date = "2026-11-30"; // a Monday
        params.where = "external_id <> 'A98'";
        params.zone = "America/New_York";
    }
    void import(const std::string& csv, core::records::Kind kind) {
        geo::ImportRecordsParams in;
        in.source = dir.write("in.csv", csv);
        if (kind == core::records::Kind::Rep) {
            geo::importReps(ws, in, job);
        } else {
            geo::importAccounts(ws, in, job);
        }
    }
    RouteReport plan() { return core::planRoutes(ws, params, core::estimateRouteTravel, job); }
    static std::multiset<std::string> served(const RouteReport& report) {
        std::multiset<std::string> ids;
        for (const DayRoute& route : report.plan.routes) {
            for (const RouteStop& stop : route.stops) {
                ids.insert(report.accounts.at(stop.account).externalId);
            }
        }
        return ids;
    }
    std::string reasonOf(const RouteReport& report, const std::string& account) const {
        for (const core::visits::UnservedStop& stop : report.plan.unserved) {
            if (report.accounts.at(stop.account).externalId == account) {
                return stop.reason;
            }
        }
        return {};
    }

    support::TempDir dir;
    core::Workspace ws = core::Workspace::create(dir.file("plan.gpkg"));
    core::Job job;
    RouteParams params;
};

TEST_F(Routes, EachAccountIsCalledOnOnceByItsOwnerWithinWorkingHours) {
    const RouteReport report = plan();
    EXPECT_EQ(report.plan.engine, "estimate");
    ASSERT_EQ(report.plan.routes.size(), 2U);
    EXPECT_EQ(served(report).size(), 10U);
    EXPECT_TRUE(report.plan.unserved.empty());
    for (const DayRoute& route : report.plan.routes) {
        EXPECT_EQ(route.stops.size(), 5U);
        EXPECT_GE(route.starts, 8 * 3600 + 30 * 60);
        EXPECT_LE(route.ends, 17 * 3600);
        EXPECT_TRUE(route.rests.empty()) << "done before the break has to begin";
        for (const RouteStop& stop : route.stops) {
            const std::string id = report.accounts.at(stop.account).externalId;
            EXPECT_EQ(report.reps.at(route.rep), id < "A5" ? "Rep 01" : "Rep 02") << id;
            EXPECT_EQ(stop.leaves - stop.starts, 40 * 60);
        }
    }
    EXPECT_LE(report.plan.driving(), report.plan.listed.driving);
    EXPECT_LE(report.plan.driving(), report.plan.nearest.driving);
}

TEST_F(Routes, LongDaysHaveTheirBreak) {
    params.minutes = 75;
    for (const DayRoute& route : plan().plan.routes) {
        ASSERT_EQ(route.rests.size(), 1U);
        EXPECT_GE(route.rests[0].from, 12 * 3600);
        EXPECT_LE(route.rests[0].from, 13 * 3600 + 30 * 60);
        EXPECT_EQ(route.rests[0].to - route.rests[0].from, 30 * 60);
    }
}

TEST_F(Routes, ArePlannedOnceMoreTheSame) {
    const core::Json once = plan();
    core::Json again = plan();
    EXPECT_EQ(once.at("routes"), again.at("routes"));
}

TEST_F(Routes, AreKeptShownUndoneAndRemoved) {
    const RouteReport report = plan();
    const RouteReport kept = core::showRoutes(ws, 0);
    EXPECT_EQ(core::Json(report).at("routes"), core::Json(kept).at("routes"));
    EXPECT_EQ(core::listRoutePlans(ws).plans.size(), 1U);
    ASSERT_TRUE(ws.undo());
    EXPECT_TRUE(core::listRoutePlans(ws).plans.empty());
    EXPECT_THROW(core::showRoutes(ws, 0), core::Error);
    ASSERT_TRUE(ws.redo());
    core::removeRoutePlan(ws, report.plan.id.value);
    EXPECT_EQ(ws.reader().integer("SELECT count(*) FROM plan_route_stops"), 0);
    ASSERT_TRUE(ws.undo());
    EXPECT_EQ(ws.reader().integer("SELECT count(*) FROM plan_route_stops"), 10);
    params.dryRun = true;
    plan();
    EXPECT_EQ(core::listRoutePlans(ws).plans.size(), 1U);
}

TEST_F(Routes, WishesOfAListCount) {
    params.where.clear();
    params.stops = geo::readRouteStops(ws, dir.write("stops.csv",
                                                     "account,minutes,window,rep,skills,priority\n"
                                                     "A0,20,14:00-15:00,,,5\n"
                                                     "A1,,,R2,,\n"
                                                     "A2,,,,drilling,\n"
                                                     "A3,,08:30-08:30,,,\n"
                                                     "A77,,,,,\n"));
    const RouteReport report = plan();
    EXPECT_EQ(reasonOf(report, "A2"), "no_skill");
    ASSERT_FALSE(report.issues.empty());
    EXPECT_EQ(report.issues[0].subject, "A77");
    EXPECT_EQ(report.issues.size(), 2U) << core::Json(report.issues).dump(1);
    for (const DayRoute& route : report.plan.routes) {
        for (const RouteStop& stop : route.stops) {
            const std::string id = report.accounts.at(stop.account).externalId;
            if (id == "A0") {
                EXPECT_GE(stop.starts, 14 * 3600);
                EXPECT_LE(stop.starts, 15 * 3600);
                EXPECT_EQ(stop.leaves - stop.starts, 20 * 60);
                EXPECT_EQ(stop.opens, 14 * 3600);
            }
            if (id == "A1") {
                EXPECT_EQ(report.reps.at(route.rep), "Rep 02");
            }
        }
    }
    EXPECT_EQ(served(report).count("A1"), 1U);
}

TEST_F(Routes, AnAccountWithoutAPlaceIsNotServedAndSaysSo) {
    params.where = "external_id IN ('A0', 'A98')";
    const RouteReport report = plan();
    EXPECT_EQ(reasonOf(report, "A98"), "no_place");
    EXPECT_EQ(served(report), std::multiset<std::string>{"A0"});
}

TEST_F(Routes, RepeatedCallsAreSpreadEvenlyOverWorkingDays) {
    params.days = 20; // four weeks
    params.every = 14;
    const RouteReport report = plan();
    EXPECT_TRUE(report.plan.unserved.empty());
    std::map<std::string, std::vector<std::string>> days;
    for (const DayRoute& route : report.plan.routes) {
        for (const RouteStop& stop : route.stops) {
            days[report.accounts.at(stop.account).externalId].push_back(route.day);
        }
    }
    ASSERT_EQ(days.size(), 10U);
    for (const auto& [account, dates] : days) {
        ASSERT_EQ(dates.size(), 2U) << account;
        EXPECT_GE(core::calendarDays(dates[0], dates[1]), 11)
            << "a quarter of the turn off at most";
        EXPECT_LE(core::calendarDays(dates[0], dates[1]), 17);
        for (const std::string& date : dates) {
            EXPECT_NE(date, "2026-12-05") << "a Saturday";
        }
    }
    params.every = 7;
    const RouteReport weekly = plan();
    EXPECT_EQ(served(weekly).size() + weekly.plan.unserved.size(), 40U);
}

TEST_F(Routes, RepeatedCallsGoOnFromTheLastVisit) {
    const auto visited = [&](const std::string& account, const std::string& day) {
        core::VisitWords words;
        words.account = account;
        words.at = day;
        core::addVisit(ws, words);
    };
    visited("A0", "2026-11-26"); // due on 10 December
    visited("A1", "2026-11-29"); // due on 13 December
    visited("A2", "2026-06-01"); // overdue
    params.days = 10;
    params.every = 14;
    params.where = "external_id IN ('A0', 'A1', 'A2', 'A3')";
    std::map<std::string, std::string> days;
    const RouteReport report = plan();
    for (const DayRoute& route : report.plan.routes) {
        for (const RouteStop& stop : route.stops) {
            days[report.accounts.at(stop.account).externalId] = route.day;
        }
    }
    EXPECT_GE(days["A0"], "2026-12-07");
    EXPECT_GE(days["A1"], "2026-12-10");
    EXPECT_LE(days["A2"], "2026-12-03");
    EXPECT_TRUE(days.contains("A3")) << "never visited: any day of the first turn";
    params.days = 5;
    EXPECT_EQ(reasonOf(plan(), "A1"), "not_due");
}

TEST_F(Routes, ACallIsMovedByHandLockedAndDropped) {
    const auto change = [&](core::RouteChange::Kind kind, const std::string& account,
                            const std::string& rep = {}, int position = 0, bool again = false) {
        core::ChangeRoutesParams changes;
        changes.changes = {{kind, account, {}, rep, {}, position}};
        changes.again = again;
        return core::changeRoutes(ws, changes, core::estimateRouteTravel, job);
    };
    using Kind = core::RouteChange::Kind;
    params.anyRep = true;
    params.hours = "06:00-22:00";
    plan();
    const auto repOf = [](const RouteReport& report, const std::string& account) {
        for (const DayRoute& route : report.plan.routes) {
            for (const RouteStop& stop : route.stops) {
                if (report.accounts.at(stop.account).externalId == account) {
                    return report.reps.at(route.rep);
                }
            }
        }
        return std::string();
    };
    RouteReport report = change(Kind::Move, "A0", "R2", 1);
    EXPECT_EQ(repOf(report, "A0"), "Rep 02");
    EXPECT_EQ(served(report).size(), 10U);
    const DayRoute& second = report.plan.routes.back();
    EXPECT_EQ(report.accounts.at(second.stops.front().account).externalId, "A0");
    EXPECT_TRUE(second.stops.front().locked) << "a person put it there";
    EXPECT_EQ(ws.history().back().label, "Move Account 0 in its route");
    report = change(Kind::Lock, "A5", {}, 0, true);
    EXPECT_EQ(repOf(report, "A0"), "Rep 02") << "planned again around it";
    report = change(Kind::Unlock, "A0", {}, 0, true);
    EXPECT_EQ(repOf(report, "A0"), "Rep 01");
    report = change(Kind::Drop, "A3");
    EXPECT_EQ(served(report).count("A3"), 0U);
    EXPECT_EQ(report.plan.unserved.size(), 1U);
    report = change(Kind::Move, "A3", "R1");
    EXPECT_EQ(served(report).count("A3"), 1U);
    ASSERT_TRUE(ws.undo());
    EXPECT_EQ(core::showRoutes(ws, 0).plan.unserved.size(), 1U);
    EXPECT_THROW(change(Kind::Move, "A77"), core::Error);
    EXPECT_THROW(change(Kind::Move, "A0", "R9"), core::Error);
}

TEST_F(Routes, WhatMakesNoSenseIsRefusedInPlainWords) {
    const auto refusal = [&](auto change) {
        RouteParams before = params;
        change(params);
        std::string message;
        try {
            plan();
        } catch (const core::Error& error) {
            message = error.what();
        }
        params = before;
        return message;
    };
    EXPECT_THAT(refusal([](RouteParams& p) { p.date = "2026-13-01"; }), HasSubstr("is not a date"));
    EXPECT_THAT(refusal([](RouteParams& p) { p.hours = "17:00-08:00"; }),
                HasSubstr("working hours"));
    EXPECT_THAT(refusal([](RouteParams& p) { p.pause = "12:00"; }), HasSubstr("a break"));
    EXPECT_THAT(refusal([](RouteParams& p) { p.minutes = std::nan(""); }),
                HasSubstr("makes no sense"));
    EXPECT_THAT(refusal([](RouteParams& p) { p.reps = {"Nobody"}; }), HasSubstr("no rep"));
    EXPECT_THAT(refusal([](RouteParams& p) { p.where = "external_id = 'A99'"; }),
                HasSubstr("no account"));
    EXPECT_THAT(refusal([](RouteParams& p) { p.aim = "fun"; }), HasSubstr("no aim"));
    EXPECT_THAT(refusal([](RouteParams& p) { p.days = 0; }), HasSubstr("cannot be planned"));
    EXPECT_THROW(geo::readRouteStops(ws, dir.write("bad.csv", "who,when\nA,B\n")), core::Error);
    EXPECT_THROW(geo::readRouteStops(ws, dir.write("b.csv", "account,minutes\nA0,many\n")),
                 core::Error);
    EXPECT_THROW(geo::readRouteStops(ws, ws.path()), core::Error);
}

TEST_F(Routes, BecomePlannedVisitsWhichMoveWithThem) {
    const RouteReport report = plan();
    const auto posted = core::postRoutes(ws, 0);
    EXPECT_EQ(posted.made, 10);
    const auto visits = core::visits::loadVisits(ws.reader());
    ASSERT_EQ(visits.size(), 10U);
    EXPECT_FALSE(visits[0].done);
    // 08:30 in New York, in winter.
    EXPECT_GE(visits[0].when.starts, "2026-11-30T13:30:00Z");
    EXPECT_EQ(core::postRoutes(ws, 0).made, 0);
    EXPECT_EQ(core::visits::loadVisits(ws.reader()).size(), 10U);
    ASSERT_TRUE(ws.undo());
    EXPECT_TRUE(core::visits::loadVisits(ws.reader()).empty());
}

TEST_F(Routes, FilesHoldEveryStop) {
    RouteReport report = plan();
    report.accounts.begin()->second.name = "Smith & Sons, <\"Ltd\">; " + std::string(90, 'x') + "é";
    const std::string gpx = core::gpxOf(report);
    EXPECT_THAT(gpx, HasSubstr("Smith &amp; Sons, &lt;&quot;Ltd&quot;&gt;"));
    const std::string calendar = core::calendarOf(report);
    std::size_t events = 0;
    for (std::size_t at = calendar.find("BEGIN:VEVENT"); at != std::string::npos;
         at = calendar.find("BEGIN:VEVENT", at + 1)) {
        ++events;
    }
    EXPECT_EQ(events, 10U);
    std::size_t from = 0;
    for (std::size_t end = calendar.find("\r\n"); end != std::string::npos;
         end = calendar.find("\r\n", from)) {
        EXPECT_LE(end - from, 75U);
        from = end + 2;
    }
    EXPECT_THAT(calendar, HasSubstr("Smith & Sons\\, <\"Ltd\">\\;"));
    for (const char* name : {"r.gpx", "r.ics", "r.kml", "r.csv", "r.geojson", "r.xlsx"}) {
        EXPECT_EQ(geo::exportRoutes(ws, {0, dir.file(name)}).rows, 10) << name;
    }
    EXPECT_THROW(geo::exportRoutes(ws, {0, ws.path()}), core::Error);
    EXPECT_THROW(geo::exportRoutes(ws, {0, dir.file("r.nonsense")}), core::Error);
}

TEST_F(Routes, FiltersKnowLastVisitsAndOpenDeals) {
    geo::ImportRecordsParams deals;
    deals.source = dir.write("deals.csv", "id,account_id,name,stage,amount,is_closed\n"
                                          "D1,A1,One,Proposal,500,0\n"
                                          "D2,A1,Two,Closed Won,900,1\n");
    geo::importOpportunities(ws, deals, job);
    core::VisitWords words;
    words.account = "A2";
    words.at = "2020-03-27 14:00";
    words.zone = "UTC";
    core::addVisit(ws, words);
    words.account = "A3";
    words.at = core::nowUtc().substr(0, 10);
    core::addVisit(ws, words);
    const auto ids = [&](const std::string& where) {
        geo::ListParams list;
        list.table = "accounts";
        list.query = {where, {}, false};
        list.columns = {"external_id"};
        std::set<std::string> found;
        for (const auto& row : geo::listRows(ws, list, job).rows) {
            found.insert(core::tables::textOf(row.front()));
        }
        return found;
    };
    EXPECT_EQ(ids("open_value > 100"), std::set<std::string>{"A1"});
    EXPECT_EQ(ids("open_deals = 1 AND open_stages = 'Proposal'"), std::set<std::string>{"A1"});
    EXPECT_EQ(ids("last_visit = '2020-03-27'"), std::set<std::string>{"A2"});
    EXPECT_EQ(ids("days_since_visit < 60"), std::set<std::string>{"A3"});
    EXPECT_EQ(ids("days_since_visit > 60").size(), 10U) << "those never visited, too";
}

} // namespace
