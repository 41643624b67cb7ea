// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/quarterly_pages.h"

#include "ui/book/pack_parts.h"
#include "ui/book/quarterly_parts.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

constexpr double kGap = 24;
constexpr double kPlanWidth = 470;
constexpr double kTeam = 240; ///< height that the team takes below the balance
constexpr std::size_t kStacked = 12;
constexpr double kHalf = (kBookWidth - kGap) / 2;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(QuarterlyPack)
};

QString plain(const std::string& text) {
    return QString::fromStdString(text);
}

/// Whether there are so few territories that two lists of them stand on one page below each other.
bool stacked(const QuarterlyPack& pack) {
    return pack.review.territories.size() <= kStacked;
}

using Part = void (*)(Sheet&, const QuarterlyPack&, const QRectF&);

QRectF leftHalf(double height) {
    return {Sheet::kMargin, kBookTop, kHalf, height - kBookFoot - kBookTop};
}

QRectF rightHalf(double height) {
    return leftHalf(height).translated(kHalf + kGap, 0);
}

void paintFirst(Sheet& sheet, const QuarterlyPack& pack, double height) {
    paintQuarterlyHead(sheet, pack);
    paintPackHeads(sheet, pack.review.heads);
    const double decisions = height - kBookFoot - packDecisionsHeight(pack.review.decisions.size());
    const double room = decisions - kGap - kPackPartsTop;
    if (pack.review.scenario.empty()) {
        paintParagraph(sheet, {Sheet::kMargin, kPackPartsTop}, kBookWidth,
                       Words::tr("Nothing was published up to the end of these days, and there is "
                                 "not one scenario alone. Publish the plan that counts, or name "
                                 "a scenario: its balance, results, work and quotas stand here "
                                 "then."),
                       {13, false, sheet.style().tokens.text});
    } else {
        paintQuarterPlan(sheet, pack, {Sheet::kMargin, kPackPartsTop, kPlanWidth, room});
        const double left = Sheet::kMargin + kPlanWidth + kGap;
        const double width = Sheet::kWidth - Sheet::kMargin - left;
        const bool team = stacked(pack);
        const double below = paintQuarterBalance(
            sheet, pack, {left, kPackPartsTop, width, team ? room - kTeam : room});
        if (team) {
            paintQuarterTeam(sheet, pack,
                             {left, below + kGap, width, decisions - 2 * kGap - below});
        }
    }
    paintPackDecisions(sheet, pack.review.decisions, decisions,
                       Words::tr("Nothing stands out in this quarter."));
}

/// A page of two parts side by side.
BookPage pageOf(const QuarterlyPack& pack, double height, Part left, Part right) {
    return [&pack, height, left, right](Sheet& sheet) {
        paintQuarterlyHead(sheet, pack);
        left(sheet, pack, leftHalf(height));
        right(sheet, pack, rightHalf(height));
    };
}

/// Four parts, two by two.
BookPage pageOfFour(const QuarterlyPack& pack, double height) {
    return [&pack, height](Sheet& sheet) {
        paintQuarterlyHead(sheet, pack);
        const double each = (height - kBookFoot - kBookTop - kGap) / 2;
        const QRectF left(Sheet::kMargin, kBookTop, kHalf, each);
        const QRectF right = left.translated(kHalf + kGap, 0);
        paintQuarterResults(sheet, pack, left);
        paintQuarterQuotas(sheet, pack, right);
        paintQuarterWork(sheet, pack, left.translated(0, each + kGap));
        paintQuarterVisits(sheet, pack, right.translated(0, each + kGap));
    };
}

/// The plan beside other scenarios, over the whole page.
BookPage scenarioPage(const QuarterlyPack& pack, double height) {
    return [&pack, height](Sheet& sheet) {
        paintQuarterlyHead(sheet, pack);
        paintQuarterScenarios(
            sheet, pack, {Sheet::kMargin, kBookTop, kBookWidth, height - kBookFoot - kBookTop});
    };
}

} // namespace

void paintQuarterlyHead(Sheet& sheet, const QuarterlyPack& pack) {
    const core::QuarterlyReview& review = pack.review;
    BookHead head;
    head.title = Words::tr("Quarterly review");
    const QString days =
        Words::tr("%1 to %2").arg(dayText(plain(review.from)), dayText(plain(review.to)));
    const QString span =
        review.quarter.empty()
            ? days
            : Words::tr("Quarter %1 of %2, %3")
                  .arg(plain(review.quarter.substr(6)), plain(review.quarter.substr(0, 4)), days);
    QString plan;
    if (review.scenario.empty()) {
        plan = Words::tr("no plan");
    } else if (review.since.empty()) {
        plan = Words::tr("scenario %1").arg(plain(review.scenario));
    } else {
        plan = Words::tr("plan %1, in force since %2")
                   .arg(plain(review.scenario), dayText(plain(review.since)));
    }
    head.after = span + QStringLiteral(" \u00B7 ") + plan;
    if (!review.scenario.empty()) {
        int accounts = 0;
        for (const core::QuarterTerritory& one : review.territories) {
            accounts += one.accounts;
        }
        head.right = Words::tr("%1, %2").arg(
            countedTerritories(static_cast<qint64>(review.territories.size())),
            countedAccounts(accounts));
        head.rightBold = Words::tr("%1 of %2").arg(review.inBand()).arg(review.territories.size());
        head.rightAfter =
            QLatin1Char(' ') + Words::tr("in band \u00B1%1").arg(percentText(review.tolerance, 0));
    }
    paintHead(sheet, head);
}

void paintQuarterlyFoot(Sheet& sheet, const QuarterlyPack& pack, int page, int pages) {
    paintPackFoot(sheet, pack.source,
                  Words::tr("Quarterly review \u00B7 page %1 of %2 \u00B7 printed %3")
                      .arg(page)
                      .arg(pages)
                      .arg(dayText(plain(pack.review.printed))));
}

std::vector<BookPage> quarterlyPages(const QuarterlyPack& pack, double height) {
    std::vector<BookPage> pages{[&pack, height](Sheet& sheet) { paintFirst(sheet, pack, height); }};
    pages.push_back(pageOf(pack, height, paintQuarterWeeks, paintQuarterLedger));
    if (!pack.review.scenario.empty() && stacked(pack)) {
        pages.push_back(pageOfFour(pack, height));
        pages.push_back(scenarioPage(pack, height));
    } else if (!pack.review.scenario.empty()) {
        pages.push_back(pageOf(pack, height, paintQuarterResults, paintQuarterQuotas));
        pages.push_back(pageOf(pack, height, paintQuarterWork, paintQuarterVisits));
        pages.push_back(scenarioPage(pack, height));
    }
    for (BookPage& page : quarterlyTables(pack, height)) {
        pages.push_back(std::move(page));
    }
    return pages;
}

} // namespace ui
