// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/weekly.h"

#include "core/base/error.h"
#include "tests/ui/review_sample.h"
#include "ui/draw/headless.h"
#include "ui/verbs/drift.h"

#include <gtest/gtest.h>

#include <cmath>

namespace ui {
namespace {

constexpr const char* kFirstMonday = "2027-01-04";
constexpr const char* kSecondMonday = "2027-01-11";
constexpr const char* kThirdMonday = "2027-01-18";

class Weekly : public ReviewSample {
protected:
    /// What comes in during the second week: accounts grow, deals move on.
    void secondWeek() {
        sql("UPDATE base_accounts SET attributes = json_set(attributes, '$.potential', "
            "json_extract(attributes, '$.potential') + 300000) WHERE id IN (SELECT c.account_id "
            "FROM cache_account_units c JOIN plan_assignments p ON p.unit_id = c.unit_id JOIN "
            "plan_territories t ON t.id = p.territory_id JOIN plan_scenarios s ON s.id = "
            "t.scenario_id WHERE s.name = 'Balanced' AND t.position = 6 ORDER BY 1 LIMIT 2)");
        sql("UPDATE base_opportunities SET stage = 'Proposal' WHERE stage = 'Qualified' AND "
            "id % 7 = 0");
        sql("UPDATE base_opportunities SET is_closed = 1, close_date = '2027-01-12' WHERE "
            "is_closed = 0 AND id % 11 = 0");
    }

    WeeklyParams params(const char* date, const char* today) const {
        WeeklyParams params;
        params.review.week.date = date;
        params.review.week.today = today;
        params.review.fieldHours = 24;
        return params;
    }

    WeeklyReport pack(const char* date, const char* today, const std::string& file = {}) {
        WeeklyParams asked = params(date, today);
        asked.pack.file = file;
        return weekly(*ws_, asked, job_);
    }
};

TEST_F(Weekly, TwoWeeksStandBesideEachOtherAsTheyWereKnown) {
    workWeek(kFirstMonday, 190, 9);
    const WeeklyReport first = pack("2027-01-08", kSecondMonday);
    EXPECT_EQ(first.review.week.week, "2027-W01");
    EXPECT_TRUE(first.review.week.final);
    EXPECT_FALSE(first.review.last);
    EXPECT_EQ(first.review.week.inBand, 8);
    EXPECT_GT(first.review.week.hours(), 100);
    EXPECT_GT(first.review.week.planned(), first.review.week.done());

    secondWeek();
    workWeek(kSecondMonday, 180, 12);
    const WeeklyReport second = pack("2027-01-15", kThirdMonday);
    ASSERT_TRUE(second.review.last);
    EXPECT_EQ(core::Json(*second.review.last), core::Json(first.review.week))
        << "last week is what was kept, not computed anew";
    EXPECT_LT(second.review.week.inBand, 8);
    EXPECT_TRUE(second.review.week.drift.found);
    EXPECT_LT(*second.review.change("Qualified"), 0);
    double sum = 0;
    for (const core::WeekRep& rep : second.review.week.reps) {
        sum += rep.openValue();
    }
    const auto open = ws_->reader().text("SELECT cast(sum(amount) AS TEXT) FROM base_opportunities "
                                         "WHERE is_closed = 0 AND removed = 0 AND amount > 0");
    EXPECT_NEAR(sum, std::stod(*open), 1);

    // Later changes do not reach back.
    sql("UPDATE base_opportunities SET amount = amount * 2");
    const WeeklyReport again = pack("2027-01-15", "2027-03-01");
    EXPECT_EQ(core::Json(again.review.week), core::Json(second.review.week));
    EXPECT_THROW(pack("2026-12-01", "2027-03-01"), core::Error);
}

TEST_F(Weekly, EveryFigureOfThePackIsOneOfTheReport) {
    if (!hasPdfText()) {
        GTEST_SKIP() << "pdftotext (poppler-utils) is not installed";
    }
    ensureHeadlessGui();
    workWeek(kFirstMonday, 190, 9);
    pack("2027-01-08", kSecondMonday);
    secondWeek();
    workWeek(kSecondMonday, 180, 12);
    const std::string file = dir_.file("pack.pdf");
    const WeeklyReport report = pack("2027-01-15", kThirdMonday, file);
    EXPECT_GE(report.pack.pages, 2);
    keepPack(file, "weekly.pdf");
    const core::Json json = report;
    const QString text = textOf(file);
    const Expect shows(text);
    for (const auto& head : json["heads"]) {
        shows(QString::fromStdString(head["figure"]).simplified().replace(QChar(0x2009), ' '));
    }
    for (const auto& rep : json["week"]["reps"]) {
        shows(QString::fromStdString(rep["rep"]));
        shows(number(rep["hours"], 1));
        shows(number(rep["planned"], 0) + " " + number(rep["done"], 0));
        shows(number(std::round(rep["open_value"].get<double>() / 1000), 0));
    }
    for (const auto& territory : json["week"]["territories"]) {
        shows(number(territory["share"].get<double>() * 100, 1) + " %");
        shows(number(territory["accounts"], 0));
        if (!territory["repaired_share"].is_null()) {
            shows(number(territory["repaired_share"].get<double>() * 100, 1) + " %");
        }
    }
    for (const auto& rep : json["week"]["reps"]) {
        for (const auto& stage : rep["pipeline"]) {
            shows(number(std::round(stage["value"].get<double>() / 1000), 0));
        }
    }
    for (const auto& stage : json["pipeline"]) {
        shows(number(std::round(stage["value"].get<double>() / 1000), 0));
        shows(number(std::round(std::abs(stage["change"].get<double>()) / 1000), 0));
    }
    for (const auto& move : json["week"]["drift"]["moves"]) {
        shows(QString::fromStdString(move["unit"]));
    }
    for (const auto& decision : json["decisions"]) {
        shows(QString::fromStdString(decision["text"]).replace(QChar(0x2009), ' ').simplified());
    }
    for (const auto& rep : json["last"]["reps"]) {
        shows(number(rep["hours"], 1));
    }
}

TEST_F(Weekly, TheGermanPackHoldsNoSentenceInEnglish) {
    if (!hasPdfText()) {
        GTEST_SKIP() << "pdftotext (poppler-utils) is not installed";
    }
    ensureHeadlessGui();
    workWeek(kFirstMonday, 190, 9);
    pack("2027-01-08", kSecondMonday);
    secondWeek();
    workWeek(kSecondMonday, 180, 12);
    WeeklyParams asked = params("2027-01-15", kThirdMonday);
    asked.pack.file = dir_.file("woche.pdf");
    asked.pack.language = "de";
    const WeeklyReport report = weekly(*ws_, asked, job_);
    keepPack(asked.pack.file, "weekly-de.pdf");
    expectNoEnglish(textOf(asked.pack.file), report);
}

TEST_F(Weekly, ASyncKeepsTheWeekBeforeAndTellsOfDriftOnce) {
    const auto kept = [&] {
        return ws_->reader().integer("SELECT count(*) FROM watch_weeks").value_or(0);
    };
    const std::string week = core::keptWeek(ws_->reader(), "2027-W01") ? "kept" : "";
    EXPECT_TRUE(week.empty());
    EXPECT_TRUE(core::takeWeekIfDue(*ws_, kSecondMonday, job_));
    EXPECT_FALSE(core::takeWeekIfDue(*ws_, "2027-01-13", job_));
    EXPECT_EQ(kept(), 1);
    EXPECT_TRUE(core::takeWeekIfDue(*ws_, kThirdMonday, job_));
    EXPECT_EQ(kept(), 2);
    secondWeek();
    core::DriftParams look;
    look.today = kThirdMonday;
    const auto bands = [](const core::DriftReport& report) {
        return std::count_if(report.raised.begin(), report.raised.end(),
                             [](const auto& notice) { return !notice.territories.empty(); });
    };
    EXPECT_EQ(bands(drift(*ws_, look, job_).report), 1);
    EXPECT_TRUE(drift(*ws_, look, job_).report.raised.empty());
}

} // namespace
} // namespace ui
