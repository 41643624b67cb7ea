// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/verbs/balance.h"
#include "core/verbs/drift.h"
#include "core/verbs/plan_routes.h"
#include "core/verbs/review_sentence.h"
#include "core/verbs/visits.h"
#include "tests/support/temp_dir.h"
#include "ui/verbs/demo.h"
#include "ui/verbs/sync.h"

#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>

namespace ui {

/// The embedded sample, published on 1 January 2027, in which weeks can be worked.
class ReviewSample : public ::testing::Test {
protected:
    void SetUp() override {
        DemoParams sample;
        sample.folder = (dir_.path() / "sample").string();
        sample.sample.state = "CT";
        sample.sample.accounts = 2000;
        sample.sample.reps = 8;
        ws_.emplace(core::Workspace::open(makeSample(sample, job_)));
        core::BalanceParams balance;
        balance.from = "Current";
        balance.scenario = "Balanced";
        core::balance(*ws_, balance, job_);
        crm::PublishParams publish;
        publish.connection =
            *ws_->reader().text("SELECT name FROM crm_connections WHERE removed = 0");
        publish.scenario = "Balanced";
        publish.yes = true;
        publish.effective = "2027-01-01";
        publish.atOnce = true;
        publishPlan(*ws_, publish, job_);
        core::keepBaseline(*ws_, "2027-01-01");
    }

    /// Routes of the week, of which each visit but every `missed`th is made.
    void workWeek(const char* monday, int stops, int missed) {
        core::RouteParams params;
        params.date = monday;
        params.days = 5;
        params.sort = "potential";
        params.top = stops;
        params.where = "potential > 0";
        params.scenario = "Balanced";
        params.coarse = true;
        params.anyRep = false;
        params.zone = "America/New_York";
        params.seconds = 3;
        const auto plan = core::planRoutes(
            *ws_, params, core::estimatedRouteTravel(core::loadTravelEstimate(ws_->reader())),
            job_);
        int number = 0;
        for (const auto& route : plan.plan.routes) {
            for (const auto& stop : route.stops) {
                if (++number % missed == 0) {
                    continue;
                }
                core::VisitWords visit;
                visit.account = plan.accounts.at(stop.account).externalId;
                visit.rep =
                    ws_->reader()
                        .text(core::format("SELECT external_id FROM base_reps WHERE id = {}",
                                           route.rep.value))
                        .value();
                visit.at = core::format("{} {:02}:{:02}", route.day, stop.starts / 3600,
                                        stop.starts / 60 % 60);
                visit.minutes = 35;
                visit.zone = "America/New_York";
                core::addVisit(*ws_, visit);
            }
        }
        ASSERT_GT(number, 100);
    }

    void sql(const std::string& statement) {
        ws_->record("change", [&](core::Record& record) { record.db().exec(statement); });
    }

    support::TempDir dir_;
    core::Job job_;
    std::optional<core::Workspace> ws_;
};

/// The words of a PDF, blanks of any kind as one blank, ligatures as their letters.
inline QString textOf(const std::string& file) {
    QProcess process;
    process.start("pdftotext", {"-layout", QString::fromStdString(file), "-"});
    process.waitForFinished(60'000);
    QString text = QString::fromUtf8(process.readAllStandardOutput());
    return text.normalized(QString::NormalizationForm_KC).simplified();
}

inline QString number(double value, int decimals) {
    QString text = QLocale(QLocale::English).toString(value, 'f', decimals);
    return text;
}

class Expect {
public:
    explicit Expect(QString text) : text_(std::move(text)) {}
    void operator()(const QString& words) const {
        EXPECT_TRUE(text_.contains(words)) << words.toStdString() << " is not in the PDF";
    }

private:
    QString text_;
};

/// Words that English sentences of the packs have and German ones do not.
template <class Report> void expectNoEnglish(const QString& text, const Report& report) {
    static const QRegularExpression english(
        QStringLiteral("\\b(the|and|of|is|are|were|no|not|with|to|by|on|more|visits|open "
                       "value|week|territory|territories|accounts)\\b"));
    const auto found = english.match(text);
    EXPECT_FALSE(found.hasMatch())
        << text.mid(std::max<qsizetype>(0, found.capturedStart() - 60), 140).toStdString();
    for (const core::ReviewHead& head : report.review.heads) {
        EXPECT_FALSE(text.contains(QString::fromStdString(head.text))) << head.text;
    }
    for (const core::ReviewDecision& decision : report.review.decisions) {
        EXPECT_FALSE(text.contains(QString::fromStdString(decision.text))) << decision.text;
    }
}

/// Keeps a pack to be looked at, where `EVENLODE_PICTURES` names a folder.
inline void keepPack(const std::string& file, const char* name) {
    if (const char* keep = std::getenv("EVENLODE_PICTURES")) {
        QFile::remove(QString::fromUtf8(keep) + "/" + name);
        QFile::copy(QString::fromStdString(file), QString::fromUtf8(keep) + "/" + name);
    }
}

inline bool hasPdfText() {
    return !QStandardPaths::findExecutable("pdftotext").isEmpty();
}

} // namespace ui
