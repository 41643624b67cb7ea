// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/plan_routes.h"
#include "core/verbs/post_routes.h"
#include "core/verbs/visits.h"
#include "core/visits/activity_store.h"
#include "core/visits/visit_fields.h"
#include "core/visits/visit_store.h"
#include "geo/verbs/import_records.h"
#include "geo/verbs/import_visits.h"
#include "tests/support/temp_dir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

using core::EntryFate;
using core::visits::MatchKind;
using core::visits::Visit;
using testing::HasSubstr;

namespace {

constexpr double kMetre = 1 / 111'195.0; ///< degrees of latitude

/// Two reps; five accounts 1 km apart to the north of 41°, the last two in one building; one that
/// is located by its ZIP only.
class VisitImport : public testing::Test {
protected:
    VisitImport() {
        std::string accounts = "id,name,lat,lon,zip\n";
        for (int i = 0; i < 4; ++i) {
            accounts +=
                core::format("A{0},Account {0},{1:.6f},-73.0,\n", i, 41 + i * 1000 * kMetre);
        }
        accounts += core::format("A4,Account 4,{:.6f},-73.0,\n", 41 + 3005 * kMetre);
        accounts += "A9,By its ZIP,,,06268\n";
        import(accounts, core::records::Kind::Account);
        import("id,name,lat,lon,email\nR1,Ann Lee,41.0,-73.0,ann@example.com\n"
               "R2,Bob Ray,41.1,-73.0,\n",
               core::records::Kind::Rep);
    }
    void import(const std::string& csv, core::records::Kind kind) {
        geo::ImportRecordsParams in;
        in.source = dir.write("in.csv", csv);
        geo::importRecords(ws, kind, in, job);
    }
    geo::ImportVisitsReport take(const std::string& file) {
        params.read.source = file;
        return geo::importVisits(ws, params, job);
    }
    std::vector<Visit> visits() const { return core::visits::loadVisits(ws.reader()); }
    std::string accountOf(const Visit& visit) const {
        return ws.reader()
            .text(core::format("SELECT external_id FROM base_accounts WHERE id = {}",
                               visit.account.value))
            .value_or("");
    }

    support::TempDir dir;
    core::Workspace ws = core::Workspace::create(dir.file("plan.gpkg"));
    core::Job job;
    geo::ImportVisitsParams params = [] {
        geo::ImportVisitsParams usual;
        usual.read.zone = "America/New_York";
        return usual;
    }();
};

/// A track that stands at places for some minutes and drives in between, every 15 seconds.
class Track {
public:
    explicit Track(std::string start) : now_(*core::parseInstant(start)) {}
    void stand(double north, int minutes) {
        for (int i = 0; i <= minutes * 4; ++i) {
            fix(north + (i % 5) * 3);
        }
    }
    void drive(double from, double to, int minutes) {
        for (int i = 1; i < minutes * 4; ++i) {
            fix(from + (to - from) * i / (minutes * 4));
        }
    }
    std::string text() const {
        return "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"test\" "
               "xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><name>day</name><trkseg>" +
               points_ + "</trkseg></trk></gpx>";
    }

private:
    void fix(double north) {
        points_ += core::format("<trkpt lat=\"{:.7f}\" lon=\"-73.0\"><time>{}</time></trkpt>",
                                41 + north * kMetre, core::instantText(now_));
        now_ += 15'000;
    }
    core::InstantMs now_;
    std::string points_;
};

} // namespace

TEST_F(VisitImport, ATableIsReadWhateverItsColumnsAreCalled) {
    const auto report = take(
        dir.write("log.csv",
                  "Customer No,Check In,Check Out,Sales Rep,Comments,Result,Status\n"
                  "A0,11/30/2026 9:00 AM,11/30/2026 9:45 AM,ann@example.com,Wants more,Order,Done\n"
                  "A1,11/30/2026 1:00 PM,,R2,,,completed\n"
                  "A2,11/30/2026 3:00 PM,,R2,,,Cancelled\n"
                  "A2,whenever,,R2,,,Done\n"
                  "A77,11/30/2026 4:00 PM,,Zoe,,,Done\n"));
    EXPECT_EQ(report.log.read, 5);
    EXPECT_EQ(report.log.notDone, 1);
    EXPECT_EQ(report.log.rejected, 1);
    EXPECT_EQ(report.taken.count(EntryFate::Added), 2);
    EXPECT_EQ(report.taken.count(EntryFate::Unmatched), 1);
    EXPECT_EQ(report.log.mapping.at("start"), "Check In");
    const auto made = visits();
    ASSERT_EQ(made.size(), 3U);
    EXPECT_EQ(made[0].when.starts, "2026-11-30T14:00:00Z");
    EXPECT_EQ(made[0].when.ends, "2026-11-30T14:45:00Z");
    EXPECT_EQ(made[0].note, "Wants more");
    EXPECT_EQ(made[0].outcome, "Order");
    EXPECT_TRUE(made[0].done);
    EXPECT_EQ(accountOf(made[0]), "A0");
    EXPECT_FALSE(made[2].account) << "kept, until somebody says whose it is";
    const core::Json json = report;
    EXPECT_EQ(json.at("imported"), 2);
    EXPECT_EQ(json.at("visits").at(2).at("reason"), "there is no account A77");
    EXPECT_EQ(json.at("issues").size(), 2U) << "a time that is none, a rep that is none";
}

TEST_F(VisitImport, TheSameFileAgainAddsNothingAndOneUndoTakesAllBack) {
    const std::string file =
        dir.write("log.csv", "account,date,time,minutes\nA0,2026-11-30,09:00,45\n"
                             "A1,2026-11-30,11:00,30\nA0,2026-11-30,09:00,45\n");
    EXPECT_EQ(take(file).taken.count(EntryFate::Added), 2);
    EXPECT_EQ(take(file).taken.repeated, 1);
    const auto again = take(file);
    EXPECT_EQ(again.taken.count(EntryFate::Known), 2);
    EXPECT_EQ(visits().size(), 2U);
    ASSERT_TRUE(ws.undo());
    EXPECT_TRUE(visits().empty());
    EXPECT_EQ(take(file).taken.count(EntryFate::Added), 2) << "after an undo it is new again";
}

TEST_F(VisitImport, ADryRunKeepsNothing) {
    params.take.dryRun = true;
    const auto report =
        take(dir.write("log.csv", "account,start\nA0,2026-11-30 09:00\nA1,2026-11-30 11:00\n"));
    EXPECT_EQ(report.taken.count(EntryFate::Added), 2);
    EXPECT_TRUE(visits().empty());
    EXPECT_EQ(core::Json(report).at("mapping").at("account"), "account");
}

TEST_F(VisitImport, AVisitThatTheTimelineTellsAlreadyIsNotThereTwice) {
    core::VisitWords words;
    words.account = "A0";
    words.at = "2026-11-30 09:10";
    words.zone = "America/New_York";
    core::addVisit(ws, words);
    core::visits::Activity activity;
    activity.id = "E1";
    activity.kind = "meeting";
    activity.account = "A1";
    activity.done = true;
    activity.when = {"2026-11-30T16:00:00Z", "2026-11-30T16:30:00Z", "UTC", false};
    ws.record("test", [&](core::Record& record) {
        core::visits::upsertActivities(record, "file", {activity});
    });
    const auto report = take(dir.write("log.csv", "account,start,end\n"
                                                  "A0,2026-11-30 09:00,2026-11-30 09:40\n"
                                                  "A1,2026-11-30 11:10,2026-11-30 11:40\n"
                                                  "A1,2026-11-30 15:00,2026-11-30 15:40\n"));
    EXPECT_EQ(report.taken.count(EntryFate::Noted), 2);
    EXPECT_EQ(report.taken.count(EntryFate::Added), 1);
}

TEST_F(VisitImport, ATrackBecomesVisitsByPlaceAndTime) {
    Track track("2026-11-30T14:00:00Z");
    track.stand(20, 20);
    track.drive(20, 1000, 3);
    track.stand(1000, 3); // too short
    track.drive(1000, 3002, 4);
    track.stand(3002, 30); // two accounts in one building
    track.drive(3002, 9000, 6);
    track.stand(9000, 15); // nobody there
    params.take.rep = "R1";
    const std::string file = dir.write("day.gpx", track.text());
    const auto report = take(file);
    EXPECT_EQ(report.log.tracks, 1);
    ASSERT_EQ(report.taken.entries.size(), 3U);
    EXPECT_EQ(report.taken.entries[0].match.kind, MatchKind::Nearest);
    EXPECT_EQ(report.taken.entries[1].match.kind, MatchKind::Ambiguous);
    EXPECT_EQ(report.taken.entries[1].match.candidates.size(), 2U);
    EXPECT_EQ(report.taken.entries[2].match.kind, MatchKind::None);
    const auto made = visits();
    ASSERT_EQ(made.size(), 3U);
    EXPECT_EQ(accountOf(made[0]), "A0");
    EXPECT_EQ(made[0].when.starts, "2026-11-30T14:00:00Z");
    EXPECT_NEAR(static_cast<double>(made[0].when.seconds()), 20 * 60, 30);
    EXPECT_NEAR(static_cast<double>(made[1].driving.value_or(0)), 10 * 60, 60);
    // All of them can be found again with whom they may have been to; a hand decides.
    core::VisitQuery query;
    query.unmatched = true;
    const auto open = core::listVisits(ws.reader(), query).visits;
    ASSERT_EQ(open.size(), 2U);
    ASSERT_EQ(open[0].near.size(), 2U);
    core::VisitWords words;
    words.account = "A4";
    core::changeVisit(ws, open[0].visit.id.value, words);
    EXPECT_EQ(accountOf(visits()[1]), "A4");
    EXPECT_EQ(take(file).taken.count(EntryFate::Known), 3);
    EXPECT_EQ(core::visits::loadPosted(ws.reader(), "file").size(), 2U)
        << "what has an account goes to its timeline";
}

TEST_F(VisitImport, APlannedStopWinsOverANearerAccountAndIsCarriedOut) {
    core::RouteParams route;
    route.date = "2026-11-30";
    route.where = "external_id = 'A4'";
    route.anyRep = true;
    route.reps = {"R1"};
    route.zone = "America/New_York";
    core::planRoutes(ws, route, core::estimateRouteTravel, job);
    core::postRoutes(ws, 0);
    const Visit planned = visits().at(0);
    const auto start = *core::parseInstant(planned.when.starts);
    Track track(core::instantText(start + 25 * 60 * 1000));
    track.stand(2995, 30);
    track.drive(2995, 9000, 5);
    params.take.rep = "Ann Lee";
    const auto report = take(dir.write("day.gpx", track.text()));
    ASSERT_EQ(report.taken.entries.size(), 1U);
    EXPECT_EQ(report.taken.entries[0].match.kind, MatchKind::Planned);
    EXPECT_EQ(report.taken.count(EntryFate::Completed), 1);
    const auto now = visits();
    ASSERT_EQ(now.size(), 1U) << "the planned one, not a second one";
    EXPECT_TRUE(now[0].done);
    EXPECT_EQ(now[0].key, planned.key);
    EXPECT_EQ(now[0].plannedStarts, planned.when.starts);
    EXPECT_EQ(now[0].when.starts, core::instantText(start + 25 * 60 * 1000));
    ASSERT_TRUE(ws.undo());
    EXPECT_FALSE(visits().at(0).done);
}

TEST_F(VisitImport, AccountsLocatedByZipAreNotFoundByPlace) {
    const auto place = ws.reader().text("SELECT lat || ',' || lon FROM accounts WHERE external_id "
                                        "= 'A9'");
    ASSERT_TRUE(place);
    const auto report =
        take(dir.write("log.csv", "lat,lon,start\n" + *place + ",2026-11-30 09:00\n"));
    EXPECT_EQ(report.taken.count(EntryFate::Unmatched), 1);
}

TEST_F(VisitImport, WaypointsOfAGpxFileAreVisitsToo) {
    const auto report = take(dir.write(
        "way.gpx", "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"t\" "
                   "xmlns=\"http://www.topografix.com/GPX/1/1\"><wpt lat=\"41.0001\" lon=\"-73\">"
                   "<time>2026-11-30T15:00:00Z</time><name>stop</name><desc>Left a sample</desc>"
                   "</wpt></gpx>"));
    ASSERT_EQ(visits().size(), 1U);
    EXPECT_EQ(visits()[0].when.starts, "2026-11-30T15:00:00Z");
    EXPECT_EQ(visits()[0].note, "Left a sample");
    EXPECT_EQ(accountOf(visits()[0]), "A0");
}

TEST_F(VisitImport, WhatCannotBeReadIsSaidSo) {
    const auto refusal = [&](const std::string& file) {
        try {
            take(file);
        } catch (const core::Error& error) {
            return std::string(error.what());
        }
        return std::string("taken");
    };
    EXPECT_THAT(refusal(dir.write("a.csv", "account,colour\nA0,red\n")), HasSubstr("when"));
    EXPECT_THAT(refusal(dir.write("b.csv", "start,colour\n2026-11-30,red\n")), HasSubstr("where"));
    EXPECT_THAT(refusal(ws.path()), HasSubstr("workspace"));
    EXPECT_NE(refusal(dir.write("c.gpx", "<gpx><trk>")), "taken");
    params.read.zone = "Mars/Base";
    EXPECT_THAT(refusal(dir.write("d.csv", "account,start\nA0,2026-11-30 09:00\n")),
                HasSubstr("time zone"));
    params.read.zone = "UTC";
    params.take.rep = "Nobody";
    EXPECT_THAT(refusal(dir.write("e.csv", "account,start\nA0,2026-11-30 09:00\n")),
                HasSubstr("no rep"));
    EXPECT_TRUE(visits().empty());
}

TEST_F(VisitImport, AVisitThatCarriesOutAPlanTakesThePlannedOneOfThatDayAndRep) {
    core::VisitWords words;
    words.zone = "America/New_York";
    words.planned = true;
    words.account = "A0";
    words.rep = "R1";
    words.at = "2026-11-30 09:00";
    words.minutes = 40;
    core::addVisit(ws, words);
    words.rep = "R2";
    words.at = "2026-11-30 15:00";
    core::addVisit(ws, words);
    core::VisitWords made;
    made.zone = "America/New_York";
    made.ofPlan = true;
    made.account = "A0";
    made.rep = "R2"; // R1's is nearer in time, and not meant
    made.at = "2026-11-30 10:00";
    made.outcome = "Order";
    core::addVisit(ws, made);
    ASSERT_EQ(visits().size(), 2U);
    for (const Visit& visit : visits()) {
        EXPECT_EQ(visit.done, visit.outcome == "Order");
        if (visit.done) {
            EXPECT_EQ(visit.plannedStarts, "2026-11-30T20:00:00Z");
            EXPECT_EQ(visit.when.starts, "2026-11-30T15:00:00Z");
            EXPECT_EQ(visit.when.seconds(), 40 * 60) << "as long as planned";
        }
    }
    made.at = "2026-12-01 10:00"; // nothing is planned that day
    core::addVisit(ws, made);
    EXPECT_EQ(visits().size(), 3U);

    core::VisitQuery query;
    query.rep = "R2";
    EXPECT_EQ(core::listVisits(ws.reader(), query).visits.size(), 2U);
    query.rep = "R1";
    EXPECT_EQ(core::listVisits(ws.reader(), query).visits.size(), 1U);
    query.rep = "R9";
    EXPECT_THROW(core::listVisits(ws.reader(), query), core::Error);
}
