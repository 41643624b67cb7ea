// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/quarterly.h"

#include "core/base/error.h"
#include "core/verbs/scenarios.h"
#include "tests/support/world.h"
#include "tests/ui/review_sample.h"
#include "ui/draw/headless.h"
#include "ui/verbs/weekly.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace ui {
namespace {

class Quarterly : public ReviewSample {
protected:
    QuarterlyReport pack(const std::string& file = {}, const std::string& language = "en") {
        QuarterlyParams asked;
        asked.review.quarter = "2027-Q1";
        asked.review.today = "2027-01-19";
        asked.review.quota = 12'000'001;
        asked.review.capacityHours = 1'500;
        asked.pack.file = file;
        asked.pack.language = language;
        return quarterly(*ws_, asked, job_);
    }

    /// Two weeks that were kept, with a change between, and wins in the quarter.
    void workQuarter() {
        workWeek("2027-01-04", 190, 9);
        WeeklyParams week;
        week.review.week.date = "2027-01-08";
        week.review.week.today = "2027-01-11";
        weekly(*ws_, week, job_);
        sql("UPDATE base_accounts SET attributes = json_set(attributes, '$.potential', "
            "json_extract(attributes, '$.potential') + 300000) WHERE id IN (SELECT c.account_id "
            "FROM cache_account_units c JOIN plan_assignments p ON p.unit_id = c.unit_id JOIN "
            "plan_territories t ON t.id = p.territory_id JOIN plan_scenarios s ON s.id = "
            "t.scenario_id WHERE s.name = 'Balanced' AND t.position = 6 ORDER BY 1 LIMIT 2)");
        sql("UPDATE base_opportunities SET is_closed = 1, is_won = 1, close_date = '2027-01-12' "
            "WHERE is_closed = 0 AND id % 11 = 0");
        week.review.week.date = "2027-01-15";
        week.review.week.today = "2027-01-18";
        weekly(*ws_, week, job_);
    }
};

TEST_F(Quarterly, EveryFigureOfThePackIsOneOfTheReport) {
    if (!hasPdfText()) {
        GTEST_SKIP() << "pdftotext (poppler-utils) is not installed";
    }
    ensureHeadlessGui();
    workQuarter();
    const std::string file = dir_.file("quarter.pdf");
    const QuarterlyReport report = pack(file);
    keepPack(file, "quarterly.pdf");
    EXPECT_GE(report.pack.pages, 6);
    EXPECT_EQ(report.review.weeks.size(), 2U);
    EXPECT_EQ(report.review.publishes.size(), 1U);
    EXPECT_GT(report.review.all.won, 0);
    EXPECT_LT(report.review.inBand(), 8);
    const core::Json json = report;
    const Expect shows(textOf(file));
    const auto percent = [](double share, int decimals = 1) {
        return number(share * 100, decimals) + " %";
    };
    for (const auto& head : json["heads"]) {
        shows(QString::fromStdString(head["figure"]).replace(QChar(0x2009), ' ').simplified());
        shows(QString::fromStdString(head["text"]).replace(QChar(0x2009), ' ').simplified());
    }
    for (const auto& decision : json["decisions"]) {
        shows(QString::fromStdString(decision["text"]).replace(QChar(0x2009), ' ').simplified());
    }
    shows(number(json["gini"], 3));
    shows(number(json["balance_index"], 1));
    std::int64_t quotas = 0;
    for (const auto& one : json["territories"]) {
        quotas += one["quota"].get<std::int64_t>();
        shows(percent(one["share"]) + " " + percent(one["low"]) + " " + percent(one["high"]) + " " +
              number(std::round(one["visit_hours"].get<double>()), 0) + " " +
              number(std::round(one["travel_hours"].get<double>()), 0) + " " +
              number(std::round(one["hours"].get<double>()), 0));
        shows(number(one["quota"], 0));
        shows(number(one["visits"]["planned"], 0) + " " + number(one["visits"]["done"], 0) + " " +
              number(one["visits"]["missed"], 0));
        const auto& made = one["performance"];
        shows(number(std::round(made["won"].get<double>() / 1000), 0));
        shows(number(std::round(made["expected"].get<double>() / 1000), 0));
        for (const auto& share : one["weeks"]) {
            shows(percent(share, 0));
        }
    }
    EXPECT_EQ(quotas, 12'000'001);
    for (const auto& scenario : json["scenarios"]) {
        shows(QString::fromStdString(scenario["scenario"]));
        shows(percent(scenario["max_deviation"]));
        shows(number(scenario["travel_minutes"], 1));
        if (!scenario["plan"].get<bool>()) {
            shows(number(scenario["units"], 0));
            shows(number(scenario["accounts_changing_rep"], 0));
            shows(percent(scenario["measure_share"]));
        }
    }
    for (const auto& size : json["work"]["sizes"]) {
        shows(percent(size["utilisation"], 0));
    }
    for (const auto& publish : json["publishes"]) {
        shows(number(publish["units"], 0) + " " + number(publish["accounts"], 0));
    }
    for (const auto& one : json["moved"]["territories"]) {
        shows(number(one["units"], 0) + " " + number(one["units_gained"], 0) + " " +
              number(one["units_lost"], 0) + " " + number(one["accounts"], 0));
    }
}

TEST_F(Quarterly, TheGermanPackHoldsNoSentenceInEnglish) {
    if (!hasPdfText()) {
        GTEST_SKIP() << "pdftotext (poppler-utils) is not installed";
    }
    ensureHeadlessGui();
    workQuarter();
    const std::string file = dir_.file("quartal.pdf");
    const QuarterlyReport report = pack(file, "de");
    keepPack(file, "quarterly-de.pdf");
    expectNoEnglish(textOf(file), report);
}

TEST_F(Quarterly, WithoutAPublishedPlanAScenarioMustBeNamed) {
    QuarterlyParams asked;
    asked.review.quarter = "2026-Q3";
    asked.review.today = "2027-01-19";
    const QuarterlyReport before = quarterly(*ws_, asked, job_);
    EXPECT_TRUE(before.review.scenario.empty()) << "the plan came into force later";
    EXPECT_TRUE(before.review.publishes.empty());
    asked.review.scenario = "Current";
    EXPECT_EQ(quarterly(*ws_, asked, job_).review.territories.size(), 8U);
}

TEST(QuarterlyOfNothing, IsAPackThatSaysSo) {
    ensureHeadlessGui();
    support::World world("AB");
    const support::TempDir dir;
    core::Workspace& ws = world.ws;
    core::Job job;
    core::copyScenario(ws, core::listScenarios(ws).scenarios.front().scenario.name, "Other");
    QuarterlyParams asked;
    asked.review.quarter = "2026-Q4";
    asked.review.today = "2027-01-05";
    asked.pack.file = dir.file("empty.pdf");
    const QuarterlyReport report = quarterly(ws, asked, job);
    EXPECT_TRUE(report.review.scenario.empty());
    EXPECT_EQ(report.review.heads.size(), 4U);
    if (hasPdfText()) {
        const QString text = textOf(asked.pack.file);
        EXPECT_TRUE(text.contains("No plan to review")) << text.toStdString();
        EXPECT_TRUE(text.contains("Nothing was published")) << text.toStdString();
    }
    for (const char* quarter : {"2026-Q5", "2026Q4", "Q4", "2030-Q1"}) {
        asked.review.quarter = quarter;
        EXPECT_THROW(quarterly(ws, asked, job), core::Error) << quarter;
    }
}

} // namespace
} // namespace ui
