// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/daily_pages.h"

#include "ui/book/daily_parts.h"
#include "ui/book/pack_parts.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <algorithm>

namespace ui {

namespace {

constexpr double kGap = 24;
constexpr double kLeftWidth = 872;
constexpr double kRight = 944;
constexpr double kRightWidth = Sheet::kWidth - Sheet::kMargin - kRight;
constexpr std::size_t kMostDecisions = 8;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(DailyPack)
};

QString plain(const std::string& text) {
    return QString::fromStdString(text);
}

std::vector<core::ReviewDecision> firstDecisions(const core::DailyReview& day) {
    std::vector<core::ReviewDecision> first = day.decisions;
    if (first.size() > kMostDecisions) {
        first.resize(kMostDecisions - 1);
    }
    return first;
}

void paintFirst(Sheet& sheet, const DailyPack& pack, double height) {
    paintDailyHead(sheet, pack);
    paintPackHeads(sheet, pack.day.heads);
    const auto decisions = firstDecisions(pack.day);
    const std::size_t more = pack.day.decisions.size() - decisions.size();
    const double lines = static_cast<double>(decisions.size() + (more > 0 ? 1 : 0));
    const double below =
        height - kBookFoot - packDecisionsHeight(static_cast<std::size_t>(lines)) - kGap;
    const double routes = paintDayLists(
        sheet, pack, {Sheet::kMargin, kPackPartsTop, kLeftWidth, below - kPackPartsTop});
    sheet.heading(kRight, kPackPartsTop, kRightWidth, Words::tr("Routes"),
                  Words::tr("straight lines between the calls"));
    const double map = kPackPartsTop + kHeadingHeight + 2;
    const QRectF rect(kRight, map, kRightWidth, std::max(180.0, routes - map));
    paintRoutesMap(sheet, pack, rect);
    paintNotDone(sheet, pack, {kRight, routes + kGap, kRightWidth, below - routes - kGap});
    paintPackDecisions(sheet, decisions, below + kGap, Words::tr("Nothing stands out today."));
    if (more > 0) {
        const double y = below + kGap + packDecisionsHeight(decisions.size()) - 6;
        sheet.text(Sheet::kMargin + 26, y + 17,
                   Words::tr("%Ln more on the next page", nullptr, static_cast<int>(more)),
                   {12, false, sheet.style().tokens.text2});
    }
}

} // namespace

QString daysBeforeText(const core::DailyReview& day) {
    return day.from == day.to
               ? dayText(plain(day.to))
               : Words::tr("%1 to %2").arg(dayText(plain(day.from)), dayText(plain(day.to)));
}

void paintDailyHead(Sheet& sheet, const DailyPack& pack) {
    const core::DailyReview& day = pack.day;
    BookHead head;
    head.title = Words::tr("Daily review");
    const QDate date = QDate::fromString(plain(day.date), Qt::ISODate);
    head.after = QLocale().dayName(date.dayOfWeek()) + QStringLiteral(", ") +
                 dayText(plain(day.date)) + QStringLiteral(" \u00B7 ") +
                 (day.scenario.empty() ? Words::tr("no plan is in force")
                                       : Words::tr("plan %1, in force since %2")
                                             .arg(plain(day.scenario), dayText(plain(day.since))));
    head.right = Words::tr("%Ln routes", nullptr, day.routes());
    head.rightBold = Words::tr("%Ln calls", nullptr, static_cast<int>(day.calls()));
    head.rightAfter = QLatin1Char(' ') + Words::tr("today");
    paintHead(sheet, head);
}

void paintDailyFoot(Sheet& sheet, const DailyPack& pack, int page, int pages) {
    paintPackFoot(sheet, pack.source,
                  Words::tr("Daily review \u00B7 page %1 of %2 \u00B7 printed %3")
                      .arg(page)
                      .arg(pages)
                      .arg(dayText(plain(pack.day.printed))));
}

std::vector<BookPage> dailyPages(const DailyPack& pack, double height) {
    std::vector<BookPage> pages{[&pack, height](Sheet& sheet) { paintFirst(sheet, pack, height); }};
    const std::size_t shown = firstDecisions(pack.day).size();
    for (BookPage& page : dailyTables(pack, height, shown)) {
        pages.push_back(std::move(page));
    }
    return pages;
}

} // namespace ui
