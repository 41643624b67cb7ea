// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/weekly_pages.h"

#include "ui/book/weekly_parts.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

constexpr double kHeadsTop = 104;
constexpr double kPartsTop = 160;
constexpr double kGap = 24;
constexpr double kDecisionRow = 25;
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

QString said(const std::string& text) {
    return QString::fromStdString(text);
}

QString aboutText(const std::string& about) {
    return about == "balance"    ? Words::tr("Balance")
           : about == "load"     ? Words::tr("Load")
           : about == "visits"   ? Words::tr("Visits")
           : about == "pipeline" ? Words::tr("Pipeline")
                                 : Words::tr("Whitespace");
}

void paintHeads(Sheet& sheet, const WeeklyPack& pack) {
    const Tokens& tokens = sheet.style().tokens;
    const double each = kBookWidth / static_cast<double>(pack.review.heads.size());
    double x = Sheet::kMargin;
    for (const core::ReviewHead& head : pack.review.heads) {
        sheet.fill({x, kHeadsTop, 3, 38}, tokens.text);
        sheet.text(x + 15, kHeadsTop + 15, said(head.figure), {15, true, tokens.text}, each - 36);
        sheet.text(x + 15, kHeadsTop + 33, said(head.text), {12, false, tokens.text2}, each - 36);
        x += each;
    }
}

void paintDecisions(Sheet& sheet, const WeeklyPack& pack, double top) {
    const Tokens& tokens = sheet.style().tokens;
    sheet.heading(Sheet::kMargin, top, kBookWidth, Words::tr("To decide"),
                  Words::tr("in this meeting"));
    double y = top + kHeadingHeight;
    for (const core::ReviewDecision& decision : pack.review.decisions) {
        sheet.frame({Sheet::kMargin, y + 6, 12, 12}, 1.4, tokens.text);
        sheet.text(Sheet::kMargin + 26, y + 17, aboutText(decision.about), {12, true, tokens.text},
                   90);
        sheet.text(Sheet::kMargin + 122, y + 17, said(decision.text), {12, false, tokens.text},
                   kBookWidth - 122 - 160);
        sheet.text(Sheet::kWidth - Sheet::kMargin - 120, y + 17, Words::tr("Decided:"),
                   {12, false, tokens.text3});
        y += kDecisionRow;
        sheet.line(Sheet::kMargin, y, Sheet::kWidth - Sheet::kMargin, 1, tokens.hair);
    }
    if (pack.review.decisions.empty()) {
        sheet.text(Sheet::kMargin, y + 17, Words::tr("Nothing stands out this week."),
                   {12, false, tokens.text2});
    }
}

void paintFirst(Sheet& sheet, const WeeklyPack& pack, double height) {
    paintWeeklyHead(sheet, pack);
    paintHeads(sheet, pack);
    const double rows = static_cast<double>(std::max<std::size_t>(1, pack.review.decisions.size()));
    const double decisions = height - kBookFoot - 6 - kHeadingHeight - rows * kDecisionRow;
    const double below = paintLoad(sheet, pack, {kLoadLeft, kPartsTop, kLoadWidth, 0});
    paintVisits(sheet, pack, {kVisitsLeft, kPartsTop, kVisitsWidth, 0});
    const double pipeline = below + kGap;
    paintPipeline(sheet, pack,
                  {Sheet::kMargin, pipeline, kVisitsLeft + kVisitsWidth - Sheet::kMargin,
                   decisions - kGap - pipeline});
    const double drift = paintDrift(sheet, pack, {kRight, kPartsTop, kRightWidth, 0});
    const QRectF rest(kRight, drift + kGap, kRightWidth, decisions - 2 * kGap - drift);
    if (pack.review.week.flags.empty()) {
        paintShares(sheet, pack, rest);
    } else {
        paintFlags(sheet, pack, rest);
    }
    paintDecisions(sheet, pack, decisions);
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
    QString source;
    for (const QString& sentence : pack.source) {
        source += (source.isEmpty() ? QString() : QStringLiteral(" ")) + sentence;
    }
    paintFootLine(sheet, source,
                  Words::tr("Weekly review \u00B7 page %1 of %2 \u00B7 printed %3")
                      .arg(page)
                      .arg(pages)
                      .arg(dayText(QString::fromStdString(pack.review.printed))));
}

double paintParagraph(Sheet& sheet, QPointF topLeft, double width, const QString& words,
                      const Sheet::Text& how) {
    const double line = how.size * 1.38;
    double y = topLeft.y();
    QString row;
    const auto flush = [&] {
        y += line;
        sheet.text(topLeft.x(), y - line * 0.25, row, how, width);
        row.clear();
    };
    for (const QString& word : words.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString longer = row.isEmpty() ? word : row + QLatin1Char(' ') + word;
        if (!row.isEmpty() && sheet.textWidth(longer, how.size, how.bold) > width) {
            flush();
            row = word;
        } else {
            row = longer;
        }
    }
    if (!row.isEmpty()) {
        flush();
    }
    return y;
}

std::vector<BookPage> weeklyPages(const WeeklyPack& pack, double height) {
    std::vector<BookPage> pages{[&pack, height](Sheet& sheet) { paintFirst(sheet, pack, height); }};
    for (BookPage& page : weeklyTables(pack, height)) {
        pages.push_back(std::move(page));
    }
    return pages;
}

} // namespace ui
