// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/daily.h"

#include "core/base/error.h"
#include "tests/support/world.h"
#include "tests/ui/review_sample.h"
#include "ui/draw/headless.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr const char* kMonday = "2027-01-04";
constexpr const char* kTuesday = "2027-01-05";

class Daily : public ReviewSample {
protected:
    DailyReport pack(const char* date, const std::string& file = {},
                     const std::string& language = "en") {
        DailyParams asked;
        asked.review.date = date;
        asked.review.today = date;
        asked.pack.file = file;
        asked.pack.language = language;
        return daily(*ws_, asked, job_);
    }

    /// Accounts that nobody can be in charge of yet, and a field that was edited on both sides.
    void trouble() {
        sql("UPDATE base_accounts SET lon = NULL, lat = NULL, zip = NULL, city = NULL, street = "
            "NULL, match_level = 'none', geom = NULL WHERE id IN (SELECT id FROM base_accounts "
            "ORDER BY id LIMIT 2)");
        sql("INSERT INTO crm_conflicts (connection_id, object, external_id, field, origin, "
            "found_at) SELECT id, 'accounts', 'A-1', 'phone', 'test', '2027-01-04' FROM "
            "crm_connections LIMIT 1");
        sql("INSERT INTO watch_notices (version, kind, cause, territories, text, raised_at) "
            "VALUES ('ledger:1', 'band', 'band:T01', '[\"T01\"]', 'x left its band', "
            "'2027-01-04T08:00:00.000Z')");
    }

    std::int64_t count(const std::string& statement) const {
        return ws_->reader().integer(statement).value_or(-1);
    }
};

TEST_F(Daily, TellsTheDayAsRoutesAndVisitsHaveIt) {
    workWeek(kMonday, 190, 9);
    const core::DailyReview day = pack(kTuesday).review;
    EXPECT_EQ(day.from, kMonday);
    EXPECT_EQ(day.to, kMonday);
    EXPECT_EQ(day.scenario, "Balanced");
    const auto stops = [&](const char* date) {
        return count(core::format("SELECT count(*) FROM plan_route_stops s JOIN plan_routes r ON "
                                  "r.id = s.route_id WHERE r.day = '{}'",
                                  date));
    };
    EXPECT_EQ(day.calls(), stops(kTuesday));
    EXPECT_EQ(day.looked.planned, stops(kMonday));
    const auto made = count("SELECT count(*) FROM plan_visits WHERE done = 1 AND starts LIKE "
                            "'2027-01-04%'");
    EXPECT_EQ(day.looked.inTime + day.looked.late, made);
    EXPECT_EQ(day.looked.missed, stops(kMonday) - made);
    EXPECT_EQ(day.waiting, count("SELECT count(*) FROM plan_visits WHERE done = 1"));
    EXPECT_EQ(day.reps.size(), 8U);
    for (const core::DailyRep& rep : day.reps) {
        for (const core::DailyCall& call : rep.calls) {
            EXPECT_TRUE(call.lastVisit.empty() || call.lastVisit < kTuesday);
        }
    }
}

TEST_F(Daily, OnAMondayTheDaysSinceFridayAreLookedBackOn) {
    const core::DailyReview day = pack("2027-01-11").review;
    EXPECT_EQ(day.from, "2027-01-08");
    EXPECT_EQ(day.to, "2027-01-10");
}

TEST_F(Daily, AVisitPlannedByHandIsACallOfADayWithoutRoute) {
    const std::string rep = *ws_->reader().text("SELECT external_id FROM base_reps LIMIT 1");
    core::VisitWords visit;
    visit.account = ws_->reader().text("SELECT external_id FROM base_accounts LIMIT 1");
    visit.rep = rep;
    visit.at = "2027-01-05 10:00";
    visit.zone = "America/New_York";
    visit.planned = true;
    core::addVisit(*ws_, visit);
    const core::DailyReview day = pack(kTuesday).review;
    EXPECT_EQ(day.routes(), 0);
    EXPECT_EQ(day.calls(), 1);
    const auto busy = std::find_if(day.reps.begin(), day.reps.end(),
                                   [](const core::DailyRep& one) { return !one.idle(); });
    ASSERT_NE(busy, day.reps.end());
    EXPECT_EQ(busy->number, rep);
    EXPECT_EQ(busy->calls.front().start, "10:00");
    EXPECT_FALSE(busy->calls.front().routed);
}

TEST_F(Daily, EveryFigureOfThePackIsOneOfTheReport) {
    if (!hasPdfText()) {
        GTEST_SKIP() << "pdftotext (poppler-utils) is not installed";
    }
    ensureHeadlessGui();
    workWeek(kMonday, 190, 5);
    trouble();
    const std::string file = dir_.file("day.pdf");
    const DailyReport report = pack(kTuesday, file);
    keepPack(file, "daily.pdf");
    EXPECT_GE(report.pack.pages, 2);
    const core::Json json = report;
    const Expect shows(textOf(file));
    for (const auto& head : json["heads"]) {
        shows(QString::fromStdString(head["figure"]).replace(QChar(0x2009), ' ').simplified());
        shows(QString::fromStdString(head["text"]).replace(QChar(0x2009), ' ').simplified());
    }
    for (const auto& decision : json["decisions"]) {
        shows(QString::fromStdString(decision["text"]).replace(QChar(0x2009), ' ').simplified());
    }
    for (const auto& rep : json["reps"]) {
        shows(QString::fromStdString(rep["rep"]));
        if (rep["plan"].is_null()) {
            continue;
        }
        shows(number(std::round(rep["drive_minutes"].get<double>()), 0) + " " +
              number(std::round(rep["kilometres"].get<double>()), 0) + " " +
              number(std::round(rep["on_site_minutes"].get<double>()), 0) + " " +
              number(std::round(rep["open_value"].get<double>() / 1000), 0));
        for (const auto& call : rep["calls"]) {
            shows(QString::fromStdString(call["name"]));
            shows(number(std::round(call["drive_minutes"].get<double>()), 0) + " " +
                  number(call["kilometres"], 1) + " " +
                  number(std::round(call["minutes"].get<double>()), 0) + " " +
                  number(std::round(call["open_value"].get<double>() / 1000), 0));
        }
    }
    for (const auto& rep : json["before"]["reps"]) {
        shows(number(rep["planned"], 0) + " " + number(rep["done"], 0) + " " +
              number(rep["late"], 0) + " " + number(rep["missed"], 0) + " " +
              number(rep["unplanned"], 0) + " " +
              number(std::round(rep["planned_minutes"].get<double>()), 0) + " " +
              number(std::round(rep["actual_minutes"].get<double>()), 0));
    }
    ASSERT_GE(json["accounts"].size(), 2U);
    for (const auto& account : json["accounts"]) {
        shows(QString::fromStdString(account["account"]));
    }
}

TEST_F(Daily, TheGermanPackHoldsNoSentenceInEnglish) {
    if (!hasPdfText()) {
        GTEST_SKIP() << "pdftotext (poppler-utils) is not installed";
    }
    ensureHeadlessGui();
    workWeek(kMonday, 190, 5);
    trouble();
    const std::string file = dir_.file("tag.pdf");
    const DailyReport report = pack(kTuesday, file, "de");
    keepPack(file, "daily-de.pdf");
    expectNoEnglish(textOf(file), report);
}

/// A workspace with nothing in it but a grid of units, or not even that.
TEST(DailyOfNothing, IsAPageThatSaysSo) {
    ensureHeadlessGui();
    support::World world("AB");
    const support::TempDir dir;
    core::Workspace& ws = world.ws;
    core::Job job;
    DailyParams asked;
    asked.review.date = asked.review.today = kTuesday;
    asked.pack.file = dir.file("empty.pdf");
    const DailyReport report = daily(ws, asked, job);
    EXPECT_TRUE(report.review.scenario.empty());
    EXPECT_TRUE(report.review.decisions.empty());
    EXPECT_EQ(report.review.heads.size(), 4U);
    if (hasPdfText()) {
        const QString text = textOf(asked.pack.file);
        EXPECT_TRUE(text.contains("No routes are planned")) << text.toStdString();
        EXPECT_TRUE(text.contains("Nothing stands out today")) << text.toStdString();
    }
    asked.review.date = "5 Jan";
    EXPECT_THROW(daily(ws, asked, job), core::Error);
}

} // namespace
} // namespace ui
