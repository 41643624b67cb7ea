// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/weekly_pages.h"

#include "ui/book/pack_parts.h"
#include "ui/book/weekly_parts.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

constexpr double kGap = 24;
constexpr double kLoadLeft = Sheet::kMargin;
constexpr double kLoadWidth = 420;
constexpr double kVisitsLeft = 496;
constexpr double kVisitsWidth = 376;
constexpr double kRight = 904;
constexpr double kRightWidth = Sheet::kWidth - Sheet::kMargin - kRight;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(WeeklyPack)
};

void paintFirst(Sheet& sheet, const WeeklyPack& pack, double height) {
    paintWeeklyHead(sheet, pack);
    paintPackHeads(sheet, pack.review.heads);
    const double decisions = height - kBookFoot - packDecisionsHeight(pack.review.decisions.size());
    const double below = paintLoad(sheet, pack, {kLoadLeft, kPackPartsTop, kLoadWidth, 0});
    paintVisits(sheet, pack, {kVisitsLeft, kPackPartsTop, kVisitsWidth, 0});
    const double pipeline = below + kGap;
    paintPipeline(sheet, pack,
                  {Sheet::kMargin, pipeline, kVisitsLeft + kVisitsWidth - Sheet::kMargin,
                   decisions - kGap - pipeline});
    const double drift = paintDrift(sheet, pack, {kRight, kPackPartsTop, kRightWidth, 0});
    const QRectF rest(kRight, drift + kGap, kRightWidth, decisions - 2 * kGap - drift);
    if (pack.review.week.flags.empty()) {
        paintShares(sheet, pack, rest);
    } else {
        paintFlags(sheet, pack, rest);
    }
    paintPackDecisions(sheet, pack.review.decisions, decisions,
                       Words::tr("Nothing stands out this week."));
}

} // namespace

void paintWeeklyHead(Sheet& sheet, const WeeklyPack& pack) {
    const core::WeekFigures& week = pack.review.week;
    BookHead head;
    head.title = Words::tr("Weekly review");
    const QString days = Words::tr("%1 to %2")
                             .arg(dayText(QString::fromStdString(week.from)),
                                  dayText(QString::fromStdString(week.to)));
    head.after = Words::tr("Week %1, %2 \u00B7 plan %3, in force since %4")
                     .arg(QString::number(std::stoi(week.week.substr(6))), days,
                          QString::fromStdString(week.scenario),
                          dayText(QString::fromStdString(week.since)));
    head.right =
        Words::tr("%1, %2").arg(countedTerritories(static_cast<qint64>(week.territories.size())),
                                countedAccounts(week.accounts));
    head.rightBold = Words::tr("%1 of %2").arg(week.inBand).arg(week.territories.size());
    head.rightAfter =
        QLatin1Char(' ') + Words::tr("in band \u00B1%1").arg(percentText(week.tolerance, 0));
    paintHead(sheet, head);
}

void paintWeeklyFoot(Sheet& sheet, const WeeklyPack& pack, int page, int pages) {
    paintPackFoot(sheet, pack.source,
                  Words::tr("Weekly review \u00B7 page %1 of %2 \u00B7 printed %3")
                      .arg(page)
                      .arg(pages)
                      .arg(dayText(QString::fromStdString(pack.review.printed))));
}

std::vector<BookPage> weeklyPages(const WeeklyPack& pack, double height) {
    std::vector<BookPage> pages{[&pack, height](Sheet& sheet) { paintFirst(sheet, pack, height); }};
    for (BookPage& page : weeklyTables(pack, height)) {
        pages.push_back(std::move(page));
    }
    return pages;
}

} // namespace ui
