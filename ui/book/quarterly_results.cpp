// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/bar_table.h"
#include "ui/book/pack_parts.h"
#include "ui/book/quarterly_parts.h"
#include "ui/book/review_words.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kBar = 10;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(QuarterlyPack)
};

QString plain(const std::string& text) {
    return QString::fromStdString(text);
}

QString growthText(const core::TerritoryPerformance& made) {
    const auto growth = made.growth();
    return growth ? signedPercentText(*growth, 0) : noFigure();
}

/// The expected range as a light bar with its middle as a line, what was won as a dark one.
void paintWon(Sheet& sheet, const core::TerritoryPerformance& made, double largest,
              const QRectF& rect) {
    const Tokens& tokens = sheet.style().tokens;
    const auto x = [&](double value) {
        return rect.left() + rect.width() * std::clamp(value / largest, 0.0, 1.0);
    };
    if (made.verdict != core::Verdict::Unknown) {
        sheet.fill({x(made.low), rect.top() + 3, x(made.high) - x(made.low), rect.height() - 6},
                   tokens.band);
    }
    const QRectF bar(rect.left(), rect.center().y() - kBar / 2, x(made.won) - rect.left(), kBar);
    const bool below = made.verdict == core::Verdict::Below;
    sheet.fill(bar, below ? tokens.over : packInk(sheet));
    if (below) {
        paintHatch(sheet, bar);
    }
    if (made.verdict != core::Verdict::Unknown) {
        sheet.fill({x(made.expected) - 1, rect.top() + 3, 2, rect.height() - 6}, tokens.text);
    }
}

/// Quotas as bars with the cap on both sides of the mean one.
void paintQuota(Sheet& sheet, const core::QuarterlyReview& review, double largest, double quota,
                const QRectF& rect) {
    const double mean =
        static_cast<double>(review.quotaTotal) / static_cast<double>(review.territories.size());
    const auto x = [&](double value) { return rect.left() + rect.width() * value / largest; };
    sheet.fill({rect.left(), rect.center().y() - kBar / 2, x(quota) - rect.left(), kBar},
               packInk(sheet));
    for (const double edge :
         {mean * std::max(0.0, 1 - review.quotaCap), mean * (1 + review.quotaCap)}) {
        if (edge <= largest) {
            paintDashes(sheet, x(edge), rect.top() + 2, rect.bottom() - 1);
        }
    }
}

} // namespace

QString inThousands(double value) {
    return groupedText(std::llround(value / 1000));
}

QString verdictWords(core::Verdict verdict) {
    switch (verdict) {
    case core::Verdict::AsExpected: return Words::tr("as expected");
    case core::Verdict::Above: return Words::tr("above");
    case core::Verdict::Below: return Words::tr("below");
    case core::Verdict::Unknown: break;
    }
    return Words::tr("not known");
}

void paintQuarterResults(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect) {
    const core::QuarterlyReview& review = pack.review;
    double largest = 1;
    for (const core::QuarterTerritory& one : review.territories) {
        largest = std::max({largest, one.made.won, one.made.high});
    }
    BarTable table;
    table.title = Words::tr("Won");
    table.after = Words::tr("$ k; grey: what potential leads to expect; hatched: less");
    table.nameTitle = Words::tr("Territory");
    table.tallest = 30;
    table.nameWidth = 158;
    table.barWidth = 150;
    table.columns = {{Words::tr("Won"), 84, true},
                     {Words::tr("Expected"), 74, false},
                     {Words::tr("Growth"), 64, false},
                     {Words::tr("New accounts"), 88, false},
                     {Words::tr("Verdict"), 94, false}};
    for (const core::QuarterTerritory& one : review.territories) {
        const core::TerritoryPerformance& made = one.made;
        const bool known = made.verdict != core::Verdict::Unknown;
        BarTable::Row row{plain(one.name),
                          plain(one.rep),
                          {inThousands(made.won), known ? inThousands(made.expected) : noFigure(),
                           growthText(made), groupedText(made.newAccounts),
                           verdictWords(made.verdict)},
                          made.verdict == core::Verdict::Below,
                          {}};
        row.bar = [&sheet, &made, largest](const QRectF& part) {
            paintWon(sheet, made, largest, part);
        };
        table.rows.push_back(std::move(row));
    }
    table.total = {inThousands(review.all.won), QString(), growthText(review.all),
                   groupedText(review.all.newAccounts), QString()};
    const double end = paintBarTable(sheet, table, rect.adjusted(0, 0, 0, -40));
    paintParagraph(sheet, {rect.left(), end + 6}, rect.width(),
                   Words::tr("Growth is against as many days before. The expectation follows from "
                             "what the other territories make of their potential; eight of ten "
                             "like them lie within the grey range. What remains is the rep, and "
                             "chance."),
                   {11, false, sheet.style().tokens.text2});
}

void paintQuarterQuotas(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect) {
    const core::QuarterlyReview& review = pack.review;
    BarTable table;
    table.title = Words::tr("Quota proposal");
    table.nameTitle = Words::tr("Territory");
    table.tallest = 30;
    table.nameWidth = 190;
    table.barWidth = 220;
    table.none = Words::tr("Nothing was won that could be shared out: name a sum.");
    table.columns = {{measureTitle(plain(review.measure)), 90, false},
                     {Words::tr("Quota"), 110, true},
                     {Words::tr("Share"), 70, false}};
    std::int64_t most = 1;
    for (const core::QuarterTerritory& one : review.territories) {
        most = std::max(most, one.quota.value_or(0));
    }
    const double largest = static_cast<double>(most) * 1.02;
    for (const core::QuarterTerritory& one : review.territories) {
        if (!one.quota) {
            continue;
        }
        const auto quota = static_cast<double>(*one.quota);
        BarTable::Row row{plain(one.name),
                          plain(one.rep),
                          {amountText(one.value, plain(review.unit)), groupedText(*one.quota),
                           shareWords(quota, static_cast<double>(review.quotaTotal))},
                          false,
                          {}};
        row.bar = [&sheet, &review, largest, quota](const QRectF& part) {
            paintQuota(sheet, review, largest, quota, part);
        };
        table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) {
        table.after =
            Words::tr("$, in proportion to %1; dashed: cap of %2 round the mean")
                .arg(measureTitle(plain(review.measure)), percentText(review.quotaCap, 0));
        table.total = {QString(), groupedText(review.quotaTotal), QString()};
    }
    const double end = paintBarTable(sheet, table, rect.adjusted(0, 0, 0, -40));
    if (!table.rows.empty()) {
        sheet.text(rect.left(), end + 20,
                   review.quotaAsked ? Words::tr("The sum is the one that was asked for.")
                                     : Words::tr("The sum is what was won in these days."),
                   {11, false, sheet.style().tokens.text2}, rect.width());
    }
}

} // namespace ui
