// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/bar_table.h"
#include "ui/book/pack_parts.h"
#include "ui/book/quarterly_parts.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kGap = 24;
constexpr double kMapShare = 0.52; ///< of the part's height
constexpr double kDot = 2.4;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(QuarterlyPack)
};

QString plain(const std::string& text) {
    return QString::fromStdString(text);
}

/// Lowest and highest share of all weeks, with the band in any case.
std::pair<double, double> rangeOf(const core::QuarterlyReview& review) {
    double low = 1 - 1.4 * review.tolerance;
    double high = 1 + 1.4 * review.tolerance;
    for (const core::QuarterTerritory& one : review.territories) {
        for (const auto& share : one.weeks) {
            if (share) {
                low = std::min(low, *share - 0.01);
                high = std::max(high, *share + 0.01);
            }
        }
    }
    return {low, high};
}

void paintWeeks(Sheet& sheet, const core::QuarterlyReview& review,
                const core::QuarterTerritory& one, std::pair<double, double> range,
                const QRectF& part) {
    const Tokens& tokens = sheet.style().tokens;
    const QRectF rect = part.adjusted(4, 2, -4, -2);
    const auto y = [&](double share) {
        return rect.bottom() - rect.height() * (share - range.first) / (range.second - range.first);
    };
    const auto x = [&](std::size_t week) {
        const auto last = static_cast<double>(std::max<std::size_t>(2, one.weeks.size()) - 1);
        return rect.left() + rect.width() * static_cast<double>(week) / last;
    };
    const double top = y(1 + review.tolerance);
    sheet.fill({part.left(), top, part.width(), y(1 - review.tolerance) - top}, tokens.band);
    sheet.line(part.left(), y(1), part.right(), 0.8, tokens.text3);
    QPainter& painter = sheet.painter();
    const double ratio = sheet.ratio();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPolygonF line;
    for (std::size_t week = 0; week < one.weeks.size(); ++week) {
        if (one.weeks[week]) {
            line << QPointF(x(week), y(*one.weeks[week])) * ratio;
        }
    }
    painter.setPen(QPen(tokens.text, 1.5 * ratio));
    painter.drawPolyline(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.text);
    for (const QPointF& dot : line) {
        painter.drawEllipse(dot, kDot * ratio, kDot * ratio);
    }
    painter.restore();
}

QString shareOr(const std::optional<double>& share) {
    return share ? percentText(*share) : noFigure();
}

void paintChanged(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect) {
    const core::QuarterlyReview& review = pack.review;
    const Tokens& tokens = sheet.style().tokens;
    sheet.heading(rect.left(), rect.top(), rect.width(), Words::tr("What changed hands"),
                  Words::tr("in the published plan"));
    const double top = rect.top() + kHeadingHeight + 2;
    const int units = review.moved ? review.moved->units : 0;
    if (units == 0 || !pack.changed) {
        sheet.text(rect.left(), top + 15, Words::tr("No unit changed hands in these days."),
                   {12, false, tokens.text2});
        return;
    }
    paintMap(sheet, *pack.changed,
             {{rect.left(), top, rect.width(), rect.bottom() - top - 22},
              pack.changed->units->bounds(),
              -1,
              false});
    const bool zips = looksLikeZips(*pack.changed->units);
    sheet.text(rect.left(), rect.bottom() - 4,
               Words::tr("Hatched: %1 with %2 now in other hands than before these days.")
                   .arg(countedUnits(units, zips), countedAccounts(review.moved->accounts)),
               {11, false, tokens.text2}, rect.width());
}

} // namespace

QString publishWords(const std::string& kind) {
    return kind == "publish"    ? Words::tr("Publish")
           : kind == "rollback" ? Words::tr("Rollback")
           : kind == "sync"     ? Words::tr("Sync")
                                : plain(kind);
}

void paintQuarterWeeks(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect) {
    const core::QuarterlyReview& review = pack.review;
    const auto range = rangeOf(review);
    BarTable table;
    table.title = Words::tr("Drift");
    table.after = Words::tr("share of target by week, as it was kept; grey: band");
    table.nameTitle = Words::tr("Territory");
    table.nameWidth = 190;
    table.barWidth = 230;
    table.tallest = 56;
    table.none = Words::tr("No plan was in force.");
    table.columns = {{Words::tr("First week"), 82, false},
                     {Words::tr("Last week"), 82, false},
                     {Words::tr("Today"), 74, true}};
    if (review.weeks.empty()) {
        table.none = Words::tr("No figures of weeks were kept in these days: the weekly review and "
                               "the first sync of a week keep them.");
        paintBarTable(sheet, table, rect);
        return;
    }
    for (const core::QuarterTerritory& one : review.territories) {
        BarTable::Row row;
        row.name = plain(one.name);
        row.after = plain(one.rep);
        row.cells = {shareOr(one.weeks.front()), shareOr(one.weeks.back()),
                     percentText(one.share())};
        row.strong = !one.inside;
        row.bar = [&sheet, &review, &one, range](const QRectF& part) {
            paintWeeks(sheet, review, one, range, part);
        };
        table.rows.push_back(std::move(row));
    }
    const double end = paintBarTable(sheet, table, rect.adjusted(0, 0, 0, -40));
    QStringList weeks;
    for (const core::QuarterWeek& week : review.weeks) {
        weeks << Words::tr("%1: %2 of %3")
                     .arg(plain(week.week.substr(5)))
                     .arg(week.inBand)
                     .arg(week.territories);
    }
    paintParagraph(sheet, {rect.left(), end + 6}, rect.width(),
                   Words::tr("In band by week: %1.").arg(weeks.join(QStringLiteral(", "))),
                   {11, false, sheet.style().tokens.text2});
}

void paintQuarterLedger(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect) {
    const core::QuarterlyReview& review = pack.review;
    const double height = rect.height() * kMapShare;
    paintChanged(sheet, pack, {rect.left(), rect.top(), rect.width(), height});
    BarTable table;
    table.title = Words::tr("Ledger");
    table.after = Words::tr("in force from a day of these on");
    table.nameTitle = Words::tr("Entry");
    table.nameWidth = 260;
    table.barWidth = 0;
    table.none = Words::tr("Nothing was published in these days.");
    table.columns = {{Words::tr("In force from"), 130, false},
                     {Words::tr("Units"), 80, false},
                     {Words::tr("Accounts written"), 130, true}};
    int units = 0;
    for (const core::QuarterPublish& one : review.publishes) {
        units += one.units;
        table.rows.push_back(
            {QString::number(one.seq) + QLatin1Char(' ') + publishWords(one.kind),
             plain(one.scenario),
             {dayText(plain(one.effective)), groupedText(one.units), groupedText(one.accounts)},
             false,
             {}});
    }
    table.total = {QString(), groupedText(units), groupedText(review.accountsWritten())};
    const double top = rect.top() + height + kGap;
    paintBarTable(sheet, table, {rect.left(), top, rect.width(), rect.bottom() - top});
}

} // namespace ui
